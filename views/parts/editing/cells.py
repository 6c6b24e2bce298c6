"""Cells that people type, as texts of a partner or a link, and as the values that controls show."""

from collections.abc import Iterable, Mapping, Sequence

from network.amending import BOTH, NEITHER, SOURCE, TARGET
from network.files.draft.flat import NONE, join_list, link_row, partner_row, split_list
from network.model import Network, Partner, Relation

__all__ = ["NONE_WORDS", "changed", "joined", "link_cells", "listed", "names_of", "parted", "partner_cells"]

NONE_WORDS = "(known to be none)"
LISTS = {"area": "areas", "stages": "stages", "needs": "needs", "only_for": "groups", "sector": "sectors"}


def partner_cells(network: Network, partner: Partner | None) -> dict[str, str]:
    """What is known of a partner, a text a cell; blank where it is not known."""
    if partner is None:
        return {}
    row = partner_row(network, partner)
    return row | {"asked": "yes" if partner.id in network.asked_ids else ""}


def link_cells(network: Network, link: Relation | None) -> dict[str, str]:
    """What is known of a link, a text a cell; blank where it is not known."""
    if link is None:
        return {"link_type": "refers"}
    return link_row(network, link) | {"said_by": _said_by(link)}


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The cells that say something else than before."""
    return {cell: text for cell, text in after.items() if text.strip() != before.get(cell, "").strip()}


def parted(text: str) -> list[str]:
    """The entries of a cell that holds several, as a control shows them."""
    return [NONE_WORDS] if text == NONE else split_list(text)


def joined(entries: Iterable[str] | None) -> str:
    """The cell that holds these entries."""
    kept = [str(one) for one in entries if str(one).strip()] if entries is not None else []
    if NONE_WORDS in kept:
        return NONE if len(kept) == 1 else join_list(one for one in kept if one != NONE_WORDS)
    return join_list(kept)


def names_of(network: Network, cell: str) -> list[str]:
    """What may stand in a cell: the names in its list."""
    return [item.name for item in getattr(network.system, LISTS[cell])]


def listed(network: Network, cell: str, also: Sequence[str] = ()) -> list[str]:
    """What a control for several entries offers: known to be none, the list, and what is there already."""
    return list(dict.fromkeys([NONE_WORDS, *names_of(network, cell), *also]))


def _said_by(link: Relation) -> str:
    if link.said_by is None:
        return ""
    by = (link.source in link.said_by, link.target in link.said_by)
    return {(True, True): BOTH, (True, False): SOURCE, (False, True): TARGET, (False, False): NEITHER}[by]
