"""The answers to every question of a theme, in the order of its page."""

import analysis
from analysis import Theme
from network.model import Network
from views import cached
from views.parts import answers
from views.state import Audience

__all__ = ["sections"]


def sections(theme: Theme, network: Network, audience: Audience, *, but: tuple[str, ...] = ()) -> None:
    """One section a question; the first is the largest. `but`: questions that the page shows in a way of its own."""
    names = [name for name in analysis.questions(theme) if name not in but]
    for place, name in enumerate(names):
        with answers.section(cached.answer(name, network), network, audience, lead=place == 0 and not but):
            pass
