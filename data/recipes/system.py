"""What Riverside is: its places, sectors, needs, ways in, groups and age bands. All of it is invented."""

from data.recipes import Record

BOROUGHS = {
    "northfield": "Northfield",
    "eastmoor": "Eastmoor",
    "southbank": "Southbank",
    "westhaven": "Westhaven",
    "harbour": "Harbour",
}

NEEDS = {
    "mental_health": "Mental health",
    "learning_disability": "Learning disability",
    "adhd": "ADHD or autism",
    "brain_injury": "Brain injury",
    "substance": "Drugs and alcohol",
    "speech_language": "Speech and language",
    "self_harm": "Self-harm and suicide",
    "trauma": "Trauma and abuse",
    "housing": "Housing",
    "debt": "Debt and money",
    "safeguarding": "Safeguarding",
    "work": "Work and training",
}

# how many people came in, a year; invented as all the rest, and each list divides the same 6,000 (needs add up to more)
BY_STAGE = {"voluntary": 1900, "custody": 2400, "court": 900, "prison_release": 300, "community": 500}
BY_AGE = {"youth": 900, "young_adult": 1500, "adult": 3300, "older": 300}
BY_BOROUGH = {"northfield": 1500, "eastmoor": 1200, "southbank": 1100, "westhaven": 1300, "harbour": 900}
BY_GROUP = {"women": 1100, "veterans": 200}
BY_NEED = {
    "mental_health": 1800,
    "learning_disability": 900,
    "adhd": 1100,
    "brain_injury": 1000,
    "substance": 1600,
    "speech_language": 1000,
    "self_harm": 1100,
    "trauma": 600,
    "housing": 800,
    "debt": 600,
    "safeguarding": 500,
    "work": 1400,
}


def system(year: int) -> Record:
    """Riverside in April to June of a year."""
    return {
        "name": "Riverside liaison and diversion",
        "period": {"from": f"{year}-04-01", "to": f"{year}-06-30"},
        "illustrative": True,
        "help_now": "In an emergency call 999. If it is urgent but not an emergency call 111.",
        "areas": _areas(),
        "sectors": _named(
            criminal_justice="Criminal justice",
            nhs="NHS",
            local_authority="Local authority",
            voluntary="Voluntary",
            commissioner="Commissioner",
            lived_experience="Lived experience",
        ),
        "needs": _counted(BY_NEED, _named(**NEEDS)),
        "stages": _counted(
            BY_STAGE,
            _named(
                voluntary="Voluntary attendance",
                custody="Police custody",
                court="Court",
                prison_release="Prison release",
                community="Community",
            ),
        ),
        "groups": _counted(BY_GROUP, _named(women="Women", veterans="Veterans")),
        "ages": _counted(
            BY_AGE,
            [
                {"id": "youth", "name": "10 to 17", "from": 10, "to": 17},
                {"id": "young_adult", "name": "18 to 25", "from": 18, "to": 25},
                {"id": "adult", "name": "26 to 64", "from": 26, "to": 64},
                {"id": "older", "name": "65 and over", "from": 65},
            ],
        ),
    }


def _areas() -> list[Record]:
    """Five boroughs and three schemes; the NHS area and the women's partnership overlap without nesting."""
    return [
        *_counted(BY_BOROUGH, _named(**BOROUGHS)),
        {"id": "police_area", "name": "Riverside police area", "covers": [*BOROUGHS]},
        {"id": "nhs_area", "name": "Riverside NHS area", "covers": _all_but("harbour")},
        {
            "id": "women_area",
            "name": "Riverside women's partnership",
            "covers": _all_but("westhaven"),
        },
    ]


def _all_but(outside: str) -> list[str]:
    return [borough for borough in BOROUGHS if borough != outside]


def _counted(how_many: dict[str, int], items: list[Record]) -> list[Record]:
    return [{**item, "how_many": {"n": how_many[item["id"]], "per": "year"}} for item in items]


def _named(**names: str) -> list[Record]:
    return [{"id": name_id, "name": name} for name_id, name in names.items()]
