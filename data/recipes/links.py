"""The relations of Riverside as they are meant, before counts and answers are filled in by `data.recipes.answers`."""

from typing import NamedTuple

__all__ = ["BARRIERS", "OTHER_KINDS", "REFERRALS", "Referral"]

Made = int | str | None  # referrals in the quarter; a text hides the count, None is not known


class Referral(NamedTuple):
    """People are sent from `source` to `target` for `needs` (None: nobody has said for what)."""

    source: str
    target: str
    needs: str | None
    made: Made
    accepted: int | None = None  # None: drawn from what the receiving service usually accepts


YOUTH = "safeguarding mental_health adhd self_harm"
SCREENED = "mental_health learning_disability adhd brain_injury speech_language self_harm work substance housing"

_FROM_CUSTODY = [
    Referral("custody_northfield", "ld", SCREENED, 124),
    Referral("custody_eastmoor", "ld", SCREENED, 88),
    Referral("custody_southbank", "ld", SCREENED, 73),
    Referral("custody_harbour", "ld", SCREENED, 52),
    Referral("custody_northfield", "drugs_northfield", "substance", 31),
    Referral("custody_northfield", "drugs_westhaven", "substance", 17),
    Referral("custody_eastmoor", "drugs_eastmoor", "substance", 26),
    Referral("custody_southbank", "drugs_southbank", "substance", 21),
    Referral("custody_harbour", "drugs_harbour", "substance", 14),
    Referral("custody_northfield", "yjs_northfield", "safeguarding", 12),
    Referral("custody_northfield", "yjs_westhaven", "safeguarding", 9),
    Referral("custody_eastmoor", "yjs_eastmoor", "safeguarding", 11),
    Referral("custody_southbank", "yjs_southbank", "safeguarding", None),
    Referral("custody_harbour", "yjs_harbour", "safeguarding", "<5"),
    Referral("custody_northfield", "cmht", "safeguarding", 16),
    Referral("custody_eastmoor", "cmht", "safeguarding", 13),
    Referral("custody_southbank", "cmht", "safeguarding", 10),
    Referral("custody_northfield", "housing_options", "housing debt", 24),
    Referral("custody_eastmoor", "housing_options", "housing debt", 18),
    Referral("custody_southbank", "housing_options", "housing debt", 20),
    Referral("custody_harbour", "housing_options", "housing debt", 11),
    Referral("custody_northfield", "women_four", "trauma safeguarding", 15),
    Referral("custody_eastmoor", "women_four", "trauma safeguarding", 12),
    Referral("custody_southbank", "women_four", "trauma safeguarding", 10),
    Referral("custody_harbour", "women_four", "trauma", "<5"),
    Referral("custody_northfield", "counselling", "mental_health", 30, 11),
    Referral("custody_eastmoor", "counselling", "mental_health", 22, 9),
    Referral("custody_southbank", "counselling", "mental_health", 25, 10),
    Referral("custody_harbour", "counselling", "mental_health", 15, 7),
    Referral("custody_northfield", "veterans", "mental_health", "<5"),
]

_FROM_INTERVIEWS = [
    Referral("police", "ld", "mental_health", "<5"),
    Referral("police", "cmht", "safeguarding", 9),
    Referral("police", "yjs_northfield", "safeguarding", 8),
    Referral("police", "yjs_westhaven", "safeguarding", 6),
    Referral("police", "drugs_northfield", "substance", 9),
    Referral("police", "drugs_eastmoor", "substance", "<5"),
    Referral("police", "women_four", "trauma", 8),
    Referral("police", "housing_options", "housing debt", 10),
    Referral("police", "counselling", "mental_health", 12, 5),
]

_FROM_COURT_AND_PRISON = [
    Referral("magistrates", "ld", "mental_health learning_disability self_harm speech_language", 46),
    Referral("magistrates", "probation", "substance housing work debt mental_health safeguarding", 112),
    Referral("magistrates", "women_four", "trauma debt", 9),
    Referral("magistrates", "counselling", "mental_health", 20, 8),
    Referral("crown", "probation", "substance housing work debt mental_health brain_injury adhd", 64),
    Referral("crown", "probation", "learning_disability", 7),
    Referral("youth_court", "yjs_northfield", YOUTH, 18),
    Referral("youth_court", "yjs_eastmoor", YOUTH, 16),
    Referral("youth_court", "yjs_southbank", None, 13),
    Referral("youth_court", "yjs_westhaven", YOUTH + " speech_language learning_disability", 12),
    Referral("youth_court", "yjs_harbour", YOUTH, 9),
    Referral("prison_release", "ld", "mental_health self_harm learning_disability", 22),
    Referral("prison_release", "probation", "substance housing debt mental_health safeguarding", 70),
    Referral("prison_release", "women_four", "trauma debt", 7),
    Referral("prison_release", "employment", "work", 19),
    Referral("prison_release", "supported_housing", "housing", 17),
    Referral("prison_release", "veterans", "mental_health", 6),
    Referral("prison_release", "counselling", "mental_health", 10, 4),
    Referral("probation", "drugs_northfield", "substance", 22),
    Referral("probation", "drugs_eastmoor", "substance", 15),
    Referral("probation", "drugs_westhaven", "substance", 19),
    Referral("probation", "drugs_harbour", "substance", 12),
    Referral("probation", "housing_options", "housing debt", 38),
    Referral("probation", "employment", "work", 29),
    Referral("probation", "counselling", "mental_health", 28, 10),
    Referral("probation", "women_westhaven", "debt", 8),
    Referral("probation", "cmht", "safeguarding", 11),
    Referral("probation", "brain_injury", "brain_injury adhd", 6),
    Referral("probation", "veterans", "mental_health", 9),
]

_FROM_YOUTH_JUSTICE = [
    Referral("yjs_northfield", "camhs", "mental_health adhd self_harm", 16),
    Referral("yjs_eastmoor", "camhs", "mental_health adhd self_harm", 14),
    Referral("yjs_southbank", "camhs", "mental_health adhd self_harm", 11),
    Referral("yjs_harbour", "camhs", "mental_health adhd self_harm", "<5"),
    Referral("yjs_northfield", "yjs_westhaven", "safeguarding", "<5"),
    Referral("yjs_eastmoor", "yjs_westhaven", "safeguarding", "<5"),
    Referral("yjs_southbank", "yjs_westhaven", "safeguarding", None),
    Referral("yjs_harbour", "yjs_westhaven", "safeguarding", "<5"),
    Referral("learning_disability", "counselling", "mental_health", 10, 5),
    Referral("drugs_westhaven", "counselling", "mental_health", 10, 4),
    Referral("yjs_westhaven", "camhs", "mental_health adhd self_harm", 8),
    Referral("yjs_westhaven", "learning_disability", "learning_disability speech_language", 6),
    Referral("yjs_westhaven", "ld", "mental_health self_harm", "<5"),
    Referral("yjs_westhaven", "cmht", "mental_health self_harm", "<5"),
]

_FROM_HEALTH = [
    Referral("ld", "cmht", "mental_health self_harm", 84),
    Referral("ld", "learning_disability", "learning_disability speech_language", 41),
    Referral("ld", "camhs", "mental_health self_harm adhd", 33),
    Referral("ld", "brain_injury", "brain_injury adhd", 27),
    Referral("ld", "housing_options", "mental_health", 46, 19),
    Referral("ld", "housing_options", "housing", 21),
    Referral("ld", "employment", "work", 16),
    Referral("ld", "counselling", "mental_health", 40, 17),
    Referral("ld", "women_westhaven", "mental_health", 7),
    Referral("ld", "drugs_northfield", "substance", 18),
    Referral("cmht", "drugs_northfield", "substance mental_health", 24, 9),
    Referral("cmht", "drugs_eastmoor", "substance mental_health", 19, 8),
    Referral("cmht", "counselling", "mental_health", 18, 5),
    Referral("camhs", "cmht", "mental_health self_harm", 12),
]

_FROM_COUNCILS_AND_CHARITIES = [
    Referral("drugs_northfield", "cmht", "mental_health substance", 26, 10),
    Referral("drugs_eastmoor", "cmht", "mental_health substance", 17, 7),
    Referral("drugs_southbank", "cmht", "mental_health", 7),
    Referral("drugs_westhaven", "yjs_westhaven", "safeguarding", "<5"),
    Referral("women_four", "counselling", "mental_health", 10, 5),
    Referral("women_westhaven", "yjs_westhaven", "safeguarding", "<5"),
    Referral("housing_options", "supported_housing", "housing", 26),
    Referral("housing_options", "homelessness", "housing", 33),
    Referral("housing_options", "advice", "debt", 22),
    Referral("housing_options", "yjs_westhaven", "safeguarding", 5),
    Referral("homelessness", "ld", "mental_health self_harm learning_disability", 14),
    Referral("homelessness", "supported_housing", "housing", 18),
    Referral("homelessness", "peer", "mental_health substance", 3),
    Referral("homelessness", "advice", "debt", 13),
    Referral("homelessness", "employment", "work", 9),
    Referral("homelessness", "cmht", "safeguarding", 8),
    Referral("homelessness", "brain_injury", "brain_injury adhd", "<5"),
    Referral("homelessness", "counselling", "mental_health", 12, 6),
    Referral("advice", "counselling", "mental_health", 8, 2),
    Referral("peer", "learning_disability", "learning_disability speech_language", "<5"),
    Referral("peer", "brain_injury", "brain_injury adhd", "<5"),
]

REFERRALS = [
    *_FROM_CUSTODY,
    *_FROM_INTERVIEWS,
    *_FROM_COURT_AND_PRISON,
    *_FROM_YOUTH_JUSTICE,
    *_FROM_HEALTH,
    *_FROM_COUNCILS_AND_CHARITIES,
]

OTHER_KINDS = [
    ("pcc", "women_four", "funds"),
    ("pcc", "counselling", "funds"),
    ("pcc", "homelessness", "funds"),
    ("pcc", "police", "funds"),
    ("police", "custody_northfield", "works jointly"),
    ("police", "custody_harbour", "works jointly"),
    ("police", "probation", "shares information"),
    ("custody_northfield", "ld", "co-located"),
    ("magistrates", "youth_court", "co-located"),
    ("prison_release", "probation", "works jointly"),
    ("probation", "ld", "shares information"),
    ("yjs_northfield", "yjs_eastmoor", "works jointly"),
    ("yjs_northfield", "yjs_southbank", "shares information"),
    ("yjs_eastmoor", "yjs_southbank", "shares information"),
    ("yjs_northfield", "yjs_harbour", "shares information"),
    ("yjs_eastmoor", "yjs_harbour", "shares information"),
    ("cmht", "learning_disability", "works jointly"),
    ("women_four", "women_westhaven", "knows"),
    ("housing_options", "supported_housing", "works jointly"),
    ("peer", "employment", "knows"),
    ("ld", "veterans", "knows"),
    ("homelessness", "veterans", "knows"),
    ("cmht", "veterans", "works jointly"),
    ("drugs_westhaven", "veterans", "knows"),
]

BARRIERS = {
    ("ld", "counselling"): ("eligibility", "People in crisis do not meet the criteria.", "open"),
    ("ld", "cmht"): ("it", "Two record systems that cannot see each other.", "under way"),
    ("ld", "housing_options"): ("eligibility", "Mental health alone is not a reason for a housing assessment.", "open"),
    ("cmht", "drugs_northfield"): ("eligibility", "Each service asks the other to go first.", "under way"),
    ("drugs_northfield", "cmht"): ("eligibility", "Each service asks the other to go first.", "open"),
    ("drugs_eastmoor", "cmht"): ("information sharing", "No agreed form for sharing risk.", "open"),
    ("custody_northfield", "ld"): ("hours", "Nobody to hand over to after 22:00.", "open"),
    ("police", "ld"): ("information sharing", "No agreed way to pass on a concern before an interview.", "open"),
    ("ld", "brain_injury"): ("place", "The clinic is two buses away.", "open"),
    ("probation", "housing_options"): ("money", "No deposit scheme for people leaving prison.", "open"),
    ("yjs_northfield", "camhs"): ("hours", "One late clinic a week.", "solved"),
    ("homelessness", "peer"): ("other", "Few people have heard of the group.", "open"),
}
