"""Partners that are somebody's relatives refuse a file; one that may be a person or a home is asked about, unsaid."""

import pytest

from network.details.labels_of_people import is_called_after_one
from network.details.may_be_people import needs_a_look
from network.files.map_file.yaml import to_yaml
from network.uploads import read_uploaded
from tests.each import each
from tests.tabled import tabled


def said(*partners: str, name: str = "links.csv") -> tuple[str, str]:
    """What comes of a table of links to these partners, and all that is said of it."""
    rows = "".join(f'Custody suite,"{partner}",5\n' for partner in partners)
    reading = read_uploaded([(name, f"From,To,Referrals\n{rows}".encode())])
    return reading.outcome, " ".join(map(str, reading.problems))


@pytest.mark.parametrize(
    "circle",
    [
        ("Mum", "Nan", "School"),
        ("Kai", "Dad", "Step-mum"),
        ("Client", "Her ex-husband", "GP"),
        ("Me", "Stepdad", "Youth worker"),
        ("Her dad", "Ex-partner"),
        ("Uncle Tyler", "grandmother"),
    ],
)
def test_the_circle_of_one_person_is_refused(circle: tuple[str, ...]) -> None:
    outcome, words = said(*circle)
    assert outcome == "refuse"
    assert "own circle" in words
    assert not any(name in words for name in circle if name not in ("Me", "GP"))


@tabled
def test_what_may_be_a_person_or_a_home_is_asked_about(name: str) -> None:
    outcome, words = said("Housing options", name)
    assert outcome == "warn"
    assert "may be of people or of homes, so numbers stand in their place: 1 partner, number 3 in the list." in words
    assert name not in words
    outcome, words = said("Housing options", name, "Wendy Pickersgill")
    assert ": 2 partners, number 3 in the list first." in words


def test_what_points_to_nobody_is_not_asked_about() -> None:
    bodies = (
        "Mothers Union", "Dads' Group", "Nan's Pantry", "Sister Circle", "Carers", "Family", "Clients' forum", "Client",
        "Rose Hill", "Holly Lodge", "Rowan Ward", "Elizabeth", "Clare", "52 Bridge Street hostel", "42nd Street",
        "No 10 Mill Street Hub", "1625 Independent People", "Grace House", "Mark Lane Surgery", "Marie Curie", "KIM",
        "Auntie Mo's Kitchen", "Uncle Joe's Mint Balls Ltd", "Granny's Attic", "Big Issue Invest", "Little Acorns",
        "Old Trafford", "Young Addaction", "Ginger Bakery", "T Mobile", "Our Place", "C Change", "jean's centre",
        "Maggie's House", "Aunt Bessie's Ltd", "Penrose (carers)",
    )  # fmt: skip
    assert said(*bodies) == ("accept", "")


@tabled
def test_a_name_of_a_file_is_told_though_its_words_are_joined(label: str) -> None:
    assert is_called_after_one(label)
    outcome, words = said("Housing options", name=f"{label}.csv")
    assert outcome == "refuse"
    assert label.casefold() not in words.casefold()


@tabled
def test_other_names_of_files_are_none(label: str) -> None:
    assert is_called_after_one(label) is False


@tabled
def test_a_name_is_told_from_what_stands_behind_it(name: str) -> None:
    outcome, words = said(name)
    assert outcome == "warn"
    assert "may be of people or of homes" in words


@tabled
def test_an_organisation_with_more_behind_its_name_is_not_asked_about(name: str) -> None:
    assert "people or" not in said(name)[1]


def test_an_imagined_person_with_a_whole_name_is_asked_about() -> None:
    def asked(name: str) -> str:
        text = f"format: 1\nsystem:\n  name: Town\npeople:\n- id: a\n  name: {name}\n"
        reading = read_uploaded([("map.yaml", text.encode())])
        assert reading.network is None or not reading.problems or name.split()[1] not in to_yaml(reading.network)
        return " ".join(map(str, reading.problems))

    assert "Names of imagined people may be of people" in asked("Kyle Ormsby-Tan")
    assert "Give imagined people a first name alone." in asked("Siobhan Trelawney")
    assert "1 person, number 1 in the list" in asked("Kyle O-T (b. 2010)")
    assert "people" not in asked("Kyle")


def test_names_in_another_language_are_not_asked_about() -> None:
    assert "people or" not in said("Diakonie Musterstadt", "Wohnungsamt Musterstadt", "Kreisklinik Musterstadt")[1]
    assert "people or" in said("Housing options", "Zbysko Wolstencroft", "Debt advice")[1]


@each(("hartley_m", "gorski.t", "burnley_k", "hartley m"))
def test_a_word_of_no_list_may_be_joined_with_an_initial(name: str) -> None:
    assert needs_a_look(name)


@each(("site_b", "team_k", "hartley_n", "ward.c", "hartley_mh", "team k"))
def test_common_words_and_points_of_the_compass_are_no_such_names(name: str) -> None:
    assert not needs_a_look(name)
