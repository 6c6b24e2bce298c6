"""A date beside a word of birth, or beside an age that fits, says when somebody was born; no other date does."""

import pytest

from network.details.births import says_birth
from network.details.plain_text import normalised
from network.privacy import heading_words, person_heading


@pytest.mark.parametrize(
    "text",
    [
        "born 3/4/98",
        "born 1998-04-03",
        "dob 3 apr 1998",
        "dob: 030498",
        "dob 03041998",
        "b. 19980403",
        "bday 3rd of april, 1998",
        "birth april 3, 1998",
        "born 1998 april 3",
        "born third of april 1998",
        "tyler dob 03 04 1998",
        "dob_03_04_1998",
        "robin oseidob030498",
    ],
)
def test_a_date_in_figures_beside_a_word_of_birth(text: str) -> None:
    assert says_birth(text.replace("_", " "))


@pytest.mark.parametrize(
    "text",
    [
        "born the third of april nineteen ninety-eight",
        "born 3rd april, nineteen ninety-eight",
        "born april the third, two thousand and four",
        "born on april the twenty-first, nineteen ninety",
        "born 3 april in the year two thousand",
        "birth: third april twenty ten",
    ],
)
def test_a_date_that_is_spelt_out(text: str) -> None:
    assert says_birth(text)


@pytest.mark.parametrize(
    "text",
    [
        "dyddiad geni 14 mawrth 1998",
        "data urodzenia 14 marca 1998",
        "data nașterii 14.03.1998",
        "geboren am 14. märz 1998",
        "geb. 14.03.98",
        "ur. 14.03.1998",
        "date de naissance 1er février 1998",
        "née le 14 mars 1998",
        "fecha de nacimiento 14 de enero de 1998",
        "nascida em 14 de março de 1998",
        "nato il 14 maggio 1998",
        "doğum tarihi 14.03.1998",
        "gimimo data 1998-03-14",
        "родился 14 марта 1998",
        "出生日期 1998年3月14",
        "ημερομηνία γέννησησ 14.03.1998",
        "taariikhda dhalashada 14/03/1998",
    ],
)
def test_births_in_other_languages(text: str) -> None:
    assert says_birth(text)


@pytest.mark.parametrize(
    "text",
    [
        "agreed 14 mawrth 1998",
        "14 marca 1998",
        "naturally 14.03.1998",
        "genius 14.03.1998",
        "congenital 14 march 1998",
        "amateur 14.03.1998",
        "geboren am sonntag",
        "born out of the 14 march 1998 review",
        "born in the spring",
        "dob not given",
        "the third of april nineteen ninety-eight",
        "birth of a plan, nineteen meetings",
        "born 3/4",
        "adobe 3",
    ],
)
def test_what_says_no_birth(text: str) -> None:
    assert not says_birth(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("aged 20, 03/04/1970", True),  # written in 1990, the first year
        ("aged 19, 03/04/1970", False),
        ("aged 20, 03/04/2012", True),  # written in 2032, the last
        ("aged 21, 03/04/2012", False),
        ("aged 60, 03/04/31", True),  # of 1931; two figures up to 30 are of this century
        ("aged 0, 03/04/30", True),
        ("aged 60, 03/04/30", False),
        ("aged 20, 03/04/99", True),  # of 1999
        ("17 yo, 3/4/2006", True),
        ("17 years old, 3/4/2006", True),
        ("(17 yrs) 3/4/2006", True),
        ("17 yrs, 3/4/2006", True),
        ("16 yrs, 3/4/2006", True),
        ("15 yrs, 3/4/2006", False),  # may be how long something lasts
        ("17 yrs since 3/4/2006", False),
        ("aged 17 to 25 from 3/4/2006", False),
        ("aged 17+ from 3/4/2006", False),
        ("aged 17 and over from 3/4/2006", False),
    ],
)
def test_an_age_and_a_day_make_the_year_of_writing(text: str, says: bool) -> None:
    assert says_birth(text) is says


@pytest.mark.parametrize(
    "heading", ["Geburtsdatum", "Data urodzenia", "DATE DE NAISSANCE", "Data nașterii", "Date of birth (client)", "YOB"]
)
def test_a_heading_for_births(heading: str) -> None:
    assert person_heading(heading_words(heading))


@pytest.mark.parametrize(
    "text",
    [
        "pan ur. 3.XI.1991, bez adresu",
        "the eldest (b. 07-vii-2009)",
        "born 12 iii 87",
        "GP of Ms Corrigan (the 1st of the 4th, '62)",
        "Mrs Osei 12/03/1987",
        "Mr Osei, 12.3.31",
        "born ninth of February, seventy-nine",
        "date of birth: the twelfth of March 1987",
        "since he turned eighteen on Friday 4 July 2025",
        "she will be 18 on 4 July 2026",
        "ganwyd hi ar y pedwerydd o Fai 1988",
        "D of B 12.3.87",
        "Born: Mar. 12th '87",
        "DOB: twelve three eighty-seven",
        "aged 16 years 4 months and 3 days",
        "she is 16 yrs 2 mths 9 days",
        "DOB 3rd o' March 87",
        "d.o.b. 12|03|1987",
        "n\N{LATIN SMALL LETTER E WITH ACUTE}e en 1988",
        "sz\N{LATIN SMALL LETTER U WITH DIAERESIS}l. 1987.03.12",
        "जन्म तिथि १२ मार्च १९८७",
        "ਜਨਮ ਮਿਤੀ 12/03/1987",
        "জন্ম তারিখ ১২ মার্চ ১৯৮৭",
        "생년월일 1987년 3월 12일",
        "alizaliwa 1987",
    ],
)
def test_a_birth_in_roman_months_words_and_other_languages_is_found(text: str) -> None:
    assert says_birth(normalised(text).casefold())


@pytest.mark.parametrize(
    "text",
    [
        "Ms Osei, meeting 12/03/2026",
        "Mr Osei, 12/03/2013",
        "Mr Osei, 12.3.30",
        "Mr Osei " + "x" * 41 + " 12/03/1962",
        "The hub turned 18 in 2020",
        "a lease of 16 years 4 months and 3 days",
        "the board will be 18 on 4 July 2026",
        "Service turned ten on 4 July 2025",
        "opened on the 1st of the 4th, 1988",
        "12 martie 1987",
        "alizaliwa",
        "for ages 18 and up, 12:30:04",
        "the opening of 12.10.1987",
    ],
)
def test_days_of_other_things_are_no_births(text: str) -> None:
    assert not says_birth(normalised(text).casefold())


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Mr Osei 1/1/1900", True),
        ("Mr Osei 1/1/1899", False),
        ("Mr Osei 1/1/2012", True),
        ("Mr Osei 1/1/2013", False),
        ("Mr Osei 1/1/12", True),  # of two digits it is 2012, no other century
        ("Mr Osei 1/1/13", False),
        ("Mr Osei 1/1/31", True),
        ("Mr Osei" + " " * 30 + "1/1/1962", True),
        ("Mr Osei" + " " * 32 + "1/1/1962", True),
        ("Mr Osei" + " " * 33 + "1/1/1962", False),  # forty characters, and the day no longer ends in them
    ],
)
def test_a_day_behind_a_title_is_of_birth_within_its_limits(text: str, born: bool) -> None:
    assert says_birth(text.casefold()) is born


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lad *12.iv.1987 waits", True),
        ("*12.04.1987", True),
        ("*12.04.2026: updated", False),
        ("**12.04.1987", False),
        ("male 12/04/1987", True),
        ("girl, 12/04/2011", True),
        ("male 12/04/2026", False),
        ("males 12/04/1987", False),
        ("male (34; 14-mar-87) refused", True),
        ("male (34; 14-mar-26) refused", False),
        ("male 34, since 1999", False),
    ],
)
def test_a_day_beside_a_star_or_a_sex(text: str, said: bool) -> None:
    assert says_birth(text) is said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("male, 14th of september, 1987", True),  # the longest day behind a sign
        ("café, open 14/03/1987", False),  # letters with marks say nothing
        ("aged 20, 14/03/70", True),  # written in 1990, the earliest
        ("aged 19, 14/03/70", False),
    ],
)
def test_where_a_birth_begins_to_be_said(text: str, says: bool) -> None:
    assert says_birth(text) is says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("male 1 xxxxxxxxxx 12/04/1987", True),  # twenty-three characters behind the sign
        ("male 1 xxxxxxxxxxx 12/04/1987", False),
        ("no day", False),
        ("seen 12/04/1987", False),
    ],
)
def test_how_far_behind_a_sex_a_day_is_looked_for(text: str, says: bool) -> None:
    assert says_birth(text) is says
