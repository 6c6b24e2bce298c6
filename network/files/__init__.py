"""Readers and writers, one format a module, and the doors to all of them: `read`, `read_bytes` and `write`."""

from network.files.formats import read, read_bytes
from network.files.writing import write

__all__ = ["read", "read_bytes", "write"]
