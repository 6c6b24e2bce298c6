"""A file on its way in: what was uploaded, how it is to be read, and what a person has said about it.

It is remembered from page to page until it becomes a map or is let go, and changes nothing until then. Where the files
that were chosen together are several maps, each waits until the one before is through.
"""

from dataclasses import dataclass, replace

from network.errors import Choice, Problem
from network.files.sheets.rereading import with_table
from network.reading import Reading
from network.recognised import Correction, Recognised, SameAs, Table, TermMeans
from network.uploads import maps_of
from views import address, cached

__all__ = ["Upload", "accepted", "current", "is_left", "keep", "left", "let_go", "reading", "start", "waiting"]

NAME = "upload"
WAITING = "uploads waiting"  # the files of the maps that come after


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, or several that belong together."""

    files: tuple[tuple[str, bytes], ...]
    recognised: Recognised | None = None  # as it was corrected; None as the reader sees it
    accepted: tuple[Choice, ...] = ()  # proposed fixes
    same: tuple[tuple[str, str], ...] = ()  # partners of the file and of the map that are one, by id
    left: frozenset[str] = frozenset()  # problems that are to stay as they are
    meant: tuple[TermMeans, ...] = ()  # needs that terms of a directory mean

    @property
    def corrections(self) -> tuple[Correction, ...]:
        return (*(choice.correction for choice in self.accepted), *self.meant)

    @property
    def names(self) -> str:
        return " and ".join(name for name, _ in self.files)


def current() -> Upload | None:
    """The file on its way in, if there is one."""
    return address.recall(NAME)


def keep(file: Upload) -> None:
    """Let this be what is known of the file from now on."""
    address.remember(NAME, file)


def start(files: tuple[tuple[str, bytes], ...]) -> None:
    """Files were chosen; none means that they were taken out again."""
    address.remember(WAITING, [tuple(together) for together in maps_of(files)])
    let_go()


def let_go() -> None:
    """The file is not wanted, or has become a map: the next comes, if there is one."""
    address.forget(NAME)
    if waiting():
        files, *others = waiting()
        address.remember(WAITING, others)
        keep(Upload(files))


def waiting() -> list[tuple[tuple[str, bytes], ...]]:
    """The files of each map that comes after this one."""
    return address.recall(WAITING, [])


def reading(file: Upload) -> Reading:
    """What is in the file, read as a person said."""
    return cached.reading(file.files, file.recognised, file.corrections)


def accepted(file: Upload, choices: list[Choice], *, joining: bool = False) -> Upload:
    """The file with proposed fixes accepted. `joining`: they are about partners of the map, not about the file."""
    for choice in choices:
        match choice.correction:
            case Table() as table:
                held = file.recognised or reading(file).recognised
                file = file if held is None else replace(file, recognised=with_table(held, table))
            case SameAs(name, partner) if joining:
                file = replace(file, same=(*(pair for pair in file.same if pair[0] != name), (name, partner)))
            case _:
                file = replace(file, accepted=(*file.accepted, choice))
    return file


def left(file: Upload, problem: Problem) -> Upload:
    """The file with a problem that is to stay as it is."""
    return replace(file, left=file.left | {str(problem)})


def is_left(file: Upload, problem: Problem) -> bool:
    """Whether the problem is to stay as it is."""
    return str(problem) in file.left
