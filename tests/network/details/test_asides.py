"""Whoever is named beside a name is asked about: a place, a short name or what a service does is nobody."""

import pytest

from network.details.asides import _Words, named_aside
from network.details.called_at_all import Calls
from network.details.may_be_people import are_asked_about
from network.details.names_of_files import may_be_of_one
from network.recognised import BringIn
from network.uploads import read_uploaded
from tests.each import each

OWN = frozenset({"hexdon", "tarnside"})
HEAD = '"ID","Which organisation do you answer for?","Which of these organisations do you refer people to?{}"\n'
ROWS = '1,Custody,"CMHT;Housing"\n2,CMHT,"Housing;Custody"\n3,{},CMHT\n4,Housing,Custody\n'


@each(
    (
        "Tollgate Advice (Meera)",
        "Tollgate Advice [Deepa Mon-Weds]",
        "Carers tea and chat (Len and Maureen Stubbs)",
        "Stray cats (R & E Catchpole)",
        "Tollgate Advice c/o Shaz",
        "Tollgate Advice (Jo B",
        "Front desk (ask for Mo)",
        "Court - see Di first",
        "assessment, ask mo",
        "Women (mostly Maddox and Quigley)",
        "Families with most call-outs (Tranter, Okoro)",
        "Households on the list: Pargeter, Ubogu",
        "The Gudgeons and other families",
        "Veterans (Anjuli leads)",
    )
)
def test_somebody_named_beside_a_name_is_asked_about(name: str) -> None:
    assert named_aside(["Custody", name], OWN) == {1}
    with pytest.MonkeyPatch.context() as without_the_last_look:
        without_the_last_look.setattr(Calls, "among", lambda *_, **__: ())
        assert named_aside(["Custody", name], OWN) == {1}


@each(
    (
        "Families with most call-outs (Hexdon, Tarnside)",
        "Travellers (Roma, Irish, Showmen)",
        "Parents (lone parents, kinship carers)",
        "Front desk (ask for the duty officer)",
        "Court (Magistrates, Crown)",
        "Release - see Through the Gate first",
        "Drugs (Spice, crack, benzos)",
        "Advice (Citizens Advice Hexdon)",
        "Women's refuge (Elizabeth Fry House)",
        "Community mental health team (Oakwell)",
        "Recovery (Lifeworks)",
        "Hospice (Marie Curie)",
        "Home-Start (family support)",
    )
)
def test_what_else_stands_beside_a_name_is_nobody(name: str) -> None:
    assert not named_aside(["Custody", name], OWN)


@each([("Maddox", True), ("maddox", True), ("Recieved", False), ("Hexdon", False), ("Service", False)])
def test_how_somebody_may_be_called(case: tuple[str, bool]) -> None:
    word, may = case
    words = _Words(OWN)
    assert words.may_call(word) is may
    assert words.may_call(word) is may  # as it was looked up


@pytest.mark.parametrize(("looked_at", "may"), [(500, False), (501, True)])
def test_of_five_hundred_words_a_slip_is_looked_for(looked_at: int, may: bool) -> None:
    words = _Words(OWN)
    assert not any(words.may_call(f"a{number}") for number in range(looked_at))
    assert words.may_call("Recieved") is may


def test_somebody_behind_who_answers_a_survey_is_in_no_name_and_no_message() -> None:
    text = HEAD.format("") + ROWS.format("CMHT (Meera)")
    reading = read_uploaded([("survey.csv", text.encode())])
    assert "Meera" not in repr(reading)
    assert any("numbers stand in their place" in one.what for one in reading.problems)


def test_a_question_that_names_somebody_is_not_kept_and_not_repeated_until_somebody_agrees() -> None:
    text = (HEAD.format(" (back to Leanne by Friday please)") + ROWS.format("Mind")).encode()
    reading = read_uploaded([("survey.csv", text)])
    assert reading.network is not None
    assert "Leanne" not in repr((reading.network, reading.problems, reading.notes))
    assert [kind for kind, _ in reading.network.system.asked_as] == ["refers"]
    agreed = read_uploaded([("survey.csv", text)], corrections=[BringIn("Questions of the survey")])
    assert agreed.network is not None
    assert "Leanne" in agreed.network.system.asked_as[0][1]
    plain = read_uploaded([("survey.csv", (HEAD.format(" (back by Friday please)") + ROWS.format("Mind")).encode())])
    assert "Friday" in repr(plain.network)
    assert not any("may name" in one.what for one in plain.problems)


@each(("jane smith (cli", "Karen W (probat", "dean page", "bill moss", "faith moody"))
def test_a_name_that_was_cut_and_one_of_everyday_words_in_small_letters_are_asked_about(name: str) -> None:
    assert are_asked_about(["Custody", "Housing options", "Court", name]) == {3}


@each(("Custody (night", "CMHT (Oak", "summer camp", "mark lane", "rose hill", "holly lodge", "hope street"))
def test_other_names_that_were_cut_or_are_everyday_words_are_not(name: str) -> None:
    assert not are_asked_about(["Custody", "Housing options", "Court", name])


@each(("Ainscough chronology", "okonkwo_strategy_minutes"))
def test_a_file_of_what_is_held_on_one_person_may_be_called_after_somebody(stem: str) -> None:
    assert may_be_of_one(stem)


@each(
    ("hexdon links", "Hexdon safeguarding minutes", "cmht notes", "Lifeworks risk notes", "LD assessment", "DASH risk")
)
def test_a_file_of_what_is_held_on_a_service_is_not(stem: str) -> None:
    assert may_be_of_one(stem) is False
