"""A first name alone in free words is asked about; partners that are called so, roles and services are not."""

import pytest

from network.uploads import read_uploaded

MAP = "format: 1\nsystem:\n  name: Town\npartners:\n- id: custody\n  name: Custody suite\n- id: kim\n  name: KIM\n"


def said(**words: str) -> str:
    told = "".join(f"stories:\n- at: [custody]\n  words: {text}\n" for text in [words.get("story")] if text)
    told += "".join(f"comments:\n- partner: custody\n  text: {text}\n" for text in [words.get("comment")] if text)
    reading = read_uploaded([("map.yaml", f"{MAP}{told}".encode())])
    assert reading.network is not None, reading.problems
    return " ".join(map(str, reading.problems))


@pytest.mark.parametrize("text", ["Gavin was sent back", "so leanne never came", "then Leanne couldn't wait"])
def test_a_first_name_alone_is_asked_about(text: str) -> None:
    words = said(story=text)
    assert "Words may tell of one person by a first name: story 1." in words
    assert text not in words
    assert "Words in 2 places may tell of one person by a first name: story 1 first." in said(story=text, comment=text)


@pytest.mark.parametrize(
    "text",
    [
        "Kim was full",
        "The Leanne was full",
        "the team was told",
        "Leanne House was full",
        "May was full",
    ],
)
def test_a_partner_a_service_and_a_month_are_not(text: str) -> None:
    assert said(story=text) == ""


@pytest.mark.parametrize("rows", [3, 400])
def test_remarks_beside_links_are_looked_through_however_many(rows: int) -> None:
    lines = [f"A{row},B{row},3,remark {row}" for row in range(rows)]
    lines[2] += " Gavin was sent back"
    reading = read_uploaded([("links.csv", "\n".join(["From,To,Referrals,Remark", *lines]).encode())])
    assert "by a first name: link 3." in " ".join(map(str, reading.problems))
