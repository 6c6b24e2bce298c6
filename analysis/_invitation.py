"""Suggested words for an invitation: to meet, or to join the map. Somebody reads them over and sends them."""

from network.model import Network

__all__ = ["invitation_to_join", "invitation_to_meet"]


def invitation_to_meet(network: Network, source: str, target: str, introducer: str | None, why: str) -> str:
    """A letter from one partner to another, about a link that is not there yet.

    Parameters
    ----------
    source, target, introducer
        Ids of partners, as in the table of `introductions`.
    why
        What the link would do, as in its column `why`.
    """
    offer = f"{network.name(introducer)} works with both of us and could introduce us. " if introducer else ""
    return (
        f"Dear colleagues at {network.name(target)},\n\n"
        f"We looked at the map of {network.system.name} together. It shows no referral link from us to you, and what "
        f"such a link could do: {why}\n\n"
        "The map is only what partners have told it, so it may be wrong. Would you like to meet, to see whether this "
        f"would help people and whether you have room? {offer}Nothing has been decided.\n\n"
        f"{network.name(source)}"
    )


def invitation_to_join(network: Network, name: str) -> str:
    """A letter to somebody who is not on the map, or on it without a link."""
    return (
        f"Dear colleagues at {name},\n\n"
        f"Partners of {network.system.name} are drawing a map of who works with whom, to see where people find no way "
        "to help. You are part of that picture, and the map does not show your links yet.\n\n"
        "Would you tell us what you help with, whom you take, and whom you work with? You can see what the map says "
        "about you before anybody else does, and correct it at any time."
    )
