"""Files to text: what encoding a file is in, and whether it is text at all."""

import codecs
import re
import unicodedata
from pathlib import Path

from network.errors import UnreadableFile
from network.files.raw.guard import refuse_irregular

__all__ = ["HALF", "HALF_SAID", "decoded", "file_bytes"]

MAX_BYTES = 20_000_000
SHORT = MAX_BYTES // 18  # characters of a text that is no larger once each sign stands as the letters that it means
BOMS = (  # how a text may begin, how it is then read, and what that is called
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
OTHER_KINDS = (  # how a file begins that is no text, and what to do with it
    (b"\x1f\x8b", "is packed with gzip. Unpack it and choose the file inside."),
    (b"7z\xbc\xaf", "is packed with 7-Zip. Unpack it and choose the file inside."),
    (b"\x89PNG", "is a picture. Choose the file that the picture was made from."),
    (b"\xff\xd8\xff", "is a picture. Choose the file that the picture was made from."),
    (b"GIF8", "is a picture. Choose the file that the picture was made from."),
    (b"%PDF", "is a PDF document. Choose the table that it was made from."),
)
HALF = re.compile("[\ud800-\udfff]")  # of a character: JSON and YAML can write it, and no text can hold it
HALF_SAID = "half a character (a lone surrogate)"
WINDOWS_NOTE = "The text is not UTF-8; it was read as Windows text (cp1252)."


def file_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises
    ------
    UnreadableFile
        When it is not there, cannot be opened or is larger than 20 MB.
    """
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path.name} is a folder. Choose a file in it.")
        refuse_irregular(path)
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"There is no file {path}. Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(f"{path.name} cannot be opened: {reason}. Check that it may be read.") from None


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text, with every line break as one newline, and a note when the encoding had to be guessed.

    Raises
    ------
    UnreadableFile
        When the content is empty, larger than 20 MB or not text.
    """
    if len(content) > MAX_BYTES:
        raise _too_large(name)
    if not content.strip():
        raise UnreadableFile(f"{name} is empty. Choose a file that holds something.")
    text, note = _decoded(content, name)
    if "\0" in text:
        what = f"{name} is not a text file, or not in UTF-8: it holds NUL characters, as text in UTF-16 or UTF-32 does."
        raise UnreadableFile(f"{what} Save it as text in UTF-8.")
    if not text.isascii() and len(text) > SHORT and len(unicodedata.normalize("NFKC", text)) > MAX_BYTES:
        what = f"{name} holds signs that each stand for several letters, and is larger than can be read without them."
        raise UnreadableFile(f"{what} Write them out, or leave out what the map does not need.")
    return text.replace("\r\n", "\n").replace("\r", "\n"), note


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    for start, kind in OTHER_KINDS:
        if content.startswith(start):
            raise UnreadableFile(f"{name} {kind}")
    for bom, encoding, called in BOMS:
        if content.startswith(bom):
            try:
                return content.decode(encoding), ""
            except UnicodeDecodeError:
                raise UnreadableFile(
                    f"{name} is damaged: it is not the {called} text it says it is. Save it again as UTF-8."
                ) from None
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), WINDOWS_NOTE
    except UnicodeDecodeError:
        raise UnreadableFile(f"{name} is not a text file. Save it as text in UTF-8.") from None


def _too_large(name: str) -> UnreadableFile:
    limit = f"{MAX_BYTES // 1_000_000} MB"
    return UnreadableFile(
        f"{name} is larger than {limit}, the most that is read. Leave out what the map does not need."
    )
