"""What a reader recognised in a sheet or a survey, and the corrections that a person can pick.

Both are plain data: correct a `Recognised` with `dataclasses.replace`, collect the corrections that were accepted,
and pass both back to the reader. Reading again from the same bytes is how every correction is applied, so each can
be taken back.
"""

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "ROSTER",
    "SURVEY_FIELDS",
    "AnswerMeaning",
    "BringIn",
    "Column",
    "ColumnIs",
    "Correction",
    "LeaveOut",
    "PutOnList",
    "Recognised",
    "Role",
    "SameAs",
    "SetCell",
    "Table",
    "TermMeans",
    "WordMeans",
]

Role = Literal["links", "partners", "matrix", "survey", "list", "not used"]
KEEP = "more"  # the field of a column that is kept as a free column under its own heading
GRANTS = "360Giving"  # the layout of grants data, in which each row is one grant
DROP = ""  # the field of a column that is not read
OWN = "own"  # the field of a survey's column that names the organisation that answers
ROSTER = "for the list"  # the field of a survey's column that names whom the map should have too: no link
BACK = " back"  # stands behind the kind of a link that runs from the organisation named to the one that answers
NO_LINK, NOT_SAID, A_LINK = "no link", "not said", "link"  # what an answer of a survey may mean, or how strong: 1 to 9
PEOPLE = "people"  # the answer is how many people were referred
ANY_NUMBER = "any number"  # stands for each number that is answered
SURVEY_FIELDS = (
    *(DROP, OWN, "sector", "area", "refers", f"refers{BACK}", "funds", f"funds{BACK}", "shares information"),
    *("works jointly", "co-located", "knows", "trust_reliable", "trust_shared_aims", "trust_open", "consent"),
    "needs",
    ROSTER,
)
NO_LINKS = (DROP, OWN, "sector", "area", "consent", "needs", ROSTER)  # fields of a survey that state no link


@dataclass(frozen=True, slots=True)
class Column:
    """One column and the field it is read as: a name in `network.files.draft.flat`, `more` or empty (not read).

    In a matrix the columns without a field are the partners, the others are details of the partners at the left.
    In a survey the fields are `SURVEY_FIELDS`, and all columns of one question have its words as their heading.
    """

    index: int  # from 0
    heading: str
    field: str
    about: str = ""  # of a survey: the organisation asked about; empty where the answers name organisations


@dataclass(frozen=True, slots=True)
class AnswerMeaning:
    """What an answer to a question of a survey means; without a question it means that wherever it is given."""

    question: str
    text: str  # in lower case
    means: str  # NO_LINK, NOT_SAID, A_LINK, PEOPLE, or how strong the link is, from "1"


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet and how it is read."""

    sheet: str
    role: Role
    header: int = 1  # number of the last heading row, from 1
    columns: tuple[Column, ...] = ()
    rows_refer: bool = True  # of a matrix: the partner of a row refers to the partner of a column
    first_column: int = 0  # of a matrix: where the names of the rows stand, from 0
    dialect: str = ""  # the known layout this is, such as "Kumu" or "Gephi"; empty for any other
    kind: str = ""  # the kind of link that the whole table is about; empty where each link says its own
    answers: tuple[AnswerMeaning, ...] = ()  # of a survey: what each answer means


@dataclass(frozen=True, slots=True)
class Recognised:
    """Every sheet of a file and how it is read."""

    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class SetCell:
    """Read this cell as if it held another value."""

    sheet: str
    row: int  # from 1
    column: int  # from 0
    value: str


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Do not read this row."""

    sheet: str
    row: int  # from 1


@dataclass(frozen=True, slots=True)
class PutOnList:
    """Add a partner that links name and the partner list does not."""

    name: str


@dataclass(frozen=True, slots=True)
class SameAs:
    """The name is another spelling of that partner."""

    name: str
    partner: str  # its id


@dataclass(frozen=True, slots=True)
class ColumnIs:
    """Read the column under this heading as that field."""

    field: str  # of records see `network.records.aggregate.aggregate`, of sheets `network.files.sheets.rereading`
    heading: str


@dataclass(frozen=True, slots=True)
class WordMeans:
    """A word in the cells of this field is another word for that one."""

    field: str  # "sector" or "needs"
    word: str
    means: str


@dataclass(frozen=True, slots=True)
class BringIn:
    """The free words of this column, or of this part of a map, name nobody: bring them in."""

    column: str


@dataclass(frozen=True, slots=True)
class TermMeans:
    """The need that a taxonomy term of a service directory means."""

    term: str
    need: str  # its name; empty keeps the term out of the map


Correction = (
    SetCell
    | LeaveOut
    | PutOnList
    | SameAs
    | ColumnIs
    | BringIn
    | TermMeans
    | WordMeans
    | AnswerMeaning
    | Table  # a table: read that sheet so
)
