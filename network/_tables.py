"""The tables of a store, and the version of them."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

__all__ = [
    "BESIDE",
    "BOUND",
    "EVENTS",
    "EVENTS_ITSELF",
    "MAPS",
    "MAPS_ITSELF",
    "SEALED",
    "SEALS",
    "SEALS_ITSELF",
    "SNAPSHOTS",
    "STORE_IDS",
    "TABLES",
    "VERSION",
    "VERSIONS",
]

VERSION = 4  # of the tables and of what entries may hold; stores of version 1 do not say so
SEALED, BOUND = 3, 4  # the versions that brought seals of maps, and the id of a store in every sum
BESIDE = sa.MetaData()  # tables that a store can do without
TABLES = sa.MetaData()
MAPS = sa.Table(
    "map",
    TABLES,
    sa.Column("map_id", sa.Text, primary_key=True),
    sa.Column("base", sa.Text, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)
EVENTS = sa.Table(
    "event",
    TABLES,
    sa.Column("map_id", sa.Text, sa.ForeignKey("map.map_id"), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("idem", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.UniqueConstraint("map_id", "idem"),
)
SNAPSHOTS = sa.Table(
    "snapshot",
    BESIDE,
    sa.Column("map_id", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)
SEALS = sa.Table(  # `network._seals` says what they are
    "seal",
    BESIDE,
    sa.Column("map_id", sa.Text, primary_key=True),
    sa.Column("placed_after", sa.BigInteger, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
)
STORE_IDS = sa.Table(  # one row: what tells this store and its copies from all others
    "store_id", BESIDE, sa.Column("store_id", sa.Text, primary_key=True)
)
VERSIONS = sa.Table("store_version", BESIDE, sa.Column("version", sa.Integer, primary_key=True))


class _Itself(sa.TableClause):
    """A table that SQLite reads without its indexes: where one is damaged, rows would seem to be missing."""

    inherit_cache = True

    @classmethod
    def of(cls, table: sa.Table) -> "_Itself":
        return cls(table.name, *(sa.column(column.name, column.type) for column in table.columns))


@compiles(_Itself, "sqlite")
def _without_indexes(table: _Itself, compiler: Any, **how: Any) -> str:
    words: str = compiler.visit_table(table, **how)
    return f"{words} NOT INDEXED" if how.get("asfrom") else words


MAPS_ITSELF, EVENTS_ITSELF, SEALS_ITSELF = map(_Itself.of, (MAPS, EVENTS, SEALS))
