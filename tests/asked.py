"""Answers that several tests ask for, worked out once: what the content of a map says does not hang on who asks.

Tests of how a report tells its answers make their contents here. Tests of the answers themselves ask anew.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

import analysis
from analysis import Answer
from network import Network, uploads
from network.reading import Reading
from render.map.layout import Places, layout
from render.pictures import paper
from render.report import made
from render.report.content import Contents
from render.report.papers import board, partner
from render.report.telling import Choices

__all__ = ["afresh", "asked", "board_paper", "contents", "in_key", "known", "partner_pages", "placed"]

RUN, READ = analysis.run, uploads._read
LARGE = 500_000  # bytes of a file that is read anew
KEPT: dict[tuple[object, ...], Answer] = {}
READINGS: dict[object, Reading] = {}
PLACED: dict[str, Places] = {}


def asked(name: str, network: Network, **options: Any) -> Answer:
    """The same as `analysis.run`; the app keeps its answers so too."""
    given = ((option, in_key(value)) for option, value in sorted(options.items()))
    key = (name, *analysis.__path__, network.digest, *given)  # a test may put a question of its own among the others
    if key not in KEPT:
        KEPT[key] = RUN(name, network, **options)
    return KEPT[key]


def read(files: Sequence[tuple[str, bytes]], *how: object) -> Reading:
    """What is read of files, for tests of what comes behind that."""
    if sum(len(content) for _, content in files) > LARGE:
        return READ(files, *how)
    key = tuple(files), repr(how)
    if key not in READINGS:
        READINGS[key] = READ(files, *how)
    return READINGS[key]


@contextmanager
def known() -> Iterator[None]:
    """In here a door has at hand what was read and answered before. What a test put in their place stays there."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, ours, kept in ((analysis, "run", RUN, asked), (uploads, "_read", READ, read)):
            if getattr(module, name) is ours:
                patch.setattr(module, name, kept)
        yield


def placed(network: Network) -> Places:
    """The same as `layout`, for tests of what is drawn where."""
    if network.digest not in PLACED:
        PLACED[network.digest] = layout(network)
    return PLACED[network.digest]


def in_key(value: object) -> str:
    """What stands for a value where something is kept by it."""
    return value.digest if isinstance(value, Network) else repr(value)


@contextmanager
def afresh() -> Iterator[None]:
    """Nothing is known here, where a test is about the same coming out twice; afterwards what was known is again."""
    known = dict(KEPT)
    KEPT.clear()
    paper._drawing.cache_clear()
    paper.svg_as_png.cache_clear()
    yield
    KEPT.update(known)


def contents(network: Network, choices: Choices, **more: Any) -> Contents:
    return made.contents(network, choices, **{"ask": asked} | more)


def board_paper(network: Network, choices: Choices, **more: Any) -> Contents:
    return board.board_paper(network, choices, **{"ask": asked} | more)


def partner_pages(network: Network, choices: Choices, partners: Sequence[str] = (), **more: Any) -> Contents:
    return partner.partner_pages(network, choices, partners, **{"ask": asked} | more)
