"""A what-if as lines of plain text: what is tried, what it changes and for whom, what it takes elsewhere."""

from collections.abc import Iterable, Iterator, Mapping

from analysis import Answer
from analysis.what_if import SPOKEN
from network.tray import as_the_map_has_it
from network.typed_changes import EditStep
from network.words import numbered, plural
from render.edit_words import EXERCISE, edit_said
from render.printed import marked, sentence

__all__ = ["what_if_text"]

ENDED = "known referrals on links that end"  # a fact in the receipt of `what_if`


def what_if_text(steps: Iterable[EditStep], answer: Answer, others: Iterable[tuple[Answer, Answer]]) -> Iterator[str]:
    """That it is an exercise, the changes in words, the sentence, the counts and the other findings that move.

    Parameters
    ----------
    steps
        What is tried, one change after the other.
    answer
        Of `what_if`.
    others
        Answers to other questions, before and after.
    """
    yield f"{EXERCISE}."
    for step in steps:
        yield f"- {edit_said(step.after, step.edit, as_the_map_has_it(step.before, [step.edit]))}."
    yield sentence(answer)
    yield from _counts(dict(answer.receipt.facts))
    yield from (f"Left out: {sentence}" for sentence in answer.receipt.left_out)
    for before, after in others:
        said = _moved(before, after)
        if said:
            yield marked(f"{before.question.heading} {said}", answer)


def _moved(before: Answer, after: Answer) -> str:
    """What a finding says before and after, by its figure where that moves; empty where it stays."""
    if before.figure and after.figure and before.figure != after.figure:
        return f"Before: {' '.join(before.figure)}. After: {' '.join(after.figure)}."
    if before.finding != after.finding:
        return f"Before: {before.finding} After: {after.finding}"
    return ""


def _counts(facts: Mapping[str, float | int | str]) -> Iterator[str]:
    for change, words in SPOKEN.items():
        count = int(facts.get(change, 0))
        if count:
            yield f"{plural(count, 'situation')} {numbered(count, *words)}."
    ended = int(facts.get(ENDED, 0))
    if ended:
        yield f"{plural(ended, 'known referral')} would need another place to go."
