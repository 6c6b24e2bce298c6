"""Entries of a log: what can be kept, what is told to be damaged, and where numbers are missing."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from network._entries import DAMAGED, Event, Submission, content_digest, now, read_rows, row_of, storable, with_holes
from network.errors import StoreError

BODY = '{"n": 1}'
ROW = ("m", 3, "key", content_digest("note", BODY), "note", BODY, "Table 4", "2026-04-01T10:00:00+00:00")
PLACES = ("map_id", "seq", "idem", "digest", "kind", "body", "actor", "at")


def event(seq: int, text: str = BODY) -> Event:
    return Event("m", seq, f"{seq}", "note", text, "Table 4", "")


def row(**said: object) -> tuple[object, ...]:
    return tuple(said.get(name, value) for name, value in zip(PLACES, ROW, strict=True))


def test_a_sound_row_is_an_entry_as_it_was_sent() -> None:
    (found,) = read_rows([ROW])
    assert found == Event("m", 3, "key", "note", BODY, "Table 4", "2026-04-01T10:00:00+00:00")
    assert found.body == {"n": 1}


@pytest.mark.parametrize("place", ["idem", "kind", "body", "actor", "at"])
@pytest.mark.parametrize("value", [b"\xff", None, 3])
def test_what_is_no_text_is_told_under_its_number(place: str, value: object) -> None:
    (found,) = read_rows([row(**{place: value})])
    assert (found.seq, found.kind, found.text) == (3, DAMAGED, "It holds what is no text.")


@pytest.mark.parametrize("said", [{"body": '{"n": 2}'}, {"kind": "edit"}, {"digest": "0" * 64}])
def test_content_that_is_not_what_was_kept_is_told(said: dict[str, str]) -> None:
    (found,) = read_rows([row(**said)])
    assert (found.seq, found.kind, found.text) == (3, DAMAGED, "Its content is not what was kept.")


def test_a_blanked_entry_has_no_digest_and_is_sound() -> None:
    (found,) = read_rows([row(digest="", kind="redacted", body="{}")])
    assert (found.kind, found.body) == ("redacted", {})


def test_a_row_without_a_number_is_left_out_and_the_next_is_read() -> None:
    assert [one.seq for one in read_rows([row(seq=None), row(seq="4"), ROW])] == [3]


@pytest.mark.parametrize("text", ["", "{", "[1]", "3", "null", "[" * 100_000])
def test_a_content_that_is_no_mapping_cannot_be_read(text: str) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        _ = event(1, text).body


def said(seqs: list[int], after: int, last: int) -> list[tuple[int, str]]:
    found = with_holes("m", map(event, seqs), after, last)
    return [(one.seq, one.text if one.kind == DAMAGED else "") for one in found]


@pytest.mark.parametrize(
    ("seqs", "after", "last", "told"),
    [
        ([1, 2], 0, 2, [(1, ""), (2, "")]),
        ([1, 3], 0, 3, [(1, ""), (2, "It is missing."), (3, "")]),
        ([1, 4], 0, 4, [(1, ""), (3, "Numbers 2 to 3 are missing."), (4, "")]),
        ([2], 0, 2, [(1, "It is missing."), (2, "")]),
        ([7], 5, 7, [(6, "It is missing."), (7, "")]),
        ([6], 5, 6, [(6, "")]),
        ([1], 0, 2, [(1, ""), (2, "It is missing.")]),
        ([1], 0, 4, [(1, ""), (4, "Numbers 2 to 4 are missing.")]),
        ([], 3, 3, []),
        ([], 3, 4, [(4, "It is missing.")]),
        ([], 0, 0, []),
        ([1, 2], 0, 1, [(1, ""), (2, "")]),  # the row of the map is behind its log
    ],
)
def test_numbers_that_are_missing_are_told_once(
    seqs: list[int], after: int, last: int, told: list[tuple[int, str]]
) -> None:
    assert said(seqs, after, last) == told


@pytest.mark.parametrize("letter", ["\ud7ff", "\ue000", "\x01", "\U0010ffff", "é"])
def test_every_whole_character_can_be_kept(letter: str) -> None:
    assert storable(f"a{letter}b") == f"a{letter}b"


@pytest.mark.parametrize("code", [0, 0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_half_a_character_and_nothing_cannot_be_kept(code: int) -> None:
    with pytest.raises(StoreError, match="cannot be kept"):
        storable(f"a{chr(code)}b")


def test_the_same_content_is_the_same_row_whatever_the_order_of_its_keys() -> None:
    one, other = (row_of(Submission("m", "k", "note", body, "A")) for body in ({"a": 1, "b": 2}, {"b": 2, "a": 1}))
    assert (one["body"], one["digest"]) == (other["body"], other["digest"])
    assert json.loads(one["body"]) == {"a": 1, "b": 2}
    assert one["digest"] == content_digest("note", one["body"]) != content_digest("edit", one["body"])


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), {1}])
def test_what_is_no_plain_data_is_refused(value: object) -> None:
    with pytest.raises(StoreError, match="not plain data"):
        row_of(Submission("m", "k", "note", {"x": value}, "A"))


def test_the_moment_is_kept_in_utc_to_the_second() -> None:
    moment = datetime.fromisoformat(now())
    assert moment.utcoffset() == timedelta(0)
    assert moment.microsecond == 0
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=1)
