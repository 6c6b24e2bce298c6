"""Referral records into a file of links: a table or a map, by the end of its name."""

from collections.abc import Mapping
from pathlib import Path

from network.errors import NetworkError
from network.files.formats import safe_file
from network.files.writing import WRITE_SUFFIXES, write
from network.model import Network
from network.records.aggregate import KEYS, LINK, How, aggregate
from network.records.links import TABLE_SUFFIXES, as_network, sentences, write_table

__all__ = ["records_to_file"]


def records_to_file(
    records: str | Path,
    out: str | Path,
    *,
    base: Network | None = None,
    mapping: Mapping[str, str] | None = None,
    how: How | None = None,
) -> tuple[str, ...]:
    """Add up a file of referrals and save the links.

    Parameters
    ----------
    records
        CSV, Parquet or a folder of Parquet files, a row a referral.
    out
        A name that ends in .csv or .parquet asks for a table with a row for each link, age band and month; one that
        ends as map files do (`WRITE_SUFFIXES`) for a map, in which ages and months are added up.
    base
        A map whose partners the organisations are, and onto which a map is put.
    mapping, how
        As in `network.records.aggregate.aggregate`.

    Returns
    -------
    What was read, what was left out and what the format cannot hold, a sentence each.

    Raises
    ------
    NetworkError
        When the records cannot be read (`aggregate`), or the file cannot be written.
    """
    path = Path(out)
    as_table = path.suffix.lower() in TABLE_SUFFIXES
    _refuse_early(Path(records), path, as_table=as_table)
    found = aggregate(records, by=KEYS if as_table else LINK, mapping=mapping, partners=base, how=how)
    if as_table:
        write_table(found, path)
        return sentences(found.report)
    return *sentences(found.report), *write(
        as_network(found, base, name=Path(safe_file(Path(records).name)).stem), path
    )


def _refuse_early(records: Path, path: Path, *, as_table: bool) -> None:
    """What cannot be written in the end is better said before hours of work."""
    if not as_table and not path.name.lower().endswith(WRITE_SUFFIXES):
        endings = ", ".join(dict.fromkeys((*TABLE_SUFFIXES, *WRITE_SUFFIXES)))
        raise NetworkError(f"{path.name} ends in no format that can be written. Use one of {endings}.")
    if path.resolve() == records.resolve():
        raise NetworkError(f"{path.name} would be written over while it is read. Choose another name.")
    if not path.parent.is_dir():
        raise NetworkError(f"{path.name} cannot be written: there is no folder {path.parent}. Make it first.")
