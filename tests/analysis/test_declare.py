"""How an answer is spoken: who is named, how firm it is, and between which numbers its figure lies."""

from dataclasses import replace

import pandas as pd
import pytest

import analysis
from analysis import Answer, Names, Question, Result, Stability, Theme, Who
from analysis._declare import answer_of, claim_of
from network.model import Network, Person
from tests.small_networks import SYSTEM, partner

SAYS = Question(
    theme=next(iter(Theme)), heading="Who?", finding="{who} stands\n      between {n} others.",
    nothing="Nobody stands out.",
    not_known="We cannot tell: {because}.", ask="Why?", move="A promise.", columns=(), graph="All ties",
    definition="One  line,\n   and another.", source="Own definition", unnamed="{n} others have one between them.",
)  # fmt: skip
NETWORK = Network(
    SYSTEM, (partner("a", sector="nhs"), partner("b", sector="nhs"), partner("c", name="Partner A"), partner("d"))
)


def answer(question: Question = SAYS, state: str = "finding", **result: object) -> Answer:
    words = {"who": Who("a"), "n": 1200, "because": "nobody said"}
    given = {"state": state, "table": pd.DataFrame(), "words": words, **result}
    return answer_of(question, NETWORK, Result(**given), {})  # type: ignore[arg-type]


def told(holds: int, low: float | None = None, high: float | None = None) -> Stability:
    return Stability(holds, low, high, "By a model.")


def test_texts_over_several_lines_are_joined_and_spaces_inside_stay() -> None:
    assert (SAYS.finding, SAYS.definition) == ("{who} stands between {n} others.", "One  line, and another.")
    assert all(question.definition and "\n" not in question.definition for question in analysis.questions().values())


def test_partners_are_named_and_two_of_one_name_told_apart() -> None:
    assert answer().finding == "Partner A (a) stands between 1,200 others."
    assert answer(words={"who": Who("b"), "n": 2}).finding == "Partner B stands between 2 others."
    assert answer(state="nothing").finding == "Nobody stands out."
    assert answer(state="not known").finding == "We cannot tell: nobody said."


def test_a_room_is_told_the_names_of_those_who_have_agreed() -> None:
    assert answer().finding_in_room(frozenset("a")) == "Partner A (a) stands between 1,200 others."
    assert answer().finding_in_room(frozenset("b")) == "1,200 others have one between them."
    proudly, never = (replace(SAYS, names=names) for names in (Names.PROUDLY, Names.NEVER))
    assert answer(proudly).finding_in_room() == answer().finding
    assert answer(never).finding_in_room(frozenset("a")) == "1,200 others have one between them."
    assert answer(never).finding == answer().finding
    by_sector = answer(replace(SAYS, unnamed=""))
    assert by_sector.finding_in_room().endswith("stands between 1,200 others.")
    assert "Partner A" not in by_sector.finding_in_room()
    assert answer(state="nothing").finding_in_room() == "Nobody stands out."
    assert answer(words={"who": "Many", "n": 2}).finding_in_room() == "Many stands between 2 others."


@pytest.mark.parametrize(
    ("finding", "who", "says"),
    [
        ("{who} stands out.", Who("b"), "It may be that Partner B stands out."),
        ("The links of {who} stand out.", Who("b"), "It may be that the links of Partner B stand out."),
        ("{who} stands out.", "The hub", "It may be that the hub stands out."),
        ("{who} stands out.", "NHS services", "It may be that NHS services stands out."),
    ],
)
def test_what_re_runs_often_say_otherwise_is_told_with_care(finding: str, who: Who | str, says: str) -> None:
    plain = answer(replace(SAYS, finding=finding), words={"who": who})
    assert plain.tested(told(59)).finding == says
    assert plain.tested(told(60)).finding == plain.finding != says
    assert not plain.tentative
    assert answer(state="nothing").tested(told(10)).finding == "Nobody stands out."


def test_how_firm_a_finding_is() -> None:
    def begins(holds: int) -> str:
        return answer().tested(told(holds)).sure.split(":")[0]

    assert answer().sure == "Not tested."
    assert begins(0) == begins(59) == "Tentative"
    assert begins(60) == begins(79) != begins(59)
    assert begins(80) == begins(100) == "Firm"
    assert "unchanged in 80 of 100 re-runs" in answer().tested(told(80)).sure
    unknown = answer(state="not known", caveats=("2 not known.",))
    assert unknown.sure == unknown.sure_in_short == "Not tested. 2 not known."
    assert unknown.tested(told(90)).sure == "2 not known."
    tested = answer(caveats=("2 not known.",)).tested(told(90, 1, 2))
    assert tested.sure_in_short.endswith("left out. 2 not known.")
    assert "between" not in tested.sure_in_short
    assert (answer().receipt.holds, answer().receipt.model) == (None, "")
    assert (tested.receipt.holds, tested.receipt.model) == (90, "By a model.")


def between(figure: tuple[str, str] | None, holds: int, low: float | None, high: float | None) -> str:
    """What is said of the range of a figure."""
    tested, bare = (answer(figure=figure).tested(told(holds, *ends)) for ends in ((low, high), (None, None)))
    return tested.sure.removeprefix(bare.sure).strip()


@pytest.mark.parametrize(
    ("figure", "holds", "low", "high", "says"),
    [
        (("12", "things"), 90, 10.0, 14.0, "The number was between 10 and 14 in 90 of 100."),
        (("12", "things"), 90, 12.0, 12.0, ""),
        (("12", "things"), 90, 7.0, 14.0, "The number was between 7 and 14 in 90 of 100."),
        (("12", "things"), 90, 6.0, 14.0, "The number is less sure: it was between 6 and 14 in 90 of 100."),
        (("12", "things"), 59, 6.0, 14.0, "The number was between 6 and 14 in 90 of 100."),
        (("12", "things"), 60, 6.0, 14.0, "The number is less sure: it was between 6 and 14 in 90 of 100."),
        (("12 to 20", "things"), 90, 10.0, 14.0, "The lower number was between 10 and 14 in 90 of 100."),
        (("12+", "things"), 90, 10.0, 14.0, "The lower number was between 10 and 14 in 90 of 100."),
        (
            ("15", "things"),
            90,
            10.0,
            14.0,
            "With answers left out there is less to count: between 10 and 14 in 90 of 100.",
        ),
        (("14", "things"), 90, 10.0, 14.0, "The number was between 10 and 14 in 90 of 100."),
        (("10", "things"), 90, 10.0, 14.0, "The number was between 10 and 14 in 90 of 100."),
        (
            ("9", "things"),
            90,
            10.0,
            14.0,
            "With answers left out the number is higher: between 10 and 14 in 90 of 100.",
        ),
        (("1,200", "things"), 90, 1100.0, 1300.0, "The number was between 1,100 and 1,300 in 90 of 100."),
        (("25", "referrals, rounded"), 90, 21.0, 33.0, "The number was between 20 and 35 in 90 of 100."),
        (("5", "referrals, rounded"), 90, 1.0, 6.0, ""),
        (("5", "referrals, rounded"), 90, 0.0, 6.0, "The number is less sure: it was between 0 and 5 in 90 of 100."),
        (None, 90, 10.0, 14.0, "The number was between 10 and 14 in 90 of 100."),
        (("12", "things"), 90, None, None, ""),
    ],
)
def test_between_which_numbers_the_figure_lies(
    figure: tuple[str, str] | None, holds: int, low: float | None, high: float | None, says: str
) -> None:
    assert between(figure, holds, low, high) == says


def test_a_claim_is_what_is_named_and_the_first_number() -> None:
    def claimed(figure: tuple[str, str] | None, state: str = "finding") -> tuple:
        result = Result(state, pd.DataFrame(), {}, figure, claims=("a",), ties=(("a",), ("b",)))  # type: ignore[arg-type]
        found = claim_of(result)
        return found.state, found.ids, found.figure, found.named

    named = frozenset({("a",), ("b",)})
    assert claimed(("1,234 to 2,000", "things")) == ("finding", ("a",), 1234.0, named)
    assert claimed(("2.5", "days")) == ("finding", ("a",), 2.5, named)
    assert claimed(("none", "days")) == claimed(None) == ("finding", ("a",), None, named)
    assert claimed(("3", "things"), "nothing") == ("nothing", (), None, frozenset({()}))


def test_options_stand_in_the_receipt_in_words() -> None:
    options = {
        "need": "debt", "all": True, "none": None, "few": False, "days": 7, "several": ("a", "b"), "other": NETWORK,
        "person": Person("p", "Sam"), "somebody": Person("p", ""),
    }  # fmt: skip
    found = answer_of(SAYS, NETWORK, Result("nothing", pd.DataFrame(), {}), options).receipt.options
    assert found == (
        ("all", "yes"), ("days", "7"), ("few", "no"), ("need", "debt"), ("other", "Testshire"), ("person", "Sam"),
        ("several", "a, b"), ("somebody", "a person described on the page"),
    )  # fmt: skip


def test_of_links_of_every_kind_it_is_said_which_were_asked_about() -> None:
    few = replace(NETWORK, system=replace(SYSTEM, asked_as=(("knows", "Whom?"), ("funds", "Whom?"))))
    result = Result("nothing", pd.DataFrame(), {}, caveats=("First.",))
    every, referrals = SAYS, replace(SAYS, graph="All referral links")
    first, asked = answer_of(every, few, result, {}).caveats
    assert (first, asked.startswith("Asked only about: "), "knows" in asked) == ("First.", True, True)
    assert answer_of(referrals, few, result, {}).caveats == ("First.",)
    assert answer_of(every, NETWORK, result, {}).caveats == ("First.",)
