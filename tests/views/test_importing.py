"""A file on its way in, run in process: referral records and the terms of a directory."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from network.errors import NetworkError
from network.model import Network, Partner, System
from tests.network.test_uploads import DIRECTORY, HEAD, ROWS
from tests.open_pages import opened, words
from tests.pace import usually
from views import apart, cached
from views.behind.reading import Job
from views.parts.importing import preview
from views.parts.importing.upload import Upload


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSHIP_MAPS", str(tmp_path / "maps"))


class Here:
    """A job that is done in this process: most of the time of another goes into loading what is loaded here already."""

    step = ""

    def __init__(self, function: Callable[..., Any], *args: Any) -> None:
        self._done = function(*args)

    def is_over(self, _: float) -> bool:
        return True

    def result(self) -> Any:
        return self._done


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "Job", Here)


def bringing_in(*files: tuple[str, bytes]) -> AppTest:
    app = opened("data.py")
    app.session_state["part upload"] = Upload(files)
    return app.run()


def picked(app: AppTest, part: str) -> AppTest:
    """The proposal whose words hold this, picked."""
    (box,) = [box for box in app.selectbox if box.label == "Proposal"]
    return box.set_value(next(one for one in box.options if part in one)).run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_a_map_that_speaks_of_a_person_is_not_kept(tmp_path: Path) -> None:
    here = Network(System("Here 943 476 5919"), partners=(Partner("a", "Alpha"),))
    with pytest.raises(NetworkError, match="an NHS number"):
        cached.keep("here", here)
    assert not any(b"943 476" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_referral_records_become_a_map_of_flows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "Job", Job)  # a process of its own, as in the app; tests/views/test_apart.py is about it
    app = bringing_in(("referrals.csv", (HEAD + ROWS).encode()))
    assert not app.exception
    assert "2 partners and 1 link were read from referrals.csv." in words(app)
    assert "1 left out: accepted before it was made." in words(app)
    assert "3 referrals counted." in words(app)
    assert not press(app, "Show this map").exception
    assert "Your map" in words(app)


def test_a_column_that_fits_twice_is_picked_on_the_page() -> None:
    heads = HEAD.replace("need", "theme,need type")
    app = bringing_in(("referrals.csv", f"{heads}R1,Police,Housing,2026-04-01,,declined,Debt,Money\n".encode()))
    assert "Which column is what it was for?" in words(app)
    app = press(picked(app, "theme"), "Accept")
    assert "2 partners and 1 link were read from referrals.csv." in words(app)


def test_the_need_that_a_term_means_is_picked_and_taken_back() -> None:
    app = bringing_in(DIRECTORY)
    assert not app.exception
    app.session_state["terms"] = True  # unfolded
    app.run()
    (term,) = [box for box in app.selectbox if box.label == "Homelessness support"]
    assert term.value == "Accommodation and housing"
    term.set_value("Mental health").run()
    assert app.session_state["part upload"].meant[0].need == "Mental health"
    app = press(app, "Back to the proposals")
    assert app.session_state["part upload"].meant == ()


FORM = (
    b"Start time,Completion time,Your organisation,Mind,Court,Clinic\n"
    b"1,2,Mind,,Weekly,Never\n1,2,Court,Daily,,Weekly\n1,2,Clinc,Daily,Daily,\n"
)


def test_what_only_somebody_can_say_is_never_taken_with_the_proposals() -> None:
    """A form lost its question: refers, funds or shares information are as likely, so none stands there as picked."""
    app = bringing_in(("form.csv", FORM))
    (kind,) = [box for box in app.selectbox if box.label == "Proposal" and "It asks" in box.options[0]]
    assert kind.value is None
    accept = [button for button in app.button if button.label == "Accept"]
    assert [button.disabled for button in accept] == [True, False]
    assert not [button for button in app.button if button.label.startswith("Accept all")]


def test_of_proposals_alone_all_can_be_taken() -> None:
    app = bringing_in(
        ("links.csv", b"From,To\nTeal Police,Mind Norwood\nTeal Polce,Hub\nCourt,Mind Norwod\nCourt,Teal Police\n")
    )
    app = press(app, "Accept all 2")
    assert "4 partners and" in words(app)


LINKS = b"From,To\nPolice,Mind\nCourt,Mind\n"
ANSWERS = b"Timestamp,Your organisation,Whom do you refer people to?\n2024/03/01 9:00:00 am GMT,Police,Mind\n"


def test_of_a_survey_that_asks_for_no_numbers_no_number_is_missed() -> None:
    said = words(bringing_in(("answers.csv", ANSWERS)))
    assert "The answers give no numbers of people." in said
    assert "0 referrals counted" not in said


def test_a_map_is_not_called_by_its_file_and_steps_are_numbered_one_after_the_other() -> None:
    app = bringing_in(("links.csv", LINKS))
    (name,) = [box for box in app.text_input if box.label == "What the map is called"]
    assert (name.value, name.placeholder) == ("", "Your map")
    said = words(app)
    assert "On 2 links no number was read." in said
    assert "0 referrals" not in said
    steps = [int(number) for number in re.findall(r"(\d)\. What ", said)]
    assert steps == list(range(1, len(steps) + 1))


def test_a_map_file_keeps_the_name_that_it_says() -> None:
    app = bringing_in(("first.yaml", b"system: {name: first}\npartners: []\n"))
    (name,) = [box for box in app.text_input if box.label == "What the map is called"]
    assert name.value == "first"


def test_the_name_that_comes_with_the_click_is_taken_and_a_second_click_makes_no_second_map() -> None:
    app = bringing_in(("links.csv", LINKS))
    (name,) = [box for box in app.text_input if box.label == "What the map is called"]
    name.set_value("Harbour")
    press(app, "Show this map")
    assert "Harbour" in words(app)
    assert app.session_state["part uploads"] == 1
    preview._done(preview.OWN, Network(System("Harbour")), Upload((("links.csv", LINKS),)))  # of two clicks the second
    assert len([key for key, _ in cached.kept_maps() if key.startswith("harbour")]) == 1


def test_many_tables_are_told_in_few_words() -> None:
    many = usually(12, slowly=40)
    tables = tuple((f"table{n}.csv", f"from,to\nPolice {n},Mind\n".encode()) for n in range(many))
    app = bringing_in(*tables)
    said = words(app)
    read = f"{many + 1} partners and {many} links were read"
    assert f"{read} from table0.csv, table1.csv, table2.csv and {many - 3} more." in said
    assert "Read one of the sheets another way" in [box.label for box in app.selectbox]
    assert [one.label for one in app.expander if "more of what was recognised" in one.label] != []
    assert not any(one.label.startswith("Read table") for one in app.expander)


def test_of_forty_maps_the_next_is_named_and_all_can_be_let_go() -> None:
    app = opened("data.py")
    app.session_state["part uploads chosen"] = tuple(
        (f"map{n}.yaml", f"system: {{name: Map {n}}}\npartners: []\n".encode()) for n in range(40)
    )
    app.run()
    assert "39 more maps were chosen with it. map1.yaml comes next." in words(app)
    press(app, "Let go of all 40")
    assert not any(name in app.session_state for name in ("part upload", "part uploads waiting"))


def test_words_that_may_name_somebody_come_in_only_where_that_is_picked() -> None:
    notes = b"Police,Mind Norwood,2,seen by okonkwo\nTeal Polce,Hub,1,\nCourt,Mind Norwod,3,\nTeal Police,Hub,1,\n"
    app = bringing_in(("links.csv", b"From,To,Referrals,Notes\n" + notes))
    assert "may name somebody, so they were left out: link 1." in words(app)
    assert "okonkwo" not in words(app)
    app = press(app, "Accept the other 2")
    (box,) = [box for box in app.selectbox if box.label == "Proposal"]
    assert box.value is None
    app = press(picked(app, "Bring in"), "Accept")
    assert "may name somebody" not in words(app)


def test_no_heading_question_or_answer_that_may_name_somebody_is_shown() -> None:
    links = bringing_in(
        ("links.csv", b"From,To,Referrals (check with Agnieszka),Area\nMind,Hub,3,Hull\nHub,Mind,2,Hull\n")
    )
    assert "Agnieszka" not in shown(links)
    assert "Column 3 is read as" in [box.label for box in links.selectbox]
    asks = "Agnieszka asks: how often do you refer to them?"
    survey = f"Your organisation,{asks} [Mind],{asks} [Hub]\n"
    app = bringing_in(("survey.csv", f"{survey}Police,often,never\nCourt,ask Agnieszka,often\n".encode()))
    assert "Agnieszka" not in shown(app)


def shown(app: AppTest) -> str:
    """All that the page says, with the words of everything that can be picked or pressed."""
    for box in app.expander:
        if box.label.startswith("Read "):
            app.session_state["sheet-0"] = True
    app.run()
    labels = [
        (one.label, *getattr(one, "options", ())) for kind in (app.selectbox, app.button, app.radio) for one in kind
    ]
    return repr((words(app), labels, [one.label for one in app.expander]))
