"""What has been said in Riverside beyond the links: promises, stories, goals, a team, imagined people."""

from data.recipes import ILLUSTRATIVE, Record

__all__ = ["goals", "people", "promises", "stories", "teams"]


def promises() -> list[Record]:
    """Promises made so far. GPs are named in one of them and are not on the map."""
    return [
        {
            "from": "police",
            "to": "peer",
            "text": "Invite the peer support group to one interview day a week",
            "owner": "Inspector for interviews by appointment",
            "by": "2026-09-30",
            "finding": "introductions",
            "sign": "A referral link from police interviews to peer support",
            "status": "open",
        },
        {
            "from": "ld",
            "to": "women_westhaven",
            "text": "Agree how women in Westhaven are referred for trauma and abuse",
            "owner": "Team leader, liaison and diversion",
            "by": "2026-10-31",
            "finding": "coverage",
            "sign": "Trauma and abuse is covered for women in Westhaven",
            "status": "under way",
        },
        {
            "from": "housing_options",
            "to": "cmht",
            "text": "Agree one next step when a housing referral is about mental health",
            "owner": "Housing options manager",
            "by": "2026-12-31",
            "finding": "dead_ends",
            "sign": "No trail for mental health stops at housing options",
            "status": "open",
        },
        {
            "from": "cmht",
            "to": "drugs_northfield",
            "text": "One agreed first contact for people with both needs",
            "owner": "Service managers, together",
            "by": "2027-01-31",
            "finding": "bounce",
            "sign": "Each side accepts more than half of what the other sends",
            "status": "under way",
        },
        {
            "from": "ld",
            "to": "GPs",
            "text": "Send a short letter to the practice after every assessment",
            "owner": "Team leader, liaison and diversion",
            "by": "2026-11-30",
            "finding": "missing",
            "sign": "GPs are on the map with at least one link",
            "status": "open",
        },
        {
            "from": "camhs",
            "to": "brain_injury",
            "text": "Plan the step to adult ADHD care from the age of 17",
            "owner": "Clinical leads",
            "by": "2027-03-31",
            "finding": "coverage",
            "sign": "ADHD or autism is covered at 18 to 25 in Northfield, Eastmoor and Southbank from every way in",
            "status": "not known",
        },
    ]


def stories() -> list[Record]:
    """Stories told with consent. An emergency department is named in one of them and is not on the map."""

    def story(at: list[str], words: str, told_by: str, *, on_wall: bool = False) -> Record:
        wall = {"on_wall": True} if on_wall else {}
        return {"at": at, "words": words, "told_by": told_by, "consent": True, **wall, "source": ILLUSTRATIVE}

    return [
        story(
            ["custody_northfield", "ld", "housing_options"],
            "I told my story three times in one week and then nobody rang.",
            "person",
            on_wall=True,
        ),
        story(
            ["Emergency department", "custody_eastmoor"],
            "He had been in the emergency department that afternoon and nobody here knew.",
            "worker",
        ),
        story(
            ["homelessness", "peer"],
            "The group was the first place where somebody had been where I was. I found it by luck.",
            "person",
            on_wall=True,
        ),
        story(
            ["police", "counselling"], "They gave me a leaflet. The waiting list was longer than the leaflet.", "person"
        ),
        story(["cmht", "drugs_northfield"], "We each asked the other team to go first.", "worker"),
    ]


def teams() -> list[Record]:
    """The team round the hub. That peer support would help most people in it is for the map to say."""
    return [
        {
            "id": "ld_team",
            "name": "Liaison and diversion",
            "hub": "ld",
            "core": ["ld", "cmht"],
            "extended": ["learning_disability", "camhs", "brain_injury"],
        }
    ]


def goals() -> list[Record]:
    """What the partnership wants to be true."""
    return [
        {
            "id": "brain_injury",
            "text": "No borough is without help for adults in custody with a brain injury",
            "question": "coverage",
            "by": "2027-03-31",
            "owner": "Commissioner for health and justice",
            "test": {"stage": "custody", "need": "brain_injury", "age": "adult"},
        },
        {
            "id": "women",
            "text": "No borough is without a service of their own for women aged 26 to 64",
            "question": "coverage",
            "by": "2027-03-31",
            "owner": "Lead of the women's services",
            "test": {"only_for": "women", "age": "adult"},
        },
        {
            "text": "Adults in every borough can get help with ADHD or autism",
            "question": "coverage",
            "by": "2027-06-30",
            "test": {"need": "adhd", "age": "young_adult", "status": "covered"},
        },
        {
            "text": "People interviewed by appointment reach help with as many needs as people in custody",
            "question": "entry_points",
            "by": "2027-12-31",
            "test": {"stage": "voluntary", "needs_reached": "12"},
        },
    ]


def people() -> list[Record]:
    """Imagined people whose routes can be followed."""
    return [
        {
            "id": "young_adhd",
            "name": "16, ADHD, at home in Westhaven, in custody on Saturday night",
            "needs": ["adhd"],
            "age": 16,
            "area": "westhaven",
            "stage": "custody",
            "at": "Sat 23:00",
        },
        {
            "id": "woman_trauma",
            "name": "34, trauma and housing, a woman from Westhaven, in custody on Tuesday morning",
            "needs": ["trauma", "housing"],
            "age": 34,
            "groups": ["women"],
            "area": "westhaven",
            "stage": "custody",
            "at": "Tue 10:00",
        },
        {
            "id": "veteran_court",
            "name": "52, a veteran from Eastmoor, mental health and drinking, at court on Wednesday",
            "needs": ["mental_health", "substance"],
            "age": 52,
            "groups": ["veterans"],
            "area": "eastmoor",
            "stage": "court",
            "at": "Wed 11:00",
        },
        {
            "id": "interviewed",
            "name": "23, learning disability, from Southbank, interviewed by appointment on Thursday",
            "needs": ["learning_disability", "work"],
            "age": 23,
            "area": "southbank",
            "stage": "voluntary",
            "at": "Thu 14:00",
        },
        {
            "id": "leaving_prison",
            "name": "41, brain injury and nowhere to live, from Harbour, leaving prison on Friday",
            "needs": ["brain_injury", "housing"],
            "age": 41,
            "area": "harbour",
            "stage": "prison_release",
            "at": "Fri 10:00",
        },
        {
            "id": "older_debt",
            "name": "67, debt and low mood, from Northfield, comes to a service without the police",
            "needs": ["debt", "mental_health"],
            "age": 67,
            "area": "northfield",
            "stage": "community",
        },
    ]
