"""Forms in other languages, trust on other numbers of steps, and a grid that lost its question."""

import pytest

from network.recognised import ColumnIs
from tests.network.files.survey.made_up import reading

ONE, TWO, THREE = "Lindenhof", "Bergwacht Süd", "Haus am See"


@pytest.mark.parametrize(
    ("form", "own", "question", "never", "weekly"),
    [
        (
            ("ID", "Startzeit", "E-Mail"),
            "Name Ihrer Einrichtung",
            "Wie oft verweisen Sie an sie?",
            "nie",
            "wöchentlich",
        ),
        (("Horodateur", "Adresse e-mail"), "Votre structure", "Vers qui orientez-vous ?", "jamais", "hebdomadaire"),
        (("Marca temporal", "Correo electrónico"), "Su entidad", "¿A quién derivan ustedes?", "nunca", "semanalmente"),
        (("Stamp amser", "E-bost"), "Enw eich sefydliad", "At bwy ydych chi'n cyfeirio?", "byth", "yn wythnosol"),
    ],
)
def test_a_form_in_another_language(form: tuple[str, ...], own: str, question: str, never: str, weekly: str) -> None:
    start = [*("7" for _ in form[1:]), "a.person@example.org"]
    rows = [
        [*form, own, *(f"{question} [{name}]" for name in (ONE, TWO, THREE))],
        [*start, ONE, "", weekly, never],
        [*start, TWO, never, "", weekly],
    ]
    read = reading(rows)
    network = read.or_raise()
    assert {(one.source, one.target, one.kind) for one in network.relations} == {
        (ONE, TWO, "refers"),
        (TWO, THREE, "refers"),
    }
    assert {dict(one.more)["strength"] for one in network.relations} == {"4"}
    assert set(network.asked or ()) == {ONE, TWO}
    assert "a.person" not in repr(read)


def test_microsoft_parts_a_grid_from_its_question_by_a_full_stop() -> None:
    rows = [
        ["ID", "Startzeit", "Ihre Organisation", *(f"Wie oft verweisen Sie?.{name}" for name in (ONE, TWO))],
        ["1", "2025-01-01", ONE, "", "täglich"],
    ]
    assert {partner.name for partner in reading(rows).or_raise().partners} == {ONE, TWO}


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        (("1", "2", "3", "4", "5"), (1, 2, 2, 3, 4)),
        (("1", "2", "3", "4"), (1, 2, 3, 4)),
        (("1 - Not at all", "4", "7 - Fully"), (1, 2, 4)),
        (("a little", "somewhat", "completely"), (2, 3, 4)),
    ],
)
def test_trust_on_any_number_of_steps_is_kept_on_four(answers: tuple[str, ...], kept: tuple[int, ...]) -> None:
    names = [f"Partner {letter}" for letter in "ABCDE"[: len(answers)]]
    head = ["Timestamp", "Your organisation", *(f"We refer people to them [{name}]" for name in names)]
    head += [f"How far do you trust them? [{name}]" for name in names]
    read = reading([head, ["2025/01/01 9:00:00", ONE, *("Yes" for _ in names), *answers]])
    trust = {one.target: one.trust for one in read.or_raise().relations}
    assert trust == {name: (("reliable", step),) for name, step in zip(names, kept, strict=True)}
    assert all("trust" not in dict(one.more) for one in read.or_raise().relations)
    assert (len(set(answers)) > 4 or "7 - Fully" in answers) == any("is kept on 4" in note for note in read.notes)


def test_a_grid_without_its_question_asks_which_kind_of_link_it_means() -> None:
    rows = [
        ["ID", "Start time", "Completion time", "Email", "Your organisation", ONE, TWO],
        ["1", "1", "2", "anonymous", ONE, "", "Weekly"],
        ["2", "1", "2", "anonymous", TWO, "Never", ""],
    ]
    read = reading(rows)
    asked = [problem for problem in read.problems if "Which kind of link" in problem.what]
    picked = next(one.correction for one in asked[0].choices if "they refer" in one.words)
    assert isinstance(picked, ColumnIs)
    again = reading(rows, picked)
    assert [(one.source, one.target, one.kind) for one in again.or_raise().relations] == [(TWO, ONE, "refers")]
    assert not any("Which kind of link" in problem.what for problem in again.problems)
