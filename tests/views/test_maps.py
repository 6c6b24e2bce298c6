"""Maps that can be shown, by name."""

import pytest

from tests.small_networks import NETWORKS
from views import cached
from views.parts import maps, notices


def test_no_two_maps_are_called_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of maps took the one for the other, and any press on its page changed to that."""
    monkeypatch.setattr(notices, "moment", lambda at: "today")
    for key in ("first", "second", "third"):
        cached.keep(key, NETWORKS["all asked"])
    names = maps.named()
    assert len(set(names.values())) == len(names)
    assert sorted(names[key].partition(")")[2] for key in ("first", "second", "third")) == ["", ", 2", ", 3"]
