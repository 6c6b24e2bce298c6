"""The mapper in a terminal: `python cli.py check data/partners.yaml`.

Results go to standard output (tables as CSV), words about them to standard error. Exit code 0: fine, perhaps with
warnings; 1: a file or a question was refused; 2: the command was not understood. Every command: docs/cli.md.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import analysis
from analysis import Answer, Stability
from analysis._measures import measures
from analysis._stability import Asked, can_be_tested, stabilities
from analysis._walk import walk
from analysis.route import PLANNING
from network import Network, NetworkError
from network.access import parse_hour
from network.copies import carry_out
from network.disclosure import DEFAULT_RULE, RULES, hide
from network.files import read_together, write
from network.files.sheets.template import write_template
from network.files.summary import summarise
from network.model import Person
from network.people import described
from network.typed_changes import TYPED_CHANGES, Step, steps
from network.words import plural
from render.printed import answer_text, reading_lines, sentence, table_text, tenths
from render.route_text import route_text
from render.streams import drop_output, ready_streams
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
        drop_output()
        return FINE
    except OSError as error:  # such as a full disk
        drop_output()
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
    network = _network([chosen.file], chosen.hide)
    tested = _tested(network, chosen.seed) if chosen.sure else {}
    for name in analysis.questions():
        answer = analysis.run(name, network)
        if name in tested:
            answer = answer.tested(tested[name])
        start, end = f"{name}\t" if chosen.names else "", f" {answer.sure}" if chosen.sure else ""
        print(f"{start}{sentence(answer)}{end}")
    if chosen.sure:
        models = [one.model for one in tested.values()]
        _say(models[0] if models else "Nobody has been asked yet, so no finding can be tested.")
    return FINE


def table_command(chosen: argparse.Namespace) -> int:
    """The table of one question."""
    given = {name: value for name in OPTIONS if (value := getattr(chosen, name)) is not None}
    _check_taken(chosen.question, given)
    top = _rows_to_print(chosen)
    network = _network([chosen.file], chosen.hide)
    if "other" in given:
        given["other"] = _network([chosen.other], chosen.hide)
    answer = analysis.run(chosen.question, network, **given)
    table = answer.table if top is None else answer.table.head(top)
    _say(sentence(answer))
    if chosen.top is None and len(table) < len(answer.table):
        _say(f"The first {top} of {len(answer.table)} rows; --top N gives more.")
    print(answer_text(answer, network, table, as_json=chosen.json))
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
    network = _network([chosen.file], chosen.hide)
    person = _person(network, chosen)
    answer = analysis.run("route", network, person=person)
    if chosen.json:
        _say(f"{sentence(answer)} {PLANNING}")
        print(answer_text(answer, network, as_json=chosen.json))
        return FINE
    print(sentence(answer))
    for line in route_text(network, walk(network, person)):
        print(line)
    return FINE


def what_if_command(chosen: argparse.Namespace) -> int:
    """Which situations the changes alter, and how."""
    network = _network([chosen.file], chosen.hide)
    tried = _steps(network, chosen)
    after = tried[-1].after if tried else network  # a saved what-if may hold no change
    answer = analysis.run("what_if", network, other=after, at=chosen.at)
    for line in what_if_text(tried, answer, [_both(name, network, after, chosen.at) for name in BESIDE]):
        _say(line)
    if chosen.at is None and any(name == "open-hours" for name, _ in chosen.changes):
        _say("Without --at every door is taken to be open, so longer hours change nothing.")
    print(answer_text(answer, network, as_json=chosen.json))
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


def records_command(chosen: argparse.Namespace) -> int:
    """Referral records, added up to links."""
    from network.records.aggregate import How, UnclearColumns  # what reads them takes a second to load
    from network.records.to_file import records_to_file

    if chosen.master and chosen.engine != "spark":
        raise _Misused("--master is the address of a Spark cluster: choose --engine spark too.")
    base = _network([chosen.map]) if chosen.map else None
    how = How(chosen.engine, chosen.master, chosen.memory, tenths(_say))
    try:
        told = records_to_file(chosen.records, chosen.out, base=base, mapping=dict(chosen.column), how=how)
    except UnclearColumns as error:
        raise NetworkError(f"{error}\nSay it with --column, such as --column from=HEADING.") from None
    for words in told:
        _say(words)
    return FINE


def maps_command(chosen: argparse.Namespace) -> int:
    """Look at the maps that the app keeps, copy them while it runs, or bring them back from a copy."""
    if (chosen.new is None) == (chosen.what in ("copy", "restore")):
        raise _Misused("copy and restore take two files, STORE and NEW; list and check take one.")
    sound, lines = carry_out(chosen.what, Path(chosen.store), chosen.new and Path(chosen.new))
    print(*lines, sep="\n")
    return FINE if sound else REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cli.py", description="Ask a partnership map from the terminal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_check, _add_findings, _add_table, _add_measures, _add_route, _add_what_if, _add_convert):
        add(commands)
    template = _command(commands, "template", template_command, "a workbook to fill in")
    template.add_argument("out", metavar="OUT.xlsx")
    _add_records(commands)
    maps = _command(commands, "maps", maps_command, "the maps that the app keeps: list, check, copy, restore")
    maps.add_argument("what", choices=("list", "check", "copy", "restore"))
    maps.add_argument("store", metavar="STORE", help="a store or a copy, such as maps/maps.db")
    maps.add_argument("new", nargs="?", metavar="NEW", help="of copy and restore: where to; nothing is written over")
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
    _add_hide(findings)


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
    _add_hide(table)
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
    _add_hide(route)
    route.add_argument("--json", action="store_true", help="the table instead of the story")


def _add_what_if(commands: Any) -> None:
    what_if = _command(commands, "what-if", what_if_command, "what changes to the map would alter, and for whom")
    what_if.add_argument("file", metavar="FILE")
    for name, change in TYPED_CHANGES.items():
        _add_change(what_if, name, change.words, change.means)
    _add_change(what_if, "need", ("NEED",), "what the --link before it carries; may be given several times")
    what_if.add_argument("--at", type=_hour, metavar="HOUR", help="only what is open at this hour, before and after")
    _add_hide(what_if)
    what_if.add_argument("--json", action="store_true")
    what_if.set_defaults(changes=())


def _add_change(what_if: argparse.ArgumentParser, name: str, words: tuple[str, ...], means: str) -> None:
    what_if.add_argument(f"--{name}", dest="changes", action=_InOrder, nargs=len(words), metavar=words, help=means)


def _add_hide(command: argparse.ArgumentParser) -> None:
    command.add_argument("--hide", choices=RULES, help="how small counts are hidden first")


def _add_convert(commands: Any) -> None:
    convert = _command(commands, "convert", convert_command, "a map in another format, by the end of its name")
    convert.add_argument("files", nargs="+", metavar="IN", help="one file, or several that belong together")
    convert.add_argument("out", metavar="OUT")
    _add_hide(convert)
    convert.add_argument("--options", action="store_true", help="keep the saved what-ifs, where the format can")


def _add_records(commands: Any) -> None:
    records = _command(commands, "records", records_command, "referral records, a row each, added up to links")
    records.add_argument("records", metavar="IN", help="CSV, Parquet or a folder of Parquet files")
    records.add_argument("out", metavar="OUT", help="a table (.csv, .parquet) or a map, by the end of its name")
    records.add_argument("--map", metavar="FILE", help="a map whose partners the organisations are")
    records.add_argument("--column", type=_column, action="append", default=[], metavar="FIELD=HEADING")
    records.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    records.add_argument("--master", metavar="URL", help="of a Spark cluster; without it Spark runs on this machine")
    records.add_argument("--memory", default="2GB", metavar="SIZE", help="that may be used, such as 2GB")


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


def _network(files: Sequence[str], rule: str | None = None) -> Network:
    """The map in the files, its small counts hidden by the rule; warnings are counted, errors raised."""
    reading = read_together(files)
    network = reading.or_raise()
    if reading.problems:
        _say(f"{plural(len(reading.problems), 'warning')}: see check.")
    return hide(network, RULES[rule]) if rule else network


def _tested(network: Network, seed: int) -> dict[str, Stability]:
    """How firm each finding is, by question, where that can be told: nowhere while nobody has been asked."""
    names = [name for name in analysis.questions() if can_be_tested(name)] if network.asked_ids else []
    tenth = tenths(_say)
    found = stabilities([Asked(name) for name in names], network, seed=seed, progress=tenth) if names else []
    return dict(zip(names, found, strict=True))


def _person(network: Network, chosen: argparse.Namespace) -> Person:
    """The person whose route is asked for; without a need or a way in there is none to follow."""
    given = {field: getattr(chosen, field) for field in ("age", "area", "stage", "at")}
    person = described(network, chosen.person, needs=tuple(chosen.need), groups=tuple(chosen.group), **given)
    system = network.system
    for option, said, items in (("need", person.needs, system.needs), ("stage", person.stage, system.stages)):
        if not said:
            raise _Misused(f"Give --{option}, one of: {', '.join(item.id for item in items) or 'none on this map'}.")
    return person


def _steps(network: Network, chosen: argparse.Namespace) -> list[Step]:
    """The map with the changes, one by one."""
    if not chosen.changes:
        raise _Misused(f"Choose a change: {', '.join(f'--{name}' for name in TYPED_CHANGES)}.")
    try:
        return [*steps(network, chosen.changes)]
    except ValueError as error:  # words that cannot be read
        raise _Misused(str(error)) from None


def _both(name: str, network: Network, after: Network, at: str | None) -> tuple[Answer, Answer]:
    """The answers of both maps to one question."""
    options = {"at": at} if "at" in analysis.options_of(name) else {}
    return analysis.run(name, network, **options), analysis.run(name, after, **options)


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


def _column(text: str) -> tuple[str, str]:
    field, found, heading = text.partition("=")
    if not (field and found and heading):
        raise argparse.ArgumentTypeError(f'"{text}" is not a field and a heading, such as from=Referrer')
    return field, heading


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


if __name__ == "__main__":
    ready_streams()
    sys.exit(main())
