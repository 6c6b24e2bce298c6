"""Saving bytes without half-written files."""

import os
import secrets
from pathlib import Path

from network.errors import NetworkError

__all__ = ["save"]


def save(path: Path, content: bytes) -> None:
    """Replace the file in one step: a crash leaves the old file or the new one, never half of it.

    Raises
    ------
    NetworkError
        When it cannot be written.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NetworkError(f"{path.name} cannot be written: {reason}. The old file is as it was.") from None
    finally:
        temporary.unlink(missing_ok=True)
