"""The one command: what it installs, which port it takes, how it opens and closes the app, how it runs the tests."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import start
from looking.running import free_port

TINY_APP = 'import streamlit as st\n\napp = st.App("page.py")\n'


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.create_server((start.HOST, 0)) as server:
        yield server.getsockname()[1]


def _python(code: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code])


# --- what was asked for ---


def test_an_old_python_is_told_what_it_needs() -> None:
    with pytest.raises(start.RefusedError, match=r"needs Python 3\.11 or newer; this is Python 3\.10"):
        start.require_python((3, 10))


def test_this_python_is_new_enough() -> None:
    assert start.require_python(sys.version_info[:2]) is None


def test_what_follows_test_goes_to_pytest() -> None:
    options, rest = start.read_options(["test", "--slow", "tests/network", "-k", "names or counts", "-n", "0"])
    assert (options.command, options.pace) == ("test", "slow")
    assert rest == ["tests/network", "-k", "names or counts", "-n", "0"]


def test_what_follows_look_goes_to_the_look() -> None:
    options, rest = start.read_options(["look", "--help", "--pages", "Map", "Data", "--strict"])
    assert options.command == "look"
    assert rest == ["--help", "--pages", "Map", "Data", "--strict"]


@pytest.mark.parametrize(
    "arguments",
    [["--wrong"], ["--port", "0"], ["--port", "70000"], ["--port", "x"], ["open"], ["test", "--quick", "--slow"]],
)
def test_wrong_usage_is_refused_with_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        start.main(arguments)
    assert ending.value.code == 2


def test_a_refusal_is_told_in_words_with_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "OLDEST_PYTHON", (99, 0))
    assert start.main([]) == 1
    assert capsys.readouterr().err.strip().startswith("This needs Python 99.0 or newer")


# --- what is installed ---


@pytest.fixture
def installs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Names of the files of each installation that was asked for; nothing is installed."""
    asked: list[list[str]] = []
    monkeypatch.setattr(start, "install", lambda python, files, steps: asked.append([file.name for file in files]))
    return asked


@pytest.fixture
def steps() -> start.Steps:
    return start.Steps(3)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with two requirement files and an environment that has a Python."""
    (tmp_path / "run.txt").write_text("a==1\n")
    (tmp_path / "dev.txt").write_text("b==1\n")
    python = start.venv_python(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    return tmp_path


def test_an_environment_keeps_its_python_where_the_system_wants_it() -> None:
    assert start.venv_python(Path("e"), "nt") == Path("e/Scripts/python.exe")
    assert start.venv_python(Path("e"), "posix") == Path("e/bin/python")


def test_the_same_files_are_installed_once(project: Path, installs: list[list[str]], steps: start.Steps) -> None:
    for _ in range(2):
        assert start.prepare(project, ["run.txt"], steps) == start.venv_python(project / ".venv")
    assert installs == [["run.txt"]]


def test_a_changed_file_is_installed_again(project: Path, installs: list[list[str]], steps: start.Steps) -> None:
    start.prepare(project, ["run.txt"], steps)
    (project / "run.txt").write_text("a==2\n")
    start.prepare(project, ["run.txt"], steps)
    assert installs == [["run.txt"], ["run.txt"]]


def test_running_after_testing_installs_nothing(project: Path, installs: list[list[str]], steps: start.Steps) -> None:
    start.prepare(project, ["run.txt", "dev.txt"], steps)
    start.prepare(project, ["run.txt"], steps)
    start.prepare(project, ["run.txt", "dev.txt"], steps)
    assert installs == [["run.txt", "dev.txt"]]


def test_a_failed_installation_is_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, steps: start.Steps
) -> None:
    tries = []

    def fail(python: Path, files: list[Path], steps: start.Steps) -> None:
        tries.append(files)
        raise start.RefusedError("no internet")

    monkeypatch.setattr(start, "install", fail)
    for _ in range(2):
        with pytest.raises(start.RefusedError):
            start.prepare(project, ["run.txt"], steps)
    assert len(tries) == 2


def test_a_missing_environment_is_made_and_runs(tmp_path: Path, installs: list[list[str]], steps: start.Steps) -> None:
    (tmp_path / "run.txt").touch()
    python = start.prepare(tmp_path, ["run.txt"], steps)
    prefix = subprocess.run([python, "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True).stdout
    assert Path(prefix.strip()).resolve() == (tmp_path / ".venv").resolve()


def test_the_steps_are_counted_before_they_are_taken(
    project: Path, installs: list[list[str]], steps: start.Steps
) -> None:
    assert start.steps_to_prepare(project / "elsewhere", ["run.txt"]) == 2
    assert start.steps_to_prepare(project, ["run.txt"]) == 1
    start.prepare(project, ["run.txt"], steps)
    assert start.steps_to_prepare(project, ["run.txt"]) == 0


@pytest.fixture
def failing() -> set[str]:
    """What fails, among the words of a command."""
    return set()


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, failing: set[str]) -> list[list[str]]:
    """Every command that was run; none is, and all end well but those of `failing`."""
    run: list[list[str]] = []

    def note(command: list[str], *_: object, **__: object) -> bool:
        run.append([str(part) for part in command])
        return failing.isdisjoint(run[-1])

    monkeypatch.setattr(start, "run_quietly", note)
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    return run


def _programs(commands: list[list[str]], python: Path) -> list[str]:
    """What each command ran, in order."""
    return [command[2] if command[0] == str(python) else command[0] for command in commands]


def test_uv_installs_where_it_is(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, project: Path, steps: start.Steps
) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/bin/{name}")
    python, files = start.venv_python(project / ".venv"), [project / "run.txt", project / "dev.txt"]
    start.install(python, files, steps)
    begin = ["/bin/uv", "pip", "install", "--python", str(python), "--require-hashes"]
    compiled = [str(python), *start.COMPILE, str(project / ".venv")]
    assert commands == [[*begin, "-r", str(files[0]), "-r", str(files[1])], compiled]


def test_uv_is_fetched_where_it_is_not(commands: list[list[str]], project: Path, steps: start.Steps) -> None:
    python = start.venv_python(project / ".venv")
    start.install(python, [project / "run.txt"], steps)
    assert _programs(commands, python) == ["ensurepip", "pip", "uv", "compileall"]
    asked_of_pip, asked_of_uv = commands[1:3]
    assert asked_of_pip[-3:] == ["--require-hashes", "-r", str(start.ROOT / start.INSTALLER)]
    assert asked_of_uv[3:] == [
        "pip",
        "install",
        "--python",
        str(python),
        "--require-hashes",
        "-r",
        str(project / "run.txt"),
    ]


@pytest.mark.parametrize(
    ("failed", "asked"),
    [
        (str(start.ROOT / start.INSTALLER), ["ensurepip", "pip", "pip", "compileall"]),
        ("uv", ["ensurepip", "pip", "uv", "pip", "compileall"]),
    ],
)
def test_pip_installs_where_uv_cannot(
    commands: list[list[str]], failing: set[str], project: Path, steps: start.Steps, failed: str, asked: list[str]
) -> None:
    failing.add(failed)
    python = start.venv_python(project / ".venv")
    start.install(python, [project / "run.txt"], steps)
    assert _programs(commands, python) == asked
    assert "--no-compile" in commands[-2]
    assert commands[-2][-3:] == ["--require-hashes", "-r", str(project / "run.txt")]


def test_a_python_without_pip_is_told(
    commands: list[list[str]], failing: set[str], project: Path, steps: start.Steps
) -> None:
    failing.add("ensurepip")
    with pytest.raises(start.RefusedError, match="python3-venv"):
        start.install(start.venv_python(project / ".venv"), [project / "run.txt"], steps)


def test_the_installer_is_pinned_with_hashes() -> None:
    pins = [line for line in (start.ROOT / start.INSTALLER).read_text("utf-8").splitlines() if line[:1].isalpha()]
    assert len(pins) == 1
    assert pins[0].startswith("uv==")
    assert "--hash=sha256:" in (start.ROOT / start.INSTALLER).read_text("utf-8")


def test_what_is_installed_is_compiled_but_for_tests(tmp_path: Path) -> None:
    libraries = tmp_path / "tests/.venv/lib/site-packages"  # where the mapper lies is nothing that is tested
    for folder in (libraries / "one", libraries / "one/tests"):
        folder.mkdir(parents=True)
        (folder / "part.py").write_text("A = 1\n")
    (libraries / "torn.py").write_text("print 'of an old Python'\n")
    subprocess.run([sys.executable, *start.COMPILE, libraries], capture_output=True)
    assert [path.parents[1].name for path in libraries.rglob("part.*.pyc")] == ["one"]


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("Connection refused", "no internet connection: connect, and run this again"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "download was damaged"),
    ],
)
def test_an_installation_that_fails_says_what_to_do_and_where_the_log_is(
    said: str,
    advice: str,
    project: Path,
    steps: start.Steps,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    program = f"print({said!r}); raise SystemExit(1)"
    monkeypatch.setattr(start, "installers", lambda python, log: [[sys.executable, "-c", program]])
    with pytest.raises(start.RefusedError, match=advice) as refusal:
        start.install(start.venv_python(project / ".venv"), [project / "run.txt"], steps)
    log = project / start.LOG
    assert str(log) in str(refusal.value)
    assert said in log.read_text()
    assert capfd.readouterr().out == "1 of 3  Fetching 1 libraries, 200 MB or more, some minutes … not done\n"


def test_an_earlier_failure_is_not_told_again(tmp_path: Path) -> None:
    log = tmp_path / start.LOG
    log.write_text("\n$ first\nNo space left\n\n$ second\nConnection refused\n")
    assert "internet" in start.cure(log)


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(start.RefusedError, match="Check that you may write there"):
        start.make_venv(tmp_path / "missing" / ".venv")


# --- what a person is told ---


def test_each_step_is_one_line_with_its_number_and_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    steps = start.Steps(2)
    with steps.step("Making a folder"):
        pass
    with pytest.raises(KeyboardInterrupt), steps.step("Waiting"):
        raise KeyboardInterrupt
    assert capsys.readouterr().out == "1 of 2  Making a folder … done\n2 of 2  Waiting … not done\n"


def test_a_single_step_needs_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    with start.Steps(1).step("Starting"):
        pass
    assert capsys.readouterr().out == "Starting … done\n"


def test_what_a_quiet_command_says_goes_to_the_log_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / start.LOG
    assert start.run_quietly([sys.executable, "-c", "import sys; print('out'); sys.stderr.write('err')"], log)
    assert not start.run_quietly([sys.executable, "-c", "raise SystemExit(2)"], log)
    told = log.read_text()
    assert told.count("$ ") == 2
    assert "out" in told
    assert "err" in told
    assert capfd.readouterr() == ("", "")


def test_a_person_at_a_screen_sees_the_seconds_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.sys.stdout, "isatty", lambda: True, raising=False)
    assert start.run_quietly([sys.executable, "-c", ""], tmp_path / "log", "Fetching …")
    assert "\rFetching … 0 s " in capsys.readouterr().out


# --- the port ---


def test_a_port_in_use_is_not_free(taken_port: int) -> None:
    assert not start.is_free(taken_port)


def test_a_port_that_nobody_uses_is_free() -> None:
    assert start.is_free(free_port())


def test_the_port_asked_for_is_taken_or_refused(taken_port: int) -> None:
    free = free_port()
    assert start.choose_port(free) == free
    with pytest.raises(start.RefusedError, match=f"Port {taken_port} is taken"):
        start.choose_port(taken_port)


def test_the_next_free_port_is_taken_and_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "is_free", lambda port: port == start.FIRST_PORT + 2)
    assert start.choose_port(None) == start.FIRST_PORT + 2
    assert f"Port {start.FIRST_PORT} is taken" in capsys.readouterr().out


def test_no_free_port_at_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "is_free", lambda port: False)
    with pytest.raises(start.RefusedError, match="8501 to 8550 are all taken"):
        start.choose_port(None)


# --- the app ---


@pytest.mark.parametrize(
    ("environ", "platform", "opens"),
    [
        ({}, "win32", True),
        ({}, "darwin", True),
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({"CI": "true"}, "win32", False),
    ],
)
def test_a_browser_opens_only_where_a_person_can_see_it(environ: dict[str, str], platform: str, opens: bool) -> None:
    assert start.has_screen(environ, platform) is opens


@pytest.fixture
def tiny_app(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(TINY_APP)
    (tmp_path / "page.py").write_text('import streamlit as st\n\nst.write("here")\n')
    return tmp_path


def test_an_app_answers_within_ten_seconds_and_stops(tiny_app: Path) -> None:
    port = free_port()
    app = start.start_app(Path(sys.executable), tiny_app, port)
    try:
        start.wait_until_up(app, port, seconds=10)
        assert start.answers(port)
    finally:
        start.stop(app)
    assert app.poll() is not None
    assert not start.answers(port)


def test_opening_the_app_tells_its_address_and_opens_the_browser(
    tiny_app: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    port = free_port()

    def open_then_leave(address: str) -> None:
        opened.append(address)
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "ROOT", tiny_app)
    monkeypatch.setattr(start, "prepare", lambda root, files, steps: Path(sys.executable))
    monkeypatch.setattr(start.signal, "signal", lambda *_: None)
    monkeypatch.setattr(start.webbrowser, "open", open_then_leave)
    assert start.run_app(port, browser=True) == 0
    assert opened == [f"http://127.0.0.1:{port}"]
    told = capfd.readouterr().out
    assert f"The mapper is open at http://127.0.0.1:{port}" in told
    assert "The mapper is closed." in told
    assert not start.answers(port)


def test_an_app_that_stops_at_once_is_told() -> None:
    stopped = "stopped while it was starting"
    with _python("raise SystemExit(3)") as app, pytest.raises(start.RefusedError, match=stopped):
        start.wait_until_up(app, free_port(), seconds=10)


def test_an_app_that_stays_silent_is_told() -> None:
    with _python("import threading; threading.Event().wait()") as app:
        try:
            with pytest.raises(start.RefusedError, match=r"did not answer within 0\.2 seconds"):
                start.wait_until_up(app, free_port(), seconds=0.2)
        finally:
            app.kill()


# --- the tests ---


def test_each_check_runs_although_another_fails(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    checks = {"one": ["-c", "raise SystemExit(1)"], "two": ["-c", "import os; print(os.environ['CHROMIUM'])"]}
    monkeypatch.setattr(start, "prepare", lambda root, files, steps: Path(sys.executable))
    monkeypatch.setattr(start, "chromium", lambda: Path("a-browser"))
    monkeypatch.setattr(start, "checks", lambda pace, arguments: checks)
    assert start.run_tests("usual", []) == 1
    told = capfd.readouterr()
    assert "a-browser" in told.out
    assert "Not passed: one\n" in told.err


@pytest.mark.parametrize(("exits", "failed"), [(0, ""), (1, "Not passed: slow\n")])
def test_what_works_beside_the_tests_is_told_after_them(
    exits: int, failed: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    beside = f"open({str(begun)!r}, 'w'); print('a fault' * 20_000); raise SystemExit({exits})"
    waits = f"import os, time\nwhile not os.path.exists({str(begun)!r}): time.sleep(0.02)\nprint('the tests')"
    monkeypatch.setattr(start, "prepare", lambda root, files, steps: Path(sys.executable))
    monkeypatch.setattr(start, "BESIDE", ("slow",))
    monkeypatch.setattr(start, "checks", lambda pace, arguments: {"slow": ["-c", beside], "last": ["-c", waits]})
    assert start.run_tests("quick", []) == exits
    told = capfd.readouterr()
    assert told.out == "\nlast\nthe tests\n\nslow\n" + "a fault" * 20_000 + "\n"
    assert told.err.endswith(failed)


@pytest.mark.parametrize("pace", ["quick", "usual"])
def test_what_tests_compile_is_kept_for_the_processes_they_start(pace: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(start, "prepare", lambda root, files, steps: Path(sys.executable))
    monkeypatch.setattr(start, "chromium", lambda: Path("a-browser"))
    kept = ["-c", "import sys; sys.exit(sys.dont_write_bytecode)"]
    monkeypatch.setattr(start, "checks", lambda pace, arguments: {"one": kept})
    assert start.run_tests(pace, []) == 0


def test_quick_tests_need_no_chromium(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_chromium() -> Path:
        raise start.RefusedError("no Chromium")

    monkeypatch.setattr(start, "prepare", lambda root, files, steps: Path(sys.executable))
    monkeypatch.setattr(start, "chromium", no_chromium)
    monkeypatch.setattr(start, "checks", lambda pace, arguments: {"one": ["-c", ""]})
    assert start.run_tests("quick", []) == 0
    with pytest.raises(start.RefusedError, match="no Chromium"):
        start.run_tests("usual", [])


def test_a_look_has_a_chromium_and_its_exit_code_is_the_commands(
    monkeypatch: pytest.MonkeyPatch, program: Path
) -> None:
    asked = []

    def run(arguments: list[str], cwd: str, env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
        asked.append((arguments[1:], env["CHROMIUM"]))
        return subprocess.CompletedProcess(arguments, 1)

    monkeypatch.setattr(start, "prepare", lambda root, requirements, steps: Path(sys.executable))
    monkeypatch.setattr(start, "chromium", lambda: program)
    monkeypatch.setattr(subprocess, "run", run)
    assert start.main(["look", "--pages", "Map"]) == 1
    assert asked == [(["-m", "looking", "--pages", "Map"], str(program))]


def test_slow_tests_run_when_asked_for() -> None:
    usual = start.checks("usual", [])["pytest"]
    assert not {"--slow", "--quick"} & set(usual)
    assert start.checks("slow", ["-k", "store"])["pytest"][-3:] == ["--slow", "-k", "store"]
    assert start.checks("quick", [])["pytest"] == [*usual, "--quick"]


def test_the_ten_slowest_are_named() -> None:
    assert "--durations=10" in start.checks("usual", [])["pytest"]


def test_the_tests_come_last() -> None:
    assert list(start.checks("usual", [])) == ["ruff", "mypy", "import-linter", "pytest"]


# --- the browser of the tests ---


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program called chromium, and nothing else, in a folder."""
    path = tmp_path / ("chromium.exe" if os.name == "nt" else "chromium")
    path.touch(mode=0o755)
    return path


def test_the_chromium_that_is_named_is_used(program: Path) -> None:
    assert start.find_chromium({"CHROMIUM": str(program), "PATH": ""}, "linux") == program


def test_a_named_chromium_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(start.RefusedError, match="there is no such file"):
        start.find_chromium({"CHROMIUM": str(tmp_path / "none")}, "linux")


def test_a_chromium_on_the_path_is_found(program: Path) -> None:
    assert start.find_chromium({"PATH": str(program.parent)}, "linux") == program


def test_a_chrome_is_found_where_windows_puts_it(tmp_path: Path) -> None:
    chrome = tmp_path / "Google/Chrome/Application/chrome.exe"
    chrome.parent.mkdir(parents=True)
    chrome.touch()
    assert start.find_chromium({"PATH": "", "PROGRAMFILES": str(tmp_path)}, "win32") == chrome


def test_a_mac_keeps_chrome_among_its_applications() -> None:
    places = start.usual_places({}, "darwin")
    assert places[0] == Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def test_no_chromium_is_an_error_and_no_skipped_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "find_chromium", lambda environ, platform: None)
    monkeypatch.setattr(start, "may_install_packages", lambda: False)
    with pytest.raises(start.RefusedError, match="sudo apt-get install chromium"):
        start.chromium()


def test_root_of_a_debian_gets_chromium_installed(monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]) -> None:
    # found only after the second command, the installation, has run
    there = Path("/usr/bin/chromium")
    monkeypatch.setattr(start, "find_chromium", lambda environ, platform: there if len(commands) == 2 else None)
    monkeypatch.setattr(start, "may_install_packages", lambda: True)
    assert start.chromium() == there
    assert commands == [["apt-get", "-q", "update"], ["apt-get", "-q", "install", "-y", "chromium"]]
