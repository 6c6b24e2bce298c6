"""Small helps for plain sentences: plurals, lists and counts."""

from collections.abc import Sequence

from network.counts import Count

__all__ = ["counted", "headline", "in_sentence", "listed", "numbered", "plural"]


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 situation`, `2 situations`; `many` where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def numbered(number: int, one: str, many: str) -> str:
    """Only the word that agrees with the number: `is` or `are`, `link` or `links`."""
    return one if number == 1 else many


def listed(names: Sequence[str], more: int = 0) -> str:
    """`A`, `A and B`, `A, B and C`; `A, B, C and 4 more` where there are more than are named."""
    if more:
        return f"{', '.join(names)} and {more:,} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(count: Count) -> str:
    """`12`; `between 8 and 14` where the count is hidden; `at least 8` where it has no upper bound."""
    if count.high is None:
        return f"at least {count.low:,}"
    return f"{count.low:,}" if count.exact else f"between {count.low:,} and {count.high:,}"


def headline(count: Count) -> str:
    """The same as a large figure, in words that fit a narrow place: `12`, `8 to 14`, `8+`."""
    if count.high is None:
        return f"{count.low:,}+"
    return f"{count.low:,}" if count.exact else f"{count.low:,} to {count.high:,}"


def in_sentence(name: str) -> str:
    """A need, stage or group inside a sentence: `Brain injury` becomes `brain injury`, `ADHD` stays."""
    first, _, _ = name.partition(" ")
    return name if first[1:] != first[1:].lower() else name[:1].lower() + name[1:]
