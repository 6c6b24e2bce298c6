"""The closed lists of words that the map file and every screen use."""

__all__ = [
    "BARRIER_KINDS",
    "BARRIER_STATES",
    "DECLINE_REASONS",
    "DIRECTED_KINDS",
    "FIELD_WORDS",
    "KINDS",
    "PER",
    "PROMISE_STATES",
    "SHORT_LIMIT",
    "SOURCE_KINDS",
    "TELLERS",
    "TRUST_KEYS",
    "WORKS",
]

KINDS = ("refers", "funds", "shares information", "works jointly", "co-located", "knows")
DIRECTED_KINDS = ("refers", "funds")
SOURCE_KINDS = ("fact", "public", "survey", "workshop", "record", "illustrative")
DECLINE_REASONS = ("criteria", "full", "hours", "place", "information", "other")
BARRIER_KINDS = ("it", "information sharing", "eligibility", "hours", "place", "money", "other")
BARRIER_STATES = ("open", "under way", "solved")
WORKS = ("well", "sometimes", "not yet")
TRUST_KEYS = ("reliable", "shared_aims", "open")
PROMISE_STATES = ("open", "under way", "kept", "let go", "not known")
TELLERS = ("person", "worker")
PER = {"year": 1, "quarter": 4, "month": 12, "week": 365.25 / 7, "day": 365.25}  # times a year
SHORT_LIMIT = 18  # characters that fit under a shape on the map
FIELD_WORDS = {  # attributes of partners and links: what people call them, where that is not the same word
    "short": "short name",
    "aka": "other names",
    "was": "former entries",
    "stages": "ways in",
    "only_for": "whom it is for",
    "wait_days": "wait",
    "ids": "official identifiers",
    "more": "further columns",
    "provenance": "source",
    "made": "referrals made",
    "completed": "reached help",
    "days": "median days",
    "until": "funded until",
    "said_by": "who has named it",
    "works": "how well it works",
}
