"""One person may be told of without a name: by an age and a sex, a client's number, the day of a sentence."""

from network.details.may_name import that_may_name
from network.details.one_alone import may_be_one_alone
from network.uploads import read_uploaded
from tests.each import each

ONE = (
    "17 y.o. girl",
    "seventeen year old girl taken to A&E",
    "she's 34 and pregnant",
    "case a: girl 15 excluded from school",
    "17f self harm",
    "pc 4821 knows her",
    "collar 4821",
    "staff no 99120",
    "pt initials klm",
    "case of r v smith",
    "under dr p",
    "see dr p.",
    "aged 15",
    "filled.count.soap",
    "f17, waits",
    "age: 17",
    "16 last tuesday, care leaver",
    "client 17 bounced twice",
    "service user 204 refused",
    "c017 bounced",
    "id 4471-b came back",
    "case 24/00123 is hers",
    "housing ref hsg-00412 is open",
    "100023336956 is his",
    "mob ends 4471",
    "last checked against 09/417283k",
    "jd turned 16 on 9/9",
    "tenant at 22",
    "the polish chap at no 9",
    "above the shop on mill lane, no 4",
    "sentenced 12/3/24 at leeds",
    "on tag until 12/4",
    "she was charged on 3 may",
    "born 1989 in leeds",
    "dropped at s 5 7 a u",
    "age 14, girl, new school",
    "14/f",
    "f/14",
    "m(23)",
    "a 23 year old who waits",
    "he is 23",
    "x 412 907",
    "x482-107 again",
    "last of them a 4821 ck",
    "hardy t (mr)",
)
NOBODY = (
    "open 9 to 5",
    "16 to 17 year olds only",
    "women aged 18 and over",
    "18+ only, male",
    "age: 18+",
    "60 clients in 2024",
    "clients 17 a month",
    "client 12 weeks in",
    "case 3 of the review",
    "client at 12 weeks",
    "m25 closed",
    "12m contract",
    "form f12 came back",
    "number ends in 2025",
    "report released 3 march",
    "on bail 28 days",
    "convicted in 10 of 12",
    "he was 40 minutes late",
    "a ten year old building",
    "20 year old woman-only service",
    "people born 1989 onwards",
    "between 1 and 2",
    "24/7",
    "a 4821 am start",
    "m/f 18",
    "a 23 year old service",
    "he is 23 minutes late",
    "5 x 412 beds",
    "nothing",
)


@each(ONE)
def test_one_person(text: str) -> None:
    assert may_be_one_alone(text)
    assert that_may_name([text], ()) == [0]


@each(NOBODY)
def test_counts_services_and_spans_tell_of_nobody(text: str) -> None:
    assert not may_be_one_alone(text)


def test_it_is_left_out_until_somebody_has_looked() -> None:
    sheet = b"From,To,Notes\nPolice,Mind,client 17 bounced twice\nMind,Shelter,after tea\n"
    (asked,) = read_uploaded([("links.csv", sheet)]).problems
    assert asked.what == 'Words under "Notes" may name somebody or tell of one person, so they were left out: link 1.'
