"""Headings about a person are known in every common abbreviation; those of counts and services are none."""

import time

import pytest

from network.details.headings_of_people import about_a_person, heading_words, heads_people, is_plain, person_heading
from network.files import read_bytes
from network.privacy import safe_heading

NAMES = ("Kaz Moran", "Dee Okafor", "Ifan Prys", "Jo Ashgrove")
COUNTS = ("12", "9", "17", "8")


@pytest.mark.parametrize(
    "heading",
    [
        *("DateBirth", "birth_dt", "dt_of_birth", "Date of B.", "d of b", "DtBirth", "BirthD", "b/date", "Bdate"),
        *("DateofBirth", "Yr of birth", "Birth yr", "month of birth", "geb.", "Brth date", "D.Birth", "Dt. of Bth"),
        *("dob1", "DOB2", "DOBs", "date-birth", "DoBirth", "clientDOB", "Dates of birth", "D O B", "Days born"),
        *("S/name", "F/name", "Fname", "sname", "L/name", "f_name", "s.name", "Mname", "1st name", "2nd name"),
        *("First nm", "Last nme", "fullnm", "Fam. name", "Fst Name", "Lst name", "Frst name", "Pref name", "Inits."),
        *("Client - init", "Clt DOB", "SU DOB", "DP initials", "Client's s/name", "Detainee / known as", "Subject aka"),
        *("Client a.k.a.", "Client/Patient", "Nm of client", "Det'd person", "Person in custody", "Who (client)"),
        *(
            "Service user First",
            "Client (last)",
            "Person on probation",
            "Client ID %",
            "Init. of client",
            "DOB of the YP",
            "surnm",
        ),
        *("Whose case (initials)", "Whose file is it?", "Who was it (initials)", "Whose flat"),
    ],
)
def test_abbreviations_that_stand_for_a_person_alone(heading: str) -> None:
    assert about_a_person(heading)
    assert about_a_person(heading, COUNTS)


@pytest.mark.parametrize(
    "heading",
    [
        *("Births", "Birth rate", "birthing unit", "dt_of_start", "DateStart", "Date of board", "Date B", "Bid date"),
        *("b/f date", "Year began", "Base date", "S/N", "F/T", "Filename", "Service name", "Org name", "F/up"),
        *("Whose budget", "Whose area", "Initials of the service"),
        *("Init. meetings", "also known as (service)", "Provider's name", "1st contact", "2nd line", "Fam. support"),
        *("Clients", "Patients seen", "DP lead body", "S/U involvement", "YP service", "Def. of need", "PT hours"),
    ],
)
def test_headings_that_look_like_them(heading: str) -> None:
    assert not about_a_person(heading, NAMES)


@pytest.mark.parametrize(
    "heading",
    ["DP", "D.P.", "Def", "Deft", "Susp.", "Nom", "PoP", "P.I.C.", "Cl. name", "DP name", "name of DP", "Init"],
)
def test_what_stands_below_an_abbreviation_for_much_else_decides(heading: str) -> None:
    assert about_a_person(heading, NAMES)
    assert not about_a_person(heading, COUNTS)
    assert not about_a_person(heading, ["a request for help", "shared lead"])
    assert not about_a_person(heading)  # nothing is known of what stands below


@pytest.mark.parametrize(
    "heading",
    [
        *("Fn", "Ln", "Surn.", "Forn", "Gvn name", "Chr. name", "Name 1st", "Name (first)", "Name, last", "C/name"),
        *("P/t name", "A/P name", "Known name", "IP", "Wit.", "Offdr", "name: family"),
    ],
)
def test_an_uncommon_abbreviation_is_for_names_where_names_stand_below(heading: str) -> None:
    assert about_a_person(heading, ["Moran", "Okafor"])
    assert not about_a_person(heading, COUNTS)
    assert not about_a_person(heading, ["WIT", "DEF"])  # a list of codes
    assert not about_a_person(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "DOfB",
            "DATE OF BIR",
            "birthdy",
            "Birth yyyy",
            "date birthed",
            "dofb",
            "dateb",
        ),
        *("clientDateB", "dat of b.", "dateb yyyymmdd"),
    ],
)
def test_an_uncommon_abbreviation_is_for_birth_where_days_stand_below(heading: str) -> None:
    assert about_a_person(heading, ["14/03/1987", "", "19901102"])
    assert not about_a_person(heading, ["14/03/1987", "12"])
    assert not about_a_person(heading, ["", ""])
    assert not about_a_person(heading)


@pytest.mark.parametrize("heading", ["Date B", "bd", "b_d", "bdt", "dtob", "client bd", "yrb", "D.B."])
def test_one_for_much_else_is_for_birth_where_days_long_ago_stand_below(heading: str) -> None:
    assert about_a_person(heading, ["14/03/1987", "", "19901102"])
    assert about_a_person(heading, ["1987", "14-Mar-87", "2026"])
    assert not about_a_person(heading, ["14/03/1987", "14/03/2026"])  # half is not enough
    assert not about_a_person(heading, ["14/03/2026", "12/05/2025"])
    assert not about_a_person(heading, ["14/03/1987", "12"])
    assert not about_a_person(heading, [])


@pytest.mark.parametrize("heading", ["dateback", "date begun", "date by", "dbs", "date booked", "debut", "dub"])
def test_other_days_may_be_long_ago(heading: str) -> None:
    assert not about_a_person(heading, ["14/03/1987"])


@pytest.mark.parametrize("heading", ["clientnm", "ptfname", "suinits", "NOK", "N.o.K. tel", "Hosp. no.", "Delius CRN"])
def test_words_run_together_and_registers(heading: str) -> None:
    assert about_a_person(heading, COUNTS)


def test_a_service_for_births_may_say_since_when() -> None:
    assert not about_a_person("Birthing unit opened", ["2011-04-01"])
    assert not about_a_person("Date bid", ["2011-04-01"])


@pytest.mark.parametrize("heading", ["YP", "Y/P", "SU", "S.U.", "PT", "SUs", "Service users", "Young person", "Child"])
def test_an_abbreviation_that_may_count_people_does_where_counts_stand_below(heading: str) -> None:
    assert not about_a_person(heading, COUNTS)
    assert not about_a_person(heading, ["yes", "no", "", "<5"])
    assert about_a_person(heading, NAMES)
    assert about_a_person(heading, ["101", "102", "105", "109"])  # numbers of persons rise
    assert about_a_person(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *("Client Kaz Moran", "Patient Dee Okafor", "SU Ifan Prys", "Client: Sal Whitlow", "Detainee Jo ASHGROVE"),
        *("Young person Tam Brannick", "client Moran", "Mr Moran", "CLIENT KAZ MORAN", "the client named Kaz Moran"),
        *("Kaz Moran (client)", "MORAN, Kaz [Client]", "Kaz Moran (the young person)", "Client Moran", "Client KM"),
        *(
            "client_dee",
            "MORAN, Kaz",
            "K.J. Moran",
            "Moran, K",
            "Detainee 4 - Okafor",
            "Case: Hartley J",
            "Case KM",
            "Service user KM",
            "Client Moran's outcome",
        ),
        *("Mum of KM", "Worker Okafor", "Client kaz Moran", "Patient: o'neil", "Client K. Moran", "Moran (client)"),
    ],
)
def test_a_heading_with_a_name(heading: str) -> None:
    assert about_a_person(heading, COUNTS)
    assert safe_heading(heading, "a heading") == "a heading"


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Client Services",
            "Client Contact Centre",
            "Young Person Drug Team",
            "Client Outcome",
            "Offender Manager Unit",
        ),
        *("Client Change Grow Live", "Client CAMHS Thrive", "Person Centred Thinking", "Witness Care Merseyside"),
        *("client satisfaction", "Child Protection Kirkby", "Patients Kaz Moran", "Mr/Ms field kept", "Victim Support"),
        *(
            "Client Risk Assessed Twice",
            "Ms Office",
            "Client Earth",
            "Case Management Ltd",
            "client_pathway",
            "Case load",
        ),
        *("MS Teams", "Mersey Care (patient)", "Sefton (client)", "Kaz Moran (team)", "Child Adolescent Psychiatry"),
        *(
            "Patient UK",
            "A. Moran",
            "Housing, Advice",
            "Liverpool, L",
            "Client NPS",
            "client_dna",
            "Client co-produced",
            "Client hrs",
            "User Voice",
            "Nurse led clinic",
        ),
        *(
            "Client F2F",
            "Client MARAC",
            "client vs target",
            "Tenant ASB",
            "Resident parking",
            "Child First",
            "Client iCM",
        ),
    ],
)
def test_a_heading_of_a_service_has_no_name(heading: str) -> None:
    assert not about_a_person(heading)


def test_a_heading_is_repeated_only_in_words_that_any_could_have() -> None:
    for heading in ("Date of birth", "Client name", "DOB", "surname", "nhsno", "S/name", "Next of kin"):
        assert is_plain(heading), heading
    assert not is_plain("Moran surname")
    assert is_plain("Referrals to date")
    for heading in ("Kaz Moran date of birth", "Surname Moran", "DOB of Okafor"):
        assert person_heading(heading.casefold())
        assert not is_plain(heading)
        table = f"From,To,Referrals,{heading}\nPolice,Mind,3,x\nMind,Housing,4,y\n"
        reading = read_bytes(table.encode(), "x.csv")
        assert reading.outcome == "refuse"
        assert not any(name in repr(reading.problems) for name in ("Moran", "Okafor"))


@pytest.mark.parametrize(
    ("cell", "below", "heads"),
    [
        ("young adult", ["adult", "older adult"], False),
        ("young person", [], False),
        ("client", ["carer", "patient"], False),
        ("Young Person", ["Young Adult", "Care Leaver"], False),
        ("date of birth", ["NHS number", "client name"], False),
        ("Client", ["Kaz Moran", "Dee Okafor"], True),
        ("Client", ["N4411", "N4420"], True),
        ("Client", ["Veteran", "Refugee"], False),
        ("Surname", ["Moran", "Okafor"], True),
        ("Surname", ["moran", ""], True),
        ("DoB", ["14/03/1987"], True),
        ("DP", ["Kaz Moran", "K.M."], True),
        ("Client name", ["Kaz Moran", "see the list of services", "shown in another sheet of it"], False),
        ("Client name", ["Kaz Moran", "shown in another sheet of it"], True),  # half is enough
        ("NHS number", ["1", "2"], True),
        ("Surname", ["Z"], True),
        ("Surname", ["1 2 3 4"], True),
        ("Surname", ["1 2 3 4 5"], False),
        ("Surname", [], False),
        ("Kaz Moran", ["Dee Okafor"], False),
    ],
)
def test_a_word_for_a_person_is_a_heading_where_persons_stand_below(cell: str, below: list[str], heads: bool) -> None:
    assert heads_people(cell, below) is heads


def test_capitals_inside_a_heading_begin_a_word_unless_all_are() -> None:
    assert heading_words("clientName (2nd)") == "client name 2nd"
    assert heading_words("CLIENT_NAME") == "client name"
    assert heading_words("NHS#") == "nhs number"
    assert heading_words("YPs") == "yps"


@pytest.mark.parametrize("part", ["a ", "client ", "Aa", "date of ", "f", "d o b ", "name of ", "dob", "1st ", "Mr A "])
def test_a_long_heading_is_looked_at_in_linear_time(part: str) -> None:
    start = time.process_time()
    about_a_person(part * (40_000 // len(part)), NAMES)
    assert time.process_time() - start < 1  # seconds; about 0.04 here


@pytest.mark.parametrize("words", ["patientid", "clientssurname", "clientid"])
def test_words_run_together_are_told_though_nothing_parts_them(words: str) -> None:
    assert person_heading(words)


OF_BIRTHS = ["1987-03-14", "1976-02-11", "1965-01-09"]


@pytest.mark.parametrize(
    ("words", "of_birth"),
    [
        ("szuletes", True),  # a word of no common use
        ("date szuletes", True),
        ("szuletes date", True),
        ("opened on", False),
        ("review by the cqc", False),
        ("phase", False),
    ],
)
def test_days_of_births_below_a_word_of_no_common_use_are_of_persons(words: str, of_birth: bool) -> None:
    assert person_heading(words, OF_BIRTHS) is of_birth
    assert not person_heading(words, ["2024-03-14", "2024-02-11", "2024-01-09"])
