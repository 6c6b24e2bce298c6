"""Small maps with names, one peculiarity each. Every question is asked of every one of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from network import write_yaml
from network.counts import Count
from network.model import (
    AgeBand,
    AgeRange,
    Area,
    Named,
    Network,
    Opening,
    Partner,
    Period,
    Person,
    Promise,
    Relation,
    Story,
    System,
)
from tests.pace import usually

__all__ = ["NETWORKS", "SHORT_NAMED", "SOME", "with_doors_told"]

ALL_DAY = (Opening((0, 1, 2, 3, 4, 5, 6), 0, 1440),)
OFFICE = (Opening((0, 1, 2, 3, 4), 9 * 60, 17 * 60),)
NIGHT = (Opening((4, 5), 22 * 60, 6 * 60),)  # Friday and Saturday, into the next morning

SYSTEM = System(
    name="Testshire",
    period=Period(date(2026, 4, 1), date(2026, 6, 30)),
    areas=(Area("north", "North"), Area("south", "South"), Area("county", "Testshire", covers=("north", "south"))),
    sectors=(Named("justice", "Criminal justice"), Named("nhs", "NHS"), Named("voluntary", "Voluntary")),
    needs=(Named("housing", "Housing"), Named("mental", "Mental health")),
    stages=(Named("custody", "Police custody"), Named("court", "Court")),
    groups=(Named("women", "Women"),),
    ages=(AgeBand("young", "10 to 17", AgeRange(10, 17)), AgeBand("adult", "18 and over", AgeRange(18, None))),
)


def partner(partner_id: str, **said: object) -> Partner:
    return Partner(**{"id": partner_id, "name": f"Partner {partner_id.upper()}", **said})


def with_doors_told(network: Network) -> Network:
    """Everybody has said whom it takes: without that, what rests on it is not known."""
    told = {"ages": AgeRange(), "areas": tuple(area.id for area in network.system.areas)}
    partners = (
        replace(one, **{field: value for field, value in told.items() if getattr(one, field) is None})
        for one in network.partners
    )
    return replace(network, partners=tuple(partners))


def refers(source: str, target: str, **said: object) -> Relation:
    return Relation(source, target, **said)


def knows(one: str, other: str, **said: object) -> Relation:
    return Relation(one, other, "knows", **said)


def _star() -> Network:
    spokes = "abcde"
    return Network(
        SYSTEM,
        (partner("hub", sector="nhs"), *(partner(spoke, sector="voluntary") for spoke in spokes)),
        tuple(knows("hub", spoke) for spoke in spokes),
    )


def _chain() -> Network:
    """Custody -> hub -> housing: the hub and both links are the only way through for housing."""
    return Network(
        SYSTEM,
        (
            partner("custody", sector="justice", stages=("custody",), needs=()),
            partner("hub", sector="nhs", stages=(), needs=("mental",)),
            partner("home", sector="voluntary", stages=(), needs=("housing",)),
        ),
        (
            refers("custody", "hub", made=Count.exactly(40), accepted=Count.exactly(30), completed=Count.exactly(20)),
            refers("hub", "home", made=Count.exactly(20), accepted=Count.exactly(10), completed=Count.exactly(5)),
        ),
        asked=("custody", "hub"),
    )


def _two_doors() -> Network:
    """Two ways in that meet at a hub, which sends on to two services; nothing depends on one door alone."""
    return Network(
        SYSTEM,
        (
            partner("cell", sector="justice", stages=("custody",), needs=(), areas=("north",), hours=ALL_DAY),
            partner("bench", sector="justice", stages=("court",), needs=(), areas=("south",), hours=OFFICE),
            partner("hub", sector="nhs", stages=(), needs=(), areas=("county",), capacity=10),
            partner(
                "mind", sector="nhs", stages=(), needs=("mental",), ages=AgeRange(18, None), capacity=5, wait_days=20.0
            ),
            partner(
                "roof", sector="voluntary", stages=(), needs=("housing", "mental"), only_for=("women",), hours=NIGHT
            ),
        ),
        (
            refers("cell", "hub", made=Count.exactly(30), accepted=Count.exactly(30), said_by=("cell", "hub")),
            refers("bench", "hub", made=Count.exactly(12), accepted=Count.exactly(12), said_by=("bench",)),
            refers("hub", "mind", needs=("mental",), made=Count.exactly(20), accepted=Count.exactly(8), days=9.0),
            refers("hub", "roof", made=Count.exactly(9), completed=Count.exactly(3), said_by=("roof",)),
            knows("bench", "mind", said_by=("bench", "mind")),
        ),
        asked=("cell", "bench", "hub"),
        people=(Person("p", "17, at court on Saturday night", ("mental",), 17, (), "north", "court", "Sat 23:00"),),
    )


def _mutual() -> Network:
    return Network(
        SYSTEM,
        (
            partner("a", sector="nhs", needs=("mental",), stages=("custody",)),
            partner("b", sector="voluntary", needs=("housing",)),
        ),
        (
            refers("a", "b", made=Count.exactly(20), accepted=Count.exactly(4), needs=("housing",)),
            refers("b", "a", made=Count.exactly(18), accepted=Count.exactly(3), needs=("mental",)),
        ),
        asked=("a", "b"),
    )


def _hidden_counts() -> Network:
    return Network(
        SYSTEM,
        (
            partner("a", stages=("custody",), sector="justice"),
            partner("b", needs=("housing",), sector="nhs"),
            partner("c"),
        ),
        (
            refers("a", "b", made=Count(1, 4), accepted=Count(1, 4)),
            refers("a", "c", made=Count(1, None), accepted=Count(1, 7), completed=Count(0, 0, applicable=False)),
            refers("b", "c", made=Count(40, None)),
            refers("c", "b", made=Count.exactly(0)),
        ),
    )


def _hostile() -> Network:
    names = (
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "\u202eevil\u202c مرحبا بالعالم",
        "N" * 300,
        "{covered} {0} %s \\",
        "=HYPERLINK(1)",
        "</script><!--",
        "Line\nbreak\tand tab",
    )
    partners = tuple(
        Partner(
            f"<b>{number}</b>",
            name,
            sector="nhs" if number % 2 else "voluntary",
            stages=("custody",),
            needs=("mental",),
        )
        for number, name in enumerate(names)
    )
    ids = [one.id for one in partners]
    relations = tuple(refers(one, other) for one, other in zip(ids, ids[1:] + ids[:1], strict=True))
    return Network(SYSTEM, partners, relations, stories=(Story(("<i>elsewhere</i>",), "<b>words</b>"),))


def _everything_known() -> Network:
    """Two partners who have both answered everything, with one agreed link."""
    return Network(
        SYSTEM,
        (
            partner("in", sector="justice", stages=("custody", "court"), needs=(), areas=("county",), capacity=100),
            partner("out", sector="nhs", stages=(), needs=("housing", "mental"), areas=("county",), capacity=100),
        ),
        (
            refers(
                "in",
                "out",
                needs=("housing", "mental"),
                made=Count.exactly(50),
                accepted=Count.exactly(50),
                completed=Count.exactly(50),
                days=1.0,
                said_by=("in", "out"),
            ),
        ),
        asked=("in", "out"),
    )


def _same_name() -> Network:
    return Network(
        SYSTEM,
        (partner("a", name="Shelter", stages=("custody",)), partner("b", name="Shelter", needs=("housing",))),
        (refers("a", "b"),),
    )


NETWORKS: dict[str, Network] = {
    "empty": Network(SYSTEM),
    "one partner": Network(SYSTEM, (partner("a"),)),
    "no lists at all": Network(System("Bare"), (partner("a"), partner("b")), (refers("a", "b"),)),
    "no areas": Network(
        System("Flat", needs=(Named("housing", "Housing"),), stages=(Named("custody", "Custody"),)),
        (partner("a", stages=("custody",)), partner("b", needs=("housing",))),
        (refers("a", "b"),),
    ),
    "no stages": Network(
        System("Doorless", areas=(Area("north", "North"),), needs=(Named("housing", "Housing"),)),
        (partner("a", areas=("north",)), partner("b", needs=("housing",))),
        (refers("a", "b"),),
    ),
    "star": _star(),
    "chain": _chain(),
    "triangle": Network(
        SYSTEM,
        (partner("a", sector="nhs"), partner("b", sector="voluntary"), partner("c", sector="justice")),
        (refers("a", "b"), refers("b", "c"), refers("c", "a")),
    ),
    "two islands": Network(
        SYSTEM,
        tuple(partner(one, sector="nhs" if one in "ab" else "voluntary") for one in "abcd"),
        (knows("a", "b"), knows("c", "d")),
        asked=("a", "c"),
    ),
    "two doors": _two_doors(),
    "mutual": _mutual(),
    "hidden counts": _hidden_counts(),
    "only self-links": Network(SYSTEM, (partner("a", stages=("custody",), needs=("housing",)),), (refers("a", "a"),)),
    "only zero counts": Network(
        SYSTEM, (partner("a", stages=("custody",)), partner("b")), (refers("a", "b", made=Count.exactly(0)),)
    ),
    "nothing asked": Network(SYSTEM, (partner("a"), partner("b")), (refers("a", "b"),), asked=()),
    "all asked": Network(
        SYSTEM,
        tuple(partner(one, sector="nhs") for one in "abc"),
        (knows("a", "b", said_by=("a", "b")), knows("b", "c", said_by=("b",))),
        asked=("a", "b", "c"),
    ),
    "everything known": _everything_known(),
    "same name": _same_name(),
    "promise to a stranger": Network(
        SYSTEM,
        (partner("a"),),
        promises=(Promise("a", "gp", "Meet"),),
        stories=(Story(("custody", "a", "gp"), "We met"),),
    ),
    "hostile names": _hostile(),
}

SOME = usually(("empty", "two doors", "hidden counts", "everything known", "hostile names"), slowly=tuple(NETWORKS))
SHORT_NAMED = {title: network for title, network in NETWORKS.items() if title != "hostile names"}


def saved_in(folder: Path) -> dict[str, Path]:
    """Each of them as a map file there, by its title."""
    paths = {title: folder / f"{number}.yaml" for number, title in enumerate(NETWORKS)}
    for title, path in paths.items():
        write_yaml(NETWORKS[title], path)
    return paths
