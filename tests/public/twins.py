"""A map that differs from another in nothing but what a safe public copy leaves out."""

from dataclasses import replace
from typing import Any

from network import Network
from network.counts import Count
from network.model import Agreement, HowMany, Relation, Source

__all__ = ["twin"]

ALIKE = {7: 6, 4: 2}  # rounded alike, hidden alike
FEW = {3: 2, 2: 4, 4: 1}


def twin(whole: Network) -> Network:
    """Other secrets in the same places, and the same small counts once they are hidden."""
    lists = {name: _as_few(getattr(whole.system, name)) for name in ("areas", "groups", "ages")}
    return replace(
        whole,
        system=replace(whole.system, **lists),
        relations=tuple(map(_other_link, whole.relations)),
        partners=tuple(
            replace(
                one, hours=(), capacity=1, wait_days=None, aka=(), was=(), ids=(), more=(),
                areas=("north",) if one.id == "hideout" else one.areas, provenance=_other_words(one.provenance),
            )
            for one in whole.partners
        ),
        promises=tuple(
            replace(one, text="other words", owner=None, sign="another sign", gap=()) for one in whole.promises
        ),
        goals=tuple(replace(one, text="another goal", owner="another role") for one in whole.goals),
        teams=tuple(replace(one, id="another", name="Another team") for one in whole.teams),
        people=tuple(replace(one, id="another", name="Somebody else", at=None) for one in whole.people),
        agreed=tuple(Agreement(one.partner, "another role") for one in whole.agreed),
        stories=(),
        comments=(),
        options=(),
        running_order=(),
        positions=(),
        looked_through=(),
    )  # fmt: skip


def _as_few(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same people by the same list, a few more or less where they are few."""
    small = [one.how_many is not None and one.how_many.n.low in FEW for one in items]
    return tuple(
        replace(one, how_many=HowMany(Count.exactly(FEW[one.how_many.n.low]))) if here else one
        for one, here in zip(items, small, strict=True)
    )


def _other_link(link: Relation) -> Relation:
    return replace(
        link,
        made=Count.exactly(ALIKE.get(link.made.low, link.made.low)) if link.made else None,
        accepted=None,
        completed=None,
        declined=None,
        days=3.0,
        until=None,
        said_by=(),
        works="well",
        trust=(),
        barriers=tuple(replace(one, words="other words") for one in link.barriers),
        more=(),
        provenance=_other_words(link.provenance),
    )


def _other_words(source: Source | None) -> Source | None:
    return source and replace(source, who="another role", words="other words")
