"""Maps that nobody would draw on purpose and everybody ends up with: they are read aloud all the same."""

from dataclasses import replace

from network.counts import Count
from network.model import Network, Partner, Relation, System
from tests.small_networks import ALL_DAY, SYSTEM, knows, partner, refers

__all__ = ["ODD"]

WELSH_AND_POLISH = (
    "Gwasanaeth Iechyd Meddwl Plant a'r Glasoed, Llanfairpwllgwyngyll",
    "Cymdeithas Tai Ceredigion",
    "Stowarzyszenie Pomocy Rodzinie „Źdźbło”",
    "Ośrodek Interwencji Kryzysowej w Łodzi",
)
MADE = Count.exactly(12)


def _chain(**said: object) -> tuple[Relation, ...]:
    return tuple(refers(one, other, **said) for one, other in (("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")))


def _four(**said: object) -> tuple[Partner, ...]:
    """A way in, a service for each need, and somebody between."""
    return (
        partner("a", sector="justice", stages=("custody",), needs=(), **said),
        partner("b", sector="nhs", stages=(), needs=(), **said),
        partner("c", sector="voluntary", stages=("court",), needs=("housing",), **said),
        partner("d", sector="nhs", stages=(), needs=("mental",), capacity=5, **said),
    )


def _named(names: tuple[str, ...]) -> tuple[Partner, ...]:
    return tuple(replace(one, name=name) for one, name in zip(_four(), names, strict=True))


ODD: dict[str, Network] = {
    "empty": Network(System("Nowhere")),
    "one partner": Network(
        SYSTEM, (partner("a", sector="nhs", stages=("custody",), needs=("housing",)),), asked=("a",)
    ),
    "two partners, one link": Network(
        SYSTEM,
        (
            partner("a", sector="justice", stages=("custody",), needs=()),
            partner("b", sector="nhs", stages=(), needs=("housing",)),
        ),
        (
            refers(
                "a", "b", made=Count.exactly(1), accepted=Count.exactly(1), completed=Count.exactly(1), said_by=("a",)
            ),
        ),
        asked=("a", "b"),
    ),
    "nobody asked": Network(SYSTEM, _four(), _chain(made=MADE)),
    "all asked, no links": Network(SYSTEM, _four(), asked=("a", "b", "c", "d")),
    "one sector": Network(
        SYSTEM, tuple(replace(one, sector="nhs") for one in _four()), _chain(made=MADE, said_by=()), ("a", "b", "c")
    ),
    "names of 80 letters": Network(
        SYSTEM,
        _named(tuple(f"{letter} {'partnership for health and care ' * 3}"[:80] for letter in "ABCD")),
        _chain(),
        ("a",),
    ),
    "Welsh and Polish names": Network(SYSTEM, _named(WELSH_AND_POLISH), _chain(made=MADE), ("a", "b")),
    "all counts hidden": Network(
        SYSTEM,
        _four(),
        (*_chain(made=Count(1, 4), accepted=Count(1, 4), completed=Count(1, None)), refers("b", "a", made=Count(1, 4))),
        ("a", "b", "c", "d"),
    ),
    "four of the same name": Network(
        SYSTEM, _named(("Advice",) * 4), (*_chain(made=MADE), knows("a", "c")), ("a", "b")
    ),
    "nothing said of anybody": Network(SYSTEM, tuple(map(partner, "abcd")), _chain(), ("a", "b", "c", "d")),
    "everything rests on what nobody said": Network(
        SYSTEM,
        (
            partner("a", sector="justice", stages=("custody", "court"), needs=()),
            partner("b", sector="nhs", stages=(), needs=("housing", "mental")),
        ),
        (refers("a", "b"),),
        asked=("a", "b"),
    ),
    "thousands": Network(
        SYSTEM,
        _four(ages=None, areas=("county",), hours=ALL_DAY),
        _chain(made=Count.exactly(12_500), accepted=Count.exactly(3_000), completed=Count.exactly(1_100)),
        ("a", "b", "c", "d"),
    ),
    "no lists at all": Network(System("Plain"), tuple(map(Partner, "abc", "ABC")), (knows("a", "b"),), asked=("a",)),
}
