"""What the documents show is true: the example question runs, and every page that is linked exists."""

import re
from pathlib import Path
from types import ModuleType

from analysis._declare import answer_of
from tests.small_networks import NETWORKS

ROOT = Path(__file__).parents[1]


def test_the_example_question_answers_every_small_network():
    text = (ROOT / "docs" / "adding-a-question.md").read_text(encoding="utf-8")
    (code, *_) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    example = ModuleType("unstated_hours")
    exec(code, example.__dict__)
    for network in NETWORKS.values():
        answer = answer_of(example.QUESTION, network, example.answer(network), {})
        silent = [partner.id for partner in network.partners if partner.hours is None]
        assert sorted(answer.table["partner"]) == sorted(silent)
        assert answer.finding.endswith(".")


def test_every_linked_page_and_picture_exists():
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (page.parent / target).exists(), f"{page.name} links to {target}"
