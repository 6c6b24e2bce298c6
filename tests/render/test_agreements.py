"""Who has agreed to be named, and whom to ask next."""

from dataclasses import replace
from datetime import date

import analysis
from network.model import Agreement, Promise
from render.agreements import agreed_table, named_by, to_ask_table
from tests.small_networks import NETWORKS

DOORS = NETWORKS["two doors"]
LINE = NETWORKS["no areas"]
ANSWERS = [analysis.run(name, LINE) for name in ("sole_routes", "sole_links", "pressure", "brokers")]


def test_only_what_names_partners_once_they_agree_asks_for_their_agreement() -> None:
    named = named_by(LINE, ANSWERS)
    headings = {reason for reasons in named.values() for reason in reasons}
    assert headings == {"Who is the only way through?", "Which links carry situations alone?"}
    assert next(iter(named)) == "a"  # both name it


def test_who_has_promised_is_asked_and_somebody_off_the_map_is_not() -> None:
    network = replace(DOORS, promises=(Promise("cell", "GPs"), Promise("cell", "mind")))
    assert named_by(network, []) == {"cell": ["A promise"], "mind": ["A promise"]}


def test_the_first_introductions_name_both_ends_and_who_introduces() -> None:
    answer = analysis.run("introductions", DOORS)
    first = answer.table.iloc[0]
    assert {first["source"], first["target"]} <= named_by(DOORS, [answer]).keys()
    assert "" not in named_by(DOORS, [answer])


def test_who_has_agreed_need_not_be_asked_again() -> None:
    agreed = replace(DOORS, agreed=(Agreement("hub", "Service manager", date(2026, 6, 3)), Agreement("cell")))
    named = {"hub": ["Who is the only way through?"], "mind": ["A promise", "Who is the only way through?"]}
    assert to_ask_table(agreed, named).frame.to_numpy().tolist() == [
        ["Partner MIND", "A promise; Who is the only way through"]
    ]
    assert agreed_table(agreed).frame.to_numpy().tolist() == [
        ["Partner CELL", "–", "–"],
        ["Partner HUB", "Service manager", "3 June 2026"],
    ]
