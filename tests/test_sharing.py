"""Files stay whole where tests are shared out, and no more browsers are opened than two."""

from tests.sharing import BROWSERS, share_of


def test_files_in_a_browser_make_two_shares_and_every_other_file_its_own() -> None:
    files = [f"tests/browser/test_{name}.py" for name in "abcde"]
    met: list[str] = []
    shares = [share_of(file, met) for file in (*files, *files)]
    assert len(set(shares)) == BROWSERS
    assert shares[:5] == shares[5:]  # a file stays where it is
    assert share_of("tests/views/test_map.py", met) == "tests/views/test_map.py"
