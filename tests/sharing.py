"""How tests are shared out among the workers: by file, those in a browser as two shares, those of reports as one.

Each worker that opens a browser starts an app too, which works all its answers out anew, and loads its scripts. Two
such workers wait for their browsers while the third works. Reports of the same maps need the same answers, places and
drawings, which a process keeps (`tests/asked.py`).
"""

from xdist.scheduler import LoadFileScheduling

__all__ = ["Shares", "share_of"]

IN_A_BROWSER = "tests/browser/"
BROWSERS = 2
OF_REPORTS = ("tests/report/", "tests/public/", "tests/render/report/")


class Shares(LoadFileScheduling):
    """What is handed to a worker as one piece."""

    def _split_scope(self, nodeid: str) -> str:
        if not hasattr(self, "files"):
            self.files: list[str] = []
        return share_of(super()._split_scope(nodeid), self.files)


def share_of(file: str, files: list[str]) -> str:
    """The share that a file's tests belong to; `files` are those in a browser that were met so far, in their order."""
    if file.startswith(OF_REPORTS):
        return OF_REPORTS[0]
    if not file.startswith(IN_A_BROWSER):
        return file
    if file not in files:
        files.append(file)
    return f"{IN_A_BROWSER}{files.index(file) % BROWSERS}"
