"""What became of the promises of an earlier map: by their sign where the map can show it, else by what is said."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations
from types import MappingProxyType
from typing import Literal

import analysis
from analysis._asked import asked_about
from analysis._both_waves import incomparable, supported
from analysis._ground import with_sure_links
from analysis._promised_change import does_more, link_carries
from analysis._promised_person import way_is_there
from network.counts import Count, total
from network.model import Network, Partner, Promise, Relation
from network.names import match_key
from network.parts import Pairs
from network.rounding import off_by, within
from network.vocabulary import KINDS
from network.waves import Waves

__all__ = ["Outcome", "outcomes"]

Situation = tuple[str, ...]
Became = Literal["kept", "still open", "let go", "not known"]

SITUATION = ("stage", "area", "age", "group", "need")
WAITING = ("open", "under way")
FEWEST_REFERRALS = 8  # no share of fewer is compared
LET_GO = re.compile(r"\s*\(?\blet go:\s*(.*?)\)?\s*$", re.IGNORECASE)  # in the text of a promise, with the reason


@dataclass(frozen=True, slots=True)
class Outcome:
    """A promise of the earlier map, and how it stands on the later one."""

    promise: Promise  # as it was made, without a reason in its text
    became: Became
    shown: bool | None  # whether the later map shows its sign; None: it cannot tell
    said: str | None  # the state that the later map gives it; None: it does not speak of it any more
    why: str  # why it was let go; empty where nobody has said


def outcomes(waves: Waves) -> tuple[Outcome, ...]:
    """Every promise that was not settled yet on the earlier map.

    Kept: the later map shows its sign, or says that it is kept where no sign can be tested. A promise that is said to
    be kept and whose sign could be seen, but is not, is not known.
    """
    made = [one for one in waves.earlier.promises if one.status not in ("kept", "let go")]
    again = list(waves.later.promises)
    found = []
    for promise in made:
        now = _again(promise, made, again)
        if now is not None:
            again.remove(now)
        text, _ = _parted(promise)
        shown = _shown(promise, waves)
        said = now.status if now else None
        why = _parted(now)[1] if now else ""
        bare = replace(promise, text=text or None)
        found.append(Outcome(bare, _became(said, shown), shown, said, why if said == "let go" else ""))
    return tuple(sorted(found, key=lambda one: repr(one.promise)))


def _became(said: str | None, shown: bool | None) -> Became:
    if said == "let go":
        return "let go"
    if shown or (said == "kept" and shown is None):
        return "kept"
    return "still open" if said in WAITING else "not known"


def _again(promise: Promise, made: list[Promise], later: list[Promise]) -> Promise | None:
    """The same promise on the later map: between the same two in the same words, else the only one for what it is for.

    Two partners may promise each other more than one thing: that they are the same two makes no promise the same.
    """
    between = [one for one in later if (one.source, one.target) == (promise.source, promise.target)]
    words = match_key(_parted(promise)[0])
    same = [one for one in between if match_key(_parted(one)[0]) == words]
    if same:
        return min(same, key=repr)
    if promise.finding is None:
        return None
    alike = [one for one in later if _is_for(one) == _is_for(promise) and not _in_same_words(one, made)]
    rivals = [one for one in made if _is_for(one) == _is_for(promise)]
    return alike[0] if len(alike) == 1 and len(rivals) == 1 else None


def _is_for(promise: Promise) -> tuple[object, ...]:
    """The two partners, the finding and the gap that a promise is for."""
    return promise.source, promise.target, promise.finding, frozenset(promise.gap)


def _in_same_words(one: Promise, made: list[Promise]) -> bool:
    words = match_key(_parted(one)[0])
    return any(match_key(_parted(other)[0]) == words for other in made)


def _parted(promise: Promise) -> tuple[str, str]:
    """What was promised, and why it was let go."""
    text = promise.text or ""
    found = LET_GO.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


def _shown(promise: Promise, waves: Waves) -> bool | None:
    test = SIGNS.get(promise.finding or "")
    return None if test is None else test(promise, waves)


def _link_is_there(promise: Promise, waves: Waves) -> bool | None:
    """A referral link from the one to the other, for what it was promised for, that there was not.

    Silence counts only of somebody who was asked both times, about it.
    """
    _, now = supported(waves)
    ends = promise.source, promise.target or ""
    if link_carries(waves.earlier, promise) is not False:
        return None
    carries = link_carries(now, promise)
    if carries is not False:
        return carries
    if "refers" in incomparable(waves.earlier, waves.later) or not set(ends) <= now.by_id.keys():
        return None
    return False if any(asked_about(waves.later, Relation(*ends), end) for end in waves.both & set(ends)) else None


def _planned_change_is_made(promise: Promise, waves: Waves) -> bool | None:
    return _link_is_there(promise, waves) if promise.target else does_more(promise, waves.earlier, supported(waves)[1])


def _named_by_both(promise: Promise, waves: Waves) -> bool | None:
    """The link that one end named is named by both. Silence counts only of an end asked both times, about it."""
    ends = {promise.source, promise.target}
    then, now = ([link for link in one.relations if link.joins_two and {link.source, link.target} == ends]
                 for one in supported(waves))  # fmt: skip
    if not then or any(link.agreed for link in then) or not ends <= waves.both:
        return None
    kinds = {link.kind for link in then}
    if any(link.agreed for link in now if link.kind in kinds):
        return True
    return False if all(asked_about(waves.later, link, end) for link in then for end in waves.both & ends) else None


def _is_on_the_map(promise: Promise, waves: Waves) -> bool | None:
    """Somebody who was not on the map is there now, with a link at least. One that was not asked may have one."""
    who = next((one for one in (promise.target, promise.source) if one and one not in waves.earlier.by_id), None)
    if who is None:
        return None
    there = {partner.id for partner in waves.later.partners if _called(partner, who)}
    if any(link.joins_two and there & {link.source, link.target} for link in waves.later.relations):
        return True
    return False if there <= waves.later.asked_ids else None


def _has_answered(promise: Promise, waves: Waves) -> bool | None:
    """Whoever of the two had not told us about its links has done so now."""
    silent = {promise.source, promise.target} & waves.earlier.by_id.keys() - waves.earlier.asked_ids
    return silent <= waves.later.asked_ids if silent else None


def _each_accepts_most(promise: Promise, waves: Waves) -> bool | None:
    """Both accept more than half of what the other sends, as they did not; hidden and rounded counts are bounds."""
    both_ways = tuple(permutations((promise.source, promise.target or "")))
    then, now = ([_accepts_most(one, *ends) for ends in both_ways] for one in (waves.earlier, supported(waves)[1]))
    if False not in then:
        return None
    if False in now:
        return False
    return None if None in now else True


def _accepts_most(network: Network, source: str, target: str) -> bool | None:
    """Whether the target accepts more than half of what the source sends; None where that is not known."""
    made, accepted = (_between(network, source, target, part) for part in ("made", "accepted"))
    if made is None or accepted is None:
        return None
    if made[0] < FEWEST_REFERRALS:
        return None
    return True if 2 * accepted[0] > made[1] else False if 2 * accepted[1] <= made[0] else None


def _between(network: Network, source: str, target: str, part: str) -> tuple[int, int] | None:
    """At least and at most how many referrals from one to the other; None where that is not counted."""
    links = [link for link in network.referrals if (link.source, link.target) == (source, target)]
    counts: list[Count | None] = [getattr(link, part) for link in links]
    told = [within(one, off_by(network.system)) for one in counts if one is not None and one.applicable]
    both = total(told)
    return None if not told or len(told) < len(counts) or both.high is None else (both.low, both.high)


def _trail_goes_on(promise: Promise, waves: Waves) -> bool | None:
    """People are still sent there for the needs for which the trail stopped, and for certain it stops for none."""
    then, now = supported(waves)
    stopped, stops = (_trails(one, promise.source) for one in (then, now))
    if not stopped:
        return None
    sent = {need for link in now.referrals if link.target == promise.source for need in link.needs or ()}
    if stops & stopped:
        return False
    return True if stopped <= sent and not stopped & _trails(_helping_for_sure(now), promise.source) else None


def _helping_for_sure(network: Network) -> Network:
    """The map on which nobody helps, and no link carries people, for a need that nobody has said."""
    partners = tuple(one if one.needs is not None else replace(one, needs=()) for one in network.partners)
    return replace(with_sure_links(network), partners=partners)


def _trails(network: Network, partner: str) -> set[str]:
    """The needs for which the trail stops at a partner."""
    table = analysis.run("dead_ends", network).table
    return set(table.loc[table["partner"] == partner, "need"])


def _help_is_there(promise: Promise, waves: Waves) -> bool | None:
    """Help where there was none, whatever nobody has said: in the whole gap that the promise is for.

    One that does not say which gap is told only where nothing is opened, or nothing is left to open.
    """
    at = dict(promise.gap).get("at")
    then, now = (_of_gap(promise.gap, _situations(one, at)) for one in supported(waves))
    gaps = {situation for situation, covered in then.items() if not covered}
    if not gaps or then.keys() != now.keys():
        return None
    left = {situation for situation in gaps if not now[situation]}
    if left:
        return False if promise.gap or left == gaps else None
    sure = _for_sure(supported(waves)[1], at)
    return True if all(sure[situation] for situation in gaps) else None


def _person_has_a_way(promise: Promise, waves: Waves) -> bool | None:
    return way_is_there(promise.gap, *supported(waves))


def _of_gap(gap: Pairs, situations: Mapping[Situation, bool]) -> dict[Situation, bool]:
    """The situations that a promise is for; without a group, those of people in no listed group."""
    if not gap:
        return dict(situations)
    said = {"group": "", **dict(gap)}
    wanted = [said[key].split(",") if key in said else None for key in SITUATION]
    return {
        one: covered
        for one, covered in situations.items()
        if all(values is None or is_in in values for is_in, values in zip(one, wanted, strict=True))
    }


@lru_cache(maxsize=4)  # each promise is held against the same two maps
def _situations(network: Network, at: str | None = None) -> Mapping[Situation, bool]:
    """Every situation, and whether a way to help is recorded, or open at an hour."""
    table = analysis.run("coverage", network, at=at).table
    rows = table[[*SITUATION, "status"]].itertuples(index=False, name=None)
    return {tuple(situation): status == "covered" for *situation, status in rows}


@lru_cache(maxsize=4)
def _for_sure(network: Network, at: str | None) -> Mapping[Situation, bool]:
    """Every situation, and whether a way to help rests on nothing that nobody has said."""
    table = analysis.run("coverage", with_sure_links(network), at=at).table
    rows = table[[*SITUATION, "status", "assumed"]].itertuples(index=False, name=None)
    return {tuple(situation): status == "covered" and not assumed for *situation, status, assumed in rows}


def _carries_less_alone(promise: Promise, waves: Waves) -> bool | None:
    return _fewer("sole_routes", ("partner",), (promise.source,), waves)


def _no_longer_alone(promise: Promise, waves: Waves) -> bool | None:
    return _fewer("sole_links", ("source", "target"), (promise.source, promise.target or ""), waves)


def _fewer(question: str, columns: tuple[str, ...], of: tuple[str, ...], waves: Waves) -> bool | None:
    """Whether fewer situations rest on it than before, with as many at least that have a way to help.

    Some that rested on it have another way, whatever nobody has said.
    """
    maps = supported(waves)
    then, now = (_resting(question, columns, of, one) for one in maps)
    if not then or not waves.later.by_id.keys() >= set(of):
        return None
    before, after = (_situations(one) for one in maps)
    if sum(after.values()) < sum(before.values()):
        return None
    if now >= then:
        return False
    rested = before.keys() - {one for one, covered in _situations(_without(maps[0], of)).items() if covered}
    sure = _for_sure(_without(maps[1], of), None)
    return True if any(before[one] and sure.get(one) for one in rested) else None


def _resting(question: str, columns: tuple[str, ...], of: tuple[str, ...], network: Network) -> int:
    table = analysis.run(question, network).table
    rows = table[list(columns)].itertuples(index=False, name=None)
    return sum(lost for ends, lost in zip(rows, table["profiles_lost"], strict=True) if ends == of)


def _without(network: Network, of: tuple[str, ...]) -> Network:
    """The map without the link between two partners, or with a partner through which nobody gets anywhere."""
    gone = of if len(of) == 1 else ()
    partners = tuple(replace(one, needs=(), stages=()) if one.id in gone else one for one in network.partners)
    links = tuple(one for one in network.relations
                  if (one.source, one.target) != of and not {one.source, one.target} & set(gone))  # fmt: skip
    return replace(network.in_part(relations=links), partners=partners)


def _joined_twice(promise: Promise, waves: Waves) -> bool | None:
    """The partner that stood in the finding is in it no longer, and still has a link."""
    then, now = supported(waves)
    if promise.source not in _loose(then) or promise.source not in now.by_id:
        return None
    if promise.source in _loose(now):
        return False
    linked = any(link.joins_two and promise.source in (link.source, link.target) for link in now.relations)
    return True if linked else None


def _loose(network: Network) -> set[str]:
    table = analysis.run("weak_points", network).table
    return {*table["partner"], *table["target"]}


def _has_room(promise: Promise, waves: Waves) -> bool | None:
    """Who was full is not any more."""
    full = []
    for network in (waves.earlier, waves.later):
        table = analysis.run("pressure", network).table
        full.append([one for who, one in zip(table["partner"], table["full"], strict=True) if who == promise.source])
    then, now = full
    return bool(now[0] == 0) if then == [1] and now and now[0] in (0, 1) else None


def _are_tied(promise: Promise, waves: Waves) -> bool | None:
    """Any link between the two that there was not. Silence counts only where both were asked both times."""
    ends = {promise.source, promise.target}
    then, now = (any(link.joins_two and {link.source, link.target} == ends for link in one.relations)
                 for one in supported(waves))  # fmt: skip
    if len(ends) < 2 or then:
        return None
    asked = incomparable(waves.earlier, waves.later) < frozenset(KINDS) and ends <= waves.both
    return True if now else False if asked else None


def _more_reach_help(promise: Promise, waves: Waves) -> bool | None:
    """A larger share of what is sent on this link reaches help; hidden and rounded counts are bounds."""
    then, now = (_share_helped(one, promise.source, promise.target or "") for one in supported(waves))
    if then is None or now is None:
        return None
    (least_then, most_then), (least_now, most_now) = then, now
    return True if least_now > most_then else False if most_now <= least_then else None


def _share_helped(network: Network, source: str, target: str) -> tuple[float, float] | None:
    """Between which shares of the referrals reach help; None where that is not counted, or they are too few."""
    made, completed = (_between(network, source, target, part) for part in ("made", "completed"))
    if made is None or completed is None or made[0] < FEWEST_REFERRALS:
        return None
    return completed[0] / made[1], min(1.0, completed[1] / made[0])


def _called(partner: Partner, name: str) -> bool:
    return match_key(name) in {match_key(one) for one in (partner.id, partner.name, partner.short or "", *partner.aka)}


SIGNS: Mapping[str, Callable[[Promise, Waves], bool | None]] = MappingProxyType(  # by finding
    {
        "introductions": _link_is_there,
        "plan_for": _planned_change_is_made,
        "both_sides": _named_by_both,
        "bounce": _each_accepts_most,
        "coverage": _help_is_there,
        "crossing": _are_tied,
        "dead_ends": _trail_goes_on,
        "inner_circle": _has_answered,
        "leaks": _more_reach_help,
        "unknowns": _has_answered,
        "missing": _is_on_the_map,
        "pressure": _has_room,
        "route": _person_has_a_way,
        "sole_links": _no_longer_alone,
        "sole_routes": _carries_less_alone,
        "weak_points": _joined_twice,
    }
)
