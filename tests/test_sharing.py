"""Files stay whole where tests are shared out, no more browsers are opened than two, and reports stay together."""

from tests.sharing import BROWSERS, share_of


def test_files_in_a_browser_make_two_shares_and_every_other_file_its_own() -> None:
    files = [f"tests/browser/test_{name}.py" for name in "abcde"]
    met: list[str] = []
    shares = [share_of(file, met) for file in (*files, *files)]
    assert len(set(shares)) == BROWSERS
    assert shares[:5] == shares[5:]  # a file stays where it is
    assert share_of("tests/views/test_map.py", met) == "tests/views/test_map.py"


def test_files_of_reports_are_one_share() -> None:
    files = ("tests/report/test_docx.py", "tests/public/test_exports.py", "tests/render/report/test_made.py")
    assert len({share_of(file, []) for file in files}) == 1
    assert share_of("tests/render/test_tables.py", []) == "tests/render/test_tables.py"
