"""The organisations that an answer names: choices joined in one cell, numbered lines, free text."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from network.details.first_names import is_first_name
from network.errors import Where
from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Grid
from network.names import match_key
from network.privacy import may_speak, speaks_of_people
from network.recognised import NO_LINKS, OWN, ROSTER, Table

__all__ = ["Spellings", "may_be_somebody", "named_in"]

FIRM = re.compile(r"[;\n|]+")
SPACES = r"(?<!\s)\s+"  # from the first of a run on: tried from each, a long run would cost the square of its length
LOOSE = re.compile(rf"(?:(?:{SPACES})?[,/]\s*|{SPACES}(?:and|&)\s+)(?![^()]{{0,200}}\))")  # in brackets it parts none
BULLET = re.compile(r"^\s*(?:\(?\d{1,2}[.):]\s+|[-–•*·]\s+)")
SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
SMALL = frozenset("and of the for in on at to".split())
NOBODY = frozenset(
    {
        "",
        "0",
        "no",
        "none",
        "nobody",
        "no one",
        "n a",
        "na",
        "nil",
        "not applicable",
        "don t know",
        "not sure",
        "unsure",
    }
    | {
        "other",
        "others",
        "other please specify",
        "other please say",
        "none of these",
        "none of the above",
        "no others",
        "none of them",
        "none of those",
        "no organisations",
        "prefer not to say",
        "i don t know",
        "do not know",
        "yes",
        "true",
        "false",
        "x",
        "selected",
        "checked",
        "ticked",
    }
)
NOBODY |= {"missing", "null", "nan", "no answer", "no response", "not answered", "skipped", "refused"}
NUMBER = re.compile(r"[-–]?\d+(?:\.0+)?")  # -99 stands for no answer
CHOICE = re.compile(r"\bothers?\b,?\s*\(?please \w+\)?", re.IGNORECASE)  # of a form, with a comma of its own
REMARK = re.compile(r"(?P<name>.{1,200}?) [-–—] [a-z].{0,1000}", re.DOTALL)  # a team of it begins with a capital
NOBODY_ELSE = re.compile(
    r"(?:(?:there (?:is|are) )?(?:no ?one|nobody|none|nothing|no others?)(?: organi[sz]ations?)? "
    r"(?:else|more|other|to add|that .*|as far as .*|at (?:present|the moment)|currently|yet)\b.*|"
    r"(?:no other|that s all|that is all|as above|all (?:listed|above)).*)"
)
ASK_FOR = re.compile(
    r"\b(?:ask(?:ing)? for|speak(?:ing)? (?:to|with)|talk to|call|ring|phone|text|e-?mail|contact|c/o|care of)"
    r":? +(?=[A-Z])|\b(?:named contact|mobile|tel)\b",
)
SOMEBODY_AT = re.compile(r"(?P<who>[A-Z][\w'’-]+ [A-Z][\w'’-]+),? (?:at|from|in|with|of|@) [A-Z].*")
SOMEBODY = re.compile(r"(?:(?:Mrs?|Ms|Miss|Dr|Prof|Sir|Cllr)\.? )?[A-Z][\w'’-]+(?: [A-Z]\.?)?(?: [A-Z][\w'’-]+)?")
OF_A_BODY = re.compile(  # words in the name of an organisation or one of its teams, which nobody bears
    r"\b(?:teams?|services?|cent(?:re|er)s?|trusts?|units?|hubs?|clinics?|hospitals?|houses?|housing|aid|advice|care|"
    r"carers|police|probation|prisons?|courts?|council|schools?|college|university|centrepoint|support|health|"
    r"mental|women\w*|men\w*|youth|young|victims?|food|banks?|offices?|surgery|project|partners\w*|group|forum|link|"
    r"line|shelter|church|community|social|adult|childrens?|family|families|works?|jobs?|job|job ?cent\w*|nhs|"
    r"citizens|options|desk|custody|suite|liaison|diversion|recovery|legal|law|street|outreach|early|help|crisis|home)\b",
    re.IGNORECASE,
)
BODIES = r"(?:local )?(?:partners?|organi[sz]ations?|agenc(?:y|ies)|services?|charities|teams|others?)"
COLLECTIVE = re.compile(
    r"(?:nearly |almost |most |more or less )?"
    r"(?:every(?:one|body|thing)|all|any(?:one|body)?|lots|many|most|several|various|some|others|too many|a few|"
    r"a handful|a couple)"
    r"(?: of (?:them|these|those|the above|the list))?"
    rf"(?: (?:of )?(?:the )?(?:above|listed|{BODIES}))?"
    r"(?: (?:on the list|listed|above|to (?:list|mention|name)|locally))?"
)
MAY_BE_TWO = re.compile(  # Lantern Recovery / Tarn Advice; each side is as long as a name
    r"[A-Z][\w'’&.-]*(?: [\w'’&.-]+){0,5}(?: / | or (?=[A-Z]))[A-Z].{2,60}|"
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,4} (?:and|&) [A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,4}"
)
SHORTENED = re.compile(  # at the end of a name: e.V., Ltd.
    r"(?:\b(?:\w\.){2,6}|\b(?:ltd|co|inc|corp|plc|gmbh|hosp|assoc|assn|dept|org|soc|univ|govt|bros|st|rd|ave|sch|svcs?)\.)$",
    re.IGNORECASE,
)
MOST_PIECES = 8  # of a name: Housing, health and care
LONG = 8  # words; a longer text is a sentence and no name


class Spellings:
    """One spelling of each organisation, that of the form before what is typed; Kobo's underscores are spaces."""

    def __init__(self, grid: Grid, table: Table) -> None:
        self.known: dict[str, str] = {}
        self._listed: dict[str, str] = {}
        own = [column.index for column in table.columns if column.field == OWN]
        cells = [grid.cell(number, index).name for number, _ in grid.numbered if number > table.header for index in own]
        texts = [text for text in (*(column.about for column in table.columns), *cells) if text]
        self._slugs = any("_" in text for text in texts) and all(SLUG.fullmatch(text) for text in texts)
        for text in texts:  # the form's own spelling goes before what somebody typed
            self._listed.setdefault(match_key(self.spelled(text)), self.spelled(text))
        self._expected = set(self._listed)
        self._in_order = sorted(self._expected)
        free = [
            one.index for one in table.columns if not one.about and (one.field == ROSTER or one.field not in NO_LINKS)
        ]
        below = [number for number, _ in grid.numbered if number > table.header] if free else []
        self._may_speak = may_speak(
            part for index in free for number in below for part in _in_firm_parts(grid.cell(number, index).name, self)
        )

    def speaks_of_somebody(self, text: str) -> bool:
        """Whether a part of an answer holds a detail of a person, or speaks of one: `ask for Carol`."""
        if self.expects(text):
            return False
        told = text in self._may_speak and speaks_of_people({"answer": [(1, text)]})
        if told or ASK_FOR.search(text) or is_first_name(text.strip()):
            return True
        somebody = SOMEBODY_AT.fullmatch(text)
        return somebody is not None and not OF_A_BODY.search(somebody["who"])

    def spelled(self, text: str) -> str:
        """The name as it is shown."""
        if not self._slugs or not SLUG.fullmatch(text):
            return text
        words = text.split("_")
        return " ".join(word if word in SMALL and place else word.capitalize() for place, word in enumerate(words))

    def key(self, text: str) -> str:
        """What the name is known by; from now on it is known."""
        name = self.spelled(text)
        key = match_key(name)
        self.known.setdefault(key, self._listed.get(key, name))
        return key

    def expects(self, text: str) -> bool:
        """Whether the organisation answers or is asked about in a column of its own."""
        return match_key(self.spelled(text)) in self._expected

    def _begins_expected(self, key: str) -> bool:
        place = bisect_left(self._in_order, key)
        return place < len(self._in_order) and self._in_order[place].startswith(key)

    def parts(self, text: str) -> list[str]:
        """The choices in a text that has no firm breaks: an expected name keeps its commas, words and spaces."""
        if self._slugs and all(SLUG.fullmatch(part) for part in text.split()):
            return text.split()
        if self.expects(text):
            return [text]
        pieces = LOOSE.split(text)
        joins = [*LOOSE.findall(text), ""]
        return list(self._longest(pieces, joins))

    def _longest(self, pieces: list[str], joins: list[str]) -> Iterator[str]:
        place, waiting = 0, ""
        while place < len(pieces):
            end = self._end_of_expected(pieces, joins, place)
            if end:
                yield from (waiting, _rejoined(pieces, joins, place, end))
                waiting, place = "", end
                continue
            waiting += pieces[place]
            if "," in joins[place] or self._end_of_expected(pieces, joins, place + 1):
                yield waiting
                waiting = ""
            else:
                waiting += joins[place]
            place += 1
        yield waiting

    def _end_of_expected(self, pieces: list[str], joins: list[str], start: int) -> int:
        """Where the longest expected name that starts at a piece ends; 0 where none does."""
        ends = range(start + 1, min(len(pieces), start + MOST_PIECES) + 1)
        if self._slugs:
            return max((end for end in ends if self.expects(_rejoined(pieces, joins, start, end))), default=0)
        found = 0
        for end in ends:  # no longer than some expected name still begins so
            key = match_key(_rejoined(pieces, joins, start, end))
            if not self._begins_expected(key):
                break
            found = end if key in self._expected else found
        return found


def may_be_somebody(text: str, names: Spellings) -> bool:
    """Whether a name that nothing lists may be a person's: a few capitalised words, none of them of a body."""
    return not names.expects(text) and bool(SOMEBODY.fullmatch(text)) and not OF_A_BODY.search(text)


def named_in(text: str, names: Spellings, where: Where, log: Log) -> Iterator[str]:
    """The organisations that a cell names; a sentence is not read, which is said without repeating it."""
    firm = _in_firm_parts(text, names)
    for part in firm:
        if names.speaks_of_somebody(part):
            what = "A part of the answer speaks of a person. It was left out and is not shown here."
            log.warn(where, what, "Write the organisation alone, if it belongs to the map.")
            continue
        for name in [part] if len(firm) > 1 and names.expects(part) else names.parts(part):
            name = _without_remark(_unstopped(name, names), names, log)
            if normal(name) in NOBODY or NOBODY_ELSE.fullmatch(normal(name)) or NUMBER.fullmatch(name):
                continue
            if COLLECTIVE.fullmatch(normal(name)) and not names.expects(name):
                log.warn(where, f'"{name}" names no organisation. It was not read.', "Write the names of all.")
                continue
            if not names.expects(name) and MAY_BE_TWO.fullmatch(name):
                what = f'"{name}" may be several organisations. It was read as one.'
                log.warn(where, what, "Put a semicolon between two of them.")
            if len(name.split()) > LONG and not names.expects(name):
                what = "The answer is a sentence, not the name of an organisation. It was not read."
                log.warn(where, what, "Write the names alone, with a semicolon between two of them.")
                continue
            yield name


def _unstopped(text: str, names: Spellings) -> str:
    """The text without the full stop of a sentence; that of a name, such as `Ltd.` or `e.V.`, stays."""
    whole = text.strip().lstrip(" .")
    bare = whole.rstrip(" .")
    known = next((one for one in (whole, bare, f"{bare}.") if names.expects(one)), "")
    return known or (whole if SHORTENED.search(whole) else bare)


def _in_firm_parts(text: str, names: Spellings) -> list[str]:
    """The parts of an answer that stand apart for certain."""
    return [_unstopped(BULLET.sub("", part), names) for part in FIRM.split(CHOICE.sub("", text))]


def _without_remark(text: str, names: Spellings, log: Log) -> str:
    """The name of an expected organisation without what is said of it: `Tide House - they always answer`."""
    found = None if names.expects(text) else REMARK.fullmatch(text)
    if found is None or not names.expects(found["name"]):
        return text
    log.note("What some answers say behind the name of an organisation is not read.")
    return found["name"]


def _rejoined(pieces: list[str], joins: list[str], start: int, end: int) -> str:
    return "".join(piece + join for piece, join in zip(pieces[start:end], [*joins[start : end - 1], ""], strict=True))
