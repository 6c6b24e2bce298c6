"""One file to take home: a page that opens from disk, whole without its script, and more to do with it."""

from render.report.one_file.html import as_html, as_zip

__all__ = ["as_html", "as_zip"]
