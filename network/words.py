"""Small helps for plain sentences: plurals, lists, counts, shares and days."""

from collections.abc import Sequence
from datetime import date

from network.counts import Count

__all__ = [
    "LEAST_IN_100",
    "NOBODY",
    "counted",
    "day_said",
    "headline",
    "in_100",
    "in_100_beside",
    "in_sentence",
    "lacking",
    "listed",
    "more_in_100",
    "numbered",
    "people_said",
    "plural",
    "raised",
    "times_said",
]

NOBODY = 1e-9  # a smaller share is what is left over when shares that make a whole are added up
LEAST_IN_100, MOST_IN_100, LEAST_IN_1000 = 0.0095, 0.995, 0.0005  # what rounds to 10 in 1,000, 100 in 100, 1 in 1,000


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 situation`, `2 situations`; `many` where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def times_said(number: int) -> str:
    """`never`, `once`, `twice`, `3 times`."""
    return ("never", "once", "twice")[number] if number < 3 else f"{number:,} times"


def numbered(number: int, one: str, many: str) -> str:
    """Only the word that agrees with the number: `is` or `are`, `link` or `links`."""
    return one if number == 1 else many


def lacking(number: int, total: int, noun: str, without: tuple[str, str], no_one: str) -> str:
    """Of how many something is not so: `1 of 4 links does not say`, and of all of them `no link says`.

    Parameters
    ----------
    without
        What is said of one and of several: `("does not say", "do not say")`.
    no_one
        What is said of none: `"says"`.
    """
    if number == total:
        return f"no {noun} {no_one}"
    return f"{number:,} of {plural(total, noun)} {numbered(number, *without)}"


def listed(names: Sequence[str], more: int = 0) -> str:
    """`A`, `A and B`, `A, B and C`; `A, B, C and 4 more` where there are more than are named.

    Where a name holds a comma or an “and” itself: `A; B and C; and D`.
    """
    parts = [*names, f"{more:,} more"] if more else list(names)
    if len(parts) < 2:
        return "".join(parts)
    if len(parts) > 2 and any(", " in name for name in names):
        return f"{'; '.join(parts[:-1])}; and {parts[-1]}"
    comma = "," if any(" and " in name or ", " in name for name in names) else ""
    return f"{', '.join(parts[:-1])}{comma} and {parts[-1]}"


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


def day_said(day: date) -> str:
    """`30 September 2026`."""
    return f"{day.day} {day:%B %Y}"


def in_100(share: float) -> str:
    """A share of people: `about 34 in 100`, `about 4 in 1,000`, `more than 99 in 100`, `all`, `none`."""
    if share <= NOBODY or share >= 1 - NOBODY:
        return "none" if share < 0.5 else "all"
    if share >= LEAST_IN_100:
        return "more than 99 in 100" if share >= MOST_IN_100 else f"about {share * 100:.0f} in 100"
    return f"about {share * 1000:.0f} in 1,000" if share >= LEAST_IN_1000 else "fewer than 1 in 1,000"


def in_100_beside(share: float, other: float) -> str:
    """The same beside another share: no thousands where the other is told in hundreds."""
    return "fewer than 1 in 100" if NOBODY < share < LEAST_IN_100 <= other else in_100(share)


def people_said(share: float) -> str:
    """`about 34 in 100 people`, `all people`, `nobody`."""
    return "nobody" if share <= NOBODY else f"{in_100(share)} people"


def more_in_100(share: float, beside: float = 0.0) -> str:
    """`about 34 in 100 more`, `100 in 100 more`; in the unit of the share that it stands beside."""
    return f"{'100 in 100' if share >= 1 - NOBODY else in_100_beside(share, beside)} more"


def raised(sentence: str) -> str:
    """With a capital first where it begins with a word; an address, a code or an id stays as it is written."""
    first = sentence.partition(" ")[0].strip(",.;:()“”\"'’")
    is_word = first.replace("-", "").replace("’", "").replace("'", "").isalpha()
    return sentence[:1].upper() + sentence[1:] if is_word else sentence


VOWELS = frozenset("aeiouyw")  # w too, for names such as Cwm


def in_sentence(name: str) -> str:
    """A need, stage or group inside a sentence: `Brain injury` becomes `brain injury`, `ADHD` stays, `Nhs` is `NHS`."""
    first, blank, rest = name.partition(" ")
    if len(first) > 1 and first.isascii() and first.isalpha() and not VOWELS.intersection(first.lower()):
        return f"{first.upper()}{blank}{rest}"  # letters that are said one by one
    return name if first[1:] != first[1:].lower() else name[:1].lower() + name[1:]
