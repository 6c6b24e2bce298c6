"""As it starts, the app opens the pages of the shipped maps for itself, so that no visitor waits for first answers."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from views import sign_in, warm
from views.pages import PAGES


class Served:
    """What Streamlit does for a visit, as far as this one needs it."""

    def __init__(self, *, answers: bool = True) -> None:
        self.answers, self.seen, self.open = answers, [], set()

    def connect_session(self, client: warm._Nobody, user_info: dict[str, str]) -> str:
        self.client = client
        self.open.add("own")
        return "own"

    def handle_backmsg(self, session: str, asked: BackMsg) -> None:
        assert session in self.open
        assert not self.client.done.is_set()  # one page after the other
        self.seen.append((asked.rerun_script.page_name, asked.rerun_script.query_string))
        if self.answers:
            self.client.write_forward_msg(ForwardMsg(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN))
            assert not self.client.done.is_set()
            self.client.write_forward_msg(ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY))

    def close_session(self, session: str) -> None:
        self.open.remove(session)


def test_every_page_of_the_map_that_opens_first_is_seen_first() -> None:
    served = Served()
    asyncio.run(warm._visit(served))  # type: ignore[arg-type]
    pages = [file.removesuffix(".py") for file in PAGES.values()]
    assert served.seen[: len(pages)] == [(page, "map=partners") for page in pages]
    assert {query for _, query in served.seen} == {"map=partners", "map=partners_after", "map=merseyside_2014"}
    assert not served.open


def test_a_page_that_does_not_end_ends_the_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "LONGEST", 0)
    served = Served(answers=False)
    asyncio.run(warm._visit(served))  # type: ignore[arg-type]
    assert len(served.seen) == 1
    assert not served.open


@pytest.mark.parametrize("setting", ["off", "on"])
def test_no_visit_where_it_is_off_or_people_sign_in(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSHIP_WARM", setting)
    monkeypatch.setattr(sign_in, "is_begun", lambda: setting == "on")
    served = Served()
    monkeypatch.setattr(warm, "get_instance", lambda: served)
    asyncio.run(warm.visit())
    assert not served.seen


def test_else_the_visit_is_paid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSHIP_WARM", "on")
    served = Served()
    monkeypatch.setattr(warm, "get_instance", lambda: served)
    asyncio.run(warm.visit())
    assert len(served.seen) == 3 * len(PAGES)
