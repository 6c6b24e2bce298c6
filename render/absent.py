"""Who is not here: the list in words, and suggested wording of an invitation."""

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import numbered, plural
from render.tables import Shown

__all__ = ["absent_table", "invitation"]

WHY = {
    "named": "Named, and not on the map",
    "no link": "On the map, with no link recorded yet",
    "kind": "Nobody on the map is known to be of this kind",
}

ASKED = {
    "named": "Partners on our map have named {who}, and you are not on it yet.",
    "no link": "You are on our map, and nobody has told us yet whom you work with.",
    "kind": "Nobody on our map stands for the kind of work that {who} do.",
}


def absent_table(answer: Answer, *, room: bool = False, agreed: frozenset[str] = frozenset()) -> Shown:
    """The answer to `missing` in words, one row each; kinds that nobody has named stand in one.

    Parameters
    ----------
    room
        Whether a whole room looks on: partners on the map are then listed once they have agreed; how many others there
        are is said below.
    """
    rows, kinds, hidden = [], [], 0
    for row in answer.table.to_dict("records"):
        if row["status"] == "kind" and not row["stories"] + row["promises"]:
            kinds.append(row["name"])
        elif room and row["partner"] and row["partner"] not in agreed:
            hidden += 1
        else:
            rows.append((row["name"], WHY[row["status"]], f"{row['stories']:,}", f"{row['promises']:,}"))
    if kinds:  # which have nothing to tell apart: a card each is much to scroll through on a phone
        rows.append(("; ".join(kinds), WHY["kind"], "0", "0"))
    counts = ("Stories that name them", "Promises that name them")
    left_out = f"{WHY['no link']}, and not named here: {plural(hidden, 'partner')}." if hidden else ""
    frame = pd.DataFrame(rows, columns=["Who", "Why", *counts], dtype=str)
    return Shown(frame, frozenset(counts), {}, left_out=left_out)


def invitation(network: Network, name: str, status: str, mentions: int = 0) -> str:
    """A few sentences to send, to be put into one's own words.

    Parameters
    ----------
    status
        Why they are missing, as in the table of `missing`: named, no link or kind.
    mentions
        How many stories and promises name them.
    """
    often = numbered(mentions, "once", f"{mentions} times")
    named = f" You were named {often}." if mentions else ""
    greeting = "Dear colleagues" if status == "kind" else f"Dear colleagues at {name}"
    return (
        f"{greeting},\n\n"
        f"In {network.system.name} we are mapping how people with several needs find help, and who works with whom. "
        f"{ASKED[status].format(who=name)}{named}\n\n"
        "Could we talk for half an hour? We would like to know whom you help, who sends people to you, and where you "
        "see people get stuck. We will show you what the map says about you before anybody else sees it, and you can "
        "correct it.\n\n"
        "What would make it worth your while?"
    )
