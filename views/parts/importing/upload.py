"""A file on its way in: what was uploaded, how it is to be read, and what a person has said about it.

It is remembered from page to page until it becomes a map or is let go, and changes nothing until then. Where the files
that were chosen together are several maps, each waits until the one before is through.
"""

from dataclasses import dataclass, replace

from network.errors import Choice, Problem
from network.files.formats import safe_file
from network.files.sheets.rereading import with_table
from network.joining import Joined
from network.model import Network
from network.reading import Reading
from network.recognised import Correction, Recognised, SameAs, Table, TermMeans
from network.words import listed
from views import address, apart

__all__ = [
    "Upload",
    "accepted",
    "current",
    "is_left",
    "is_on_its_way",
    "joined",
    "keep",
    "left",
    "let_go",
    "let_go_of_all",
    "needs",
    "reading",
    "start",
    "waiting",
]

NAME = "upload"
NAMED = 3  # files that a sentence names
CHOSEN = "uploads chosen"  # files of which it is not known yet which of them are one map
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
        """Their names in a sentence; of many, the first. One that may be called after a person is only a file."""
        names = [safe_file(name) for name, _ in self.files]
        return listed(names[:NAMED], len(names[NAMED:]))


def current() -> Upload | None:
    """The file on its way in, if there is one."""
    if chosen := address.recall(CHOSEN):
        found = apart.maps(chosen, let_go_of_all)
        address.forget(CHOSEN)
        address.remember(WAITING, found)
        let_go()
    return address.recall(NAME)


def is_on_its_way(file: Upload) -> bool:
    """Whether it has neither become a map nor been let go, whatever was said about it meanwhile."""
    now: Upload | None = address.recall(NAME)
    return now is not None and now.files == file.files


def keep(file: Upload) -> None:
    """Let this be what is known of the file from now on."""
    address.remember(NAME, file)


def start(files: tuple[tuple[str, bytes], ...]) -> None:
    """Files were chosen; none means that they were taken out again."""
    let_go_of_all()
    address.remember(CHOSEN, files)


def let_go() -> None:
    """The file is not wanted, or has become a map: the next comes, if there is one."""
    address.forget(NAME)
    if waiting():
        files, *others = waiting()
        address.remember(WAITING, others)
        keep(Upload(files))


def let_go_of_all() -> None:
    """Nothing is on its way in any more."""
    address.forget(NAME, CHOSEN, WAITING)


def waiting() -> list[tuple[tuple[str, bytes], ...]]:
    """The files of each map that comes after this one."""
    return address.recall(WAITING, [])


def reading(file: Upload) -> Reading:
    """What is in the file, read as a person said."""
    return apart.read(file.files, file.recognised, file.corrections, let_go)


def needs(file: Upload) -> dict[str, str]:
    """The need that each taxonomy term of a service directory means; nothing for any other file."""
    return apart.needs(file.files, file.corrections, let_go)


def joined(file: Upload, before: Network, arriving: Network) -> Joined:
    """The map with what the file holds; `NetworkError` where the two cannot be joined."""
    return apart.joined(before, arriving, file.same, let_go)


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
