"""Names that are English words too are asked about where a text uses them of somebody, and nowhere else."""

import random
import re

from network.details import names_that_are_words
from network.details.may_name import that_may_name
from network.details.names_that_are_words import _GOES_BY, goes_by_name
from network.details.plain_text import normalised
from tests.each import each
from tests.matching import matching
from tests.pace import usually


def says_one(text: str) -> bool:
    """Whether these signs alone tell it, without what else is asked of free words."""
    return goes_by_name(text) or names_that_are_words.may_be_called(text, lambda _: False)


@each(
    (
        "patient rose discharged",
        "her son dean was at the desk",
        "seen by page on monday",
        "ask for faith",
        "mr field gets his letter",
        "prisoner chase had no papers",
        "Client Summer missed it",
        "as agreed with Rose Field at the panel",
        "It was Hyacinth who rang round all morning",
        "the youngest one, Blessing, had no shoes",
        "they went with Rose about it",
        "the bag is Hope's",
        "told faith about it",
        "spoke to Dean Page at length",
        "B. Quill",
        "goes by 'smokey' there",
        "told pearl no",
        "Robin at the desk lost it",
        "Blessing turned away",
        "a client known as Ginger came",
        "We asked van der berg to wait",
        "MR. PARGETER, no fixed abode",
        "K.O. (m, 19) to mind",
        "no more calls from mrs b",
        "Heard from hope again",
        "seen with sister june, all well",
        "seen by J Moss about it",
        "dean t waits for a bed",
        "Pat does the forms",
        "MARAC 14/3 re K.D.",
    )
)
def test_such_a_name_is_asked_about(text: str) -> None:
    assert that_may_name([text], ()) == [0]
    assert says_one(text) is True


@each(
    (
        "patient records were lost, the client journey took a year",
        "the client page of the website is down",
        "seen by reception, asked for advice; spoke with housing",
        "Mr and Mrs are on the form",
        "In May the nurse will call, in April she did not",
        "Housing First, Turning Point and Adult Social Care sat down in May",
        "Runs Holly Lodge, Ivy House and Heather Court",
        "we lost hope, and faith in the bill for the page",
        "the Hope project and a Rose garden",
        "told police and the court, asked the judge",
        "the sister may call, the nurse will too, and it is known as the hub",
        "Hope was lost; the mark was a pass",
        "Ward B is full, B Wing was too; rules for U.K. prisons; will c was set to 4",
        "U.S. rules; the van delivered it",
        "Plan B. Then we met; vitamin D was given and C Wing was full",
    )
)
def test_the_same_words_elsewhere_are_not(text: str) -> None:
    assert that_may_name([text], ()) == []
    assert says_one(text) is False


def test_a_name_of_the_map_is_none() -> None:
    assert that_may_name(["they went with Hope about it"], {"hope"}) == []


def test_what_a_sign_finds_holds_one_of_the_words_without_which_it_is_not_looked_for() -> None:
    found = 0
    for sign, _, leads in (*names_that_are_words._SIGNS, *names_that_are_words._WITH_CAPITALS):
        written = re.sub(r"\[(\w)(\w)\]", r"\2", sign.pattern)  # [Cc]lient
        for word in {*re.findall("[a-z]+", written), *leads, "c/o"} if leads else ():
            for between in ("", "to ", "with ", "by ", "for ", "from ", "our "):
                text = f"{word} {between}rose said so to her {word} rose"
                if sign.search(text):
                    found += 1
                    assert leads & {*re.findall("[a-z]+", text)}, (sign.pattern, text)
    assert found > 100


@each(
    [
        ("met with rose today", True),
        ("met with june today", False),  # a month
        ("with Rose about it", True),  # from the very start
        ("with Rose Field at noon", True),
        ("ith Rose Field at noon", False),
    ]
)
def test_what_stands_before_decides(case: tuple[str, bool]) -> None:
    text, is_called = case
    assert names_that_are_words.may_be_called(text, lambda _: False) is is_called


@each(
    (
        "Baker is off until May", "beds; Ashton sorted it in a day", "waiting on Grace", "no record of Rose",
        "depends on Hope",
        "Dawn Page does mornings", "as Mark Ashton said", "since Baker left", "Denholm knows the ward",
        "we lost Page between the two",
        "spoke to Cookie last week", "chased by Bear twice", "thanks to Tango it works",
    )
)  # fmt: skip
def test_a_word_stands_where_only_a_person_does(text: str) -> None:
    assert that_may_name([text], ())
    assert says_one(text) is True


@each(
    (
        "Housing sorted it", "Grant runs out in March", "Hope is the bank of food", "most are White or Black",
        "Charlotte Ward, General",
        "Rose Court is full", "Mark Lane clinic", "closed on May bank holidays", "Court agreed to it",
        "moved to Grace Road",
        "spoke to Paramedic", "told Housing", "asked for Consultant", "works with Probation", "lost May figures",
    )
)  # fmt: skip
def test_a_service_a_role_or_a_place_stands_there_too(text: str) -> None:
    assert not that_may_name([text], ())
    assert says_one(text) is False


@each([("Rose", True), ("rose", True), ("rose's", True), ("B", True), ("b", False), ("Mo", True), ("housing", False)])
def test_a_name_that_is_a_word_an_initial_and_a_short_name_are_such(case: tuple[str, bool]) -> None:
    word, is_one = case
    assert names_that_are_words.may_be_such(word) is is_one


@each([("Goes", True), ("b", True), ("housing", False), ("bo", False)])
def test_words_that_lead_to_a_name(case: tuple[str, bool]) -> None:
    word, leads = case
    assert names_that_are_words.leads_to_name(word) is leads


def test_a_pair_of_which_one_word_is_the_maps_own_names_somebody() -> None:
    text = "as agreed with Rose Field at the panel"
    assert names_that_are_words.may_be_called(text, {"field"}.__contains__) is True
    assert names_that_are_words.may_be_called(text, {"rose", "field"}.__contains__) is False


def test_what_says_how_somebody_is_called_has_one_of_the_signs_that_are_looked_for_first() -> None:
    drawn = [*matching(_GOES_BY, usually(2_000, slowly=50_000), random.Random(5))]
    found = [text for text in map(normalised, drawn) if _GOES_BY.search(text)]
    assert len(found) > len(drawn) / 3
    assert not [text for text in (*found, "goe\u017f by 'x'", "a\u212aa Bo") if not goes_by_name(text)]


ALONE = {  # a sign: where it stands for somebody, and where it does not
    "styled": ("nurse rose", "sister may|nurse housing"),
    "titled": ("mr field", "mr and|mr with us"),
    "met": ("spoke with rose|seen by page|seen by field", "seen by court|seen by june|seen by housing"),
    "asked": ("ask rose|told Mo", "ask june|told judge|told housing|ask hall|told trust"),
    "as_only_people_do": (
        "Baker told us|Burnley told us|Rose told us",
        "Okonkwo told us|June told us|White told us|Hope told us",
    ),
    "only_people_are": (  # no heading
        "he spoke to Cookie",
        "spoke to Cookie|we spoke to Paramedic|we lost May|we told Burnley|we told Trust|we told White",
    ),
    "in_mid_sentence": (
        "with Rose about|gone Mo home|with June who|the row, Rose, had|on Rose who|With Rose|sat Rose|with Baker about"
        "|since Baker|behind Baker who|behind Baker's|Then 16, Rose, too|Then Rows Rose who",
        "the Rose about|special Ed home|further Mo|Special Mo|with June about|behind June who|in Rose there"
        "|In Rose there|In Rose who|Rows Rose|on June who|behind Baker about|at White who|and Trust who",
    ),
    "is_pair": (
        "with Rose Field|Dawn Page|with Hope Page|with Rose Burnley|on Rose Page|with Blessing Page",
        "the Rose Field|with Ward Field|Rose Field|Hope Field|for Rose Trust|with Rose Okonkwo|with Housing Field",
    ),
}


@each(sorted(ALONE))
def test_each_sign_is_told_by_what_stands_around_it(name: str) -> None:
    sign = getattr(names_that_are_words, "_PAIR" if name == "is_pair" else f"_{name.upper()}")
    for texts, is_one in zip(ALONE[name], (True, False), strict=True):
        for text in texts.split("|"):
            (found,) = sign.finditer(text)
            known_by = (found,) if name == "only_people_are" else (text, found)
            assert getattr(names_that_are_words, f"_{name}")(*known_by) is is_one, text


@each(
    (
        "grace is off till september", "Since May left nobody picks up", "Will does the forms", "JW was the only one",
        "Key worker changed again, Dev left in April",
    )
)  # fmt: skip
def test_what_is_said_of_people_alone(text: str) -> None:
    assert that_may_name([text], ()) == [0]


@each(
    ("the ward is off limits", "MH was slow", "since May the desk is shut", "court is away", "Housing does the forms")
)
def test_it_is_not_said_of_services_and_months(text: str) -> None:
    assert that_may_name([text], ()) == []
