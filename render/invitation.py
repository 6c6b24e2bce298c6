"""Suggested wording of an invitation to somebody who is not on the map yet."""

from analysis._words import numbered
from network.model import Network

__all__ = ["invitation"]

ASKED = {
    "named": "Partners on our map have named {who}, and you are not on it yet.",
    "no link": "You are on our map, and nobody has told us yet whom you work with.",
    "kind": "Nobody on our map stands for the kind of work that {who} do.",
}


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
