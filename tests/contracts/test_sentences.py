"""How sentences read: short, in the right number, with separators, claiming no more than is recorded.

Over every question and the maps that ship, maps of a benchmark, and maps that nobody would draw on purpose.
"""

import re
from calendar import month_name
from collections.abc import Iterator
from functools import cache

import pytest

import analysis
from analysis import Answer
from benchmarks.maps import full_map
from network import Network, read_yaml
from tests.contracts.asking import QUESTIONS, each_question_on, on_maps
from tests.odd_maps import ODD
from tests.pace import usually

pytestmark = pytest.mark.long

MOST_WORDS = 30
SHIPPED = ("partners", "partners_after", "merseyside_2014")
DRAWN = usually((36,), slowly=(36, 60))
REAL = tuple(f"{name}.yaml" for name in SHIPPED) + tuple(f"{size} partners" for size in DRAWN)
LARGE = "500 partners"
# at 500 partners: what takes seconds there is read with --slow
QUICK_WHEN_LARGE = ("both_sides", "bounce", "brokers", "coverage", "dead_ends", "entry_points", "leaks", "missing",
                    "pressure", "provenance", "sole_links", "sole_routes", "weak_points")  # fmt: skip
NOT_KNOWN = analysis.not_known_counts()

MANY = (
    "partners|links|needs|situations|referrals|pairs|services|statements|stages|gaps|groups|findings|steps|counts|doors"
)
MONTH_AND_YEAR = re.compile(rf"\b(?:{'|'.join(month_name[1:])}) \d{{4}}\b")  # a year has no separator
BARE_THOUSANDS = re.compile(r"(?<![\d,.:-])(?<!\((?=\d{4}\)))\d{4,}(?![\d-])")  # no date, hour or year
ONE_OF_MANY = re.compile(rf"\b1 (?:(?!of |in |to |more |is |has |was |pair )\w+ ){{0,2}}(?:{MANY})\b")
MANY_OF_ONE = re.compile(
    r"\b(?!1\b)\d[\d,]* (?:more |open |referral |steady |two-way )*"
    r"(?:partner|link|need|situation|referral|pair|service|statement|gap|group|finding|step|count|door)\b(?! link)"
)
ONE_WITH_VERB_OF_MANY = re.compile(
    r"\b(?:1|one) (?:partner|link|pair|service|statement|referral link) (?:are|have|do)\b"
)
MANY_WITH_VERB_OF_ONE = re.compile(rf"(?<!1 of )\b(?!1\b)\d[\d,]* (?:{MANY}) (?:is|has|does|was)\b")
ZERO_OF_ZERO = re.compile(r"\b0 of (?:the )?0\b")
ABSENT = re.compile(
    r"^(?:No|Nobody|Nothing)\b|\bthe only\b|\bno (?:way|help|link|links|referrals|partner)\b", re.IGNORECASE
)
AS_FAR_AS_KNOWN = re.compile(
    r"\brecord(?:s|ed)?\b|\bthis map\b|\bon the map\b|\bthe map\b|\bwe cannot\b|\btold us\b|\bnobody has\b|\bknown\b|"
    r"\bstands? out\b|\bbeen asked\b|\bno need is given\b|\bnobody yet\b",
    re.IGNORECASE,
)


@cache
def network_of(title: str) -> Network:
    if title in ODD:
        return ODD[title]
    return full_map(int(title.split()[0])) if title.endswith("partners") else read_yaml(f"data/{title}")


@cache
def ask(question: str, title: str) -> Answer:
    network = network_of(title)
    other = {"other": network} if "other" in analysis.options_of(question) else {}
    return analysis.run(question, network, **other)


def everything_said(answer: Answer) -> Iterator[str]:
    """The sentence, the line under it, the large figure and the receipt."""
    yield answer.finding
    yield answer.sure
    yield " ".join(answer.figure or ())
    yield from (*answer.receipt.left_out, *answer.receipt.assumed)


WHEN_LARGE = [
    on_maps(
        question, [LARGE], id=f"{question} when large", marks=[pytest.mark.slow] * (question not in QUICK_WHEN_LARGE)
    )
    for question in QUESTIONS
]
on_each_odd = each_question_on(ODD)
on_each_real = each_question_on(REAL, *WHEN_LARGE)
on_each = each_question_on((*ODD, *REAL), *WHEN_LARGE)


@on_each_real
def test_a_sentence_has_at_most_thirty_words(question: str, title: str) -> None:
    sentence = ask(question, title).finding
    assert len(sentence.split()) <= MOST_WORDS, sentence


@on_each_odd
def test_only_names_make_a_sentence_longer(question: str, title: str) -> None:
    sentence = ask(question, title).finding
    for partner in network_of(title).partners:
        sentence = sentence.replace(partner.name, "Name")
    assert len(sentence.split()) <= MOST_WORDS, sentence


@on_each
def test_numbers_have_separators(question: str, title: str) -> None:
    for text in everything_said(ask(question, title)):
        assert not BARE_THOUSANDS.search(MONTH_AND_YEAR.sub("", text)), text


@on_each
def test_one_is_one_and_several_are_several(question: str, title: str) -> None:
    for text in everything_said(ask(question, title)):
        for wrong in (ONE_OF_MANY, MANY_OF_ONE, ONE_WITH_VERB_OF_MANY, MANY_WITH_VERB_OF_ONE):
            assert not wrong.search(text), text


@on_each
def test_what_is_absent_is_absent_as_far_as_is_recorded(question: str, title: str) -> None:
    sentence = ask(question, title).finding
    assert not ABSENT.search(sentence) or AS_FAR_AS_KNOWN.search(sentence), sentence


@on_each
def test_nothing_is_counted_out_of_nothing(question: str, title: str) -> None:
    for text in everything_said(ask(question, title)):
        assert not ZERO_OF_ZERO.search(text), text


@pytest.mark.parametrize("title", ["one partner", "nobody asked", "everything rests on what nobody said"])
@pytest.mark.parametrize("question", ["coverage", "entry_points", "sole_links", "sole_routes"])
def test_what_rests_wholly_on_details_nobody_has_given_is_not_known(question: str, title: str) -> None:
    answer = ask(question, title)
    assert answer.state == "not known"
    assert answer.finding.endswith(("that no partner has given.", "not given."))


@pytest.mark.parametrize("question", NOT_KNOWN)
def test_what_is_counted_as_open_is_what_the_sure_line_says(question: str) -> None:
    for title in (*ODD, *REAL):
        said = re.search(
            r"(?:^| )([\d,]+)(?: of [\d,]+)?(?: referral| two-way)? \w+"
            r"(?:(?: is| are)? not known| ha(?:s|ve) no [\w ]+ recorded)\.",
            ask(question, title).sure,
        )
        assert NOT_KNOWN[question](network_of(title)) == (int(said[1].replace(",", "")) if said else 0), title


def test_partners_of_the_same_name_are_told_apart() -> None:
    assert "Advice (c)" in ask("unknowns", "four of the same name").finding


def test_three_of_many_names_say_that_there_are_more() -> None:
    assert ask("missing", "nobody asked").finding.endswith("GPs, Emergency departments, Prisons and 6 more.")
