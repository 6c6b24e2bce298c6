"""What partners say of a finding, told beside it, and the way to type what another one says."""

from html import escape

from analysis import Answer
from network.model import Network
from render.comments import comments_on
from views import address, pages, sign_in
from views.state import Audience

__all__ = ["FINDING", "PARTNER", "to_type", "told"]

FINDING, PARTNER = "finding", "of"  # in the address of the editor: what a new comment is about, and whose it is


def told(answer: Answer, network: Network, audience: Audience) -> str:
    """Every comment on this answer that this audience may hear; empty where there is none."""
    said = comments_on(network, answer.question.name, room=audience.room, agreed=audience.agreed)
    return "".join(f'<p class="comment">{escape(one.sentence)}</p>' for one in said)


def to_type(*, finding: str = "", partner: str = "") -> None:
    """A link to the editor of comments, about this finding or by this partner; none in sight of a room."""
    if address.in_room() or not sign_in.may("edit"):
        return
    begun = {name: value for name, value in ((FINDING, finding), (PARTNER, partner)) if value}
    key = f"comment-{finding or partner or 'any'}"
    pages.go(
        "Data", "Type or bring in a comment of a partner", look="link", key=key, part="edit", what="comments", **begun
    )
