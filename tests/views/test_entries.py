"""The script that keeps one entry of the browser's history for each press is in every page, and in nothing else."""

import asyncio
from typing import Any

import pytest
from starlette.responses import HTMLResponse, JSONResponse, Response

from views.entries import SCRIPT, Entries

PAGE = "<html><head><title>Streamlit</title></head></html>"


def answered(path: str, answer: Response) -> tuple[bytes, dict[str, str], list[tuple[bytes, bytes]]]:
    """What comes back, its headers, and those that the app was asked with."""
    asked: list[tuple[bytes, bytes]] = []
    said: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        asked.extend(scope["headers"])
        await answer(scope, receive, send)

    async def send(message: Any) -> None:
        said.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    headers = [(b"accept-encoding", b"gzip"), (b"if-none-match", b"1"), (b"host", b"localhost")]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers}
    asyncio.run(Entries(app)(scope, receive, send))
    start, *rest = said
    told = {name.decode(): value.decode() for name, value in start["headers"]}
    return b"".join(one["body"] for one in rest), told, asked


@pytest.mark.parametrize("path", ["/", "/map"])
def test_a_page_has_the_script_ahead_of_all_others_and_is_never_an_old_one(path: str) -> None:
    body, headers, asked = answered(path, HTMLResponse(PAGE, headers={"etag": "1", "last-modified": "then"}))
    assert body == PAGE.encode().replace(b"<title>", SCRIPT + b"<title>")
    assert int(headers["content-length"]) == len(body)
    assert not {"etag", "last-modified"} & headers.keys()
    assert asked == [(b"host", b"localhost")]


@pytest.mark.parametrize(
    ("path", "answer"),
    [("/media/a.html", HTMLResponse(PAGE, headers={"etag": "1"})), ("/_stcore/health", JSONResponse({"<title>": 1}))],
)
def test_what_is_taken_away_and_what_is_no_page_comes_as_it_is(path: str, answer: Response) -> None:
    body, headers, _ = answered(path, answer)
    assert body == answer.body
    assert headers["content-length"] == str(len(body))
