"""What the documents show is true: the example question runs, and every page that is linked exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import analysis
from looking.docs import LARGEST, PICTURES
from tests.new_question import among_the_questions
from tests.small_networks import NETWORKS

ROOT = Path(__file__).parents[1]


@pytest.fixture
def example_test(tmp_path: Path) -> Iterator[str]:
    """The question of the page among the others; gives the code of its test."""
    text = (ROOT / "docs" / "adding-a-question.md").read_text(encoding="utf-8")
    question, test = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    with among_the_questions("unstated_hours", question, tmp_path):
        yield test


def test_the_example_question_answers_every_small_network(example_test: str) -> None:
    for network in NETWORKS.values():
        answer = analysis.run("unstated_hours", network)
        silent = [partner.id for partner in network.partners if partner.hours is None]
        assert sorted(answer.table["partner"]) == sorted(silent)
        assert answer.finding.endswith(".")


def test_the_test_of_the_example_question_passes(example_test: str) -> None:
    names: dict[str, object] = {}
    exec(example_test, names)
    (test,) = (thing for name, thing in names.items() if name.startswith("test_"))
    assert callable(test)
    test()


def test_the_page_for_newcomers_lists_every_helper() -> None:
    text = (ROOT / "docs" / "adding-a-question.md").read_text(encoding="utf-8")
    helpers = {path.name for path in (ROOT / "analysis").glob("_*.py")} - {"__init__.py"}
    assert {name for name in helpers if f"`{name}`" not in text and f"/{name}`" not in text} == set()


def test_the_example_for_analysts_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "analysts.md").read_text(encoding="utf-8"), re.DOTALL
    )
    names: dict[str, object] = {}
    exec(example, names)
    assert "only recorded way through" in capsys.readouterr().out
    assert len(names["links"]) == 36  # type: ignore[arg-type]


def test_the_pictures_of_the_documents_are_taken_by_the_script_are_small_and_are_shown() -> None:
    files = {str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.jpg")}
    assert files == set(PICTURES)
    assert max((ROOT / name).stat().st_size for name in files) <= LARGEST
    text = "".join(page.read_text(encoding="utf-8") for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
    assert [name for name in files if name.removeprefix("docs/") not in text] == []


def test_the_readme_lists_every_document() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if f"(docs/{page.name})" not in text] == []


def test_a_heading_that_is_linked_to_is_there() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target, anchor in re.findall(r"\]\(([^):]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
            linked = (page.parent / target) if target else page
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
            assert anchor in slugs, f"{page.name} links to {target}#{anchor}"


def test_every_linked_page_and_picture_exists():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (page.parent / target).exists(), f"{page.name} links to {target}"
