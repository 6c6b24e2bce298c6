"""Draft -> map: values typed, ends found, repeated rows put together, and what cannot be left out and said."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from network import progress
from network.errors import Choice, InvalidNetwork, Where
from network.files.draft import values
from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.draft.ends import Ends
from network.files.draft.flat import NONE, OUR_COLUMN, join_list, split_list
from network.files.draft.lists import Lists
from network.files.draft.periods import span
from network.files.draft.repeats import one_a_link
from network.files.draft.several import with_one_kind_each
from network.files.draft.too_long import says_too_long
from network.files.raw.guard import too_many
from network.identifiers import identifier, split_identifier
from network.model import AgeRange, Network, Opening, Partner, Relation, System
from network.names import abbreviations, look_alike_letters, match_key, proposals
from network.recognised import Correction, PutOnList, SameAs
from network.vocabulary import DIRECTED_KINDS, SHORT_LIMIT
from network.words import plural

__all__ = ["build", "partner_of", "relation_of"]

HOURS_IN_WORDS = "hours in words"
T = TypeVar("T")
SCHEMES = {"ods_code": "GB-NHS", "charity_number": "GB-CHC", "company_number": "GB-COH"}
CURES = {
    "days": " Write how many days, such as 12 or 1.5.",
    "wait_days": " Write how many days, such as 12 or 1.5.",
    "capacity": " Write how many people, such as 12.",
}
MOST_NEAR = 50  # pairs of names that are proposed one by one
OF_KIND = {"link_type", "direction", "strength"}  # what `_kind` looks at
TRUST = ("reliable", "shared_aims", "open")


def build(draft: Draft, log: Log, corrections: Sequence[Correction] = ()) -> Network | None:
    """The map that a draft describes; None when nothing can be read from it, which `log` then says."""
    what, fix = _too_many(draft)
    if what:
        log.refuse(draft.links[0].where if draft.links else draft.partners[0].where, what, fix)
        return None
    if says_too_long(draft, log):
        return None
    progress.at("Putting partners and links together")
    same = [choice for choice in corrections if isinstance(choice, SameAs)]
    drafts = _with_choices(draft, corrections, same)
    lists = Lists(draft.parts.get("system"))
    partners = [partner_of(one, lists, log) for one in drafts]
    ends = Ends(partners, same, listed=draft.listed)
    found = [(link, pair) for link in draft.links if (pair := ends.of(link, log)) is not None]
    partners += [partner_of(one, lists, log) for one in ends.added]
    drafts += ends.added
    for link, pair in found:
        link.source, link.target = pair  # ids from here on
        if same and link.fields.get("said_by"):
            link.fields["said_by"] = join_list(ends.meant(who) for who in split_list(link.fields["said_by"]))
    links = list(with_one_kind_each([link for link, _ in found]))
    if not draft.repeats_stand:
        links = one_a_link(links, log)
    links = [way for link in links for way in _ways(link)]
    relations = [(relation_of(link, lists, log), link.where) for link in links]
    _say_counts_of_other_kinds(relations, log)
    _say_self_links(links, log)
    placed = [(partner, one.where) for partner, one in zip(partners, drafts, strict=True)]
    _say_near_names(partners, {partner.id: where for partner, where in placed}, log)
    parts = {key: value for key, value in draft.parts.items() if key != "system"}
    parts |= {"asked": _asked(drafts, log), "positions": _positions(drafts)}
    return _network(_system(draft, lists, links), placed, relations, parts, log)


def _too_many(draft: Draft) -> tuple[str, str]:
    """What is said of a draft that holds more than a map, and what to do; two empty texts for all others."""
    pairs = {(match_key(link.source), match_key(link.target)) for link in draft.links}
    named = {end for pair in pairs for end in pair}
    return too_many(max(len(named), len(draft.partners)), len(pairs))


def _with_choices(draft: Draft, corrections: Sequence[Correction], same: Sequence[SameAs]) -> list[DraftPartner]:
    """The drafts of partners with those added that a person chose to add, without those that are another's spelling."""
    targets = {choice.partner for choice in same}
    gone = {match_key(choice.name) for choice in same}
    kept = [
        one
        for one in draft.partners
        if one.fields["partner_id"] in targets
        or not gone & {match_key(one.fields["partner_id"]), match_key(one.fields["name"])}
    ]
    of_other = {match_key(choice.name): choice.partner for choice in same}
    by_id = {one.fields["partner_id"]: one for one in kept}
    for one in draft.partners:
        target = of_other.get(match_key(one.fields["partner_id"])) or of_other.get(match_key(one.fields["name"]))
        if target in by_id and by_id[target] is not one:
            _take_over(by_id[target], one)
    new = [choice.name for choice in corrections if isinstance(choice, PutOnList)]
    return kept + [DraftPartner(Where(), {"partner_id": name, "name": name}) for name in dict.fromkeys(new)]


def _take_over(partner: DraftPartner, other: DraftPartner) -> None:
    """Let a partner have what stood under another spelling of it: that it was asked, and whatever it does not say."""
    if "yes" in (partner.fields.get("asked"), other.fields.get("asked")):
        partner.fields["asked"] = "yes"
    for field, text in other.fields.items():
        if not partner.fields.get(field):
            partner.fields[field] = text
    partner.more = other.more | partner.more


def partner_of(draft: DraftPartner, lists: Lists, log: Log) -> Partner:
    """The partner of a draft; what cannot be taken is said and read as not known."""
    fields = draft.fields

    def take(field: str, parse: Callable[[str], T]) -> T | None:
        return _taken(draft.where, field, fields.get(field, ""), parse, log)

    short = fields.get("short") or None
    more = dict(draft.more)
    if short and len(short) > SHORT_LIMIT:
        more["short"], short = short, None
    return Partner(
        id=fields["partner_id"],
        name=fields["name"],
        short=short,
        aka=tuple(split_list(fields.get("aka", ""))),
        was=tuple(split_list(fields.get("was", ""))),
        sector=lists.one("sectors", fields.get("sector", ""), fields.get("sector_id", "")),
        areas=lists.ids("areas", fields.get("area", ""), fields.get("area_code", "")),
        stages=lists.ids("stages", fields.get("stages", ""), fields.get("stage_ids", "")),
        needs=lists.ids("needs", fields.get("needs", ""), fields.get("need_ids", "")),
        ages=_ages(fields, take),
        only_for=lists.ids("groups", fields.get("only_for", ""), fields.get("group_ids", "")),
        hours=_hours(draft, more, log),
        capacity=take("capacity", values.whole),
        wait_days=take("wait_days", values.number),
        ids=_identifiers(draft, log),
        more=_pairs(more),
        provenance=_source(draft.where, fields, log),
    )


def relation_of(link: DraftLink, lists: Lists, log: Log) -> Relation:
    """The relation of a draft whose ends are ids; what cannot be taken is said and read as not known."""
    fields = link.fields
    if not fields:  # the commonest row says who and how many, and nothing else
        return Relation(link.source, link.target, **_counts(link, log), more=_pairs(link.more))

    kind, more = _kind(fields, link.more, log)
    if fields.keys() <= OF_KIND:  # the next common one: and what kind of link it is
        return Relation(link.source, link.target, kind, **_counts(link, log), more=_pairs(more))

    def take(field: str, parse: Callable[[str], T]) -> T | None:
        return _taken(link.where, field, fields.get(field, ""), parse, log)

    trust = [(key, take(f"trust_{key}", values.whole)) for key in TRUST]
    said_by = None if not fields.get("said_by") else tuple(split_list(fields["said_by"]))
    return Relation(
        source=link.source,
        target=link.target,
        kind=kind,
        needs=lists.ids("needs", fields.get("needs", ""), fields.get("need_ids", "")),
        **_counts(link, log),
        declined=() if fields.get("declined") == NONE else take("declined", values.declined),
        days=take("days", values.number),
        until=take("until", values.day),
        said_by=_ends_only(said_by, link, log),
        works=take("works", values.works),
        trust=tuple((key, value) for key, value in trust if value is not None),
        barriers=take("barriers", values.barriers) or (),
        more=_pairs(more),
        provenance=_source(link.where, fields, log),
    )


def _ways(link: DraftLink) -> list[DraftLink]:
    """A referral link for both ways is two links; its numbers stand with the first."""
    both = link.fields.get("direction", "").casefold()
    words = link.fields.get("link_type", "")
    if both == "mutual" and values.kind(words) in ("", *DIRECTED_KINDS) and link.source != link.target:
        return [link, replace(link, source=link.target, target=link.source, counts={})]
    return [link]


def _kind(fields: dict[str, str], more: dict[str, str], log: Log) -> tuple[str, dict[str, str]]:
    """The kind of link; words that name none of ours are kept, and a link without direction is `knows`."""
    words, direction = fields.get("link_type", ""), fields.get("direction", "").casefold()
    found = values.kind(words) if words else ""
    more = dict(more)
    if fields.get("strength"):
        more.setdefault("strength", fields["strength"])
    if direction in ("mutual", "undirected") and found in ("", *DIRECTED_KINDS):
        more["direction"] = direction
    if found:
        return found, more
    if words:
        more["type"] = words
        if values.is_no_flow(words):
            direction = "undirected"
        read = 'as "knows"' if direction == "undirected" else "as referrals"
        log.note(f'"{words}" is not a kind of link that the map knows. It is read {read} and kept under "type".')
    return ("knows" if direction == "undirected" else "refers"), more


def _counts(link: DraftLink, log: Log) -> dict[str, Any]:
    """Made, accepted, completed; a part that is more than its whole is left out and said."""
    counts = {field: link.counts.get(field) for field in ("made", "accepted", "completed")}
    for part, whole in (("accepted", "made"), ("completed", "accepted"), ("completed", "made")):
        more, less = counts[part], counts[whole]
        if more is None or less is None or less.high is None or not (more.applicable and less.applicable):
            continue
        if more.low > less.high:
            what = f"{more} referrals were {part} but only {less} {whole}. The number {part} was left out."
            log.warn(replace(link.where, column=part), what, f"{part.capitalize()} can be at most {whole}.")
            counts[part] = None
    return counts


def _ages(fields: dict[str, str], take: Callable[[str, Callable[[str], Any]], Any]) -> AgeRange | None:
    start, end = take("age_from", values.whole), take("age_to", values.whole)
    if start is not None or end is not None:
        upside_down = start is not None and end is not None and start > end
        return AgeRange(end, start) if upside_down else AgeRange(start, end)
    return take("ages", values.age_range)


def _identifiers(draft: DraftPartner, log: Log) -> tuple[tuple[str, str], ...]:
    found = [split_identifier(text) for text in split_list(draft.fields.get("org_id", ""))]
    found += [(scheme, draft.fields[field]) for field, scheme in SCHEMES.items() if draft.fields.get(field)]
    ids: dict[str, str] = {}
    for scheme, text in found:
        checked = identifier(scheme, text)
        if checked.doubt:
            log.warn(draft.where, checked.doubt, "It is kept as it is. Check it.")
        if checked.changed:
            log.note(checked.changed)
        name, number = checked.scheme, 2
        while ids.get(name, checked.value) != checked.value:
            name, number = f"{checked.scheme} {number}", number + 1
        ids[name] = checked.value
    return tuple(ids.items())


def _asked(drafts: Sequence[DraftPartner], log: Log) -> tuple[str, ...] | None:
    stated = [(one, _taken(one.where, "asked", one.fields.get("asked", ""), values.yes, log)) for one in drafts]
    if all(answer is None for _, answer in stated):
        return None
    return tuple(one.fields["partner_id"] for one, answer in stated if answer)


def _positions(drafts: Sequence[DraftPartner]) -> tuple[tuple[str, tuple[float, float]], ...]:
    """Places on the map; those of partners without two numbers are laid out again."""
    placed = []
    for one in drafts:
        try:
            place = (float(one.fields.get("x", "")), float(one.fields.get("y", "")))
        except ValueError:
            continue
        if all(abs(number) < 1e12 for number in place):
            placed.append((one.fields["partner_id"], place))
    return tuple(placed)


def _system(draft: Draft, lists: Lists, links: Sequence[DraftLink]) -> System:
    stated = draft.parts.get("system") or System(draft.name)
    period = stated.period or span(link.period for link in links if link.period is not None)
    rule = stated.counts_rule or next(
        (link.fields["counts_rule"] for link in links if link.fields.get("counts_rule")), None
    )
    grown = {name: lists.items(name) for name in ("areas", "sectors", "needs", "stages", "groups")}
    asked_as = stated.asked_as or tuple(draft.asked_as.items())
    return replace(stated, period=period, counts_rule=rule, asked_as=asked_as, **grown)


def _network(
    system: System,
    partners: Sequence[tuple[Partner, Where]],
    relations: Sequence[tuple[Relation, Where]],
    parts: dict[str, Any],
    log: Log,
) -> Network | None:
    """The map; a partner or link that still cannot be is left out and said, and so is whatever else cannot."""
    things: dict[str, list[tuple[Any, Where]]] = {"partners": list(partners), "relations": list(relations)}
    for _ in range(5):
        try:
            return Network(system, *(tuple(thing for thing, _ in kept) for kept in things.values()), **parts)
        except InvalidNetwork as error:
            _leave_out(error, things, parts, log)
    log.refuse(Where(), "The parts of the file do not make a map.", "Check the rows named here.")
    return None


def _leave_out(
    error: InvalidNetwork, things: dict[str, list[tuple[Any, Where]]], parts: dict[str, Any], log: Log
) -> None:
    bad: dict[str, set[int]] = {name: set() for name in things}
    for problem in error.problems:
        part, index = (*problem.where.path, "", "")[:2]
        if part in bad and isinstance(index, int):
            bad[str(part)].add(index)
            log.warn(things[str(part)][index][1], f"{problem.what} It was left out.", problem.fix)
        else:
            parts.pop(str(part), None)
            log.warn(Where(), f"{problem.what} It was left out.", problem.fix)
    for part, gone in bad.items():
        things[part] = [thing for index, thing in enumerate(things[part]) if index not in gone]


def _say_self_links(links: Sequence[DraftLink], log: Log) -> None:
    for link in links:
        if link.source == link.target:
            what = f'"{link.source}" is linked with itself. The link is kept but no measure counts it.'
            log.warn(link.where, what, "Change one end if this is a mistake.")


def _say_counts_of_other_kinds(relations: Sequence[tuple[Relation, Where]], log: Log) -> None:
    """Money and other numbers are no people: said once a kind, as of a map file."""
    said: dict[str, list[tuple[Relation, Where]]] = defaultdict(list)
    for link, where in relations:
        if link.kind != "refers" and (link.made or link.accepted or link.completed):
            said[link.kind].append((link, where))
    for kind, found in said.items():
        link, where = found[0]
        others = f" So have {plural(len(found) - 1, 'other link')} of this kind." if len(found) > 1 else ""
        what = f'The link "{kind}" from "{link.source}" to "{link.target}" has a number, which only "refers" counts.'
        log.warn(where, what + others, "Check the kind; the number is not used.")


def _say_near_names(partners: Sequence[Partner], places: dict[str, Where], log: Log) -> None:
    """Names that may be one partner are proposed, never put together; so are letters of another alphabet."""
    progress.at("Comparing names")
    ids: dict[str, str] = {}
    keys: dict[str, Partner] = {}
    for partner in partners:
        first = keys.setdefault(match_key(partner.name), partner)
        if first is not partner:
            _say_one_name(first, partner, places, log)
        ids.setdefault(partner.name, partner.id)
        if letters := look_alike_letters(partner.name):
            what = f'The name "{partner.name}" has letters of another alphabet that look like Latin ones: {letters}.'
            log.warn(places[partner.id], what, "Type the name again.")
    _say_abbreviations(ids, places, log)
    written = {name: place for place, name in enumerate(ids)}  # what was written first is proposed
    found_near = proposals(ids)
    if len(found_near) > MOST_NEAR:
        more = f"{len(found_near) - MOST_NEAR:,} more pairs of names may be one partner each. The likeliest are shown."
        log.warn(Where(places[partners[0].id].file), more, "Settle those that are shown, then open the file again.")
    for found in found_near[:MOST_NEAR]:
        one = ids[found.one]
        earlier, later = sorted((found.one, found.other), key=written.__getitem__)
        choices = [
            Choice(f'They are one: "{earlier}"', SameAs(ids[later], ids[earlier])),
            Choice(f'They are one: "{later}"', SameAs(ids[earlier], ids[later])),
        ]
        what = f'"{found.one}" and "{found.other}" may be one partner ({found.why}).'
        log.warn(places[one], what, "They are kept apart until you say that they are one.", choices)


def _say_abbreviations(ids: dict[str, str], places: dict[str, Where], log: Log) -> None:
    for short, names in list(abbreviations(ids).items())[:MOST_NEAR]:
        choices = [Choice(f'It is "{name}"', SameAs(short, ids[name])) for name in names]
        listed = " or ".join(f'"{name}"' for name in names)
        fix = (
            "It is kept apart until you say which it is." if len(names) > 1 else "They are kept apart until you say so."
        )
        log.warn(places[ids[short]], f'"{short}" may stand for {listed}.', fix, choices)


def _say_one_name(first: Partner, second: Partner, places: dict[str, Where], log: Log) -> None:
    what = f'"{second.id}" has the same name as "{first.id}": "{second.name}".'
    choice = Choice(f'They are one: "{first.id}"', SameAs(second.id, first.id))
    log.warn(places[second.id], what, "They are kept apart until you say that they are one.", [choice])


def _ends_only(said_by: tuple[str, ...] | None, link: DraftLink, log: Log) -> tuple[str, ...] | None:
    """Only the two ends can say that there is a link; their names are turned into ids."""
    if said_by is None or said_by == (NONE,):
        return None if said_by is None else ()
    ends = {match_key(link.source): link.source, match_key(link.target): link.target}
    known = tuple(dict.fromkeys(ends[match_key(who)] for who in said_by if match_key(who) in ends))
    for who in said_by:
        if match_key(who) not in ends:
            log.warn(
                link.where,
                f'"{who}" is at neither end of the link, so it is not taken as having said so.',
                "Name one of its ends.",
            )
    return known


def _hours(draft: DraftPartner, more: dict[str, str], log: Log) -> tuple[Opening, ...] | None:
    """When a partner is open; words that say no hours, such as `by appointment`, are kept as a further detail."""
    text = draft.fields.get("hours", "")
    if not text or text == NONE:
        return () if text else None
    try:
        return values.openings(text)
    except ValueError as error:
        fix = f'It is kept in words as "{HOURS_IN_WORDS}", and when it is open is read as not known.'
        log.warn(replace(draft.where, column=draft.where.column or "hours"), str(error), fix)
        more.setdefault(HOURS_IN_WORDS, text)
        return None


def _taken(where: Where, field: str, text: str, parse: Callable[[str], T], log: Log) -> T | None:
    """The value of a text; a text that cannot be taken is said and read as not known."""
    if not text:
        return None
    try:
        return parse(text)
    except ValueError as error:
        fix = f"It is read as not known.{CURES.get(field, '')}"
        log.warn(replace(where, column=where.column or field), str(error), fix)
        return None


def _source(where: Where, fields: dict[str, str], log: Log) -> Any:
    cells = [fields.get(f"source_{part}", "") for part in ("kind", "who", "when", "words")]
    try:
        return values.source(*cells)
    except ValueError as error:
        log.warn(where, str(error), "Where it comes from is read as not known.")
        return None


def _pairs(more: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple({key.removeprefix(OUR_COLUMN): value for key, value in more.items() if value}.items())
