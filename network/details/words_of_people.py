"""Free words that may tell of somebody by a first name alone: "Gavin was sent back". They are asked about.

It may be a colleague who is named so, or a service; refused is what befalls one person (`first_name_alone`).
"""

import re
from collections.abc import Iterable, Iterator

from network.details.first_names import A_FIRST_NAME, is_first_name
from network.details.necessary import Many, Needs, Sign
from network.details.plain_text import normalised
from network.errors import Problem, Where
from network.model import Network

__all__ = ["words_asked_about"]

_DOES = re.compile(
    r"(?<![\w@.'’/-])(?<![A-Z][a-z] )(?<!The )(?<!the )(?P<first>[A-Za-z][a-z]{2,20}) (?:was|has been|had been|got|"
    r"came|went|waits?|waited|needs|needed|wants|wanted|lives|lived|refused|missed|lost|slept|walked|cried|never|couldn['’]t|"
    r"didn['’]t|cannot|could not|did not)\b"
)
_NEEDED: Needs = ((Sign("said", _DOES), Sign("said low", A_FIRST_NAME)),)
_VERY_MANY = 300  # texts, from which on most are told at once
_WORD = re.compile(r"\w+")


def words_asked_about(network: Network, where: Where) -> Problem | None:
    """A question where the words of a map may tell of one person; nothing of them is repeated."""
    of_partners = {
        word.casefold() for one in network.partners for name in (one.name, *one.aka) for word in _WORD.findall(name)
    }
    words = [*_words(network)]
    may_tell = _that_may([normalised(text) if not text.isascii() else text for _, text in words])
    places = [words[at][0] for at, text in may_tell if _tells_of_one(text, of_partners)]
    if not places:
        return None
    many = f"Words in {len(places):,} places" if len(places) > 1 else "Words"
    what = f"{many} may tell of one person by a first name: {places[0]}{' first' if len(places) > 1 else ''}."
    return Problem("warning", where, what, "Look through the words, and take names out. Roles may stay.")


def _words(network: Network) -> Iterator[tuple[str, str]]:
    """Each free text that is about more than a partner, and how its place is called."""
    for kind, texts in (
        ("story", [story.words for story in network.stories]),
        ("comment", [comment.text for comment in network.comments]),
        ("promise", [f"{promise.text or ''}. {promise.sign or ''}" for promise in network.promises]),
        ("goal", [goal.text for goal in network.goals]),
    ):
        for number, text in enumerate(texts, start=1):
            yield f"{kind} {number:,}", text or ""
    for number, relation in enumerate(network.relations, start=1):
        for _, text in relation.more:
            yield f"link {number:,}", text


def _that_may(texts: list[str]) -> Iterable[tuple[int, str]]:
    """The texts that may have a first name before such a word, with their places; very many are asked at once."""
    if len(texts) < _VERY_MANY:
        return enumerate(texts)
    return [(at, texts[at]) for at in Many(texts, {"said": str, "said low": str.casefold}).with_signs(_NEEDED)]


def _tells_of_one(text: str, of_partners: set[str]) -> bool:
    return any(
        is_first_name(found["first"]) and found["first"].casefold() not in of_partners for found in _DOES.finditer(text)
    )
