"""Where the statements of a map come from, counted and in words."""

from collections import Counter

from network.model import Network, Source
from network.words import listed

__all__ = ["SOURCE_WORDS", "sources", "spoken_sources"]

SOURCE_WORDS = {
    "fact": "recorded facts",
    "public": "public knowledge",
    "survey": "a survey",
    "workshop": "a workshop",
    "record": "records",
    "illustrative": "an illustration",
}


def sources(network: Network) -> dict[str, list[Source | None]]:
    """The source of every statement, by what is stated; None where nobody has given one."""
    return {
        "partners": [partner.provenance for partner in network.partners],
        "links": [relation.provenance for relation in network.relations],
        "stories": [story.provenance for story in network.stories],
    }


def spoken_sources(network: Network) -> str:
    """Every kind of source on the map in words, the most common first."""
    kinds = Counter(
        source.kind for stated in sources(network).values() for source in stated if source is not None and source.kind
    )
    ordered = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    return listed([SOURCE_WORDS[kind] for kind in ordered]) or "a source that is not named"
