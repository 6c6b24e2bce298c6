"""The last look: a first name or a word of no list is asked about wherever nothing says that it is no person."""

from network.details.called_at_all import Calls
from network.details.may_name import that_may_name
from tests.each import each

OWN = frozenset({"exbourne"})
NAMED_IN_TEXT = (
    "the referral meeting Meera set up",
    "Aks Tranmere first thing",
    "waiting since Marchbank",
    "it was wrathall last time",
    "the Kowalczyk-Barnes meetings",
    "lists by Whitlock",
    "the desk (Hope)",
    "m dyce - lost the tenancy in june",
    "waiting on J. Dyce",
)
NOBODY_IN_TEXT = (
    "the flat in Whitlock",
    "Clare's Law and Sarah's Law requests",
    "it follows the Bradley report of 2009",
    "beds at the Dorothy Pattison Hospital",
    "Queen Elizabeth Hospital, St Giles and Marie Curie",
    "closed since Exbourne flooded",
    "Maggie's and Andy's Man Club",
    "MARAC and MAPPA in May",
    "see https://kowalczyk.example.org/whitlock or desk@wrathall.example",
    "Bengali speakers wait longest",
    "a dyce hostel and 3 x dyce",
    "crèche on Mondays",
)
NAMED_IN_NAMES = (
    "Custody desk, A. Lindqvist",
    "Custody desk (Hope)",
    "Court list, Meera",
    "Hub of Tranmere Abiola",
    "CMHT - Grace",
    "Housing benefit / Will",
    "desk via Whitlock",
)
NOBODY_IN_NAMES = (
    "Exbourne Mind", "Redfield Kestrelworks", "Housing - Northgate", "Sue Ryder (Leckhampton)", "Kyle of Lochalsh",
    "Drs Patel and Khan", "CMHT (May)", "Stanley House", "Wrathall", "مرحبا بالعالم",
    "National Guard Support Batalion", "The Wallich", "The Howard", "S Yorkshire",
    "N. Tyneside Mind",
)  # fmt: skip


@each(NAMED_IN_TEXT)
def test_a_word_of_no_list_in_a_text_may_call_somebody(text: str) -> None:
    assert Calls(OWN).anybody(text)
    assert that_may_name([text], OWN) == [0]


@each(NOBODY_IN_TEXT)
def test_places_laws_and_bodies_call_nobody(text: str) -> None:
    assert not Calls(OWN).anybody(text)


@each(NAMED_IN_NAMES)
def test_a_name_in_a_list_may_hold_somebodys(name: str) -> None:
    assert [*Calls(OWN).among(["Custody suite", name], of_bodies=True)] == [1]


@each(NOBODY_IN_NAMES)
def test_an_organisation_may_begin_with_a_word_of_its_own(name: str) -> None:
    assert [*Calls(OWN).among(["Custody suite", name], of_bodies=True)] == []


def test_a_list_of_no_organisations_may_not() -> None:
    assert [*Calls().among(["Custody cases", "Wrathall cases"], of_bodies=False)] == [1]


def test_of_names_in_another_language_only_first_names_are_told() -> None:
    welsh = ["Heddlu Gogledd Cymru", "Bwrdd Iechyd Prifysgol", "Cyngor (Leanne)"]
    assert [*Calls().among(welsh, of_bodies=False)] == [2]


def test_what_is_known_on_the_map_excuses_no_first_name() -> None:
    assert Calls({"leanne"}).anybody("the list Leanne keeps")
    assert not Calls({"wrathall"}).anybody("the list Wrathall keeps")


@each(["St Mary's. Leanne keeps the list", "Queen Street, Leanne", "police and Leanne", "by Newport and Whitlock"])
def test_a_title_or_place_before_a_stop_excuses_nobody_behind_it(text: str) -> None:
    assert Calls().anybody(text)


@each(["St Vincent de Paul", "hostels in Newport, Whitlock and Wrathall", "the court, Whitlock"])
def test_a_title_or_place_excuses_the_whole_name_behind_it(text: str) -> None:
    assert not Calls().anybody(text)


def test_one_name_written_in_two_ways_is_nobodys() -> None:
    assert [*Calls().among(["Mind Wrathall", "Mind Wrathal", "Police"], of_bodies=True)] == []
    assert [*Calls().among(["Mind Wrathall", "Mind Wrath", "Police"], of_bodies=True)] == [0]
    assert [*Calls().among(["Mind Meera", "Mind Meeera", "Police"], of_bodies=True)] == [0, 1]


def test_a_name_of_several_words_is_known_by_its_words() -> None:
    own = {"côtes", "armor", "ille", "vilaine"}
    assert [*Calls(own).among(["Custody in Côtes-d'Armor", "Court in Ille-et-Vilaine"], of_bodies=False)] == []
