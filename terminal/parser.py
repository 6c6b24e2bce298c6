"""What can be typed: the commands, and the parser of the one that was chosen.

A command is a module of this folder with `arguments(parser)` and `run(chosen) -> int`. Only the module of the command
that was typed is loaded, so that each starts as quickly as it can: nothing heavy may be imported here.
"""

import argparse
import importlib
from collections.abc import Sequence
from types import MappingProxyType

__all__ = ["COMMANDS", "parser_for"]

COMMANDS = MappingProxyType(  # name: module of this folder, what it is for
    {
        "check": ("check", "what was read, and every problem"),
        "findings": ("findings", "every question's sentence"),
        "table": ("table", "the table of one question, as CSV"),
        "measures": ("measures", "measures of each partner, as CSV"),
        "route": ("route", "one imagined person's way to help"),
        "what-if": ("what_if", "what changes to the map would alter, and for whom"),
        "goals": ("goals", "which goals are met, not met or not known"),
        "plan": ("plan", "what it would take to meet a goal"),
        "compare-waves": ("compare_waves", "what has changed between an earlier and a later map"),
        "compare": ("compare", "what another area has that we could ask about"),
        "report": ("report", "a report, a board paper or a page for each partner, to take home"),
        "comments": ("comments", "what partners say of findings, and what they wrote into pages that were sent back"),
        "convert": ("convert", "a map in another format, by the end of its name"),
        "template": ("template", "a workbook to fill in"),
        "records": ("records", "referral records, a row each, added up to links"),
        "maps": ("maps", "the maps that the app keeps: list, check, copy, restore"),
    }
)


def parser_for(arguments: Sequence[str] | None) -> argparse.ArgumentParser:
    """The parser for what was typed: it lists every command and knows the options of the one that was chosen.

    Parameters
    ----------
    arguments
        None: the options of every command.
    """
    parser = argparse.ArgumentParser(prog="cli.py", description="Ask a partnership map from the terminal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (module, means) in COMMANDS.items():
        command = commands.add_parser(name, help=means, description=means, allow_abbrev=False)
        if arguments is None or name in arguments[:1]:
            loaded = importlib.import_module(f"terminal.{module}")
            loaded.arguments(command)
            command.set_defaults(command=loaded.run)
    return parser
