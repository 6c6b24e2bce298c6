"""Which fields of a part of the model hold nothing anywhere: what is not planted is not looked for."""

from dataclasses import fields, is_dataclass
from typing import Any

__all__ = ["empty_fields"]


def empty_fields(part: Any) -> list[str]:
    """The fields, such as `Partner.name`, that hold nothing wherever they stand."""
    held: dict[str, bool] = {}

    def look(part: Any) -> None:
        if isinstance(part, tuple):
            for one in part:
                look(one)
        elif is_dataclass(part) and not isinstance(part, type):
            for one in fields(part):
                name, value = f"{type(part).__name__}.{one.name}", getattr(part, one.name)
                held[name] = held.get(name, False) or value not in (None, (), "")
                look(value)

    look(part)
    return sorted(name for name, any_held in held.items() if not any_held)
