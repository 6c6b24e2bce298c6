"""The mapper in a terminal: `python cli.py check data/partners.yaml`.

Results go to standard output (tables as CSV), words about them to standard error. Exit code 0: fine, perhaps with
warnings; 1: a file or a question was refused; 2: the command was not understood. Every command: docs/cli.md.
"""

import argparse
import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import analysis
from analysis import Answer
from analysis._measures import measures
from analysis._resample import model_of
from analysis._stability import stability
from analysis._walk import walk
from analysis._words import plural
from analysis.route import PLANNING
from network import Network, NetworkError
from network.access import parse_hour
from network.disclosure import DEFAULT_RULE, RULES, hide
from network.files import read_together, write
from network.files.summary import summarise
from network.files.template import write_template
from network.model import Person
from network.rules import suggestion
from network.typed_changes import TYPED_CHANGES, Step, steps
from render.edit_words import EXERCISE
from render.printed import reading_lines, sentence, table_text
from render.route_text import route_text
from render.what_if_text import what_if_text

NARROWING = ("by", "stage", "need", "age", "area", "group", "person")  # options of `table` that take an id
OPTIONS = (*NARROWING, "at", "seed", "all", "other")  # of `table`; each question takes some of them
TEXT_TABLES = (".csv", ".tsv", ".tab")  # several of these make one map
FIRST, MOST = 20, 200  # introductions that print, and that are put in full order
BESIDE = ("coverage", "entry_points", "sole_routes", "sole_links", "pressure")  # told with a what-if where they move
FINE, REFUSED, MISUSED = 0, 1, 2


class _Misused(NetworkError):
    """The command cannot be carried out as it was given."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and say how it went, as an exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        code: int = chosen.command(chosen)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads the output, such as head, has enough
        _drop_output()
        return FINE
    except OSError as error:  # such as a full disk
        _drop_output()
        _say(f"The result cannot be written: {error.strerror or error}.")
        return REFUSED
    except KeyboardInterrupt:
        _say("Stopped.")
        return REFUSED
    except NetworkError as error:
        _say(str(error))
        return MISUSED if isinstance(error, _Misused) else REFUSED


def check_command(chosen: argparse.Namespace) -> int:
    """What was read in each file, and every problem."""
    outcome = FINE
    for files in _maps(chosen.files):
        reading = read_together(files)
        if reading.network is None:
            outcome = REFUSED
        if chosen.json:
            print(json.dumps(summarise(reading), ensure_ascii=False))
        else:
            print(*reading_lines(", ".join(files), reading), sep="\n")
    return outcome


def findings_command(chosen: argparse.Namespace) -> int:
    """Every question's sentence, one a line; with `--sure` also how firm it is."""
    network = _network([chosen.file])
    if chosen.sure:
        _say(_how_tested(network))
    names = list(analysis.questions())
    for place, name in enumerate(names, start=1):
        start = f"{name}\t" if chosen.names else ""
        if chosen.sure:
            _say(f"{place} of {len(names)}: {name}")
            answer = _tested(name, network, chosen.seed)
            print(f"{start}{sentence(answer)} {answer.sure}", flush=True)
        else:
            print(f"{start}{sentence(analysis.run(name, network))}")
    return FINE


def table_command(chosen: argparse.Namespace) -> int:
    """The table of one question."""
    given = {name: value for name in OPTIONS if (value := getattr(chosen, name)) is not None}
    _check_taken(chosen.question, given)
    top = _rows_to_print(chosen)
    network = _network([chosen.file])
    if "other" in given:
        given["other"] = _network([chosen.other])
    answer = analysis.run(chosen.question, network, **given)
    table = answer.table if top is None else answer.table.head(top)
    _say(sentence(answer))
    if chosen.top is None and len(table) < len(answer.table):
        _say(f"The first {top} of {len(answer.table)} rows; --top N gives more.")
    print(table_text(table, answer.question.columns, as_json=chosen.json))
    return FINE


def measures_command(chosen: argparse.Namespace) -> int:
    """The measures of social network analysis, one row a partner."""
    network = _network(chosen.files)
    table = measures(network, by=chosen.by)
    if len(table) and table["coordinator"].isna().all():
        _say(f"No partner has a {chosen.by}: ei and the five roles are empty. Choose a column with --by.")
    print(table_text(table))
    return FINE


def route_command(chosen: argparse.Namespace) -> int:
    """One imagined person's way to help, as a story or as a table."""
    network = _network([chosen.file])
    person = _person(network, chosen)
    answer = analysis.run("route", network, person=person)
    if chosen.json:
        _say(f"{sentence(answer)} {PLANNING}")
        print(table_text(answer.table, as_json=True))
        return FINE
    print(sentence(answer))
    for line in route_text(network, walk(network, person)):
        print(line)
    return FINE


def what_if_command(chosen: argparse.Namespace) -> int:
    """Which situations the changes alter, and how."""
    network = _network([chosen.file])
    tried = _steps(network, chosen)
    after = tried[-1].after
    answer = analysis.run("what_if", network, other=after)
    others = [(analysis.run(name, network), analysis.run(name, after)) for name in BESIDE]
    for line in what_if_text(tried, answer, others):
        _say(line)
    print(table_text(answer.table.assign(note=EXERCISE), as_json=chosen.json))
    return FINE


def convert_command(chosen: argparse.Namespace) -> int:
    """The map in another format."""
    if Path(chosen.out).resolve() in {Path(file).resolve() for file in chosen.files}:
        raise _Misused(f"{chosen.out} would be written over while it is read. Choose another name.")
    reading = read_together(chosen.files)
    for problem in reading.problems:
        _say(f"{problem.level}: {problem}")
    if reading.network is None:
        return REFUSED
    for lost in write(_for_export(reading.network, chosen), chosen.out):
        _say(lost)
    return FINE


def template_command(chosen: argparse.Namespace) -> int:
    """A workbook to fill in."""
    if not chosen.out.lower().endswith(".xlsx"):
        raise _Misused(f"{chosen.out} is no name for a workbook. Choose one that ends in .xlsx.")
    write_template(chosen.out)
    return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cli.py", description="Ask a partnership map from the terminal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_check, _add_findings, _add_table, _add_measures, _add_route, _add_what_if, _add_convert):
        add(commands)
    template = _command(commands, "template", template_command, "a workbook to fill in")
    template.add_argument("out", metavar="OUT.xlsx")
    return parser


def _command(commands: Any, name: str, run: Any, means: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=means, description=means, allow_abbrev=False)
    command.set_defaults(command=run)
    return command


def _add_check(commands: Any) -> None:
    check = _command(commands, "check", check_command, "what was read, and every problem")
    check.add_argument("files", nargs="+", metavar="FILE", help="maps; several CSV files are one map")
    check.add_argument("--json", action="store_true", help="one JSON object a map")


def _add_findings(commands: Any) -> None:
    findings = _command(commands, "findings", findings_command, "every question's sentence")
    findings.add_argument("file", metavar="FILE")
    findings.add_argument("--names", action="store_true", help="the question's name and a tab before each sentence")
    findings.add_argument("--sure", action="store_true", help="how firm each is, from 100 re-runs; takes minutes")
    findings.add_argument("--seed", type=_from(0), default=0, metavar="N", help="of the re-runs")


def _add_table(commands: Any) -> None:
    table = _command(commands, "table", table_command, "the table of one question, as CSV")
    table.add_argument("question", metavar="QUESTION", help="its name, such as coverage: findings --names shows them")
    table.add_argument("file", metavar="FILE")
    for name in NARROWING:
        table.add_argument(f"--{name}")
    table.add_argument("--at", type=_hour, metavar="HOUR", help='such as "Sat 23:00"')
    table.add_argument("--seed", type=_from(0), metavar="N", help="of questions that draw by chance")
    table.add_argument("--all", action="store_const", const=True, help="introductions: every pair without a link")
    table.add_argument("--other", metavar="FILE", help="a second map, for questions that compare two")
    table.add_argument("--top", type=_from(1), metavar="N", help="only the first N rows")
    table.add_argument("--json", action="store_true")


def _add_measures(commands: Any) -> None:
    measured = _command(commands, "measures", measures_command, "measures of each partner, as CSV")
    measured.add_argument("files", nargs="+", metavar="FILE", help="a map, or a CSV pair: nodes.csv edges.csv")
    measured.add_argument("--by", default="sector", metavar="COLUMN", help="what ei and the roles group by")


def _add_route(commands: Any) -> None:
    route = _command(commands, "route", route_command, "one imagined person's way to help")
    route.add_argument("file", metavar="FILE")
    route.add_argument("--person", metavar="ID", help="one of the map's people; other options change it")
    route.add_argument("--need", action="append", default=[], help="may be given several times")
    route.add_argument("--age", type=_from(0), metavar="YEARS")
    route.add_argument("--group", action="append", default=[], help="may be given several times")
    route.add_argument("--area", help="where the person lives")
    route.add_argument("--stage", help="where the person first meets the system")
    route.add_argument("--at", type=_hour, metavar="HOUR", help='such as "Sat 23:00"')
    route.add_argument("--json", action="store_true", help="the table instead of the story")


def _add_what_if(commands: Any) -> None:
    what_if = _command(commands, "what-if", what_if_command, "what changes to the map would alter, and for whom")
    what_if.add_argument("file", metavar="FILE")
    for name, change in TYPED_CHANGES.items():
        _add_change(what_if, name, change.words, change.means)
    _add_change(what_if, "need", ("NEED",), "what the --link before it carries; may be given several times")
    what_if.add_argument("--json", action="store_true")
    what_if.set_defaults(changes=())


def _add_change(what_if: argparse.ArgumentParser, name: str, words: tuple[str, ...], means: str) -> None:
    what_if.add_argument(f"--{name}", dest="changes", action=_InOrder, nargs=len(words), metavar=words, help=means)


def _add_convert(commands: Any) -> None:
    convert = _command(commands, "convert", convert_command, "a map in another format, by the end of its name")
    convert.add_argument("files", nargs="+", metavar="IN", help="one file, or several that belong together")
    convert.add_argument("out", metavar="OUT")
    convert.add_argument("--hide", choices=RULES, help="how small counts are hidden first")
    convert.add_argument("--options", action="store_true", help="keep the saved what-ifs, where the format can")


class _InOrder(argparse.Action):
    """Keeps changes in the order in which they are given; a need goes to the link before it."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: Any, values: Any, option_string: Any = None) -> None:
        name, changes = str(option_string).removeprefix("--"), [*namespace.changes]
        if name != "need":
            changes.append((name, tuple(values)))
        elif changes and changes[-1][0] == "link":
            changes[-1] = ("link", (*changes[-1][1], *values))
        else:
            parser.error("--need says what the --link before it carries: give the link first")
        namespace.changes = changes


def _check_taken(question: str, given: Iterable[str]) -> None:
    """The options given must be among those of the question."""
    try:
        taken = analysis.options_of(question)
    except NetworkError as error:
        raise _Misused(str(error)) from None
    for name in given:
        if name not in taken:
            flags = ", ".join(f"--{one}" for one in (*taken, "top"))
            raise _Misused(f'The question "{question}" takes no --{name}. Its options: {flags}.')


def _rows_to_print(chosen: argparse.Namespace) -> int | None:
    """How many of the first rows print; None is all."""
    if chosen.question != "introductions":
        return chosen.top
    if chosen.top is not None and chosen.top > MOST:
        raise _Misused(f"Only the best {MOST} introductions are put in full order. Choose --top from 1 to {MOST}.")
    return chosen.top or FIRST


def _maps(files: Sequence[str]) -> list[list[str]]:
    """The files of each map: all tables of text make one map, any other file is a map of its own."""
    tables = [file for file in files if file.lower().endswith(TEXT_TABLES)]
    return [[file] for file in files if file not in tables] + ([tables] if tables else [])


def _network(files: Sequence[str]) -> Network:
    """The map in the files; warnings are counted, errors raised."""
    reading = read_together(files)
    network = reading.or_raise()
    if reading.problems:
        _say(f"{plural(len(reading.problems), 'warning')}: see check.")
    return network


def _how_tested(network: Network) -> str:
    try:
        return model_of(network).words
    except NetworkError as error:  # nobody has been asked
        return str(error)


def _tested(name: str, network: Network, seed: int) -> Answer:
    """The answer with how firm it is, as far as that can be told."""
    answer = analysis.run(name, network)
    if "other" in analysis.options_of(name):
        return answer
    try:
        return answer.with_holds(*stability(name, network, seed=seed))
    except NetworkError:  # nobody has been asked, or it is about the answers themselves
        return answer


def _person(network: Network, chosen: argparse.Namespace) -> Person:
    """One of the map's people, with what is given in place of what it says, or somebody described."""
    people = {person.id: person for person in network.people}
    if chosen.person is None and not chosen.need:
        needs = ", ".join(need.id for need in network.system.needs) or "none"
        raise _Misused(f"Say which help is looked for: --need. The map lists: {needs}. Or choose a --person.")
    if chosen.person is not None and chosen.person not in people:
        hint = suggestion(chosen.person, people) or f"The map lists: {', '.join(people) or 'none'}."
        raise NetworkError(f'The map has no person "{chosen.person}". {hint}')
    given = {field: getattr(chosen, field) for field in ("age", "area", "stage", "at")}
    given |= {"needs": tuple(chosen.need), "groups": tuple(chosen.group)}
    start = people.get(chosen.person, Person("described", "The person described"))
    person = replace(start, **{field: value for field, value in given.items() if value not in (None, ())})
    replace(network, people=(person,))  # refuses what the map does not list, all at once
    return person


def _steps(network: Network, chosen: argparse.Namespace) -> list[Step]:
    """The map with the changes, one by one."""
    if not chosen.changes:
        raise _Misused(f"Choose a change: {', '.join(f'--{name}' for name in TYPED_CHANGES)}.")
    try:
        return [*steps(network, chosen.changes)]
    except ValueError as error:  # words that cannot be read
        raise _Misused(str(error)) from None


def _for_export(network: Network, chosen: argparse.Namespace) -> Network:
    """The map as it may be passed on: what-ifs stay out unless they are asked for, small counts are hidden if asked."""
    if network.options and not chosen.options:
        _say(f"{plural(len(network.options), 'saved what-if')} left out: --options keeps them.")
        network = replace(network, options=())
    if chosen.hide:
        return hide(network, RULES[chosen.hide])
    if network.system.counts_rule is None and any(relation.made for relation in network.relations):
        _say(f"{RULES['none'].words} --hide {DEFAULT_RULE} hides small ones.")
    return network


def _from(least: int) -> Callable[[str], int]:
    """Reads a whole number that is at least this."""

    def whole(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from {least}')
        return int(text)

    return whole


def _hour(text: str) -> str:
    try:
        parse_hour(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _drop_output() -> None:
    """Nothing more can be printed, and Python shall not try again when it ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _ready_streams() -> None:
    """A closed stream swallows what is printed, and a name that a terminal cannot show is no error."""
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - until the program ends
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    _ready_streams()
    sys.exit(main())
