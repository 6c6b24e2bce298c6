"""What holds of every question on every small map. A new question is checked here without being named."""

import math
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import analysis
import cli
from analysis import Answer, Names
from network import Network
from terminal import maps_given, table
from tests.contracts.asking import QUESTIONS, each_question, each_question_on
from tests.pace import usually
from tests.small_networks import NETWORKS, SHORT_NAMED, saved_in

NUMBERS = {"count", "number", "share", "days", "place"}
MOST_WORDS = 30
LONG_NAMES = 8  # words that two or three names of partners may add to a sentence
UNFILLED = re.compile(r"\{\w*\}")
NOT_WORDS = re.compile(r"\bNone\b|\bnan\b|\bNaN\b|\binf\b|<NA>")
RANKS = re.compile(r"\b\d+(?:st|nd|rd|th)\b|#\d|\bno\. \d", re.IGNORECASE)
DECIMALS = re.compile(r"\d\.\d")
# words.md: what screens never say of partners or people, and words that nobody speaks
AVOIDED = re.compile(
    r"\b(gatekeep\w*|single point of failure|black hole|revolving door|inner circle|usual suspects?|silos?|cliques?|"
    r"periphery|weak|failing|worst|league|performers?|unreciprocated|denied|drop-?outs?|hard to reach|offenders?|"
    r"frequent flyers?|lost links?|broken|nodes?|centrality|density|profiles?|dominators?|permutation\w*)\b",
    re.IGNORECASE,
)

on_each_network = each_question_on(NETWORKS)
on_each_short_named = each_question_on(SHORT_NAMED)


@cache
def ask(question: str, title: str) -> Answer:
    return ask_of(question, NETWORKS[title])


def ask_of(question: str, network: Network) -> Answer:
    other = {"other": network} if "other" in analysis.options_of(question) else {}
    return analysis.run(question, network, **other)


@cache  # what a map works out once and keeps is then there for every question
def shuffled(title: str, seed: int) -> Network:
    network = NETWORKS[title]
    partners, relations = list(network.partners), list(network.relations)
    random.Random(seed).shuffle(partners)
    random.Random(seed).shuffle(relations)
    return replace(network, partners=tuple(partners), relations=tuple(relations))


@on_each_network
def test_the_table_has_exactly_the_declared_columns(question: str, title: str) -> None:
    answer = ask(question, title)
    assert list(answer.table.columns) == [column.name for column in answer.question.columns]
    assert answer.table.index.equals(pd.RangeIndex(len(answer.table)))


@on_each_network
def test_cells_are_what_their_column_says(question: str, title: str) -> None:
    answer = ask(question, title)
    ids = set(NETWORKS[title].by_id)
    for column in answer.question.columns:
        cells = answer.table[column.name]
        assert not [cell for cell in cells if cell is None], column.name
        if column.kind in NUMBERS and len(cells):
            assert pd.api.types.is_numeric_dtype(cells), column.name
        if column.kind == "flag":
            assert set(cells.dropna()) <= {0, 1}, column.name
        if column.kind == "share":
            assert (cells.dropna() >= 0).all(), column.name  # a load may be more than all of a capacity
        if column.kind == "partner":
            told = [cell for cell in cells if isinstance(cell, str) and cell]
            assert all(cell in ids or set(cell.split(", ")) <= ids for cell in told), column.name


@pytest.mark.long
@on_each_network
def test_the_order_of_the_map_changes_nothing(question: str, title: str) -> None:
    answer = ask(question, title)
    for seed in usually([1], slowly=[1, 2]):
        again = ask_of(question, shuffled(title, seed))
        pd.testing.assert_frame_equal(again.table, answer.table)
        assert again.finding == answer.finding
        assert again.figure == answer.figure


@on_each_network
def test_what_is_brought_out_on_the_map_is_on_the_map(question: str, title: str) -> None:
    answer, network = ask(question, title), NETWORKS[title]
    assert set(answer.highlight.partners) <= set(network.by_id)
    assert {end for link in answer.highlight.links for end in link} <= set(network.by_id)


@on_each_short_named
def test_the_finding_is_one_plain_sentence(question: str, title: str) -> None:
    sentence = ask(question, title).finding
    assert sentence.endswith((".", "?")), sentence
    assert sentence[0].isupper() or sentence[0].isdigit(), sentence
    assert not UNFILLED.search(sentence), sentence
    assert not NOT_WORDS.search(sentence), sentence
    assert not RANKS.search(sentence), sentence
    assert not DECIMALS.search(sentence), sentence
    assert "  " not in sentence
    assert len(sentence.split()) <= MOST_WORDS + LONG_NAMES, sentence


@on_each_network
def test_the_sure_line_and_the_receipt_are_filled_in(question: str, title: str) -> None:
    answer = ask(question, title)
    assert answer.sure.endswith(".")
    for text in (answer.receipt.graph, answer.receipt.definition, answer.receipt.source, answer.ask, answer.move):
        assert text.strip()
    for text in (answer.sure, *answer.receipt.left_out, *answer.receipt.assumed):
        assert not NOT_WORDS.search(text), text
        assert not UNFILLED.search(text), text
    for _, value in answer.receipt.facts:
        assert not (isinstance(value, float) and math.isinf(value))


@on_each_short_named
def test_a_room_hears_names_only_as_the_question_allows(question: str, title: str) -> None:
    answer = ask(question, title)
    everybody = frozenset(NETWORKS[title].by_id)
    names = {partner.name for partner in NETWORKS[title].partners}
    spoken = {name for name in names if name in answer.finding}
    in_room, agreed = answer.finding_in_room(), answer.finding_in_room(everybody)
    if answer.question.names is Names.PROUDLY:
        assert in_room == answer.finding
    else:
        assert not {name for name in names if name in in_room}
    if answer.question.names is Names.AGREED:
        assert agreed == answer.finding
    if answer.question.names is Names.NEVER:
        assert agreed == in_room
        assert not spoken or in_room != answer.finding


@pytest.mark.long
@pytest.mark.parametrize("question", [name for name in QUESTIONS if "other" not in analysis.options_of(name)])
def test_the_terminal_prints_the_same_table(
    question: str,
    files: dict[str, Path],
    read_once: Callable[..., Network],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "read_map", read_once)
    for title, path in usually(list(files.items())[::5], slowly=files.items()):
        assert cli.main(["table", question, str(path)]) == 0
        printed = capsys.readouterr().out
        columns = ask(question, title).question.columns
        assert printed.splitlines()[0] == ",".join(column.name for column in columns), title
        assert "True" not in printed, title
        assert not re.search(r"\bnan\b", printed, re.IGNORECASE), title


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return saved_in(tmp_path_factory.mktemp("maps"))


@pytest.fixture(scope="module")
def read_once() -> Callable[..., Network]:
    """The terminal's own reader, each file read once for all questions."""
    read: dict[tuple[str, ...], Network] = {}

    def read_map(paths: Sequence[str], rule: str | None = None, columns: Sequence[object] = ()) -> Network:
        assert rule is None  # the answer would be another
        assert not columns
        if tuple(paths) not in read:
            read[tuple(paths)] = maps_given.read_map(paths, rule)
        return read[tuple(paths)]

    return read_map


@each_question
def test_an_empty_map_has_no_finding_and_no_rows(question: str) -> None:
    answer = ask(question, "empty")
    assert answer.state != "finding"
    assert not answer.highlight.partners


@each_question
def test_asking_twice_gives_the_same_answer(question: str) -> None:
    first, second = ask_of(question, NETWORKS["two doors"]), ask_of(question, NETWORKS["two doors"])
    pd.testing.assert_frame_equal(first.table, second.table)
    assert first == second


@each_question
def test_the_words_are_those_that_a_room_can_hear(question: str) -> None:
    declared = analysis.questions()[question]
    sentences = [declared.finding, declared.nothing, declared.not_known]
    assert len(set(sentences)) == 3
    assert declared.heading.endswith("?")
    assert declared.ask.endswith("?")
    texts = [declared.heading, *sentences, declared.ask, declared.move]
    texts += [column.label for column in declared.columns]
    assert not [text for text in texts if AVOIDED.search(UNFILLED.sub("", text))]


@each_question
def test_every_column_says_what_it_means(question: str) -> None:
    declared = analysis.questions()[question]
    assert all(column.label and column.means for column in declared.columns)
    assert len({column.name for column in declared.columns}) == len(declared.columns)
