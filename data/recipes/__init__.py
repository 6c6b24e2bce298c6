"""What the shipped maps are made from, as plain tables. `data.build_maps` writes them to files."""

from typing import Any

__all__ = ["ILLUSTRATIVE", "Record"]

Record = dict[str, Any]  # one record as it stands in a map file
ILLUSTRATIVE: Record = {"kind": "illustrative"}
