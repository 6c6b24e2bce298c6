"""The mapper in a terminal: `python cli.py check data/partners.yaml`.

Results go to standard output (tables as CSV), words about them to standard error. Exit code 0: fine, perhaps with
warnings; 1: a file or a question was refused; 2: the command was not understood.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence

import pandas as pd

import analysis
from analysis import Answer
from analysis._measures import measures
from analysis._words import plural
from network import Network, NetworkError, Reading
from network.files.by_suffix import read_files
from network.files.safe_cells import safe_cell
from network.files.summary import summarise

OPTIONS = ("by", "stage", "need", "age", "area", "group", "at")  # of `table`; each question takes some of them
FINE, REFUSED, MISUSED = 0, 1, 2


class _Misused(NetworkError):
    """The command cannot be carried out as it was given."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and say how it went, as an exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return chosen.command(chosen)
    except BrokenPipeError:  # whoever reads the output, such as head, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except _Misused as error:
        _say(str(error))
        return MISUSED
    except (NetworkError, OSError) as error:
        _say(str(error))
        return REFUSED


def check_command(chosen: argparse.Namespace) -> int:
    """What was read in each file, and every problem."""
    outcome = FINE
    for files in _maps(chosen.files):
        reading = read_files(files)
        if reading.network is None:
            outcome = REFUSED
        if chosen.json:
            print(json.dumps(summarise(reading), ensure_ascii=False))
        else:
            _print_report(", ".join(files), reading)
    return outcome


def findings_command(chosen: argparse.Namespace) -> int:
    """Every question's sentence, one a line."""
    network = _network([chosen.file])
    for name in analysis.questions():
        print(_sentence(analysis.run(name, network)))
    return FINE


def table_command(chosen: argparse.Namespace) -> int:
    """The table of one question."""
    options = {name: value for name in OPTIONS if (value := getattr(chosen, name)) is not None}
    taken = _options_taken(chosen.question, options)
    network = _network([chosen.file])
    if "top" in taken:
        options["top"] = chosen.top
    answer = analysis.run(chosen.question, network, **options)
    table = answer.table if "top" in taken or chosen.top is None else answer.table.head(chosen.top)
    _say(_sentence(answer))
    _print_table(table, as_json=chosen.json)
    return FINE


def measures_command(chosen: argparse.Namespace) -> int:
    """The measures of social network analysis, one row a partner."""
    network = _network(chosen.files)
    table = measures(network, by=chosen.by)
    if len(table) and table["coordinator"].isna().all():
        _say(f"No partner has a {chosen.by}: ei and the five roles are empty. Choose a column with --by.")
    _print_table(table, as_json=False)
    return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cli.py", description="Ask a partnership map from the terminal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="what was read, and every problem")
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument("--json", action="store_true", help="one JSON object a map")
    check.set_defaults(command=check_command)

    findings = commands.add_parser("findings", help="every question's sentence")
    findings.add_argument("file", metavar="FILE")
    findings.set_defaults(command=findings_command)

    table = commands.add_parser("table", help="the table of one question, as CSV")
    table.add_argument("question", metavar="QUESTION", help="its name, such as coverage")
    table.add_argument("file", metavar="FILE")
    for name in OPTIONS:
        table.add_argument(f"--{name}")
    table.add_argument("--top", type=_rows, metavar="N", help="only the first N rows")
    table.add_argument("--json", action="store_true")
    table.set_defaults(command=table_command)

    measured = commands.add_parser("measures", help="measures of each partner, as CSV")
    measured.add_argument("files", nargs="+", metavar="FILE", help="a map, or a CSV pair: nodes.csv edges.csv")
    measured.add_argument("--by", default="sector", metavar="COLUMN", help="what ei and the roles group by")
    measured.set_defaults(command=measures_command)
    return parser


def _options_taken(question: str, given: Iterable[str]) -> tuple[str, ...]:
    """The options of a question; those that were given must be among them."""
    try:
        taken = analysis.options_of(question)
    except NetworkError as error:
        raise _Misused(str(error)) from None
    for name in given:
        if name not in taken:
            flags = ", ".join(f"--{one}" for one in taken if one in (*OPTIONS, "top")) or "none"
            raise _Misused(f'The question "{question}" takes no --{name}. Its options: {flags}.')
    return taken


def _maps(files: Sequence[str]) -> list[list[str]]:
    """The files of each map: two CSV files are one map, any other file is a map of its own."""
    if len(files) == 2 and all(file.lower().endswith(".csv") for file in files):
        return [list(files)]
    return [[file] for file in files]


def _network(files: Sequence[str]) -> Network:
    """The map in the files; warnings are counted, errors raised."""
    reading = read_files(files)
    network = reading.or_raise()
    if reading.problems:
        _say(f"{plural(len(reading.problems), 'warning')}: see check.")
    return network


def _sentence(answer: Answer) -> str:
    """The finding on one line; that it is illustrative travels with it."""
    return " ".join((f"Illustrative: {answer.finding}" if answer.illustrative else answer.finding).split())


def _print_report(files: str, reading: Reading) -> None:
    if reading.network is None:
        print(f"{files}: refused. {plural(len(reading.problems), 'problem')}.")
    else:
        counted = summarise(reading)
        read = f"{plural(counted['partners'], 'partner')}, {plural(counted['links'], 'link')}"
        print(f"{files}: {read}. {plural(len(reading.problems), 'warning')}.")
    for line in (*reading.notes, *(f"{problem.level}: {problem}" for problem in reading.problems)):
        print(f"  {line}")


def _print_table(table: pd.DataFrame, *, as_json: bool) -> None:
    """True and false as 1 and 0; what is undefined stays empty; no cell of CSV starts a formula."""
    table = table.astype({name: "Int64" for name in table.columns if pd.api.types.is_bool_dtype(table[name])})
    if as_json:
        print(table.to_json(orient="records", double_precision=15, force_ascii=False))
    else:
        safe = table.map(lambda cell: safe_cell(cell) if isinstance(cell, str) else cell)
        safe.to_csv(sys.stdout, index=False, lineterminator="\n")


def _rows(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from 1')
    return int(text)


def _say(words: str) -> None:
    print(words, file=sys.stderr)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a name that a terminal cannot show is no error
    sys.exit(main())
