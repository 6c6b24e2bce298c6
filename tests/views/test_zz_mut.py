import pytest
from tests.views.test_hidden_counts import *
from tests.views import test_hidden_counts as t
from views import cached
@pytest.fixture(autouse=True)
def broken(monkeypatch, tmp_path):
    monkeypatch.setenv(cached.STORE, str(tmp_path))
    monkeypatch.setattr(cached, "hidden", lambda n, r: n)
