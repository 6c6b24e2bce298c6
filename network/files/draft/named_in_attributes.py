"""People named where no partner is: in what a link of a graph is called, and in tags whose words are joined."""

import re
from collections.abc import Iterator

from network.details.labels_of_people import is_called_after_one
from network.details.names_in_small_letters import is_nobodys_word
from network.files.draft.draft import Draft, DraftLink, DraftPartner
from network.privacy import FULL_NAME, OF_BODIES, Finding, speaks_of_people

__all__ = ["named_in_attributes"]

CALLED = ("label", "name", "title", "short")
ABOUT = re.compile(r"(?:[Rr]e:?|[Cc]ase of|[Cc]oncerning|[Aa]bout) ([A-Z][a-z]+) ([A-Z][a-z'’-]+)")
BREAKS = re.compile(r"[,;|]")
A_TAG = re.compile(r"(?:\w{1,12}:)?(?P<words>[\w'’.-]+)")  # "client:stacey-mullarkey"
JOINED = re.compile(r"[-_.]|[a-z][A-Z]")


def named_in_attributes(draft: Draft) -> tuple[Finding, ...]:
    """The first of each; what repeats the name of a partner is none."""
    labels = {
        heading: [(link.where.row or 0, link.more[heading]) for link in draft.links if heading in link.more]
        for heading in CALLED
    }
    known = {name for one in draft.partners for name in (one.fields.get("name", ""), one.fields.get("partner_id", ""))}
    own = {heading: [one for one in said if not _repeats(one[1], known)] for heading, said in labels.items()}
    found = (*speaks_of_people(own, of_bodies=()), *_in_tags(draft))
    return found or tuple(
        Finding(FULL_NAME, heading, row) for heading, said in own.items() for row, text in said if _is_about_one(text)
    )


def _is_about_one(text: str) -> bool:
    """Whether two words that are nobody's in English stand behind "re", as in a reference to somebody's case."""
    found = ABOUT.fullmatch(text.strip())
    return found is not None and all(is_nobodys_word(word.casefold()) for word in found.groups())


def _repeats(text: str, known: set[str]) -> bool:
    """Whether a text is the name of a partner or begins with it, as "A (interacts with) B"."""
    return text in known or text.partition(" (")[0] in known


def _in_tags(draft: Draft) -> Iterator[Finding]:
    everything: list[DraftPartner | DraftLink] = [*draft.partners, *draft.links]
    for one in everything:
        for heading, text in one.more.items():
            if heading not in OF_BODIES and JOINED.search(text) and any(map(_names_one, BREAKS.split(text))):
                yield Finding(FULL_NAME, heading, one.where.row)
                return


def _names_one(part: str) -> bool:
    tag = A_TAG.fullmatch(part.strip())
    return tag is not None and is_called_after_one(tag["words"])
