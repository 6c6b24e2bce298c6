"""Whoever looks at a page waits for the run that was asked for, whatever else runs meanwhile."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from looking.visiting import a_run

# A page that shows for a moment that it runs whenever it hears something; what a test tells it to, it says.
PAGE = """<div data-testid=stApp data-test-script-state=notRunning>An app</div><script>
    const app = document.querySelector("div"), socket = new WebSocket("ws://127.0.0.1:9/stream");
    socket.binaryType = "arraybuffer";
    socket.onmessage = () => {
        app.dataset.testScriptState = "running";
        setTimeout(() => { app.dataset.testScriptState = "notRunning"; }, 20);
    };
    const say = words => socket.send(new Uint8Array(words));
</script>"""
LATER = "([first, then]) => { say(first); setTimeout(() => { window.late = true; say(then); }, 500); }"


def asked(**how: object) -> list[int]:
    return list(BackMsg(rerun_script=ClientState(query_string="map=partners", **how)).SerializeToString())  # type: ignore[arg-type]


def finished(how: ForwardMsg.ScriptFinishedStatus.ValueType) -> bytes:
    return ForwardMsg(hash="0123", script_finished=how).SerializeToString()


WHOLE, PART, GIVEN_UP = (
    finished(how)
    for how in (
        ForwardMsg.FINISHED_SUCCESSFULLY,
        ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
        ForwardMsg.FINISHED_EARLY_FOR_RERUN,
    )
)


@pytest.fixture(scope="module")
def any_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("first", "answers"),
    [
        (asked(), [PART, WHOLE]),
        (asked(), [GIVEN_UP, WHOLE]),
        (asked(fragment_id="lens"), [GIVEN_UP, PART]),
        (asked(fragment_id="watch", is_auto_rerun=True), [PART, WHOLE]),
    ],
    ids=["a part meanwhile", "given up for another", "a part that was asked for", "a part by itself before"],
)
def test_a_run_ends_with_what_was_asked_for(any_page: Page, first: list[int], answers: list[bytes]) -> None:
    left = iter(answers)

    def answer(socket: WebSocketRoute) -> None:
        socket.on_message(lambda _: socket.send(next(left)))

    any_page.goto("about:blank")
    any_page.unroute_all()
    any_page.route_web_socket("ws://127.0.0.1:9/stream", answer)
    any_page.set_content(PAGE)
    any_page.wait_for_function("socket.readyState === 1")
    with a_run(any_page):
        any_page.evaluate(LATER, [first, asked()])
    assert any_page.evaluate("window.late")
    assert list(left) == []
