"""E-mail addresses of a person are found in every spelling of "@"; those that an organisation shares are none."""

import base64

import pytest

from network.details.mail_addresses import has_email
from network.details.plain_text import normalised
from tests.tabled import tabled


@pytest.mark.parametrize(
    "text",
    [
        "leanne_okafor -at- mailbox -dot- example -dot- org",
        "leanne_at_example_dot_org",
        "leanne*at*example*dot*org",
        "leanne|at|example|dot|org",
        "priya[.]nandakumar[@]example[.]net",
        "priya(at)example(dot)net",
        "priya at example dot net",
        "jo arroba example punto com",
        "jo%2Ebrannigan%40example%2Ecom",
        "jo%2540example.com",
        "jo&amp;#64;example.com",
        "jo&#64example.com",
        r"jo\u0040example.com",
        r"jo\x40example.com",
        "jo=40example=2Ecom",
        "joⓐexample.com",
        "moc.elpmaxe@oj.nagi",
        "ask jo at gmail",
        "k i m . r @ e x . n e t",
        f"see {base64.b64encode(b'jo.doe@example.com').decode()} there",
    ],
)
def test_an_address_is_found(text: str) -> None:
    assert has_email(normalised(text).casefold())


@tabled
def test_what_is_none(text: str) -> None:
    assert has_email(normalised(text).casefold()) is False


def test_an_address_is_found_at_the_beginning_of_a_long_text() -> None:
    assert has_email(f"jo@example.org{', whom all ask first' * 9}")


@pytest.mark.parametrize(("text", "there"), [("nothing", False), ("at the hub", False), ("jo@example.com", True)])
def test_it_is_there_or_not(text: str, there: bool) -> None:
    assert has_email(text) is there
