"""One command from a bare Python: install what the mapper needs, start it, open it.

    python start.py          open the mapper in the browser
    python start.py test     check the code and run the tests (--quick while writing, --slow for everything)
    python start.py look     take a picture of every page, list what a script sees wrong (--help says more)

The standard library is enough here, and Python 3.7 can read it: an old Python must be able to say that it is too old.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import hashlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path
from typing import Iterator, Mapping, Sequence  # noqa: UP035 - the newer home of these names is unknown to Python 3.8

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
TO_RUN = ("requirements.lock",)
TO_TEST = (*TO_RUN, "requirements-dev.lock")
TO_TEST_SLOWLY = (*TO_TEST, "requirements-extras.lock")
INSTALLER = "requirements-installer.lock"  # uv, which takes a tenth of pip's time
LOG = "install.log"  # what the installers say, beside this file
CURES = (
    ("No space left", "The disk is full. Make 2 GB free, and run this again."),
    ("ermission denied", "This folder may not be written to. Move it to your own documents, and run this again."),
    ("HASHES", "A download was damaged or changed on its way. Run this again, on another network if it recurs."),
    ("Hash mismatch", "A download was damaged or changed on its way. Run this again, on another network if it recurs."),
)
USUAL_CURE = (
    "Most often there is no internet connection: connect, and run this again.\n"
    "Once it is installed, the mapper needs no internet."
)
HOST = "127.0.0.1"
FIRST_PORT, PORTS_TO_TRY = 8501, 50
PATIENCE = 60  # seconds that the app may take to answer
TEST_WORKERS = 3  # on two cores: tests in a browser mostly wait for it, and two workers have one (tests/sharing.py)
BESIDE = ("mypy",)  # half a minute of one core: it works while the tests run, and is told after them
COMPILED_ONCE = "PYTHONDONTWRITEBYTECODE"  # where it is empty, Python keeps what it compiles
COMPILE = ("-m", "compileall", "-q", "-j", "0", "-x", r"site-packages.*[/\\]tests?[/\\]")  # a third of what pip takes

say = functools.partial(print, flush=True)


class RefusedError(Exception):
    """What a person has to put right first; the message says what, and how."""


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code of the whole command: 0 done, 1 refused or failed, 2 wrong usage."""
    try:
        require_python(sys.version_info[:2])
        options, rest = read_options(argv)
        if options.command == "test":
            return run_tests(options.pace, rest)
        if options.command == "look":
            return run_look(rest)
        return run_app(options.port, browser=not options.no_browser and has_screen(os.environ, sys.platform))
    except RefusedError as reason:
        print(f"\n{reason}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


def read_options(argv: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    """What was asked for, and what is left for pytest or for the look."""
    parser = argparse.ArgumentParser(description="Open the partnership network mapper.", allow_abbrev=False)
    parser.add_argument("--port", type=port_number, help=f"port to open (else {FIRST_PORT}, or the next free one)")
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    add = parser.add_subparsers(dest="command").add_parser
    test = add("test", help="check the code and run the tests; other arguments go to pytest", allow_abbrev=False)
    add("look", help="take a picture of every page of every map", allow_abbrev=False, add_help=False)
    pace = test.add_mutually_exclusive_group()
    for name, meaning in (("quick", "a minute: no browser, nothing long"), ("slow", "everything, the long tests too")):
        pace.add_argument(f"--{name}", dest="pace", action="store_const", const=name, default="usual", help=meaning)
    options, rest = parser.parse_known_args(argv)
    if rest and options.command is None:
        parser.error("not understood: " + " ".join(rest))
    return options, rest


def port_number(text: str) -> int:
    """A port that a program may open."""
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def require_python(version: tuple[int, int]) -> None:
    """Refuse a Python that the mapper cannot run on."""
    if version < OLDEST_PYTHON:
        needed, found = (".".join(map(str, pair)) for pair in (OLDEST_PYTHON, version))
        raise RefusedError(f"This needs Python {needed} or newer; this is Python {found}. Install a newer Python.")


# --- what a person is told ---


class Steps:
    """One short line a step: its number, what is done, how it ended."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.begun = 0

    @contextlib.contextmanager
    def step(self, what: str) -> Iterator[str]:
        """Tell that a step begins and how it ends; gives its line, for whoever tells more of it on the way."""
        self.begun += 1
        line = f"{self.begun} of {self.total}  {what} …" if self.total > 1 else f"{what} …"
        say(line, end=" ")
        try:
            yield line
        except BaseException:
            say("not done")
            raise
        say("done")


def run_quietly(command: Sequence[str], log: Path, line: str = "", env: Mapping[str, str] | None = None) -> bool:
    """Whether the command ended well; what it says goes to the end of `log`.

    A person at a screen sees the seconds pass after `line`.
    """
    with log.open("ab") as told:
        told.write(f"\n$ {' '.join(command)}\n".encode())
        told.flush()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=told, stderr=told, env=env)
        try:
            started = time.monotonic()
            while line and sys.stdout.isatty() and process.poll() is None:
                say(f"\r{line} {time.monotonic() - started:.0f} s ", end="")
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=1)
            return process.wait() == 0
        finally:
            stop(process)


def cure(log: Path) -> str:
    """What to do after the installer failed, by what it said last."""
    said = log.read_text(encoding="utf-8", errors="replace").rpartition("\n$ ")[2]
    advice = next((advice for phrase, advice in CURES if phrase in said), USUAL_CURE)
    return f"{advice}\nWhat the installer said is in {log}"


# --- what is installed ---


def venv_python(venv: Path, os_name: str = os.name) -> Path:
    """Where an environment keeps its Python."""
    return venv / ("Scripts/python.exe" if os_name == "nt" else "bin/python")


def steps_to_prepare(root: Path, requirements: Sequence[str]) -> int:
    """How many steps `prepare` will take: 0 where everything is there, 2 where nothing is."""
    if not venv_python(root / ".venv").exists():
        return 2
    return int(not wanted(root, requirements).items() <= recorded(root).items())


def prepare(root: Path, requirements: Sequence[str], steps: Steps) -> Path:
    """Python of the environment in `root`; what is in the `requirements` is installed only when one has changed."""
    venv = root / ".venv"
    python = venv_python(venv)
    if not python.exists():
        with steps.step("Making a folder for the mapper"):
            make_venv(venv)
    asked, installed = wanted(root, requirements), recorded(root)
    if not asked.items() <= installed.items():
        install(python, [root / name for name in requirements], steps)
        (venv / "installed.json").write_text(json.dumps({**installed, **asked}, indent=1), encoding="utf-8")
    return python


def wanted(root: Path, requirements: Sequence[str]) -> dict[str, str]:
    """Digest of each of the files."""
    return {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in requirements}


def recorded(root: Path) -> dict[str, str]:
    """Digest that each file had when it was last installed."""
    record = root / ".venv/installed.json"
    return json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}


def make_venv(venv: Path) -> None:
    """Make an empty environment; whatever is left of a broken one goes."""
    command = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(venv)]
    try:
        made = run_quietly(command, venv.parent / LOG)
    except OSError:
        made = False
    if not made:
        raise RefusedError(f"The folder {venv} could not be made. Check that you may write there.")


def install(python: Path, requirements: Sequence[Path], steps: Steps) -> None:
    """Install the files' packages, each checked against its hash."""
    log = python.parents[2] / LOG
    libraries = sum(line[:1].isalpha() for path in requirements for line in path.read_text("utf-8").splitlines())
    with steps.step(f"Fetching {libraries} libraries, 200 MB or more, some minutes") as line:
        files = hashed(requirements)
        if not any(run_quietly([*command, *files], log, line) for command in installers(python, log)):
            raise RefusedError(f"The libraries could not be installed. {cure(log)}")
        run_quietly([str(python), *COMPILE, str(python.parents[1])], log)  # a file of another Python's fails, alone


def hashed(requirements: Sequence[Path]) -> list[str]:
    """What an installer is given to install nothing but the files' packages as they were published."""
    return ["--require-hashes", *(word for path in requirements for word in ("-r", str(path)))]


def installers(python: Path, log: Path) -> Iterator[list[str]]:
    """The commands that install into the environment of `python`, each asked where the one before it failed.

    First uv, which is fetched where it is not there; then pip, which alone is told of an organisation's own index.
    """
    into = ["pip", "install", "--python", str(python)]
    uv = shutil.which("uv")
    if uv:
        yield [uv, *into]
    if not run_quietly([str(python), "-m", "ensurepip", "--default-pip"], log):
        raise RefusedError("Python's pip is missing. On Debian or Ubuntu: sudo apt-get install python3-venv")
    pip = [str(python), "-m", "pip", "install", "--no-compile", "--disable-pip-version-check"]
    if not uv and run_quietly([*pip, *hashed([ROOT / INSTALLER])], log):
        yield [str(python), "-m", "uv", *into]
    yield pip


# --- the app ---


def run_app(wanted_port: int | None, *, browser: bool) -> int:
    """Open the mapper and keep it open until it is stopped."""
    steps = Steps(1 + steps_to_prepare(ROOT, TO_RUN))
    python = prepare(ROOT, TO_RUN, steps)
    port = choose_port(wanted_port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    app = None
    try:
        with steps.step("Starting the mapper"):
            app = start_app(python, ROOT, port)
            wait_until_up(app, port)
        address = f"http://{HOST}:{port}"
        say(f"\nThe mapper is open at {address}\nTo close it, press Ctrl and C in this window.")
        if browser:
            webbrowser.open(address)
        return app.wait()
    except KeyboardInterrupt:
        say("\nThe mapper is closed.")
        return 0
    finally:
        if app is not None:
            stop(app)


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether opening a browser would show a person anything."""
    if environ.get("CI"):
        return False
    return not platform.startswith("linux") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def choose_port(wanted: int | None) -> int:
    """The port that was asked for, else the first free one."""
    if wanted is not None:
        if is_free(wanted):
            return wanted
        raise RefusedError(f"Port {wanted} is taken. Choose another one, or leave --port out to get a free one.")
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TO_TRY):
        if is_free(port):
            if port != FIRST_PORT:
                say(f"Port {FIRST_PORT} is taken (is the mapper open already?), so this one takes port {port}.")
            return port
    raise RefusedError(f"The ports {FIRST_PORT} to {port} are all taken. Choose another one with --port.")


def is_free(port: int) -> bool:
    """Whether nothing answers on the port and we may open it."""
    with socket.socket() as caller:
        caller.settimeout(1)
        if caller.connect_ex((HOST, port)) == 0:
            return False
    with socket.socket() as opener:
        if os.name == "posix":  # a port closed a moment ago is free; on Windows the option would steal one in use
            opener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opener.bind((HOST, port))
        except OSError:
            return False
    return True


def start_app(
    python: Path, root: Path, port: int, output: int | None = None, env: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start `app.py` of `root` on this machine only; its output goes to the file descriptor `output`."""
    settings = (f"--server.port={port}", f"--server.address={HOST}", "--server.headless=true")
    command = [str(python), "-m", "streamlit", "run", "app.py", *settings, "--logger.hideWelcomeMessage=true"]
    return subprocess.Popen(command, cwd=str(root), stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=env)


def wait_until_up(app: subprocess.Popen[bytes], port: int, seconds: float = PATIENCE) -> None:
    """Return as soon as the app answers; refuse when it stops or stays silent."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if app.poll() is not None:
            raise RefusedError("The mapper stopped while it was starting; the lines above say why.")
        if answers(port):
            return
        time.sleep(0.05)
    raise RefusedError(f"The mapper did not answer within {seconds:g} seconds. Close other programs and try again.")


def answers(port: int) -> bool:
    """Whether the app on the port says that it is well."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def stop(app: subprocess.Popen[bytes]) -> None:
    """End the app, by force where asking does not help."""
    if app.poll() is None:
        app.terminate()
        try:
            app.wait(timeout=5)
        except subprocess.TimeoutExpired:
            app.kill()
            app.wait()


# --- the tests ---


def run_tests(pace: str, pytest_arguments: Sequence[str]) -> int:
    """Run every check, so that one failure does not hide another; `pace` is "quick", "usual" or "slow"."""
    requirements = TO_TEST_SLOWLY if pace == "slow" else TO_TEST
    python = prepare(ROOT, requirements, Steps(steps_to_prepare(ROOT, requirements)))
    environ = {**os.environ, COMPILED_ONCE: ""}  # hundreds of processes start, and each would compile the code anew
    if pace != "quick":
        environ["CHROMIUM"] = str(chromium())
    failed, beside, pipe = [], {}, subprocess.PIPE
    for name, arguments in checks(pace, pytest_arguments).items():
        command = [str(python), *arguments]
        if name in BESIDE:
            beside[name] = subprocess.Popen(command, cwd=str(ROOT), env=environ, stdout=pipe, stderr=pipe)
            continue
        say(f"\n{name}")
        if subprocess.run(command, cwd=str(ROOT), env=environ).returncode:
            failed.append(name)
    for name, process in beside.items():
        say(f"\n{name}\n" + b"".join(process.communicate()).decode(errors="replace").strip())
    failed += [name for name, process in beside.items() if process.returncode]
    if failed:
        print("\nNot passed: " + ", ".join(failed), file=sys.stderr, flush=True)
    return int(bool(failed))


def run_look(arguments: Sequence[str]) -> int:
    """Pictures and faults of every page: the exit code of `python -m looking`."""
    python = prepare(ROOT, TO_TEST, Steps(steps_to_prepare(ROOT, TO_TEST)))
    environ = {**os.environ, "CHROMIUM": str(chromium())}
    return subprocess.run([str(python), "-m", "looking", *arguments], cwd=str(ROOT), env=environ).returncode


def checks(pace: str, pytest_arguments: Sequence[str]) -> dict[str, list[str]]:
    """What each check is called, and what Python is given to run it."""
    import_linter = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    workers = ["-n", str(TEST_WORKERS), "--dist", "loadfile", "--no-loadscope-reorder", "--durations=10"]
    return {
        "ruff": ["-m", "ruff", "check", "."],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", import_linter],
        "pytest": ["-m", "pytest", *workers, *([] if pace == "usual" else [f"--{pace}"]), *pytest_arguments],
    }


def chromium() -> Path:
    """A Chromium for the browser tests, installed where that is possible."""
    found = find_chromium(os.environ, sys.platform)
    if found is None and may_install_packages():
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        with Steps(1).step("Installing Chromium for the browser tests") as line:
            for arguments in (["update"], ["install", "-y", "chromium"]):
                run_quietly(["apt-get", "-q", *arguments], ROOT / LOG, line, env=quiet)
        found = find_chromium(os.environ, sys.platform)
    if found is None:
        raise RefusedError(
            "The browser tests need Chromium or Google Chrome, and there is none here.\n"
            "On Debian or Ubuntu: sudo apt-get install chromium. On Windows or a Mac: install Google Chrome.\n"
            "If you have one in an unusual place, set CHROMIUM to its path.\n"
            "To run the tests that need no browser: python start.py test --quick"
            + (f"\nWhat the installer said is in {ROOT / LOG}" if (ROOT / LOG).exists() else "")
        )
    return found


def may_install_packages() -> bool:
    """Whether this is a Debian kind of system and we are its root."""
    return shutil.which("apt-get") is not None and getattr(os, "geteuid", lambda: -1)() == 0


def find_chromium(environ: Mapping[str, str], platform: str) -> Path | None:
    """The Chromium that `CHROMIUM` names, else one on the path, else one where its installer puts it."""
    if environ.get("CHROMIUM"):
        named = Path(environ["CHROMIUM"])
        if not named.is_file():
            raise RefusedError(f"CHROMIUM names {named}, and there is no such file.")
        return named
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name, path=environ.get("PATH", ""))
        if found:
            return Path(found)
    return next((path for path in usual_places(environ, platform) if path.is_file()), None)


def usual_places(environ: Mapping[str, str], platform: str) -> list[Path]:
    """Where the installers of Chrome and Chromium put them."""
    if platform == "darwin":
        return [Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in ("Google Chrome", "Chromium")]
    if platform == "win32":
        folders = [environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if name in environ]
        return [Path(folder, "Google/Chrome/Application/chrome.exe") for folder in folders]
    return []


if __name__ == "__main__":
    sys.exit(main())
