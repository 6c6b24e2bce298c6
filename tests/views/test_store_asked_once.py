"""A page asks the store once which maps there are, and the next page asks again."""

import pytest

from network.store import Store
from tests.open_pages import opened, words
from tests.shipped import shipped
from views import cached, pages


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    times: list[None] = []
    usual = Store.maps

    def counting(store: Store) -> tuple[str, ...]:
        times.append(None)
        return usual(store)

    monkeypatch.setattr(Store, "maps", counting)
    return times


def test_a_page_asks_once_which_maps_there_are(asked: list[None]) -> None:
    app = opened(map="partners")
    for file in pages.PAGES.values():
        asked.clear()
        app.switch_page(file).run()
        assert len(asked) == 1, file


def test_a_map_that_another_visit_has_kept_is_there_with_the_next_page() -> None:
    app = opened(map="elsewhere")
    cached._store().add_map("elsewhere", cached.to_yaml(shipped("merseyside_2014")))
    app.query_params["map"] = "elsewhere"
    assert "Merseyside" in words(app.run())
