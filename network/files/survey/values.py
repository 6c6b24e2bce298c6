"""What the answers of a survey mean: no link, not said, a link, or how strong it is; and what they are in words."""

import re
from collections.abc import Iterable, Sequence

from network.counts import Count
from network.files.draft.headings import normal
from network.files.sheets.amounts import amount_in
from network.files.sheets.grid import Cell, Grid
from network.files.sheets.matrix import is_total
from network.files.sheets.meaning import says_none, scale_in
from network.files.survey.headings import counts_people, kind_asked, states_tie
from network.files.survey.languages import in_english
from network.names import match_key
from network.privacy import speaks_of_people
from network.recognised import (
    A_LINK,
    ANY_NUMBER,
    NO_LINK,
    NO_LINKS,
    NOT_SAID,
    OWN,
    PEOPLE,
    AnswerMeaning,
    Column,
    Table,
)

__all__ = [
    "is_both",
    "is_code_of_none",
    "is_known",
    "is_no",
    "is_number",
    "meaning_of",
    "meanings",
    "names_kinds",
    "people_in",
    "plain",
    "questions_of",
    "steps_of",
]

NO = frozenset(
    {"0", "no", "n", "false", "never", "none", "not at all", "unticked", "not selected", "unchecked", "none of these"}
    | {"nothing", "nothing at all", "none of the above", "zero", "nil"}
)
UNSAID = frozenset(
    {"n a", "na", "not applicable", "don t know", "dont know", "not sure", "unsure", "prefer not to say", "skip", ""}
    | {
        "i don t know",
        "not known",
        "unknown",
        "can t say",
        "no answer",
        "neutral",
        "neither agree nor disagree",
        "neither",
    }
    | set("null nan missing sysmis refused skipped unanswered blank".split())
    | {"system missing", "no response", "no reply", "no data", "not answered", "not asked", "not stated"}
)
CODES = re.compile(r"([6-9])\1{0,3}|9[78]|99[78]")  # that programs for surveys write for no answer
RANGE = re.compile(r"\b[01]\s*(?:-|–|—|to|\.\.+|…)\s*(\d{1,2})\b")
MOST_BELOW = 10  # an answer; above it, 99 may be one too
APART = 3  # at least so far is 9 from the last step of a scale, all of which were answered
DOES_NOT_APPLY = re.compile(r"(?:n a|not applicable)\b")  # N/A - this is us
YES = frozenset({"yes", "y", "true", "x", "✓", "✔", "☑", "ticked", "selected", "checked", "1"})
ONCE = r"(?:(?:about|around|roughly|at least|more than) )?(?:once|twice|once or twice)"
TIMES = rf"(?:{ONCE}|(?:(?:a|about|or|to|few|several|many|couple|of|two|three|four|five|\d{{1,2}}) )+times?)"
OFTENER = re.compile(r"(?P<more>more (?:often |frequently )?than )?(?P<base>.+)")
AROUND = (  # words that leave an answer where it is: at least weekly, monthly or more
    re.compile(r"^(?:(?:at least|at most|about|around|roughly|approximately|approx|typically|usually|normally|only|"
               r"up to|on average|(?:over|more than)(?= \d)) )+"),
    re.compile(r"(?: (?:or (?:more|less|fewer|so)(?: (?:often|frequently|regularly))?|plus|on average|at least|"
               r"at most|approximately))+$"),
)  # fmt: skip
IN_OTHER_WORDS = re.compile(r"(?P<one>[^()]+?)\s*(?:\((?P<in>[^()]+)\)|[-–—:]\s+(?P<on>.+))")  # Often (weekly)
TICKED = frozenset("✓ ✔ ☑ ✅ ☒ ● • ■ 👍".split())  # Word ticks with ☒
UNTICKED = frozenset("❌ ✗ ✘ ☐ □ ○ 👎".split())
AGREES = {"strongly agree": "5", "agree": "4", "tend to agree": "3", "somewhat agree": "3", "slightly agree": "3"}
DISAGREES = re.compile(r"(?:strongly |tend to |somewhat |slightly )?disagree(?: strongly)?")
MORE_OR_LESS = r"(?:(?:more|fewer|less) than|over|under|up to|at least)"
BAND = re.compile(  # of people or times, which is no step of a scale
    rf"(?:\d+\s*(?:(?:to|-|–|—)\s*\d+|\+|or (?:more|fewer|less))|{MORE_OR_LESS} \d+)(?: \w+)?"
)
DENIES = re.compile(
    r"(?:we |they |i )?(?:(?:do|does|did|have|has|are|is) not|don t|doesn t|haven t|never|no longer)\b(?! know| sure).*"
)
STRENGTHS = (  # how strong, from 1 to 5
    rf"(?:very )?rarely|seldom|less often|yearly|annually|every year|{ONCE}(?: a year)?|weak|low|very low|a little|"
    r"hardly (?:ever|at all)|infrequent(?:ly)?|small amount|less (?:often |frequently )?than .*|poor|know of them|"
    r"aware.*",
    r"quarterly|every (?:quarter|few months|couple of months|(?:two|three|[236]|six|(?:two|2) or (?:three|3)) months)|"
    rf"{ONCE} a quarter|{TIMES} a year|(?:a few|several) times|(?:half|six) ?(?:yearly|monthly)|twice yearly|termly|"
    r"occasional(?:ly)?|every so often|sometimes|now and then|from time to time|fair|some|to some extent|fair amount",
    rf"monthly|every month|most months|{TIMES} a month|moderate|medium|about monthly|fairly(?: well)?|good",
    rf"fortnightly|weekly|most weeks|every (?:week|fortnight)|{TIMES} a (?:week|fortnight)|(?:quite |fairly )?often|"
    r"frequent(?:ly)?|regular(?:ly)?|usually|strong|high|great deal|a great deal|very good|well",
    rf"daily|every (?:working )?day|(?:almost|nearly) (?:every day|daily)|{TIMES} a day|always|"
    r"very (?:often|frequently)|all the time|very strong|very high|constantly|excellent|most days|very well",
)
ABOUT_SO_MANY = re.compile(
    r"(?:(?:about|approx(?:imately)?\.?|around|roughly|circa|c\.|some|~|≈)\s*)?(?P<number>(?:[<>≤≥]|[a-z]|\d).*?)"
    r"(?:\s*(?:people|persons?|referrals?|clients?|cases?))?",
    re.IGNORECASE,
)
BOTH = re.compile(r"both(?: ways| directions| of these)?|.*\beach other|mutual\w*(?: .*)?|two way|in both directions")
RANKED = re.compile(r"\brank\w*|\bin order of\b|\border of (?:importance|priority|preference)\b")
LONGEST = 60  # characters of an answer that is a choice and no text
BIT = r"(?:tend to |somewhat |slightly )?"
TRUST = {  # in words, from 1 to 4
    "1": re.compile(r"not at all|none|no trust|never|strongly disagree"),
    "2": re.compile(rf"{BIT}disagree|(?:only )?a little|slightly|(?:a )?small amount|not much|low|hardly"),
    "3": re.compile(
        rf"{BIT}agree|somewhat|moderate(?:ly)?|(?:a )?fair(?:ly| amount)?|to some extent|partly|mostly|medium"
    ),
    "4": re.compile(r"strongly agree|(?:a )?great deal|a lot|completely|fully|entirely|very much|always|high|totally"),
}
RANKS = [re.compile(words) for words in STRENGTHS]
NUMBER = re.compile(r"(\d{1,2})(?:\.0)?(?:\s*[-–—:=.)]\s*|\s+|\s*\(|$)(.*?)\)?|(.+?)\s*[(=\-–—:]\s*(\d{1,2})\)?")


def plain(text: str) -> str:
    """An answer as its meaning is kept under: in lower case, without outer spaces."""
    return " ".join(text.casefold().split())


def questions_of(table: Table) -> dict[str, list[Column]]:
    """The columns of each question that lists organisations and is read."""
    found: dict[str, list[Column]] = {}
    for column in table.columns:
        if column.about and column.field not in NO_LINKS:
            found.setdefault(column.heading, []).append(column)
    return found


def names_kinds(grid: Grid, table: Table, columns: Sequence[Column]) -> bool:
    """Whether each answer of a grid says its kind of link itself: `We refer people to them, They fund us`."""
    texts = [text for one in columns for text in grid.texts(one.index, table.header)]
    return bool(columns) and all(states_tie(text) or is_both(text) or is_no(text) for text in texts)


def meanings(grid: Grid, table: Table) -> tuple[AnswerMeaning, ...]:
    """What each answer means to each question that lists organisations, as far as its words say."""
    found = []
    own = [column.index for column in table.columns if column.field == OWN]
    rows = [
        row
        for number, row in grid.numbered
        if number > table.header and not any(is_total(grid.cell(number, index).text) for index in own)
    ]
    for question, columns in questions_of(table).items():
        cells = [(column, row[column.index].text) for row in rows for column in columns if column.index < len(row)]
        given = [(column, text) for column, text in cells if text and not _repeats(column, text)]
        texts = [text for text in dict.fromkeys(plain(text) for _, text in given) if _is_shown(text)]
        if counts_people(question):
            found.append(AnswerMeaning(question, ANY_NUMBER, PEOPLE))
            texts = [text for text in texts if text == "0" or people_in(text) is None]
        blank = sum(not text for _, text in cells)
        top = _top(question)
        codes = {text for text in texts if is_code_of_none(text, texts, top)}
        steps = [text for text in texts if text not in codes]
        for text in texts:
            means = NOT_SAID if text in codes else _means(text, steps, question, blanks=blank * 2 > len(cells))
            found.append(AnswerMeaning(question, text, _of_scale(text, question) or means or A_LINK))
    return tuple(found)


def meaning_of(table: Table, column: Column, text: str) -> str:
    """What a cell under a question that lists organisations means; a blank is a no, as the organisation was listed."""
    if not text:
        return NO_LINK
    if _repeats(column, text):
        return A_LINK
    given = plain(text)
    counts = any((one.question, one.text) == (column.heading, ANY_NUMBER) for one in table.answers)
    if counts and people_in(given) is not None:
        given = ANY_NUMBER
    asked, unknown = ("", column.heading), NO_LINK if is_no(given) else A_LINK
    return next((one.means for one in table.answers if one.text == given and one.question in asked), unknown)


def is_code_of_none(text: str, among: Sequence[str], top: int = 0) -> bool:
    """Whether an answer is a number that stands for none, such as -99, or 9 on a scale that ends at 4.

    A number below zero is none where the scale has not the same above; a high one where it stands apart from all, and
    above the top of the scale if its question says where that is.
    """
    if below := re.fullmatch(r"-(\d+)(?:\.0+)?", text):
        return below[1] not in among or _numbers(among) <= {0, 1}
    if not CODES.fullmatch(text) or int(text) <= top:
        return False
    steps = _numbers(one for one in among if not CODES.fullmatch(one))
    if len(text) > 1:
        return max(steps, default=0) <= MOST_BELOW and len(among) > 1
    last = max(steps, default=0)
    return len(steps) > 1 and steps >= set(range(1, last + 1)) and int(text) >= last + APART


def _top(question: str) -> int:
    """The highest number of the scale that a question states: `(0-10)`, `from 1 to 9`, `1 = never … 9 = daily`."""
    ends = [int(one) for one in RANGE.findall(question)]
    return max([*ends, *map(int, scale_in([question]))], default=0)


def _of_scale(text: str, question: str) -> str:
    """That an answer says nothing, where the question says so: `9 = don't know`; empty for any other."""
    said = scale_in([question])
    words = normal(said.get(text, ""))
    return NOT_SAID if words and (words in UNSAID or DOES_NOT_APPLY.match(words)) else ""


def _repeats(column: Column, text: str) -> bool:
    return match_key(text) == match_key(column.about)


def _is_shown(text: str) -> bool:
    """Whether an answer has one meaning, which is shown: kinds of link say their own, and what speaks of people not."""
    return (
        len(text) <= LONGEST and not states_tie(text) and not is_both(text) and not speaks_of_people({"": [(1, text)]})
    )


def people_in(text: str) -> Count | None:
    """The number of people that an answer gives, also as `about 10`, `5-10` or `20+`; None for none, or for any other.

    What is about so many is read as so many.
    """
    match = ABOUT_SO_MANY.fullmatch(text.strip())
    if match is None or normal(match["number"]) in NO:
        return None
    return amount_in(Cell(match["number"].removesuffix(".0"))).count


def is_number(text: str) -> bool:
    """Whether an answer is a whole number."""
    return bool(re.fullmatch(r"\d+(?:\.0)?", text))


def is_both(text: str) -> bool:
    """Whether an answer says that a link runs both ways."""
    return bool(BOTH.fullmatch(normal(text)))


def is_known(text: str, question: str) -> bool:
    """Whether the words of an answer say what it means; of all others it is only known that something was answered."""
    known = _means(plain(text), [text], question, blanks=False)
    return bool(known) or is_both(text) or states_tie(text)


def _means(text: str, among: Sequence[str], question: str, *, blanks: bool) -> str:
    """What an answer means by its words; empty where they do not say."""
    text = in_english(text)
    words = normal(text)
    scale = scale_in([question])
    numbered = _numbered(text)
    if kind_asked(question).startswith("trust") and (step := _of_trust(words, numbered)):
        return step
    if numbered and RANKED.search(normal(question)):  # 1 is the first of them, and not the weakest
        return A_LINK if int(numbered[0]) else NO_LINK
    if text in scale:
        return NO_LINK if says_none(scale[text]) or normal(scale[text]) in NO else _strength(text)
    if apart := _of_no_scale(text, words) or (_rank(words) if re.search(r"\btimes?\b", words) else ""):
        return apart
    if numbered is not None:
        number, word = numbered
        if word:
            return NO_LINK if is_no(word) else _strength(number)
        return _of_number(number, among, blanks=blanks)
    if is_no(text):
        return NO_LINK
    if words in YES or text in YES:
        return A_LINK
    return _rank(words) or _in_other_words(text, among, question, blanks=blanks)


def _rank(words: str) -> str:
    """How strong an answer is by words such as `weekly`, `at least weekly` or `more often than weekly`; else empty."""
    place = next((place for place, pattern in enumerate(RANKS, 1) if pattern.fullmatch(words)), 0)
    if place:
        return str(place)
    before, behind = AROUND
    bare = behind.sub("", before.sub("", words, count=1)).strip()
    oftener = OFTENER.fullmatch(bare)
    if oftener is None or (bare == words and not oftener["more"]):
        return ""
    rank = _rank(oftener["base"])
    return str(min(int(rank) + bool(oftener["more"]), len(RANKS))) if rank else ""


def _in_other_words(text: str, among: Sequence[str], question: str, *, blanks: bool) -> str:
    """What an answer means that says it twice: `Often (weekly)`, `Yes - every month`."""
    said = IN_OTHER_WORDS.fullmatch(text)
    if said is None:
        return ""
    means = [_means(part.strip(), among, question, blanks=blanks) for part in (said["one"], said["in"] or said["on"])]
    return means[0] if means[0] not in ("", A_LINK) else means[1] or means[0]


def _of_trust(words: str, numbered: tuple[str, str] | None) -> str:
    """The step of trust; the least is an answer too."""
    if numbered:
        return _strength(numbered[0])
    return next((step for step, pattern in TRUST.items() if pattern.fullmatch(words)), "")


def _of_no_scale(text: str, words: str) -> str:
    """What signs, agreement and bands such as `6 to 20` mean, and answers that say nothing; empty for any other."""
    sign = text.replace("\ufe0f", "")  # the same as an emoji
    if sign in TICKED or sign in UNTICKED:
        return A_LINK if sign in TICKED else NO_LINK
    if words in UNSAID or DOES_NOT_APPLY.match(words):
        return NOT_SAID
    if words in AGREES or DISAGREES.fullmatch(words):
        return AGREES.get(words, NO_LINK)
    if BAND.fullmatch(text):
        return NOT_SAID if text.startswith("0") else A_LINK
    return ""


def is_no(text: str) -> bool:
    """Whether an answer says that there is no link: `Never`, `None of these`."""
    words = normal(text)
    return words in NO or says_none(text) or bool(DENIES.fullmatch(words))


def _numbered(text: str) -> tuple[str, str] | None:
    """The number of an answer and its word: `4 - Weekly`, `Weekly (4)`, `4`."""
    found = NUMBER.fullmatch(text)
    if not found:
        return None
    return (found[1], found[2] or "") if found[1] else (found[4], found[3])


def _of_number(number: str, among: Sequence[str], *, blanks: bool) -> str:
    """Of a scale without words 0 is no link; where there is no 0 and no gap is left, its first number is."""
    numbers = _numbers(among)
    if number == "0":
        return NO_LINK
    if numbers <= {0, 1}:
        return A_LINK
    first = min(numbers) == 1 and not blanks
    return NO_LINK if first and number == "1" else _strength(number)


def steps_of(table: Table, question: str) -> int:
    """How many steps the scale of a question has, as far as its words and answers show."""
    said = [int(number) for number in scale_in([question])]
    return max([*said, *(int(one.means) for one in table.answers if one.question == question and one.means.isdigit())],
               default=0)  # fmt: skip


def _numbers(texts: Iterable[str]) -> set[int]:
    return {int(found[0]) for text in texts if (found := _numbered(text)) and not found[1]}


def _strength(number: str) -> str:
    return str(int(number)) if int(number) else NO_LINK
