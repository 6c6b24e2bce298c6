"""A network becomes the map's payload: shapes, lines and what is brought out, built through pyvis."""

from typing import TypedDict

__all__ = ["Payload", "mark_of"]
