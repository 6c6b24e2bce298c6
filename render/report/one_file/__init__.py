"""One file to take home: a page that opens from disk, whole without its script, and more to do with it."""

from render.report.one_file.html import html, zipped

__all__ = ["html", "zipped"]
