"""The map in words and in tables: the same partners and links, for reading, for screen readers and for print."""

from collections import Counter
from collections.abc import Iterator

import pandas as pd

import analysis
from network.model import Network, Partner
from network.words import in_sentence, listed, plural, raised
from render.map.filters import MapFilters, kept
from render.map.lines import MapLine, lines, promised
from render.partner_panel import PartnerPanel, Row, panel
from render.spoken import NOT_KNOWN, count_said, tie_said

__all__ = ["describe", "links_table", "partners_table"]

VOICES = {"both": "Both", "one": "One side", "nobody": "Not known"}


def describe(
    network: Network,
    partner_id: str | None = None,
    *,
    filters: MapFilters | None = None,
    room: bool = False,
    agreed: frozenset[str] = frozenset(),
) -> list[str]:
    """The map in a few sentences, or one partner and everybody it is linked with.

    Parameters
    ----------
    filters
        Only the partners that these keep, as on the map.
    room
        Whether a whole room reads it: no counts of referrals, no word on who has confirmed a link, and promises only
        between partners who have agreed to be named.
    agreed
        Ids of these partners.
    """
    if partner_id is not None:
        return list(_partner_sentences(panel(network, partner_id, room=room)))
    shown = _shown(network, filters)
    between = _lines_between(network, shown, filters)
    return [*_map_sentences(network, shown, between, room), *_promises(network, shown, agreed if room else None)]


def partners_table(network: Network, *, filters: MapFilters | None = None, room: bool = False) -> pd.DataFrame:
    """One row a partner on the map, by name: all cells are text. A room does not read who has not been asked."""
    names = {
        field: {item.id: item.name for item in getattr(network.system, field)}
        for field in ("sectors", "areas", "stages", "needs")
    }
    partners = [network.partner(key) for key in _shown(network, filters)]
    rows = [
        {
            "Partner": partner.name,
            "Sector": names["sectors"].get(partner.sector or "", raised(NOT_KNOWN)),
            "Places": _list(partner.areas, names["areas"]),
            "Way in": _list(partner.stages, names["stages"]),
            "Helps with": _list(partner.needs, names["needs"]),
            "Asked about its links": "Yes" if partner.id in network.asked_ids else "Not yet",
        }
        for partner in sorted(partners, key=_name)
    ]
    columns = ["Partner", "Sector", "Places", "Way in", "Helps with", *([] if room else ["Asked about its links"])]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def links_table(network: Network, *, filters: MapFilters | None = None, room: bool = False) -> pd.DataFrame:
    """One row a line on the map, by the names of its ends: all cells are text."""
    columns = ["From", "Tie", "To"] if room else ["From", "Tie", "To", "Referrals", "Named by"]
    rows = [
        {
            "From": network.name(line.source),
            "Tie": ", ".join(tie_said(kind) for kind in line.kinds),
            "To": network.name(line.target),
            "Referrals": raised(count_said(line.made)) if "refers" in line.kinds else "–",
            "Named by": VOICES[line.voice],
        }
        for line in _lines_between(network, _shown(network, filters), filters)
    ]
    table = pd.DataFrame(rows, columns=columns, dtype=object)
    return table.sort_values(["From", "To"], key=lambda names: names.str.casefold(), kind="stable", ignore_index=True)


def _shown(network: Network, filters: MapFilters | None) -> list[str]:
    keep = kept(network, filters or MapFilters())
    return [key for key in network.by_id if key in keep.matching | keep.not_known]


def _lines_between(network: Network, shown: list[str], filters: MapFilters | None) -> list[MapLine]:
    inside = set(shown)
    kind = filters.kind if filters else None
    return [line for line in lines(network) if set(line.ends) <= inside and kind in (None, *line.kinds)]


def _map_sentences(network: Network, shown: list[str], drawn: list[MapLine], room: bool) -> Iterator[str]:
    partners = [network.partner(key) for key in shown]
    links = len({frozenset(line.ends) for line in drawn})  # a link that runs both ways has two lines
    yield f"The map shows {plural(len(partners), 'partner')} and {plural(links, 'link')}."
    yield from _by_sector(network, partners)
    yield from _doors(network, partners)
    not_asked = sorted((partner.name for partner in partners if partner.id not in network.asked_ids), key=str.casefold)
    if not_asked:
        who = "" if room else f": {'; '.join(not_asked)}"
        yield f"{plural(len(not_asked), 'partner has', 'partners have')} not been asked yet{who}."
    if not room:
        yield from _one_sided(network, shown)


def _promises(network: Network, shown: list[str], among: frozenset[str] | None) -> Iterator[str]:
    pairs = [pair for pair in promised(network, among) if set(pair) <= set(shown)]
    if pairs:
        with_whom = "; ".join(f"{network.name(source)} with {network.name(target)}" for source, target in pairs)
        yield f"{plural(len(pairs), 'link is', 'links are')} promised: {with_whom}."


def _one_sided(network: Network, shown: list[str]) -> Iterator[str]:
    """Only where the silent side was asked: somebody who was not asked has denied nothing."""
    table = analysis.run("both_sides", network).table
    inside = table["source"].isin(shown) & table["target"].isin(shown)
    one_sided = int((inside & (table["status"] == "one-sided")).sum())
    if one_sided:
        yield f"{plural(one_sided, 'link is', 'links are')} named by one side only; the other was asked too."


def _by_sector(network: Network, partners: list[Partner]) -> Iterator[str]:
    counts = Counter(partner.sector for partner in partners)
    said = [f"{sector.name} {counts[sector.id]}" for sector in network.system.sectors if counts[sector.id]]
    if counts[None]:
        said.append(f"sector not known {counts[None]}")
    if said:
        yield f"By sector: {', '.join(said)}."


def _doors(network: Network, partners: list[Partner]) -> Iterator[str]:
    for stage in network.system.stages:
        doors = sorted((partner.name for partner in partners if stage.id in (partner.stages or ())), key=str.casefold)
        if doors:
            yield f"{stage.name}: people come in at {'; '.join(doors)}."


def _partner_sentences(about: PartnerPanel) -> Iterator[str]:
    where = f", {listed(about.places)}" if about.places else ""
    yield f"{about.name}. {about.sector}{where}."
    if about.does:
        yield f"It helps with {listed([in_sentence(need) for need in about.does])}."
    yield about.sentence
    for heading, rows in (
        ("Who sends people here", about.senders),
        ("Where people go next", about.onward),
        ("Other ties", about.other_ties),
    ):
        if rows:
            yield f"{heading}: {'; '.join(_row(row) for row in rows)}."
    if about.hangs:
        yield about.hangs
    if about.not_known:
        yield f"Not known: {', '.join(what.lower() for what in about.not_known)}."


def _row(row: Row) -> str:
    return f"{row.name} ({row.words})" if row.words else row.name


def _name(partner: Partner) -> str:
    return partner.name.casefold()


def _list(ids: tuple[str, ...] | None, names: dict[str, str]) -> str:
    """Names by id; a list that is missing is not known, an empty one is none."""
    if ids is None:
        return raised(NOT_KNOWN)
    return ", ".join(names[one] for one in ids) or "None"
