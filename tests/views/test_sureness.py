"""How sure: worked out behind the page, filled in, kept across restarts."""

import os
import signal
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from analysis import Stability
from analysis._stability import Asked, rerunning
from analysis._stability import finished as all_done
from network.model import Network
from tests.open_pages import opened, words
from tests.small_networks import NETWORKS
from views import cached
from views.behind import kept as kept_module
from views.behind import work as work_module
from views.behind.kept import Kept, key_of
from views.behind.work import Work

KNOWN = NETWORKS["everything known"]
FOUND = Stability(85, 3.0, 5.0, "made so")
BROKERS, COVERAGE = Asked("brokers"), Asked("coverage")


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    work = Work(Kept(tmp_path / "sure"))
    yield work
    work.close()


def finished(work: Work, keys: Iterable[str], seconds: float = 120) -> bool:
    """Wait until nothing of these is at work."""
    end = time.monotonic() + seconds
    while work.share(keys) is not None and time.monotonic() < end:
        time.sleep(0.02)
    return work.share(keys) is None


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    Kept(tmp_path).put("one", FOUND)
    assert Kept(tmp_path).get("one") == FOUND
    assert Kept(tmp_path).get("other") is None


def test_a_finding_without_a_figure_is_kept_too(tmp_path: Path) -> None:
    found = Stability(100, None, None, "made so")
    Kept(tmp_path).put("one", found)
    assert Kept(tmp_path).get("one") == found


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_what_is_kept(tmp_path: Path) -> None:
    Kept(tmp_path / "sure").put("one", FOUND)
    assert stat.S_IMODE((tmp_path / "sure").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "sure" / "one.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    ["", "{", "[85, 3.0, 5.0]", "[185, 3.0, 5.0, \"\"]", "[true, null, null, \"\"]", "[85, 5.0, 3.0, \"\"]",
     "[85, null, 3.0, \"\"]", "[85, \"a\", \"b\", \"\"]", "[85, 3.0, 5.0, null]", "85", "\xff"],
)  # fmt: skip
def test_a_damaged_file_counts_as_missing_and_is_written_anew(tmp_path: Path, content: str) -> None:
    (tmp_path / "one.json").write_bytes(content.encode("latin-1"))
    kept = Kept(tmp_path)
    assert kept.get("one") is None
    kept.put("one", FOUND)
    assert Kept(tmp_path).get("one") == FOUND


def test_the_oldest_files_go_where_there_are_too_many(tmp_path: Path) -> None:
    kept = Kept(tmp_path, most=3)
    for number in range(5):
        kept.put(f"n{number}", FOUND)
        os.utime(tmp_path / f"n{number}.json", (number, number))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["n2.json", "n3.json", "n4.json"]


def test_without_a_folder_to_write_to_results_last_until_the_app_ends(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Kept(tmp_path / "file" / "sure")
    kept.put("one", FOUND)
    assert kept.get("one") == FOUND


def test_another_map_question_option_or_code_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {key_of(network, asked) for network in (KNOWN, NETWORKS["star"]) for asked in (BROKERS, COVERAGE)}
    keys.add(key_of(KNOWN, Asked("brokers", (("by", "area"),))))
    monkeypatch.setattr(kept_module, "_code", lambda: "newer")
    assert len(keys | {key_of(KNOWN, BROKERS)}) == 6


def test_the_process_works_out_the_same_as_is_worked_out_here_and_gives_up_what_cannot_be(work: Work) -> None:
    keys = [key_of(KNOWN, one) for one in (BROKERS, COVERAGE)]
    work.want(KNOWN, (BROKERS, COVERAGE))
    work.want(KNOWN, (COVERAGE,))  # is being worked out already
    assert work.share(keys) is not None
    assert finished(work, keys)
    assert [work.found(key) for key in keys] == all_done(rerunning((BROKERS, COVERAGE), KNOWN))
    work.want(KNOWN, (BROKERS,))  # is at hand
    assert work.share(keys) is None

    odd, areas = Asked("brokers", (("by", "colour"),)), Asked("brokers", (("by", "area"),))
    work.want(KNOWN, (odd,))  # what cannot be worked out is given up and does not stop the rest
    work.want(KNOWN, (areas,))
    keys = [key_of(KNOWN, odd), key_of(KNOWN, areas)]
    assert finished(work, keys)
    assert work.hopeless(keys[0])
    assert work.found(keys[1]) is not None


def test_of_a_large_map_several_processes_have_a_share_each_and_one_that_is_lost_is_worked_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_module, "SMALL", len(KNOWN.partners) - 1)
    work = Work(Kept(tmp_path / "sure"), processes=2)
    keys = [key_of(KNOWN, one) for one in (BROKERS, COVERAGE)]
    work.want(KNOWN, (BROKERS, COVERAGE))
    assert work.share(keys) is not None
    assert finished(work, keys)
    assert len(work._children) == 2
    assert [work.found(key) for key in keys] == all_done(rerunning((BROKERS, COVERAGE), KNOWN))

    again = Asked("brokers", (("by", "area"),))  # a share that is lost is worked out again
    key = key_of(KNOWN, again)
    lost = work._children[1][0]
    if hasattr(signal, "SIGSTOP"):  # else it may be done with its share before anybody looks
        lost.send_signal(signal.SIGSTOP)
    work.want(KNOWN, (again,))
    while work.share([key]) == 0:
        time.sleep(0.02)
    lost.kill()
    assert finished(work, [key])
    assert work._children[1][0] is not lost
    work.close()
    assert [work.found(key)] == all_done(rerunning((again,), KNOWN))


def test_a_job_of_which_a_share_cannot_be_worked_out_is_given_up(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_module, "SMALL", 0)
    monkeypatch.setattr(work_module, "CHILD", (work_module.CHILD[0], "-c", "pass"))
    work._processes = 2
    work.want(KNOWN, (BROKERS,))
    key = key_of(KNOWN, BROKERS)
    assert finished(work, [key])
    assert work.hopeless(key)
    assert work.found(key) is None


def test_a_process_that_ends_is_started_once_more_and_then_given_up(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_module, "CHILD", (work_module.CHILD[0], "-c", "pass"))
    work.want(KNOWN, (BROKERS,))
    key = key_of(KNOWN, BROKERS)
    assert finished(work, [key])
    assert work.hopeless(key)


class AtOnce(Work):
    """Works out in the process of the page, when it is asked how far it is."""

    def want(self, network: Network, asked: Iterable[Asked]) -> None:
        self.waiting = [*getattr(self, "waiting", []), (network, list(asked))]

    def share(self, keys: Iterable[str]) -> float | None:
        return 0.4 if self.waiting else None

    def finish(self) -> None:
        for network, asked in self.waiting:
            for one, found in zip(asked, all_done(rerunning(asked, network, runs=5)), strict=True):
                self._kept.put(key_of(network, one), found)
        self.waiting = []


def test_the_sure_lines_of_a_page_fill_in_and_stay_after_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARTNERSHIP_SURE")
    monkeypatch.setattr(cached, "Work", AtOnce)
    app = opened("gaps.py", KNOWN)
    assert "How sure is being worked out: 40 of 100 re-runs." in words(app)
    assert "re-runs with some answers left out" not in words(app)
    cached._work(cached._store_address()).finish()
    app.run()
    assert "of 100 re-runs with some answers left out" in words(app)
    assert "being worked out" not in words(app)
    cached.close_store()
    assert "Not tested." not in words(opened("gaps.py", KNOWN))


def test_where_nobody_was_asked_nothing_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARTNERSHIP_SURE")
    monkeypatch.setattr(cached, "Work", AtOnce)
    assert "being worked out" not in words(opened("gaps.py", NETWORKS["star"]))
