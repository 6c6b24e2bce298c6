"""References of one person are found under the names of systems, offices and firms; figures beside them are none."""

import pytest

from network.details.case_numbers import OF_CASES
from network.details.personal_values import kinds_in
from network.details.plain_text import normalised
from tests.tabled import tabled

SCHOOL, DEVICE, REFERENCE, BANK, VEHICLE = OF_CASES


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(
            (f"seen, {name} 478120", REFERENCE)
            for name in ("Mosaic", "LAS", "Liquidlogic", "RiO", "SystmOne", "nDelius")
        ),
        ("RK (Carenotes 91478) is on one to one", REFERENCE),
        ("Carenotes 1478", REFERENCE),
        ("OASys: 14781", REFERENCE),
        ("on Mosaic as 1047812", REFERENCE),
        ("Mosaic (adults) id P1047812", REFERENCE),
        ("1047812 on Mosaic", REFERENCE),
        ("Paris 478120", REFERENCE),
        ("PARIS ID 5520918", REFERENCE),
        ("tenant #4711", REFERENCE),
        ("GMC no 1234567", REFERENCE),
        ("the old passport, 925 047 81 2", REFERENCE),
        ("passport AB1234567", REFERENCE),
        ("MRN: 0047812", REFERENCE),
        ("UTR 1234567890", REFERENCE),
        ("asylum ref. N1234567", REFERENCE),
        ("client PRN 10478", REFERENCE),
        ("MAPPA level 2: ref M/24/0117", REFERENCE),
        ("AssetPlus 20240117-3", REFERENCE),
        ("NMC PIN 12A3456E", REFERENCE),
        ("IMEI is 490154203237518", REFERENCE),
        ("council tax account 30012345", REFERENCE),
        ("UC claim ref AB047812", REFERENCE),
        ("army service no 24781204", REFERENCE),
        ("PC 4781 saw him", REFERENCE),
        ("answered from 81.2.69.142", DEVICE),
        ("IP 255.255.255.255", DEVICE),
        ("TRAMP 710135 DK9XZ", SCHOOL),
        ("tramp-710135-dk9xz", SCHOOL),
        ("TRAMP710135DK9XZ", SCHOOL),
        ("60-99-98 a/c 0047 8123", BANK),
        ("60-99-98 00478123", BANK),
        ("account 00478123, 60 99 98", BANK),
        ("GB33 BUKB 2020 1555 5555 55", BANK),
        ("4929 1234 5678 9012", BANK),
        ("drops him off, silver Corsa BD51 SMR", VEHICLE),
        ("his van bd51smr", VEHICLE),
        ("her car is bd51 smr", VEHICLE),
        ("parked, P123 ABC", VEHICLE),
    ],
)
def test_a_reference_is_found(text: str, kind: str) -> None:
    assert kind in kinds_in(normalised(text))


@tabled
def test_figures_beside_such_words_are_none(text: str) -> None:
    assert not {*OF_CASES} & {*kinds_in(normalised(text))}


@tabled
def test_the_fewest_that_say_something_of_one(text: str, kind: str) -> None:
    assert kind in kinds_in(text)


@tabled
def test_a_mark_is_told_beside_a_vehicle(text: str, there: bool) -> None:
    assert (VEHICLE in kinds_in(text)) is there


@tabled
def test_a_little_less_says_nothing(text: str) -> None:
    assert not list(kinds_in(text))
