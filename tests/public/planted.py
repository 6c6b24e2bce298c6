"""A map in which every field that must not get out holds something that stands nowhere else, and what to look for."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from network import model
from network.counts import Count
from network.disclosure import RULES

__all__ = ["MORE", "NAMES", "SECRETS", "STAYS", "planted", "word"]

LETTERS = "bcdfghjklmnpqrstvwxz"


def word(about: str) -> str:
    """A word that stands for this and nowhere else: it has no vowel but one, so that no text holds it by chance."""
    digest = hashlib.sha256(about.encode()).digest()
    return "Zq" + "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:9])


def source(about: str) -> model.Source:
    return model.Source("survey", word(f"{about} who"), date(2026, 5, 4), word(f"{about} words"))


NIGHT = (model.Opening((0, 1, 2, 3, 4), 6 * 60 + 47, 22 * 60 + 53),)  # open 06:47 to 22:53
NIGHT_PERSON = "Sun 02:19"


def partner(one: str, **given: Any) -> model.Partner:
    said: dict[str, Any] = {
        "id": one,
        "name": f"{word(f'{one} name')} service",
        "short": word(f"{one} short"),
        "aka": (word(f"{one} aka"),),
        "was": (word(f"{one} was"),),
        "sector": "nhs",
        "areas": ("north", "south"),
        "stages": (),
        "needs": (),
        "ages": model.AgeRange(10, None),
        "only_for": (),
        "hours": NIGHT,
        "capacity": 7057,
        "wait_days": 3989.0,
        "ids": ((word(f"{one} scheme"), word(f"{one} official")),),
        "more": ((word(f"{one} column"), word(f"{one} more")),),
        "provenance": source(one),
    }
    return model.Partner(**(said | given))


def link(start: str, end: str, made: int, **given: Any) -> model.Relation:
    about = f"{start} {end}"
    said: dict[str, Any] = {
        "needs": ("debt", "housing"),
        "made": Count.exactly(made),
        "accepted": Count.exactly(made - 2),
        "completed": Count.exactly(made - 4),
        "declined": (model.Declined("hours", Count.exactly(1)), model.Declined("full", Count.exactly(1))),
        "days": 6661.0,
        "until": date(2031, 7, 17),
        "said_by": (start,),
        "works": "not yet",
        "trust": (("reliable", 1), ("shared_aims", 2), ("open", 1)),
        "barriers": (model.Barrier("it", word(f"{about} barrier"), "open"),),
        "more": ((word(f"{about} column"), word(f"{about} more")),),
        "provenance": source(about),
    }
    return model.Relation(start, end, **(said | given))


def planted(**system: Any) -> model.Network:
    """Door → hub → help is the only way to debt and housing; the trail stops at one; a refuge works in Hidden Lane."""
    return model.Network(
        system=replace(
            model.System(
                name="Town of Testing",
                period=model.Period(date(2026, 4, 1), date(2026, 6, 30)),
                help_now="Ring 999.",
                counts_rule=word("rule"),
                asked_as=(("refers", word("asked as")),),
                areas=(
                    model.Area("north", "North", (), model.HowMany(Count.exactly(3617))),
                    model.Area("south", "South", (), model.HowMany(Count.exactly(3))),
                    model.Area(word("area id"), word("area name"), (), model.HowMany(Count.exactly(9973))),
                    model.Area("all", "Everywhere", ("north", "south", word("area id"))),
                ),
                sectors=(model.Named("nhs", "NHS"), model.Named("council", "Council")),
                needs=(
                    model.Named("debt", "Debt"),
                    model.Named("housing", "Housing"),
                    model.Named("safety", "Domestic abuse"),
                ),
                stages=(model.Named("custody", "Custody", model.HowMany(Count.exactly(8837))),),
                groups=(model.Named("women", "Women", model.HowMany(Count.exactly(2))),),
                ages=(model.AgeBand("any", "Any age", model.AgeRange(10, 99), model.HowMany(Count.exactly(4))),),
            ),
            **system,
        ),
        partners=(
            partner("door", stages=("custody",)),
            partner("hub"),
            partner("help", needs=("debt", "housing")),
            partner("stops", sector="council"),
            partner("aside", sector="council", needs=("debt",)),
            partner("hideout", areas=(word("area id"),), needs=("safety",), only_for=("women",)),
        ),
        relations=(
            link("door", "hub", 7919),
            link("hub", "help", 6133),
            link("hub", "stops", 7),
            link("hub", "hideout", 4, needs=("safety",)),
            link("aside", "hub", 5417, kind="funds"),
        ),
        asked=("door", "hub", "hideout"),
        promises=(
            model.Promise(
                *("door", "aside", word("promise"), word("owner"), date(2027, 1, 1), word("finding"), word("sign")),
                gap=(("need", word("gap")),),
            ),
            model.Promise(word("stranger"), word("stranger with"), word("promise 2")),
        ),
        stories=(model.Story(("hub", word("story at")), word("story"), "person", True, True, source("story")),),
        comments=(
            model.Comment(
                *("aside", word("comment"), "crossing", word("comment about"), word("comment who")),
                when=date(2026, 5, 8),
                on_wall=True,
            ),
        ),
        goals=(
            model.Goal(
                word("goal"), "coverage", date(2027, 1, 1), (("need", "debt"),), word("goal owner"), word("goal id")
            ),
            model.Goal(word("goal in words")),
            model.Goal(word("goal at"), "coverage", None, (("need", "debt"), ("at", NIGHT_PERSON))),
            model.Goal(word("goal area"), "coverage", None, (("need", "debt"), ("area", word("area id")))),
        ),
        teams=(model.Team(word("team id"), word("team"), "hub", ("hub", "aside"), ("help",)),),
        people=(
            model.Person(
                word("person id"), word("person"), ("debt",), 43, ("women",), "north", "custody", NIGHT_PERSON
            ),
        ),
        options=(
            model.Option(
                word("option id"), word("option"), (model.AddPartner(model.Partner(word("new id"), word("new"))),)
            ),
        ),
        agreed=(model.Agreement("aside", word("agreed by"), date(2026, 5, 6)),),
        running_order=(model.RunningStep(word("step"), 10, word("step page"), word("step words")),),
        positions=(("door", (0.12345, 0.54321)), ("hideout", (0.98765, 0.56789))),
        looked_through=(word("looked through"),),
    )


def texts(part: Any) -> set[str]:
    """Every planted word anywhere in a part of a map."""
    if isinstance(part, str):
        return {part} if part.startswith("Zq") else set()
    if is_dataclass(part) and not isinstance(part, type):
        return set().union(*(texts(getattr(part, one.name)) for one in fields(part)))
    if isinstance(part, tuple):
        return set[str]().union(*map(texts, part))
    return set()


UNNAMED = ("door", "hub", "help", "stops", "hideout")  # the only ways, where the trail stops, and the refuge
STAYS = {f"{word('aside name')} service", word("aside short")}
NAMES: Mapping[str, str] = {f"the name of {one}": word(f"{one} name") for one in (*UNNAMED, "aside")}
NUMBERS = {"exact number": ("3617", "9973", "8837", "7919", "6133", "5417"), "capacity": ("7057",), "wait": ("3989",)}
MORE: Mapping[str, str] = {
    "a night hour": "06:47",
    "another night hour": "22:53",
    "an hour as minutes": str(6 * 60 + 47),
    "an hour of a person": "02:19",
    "a median of days": "6661",
    "an end of funding": "2031-07-17",
    "a place on the drawn map": "0.98765",
    "a place on the drawn map too": "0.12345",
    "trust": "shared_aims",
    **{f"{what} {number}": number for what, numbers in NUMBERS.items() for number in numbers},
}
SECRETS: Mapping[str, str] = {
    **{text: text for text in sorted(texts(planted()) - STAYS)},
    **MORE,
    "the fingerprint of the map": planted().digest[:12],
    **{f"the fingerprint under {rule}": planted(counts_rule=RULES[rule].words).digest[:12] for rule in RULES},
}
