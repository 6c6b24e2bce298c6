"""Details of invented people in the disguises in which they come, and clean texts that only look like them.

Each set was written without looking at the screen, measured, then mended against: the first before there was one.
Everything is made with a seed; check digits are valid, telephone numbers are those kept for drama, and nobody is meant.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

__all__ = [
    "CLEAN_ONE",
    "CLEAN_THREE",
    "CLEAN_TWO",
    "THIRD",
    "Disguise",
    "first_half",
    "nhs_number",
    "second_half",
]

SEED = 12
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class Disguise:
    """A cell under its heading, in the notes of a table of links."""

    kind: str
    heading: str
    cell: str


def nhs_number(chance: random.Random) -> str:
    while True:
        first = [chance.randrange(1, 10), *(chance.randrange(10) for _ in range(8))]
        check = (11 - sum(digit * weight for digit, weight in zip(first, range(10, 1, -1), strict=True)) % 11) % 11
        if check < 10:
            return "".join(map(str, (*first, check)))


def grouped(digits: str, separator: str, *sizes: int) -> str:
    cuts = [sum(sizes[:place]) for place in range(len(sizes) + 1)]
    return separator.join(digits[start:end] for start, end in pairwise(cuts))


def letters(chance: random.Random, count: int, of: str = "ABCEGHJKLMNPRSTWXYZ") -> str:
    return "".join(chance.choice(of) for _ in range(count))


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def birthday(chance: random.Random) -> date:
    return date(1950, 1, 1) + timedelta(days=chance.randrange(20_000))


def postcode(chance: random.Random) -> tuple[str, str]:
    area = chance.choice(("L", "CH", "WA", "PR", "M", "SW", "LS"))
    return f"{area}{chance.randrange(1, 20)}", f"{chance.randrange(1, 10)}{letters(chance, 2, 'ABDEFGHJLNPQRSTUWXYZ')}"


def national_insurance(chance: random.Random) -> str:
    return f"{letters(chance, 2, 'ABCEHJLMPRSWX')}{digits(chance, 6)}{chance.choice('ABCD')}"


def first_half() -> Iterator[Disguise]:
    """Written before the screen: each way of writing, made twice."""
    chance = random.Random(SEED)
    for make in (_numbers, _reached_by, _places_and_days) * 2:
        yield from make(chance)
    yield from (Disguise("heading", heading, "x") for heading in HEADINGS_ONE)


def _numbers(chance: random.Random) -> Iterator[Disguise]:
    writings: tuple[Callable[[str], str], ...] = (
        lambda one: one,
        lambda one: grouped(one, "\N{NO-BREAK SPACE}", 3, 3, 4),
        lambda one: grouped(one, ".", 3, 3, 4),
        lambda one: grouped(one, "\N{EN DASH}", 3, 3, 4),
        lambda one: grouped(one, "/", 3, 3, 4),
        lambda one: grouped(one, "\N{ZERO WIDTH SPACE}", 3, 3, 4),
        lambda one: f"{one}.0",
        lambda one: one.translate(FULL_WIDTH),
        lambda one: grouped(one, " ", *[1] * 10),
        lambda one: f"seen with {one}, again",
    )
    for write in writings:
        yield Disguise("NHS number", "Note", write(nhs_number(chance)))
    number = national_insurance(chance)
    yield Disguise("National Insurance", "Note", number.lower())
    yield Disguise("National Insurance", "Note", grouped(number, " ", 2, 2, 2, 2, 1))
    yield Disguise("police", "Note", f"20{digits(chance, 2)}/{digits(chance, 7)}{letters(chance, 1)}")
    yield Disguise("police", "Note", f"{digits(chance, 6)}/{digits(chance, 2)}{letters(chance, 1)}")
    yield Disguise("prison", "Note", f"{letters(chance, 1)}{digits(chance, 4)}{letters(chance, 2)}")
    yield Disguise("prison", "Note", f"{letters(chance, 1)} {digits(chance, 4)} {letters(chance, 2)}".lower())


def _reached_by(chance: random.Random) -> Iterator[Disguise]:
    who = f"{letters(chance, 5).lower()}.{letters(chance, 6).lower()}"
    yield Disguise("e-mail", "Note", f"{who}@example.org")
    yield Disguise("e-mail", "Note", f"{who} (at) example (dot) org")
    yield Disguise("e-mail", "Note", f"{who}＠example.org")
    mobile = f"07700900{digits(chance, 3)}"
    yield Disguise("mobile", "Note", grouped(mobile, "\N{THIN SPACE}", 5, 3, 3))
    yield Disguise("mobile", "Note", mobile[1:])
    yield Disguise("mobile", "Note", f"+44 (0){mobile[1:]}")
    yield Disguise("mobile", "Note", grouped(mobile, ".", 5, 6))
    yield Disguise("landline", "Note", f"ring mum on 0151 496 0{digits(chance, 3)}")


def _places_and_days(chance: random.Random) -> Iterator[Disguise]:
    outward, inward = postcode(chance)
    yield Disguise("postcode", "Note", f"{outward}{inward}".lower())
    yield Disguise("postcode", "Note", f"lives at {outward}\N{NO-BREAK SPACE}{inward}")
    day = birthday(chance)
    yield Disguise("birth", "Note", f"DOB {day:%d/%m/%Y}")
    yield Disguise("birth", "Note", f"born {day.day} {MONTHS[day.month - 1]} {day.year}")
    yield Disguise("birth", "Note", f"{day:%d.%m.%y} (date of birth)")
    yield Disguise("birth", "Note", f"{day.isoformat()}, aged {2024 - day.year}")


HEADINGS_ONE = (
    *("Client's name", "Name of young person", "clientname", "NHS ID", "Patient initials", "Custody record no"),
    *("Key worker", "Home phone", "Passport no.", "Name (client)", "Mother's name", "Hospital number", "PNC ID"),
)
CLEAN_ONE = (
    ("Note", "see report"),
    ("Note", "ages 10 to 17, from 01/04/2024"),
    ("Period", "2024-04-01 to 2025-03-31"),
    ("Note", "GB-COH-02050843"),
    ("Company", "SC123456"),
    ("Updated", "1700000013"),
    ("Note", "Ward E1 2nd floor"),
    ("Note", "24/7, 365 days"),
    ("Code", "E08000014"),
    ("Code", "N81001"),
    ("Note", "meet at example.org, dot it"),
    ("Note", "call 0300 123 6600"),
    ("Note", "switchboard 0151 496 0000"),
    ("Note", "info@example.org"),
    *(("Email", "anonymous"), ("Note", "L1"), ("Note", "Q1 2024/25"), ("Map x", "0.1234567890")),
    ("Budget", "1,234,567"),
    ("Note", "Form A12 (2023/24)"),
    ("Note", "born in 2010 as a charity"),
    ("Case type", "housing"),
    ("Note", "<5"),
    ("Note", "9am to 5pm, M1 and M6"),
    ("Team", "Key stage 3"),
    ("Note", "room B12 3rd floor"),
    ("UPRN", ""),
    ("Note", "https://example.org/2024/04/01"),
    ("Rating", "4.5"),
    ("Note", "1 in 10, 2 in 5"),
    ("Share", "0.00123456789e-05"),
)


def second_half() -> Iterator[Disguise]:
    """Written after the screen, without looking at it: each way of writing, made twice."""
    chance = random.Random(SEED + 1)
    for make in (_more_numbers, _more_ways_to_reach, _more_days) * 2:
        yield from make(chance)
    yield from (Disguise("heading", heading, "x") for heading in HEADINGS_TWO)


def _more_numbers(chance: random.Random) -> Iterator[Disguise]:
    writings: tuple[Callable[[str], str], ...] = (
        lambda one: grouped(one, "\N{FIGURE DASH}", 3, 3, 4),
        lambda one: grouped(one, " - ", 3, 3, 4),
        lambda one: grouped(one, "\N{WORD JOINER}", 5, 5),
        lambda one: grouped(one, " ", 2, 2, 2, 2, 2),
        lambda one: grouped(one, "_", 3, 3, 4),
        lambda one: f"NHS{one}",
        lambda one: f"{one}.00",
        lambda one: f"({one[:3]}) {one[3:6]} {one[6:]}",
        lambda one: one.translate({ord(digit): 0x0660 + int(digit) for digit in "0123456789"}),
        lambda one: f"ref:{grouped(one, chr(0x2009), 3, 3, 4)};",
    )
    for write in writings:
        yield Disguise("NHS number", "Remarks", write(nhs_number(chance)))
    number = national_insurance(chance)
    yield Disguise("National Insurance", "Remarks", f"NI {grouped(number, '-', 2, 2, 2, 2, 1)}")
    yield Disguise("National Insurance", "Remarks", f"nino: {number[:-1]} {number[-1]}".lower())
    yield Disguise("police", "Remarks", f"PNC {digits(chance, 2)}/{digits(chance, 7)}{letters(chance, 1)}".lower())
    yield Disguise("police", "Remarks", f"CRO {digits(chance, 5)}-{digits(chance, 2)}{letters(chance, 1)}")
    prison = f"{letters(chance, 1)}{digits(chance, 4)}{letters(chance, 2)}"
    yield Disguise("prison", "Remarks", f"in custody, {prison.lower()}, since May")
    yield Disguise("prison", "Remarks", f"{prison[0]}-{prison[1:5]}-{prison[5:]}")
    yield Disguise("court", "Remarks", f"{digits(chance, 2)}{letters(chance, 2)}{digits(chance, 7)}")
    yield Disguise("court", "Remarks", f"CRN {letters(chance, 1)}{digits(chance, 6)}")


def _more_ways_to_reach(chance: random.Random) -> Iterator[Disguise]:
    who = f"{letters(chance, 4).lower()}{digits(chance, 2)}"
    yield Disguise("e-mail", "Remarks", f"{who} @ example . org")
    yield Disguise("e-mail", "Remarks", f"{who}[at]example.co.uk")
    yield Disguise("e-mail", "Remarks", f"<mailto:{who.upper()}@EXAMPLE.ORG>")
    yield Disguise("e-mail", "Remarks", f"{who} at example dot org")
    mobile = f"07700900{digits(chance, 3)}"
    yield Disguise("mobile", "Remarks", f"0044 {grouped(mobile[1:], ' ', 4, 6)}")
    yield Disguise("mobile", "Remarks", grouped(mobile, "-", 5, 3, 3))
    yield Disguise("mobile", "Remarks", f"{mobile[1:]}.0")
    yield Disguise("mobile", "Remarks", f"text her on {mobile[1:5]} {mobile[5:]}")
    yield Disguise("landline", "Remarks", f"(0151) 496 0{digits(chance, 3)}")
    yield Disguise("landline", "Remarks", f"+44 20 7946 0{digits(chance, 3)}")
    outward, inward = postcode(chance)
    yield Disguise("postcode", "Remarks", f"moved to {outward}-{inward}".lower())
    yield Disguise("postcode", "Remarks", " ".join(outward + inward))
    yield Disguise("postcode", "Remarks", f"{outward}\N{ZERO WIDTH NON-JOINER}{inward}")


def _more_days(chance: random.Random) -> Iterator[Disguise]:
    day = birthday(chance)
    yield Disguise("birth", "Remarks", f"d.o.b. {day.day}-{MONTHS[day.month - 1][:3]}-{day:%y}")
    yield Disguise("birth", "Remarks", f"birthday: {MONTHS[day.month - 1]} {day.day}, {day.year}")
    yield Disguise("birth", "Remarks", f"b. {day:%d/%m/%Y}")
    yield Disguise("birth", "Remarks", f"{day:%d%m%Y} DoB")
    yield Disguise("birth", "Remarks", f"{2024 - day.year} years old, {day.day} {MONTHS[day.month - 1]} {day.year}")


HEADINGS_TWO = (
    *(
        "Full name of the person referred",
        "patient_dob",
        "ServiceUserID",
        "Caller's phone number",
        "NI No.",
        "Surname/Forename",
    ),
    *(
        "Child's date of birth",
        "Next of kin phone",
        "Where do they live?",
        "Prisoner no",
        "Case worker email",
        "Alias of suspect",
    ),
    *("Person's postcode", "Tenant name", "Named social worker", "Swift ID", "Who was referred?", "Victim contact no."),
)
CLEAN_TWO = (
    ("Remarks", "1,700,000,013"),
    ("Modified", "1712345675"),
    ("Remarks", "2023/24 a total of 40"),
    ("Remarks", "in a 2024 to 2025 plan"),
    ("Remarks", "01/04/2024 - 31/03/2025"),
    ("Remarks", "01-04-2024 10:30"),
    ("Remarks", "07/04/2024 14:00"),
    ("Remarks", "by 01/04/24 a review"),
    ("Remarks", "for 3 years from 01/04/2024"),
    ("Remarks", "aged 16 and over since 01/04/2024"),
    ("Remarks", "age 10-17 from 1 May 2023"),
    ("Number of clients", "12"),
    ("Parent name", "Mersey Care"),
    ("Client group", "veterans"),
    ("Patient transport", "yes"),
    ("User rating", "4"),
    ("Hospital code", "RW4"),
    ("Remarks", "E1 to E5"),
    ("Remarks", "L1 4 at most"),
    ("Remarks", "@merseypolice"),
    ("Remarks", "M62 J5"),
    ("Remarks", "enquiries@example.org"),
    ("Remarks", "ring 116 123"),
    ("Remarks", "0800 917 7650"),
    ("Remarks", "101 or 999"),
    ("Remarks", "GB-CHC-1089464"),
    ("Remarks", "https://example.org/a?id=12"),
    ("Remarks", "11-16 hub"),
    ("Service id", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
    ("Remarks", "v1.2.3.4"),
)


# Written when both halves were found. What it showed was mended, so that it is no longer an unseen set.
THIRD = tuple(
    Disguise("heading", heading, "x")
    for heading in (
        "Client forename",
        "PatientName",
        "Name of the child",
        "Subject's DOB",
        "CHI no.",
        "Offender ID",
        "Given name(s)",
        "Person ID",
        "Home tel",
        "Contact's mobile",
        "Applicant's address",
        "Name of defendant",
        "Young person's initials",
        "Detained person",
        "Victim's name",
        "Case ref no",
        "Client Ref.",
        "Name of service user",
        "SU name",
        "Family name",
        "NOMS no",
        "Birth date",
        "Patient's NHS number",
        "E-mail of client",
        "His/her name",
    )
) + tuple(
    Disguise("cell", "Note", cell)
    for cell in (
        "763\u2011923\u20113216",
        "568\u3000819\u30007366",
        "456\xad327\xad2957",
        "281,756,0485",
        "163   581   7838",
        "920\xb7102\xb77613",
        "7\u200d1\u200d2\u200d4\u200d9\u200d0\u200d6\u200d5\u200d2\u200d0",
        "9630374862,",
        "N.H.S. 3570292967",
        "211|242|2626",
        "4857 341 522",
        "284*090*5361",
        "QQ 12 34 56 C",
        "qq123456c",
        "NI:AB12 3456C",
        "AB.12.34.56.C",
        "1998/0123456K",
        "98-0123456K",
        "1234/98X",
        "SF39/12345A",
        "G1234UK",
        "a1234bc.",
        "06/AB/12345/24",
        "T20247123",
        "jo_bloggs1@nhs.net",
        "jo.bloggs AT nhs DOT net",
        "jo.bloggs{at}nhs{dot}net",
        "jo bloggs (jo@nhs.net)",
        "07700-900-123",
        "+447700900123",
        "(07700) 900123",
        "77009 00123",
        "07700/900123",
        "mob 7700.900.123",
        "0 7 7 0 0 9 0 0 1 2 3",
        "0151-496-0123",
        "01514960123",
        "0151.496.0123",
        "sw1a2aa",
        "L1 1ab",
        "CH41  5AB",
        "m1\u20221ae",
        "DOB: 1990.03.12",
        "born on the 3rd of May 1991",
        "D.O.B 12th Mar '90",
        "date of birth 12 03 1990",
        "34yo 12/03/90",
        "born 1990-03-12",
        "12/03/1990 (34 yrs)",
        "age 34, 12 March 1990",
    )
)
CLEAN_THREE = (
    ("Note", "0151 496 0000 (switchboard)"),
    ("Note", "Tier 2 2024"),
    ("Note", "CQC 1-101728393"),
    ("Note", "Company 02050843"),
    ("Note", "Charity 1089464"),
    ("Note", "UKPRN 10007165"),
    ("Note", "\xa31.2m, 2024-25"),
    ("Note", "7 days, 08:00-20:00"),
    ("Note", "referrals@mind.example.org"),
    ("Note", "A&E, Ward 4B"),
    ("Note", "M1 J3"),
    ("Note", "12/03/2024 to 15/06/2024"),
    ("Note", "2024-03-12T10:30:00"),
    ("Note", "W1, W2 and W3"),
    ("Note", "Section 136"),
    ("Note", "Act 1983, s. 2(3)"),
    ("Note", "5 a side at 6pm"),
    ("Note", "age 18+"),
    ("Note", "16-25 year olds, from 1 June 2023"),
    ("Note", "1 in 4 born abroad"),
    ("Note", "20 years of work, since 01/01/2004"),
    ("Note", "RXA, RW4, RBN"),
    ("Note", "0345 600 0000"),
    ("Note", "PCN 5 (N82001 to N82010)"),
    ("Note", "53.4084, -2.9916"),
    ("Note", "3.14159265358"),
    ("Note", "up to 1000000 a year"),
    ("Note", "est. 12 May 1990"),
    ("Number of victims", "12"),
    ("Client type", "12"),
    ("Case load", "12"),
    ("Patients seen", "12"),
    ("Customer satisfaction", "12"),
    ("Staff", "12"),
    ("Children's centre", "12"),
    ("Person in charge", "12"),
    ("Ward code", "12"),
    ("Support offered", "12"),
    ("Birth cohort", "12"),
    ("Named charities", "12"),
    ("Reference period", "12"),
    ("Record count", "12"),
)
