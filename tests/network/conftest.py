"""What the tests of the network package share."""

from tests.network.postgresql import postgresql

__all__ = ["postgresql"]
