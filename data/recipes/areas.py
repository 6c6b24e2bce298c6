"""Three small systems to ask about their links: invented places, each with one link that Riverside has not."""

from collections.abc import Iterable, Sequence

from data.recipes import ILLUSTRATIVE, Record
from data.recipes.system import NEEDS

__all__ = ["coldbrook", "fernshire", "sandhaven"]

SECTORS = {
    "criminal_justice": "Criminal justice",
    "nhs": "NHS",
    "local_authority": "Local authority",
    "voluntary": "Voluntary",
    "lived_experience": "Lived experience",
}
STAGES = {
    "voluntary": "Voluntary attendance",
    "custody": "Police custody",
    "court": "Court",
    "prison_release": "Prison release",
    "community": "Community",
}
GROUPS = {"women": "Women", "veterans": "Veterans"}
AGES = [
    {"id": "under_18", "name": "Under 18", "from": 10, "to": 17},
    {"id": "adult", "name": "18 and over", "from": 18},
]
ADULTS: Record = {"from": 18}
EVERYBODY: Record = {"from": 10}

Partners = Sequence[tuple[str, str, str, str, Record]]  # id, name, sector, the needs that it meets, what else
Links = Sequence[tuple[str, str, str, int]]  # from, to, the needs that it carries, referrals in the quarter


def fernshire() -> Record:
    """A women's centre with rooms of its own, to which custody suites refer for self-harm too."""
    return _area(
        "Fernshire",
        places=("Upper Fern", "Lower Fern"),
        needs=_needs("mental_health substance self_harm trauma housing safeguarding"),
        partners=(
            ("custody_upper", "Custody suite, Upper Fern", "criminal_justice", "", {"stages": ["custody"]}),
            ("custody_lower", "Custody suite, Lower Fern", "criminal_justice", "", {"stages": ["custody"]}),
            ("court", "Fernshire magistrates' court", "criminal_justice", "", {"stages": ["court"]}),
            ("probation", "Probation service", "criminal_justice", "", {}),
            ("ld", "Liaison and diversion service", "nhs", "", {}),
            ("mental_health", "Community mental health team", "nhs", "mental_health self_harm safeguarding", {}),
            ("drugs", "Drug and alcohol service", "voluntary", "substance", {"stages": ["community"]}),
            ("housing", "Council housing options", "local_authority", "housing", {}),
            (
                "women",
                "Women's centre with rooms",
                "voluntary",
                "trauma self_harm housing safeguarding",
                {"only_for": ["women"]},
            ),
        ),
        links=(
            ("custody_upper", "ld", "mental_health self_harm", 61),
            ("custody_lower", "ld", "mental_health self_harm", 44),
            ("custody_upper", "women", "trauma self_harm housing safeguarding", 19),
            ("custody_lower", "women", "trauma self_harm housing safeguarding", 12),
            ("custody_upper", "drugs", "substance", 22),
            ("custody_lower", "housing", "housing", 9),
            ("court", "probation", "substance housing", 58),
            ("court", "ld", "mental_health self_harm", 17),
            ("ld", "mental_health", "mental_health self_harm", 70),
            ("probation", "drugs", "substance", 25),
            ("probation", "housing", "housing", 21),
        ),
    )


def coldbrook() -> Record:
    """A custody suite that refers veterans straight to a service of their own, for trauma too."""
    return _area(
        "Coldbrook",
        places=("Coldbrook town", "Coldbrook valleys"),
        needs=_needs("mental_health substance self_harm trauma housing"),
        partners=(
            ("police", "Police interview team", "criminal_justice", "", {"stages": ["voluntary"]}),
            ("custody", "Custody suite, Coldbrook", "criminal_justice", "", {"stages": ["custody"]}),
            ("court", "Coldbrook magistrates' court", "criminal_justice", "", {"stages": ["court"]}),
            ("prison_release", "Prison release team", "criminal_justice", "", {"stages": ["prison_release"]}),
            ("probation", "Probation service", "criminal_justice", "", {}),
            ("ld", "Liaison and diversion service", "nhs", "", {}),
            ("mental_health", "Community mental health team", "nhs", "mental_health self_harm", {}),
            ("counselling", "Counselling charity", "voluntary", "mental_health", {}),
            ("drugs", "Drug and alcohol service", "voluntary", "substance", {"stages": ["community"]}),
            ("housing", "Council housing options", "local_authority", "housing", {}),
            (
                "veterans",
                "Veterans' hub",
                "voluntary",
                "mental_health trauma",
                {"only_for": ["veterans"], "ages": ADULTS},
            ),
            ("peer", "Peer support group", "lived_experience", "mental_health", {"ages": ADULTS}),
        ),
        links=(
            ("police", "counselling", "mental_health", 14),
            ("police", "drugs", "substance", 7),
            ("custody", "ld", "mental_health self_harm", 83),
            ("custody", "drugs", "substance", 27),
            ("custody", "veterans", "mental_health trauma", 6),
            ("custody", "housing", "housing", 15),
            ("court", "veterans", "mental_health", 9),
            ("court", "counselling", "mental_health", 16),
            ("court", "probation", "substance housing", 49),
            ("prison_release", "veterans", "mental_health", 8),
            ("prison_release", "probation", "substance housing", 26),
            ("ld", "mental_health", "mental_health self_harm", 75),
            ("probation", "drugs", "substance", 30),
            ("probation", "housing", "housing", 24),
            ("veterans", "peer", "mental_health", 6),
        ),
    )


def sandhaven() -> Record:
    """Interviews by appointment lead to learning disability nurses; court has a housing officer."""
    return _area(
        "Sandhaven",
        places=("Sandhaven North", "Sandhaven South"),
        needs=[*_needs("mental_health substance housing safeguarding"), {"id": "learning_disability",
               "name": "Learning disability or difficulty"}, {"id": "gambling", "name": "Gambling"}],
        partners=(
            ("police", "Police interview team", "criminal_justice", "", {"stages": ["voluntary"]}),
            ("custody", "Custody suite, Sandhaven", "criminal_justice", "", {"stages": ["custody"]}),
            ("court", "Sandhaven magistrates' court", "criminal_justice", "", {"stages": ["court"]}),
            ("ld", "Liaison and diversion service", "nhs", "", {}),
            ("nurses", "Learning disability nurses", "nhs", "learning_disability", {}),
            ("mental_health", "Community mental health team", "nhs", "mental_health safeguarding", {}),
            ("drugs", "Drug and alcohol service", "voluntary", "substance", {"stages": ["community"]}),
            ("housing", "Housing officer at court", "local_authority", "housing", {}),
            ("gambling", "Gambling support charity", "voluntary", "gambling", {"ages": ADULTS}),
        ),
        links=(
            ("police", "nurses", "learning_disability", 11),
            ("police", "drugs", "substance", 8),
            ("custody", "ld", "mental_health learning_disability", 52),
            ("custody", "drugs", "substance", 18),
            ("court", "housing", "housing", 23),
            ("court", "ld", "mental_health learning_disability", 20),
            ("ld", "mental_health", "mental_health", 47),
            ("ld", "nurses", "learning_disability", 13),
            ("drugs", "gambling", "gambling", 5),
        ),
    )  # fmt: skip


def _area(name: str, *, places: Iterable[str], needs: list[Record], partners: Partners, links: Links) -> Record:
    """A whole file in which everybody has told us about their links."""
    homes = [{"id": place.casefold().replace(" ", "_"), "name": place} for place in places]
    everywhere = [home["id"] for home in homes]
    everybody = [partner[0] for partner in partners]
    return {
        "format": 1,
        "system": {
            "name": f"{name} liaison and diversion",
            "period": {"from": "2026-04-01", "to": "2026-06-30"},
            "illustrative": True,
            "areas": homes,
            "sectors": _named(SECTORS, {sector for _, _, sector, _, _ in partners}),
            "needs": needs,
            "stages": _named(STAGES, {stage for partner in partners for stage in partner[4].get("stages", ())}),
            "groups": _named(GROUPS, {group for partner in partners for group in partner[4].get("only_for", ())}),
            "ages": AGES,
        },
        "asked": everybody,
        "partners": [
            {"id": one, "name": title, "sector": sector, "areas": everywhere, "stages": [], "needs": met.split(),
             "ages": EVERYBODY, **more, "source": ILLUSTRATIVE}
            for one, title, sector, met, more in partners
        ],
        "relations": [
            {"from": one, "to": other, "kind": "refers", "needs": carried.split(), "made": made,
             "said_by": [one, other], "source": ILLUSTRATIVE}
            for one, other, carried, made in links
        ],
    }  # fmt: skip


def _needs(ids: str) -> list[Record]:
    """Some of Riverside's needs under their names there."""
    return [{"id": one, "name": NEEDS[one]} for one in ids.split()]


def _named(names: dict[str, str], wanted: Iterable[str]) -> list[Record]:
    return [{"id": one, "name": name} for one, name in names.items() if one in set(wanted)]
