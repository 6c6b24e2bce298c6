"""Everything that can be read in a file of any kind, however it is packed: what an attacker would read.

A file is unpacked as far as it goes (ZIP, streams, base64, text drawn glyph by glyph), and each piece is looked through
as bytes, as UTF-8 and UTF-16, with its escapes undone and its tags taken out.
"""

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote

__all__ = ["found_in", "pieces"]

Piece = tuple[str, bytes]  # where it stands, and what it holds
DEEPEST = 6  # files within files
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
LETTERS_IN_PDF = re.compile(rb"<([0-9A-Fa-f\s]*)>|\(((?:\\.|[^\\()])*)\)", re.DOTALL)
MAPPED = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|_x([0-9a-fA-F]{4})_")


def found_in(files: Mapping[str, bytes], secrets: Mapping[str, str]) -> list[tuple[str, str]]:
    """Which secrets can be read, and where: `("trust", "map.zip > notes.xml")`. Names of files are read too.

    Numbers are looked for as numbers of their own, with or without a comma; everything else in any case.
    """
    words = {what: value.casefold() for what, value in secrets.items() if not value.isdecimal()}
    by_start = {value[:2]: tuple(one for one in words.values() if one[:2] == value[:2]) for value in words.values()}
    numbers = {what: _alone(value) for what, value in secrets.items() if value.isdecimal()}
    found: dict[tuple[str, str], None] = {}
    for place, content in pieces(files):
        for text, closed in _readings(content):
            folded = text.casefold()
            held = _held(folded, by_start)
            found |= dict.fromkeys((what, place) for what, value in words.items() if value in held)
            if not closed:  # else numbers that stand side by side make others
                found |= dict.fromkeys((what, place) for what, number in numbers.items() if number.search(text))
    return list(found)


def _held(text: str, by_start: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Which of the words the text holds. Most begin alike: looked for one by one they take ten times as long."""
    held = set()
    for start, words in by_start.items():
        at = text.find(start)
        while at >= 0:
            if text.startswith(words, at):
                held |= {word for word in words if text.startswith(word, at)}
            at = text.find(start, at + 1)
    return held


def _alone(number: str) -> re.Pattern[str]:
    first, *rest = f"{int(number):,}"
    digits = "".join(rest).replace(",", ",?")
    return re.compile(rf"{first}(?<![\w.]{first}){digits}(?!\w|\.\d)")  # what begins with a letter is found quickly


def pieces(files: Mapping[str, bytes]) -> Iterator[Piece]:
    """Every name and every content, unpacked as far as it goes."""
    for name, content in files.items():
        yield f"the name {name}", name.encode()
        yield from _unpacked(name, content, 0)


def _unpacked(place: str, content: bytes, depth: int) -> Iterator[Piece]:
    yield place, content
    if depth > DEEPEST:
        return
    for inside, held in (*_zipped(content), *_streams(content), *_chunks(content), *_encoded(content)):
        yield from _unpacked(f"{place} > {inside}", held, depth + 1)
    if content.startswith(b"%PDF"):
        yield from ((f"{place} > text", text) for text in _drawn(content))


def _zipped(content: bytes) -> Iterator[Piece]:
    if not content.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        yield "comment", packed.comment
        for one in packed.infolist():
            yield f"the name {one.filename}", one.filename.encode() + b" " + one.comment + b" " + one.extra
            yield one.filename, packed.read(one)


def _streams(content: bytes) -> Iterator[Piece]:
    """Streams of a PDF, and a whole content that is compressed."""
    if content[:2] == b"\x1f\x8b":
        yield "unzipped", zlib.decompress(content, 31)
    if content.startswith(b"%PDF"):
        for number, stream in enumerate(STREAM.findall(content)):
            inflated = _inflated(stream)
            if inflated:
                yield f"stream {number}", inflated


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def _chunks(content: bytes) -> Iterator[Piece]:
    """Texts in a PNG, compressed or not."""
    if not content.startswith(b"\x89PNG"):
        return
    at = 8
    while at + 8 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        held = content[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iTXt", b"iCCP", b"eXIf"):
            yield kind.decode(), held
            for start in range(len(held)):
                if inflated := _inflated(held[start:]) if held[start : start + 1] == b"\x78" else b"":
                    yield f"{kind.decode()} inflated", inflated
        at += 12 + length


def _encoded(content: bytes) -> Iterator[Piece]:
    """What base64 holds, where it makes sense as such."""
    for number, run in enumerate(BASE64.findall(content)):
        plain = run.replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
        try:
            yield f"base64 {number}", base64.b64decode(plain + b"=" * (-len(plain) % 4))
        except binascii.Error:
            continue


def _drawn(content: bytes) -> Iterator[bytes]:
    """The text of a PDF: the glyphs of every stream read by the table of every font."""
    streams = [content, *(_inflated(stream) for stream in STREAM.findall(content))]
    tables = [dict(_mapped(stream)) for stream in streams if b"beginbf" in stream]
    for stream in streams:
        if b"Tj" not in stream and b"TJ" not in stream:
            continue
        glyphs = b"".join(_bytes_of(*letters) for letters in LETTERS_IN_PDF.findall(stream))
        for table in tables:
            codes = (int.from_bytes(glyphs[at : at + 2]) for at in range(0, len(glyphs) - 1, 2))
            yield "".join(table.get(code, "\x00") for code in codes).encode("utf-8", "replace")
        yield glyphs


def _bytes_of(in_hex: bytes, literal: bytes) -> bytes:
    if in_hex:
        return bytes.fromhex(re.sub(rb"\s", b"", in_hex).decode().ljust(2 * ((len(in_hex) + 1) // 2), "0"))
    octal = re.sub(rb"\\([0-7]{1,3})", lambda found: bytes([int(found[1], 8) % 256]), literal)
    return re.sub(rb"\\(.)", rb"\1", octal, flags=re.DOTALL)


def _mapped(stream: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in MAPPED.findall(stream):
        codes = [bytes.fromhex(one.decode()) for one in HEX.findall(body)]
        if kind == b"char":
            for code, text in zip(codes[::2], codes[1::2], strict=False):
                yield int.from_bytes(code), text.decode("utf-16-be", "replace")
        else:
            for low, high, text in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
                first = int.from_bytes(text)
                for step in range(int.from_bytes(high) - int.from_bytes(low) + 1):
                    yield int.from_bytes(low) + step, chr(first + step)


def _readings(content: bytes) -> Iterator[tuple[str, bool]]:
    """The content as text, in each way that it may be meant; and whether the gaps in it are closed."""
    if len(content) > 1 and content.count(0) * 8 > len(content):
        for code in ("utf-16-be", "utf-16-le"):
            yield from ((content[start:].decode(code, "replace"), False) for start in (0, 1))
    plain = content.decode("utf-8", "replace")
    yield plain, False
    unescaped = unescape(unquote(ESCAPED.sub(_letter, plain)))
    if unescaped != plain:
        yield unescaped, False
    if "<" in unescaped:
        yield re.sub(r"<[^>]*>", " ", unescaped), False
        yield re.sub(r"<[^>]*>", "", unescaped), True  # a word may be cut into several runs
    yield re.sub(r"[\u00ad\u200b\u200d\u2060]|-\s+|\s+", "", unescaped), True  # or at the end of a line
    if re.search(r"<[0-9A-Fa-f]{8,}>", plain):  # strings of a PDF
        yield " ".join(_hexed(one) for one in re.findall(r"<([0-9A-Fa-f]{8,})>", plain)), False


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2] or found[3], 16))


def _hexed(text: str) -> str:
    held = bytes.fromhex(text[: len(text) // 2 * 2])
    return held.decode("utf-16-be", "replace") + " " + held.decode("utf-8", "replace")
