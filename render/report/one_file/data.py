"""What the script of the file reads: plain data of what its readers may see, and nothing else.

Partners, needs, places and all others are called by their number: no id of the map leaves it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis import Answer
from analysis._doors import NEVER
from analysis._how_many import in_situations
from analysis._situations import hardly_described, need_name
from analysis._walk import walk
from analysis.route import PLANNING
from network.access import areas_around, ever_opens
from network.model import Network
from network.words import in_sentence, listed, raised
from render.map.lens import lens_of
from render.map.still import Still
from render.partner_panel import Row, panel
from render.person_words import person_said
from render.pictures import Seen
from render.pictures.pen import printable
from render.printed import marked
from render.route_story import RouteStory, Stop, doors_apart, route_said, story
from render.spoken import NOT_KNOWN

__all__ = ["as_json", "data"]

Data = dict[str, Any]


def data(network: Network, drawing: Still, answers: Mapping[str, Answer], seen: Seen) -> Data:
    """Everything that the script knows.

    Parameters
    ----------
    answers
        Those that the report tells of, by question.
    """
    number = {one: place for place, one in enumerate(sorted(network.by_id))}  # the order that settles equal ways
    system, lost = network.system, _lost(network, answers)
    return _printable(
        {
            "partners": [
                {"shape": drawing.shapes[one], **_admits(network, one), **_panel(network, one, number, lost[one], seen)}
                for one in number
            ],
            "lenses": list(_lenses(network, answers, number, seen)),
            "links": list(_links(network, number)),
            "sharing": sorted(
                {
                    tuple(sorted((number[one.source], number[one.target])))
                    for one in network.relations
                    if one.kind == "shares information"
                }
            ),
            "needs": _named(system.needs),
            "stages": _named(system.stages),
            "groups": _named(system.groups),
            "areas": list(_areas(network)),
            "people": [] if hardly_described(network) else list(_people(network, number, seen)),
            "planning": PLANNING,
            "illustrative": system.illustrative,
            "helpNow": system.help_now or "",
        }
    )


def as_json(content: Data) -> str:
    """The data as JSON that may stand in a script element: nothing in it ends the element or a line of it."""
    words = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        words = words.replace(letter, f"\\u{ord(letter):04x}")
    return words


def _printable(content: Any) -> Any:
    """The same with every text in it as it may be shown."""
    if isinstance(content, dict):
        return {key: _printable(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_printable(value) for value in content]
    return printable(content) if isinstance(content, str) else content


def _panel(network: Network, one: str, number: Mapping[str, int], lost: str, seen: Seen) -> Data:
    """What stands beside the map about a partner."""
    about = panel(network, one, room=seen.room, agreed=one in seen.agreed, lost=lost)
    facts = {
        "Helps with": raised(listed([in_sentence(need) for need in about.does])),
        "For": about.for_whom,
        "Open": about.hours,
        "Not known": raised(listed([in_sentence(what) for what in about.not_known])),
    }
    return {
        "name": about.name,
        "called": f"{about.name} {network.partner(one).short or ''}",
        "where": ". ".join(filter(None, (about.sector, ", ".join(about.places)))),
        "sentence": about.sentence,
        "hangs": about.hangs,
        "facts": [[label, what] for label, what in facts.items() if what and what.casefold() != NOT_KNOWN],
        "senders": _rows(about.senders, number),
        "onward": _rows(about.onward, number),
        "other": _rows(about.other_ties, number),
    }


def _admits(network: Network, one: str) -> Data:
    """Whom a partner takes and what it helps with; null is what it has not said and what makes a difference."""
    partner, system = network.partner(one), network.system
    needs, stages, areas = (_places(items) for items in (system.needs, system.stages, system.areas))
    groups = _places(system.groups)
    return {
        "stages": [stages[stage] for stage in partner.stages or ()],
        "needs": [needs[need] for need in partner.needs or ()],
        "areas": None if partner.areas is None else [areas[area] for area in partner.areas],
        "groups": [groups[group] for group in partner.only_for or ()],
        "ages": None if partner.ages is None else [partner.ages.start, partner.ages.end],
        "never": NEVER if partner.hours is not None and not ever_opens(partner.hours) else "",
        "wait": partner.wait_days,
    }


def _lost(network: Network, answers: Mapping[str, Answer]) -> dict[str, str]:
    """Where each partner is the only recorded way through, in words; empty where it never is."""
    found = dict.fromkeys(network.by_id, "")
    if "sole_routes" in answers:
        rows = answers["sole_routes"].table[["partner", "profiles_lost", "people"]]
        found |= {one: in_situations(lost, people) for one, lost, people in rows.itertuples(index=False, name=None)}
    return found


def _rows(rows: tuple[Row, ...], number: Mapping[str, int]) -> list[list[int | str]]:
    return [[number[row.partner], row.words] for row in rows]


def _lenses(network: Network, answers: Mapping[str, Answer], number: Mapping[str, int], seen: Seen) -> Iterator[Data]:
    """The answers that bring something out, with the sentence that goes with it."""
    for answer in answers.values():
        lens = lens_of(answer, network, room=seen.room, agreed=seen.agreed)
        if not (lens.partners or lens.links or lens.new_links):
            continue
        sentence = answer.finding_in_room(seen.agreed) if seen.room else answer.finding
        yield {
            "heading": answer.question.heading,
            "sentence": marked(sentence, answer),
            "instead": lens.instead,
            "partners": [number[one] for one in lens.partners],
            "links": [[number[end] for end in pair] for pair in lens.links],
            "proposed": [[number[end] for end in pair] for pair in lens.new_links],
            "sole": lens.tone == "sole",
        }


def _links(network: Network, number: Mapping[str, int]) -> Iterator[list[Any]]:
    """Referral links: from, to, the needs that they carry (null: every one), days of waiting."""
    needs = _places(network.system.needs)
    for link in network.referrals:
        carried = None if link.needs is None else [needs[one] for one in link.needs]
        yield [number[link.source], number[link.target], carried, link.days]


def _places(items: Sequence[Any]) -> dict[str, int]:
    """Where each stands in its list, by id."""
    return {one.id: place for place, one in enumerate(items)}


def _named(items: tuple[Any, ...]) -> list[Data]:
    return [{"name": one.name, "said": in_sentence(one.name)} for one in items]


def _areas(network: Network) -> Iterator[Data]:
    at = _places(network.system.areas)
    for area in network.system.areas:
        around = sorted(at[one] for one in areas_around(network, area.id))
        yield {"name": area.name, "around": around, "home": not area.covers}


def _people(network: Network, number: Mapping[str, int], seen: Seen) -> Iterator[Data]:
    for person in network.people:
        walked = walk(network, person)
        stories = []
        for told in walked.needs:
            told_so = story(network, walked.person, told, room=seen.room, agreed=seen.agreed)
            route = told.route or told.later
            path = [number[one] for one in route.path] if route else []
            others = [] if seen.room else [f"{route_said(network, other)}." for other in told.others]
            stories.append({**_story(told_so), "need": need_name(network, told.need), "path": path, "others": others})
        said = " ".join(filter(None, (person_said(network, walked.person), doors_apart(network, walked))))
        yield {"name": person.name, "said": said, "stories": stories}


def _story(told: RouteStory) -> Data:
    return {
        "verdict": in_sentence(" ".join(told.verdict)),
        "reached": told.reached,
        "stops": [_stop(one) for one in told.stops],
        "doors": [f"{one.name}: {one.words}" for one in told.doors],
        "sums": " ".join(told.sums),
    }


def _stop(one: Stop) -> Data:
    return {
        "kind": one.kind,
        "number": one.number,
        "name": one.name,
        "words": one.words,
        "time": one.time,
        "wait": one.wait,
        "sole": one.sole,
    }
