"""The attack: nothing that was planted can be read in any public export of any format; and the attack can succeed."""

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from PIL import Image, PngImagePlugin

import cli
import network.roles
from network import Network, write_yaml
from network.files.writing import WRITE_SUFFIXES
from network.model import Agreement
from render.public_copy import public_copy
from tests.pace import usually
from tests.public.exports import converted, drawn, reported, told
from tests.public.planted import NAMES, SECRETS, STAYS, planted, word
from tests.public.scanning import found_in, pieces
from tests.public.twins import twin

ROLES = {**SECRETS, **{f"with roles {one}": one for one in STAYS}}
IN_FILES = {what: value for what, value in SECRETS.items() if what != "an hour as minutes"}
SECRET = word("what the tests hide")


@pytest.fixture(scope="module")
def whole() -> Network:
    return planted(illustrative=True)


def test_no_map_file_gives_anything_away(whole: Network, tmp_path: Path) -> None:
    files = converted(whole, tmp_path, "--public")
    assert len(files) >= len(WRITE_SUFFIXES)
    assert found_in(files, IN_FILES) == []


def test_with_roles_not_even_the_names_of_others(whole: Network, tmp_path: Path) -> None:
    assert found_in(converted(whole, tmp_path, "--public", "--roles"), ROLES | NAMES) == []


def test_a_map_marked_public_leaves_as_a_public_copy_by_itself(whole: Network, tmp_path: Path) -> None:
    marked = replace(whole, system=replace(whole.system, public=True))
    assert found_in(converted(marked, tmp_path) | reported(marked, tmp_path, most=1), IN_FILES) == []


@pytest.mark.parametrize("roles", [False, pytest.param(True, marks=pytest.mark.long)])
def test_no_picture_table_or_calendar_gives_anything_away(roles: bool, whole: Network) -> None:
    files = drawn(public_copy(whole, roles=roles))
    assert len(files) > 30
    assert found_in(files, ROLES if roles else IN_FILES) == []


def test_no_report_gives_anything_away(whole: Network, tmp_path: Path) -> None:
    assert found_in(dict(told(whole)), IN_FILES) == []
    assert found_in(reported(whole, tmp_path, "--reader", "public"), IN_FILES) == []


def test_the_page_of_a_partner_is_not_made_for_the_public(whole: Network, tmp_path: Path) -> None:
    marked = replace(whole, system=replace(whole.system, public=True))
    write_yaml(marked, tmp_path / "map.yaml")
    for flags in ((), ("--reader", "public")):
        made = ("report", str(tmp_path / "map.yaml"), str(tmp_path / "page.docx"), "--partner", "hub", *flags)
        assert cli.main(made) == 2


@pytest.mark.long
def test_two_maps_that_differ_in_what_is_hidden_alone_leave_as_the_same_bytes(
    whole: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network.roles, "_drawn", lambda secret, one: one)  # it hangs on all that is known of partners
    other = twin(whole)
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    first, second = (
        unpacked(
            converted(each, folder, "--public")
            | dict(told(each))
            | reported(each, folder, "--reader", "public", most=usually(1, slowly=None))
        )
        for each, folder in zip((whole, other), folders, strict=True)
    )
    assert first.keys() == second.keys()
    assert [name for name, content in first.items() if content != second[name]] == []


def unpacked(files: dict[str, bytes]) -> dict[str, bytes]:
    """Contents without the moment at which a workbook was made."""
    parts = dict(pieces({name: content for name, content in files.items() if not name.endswith(".xlsx")}))
    workbooks = pieces({name: content for name, content in files.items() if name.endswith(".xlsx")})
    return parts | {place: held for place, held in workbooks if " > " in place and "core.xml" not in place}


# The attack itself


def test_the_attack_sees_into_every_format_that_is_written(whole: Network, tmp_path: Path) -> None:
    files = converted(whole, tmp_path)
    for name, content in files.items():
        about_links = name.endswith(("-links.csv", "-edges.csv"))
        looked_for = {"7919": "7919"} if about_links else {"name": word("hub name"), "hours": "06:47"}
        assert {what for what, _ in found_in({name: content}, looked_for)} == looked_for.keys(), name


def test_the_attack_sees_into_every_report_that_is_made(whole: Network, tmp_path: Path) -> None:
    agreed = tuple(Agreement(one) for one in whole.by_id)
    told = replace(whole, agreed=agreed, system=replace(whole.system, name=word("system")))
    chapters = usually(("--chapters", "state,bottlenecks"), slowly=())  # these say what is looked for
    files = reported(told, tmp_path, "--reader", "room", *chapters, most=usually(2, slowly=None))
    looked_for = {"hub": word("hub name"), "system": word("system")}
    unread = {name for name, content in files.items() if not found_in({name: content}, looked_for)}
    assert {name.rpartition(".")[2] for name in unread} <= {"png", "svg"}  # pictures speak of needs


def zipped(name: str, content: bytes, comment: bytes = b"") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = comment
        file.writestr(name, content)
    return packed.getvalue()


def png(compressed: bool) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRET, zip=compressed)
    target = io.BytesIO()
    Image.new("RGB", (2, 2)).save(target, "PNG", pnginfo=texts)
    return target.getvalue()


def pdf(drawing: bytes, table: bytes = b"") -> bytes:
    streams = b"".join(
        b"%d 0 obj << /Filter /FlateDecode >> stream\n%b\nendstream endobj\n" % (number, zlib.compress(part))
        for number, part in enumerate((drawing, table))
        if part
    )
    return b"%PDF-1.7\n" + streams + b"%%EOF"


def glyphs(text: str) -> bytes:
    """The text as numbers of glyphs, two and two with a step between, and the table that reads them."""
    letters = sorted(set(text))
    codes = [letters.index(letter) + 7 for letter in text]
    shown = b" ".join(b"<%04x%04x> -30" % pair for pair in zip(codes[::2], [*codes[1::2], 3], strict=False))
    rows = b"".join(b"<%04x> <%04x>\n" % (place + 7, ord(letter)) for place, letter in enumerate(letters))
    return pdf(b"BT /F1 12 Tf [" + shown + b"] TJ ET", b"%d beginbfchar\n%bendbfchar" % (len(letters), rows))


def workbook() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"keywords": SECRET})
        book.add_worksheet()
    return target.getvalue()


HIDDEN: dict[str, Callable[[], bytes]] = {
    "plain": lambda: SECRET.encode(),
    "lower case": lambda: SECRET.lower().encode(),
    "UTF-16": lambda: f"a{SECRET}".encode("utf-16"),
    "JSON escapes": lambda: b"".join(b"\\u%04x" % ord(letter) for letter in SECRET),
    "HTML escapes": lambda: "".join(f"&#{ord(letter)};" for letter in SECRET).encode(),
    "address escapes": lambda: "".join(f"%{ord(letter):02X}" for letter in SECRET).encode(),
    "base64": lambda: b"data:text/plain;base64," + base64.b64encode(b"some text before " + SECRET.encode()),
    "base64 of a ZIP": lambda: b"[" + base64.b64encode(zipped("a", SECRET.encode())) + b"]",
    "gzip": lambda: gzip.compress(SECRET.encode()),
    "a member of a ZIP": lambda: zipped("a.xml", SECRET.encode()),
    "the name of a member": lambda: zipped(f"{SECRET}.xml", b""),
    "the comment of a ZIP": lambda: zipped("a", b"", SECRET.encode()),
    "a ZIP in a ZIP": lambda: zipped("a.xlsx", zipped("b", SECRET.encode())),
    "runs of a document": lambda: zipped("a.xml", f"<t>{SECRET[:5]}</t><t>{SECRET[5:]}</t>".encode()),
    "an attribute": lambda: f'<g id="{SECRET}"/>'.encode(),
    "properties of a workbook": workbook,
    "a comment of a PNG": lambda: png(compressed=False),
    "a compressed comment of a PNG": lambda: png(compressed=True),
    "letters of a PDF": lambda: pdf(f"BT ({SECRET[:4]}) Tj ({SECRET[4:]}) Tj ET".encode()),
    "glyphs of a PDF": lambda: glyphs(SECRET),
    "the title of a PDF": lambda: b"%PDF-1.7 /Title <FEFF" + SECRET.encode("utf-16-be").hex().encode() + b">",
    "a word cut at the end of a line": lambda: f"{SECRET[:6]}-\n{SECRET[6:]}".encode(),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_the_attack_finds_what_is_hidden_so(how: str) -> None:
    assert found_in({"file": HIDDEN[how]()}, {"secret": SECRET})
    assert not found_in({"file": HIDDEN[how]()}, {"secret": word("something else")})


def test_the_attack_reads_names_of_files() -> None:
    assert found_in({f"{SECRET}.txt": b""}, {"secret": SECRET}) == [("secret", f"the name {SECRET}.txt")]


@pytest.mark.parametrize(
    ("text", "there"),
    [("made: 7919", True), ("7,919 referrals", True), ("<td>7919</td>", True), ("17919", False), ("0.7919", False),
     ("7919.5", False), ("a7919f", False), ("79 19", False)],
)  # fmt: skip
def test_the_attack_looks_for_numbers_as_numbers(text: str, there: bool) -> None:
    assert bool(found_in({"file": text.encode()}, {"number": "7919"})) is there
