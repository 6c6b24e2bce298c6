"""The texts of a referral file as numbers: which spellings are one name, and what an outcome says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from network.model import Network
from network.names import match_key

__all__ = [
    "UNKNOWN",
    "Codes",
    "codes_of",
    "is_completed",
    "is_exact_age",
    "outcomes_in",
    "spellings",
    "tells_of_completed",
]

UNKNOWN = "unknown"
NOT_SAID = frozenset({"", UNKNOWN, "not known", "not recorded", "not stated", "nk", "n/k", "n/a", "null", "-", "?"})
EXACT_AGE = re.compile(r"\s*\d{1,3}(?:\.0*)?\s*")
COMPLETED = re.compile(
    r"(?:closed\W+)?(?:(?:support|treatment|intervention|programme|plan|care) )?(?:successfully )?complet(?:ed|e|ion)"
    r"(?: (?:support|treatment|intervention|programme|plan|care))?|reached help|help reached|helped|successful"
)

NOT_COMPLETED = re.compile(
    r"(?:not|no|did not|didn[’']t|never|non|un)\b.*|(?:\w+ )?(?:declin|reject|refus|withdr|cancel|abandon|accept|"
    r"pending|open|ongoing|on going|in progress|active|wait|referred on|redirect|lost|dropp|disengag|dna|new|started|"
    r"incomplete|failed)\w*(?: .*)?|(?:closed\W+)?(?:no|not|declin|reject|refus|withdr|disengag|lost)\b.*"
)


@dataclass(frozen=True, slots=True)
class Codes:
    """Names in order, and for each text of the file the place of its name."""

    names: tuple[str, ...]
    of: dict[str, int]

    @property
    def unknown(self) -> int:
        return self.names.index(UNKNOWN)


def spellings(network: Network) -> dict[str, str]:
    """The partner of each name that is known for one: ids, names, short and other names. Shared names find nobody."""
    found: dict[str, set[str]] = {}
    for partner in network.partners:
        for text in (partner.id, partner.name, partner.short or "", *partner.aka, *(value for _, value in partner.ids)):
            found.setdefault(match_key(text), set()).add(partner.id)
    exact = {match_key(partner.id): partner.id for partner in network.partners}
    return {key: ids.copy().pop() for key, ids in found.items() if key and len(ids) == 1} | exact


def codes_of(texts: Iterable[str], known: Mapping[str, str] | None = None) -> Codes:
    """Number the names that texts stand for. Spellings that differ only by case and spaces are one name.

    Parameters
    ----------
    known
        Names that are settled already, by `match_key`.
    """
    names: dict[str, str] = dict(known or {}) | dict.fromkeys(NOT_SAID, UNKNOWN)
    of_text = {text: names.setdefault(match_key(text), " ".join(text.split())) for text in sorted(texts)}
    listed = tuple(sorted({*of_text.values(), UNKNOWN}))
    places = {name: place for place, name in enumerate(listed)}
    return Codes(listed, {text: places[name] for text, name in of_text.items()})


def is_exact_age(text: str) -> bool:
    """Whether a text is somebody's age rather than a band of ages."""
    return bool(EXACT_AGE.fullmatch(text))


def tells_of_completed(outcomes: Mapping[str, bool]) -> bool:
    """Whether the words of all outcomes tell how many people reached help: one says so, or all say no."""
    return any(outcomes.values()) or all(NOT_COMPLETED.fullmatch(match_key(text)) for text in outcomes)


def outcomes_in(texts: Iterable[str]) -> dict[str, bool]:
    """Each word for how a referral ended, in one spelling, and whether it says that the person reached help."""
    first: dict[str, str] = {}
    for text in sorted(texts):
        first.setdefault(match_key(text), " ".join(text.split()))
    return {text: is_completed(text) for key, text in first.items() if key not in NOT_SAID}


def is_completed(outcome: str) -> bool:
    """Whether an outcome says that the person reached help."""
    return bool(COMPLETED.fullmatch(match_key(outcome)))
