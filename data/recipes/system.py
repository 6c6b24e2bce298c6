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
        "needs": _named(**NEEDS),
        "stages": _named(
            voluntary="Voluntary attendance",
            custody="Police custody",
            court="Court",
            prison_release="Prison release",
            community="Community",
        ),
        "groups": _named(women="Women", veterans="Veterans"),
        "ages": [
            {"id": "youth", "name": "10 to 17", "from": 10, "to": 17},
            {"id": "young_adult", "name": "18 to 25", "from": 18, "to": 25},
            {"id": "adult", "name": "26 to 64", "from": 26, "to": 64},
            {"id": "older", "name": "65 and over", "from": 65},
        ],
    }


def _areas() -> list[Record]:
    """Five boroughs and three schemes; the NHS area and the women's partnership overlap without nesting."""
    return [
        *_named(**BOROUGHS),
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


def _named(**names: str) -> list[Record]:
    return [{"id": name_id, "name": name} for name_id, name in names.items()]
