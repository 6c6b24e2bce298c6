"""The 36 partners of Riverside, by role. No figure here describes a real service."""

from data.recipes import ILLUSTRATIVE, Record
from data.recipes.system import BOROUGHS

ALL = ["police_area"]
FIVE = ["nhs_area", "harbour"]  # an NHS trust that also serves the borough outside its own area
ADULTS: Record = {"from": 18}
CHILDREN: Record = {"from": 10, "to": 17}
ALL_AGES: Record = {"from": 10}

ROUND_THE_CLOCK = [{"days": "Mon-Sun", "from": "00:00", "to": "24:00"}]
OFFICE = [{"days": "Mon-Fri", "from": "09:00", "to": "17:00"}]
DAYS_AND_SATURDAY = [
    {"days": "Mon-Fri", "from": "09:00", "to": "18:00"},
    {"days": "Sat", "from": "10:00", "to": "13:00"},
]

ASKED = (
    "police custody_northfield custody_eastmoor custody_southbank magistrates youth_court probation prison_release "
    "yjs_northfield yjs_eastmoor yjs_westhaven ld cmht learning_disability camhs veterans drugs_northfield "
    "drugs_eastmoor drugs_southbank drugs_westhaven women_four housing_options homelessness peer counselling"
).split()  # about two thirds have told us about their links


def partners() -> list[Record]:
    """Every partner, in the order of the legend: justice, NHS, council, voluntary, lived experience."""
    everyone = [
        *_justice(),
        *_youth_justice(),
        *_nhs(),
        *_drugs(),
        *_voluntary(),
    ]
    return [_numbered(number, partner) for number, partner in enumerate(everyone, start=1)]


def _partner(partner_id: str, name: str, short: str | None, sector: str, **fields: object) -> Record:
    label = {"short": short} if short else {}
    return {"id": partner_id, "name": name, **label, "sector": sector, **fields}


def _numbered(number: int, partner: Record) -> Record:
    return {**partner, "ids": {"RIVERSIDE": f"R{number:03}"}, "source": ILLUSTRATIVE}


def _justice() -> list[Record]:
    def justice(partner_id: str, name: str, short: str | None, **fields: object) -> Record:
        known_none: Record = {"needs": []}  # they bring people to help, they do not give it
        return _partner(partner_id, name, short, "criminal_justice", **{"areas": ALL, **fields, **known_none})

    def suite(borough: str, *homes: str) -> Record:
        fields = {"areas": [borough, *homes], "stages": ["custody"], "ages": ALL_AGES, "hours": ROUND_THE_CLOCK}
        name = f"Custody suite, {BOROUGHS[borough]}"
        return justice(f"custody_{borough}", name, f"Custody {BOROUGHS[borough]}", **fields)

    by_appointment = [{"days": "Mon-Sat", "from": "08:00", "to": "20:00"}]
    court = {"stages": ["court"], "hours": [{"days": "Mon-Fri", "from": "09:30", "to": "16:30"}]}
    return [
        justice(
            "police",
            "Police, interviews by appointment",
            "Police interviews",
            aka=["Voluntary attendance team"],
            stages=["voluntary"],
            ages=ALL_AGES,
            hours=by_appointment,
        ),
        suite("northfield", "westhaven"),
        suite("eastmoor"),
        suite("southbank"),
        suite("harbour"),
        justice("magistrates", "Magistrates' court", "Magistrates", **court, ages=ADULTS),
        justice("youth_court", "Youth court", None, **court, ages=CHILDREN),
        justice("crown", "Crown Court", None, **court, ages=ADULTS),
        justice(
            "probation",
            "Probation service",
            "Probation",
            stages=[],
            ages=ADULTS,
            hours=OFFICE,
            capacity=150,
            wait_days=5,
        ),
        justice(
            "prison_release",
            "Prison release team",
            "Prison release",
            stages=["prison_release"],
            ages={"from": 15},
            hours=OFFICE,
        ),
        _partner(
            "pcc",
            "Police and crime commissioner",
            "Commissioner",
            "commissioner",
            aka=["PCC"],
            areas=ALL,
            stages=[],
            needs=[],
        ),
    ]


def _youth_justice() -> list[Record]:
    def team(borough: str, name: str, sector: str, **fields: object) -> Record:
        common = {"areas": [borough], "stages": [], "needs": ["safeguarding"], "ages": CHILDREN, "hours": OFFICE}
        title = f"{name}, {BOROUGHS[borough]}"
        return _partner(f"yjs_{borough}", title, f"Youth {BOROUGHS[borough]}", sector, **{**common, **fields})

    service = "Youth justice service"
    southbank = team("southbank", service, "local_authority")
    del southbank["needs"]  # nobody has asked them yet
    return [
        team("northfield", service, "local_authority", aka=["YJS Northfield"], capacity=30, wait_days=7),
        team("eastmoor", service, "local_authority", capacity=25, wait_days=6),
        southbank,
        team("westhaven", "Youth justice and health service", "nhs", capacity=20, wait_days=8),
        team("harbour", service, "local_authority", wait_days=9),
    ]


def _nhs() -> list[Record]:
    def nhs(partner_id: str, name: str, short: str | None, **fields: object) -> Record:
        return _partner(partner_id, name, short, "nhs", **{"stages": [], **fields})

    every_day = [{"days": "Mon-Sun", "from": "07:00", "to": "22:00"}]
    shifts = [{"days": "Mon-Fri", "from": "08:00", "to": "20:00"}, {"days": "Sat-Sun", "from": "10:00", "to": "16:00"}]
    thursdays = [{"days": "Mon-Fri", "from": "09:00", "to": "17:00"}, {"days": "Thu", "from": "17:00", "to": "20:00"}]
    return [
        nhs(
            "ld",
            "Liaison and diversion service",
            "L&D",
            aka=["Liaison and diversion", "LD team"],
            areas=ALL,
            needs=[],  # it finds out what people need and sends them on
            ages=ALL_AGES,
            hours=every_day,
            capacity=180,
            wait_days=0,
        ),
        nhs(
            "cmht",
            "Community mental health team",
            "Mental health team",
            areas=["nhs_area"],
            needs=["mental_health", "self_harm", "safeguarding"],
            ages=ADULTS,
            hours=shifts,
            capacity=36,
            wait_days=35,
        ),
        nhs(
            "learning_disability",
            "Learning disability service",
            None,
            areas=FIVE,
            needs=["learning_disability", "speech_language"],
            ages={"from": 14},
            hours=OFFICE,
            capacity=14,
            wait_days=42,
        ),
        nhs(
            "camhs",
            "Children's mental health service",
            None,
            aka=["CAMHS"],
            areas=FIVE,
            needs=["mental_health", "self_harm", "adhd"],
            ages=CHILDREN,
            hours=thursdays,
            capacity=22,
            wait_days=63,
        ),
        nhs(
            "brain_injury",
            "Brain injury and ADHD clinic, three boroughs",
            "Brain injury, ADHD",
            areas=["northfield", "eastmoor", "southbank"],
            needs=["brain_injury", "adhd"],
            ages=ADULTS,
            hours=[{"days": "Tue", "from": "09:00", "to": "17:00"}, {"days": "Thu", "from": "09:00", "to": "17:00"}],
            wait_days=90,
        ),
        nhs(
            "veterans",
            "Veterans' mental health project",
            "Veterans' project",
            areas=ALL,
            needs=["mental_health"],
            ages=ADULTS,
            only_for=["veterans"],
            hours=OFFICE,
            capacity=8,
            wait_days=12,
        ),
    ]


def _drugs() -> list[Record]:
    def service(borough: str, sector: str, ages: Record, **fields: object) -> Record:
        common = {"areas": [borough], "stages": ["community"], "needs": ["substance"], "ages": ages}
        name = BOROUGHS[borough]
        return _partner(
            f"drugs_{borough}", f"Drug and alcohol service, {name}", f"Drugs {name}", sector, **common, **fields
        )

    late_tuesday = [
        {"days": "Mon-Fri", "from": "09:00", "to": "17:00"},
        {"days": "Tue", "from": "17:00", "to": "20:00"},
    ]
    return [
        service("northfield", "voluntary", ALL_AGES, hours=late_tuesday, capacity=24, wait_days=9),
        service("eastmoor", "local_authority", ALL_AGES, hours=OFFICE, capacity=25, wait_days=7),
        service("southbank", "voluntary", ALL_AGES, hours=OFFICE, wait_days=8),
        service("westhaven", "voluntary", ADULTS, hours=DAYS_AND_SATURDAY, capacity=24, wait_days=11),
        service("harbour", "local_authority", ADULTS, hours=OFFICE),
    ]


def _voluntary() -> list[Record]:
    def charity(partner_id: str, name: str, short: str | None, **fields: object) -> Record:
        return _partner(partner_id, name, short, "voluntary", **{"areas": ALL, "stages": [], **fields})

    evenings = [{"days": "Mon-Thu", "from": "17:30", "to": "21:00"}, {"days": "Sun", "from": "14:00", "to": "17:00"}]
    employment = charity(
        "employment", "Employment and training service", "Employment", needs=["work"], ages={"from": 16}
    )
    del employment["areas"]  # nobody has said where or when it works
    return [
        charity(
            "women_four",
            "Women's centre, four boroughs",
            "Women's centre",
            areas=["women_area"],
            stages=["community"],
            needs=["trauma", "safeguarding", "debt"],
            ages=ADULTS,
            only_for=["women"],
            hours=DAYS_AND_SATURDAY,
            capacity=24,
            wait_days=6,
        ),
        charity(
            "women_westhaven",
            "Women's centre, Westhaven",
            "Women's Westhaven",
            areas=["westhaven"],
            needs=["trauma", "mental_health", "debt"],
            ages=ADULTS,
            only_for=["women"],
            hours=OFFICE,
        ),
        _partner(
            "housing_options",
            "Council housing options",
            "Housing options",
            "local_authority",
            areas=ALL,
            stages=[],
            needs=["housing"],
            ages={"from": 16},
            hours=OFFICE,
            capacity=60,
            wait_days=4,
        ),
        charity("supported_housing", "Supported housing", None, needs=["housing"], hours=ROUND_THE_CLOCK, wait_days=70),
        charity(
            "homelessness",
            "Homelessness charity",
            None,
            stages=["community"],
            needs=["housing"],
            ages=ADULTS,
            hours=ROUND_THE_CLOCK,
            capacity=40,
            wait_days=0,
        ),
        charity(
            "advice",
            "Debt and advice centre",
            "Debt advice",
            needs=["debt"],
            ages={"from": 16},
            hours=OFFICE,
            wait_days=14,
        ),
        employment,
        charity(
            "counselling",
            "Counselling charity",
            "Counselling",
            needs=["mental_health"],
            ages={"from": 11},
            hours=DAYS_AND_SATURDAY,
            capacity=32,
            wait_days=84,
        ),
        _partner(
            "peer",
            "Peer support group",
            "Peer support",
            "lived_experience",
            areas=ALL,
            stages=[],
            needs=["mental_health", "substance", "self_harm", "work"],
            ages=ADULTS,
            hours=evenings,
            capacity=40,
            wait_days=2,
        ),
    ]
