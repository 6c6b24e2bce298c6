"""The terminal: results on one stream, words on the other, an exit code that tells how it went, never a traceback."""

import json
import math
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import analysis
from network import Network, read_yaml, write_yaml
from network.model import Goal, Named, Partner, Relation, System
from tests.small_networks import NETWORKS, SOME, saved_in
from tests.terminal.run import RIVERSIDE, ROOT, Terminal, rows

REALDATA = ROOT.parent / "shared" / "realdata"
QUESTIONS = analysis.questions()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {title: str(path) for title, path in saved_in(tmp_path_factory.mktemp("maps")).items()}


def test_check_says_what_was_read(run: Terminal) -> None:
    code, out, _ = run("check", RIVERSIDE)
    assert code == 0
    assert "36 partners" in out


def test_check_tells_every_problem_with_its_line_and_refuses(run: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("system: {name: T}\npartners:\n  - {id: a}\n  - {id: b, name: B, sektor: nhs}\n")
    code, out, _ = run("check", str(path))
    assert code == 1
    assert "map.yaml, line 3: A partner has no name." in out
    assert 'map.yaml, line 4: A partner has no key "sektor". Did you mean "sector"?' in out


def test_warnings_do_not_stop_a_command(run: Terminal, saved: dict[str, str]) -> None:
    code, out, _ = run("check", saved["same name"])
    assert code == 0
    assert 'both called "Shelter"' in out
    code, _, err = run("findings", saved["same name"])
    assert code == 0
    assert "see check" in err


def test_check_as_json_can_be_read_by_a_program(run: Terminal, saved: dict[str, str]) -> None:
    code, out, _ = run("check", saved["hidden counts"], "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["outcome"], told["partners"], told["links"]) == ("warn", 3, 4)
    assert (told["total_made"], told["hidden"], told["missing"]) == (0, 3, 0)
    assert set(told["problems"][0]) == {"level", "file", "sheet", "row", "column", "what", "fix"}


def test_a_refused_file_is_json_too(run: Terminal, tmp_path: Path) -> None:
    code, out, _ = run("check", str(tmp_path / "nowhere.yaml"), "--json")
    told = json.loads(out)
    assert code == 1
    assert (told["outcome"], told["total_made"]) == ("refuse", None)


def test_a_file_that_is_called_after_a_person_is_not_named(run: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "Referrals for Joanne Pickersgill.csv"
    file.write_text("From,To\nPolice,Mind\n", encoding="utf-8")
    code, out, _ = run("check", str(file))
    assert code == 1
    assert out.startswith("The file: refused.")
    assert "Pickersgill" not in out


def test_several_files_are_checked_one_after_the_other(run: Terminal, saved: dict[str, str], tmp_path: Path) -> None:
    code, out, _ = run("check", "--json", saved["star"], str(tmp_path / "nowhere.yaml"), saved["chain"])
    assert [json.loads(line)["partners"] for line in out.splitlines()] == [6, 0, 3]
    assert code == 1


def test_findings_are_one_sentence_a_line(run: Terminal) -> None:
    code, out, _ = run("findings", RIVERSIDE)
    assert code == 0
    assert len(out.splitlines()) == len(analysis.questions())
    assert all(line.startswith("Illustrative: ") for line in out.splitlines())


def test_a_name_with_a_line_break_stays_on_its_line(run: Terminal, saved: dict[str, str]) -> None:
    _, out, _ = run("findings", saved["hostile names"])
    assert len(out.splitlines()) == len(analysis.questions())


def test_a_table_is_csv_and_its_sentence_goes_beside_it(run: Terminal) -> None:
    code, out, err = run("table", "coverage", RIVERSIDE, "--need", "housing", "--top", "3")
    assert code == 0
    assert [row["need"] for row in rows(out)] == ["housing"] * 3
    assert err.startswith("Illustrative: ")


def test_a_table_as_json_holds_the_same(run: Terminal, saved: dict[str, str]) -> None:
    _, printed, _ = run("table", "sole_links", saved["chain"])
    _, out, _ = run("table", "sole_links", saved["chain"], "--json")
    assert [["" if value is None else str(value) for value in row.values()] for row in json.loads(out)] == [
        list(row.values()) for row in rows(printed)
    ]


@pytest.mark.long
@pytest.mark.parametrize("question", analysis.questions())
def test_every_table_has_the_columns_that_the_question_declares(question: str, run: Terminal) -> None:
    code, out, err = run("table", question, RIVERSIDE)
    declared = [column.name for column in analysis.questions()[question].columns]
    assert code == 0
    assert out.splitlines()[0].split(",") == [*declared, *(["note"] if question == "what_if" else [])]
    assert err.startswith("Illustrative: ")


def test_counts_are_whole_in_every_table(run: Terminal) -> None:
    _, out, _ = run("table", "leaks", RIVERSIDE)
    assert all(row[name].isdecimal() for row in rows(out) for name in ("made", "accepted") if row[name])


def test_the_first_20_introductions_print_unless_told_otherwise(run: Terminal) -> None:
    _, out, err = run("table", "introductions", RIVERSIDE)
    assert len(rows(out)) == 20
    assert "The first 20 of" in err
    assert len(rows(run("table", "introductions", RIVERSIDE, "--top", "150")[1])) == 150


def test_all_introductions_are_also_those_of_one_sector(run: Terminal) -> None:
    first = {row["same_sector"] for row in rows(run("table", "introductions", RIVERSIDE, "--top", "200")[1])}
    every = {row["same_sector"] for row in rows(run("table", "introductions", RIVERSIDE, "--top", "200", "--all")[1])}
    assert "1" in every - first


def test_a_second_map_can_be_given(run: Terminal, saved: dict[str, str]) -> None:
    # the chain is custody -> hub -> home; without any of it nothing in Testshire reaches help
    code, out, _ = run("table", "what_if", saved["chain"], "--other", saved["empty"])
    assert code == 0
    assert {row["change"] for row in rows(out)} == {"closed", "service gone"}


def test_small_counts_are_hidden_before_anything_is_worked_out(run: Terminal, saved: dict[str, str]) -> None:
    # the chain's 5 that reached help are under 10, so no exact number of them is told
    _, out, _ = run("table", "leaks", saved["chain"], "--hide", "under10")
    told = rows(out)
    assert {row["note"] for row in told} == {"Counts under 10 are hidden."}
    assert [(row["made"], row["completed"]) for row in told if row["target"] == "home"] == [("20", "")]


def test_findings_can_be_told_with_the_names_that_table_takes(run: Terminal, saved: dict[str, str]) -> None:
    _, out, _ = run("findings", saved["chain"], "--names")
    assert [line.partition("\t")[0] for line in out.splitlines()] == list(analysis.questions())


@pytest.mark.long
def test_findings_say_how_firm_they_are_and_how_far_it_is(
    run: Terminal, saved: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "questions", lambda: {"brokers": QUESTIONS["brokers"]})
    code, out, err = run("findings", saved["everything known"], "--sure")
    assert code == 0
    assert "of 100 re-runs with some answers left out." in out
    assert "50 in 100 done" in err
    assert "Each re-run leaves out" in err


def test_where_nobody_was_asked_nothing_can_be_tested_and_that_is_said(run: Terminal, saved: dict[str, str]) -> None:
    code, out, err = run("findings", saved["nothing asked"], "--sure")
    assert code == 0
    assert all("Not tested." in line for line in out.splitlines())
    assert "Nobody has been asked yet" in err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "COMMAND"),
        (("dance",), 2, "dance"),
        (("table", "covrage", RIVERSIDE), 2, 'Did you mean "coverage"'),
        (("table", "leaks", RIVERSIDE, "--need", "housing"), 2, "takes no --need"),
        (("table", "leaks", RIVERSIDE, "--seed", "1"), 2, "takes no --seed"),
        (("table", "coverage", RIVERSIDE, "--top", "0"), 2, "whole number from 1"),
        (("table", "coverage", RIVERSIDE, "--at", "Sat 25:00"), 2, "day and an hour"),
        (("table", "coverage", RIVERSIDE, "--sta", "court"), 2, "unrecognized"),
        (("table", "introductions", RIVERSIDE, "--top", "201"), 2, "from 1 to 200"),
        (("table", "what_if", RIVERSIDE, "--other", "nowhere.yaml"), 1, "There is no file"),
        (("table", "coverage", RIVERSIDE, "--need", "housng"), 1, 'Did you mean "housing"'),
        (("table", "coverage", "nowhere.yaml"), 1, "There is no file"),
        (("measures", RIVERSIDE, "--by", "sectr"), 1, 'Did you mean "sector"'),
        (("findings", str(ROOT)), 1, "is a folder"),
        (("findings", __file__), 1, "kind of file"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(arguments: tuple[str, ...], code: int, words: str, run: Terminal) -> None:
    got, out, err = run(*arguments)
    assert (got, out) == (code, "")
    assert words in err
    assert "Traceback" not in err


def test_a_survey_of_a_map_marked_public_is_made_from_its_safe_copy(run: Terminal, tmp_path: Path) -> None:
    public, survey = tmp_path / "public.yaml", tmp_path / "survey.xlsx"
    refuge = Partner("hawthorn", "Hawthorn Lodge", needs=("da",))
    system = System("Town", needs=(Named("da", "Domestic abuse"),), public=True)
    write_yaml(Network(system, (refuge, Partner("police", "Police"))), public)

    def listed(*options: str) -> list[str]:
        code, out, _ = run("template", str(survey), "--survey", str(public), *options)
        assert (code, out) == (0, "")
        sheet = CalamineWorkbook.from_path(survey).get_sheet_by_name("Organisations (ignore)")
        return [str(row[0]) for row in sheet.to_python()[1:]]

    assert listed() == ["Domestic abuse service", "Police"]
    assert listed("--no-public") == ["Hawthorn Lodge", "Police"]
    assert not {"Hawthorn Lodge", "Police"} & set(listed("--roles"))
    assert run("template", str(survey), "--public")[0] == 2  # an empty workbook has nobody in it


def test_tables_of_a_map_marked_public_are_of_its_safe_copy(run: Terminal, tmp_path: Path) -> None:
    public = tmp_path / "public.yaml"
    system = System("Town", needs=(Named("da", "Domestic abuse"),), stages=(Named("court", "Court"),), public=True)
    test = (("need", "da"),)
    goal = Goal("Gazebo", "coverage", test=test, owner="Trombonist")
    people = (Partner("hawthorn", "Hawthorn", needs=("da",)), Partner("police", "Police", stages=("court",)))
    links = (Relation("police", "hawthorn"),)
    write_yaml(Network(system, people, links, asked=("police",), goals=(goal,)), public)
    for command in (("table", "coverage"), ("table", "brokers"), ("measures",), ("goals",)):
        code, out, words = run(*command, str(public))
        assert code == 0
        assert "safe public copy" in words
        assert not re.search("hawthorn|gazebo|trombonist", out + words, re.IGNORECASE)
    assert "hawthorn" in run("measures", str(public), "--no-public")[1]
    assert "Trombonist" in run("goals", str(public), "--no-public")[1]
    assert run("table", "leaks", str(public))[0] == 2


def test_every_command_says_how_it_is_used(run: Terminal) -> None:
    for command in ("check", "findings", "table", "measures", "route", "what-if", "convert", "template", "records"):
        code, out, _ = run(command, "--help")
        assert code == 0
        assert "usage" in out


@pytest.mark.parametrize("title", SOME)
def test_measures_have_a_row_for_each_partner(title: str, run: Terminal, saved: dict[str, str]) -> None:
    code, out, _ = run("measures", saved[title])
    assert code == 0
    assert [row["partner"] for row in rows(out)] == list(NETWORKS[title].by_id)


def test_measures_without_groups_say_so(run: Terminal, saved: dict[str, str]) -> None:
    code, out, err = run("measures", saved["no lists at all"])
    assert code == 0
    assert "No partner has a sector" in err
    assert {row["ei"] for row in rows(out)} == {""}


def test_a_pair_of_csv_files_is_one_map(run: Terminal, tmp_path: Path) -> None:
    # a -> b twice, b -> c: b stands between the two others; a weight is no number of people
    nodes, edges = tmp_path / "nodes.csv", tmp_path / "edges.csv"
    nodes.write_text("id,label\na,Advice\nb,Bail\nc,Court\n")
    edges.write_text("source,target,weight\na,b,3\na,b,2\nb,c,1\n")
    _, out, _ = run("measures", str(edges), str(nodes))
    assert [(row["partner"], row["degree"], row["betweenness"]) for row in rows(out)] == [
        ("a", "1", "0.0"),
        ("b", "2", "1.0"),
        ("c", "1", "0.0"),
    ]
    _, out, _ = run("check", str(nodes), RIVERSIDE, str(edges), "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert [(one["partners"], one["links"]) for one in told] == [(3, 2), (36, 136)]
    assert told[0]["total_made"] == 0


def test_an_id_that_could_start_a_formula_is_made_safe(run: Terminal, tmp_path: Path) -> None:
    star = NETWORKS["star"]
    partners = tuple(type(one)("=1+1" if one.id == "a" else one.id, one.name) for one in star.partners)
    path = tmp_path / "map.yaml"
    write_yaml(Network(star.system, partners), path)
    _, out, _ = run("measures", str(path))
    assert "'=1+1" in [row["partner"] for row in rows(out)]


def test_the_terminal_opens_no_browser_page_and_loads_no_engine_before_it_is_asked_to() -> None:
    script = "import cli, sys; print(sorted({'streamlit', 'pyvis', 'views', 'duckdb'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.long
def test_a_reader_that_has_enough_is_no_error(saved: dict[str, str]) -> None:
    command = [sys.executable, "cli.py", "table", "coverage", RIVERSIDE]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 0


@pytest.mark.long
def test_a_name_that_the_terminal_cannot_show_is_no_error(saved: dict[str, str]) -> None:
    command = [sys.executable, "cli.py", "findings", saved["hostile names"]]
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PATH": ""}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_said_in_words(saved: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "cli.py", "check", saved["chain"]]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "The result cannot be written: No space left on device.\n"


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="closing a stream is a matter of the shell")
@pytest.mark.parametrize(("closed", "told"), [(">&-", False), ("2>&-", True)])
def test_a_closed_stream_swallows_what_is_printed(closed: str, told: bool, saved: dict[str, str]) -> None:
    command = f'"{sys.executable}" cli.py check "{saved["chain"]}" {closed}'
    done = subprocess.run(command, cwd=ROOT, shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert ("3 partners" in done.stdout) == bool(done.stdout) == told


def test_stopping_a_long_command_is_no_error(
    run: Terminal, saved: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(name: str, network: Network) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(analysis, "run", stopped)
    code, out, err = run("findings", saved["chain"])
    assert (code, out) == (1, "")
    assert err.endswith("Stopped.\n")


# R's column: ours. Directed ones only where the network is directed.
IN_R = {
    "degree_undirected": "degree",
    "betw_undirected": "betweenness",
    "constraint_unweighted": "constraint",
    "effective_size_undirected": "effective_size",
    "coreness": "core_number",
    "in_degree": "in_degree",
    "out_degree": "out_degree",
    "betw_directed": "betweenness_directed",
}


@pytest.mark.skipif(not REALDATA.exists(), reason="the shared real networks are not beside the project")
@pytest.mark.parametrize("folder", ["emon_mtsi", "fr_hospital_transfers_bretagne", "us_physicians_ckm"])
def test_measures_of_a_real_network_are_those_of_r(folder: str, run: Terminal) -> None:
    network = REALDATA / folder
    code, out, _ = run("measures", str(network / "nodes.csv"), str(network / "edges.csv"))
    assert code == 0
    ours = {row["partner"]: row for row in rows(out)}
    for expected in rows((network / "expected" / "nodes_expected.csv").read_text(encoding="utf-8")):
        row = ours[expected["id"]]
        for theirs, column in IN_R.items():
            if theirs in expected:
                assert _equal(expected[theirs], row[column]), (expected["id"], column)
        assert (expected["is_articulation"] == "TRUE") == (row["articulation"] == "1")


def _equal(theirs: str, ours: str) -> bool:
    if theirs in ("NA", "NaN", "") or ours == "":
        return theirs in ("NA", "NaN", "") and ours == ""
    return math.isclose(float(theirs), float(ours), rel_tol=1e-6, abs_tol=1e-9)


def test_a_goal_is_changed_set_and_taken_away_into_another_file(run: Terminal, tmp_path: Path) -> None:
    first, second, third = (str(tmp_path / f"{name}.yaml") for name in ("first", "second", "third"))
    before = read_yaml(Path(RIVERSIDE)).goals
    change = ("--by", "2027-06-30", "--owner", "", "--test", "need=adhd", "--test", "age=adult")
    assert run("goals", RIVERSIDE, "--edit", "3", *change, "--out", first)[0] == 0
    goals = read_yaml(Path(first)).goals
    changed = replace(before[2], by=date(2027, 6, 30), owner=None, test=(("need", "adhd"), ("age", "adult")))
    assert goals == (*before[:2], changed, before[3])
    test = ("--test", "stage=voluntary", "--test", "needs_reached=12")
    assert run("goals", first, "--set", "--words", "Much help for all", *test, "--out", second)[0] == 0
    new = Goal("Much help for all", "entry_points", test=(("stage", "voluntary"), ("needs_reached", "12")),
               id="much_help_for_all")  # fmt: skip
    assert read_yaml(Path(second)).goals == (*goals, new)
    assert run("goals", second, "--take-away", "much_help_for_all", "--out", third)[0] == 0
    assert read_yaml(Path(third)).goals == goals


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("--edit", "3", "--by", "2027-06-30"), 2, "Name a file after --out"),
        (("--by", "2027-06-30"), 2, "which goal"),
        (("--out", "x.yaml"), 2, "--out goes with"),
        (("--set", "--out", "x.yaml"), 2, "in words"),
        (("--take-away", "3", "--out", RIVERSIDE), 2, "would be written over"),
        (("--take-away", "3", "--hide", "under5", "--out", "x.yaml"), 2, "leave --hide out"),
        (("--edit", "nothing", "--out", "x.yaml"), 1, "no goal"),
        (("--edit", "3", "--test", "need=nothing", "--out", "x.yaml"), 1, "nothing"),
        (("--edit", "3", "--by", "soon", "--out", "x.yaml"), 2, "not a day"),
        (("--edit", "3", "--test", "need", "--out", "x.yaml"), 2, "not a key"),
    ],
)
def test_a_goal_that_cannot_be_changed_so_is_refused(
    run: Terminal, typed: tuple[str, ...], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended, _, err = run("goals", RIVERSIDE, *typed)
    assert (ended, said in err) == (code, True), err
    assert not (tmp_path / "x.yaml").exists()


def test_goals_are_told_with_their_day_and_how_they_stand(run: Terminal) -> None:
    code, out, err = run("goals", RIVERSIDE)
    assert code == 0
    assert "goals on this map" in err
    assert [row["goal"] for row in rows(out)] == ["brain_injury", "women", "3", "4"]
    assert [row["status"] for row in rows(out)] == ["not met", "met", "not met", "not met"]
    assert rows(out)[0]["by"] == "2027-03-31"


def test_a_plan_says_how_far_it_is_and_prints_every_change(run: Terminal) -> None:
    code, out, err = run("plan", RIVERSIDE, "--goal", "3", "--change", "link", "--change", "need")
    assert code == 0
    assert "no plan has fewer" in err
    assert {row["kind"] for row in rows(out)} <= {"link", "need"}
    assert run("plan", RIVERSIDE, "--goal", "9")[0] == 1
    assert run("plan", RIVERSIDE)[0] == 2


def test_words_that_may_name_somebody_come_in_when_it_is_said(run: Terminal, tmp_path: Path) -> None:
    table, left_out, brought_in = (str(tmp_path / name) for name in ("links.csv", "out.yaml", "in.yaml"))
    Path(table).write_text("From,To,Referrals,Notes\nA,B,3,seen by okonkwo\n")
    assert 'If they name nobody, add --bring-in "Notes".' in "".join(run("check", table)[1:])
    assert run("convert", table, left_out)[0] == 0
    assert run("convert", table, brought_in, "--bring-in", "Notes")[0] == 0
    assert ["okonkwo" in Path(path).read_text() for path in (left_out, brought_in)] == [False, True]
