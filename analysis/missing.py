"""Who is not here? Named but not listed, listed without a link, and kinds of partner that nobody listed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx
import pandas as pd

from analysis._declare import Highlight, Question, Result, Theme, columns
from analysis._graphs import tied
from network.model import Network
from network.words import listed, numbered, plural

QUESTION = Question(
    theme=Theme.BUILD,
    order=20,
    heading="Who is not here?",
    finding="{who}.",
    nothing="Everybody who was named is on the map with a link, and no common kind of partner is missing.",
    not_known="We cannot tell who is missing: there are no partners on the map yet.",
    ask="Who should be asked next, and who will invite them?",
    move="An invitation, with owner and date.",
    move_page="Build next",
    columns=columns(
        """
        name     | Who                | text    | as named, or a kind of partner
        status   | Why it stands here | text    | named: in a story or promise, and not on the map; no link: on the
                 |                    |         | map without a tie to anybody; kind: no partner of this kind is on
                 |                    |         | the map
        partner  | Partner            | partner | the partner without a link; empty otherwise
        stories  | Stories            | count   | stories that name it, from 0
        promises | Promises           | count   | promises that name it, from 0
        """,
    ),
    graph="All ties, in either direction",
    definition="""
        Named: in a story or a promise, and neither a partner nor an entry in the map's lists. No link: no
        relation with anybody, but for referrals known to be 0. Kinds: searched for by their usual words in
        names and other spellings; a kind that was named stands under its own name.
    """,
    source="Own definition",
)

# kinds of partner that are often not at the table, with the words that they are known by
KINDS = {
    "GPs": r"gps?|general practi\w*|primary care|surger(?:y|ies)|doctors?|"
    r"medical (?:centre|practice)s?|health centres?",
    "Emergency departments": r"emergency departments?|a ?& ?e|accident (?:and|&) emergency|casualty|urgent care",
    "Prisons": r"prisons?|hmp|yoi|young offender institutions?",
    "Adult social care": r"adult social (?:care|services|work\w*)|adult services|social services",
    "Schools": r"schools?|colleges?|academ(?:y|ies)|education|pupil referral",
    "Jobcentres": r"job ?centres?(?: plus)?|jcp|dwp|department for work and pensions",
    "Domestic abuse services": r"domestic (?:abuse|violence)|refuges?|idvas?|wom[ae]n['’]?s aid|victim support|"
    r"rape crisis|violence against women|vawg",
    "Faith and community groups": r"faith|salvation army|chaplain\w*|diocese|"
    r"church(?:es)?|mosques?|temples?|synagogues?|gurdwaras?|community groups?",
    "Groups led by the communities most affected": r"user[- ]led|survivor[- ]led|peer[- ]led|lived experience|"
    r"led by (?:people|communities)",
}
STATUS_ORDER = ("named", "no link", "kind")
NAMED_ALOUD = 3  # more are counted


@dataclass(frozen=True, slots=True)
class _Absent:
    name: str
    status: str
    partner: str = ""
    stories: int = 0
    promises: int = 0


def answer(network: Network) -> Result:
    """Who is named but not on the map, on the map without a link, or of a kind that nobody listed.

    Returns
    -------
    Result whose table has one row each: name, status (named | no link | kind), partner (id, for those on the map),
    stories and promises that name it. Most often named first, then by name; kinds in a fixed order.
    """
    named = _named(network)
    rows = [*named, *_without_link(network), *_kinds(network, [one.name for one in named])]
    alone = [row.partner for row in rows if row.status == "no link"]
    table = pd.DataFrame(
        [(row.name, row.status, row.partner, row.stories, row.promises) for row in rows],
        columns=[column.name for column in QUESTION.columns],
    )
    return Result(
        state="not known" if not network.partners else "finding" if rows else "nothing",
        table=table,
        words={"who": _spoken(rows)},
        figure=(f"{len(named):,}", "named, not on the map") if named else None,
        highlight=Highlight(partners=tuple(alone)),
        claims=tuple(row.name for row in rows if row.status == rows[0].status),
    )


def _named(network: Network) -> list[_Absent]:
    stories = Counter(who for story in network.stories for who in {*story.at})
    ends = ({promise.source, promise.target} for promise in network.promises)
    promises = Counter(who for pair in ends for who in pair if who)
    here = _spellings(network)
    spelt: dict[str, str] = {}  # the same name in other capitals is the same name
    for name in sorted({*stories, *promises}):
        if name.strip() and name.strip().casefold() not in here:
            spelt.setdefault(name.strip().casefold(), name)
    found = [
        _Absent(name, "named", "", _times(stories, folded), _times(promises, folded)) for folded, name in spelt.items()
    ]
    return sorted(found, key=lambda one: (-one.stories - one.promises, one.name))


def _times(mentions: Counter[str], folded: str) -> int:
    return sum(times for name, times in mentions.items() if name.strip().casefold() == folded)


def _spellings(network: Network) -> set[str]:
    """Everything that a name in a story or promise may mean on this map."""
    partners = {
        spelling
        for partner in network.partners
        for spelling in (partner.id, partner.name, partner.short or "", *partner.aka, *partner.was)
    }
    system = network.system
    lists = (system.areas, system.sectors, system.needs, system.stages, system.groups)
    things = {spelling for items in lists for item in items for spelling in (item.id, item.name)}
    return {spelling.strip().casefold() for spelling in partners | things}


def _without_link(network: Network) -> Iterator[_Absent]:
    for partner in sorted(nx.isolates(tied(network))):
        yield _Absent(network.name(partner), "no link", partner)


def _kinds(network: Network, named: Iterable[str]) -> Iterator[_Absent]:
    if not network.partners:
        return
    spelt = [" ".join((partner.name, partner.short or "", *partner.aka)) for partner in network.partners]
    text = "\n".join((*spelt, *named))
    for kind, words in KINDS.items():
        if not re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
            yield _Absent(kind, "kind")


def _spoken(rows: Iterable[_Absent]) -> str:
    names = {status: [row.name for row in rows if row.status == status] for status in STATUS_ORDER}
    named, alone, kinds = names.values()
    parts = []
    if named:
        was = numbered(len(named), "was named but is", "were named but are")
        who = listed(named) if len(named) <= NAMED_ALOUD else f"{len(named):,} partners"
        parts.append(f"{who} {was} not on the map")
    if alone:
        have = numbered(len(alone), "has", "have")
        parts.append(f"{plural(len(alone), 'partner')} {have} no recorded link yet")
    if kinds and not parts:
        parts.append(f"nobody on the map is known to stand for {listed(kinds[:NAMED_ALOUD], len(kinds[NAMED_ALOUD:]))}")
    return " and ".join(parts)
