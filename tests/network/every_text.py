"""A sound map in which every field says something, and the places in it where a text stands, one by one."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from network import model
from network.counts import Count

__all__ = ["IN_PLACES", "PLANTS", "everywhere", "sound", "texts"]

PLANTS: dict[str, Callable[[str], str]] = {
    "a name": lambda _: "Meera Catchpole",
    "in brackets": lambda text: f"{text} (Meera)",
    "a sentence": lambda _: "ask Meera first",
}
IN_PLACES = PLANTS | {"alone": lambda _: "Meera", "in front": lambda text: f"Meera: {text}"}
NIGHTS = (model.Opening((0, 1, 2, 3, 4), 18 * 60, 22 * 60),)
Put = Callable[[str], Any]


def _source() -> model.Source:
    return model.Source("survey", "housing officer", date(2026, 5, 4), "said at a workshop")


def _partner(one: str, name: str, **given: Any) -> model.Partner:
    said: dict[str, Any] = {
        "id": one,
        "name": name,
        "short": name[:8],
        "aka": (f"{name} team",),
        "was": (f"Old {name.casefold()}",),
        "sector": "nhs",
        "areas": ("north",),
        "stages": ("custody",),
        "needs": ("debt",),
        "ages": model.AgeRange(10, None),
        "only_for": ("women",),
        "hours": NIGHTS,
        "capacity": 40,
        "wait_days": 5.0,
        "ids": (("charity", f"ab{one}"),),
        "more": (("remark", "open to all"), ("ward", "castle")),
        "provenance": _source(),
    }
    return model.Partner(**(said | given))


def _link(start: str, end: str, **given: Any) -> model.Relation:
    said: dict[str, Any] = {
        "needs": ("debt",),
        "made": Count.exactly(40),
        "accepted": Count.exactly(30),
        "completed": Count.exactly(20),
        "declined": (model.Declined("hours", Count.exactly(5)),),
        "days": 6.0,
        "until": date(2031, 7, 17),
        "said_by": (start,),
        "works": "not yet",
        "trust": (("reliable", 1),),
        "barriers": (model.Barrier("it", "no shared system", "open"),),
        "more": (("how often", "once a week"),),
        "provenance": _source(),
    }
    return model.Relation(start, end, **(said | given))


def _funds(start: str, end: str) -> model.Relation:
    counts: dict[str, Any] = dict.fromkeys(("made", "accepted", "completed", "declined", "days"))
    return _link(start, end, kind="funds", **counts)


def _system() -> model.System:
    some = model.HowMany(Count.exactly(400))
    return model.System(
        name="Help in the county",
        period=model.Period(date(2026, 4, 1), date(2026, 6, 30)),
        illustrative=True,
        public=True,
        help_now="Ring 999 in an emergency.",
        counts_rule="rounded to the nearest five",
        asked_as=(("refers", "Whom do you send people to?"),),
        areas=(model.Area("north", "North", (), some), model.Area("all", "Everywhere", ("north",))),
        sectors=(model.Named("nhs", "Health"),),
        needs=(model.Named("debt", "Debt", some),),
        stages=(model.Named("custody", "Custody", some),),
        groups=(model.Named("women", "Women", some),),
        ages=(model.AgeBand("adult", "Grown up", model.AgeRange(18, 99), some),),
    )


def _options() -> tuple[model.Option, ...]:
    kitchen = _partner("kitchen", "Community kitchen")
    changed = _partner("advice", "Debt advice", short="Advice")
    edits = (
        model.AddPartner(kitchen),
        model.ChangePartner(changed),
        model.ChangeFields("hub", tuple((one.name, getattr(_partner("hub", "Advice hub"), one.name)) for one in
                                        fields(model.Partner) if one.name != "id")),
        model.AddLink(_link("advice", "kitchen")),
        model.RemoveLink("suite", "hub", "refers"),
        model.MergePartner("kitchen", "advice"),
        model.StepBack("advice"),
    )  # fmt: skip
    return (model.Option("kitchen_plan", "With a kitchen", edits),)


def sound() -> model.Network:
    """A map that nothing is asked of, and no field of which is empty everywhere."""
    return model.Network(
        system=_system(),
        partners=(_partner("suite", "Custody suite"), _partner("hub", "Advice hub"), _partner("advice", "Debt advice")),
        relations=(_link("suite", "hub"), _link("hub", "advice"), _funds("suite", "advice")),
        asked=("suite", "hub"),
        promises=(
            model.Promise(
                *("suite", "hub", "open on Sundays", "team leader", date(2027, 1, 1), "bridges", "doors are open"),
                gap=(("need", "debt"),),
            ),
            model.Promise("Night shelter", "Food bank", "share a van"),
        ),
        stories=(
            model.Story(("hub", "Night shelter"), "The bus was late.", "person", True, True, _source()),
        ),
        comments=(
            model.Comment(
                *("advice", "We are open later.", "bridges", "Our name, places and hours", "team leader"),
                when=date(2026, 5, 8),
                on_wall=True,
            ),
        ),
        goals=(
            model.Goal(
                *("Help for everybody", "coverage", date(2027, 1, 1), (("need", "debt"), ("at", "Sat 23:00"))),
                *("team leader", "help_for_all"),
            ),
        ),
        teams=(model.Team("team", "Core team", "hub", ("suite",), ("advice",)),),
        people=(
            model.Person("alex", "Alex", ("debt",), 43, ("women",), "north", "custody", "Sun 02:00"),
        ),
        options=_options(),
        agreed=(model.Agreement("advice", "team leader", date(2026, 5, 6)),),
        running_order=(model.RunningStep("Welcome", 10, "build?part=promises", "Say why we meet."),),
        positions=(("suite", (0.0, 0.0)), ("hub", (0.25, 0.5)), ("advice", (1.0, 1.0))),
        looked_through=("bcdfghjklmnp",),
    )  # fmt: skip


def texts(part: Any, path: str = "") -> Iterator[tuple[str, str, Put]]:
    """Every text in a part: the way to it, the text, and what gives the part with another text in its place."""
    if isinstance(part, str):
        yield path, part, lambda text: text
    elif isinstance(part, tuple):
        for place, item in enumerate(part):
            for way, text, put in texts(item, f"{path}[{place}]"):
                yield way, text, lambda new, put=put, at=place: (*part[:at], put(new), *part[at + 1 :])
    elif isinstance(part, model.Network):
        for one in fields(part):
            for way, text, put in texts(getattr(part, one.name), one.name):
                yield way, text, lambda new, put=put, of=one.name: part.in_part(**{of: put(new)})
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            for way, text, put in texts(getattr(part, one.name), f"{path}.{one.name}"):
                yield way, text, lambda new, put=put, of=one.name: replace(part, **{of: put(new)})


def everywhere(part: Any, old: str, new: str) -> Any:
    """The part with a text instead of another, wherever that stands."""
    if isinstance(part, str):
        return new if part == old else part
    if isinstance(part, tuple):
        return tuple(everywhere(item, old, new) for item in part)
    if isinstance(part, model.Network):
        return part.in_part(**{one.name: everywhere(getattr(part, one.name), old, new) for one in fields(part)})
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: everywhere(getattr(part, one.name), old, new) for one in fields(part)})
    return part
