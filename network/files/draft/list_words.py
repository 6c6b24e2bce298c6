"""Cells of lists as people write them: several needs with commas between, `All` for every area, two words for one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from network.errors import Choice, Where
from network.files.draft.draft import Draft, Log
from network.files.draft.flat import NONE, join_list, split_list
from network.names import is_part_of, match_key
from network.recognised import Correction, WordMeans
from network.words import plural

__all__ = ["settle_lists"]

FIELDS = (("needs", "need_ids"), ("area", "area_code"), ("stages", "stage_ids"), ("only_for", "group_ids"))
EVERYWHERE = re.compile(r"(?:all|any|every)(?: areas?| boroughs?| districts?| localit(?:y|ies)| places?)?|everywhere")
ONE_SECTOR = (
    r"(?:voluntary|third|charit(?:y|able)|community)(?: (?:and|&) (?:voluntary|community))?(?: sectors?)?|charities|"
    r"vcf?se?|vol(?:untary)? orgs?|not for profit|non-?profit|ngos?",
    r"nhs(?: (?:foundation )?trust| provider)?|health(?: service)?",
    r"(?:(?:city|county|borough|district|local) )?council|local (?:authority|government)|la",
    r"cj|cjs|criminal justice(?: system| agency)?|justice",
)
SECTORS = tuple(map(re.compile, ONE_SECTOR))
MOST = 12  # pairs of words that are proposed
MANY = 200  # different words of a field; of more it is a text, and each would be held against each
Row = dict[str, str]


def settle_lists(draft: Draft, corrections: Sequence[Correction], log: Log) -> None:
    """Part words at their commas where a part stands by itself elsewhere in the file, or beside others; all areas.

    `Work, training and education` stays one need where nobody writes `work` alone. Where ids stand beside the words,
    or bars between them, commas belong to the words. Two words that may be one sector or need are asked about.
    """
    told = [(one.where, one.fields) for one in draft.partners] + [(one.where, one.fields) for one in draft.links]
    rows = [fields for _, fields in told]
    parted = sum(_part(rows, *fields) for fields in FIELDS)
    if parted:
        cells = plural(parted, "cell")
        log.note(f"{cells} named several needs, areas, ways in or groups with commas between. Each is one of its own.")
    everywhere = _everywhere(rows)
    if everywhere:
        log.note(f"{plural(everywhere, 'cell')} said that all areas are served: every area that the file names.")
    for one in corrections:
        if isinstance(one, WordMeans):
            _say_instead(rows, one)
    where = told[0][0] if told else Where()
    for meant in islice(_perhaps_one(rows), MOST):
        kind = "sector" if meant.field == "sector" else "need"
        what = f'"{meant.word}" may be another word for the {kind} "{meant.means}". They are read as two.'
        choice = Choice(f'"{meant.word}" is "{meant.means}"', meant)
        log.warn(Where(where.file, where.sheet), what, "If so, write one word for both.", [choice])


def _perhaps_one(rows: list[Row]) -> Iterator[WordMeans]:
    """Words that may be one: sectors by what they are called, needs of which one says all that the other does."""
    for field, alike in (("sector", _is_one_sector), ("needs", _is_one_need)):
        words: Counter[str] = Counter()
        for text, times in Counter(row[field] for row in rows if row.get(field, NONE) != NONE).items():
            words.update(dict.fromkeys(split_list(text), times))
        written: dict[str, str] = {}
        for word, _ in words.most_common():
            written.setdefault(match_key(word), word)
        if len(written) > MANY:
            continue
        settled = set()
        for means, word in combinations(written.values(), 2):
            if word not in settled and alike(word, means):
                settled.add(word)
                yield WordMeans(field, word, means)


def _is_one_sector(one: str, other: str) -> bool:
    return any(kind.fullmatch(match_key(one)) and kind.fullmatch(match_key(other)) for kind in SECTORS)


def _is_one_need(one: str, other: str) -> bool:
    return is_part_of(one, other) or is_part_of(other, one)


def _say_instead(rows: list[Row], chosen: WordMeans) -> None:
    for row in rows:
        if row.get(chosen.field, NONE) != NONE:
            words = split_list(row[chosen.field])
            meant = [chosen.means if match_key(word) == match_key(chosen.word) else word for word in words]
            if meant != words:
                row[chosen.field] = join_list(dict.fromkeys(meant))


def _everywhere(rows: list[Row]) -> int:
    """How many cells said `All` of the areas and now name each; where the file names no area, it stays a name."""
    words = {text: split_list(text) for text in dict.fromkeys(row.get("area", NONE) for row in rows)}
    named = dict.fromkeys(one for texts in words.values() for one in texts if not EVERYWHERE.fullmatch(match_key(one)))
    all_of_them = {text for text, texts in words.items() if any(EVERYWHERE.fullmatch(match_key(one)) for one in texts)}
    saying = [row for row in rows if row.get("area") in all_of_them]
    for row in saying if named else ():
        row["area"] = join_list(named)
    return len(saying) if named else 0


def _part(rows: list[Row], field: str, codes: str) -> int:
    """How many cells of one field were parted."""
    cells = [row for row in rows if row.get(field, NONE) != NONE and not row.get(codes) and "|" not in row[field]]
    several = {word: _parts(word) for text in {row[field]: None for row in cells} for word in split_list(text)}
    beside = Counter(match_key(part) for parts in several.values() for part in set(parts))
    alone = {match_key(word) for word, parts in several.items() if len(parts) < 2}
    known = alone | {part for part, times in beside.items() if times > 1}
    apart = {word: parts for word, parts in several.items() if any(match_key(part) in known for part in parts)}
    return sum(_rewritten(row, field, apart) for row in cells) if any(len(parts) > 1 for parts in apart.values()) else 0


def _rewritten(row: Row, field: str, apart: dict[str, list[str]]) -> bool:
    words = split_list(row[field])
    parts = [part for word in words for part in apart.get(word, [word])]
    if parts == words:
        return False
    row[field] = join_list(parts)
    return True


def _parts(word: str) -> list[str]:
    """What stands between commas; a word in brackets may hold commas of its own and is one."""
    return [word] if "(" in word else [part for part in map(str.strip, word.split(",")) if part]
