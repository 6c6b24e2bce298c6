"""The mapper in a terminal: `python cli.py check data/partners.yaml`.

Results go to standard output (tables as CSV), words about them to standard error. Exit code 0: fine, perhaps with
warnings; 1: a file or a question was refused; 2: the command was not understood. Every command: docs/cli.md; what each
does is in its module of `terminal/`, which is loaded only when it is asked for.
"""

import gc
import sys
from collections.abc import Sequence

from terminal.parser import parser_for


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and say how it went, as an exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    chosen = parser_for(given).parse_args(given)
    from network.errors import NetworkError  # not before: `--help` needs nothing of the map
    from render.streams import drop_output
    from terminal.exits import FINE, MISUSED, REFUSED, Misused, say

    try:
        code: int = chosen.command(chosen)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads the output, such as head, has enough
        drop_output()
        return FINE
    except OSError as error:  # such as a full disk
        drop_output()
        say(f"The result cannot be written: {error.strerror or error}.")
        return REFUSED
    except KeyboardInterrupt:
        say("Stopped.")
        return REFUSED
    except NetworkError as error:
        say(str(error))
        return MISUSED if isinstance(error, Misused) else REFUSED


if __name__ == "__main__":
    from render.streams import ready_streams

    gc.set_threshold(200_000)  # a command is short: looking for circles to collect would take a fifth of its time
    ready_streams()
    sys.exit(main())
