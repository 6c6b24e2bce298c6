"""Partners of a kind of which most are called as people are may all be people."""

from network.details.of_one_kind import alike
from network.parts import Partner
from network.uploads import read_uploaded

WORKERS = "Id,Label,Kind\np,Heddlu Gwent Police,Police\nx0,Bronwen Parry-Jones,{kind}\nx1,Ifeanyi Eze,Navigator\n"
MORE = "x2,Declan Burke,Navigator\nx3,Shabnam Akhtar,Navigator\n"


def partners(*named: tuple[str, str]) -> list[Partner]:
    return [Partner(id=name, name=name, more=(("Kind", kind),)) for name, kind in named]


def test_the_rest_of_a_kind_is_asked_about() -> None:
    those = partners(("Ann Lee", "Navigator"), ("Eze Obi", "Navigator"), ("Jo Roe", "Navigator"), ("Zeze", "Police"))
    assert alike(those, {"Ann Lee", "Jo Roe"}) == {"Eze Obi"}
    assert alike(those, {"Ann Lee"}) == set()


def test_bodies_and_kinds_of_which_few_are_asked_about_stay() -> None:
    those = partners(*((name, "Charity") for name in ("Ann Lee", "Jo Roe", "Zeze", "Aba", "Ubu")), ("Ox", "Charity"))
    assert alike(those, {"Ann Lee", "Jo Roe"}) == set()
    those = partners(("Ann Lee", "x"), ("Jo Roe", "x"), ("Oke Trust", "x"))
    assert alike(those, {"Ann Lee", "Jo Roe"}) == set()


def test_a_sector_is_a_kind() -> None:
    those = [Partner(id=name, name=name, sector="workers") for name in ("Ann Lee", "Jo Roe", "Zeze")]
    assert alike(those, {"Ann Lee", "Jo Roe"}) == {"Zeze"}


def test_a_name_of_no_list_among_names_goes_by_a_number() -> None:
    sheet = f"{WORKERS.format(kind='Navigator')}{MORE}"
    reading = read_uploaded([("nodes.csv", sheet.encode())])
    assert reading.network is not None
    assert [one.name for one in reading.network.partners] == [
        "Heddlu Gwent Police",
        *(f"Partner {n}" for n in range(2, 6)),
    ]
