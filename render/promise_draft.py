"""Take this forward: a promise drafted from a finding, with the partners and the sign of success filled in."""

from collections.abc import Iterable
from dataclasses import replace

from analysis import Answer, Who
from analysis._moves import Move
from analysis.introductions import helped_with
from analysis.plan_for import done
from network.model import Goal, Network, Promise
from network.parts import Pairs
from network.words import listed

__all__ = ["draft", "introduction_draft", "plan_drafts"]

DRAFTS = {  # question: what is promised, what the map will show when it has worked
    "bounce": ("Agree one first contact", "Each side accepts more than half of what the other sends"),
    "both_sides": ("Ask the other side first, in private: what does working together mean here?",
                   "The link is named by both"),
    "brokers": ("Thank, fund and share the connecting work", "{partner} no longer links others alone"),
    "compare": ("Ask how that came about there, and whether it would suit us", "The map shows {what} here too"),
    "coverage": ("Find out who already helps, or agree who will", "A way to help is {known}: {lacking}"),
    "crossing": ("Arrange an introduction across this line",
                 "{group_a} and {group_b} have more links than {found}"),
    "dead_ends": ("Tell each other the outcome, and agree a next step", "The trail no longer stops there"),
    "entry_points": ("Give people who come in through {least_stage} the same start",
                     "Through {least_stage} people can reach help with more than {a} needs"),
    "inner_circle": ("Invite a partner from the edge of this map", "One more partner has told us about its links"),
    "introductions": ("Meet, and agree how people are referred from {source} to {target}",
                      "A referral link from {source} to {target} for {helped}"),
    "leaks": ("Look together at 10 anonymous examples", "More of the referrals made are accepted and reach help"),
    "missing": ("Invite them to the map", "They are on the map with at least one link"),
    "pressure": ("Look together at hours, capacity and other ways in", "Fewer services are full"),
    "route": ("Open one of the doors on this way", "A way to help is recorded for this person"),
    "sole_links": ("Agree a second link", "The link from {source} to {target} no longer carries this alone"),
    "sole_routes": ("Agree a second way through",
                    "{partner} is the only way through {fewer}"),
    "unknowns": ("Ask who has not been asked yet", "{partner} has told us about its links"),
    "weak_points": ("Make a second connection", "Nobody is joined to the map through one connection only"),
}  # fmt: skip


OF_A_GAP = ("need", "stage", "age", "area", "group", "at")  # what both a goal and the gap of a promise speak of


def draft(answer: Answer) -> Promise:
    """A promise that would answer the finding. Who it is by stays empty where the finding is about no partner."""
    partners = [*_partners(answer), "", ""]
    text, sign = _words(answer)
    finding = answer.question.name
    return Promise(partners[0], partners[1] or None, text=text, finding=finding, sign=sign, gap=answer.gap)


def introduction_draft(network: Network, source: str, target: str, introducer: str = "", gap: Pairs = ()) -> Promise:
    """A promise that the two partners of an introduction make, with the gap that their link would close."""
    names = {"source": network.name(source), "target": network.name(target)}
    needs = [one for one in dict(gap).get("need", "").split(",") if one]
    text, sign = (said.format(**names, helped=helped_with(network, needs)) for said in DRAFTS["introductions"])
    help_from = f". {network.name(introducer)} could introduce them" if introducer else ""
    shown = sign if needs else "A referral link from {source} to {target}".format(**names)
    return Promise(source, target, text=text + help_from, finding="introductions", sign=shown, gap=gap)


def plan_drafts(network: Network, goal: Goal, moves: Iterable[Move]) -> tuple[Promise, ...]:
    """A promise for each change of a plan, by the day and with the owner of its goal."""
    return tuple(_of_move(network, goal, move) for move in moves)


def _of_move(network: Network, goal: Goal, move: Move) -> Promise:
    name = network.name(move.partner)
    if move.kind == "link":
        asked = dict(goal.test)
        gap = tuple((key, asked[key]) for key in OF_A_GAP if key in asked)
        one = introduction_draft(network, move.partner, move.target, gap=gap)
        return replace(one, finding="plan_for", by=goal.by, owner=goal.owner)
    says = done(network, move)
    return Promise(
        move.partner, text=f"Find out what {says} would take, and agree it", finding="plan_for",
        sign=f"The map shows {name} {says}", by=goal.by, owner=goal.owner,
        gap=(("at" if move.kind == "hours" else move.kind, move.what),),
    )  # fmt: skip


def _partners(answer: Answer) -> list[str]:
    """Whom the finding is about: who stands in its sentence, else the first of what it brings out or lists."""
    spoken = [one for word in answer.words.values() if isinstance(word, Who) for one in word.ids]
    first = [one for link in answer.highlight.links[:1] for one in link]
    found = spoken or first or _first_row(answer)
    return [one for one in dict.fromkeys(found) if one in answer.names]


def _first_row(answer: Answer) -> list[str]:
    columns = [column.name for column in answer.question.columns if column.kind == "partner"]
    if answer.table.empty or not columns:
        return []
    return [str(one) for one in answer.table.iloc[0][columns]]


def _words(answer: Answer) -> tuple[str, str]:
    """What is promised and its sign, with the names of the finding; a plainer pair where there is nothing to name."""
    said = {
        key: listed([answer.names.get(one, one) for one in word.ids]) if isinstance(word, Who) else str(word)
        for key, word in answer.words.items()
    }
    text, sign = DRAFTS.get(answer.question.name, (answer.move, ""))
    plain = f"The map no longer says: {answer.finding}"
    try:
        return text.format_map(said), sign.format_map(said) if sign else plain
    except KeyError:  # nothing was found, or it cannot be told yet
        return answer.move, plain
