"""A log folds into the same map however it is folded, and undo, redo and the audit list say what is true."""

import gc
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.audit import Entry, audit, audit_from
from network.collecting import no_collecting
from network.counts import NOT_APPLICABLE, Count
from network.edit import apply_all
from network.errors import NetworkError
from network.files.map_file.yaml import edit_to_mapping, to_yaml
from network.history import EDIT, MAP, PARTS, RULE, UNDO, Folded, Folding, Skipped, Steps, edits_of, fold, rule_of
from network.model import Agreement, Named, Network, Partner, Promise, Relation, System
from network.open_map import open_map
from network.parts import AddLink, AddPartner, ChangePartner, Edit, MergePartner, RemoveLink, StepBack
from network.store import Event, Store, Submission
from tests.any_network import edits, networks
from tests.oracle.plain_edits import apply_plainly
from tests.pace import usually

BASE = Network(
    System("Town", needs=(Named("housing", "Housing"),)),
    (Partner("police", "Police"), Partner("hub", "Evening hub"), Partner("hub2", "Evening hub (new)")),
    (Relation("police", "hub", made=Count.exactly(4)),),
    asked=("police", "hub2"),
    positions=(("hub2", (0.1, 0.2)),),
)


def event(seq: int, kind: str, body: dict[str, object]) -> Event:
    return Event("m", seq, f"key {seq}", kind, json.dumps(body), "Table 4", "2026-04-01T10:00:00+00:00")


def edit_event(seq: int, edit: Edit) -> Event:
    return event(seq, EDIT, edit_to_mapping(edit))


def log_of(*what: Edit | int) -> list[Event]:
    """A log in which an edit is itself and a number undoes the event of that number."""
    return [
        event(seq, UNDO, {"seq": item}) if isinstance(item, int) else edit_event(seq, item)
        for seq, item in enumerate(what, start=1)
    ]


def fold_plainly(base: Network, events: Iterable[Event], standing: set[int]) -> Folded:
    """Edit by edit, each on a whole new map."""
    skipped = []
    for item in events:
        if item.seq in standing:
            try:
                base = apply_plainly(base, *edits_of(item))
            except NetworkError:
                skipped.append(Skipped(item.seq, ""))
    return Folded(base, tuple(skipped))


ADD_ADVICE = AddPartner(Partner("advice", "Debt advice"))
LINK = AddLink(Relation("police", "advice"))


def test_nothing_happened_leaves_the_base():
    assert fold(BASE, []) == Folded(BASE)


def test_edits_happen_in_order():
    assert fold(BASE, log_of(ADD_ADVICE, LINK)).network == apply_all(BASE, [ADD_ADVICE, LINK])


def test_an_undone_edit_is_as_if_it_had_never_been():
    assert fold(BASE, log_of(ADD_ADVICE, 1)) == Folded(BASE)


def test_undoing_an_undo_brings_the_edit_back_and_undoing_that_takes_it_away():
    assert fold(BASE, log_of(ADD_ADVICE, 1, 2)).network == apply_all(BASE, [ADD_ADVICE])
    assert fold(BASE, log_of(ADD_ADVICE, 1, 2, 3)).network == BASE


def test_an_edit_that_rests_on_an_undone_one_is_skipped_and_listed():
    folded = fold(BASE, log_of(ADD_ADVICE, LINK, StepBack("hub2"), 1))
    assert folded.network == apply_all(BASE, [StepBack("hub2")])
    assert [(item.seq, item.why) for item in folded.skipped] == [
        (2, '"advice" is not in the list of partners. Add the partner first.')
    ]


def test_an_undo_of_nothing_is_listed_and_changes_nothing():
    folded = fold(BASE, log_of(7, 2, ADD_ADVICE))  # 7 never was, and an event cannot undo itself
    assert folded.network == apply_all(BASE, [ADD_ADVICE])
    assert [item.seq for item in folded.skipped] == [1, 2]


def test_an_edit_that_can_never_be_true_is_skipped_among_many_that_can():
    bad = AddLink(Relation("police", "hub", made=Count.exactly(1), accepted=Count.exactly(2)))
    good = [AddLink(Relation("hub", "police", made=Count.exactly(n))) for n in range(40)]
    folded = fold(BASE, log_of(*good[:20], bad, *good[20:]))
    assert [item.seq for item in folded.skipped] == [21]
    assert "Accepted can be at most made." in folded.skipped[0].why
    assert folded.network == apply_all(BASE, good)


def test_a_wrong_partner_is_skipped_even_if_a_later_edit_would_have_mended_it():
    wrong = AddPartner(Partner("advice", "Advice", needs=("flying",)))
    folded = fold(BASE, log_of(wrong, ChangePartner(Partner("advice", "Advice"))))
    assert (folded.network, [item.seq for item in folded.skipped]) == (BASE, [1, 2])


def test_a_merge_whose_sums_could_not_be_true_is_skipped():
    # made: does not apply + 3 = 3; accepted: 5 + 2 = 7, more than were made
    first = AddLink(Relation("police", "hub2", made=NOT_APPLICABLE, accepted=Count.exactly(5)))
    second = AddLink(Relation("police", "hub", made=Count.exactly(3), accepted=Count.exactly(2)))
    log = log_of(RemoveLink("police", "hub"), first, second, MergePartner("hub2", "hub"))
    folded = fold(BASE, log)
    assert [item.seq for item in folded.skipped] == [4]
    assert folded.network.by_id.keys() == BASE.by_id.keys()


def test_several_edits_in_one_event_are_undone_together():
    both = event(1, EDIT, {"edits": [edit_to_mapping(ADD_ADVICE), edit_to_mapping(LINK)]})
    assert fold(BASE, [both]).network == apply_all(BASE, [ADD_ADVICE, LINK])
    assert fold(BASE, [both, event(2, UNDO, {"seq": 1})]).network == BASE


def test_a_whole_map_takes_the_place_of_what_was_there_and_can_be_undone():
    other = Network(System("City"), (Partner("x", "X"),))
    replaced = event(2, MAP, {"map": to_yaml(other)})
    add_y = edit_event(3, AddPartner(Partner("y", "Y")))
    assert fold(BASE, [edit_event(1, ADD_ADVICE), replaced, add_y]).network == apply_all(
        other, [AddPartner(Partner("y", "Y"))]
    )
    assert fold(BASE, [edit_event(1, ADD_ADVICE), replaced, event(3, UNDO, {"seq": 2})]).network == apply_all(
        BASE, [ADD_ADVICE]
    )


@pytest.mark.parametrize(
    "broken",
    [
        event(1, EDIT, {}),
        event(1, EDIT, {"fly": "away"}),
        event(1, EDIT, {"edits": ["x", 3, None]}),
        event(1, EDIT, {"add_partner": {"id": "x"}}),
        event(1, MAP, {"map": "- not a map"}),
        event(1, MAP, {}),
        event(1, UNDO, {"seq": "one"}),
        event(1, UNDO, {}),
    ],
    ids=lambda item: f"{item.kind} {item.text}",
)
def test_what_cannot_be_read_is_listed_and_changes_nothing(broken):
    folded = fold(BASE, [broken])
    assert folded.network == BASE
    assert [item.seq for item in folded.skipped] == [1]


def test_blanked_entries_and_those_of_others_change_nothing():
    log = [event(1, "redacted", {}), event(2, "redact", {"seq": 1}), event(3, "vote", {"for": "A"})]
    assert fold(BASE, log) == Folded(BASE)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ([], ""),
        ([{"rule": "hes"}], "hes"),
        ([{"before": "under5", "rule": "hes", "gives_away": "under10"}], "hes"),
        ([{"rule": "hes"}, {"rule": "under5"}], "under5"),  # the newest
        ([{"rule": "hes"}, {"rule": "none"}], "hes"),  # one that hides nothing is none of a map
        ([{"rule": "hes"}, {"rule": 5}, {}], "hes"),
    ],
)
def test_the_rule_is_the_newest_that_is_known(said: list[dict[str, object]], rule: str) -> None:
    assert fold(BASE, [event(seq, RULE, body) for seq, body in enumerate(said, start=1)]) == Folded(BASE, (), rule)


def test_what_a_change_of_the_rule_says() -> None:
    body = {"before": "under5", "rule": "hes", "gives_away": "2 counts"}
    assert rule_of(event(1, RULE, body)) == ("under5", "hes", "2 counts")
    assert rule_of(event(1, RULE, {"before": 5, "rule": "hes"})) == ("", "hes", "")
    assert rule_of(replace(event(1, RULE, body), text="{")) == ("", "", "")


def test_redo_is_over_once_something_new_is_done():
    assert Steps.after(log_of(ADD_ADVICE, 1)).next_redo() == 1
    assert Steps.after(log_of(ADD_ADVICE, 1, StepBack("hub2"))).next_redo() is None


def test_undos_out_of_order_leave_each_change_where_its_last_word_puts_it():
    steps = Steps.after([event(seq, EDIT, {}) for seq in (1, 2, 3)])

    def state() -> tuple[list[int], list[int], int | None, int | None]:
        return list(steps.in_force), list(steps.undone), steps.next_undo(), steps.next_redo()

    assert state() == ([1, 2, 3], [], 3, None)
    assert steps.add(event(4, UNDO, {"seq": 2}))
    assert state() == ([1, 3], [2], 3, 2)
    assert steps.add(event(5, UNDO, {"seq": 3}))
    assert state() == ([1], [2, 3], 1, 3)
    assert steps.add(event(6, UNDO, {"seq": 4}))  # takes the undo of 2 back: 2 is the newest now
    assert state() == ([1, 2], [3], 2, 3)
    assert [steps.newest_word(change) for change in (1, 2, 3)] == [1, 6, 5]
    assert [steps.change(seq) for seq in (1, 4, 5, 6, 9)] == [1, 2, 3, 2, None]
    assert [steps.takes_back(undo) for undo in (4, 5, 6)] == [True, True, False]
    assert not steps.add(event(7, UNDO, {"seq": 9}))  # there is no 9
    assert not steps.add(event(8, UNDO, {"seq": "2"}))
    assert steps.add(event(9, UNDO, {"seq": 4}))  # once more: 2 is in force already
    assert state() == ([1, 2], [3], 2, 3)
    assert steps.add(event(10, EDIT, {}))
    assert state() == ([1, 2, 10], [3], 10, None)


def test_undo_goes_back_step_by_step_and_redo_forward():
    steps = Steps.after(log_of(ADD_ADVICE, LINK, 2, 1))
    assert (steps.next_undo(), steps.next_redo()) == (None, 1)
    again = Steps.after(log_of(ADD_ADVICE, LINK, 2, 1, 4))  # the first is redone
    assert (again.next_undo(), again.next_redo()) == (1, 2)


@st.composite
def logs(draw: st.DrawFn) -> tuple[Network, list[Event]]:
    """A map and a log of anything: edits that fit, that do not, that cannot be, and undos of all of them."""
    base = draw(networks())
    ids = tuple(base.by_id) or ("nobody",)
    strange = st.sampled_from([StepBack("nobody"), AddLink(Relation("nobody", ids[0])), AddPartner(Partner("", "x"))])
    links = st.builds(AddLink, st.builds(Relation, *2 * [st.sampled_from((*ids, "new"))], st.just("knows")))
    newcomers = st.builds(AddPartner, st.builds(Partner, st.sampled_from(("new", "newer")), st.just("N")))
    known = edits(base.system, tuple(base.by_id))
    what = draw(st.lists(known | strange | links | newcomers | st.integers(1, 12), max_size=12))
    return base, log_of(*what)


@pytest.mark.long
@settings(max_examples=usually(12, slowly=settings.default.max_examples))
@given(logs())
def test_folding_in_bulk_is_the_same_as_edit_by_edit(base_and_log):
    base, log = base_and_log
    plain = fold_plainly(base, log, set(Steps.after(log).in_force))
    folded = fold(base, log)
    assert folded.network == plain.network
    undos_of_nothing = {item.seq for item in folded.skipped if log[item.seq - 1].kind == UNDO}
    assert [item.seq for item in folded.skipped if item.seq not in undos_of_nothing] == [s.seq for s in plain.skipped]


@pytest.mark.long
@settings(max_examples=usually(8, slowly=30))
@given(logs(), st.integers(0, 12))
def test_folding_in_two_goes_is_the_same_as_in_one(base_and_log, cut):
    base, log = base_and_log
    log = [item for item in log if item.kind == EDIT]
    first = fold(base, log[:cut])
    second = fold(first.network, log[cut:])
    assert Folded(second.network, first.skipped + second.skipped) == fold(base, log)


@pytest.mark.long
@settings(max_examples=usually(8, slowly=30))
@given(logs())
def test_every_event_gets_one_line_in_the_audit_list(base_and_log):
    base, log = base_and_log
    told = audit(base, log)
    assert [entry.seq for entry in told] == [item.seq for item in log]
    assert all(entry.what for entry in told)
    assert {entry.seq for entry in told if entry.state == "undone"} == set(Steps.after(log).undone)


def test_the_audit_list_speaks_in_plain_words():
    log = log_of(
        ADD_ADVICE,
        LINK,
        ChangePartner(Partner("advice", "Debt advice", capacity=20, wait_days=3.0)),
        MergePartner("hub2", "hub"),
        AddLink(Relation("hub", "police", "knows")),
        RemoveLink("police", "hub"),
        StepBack("advice"),
        7,
        8,
    )
    log += [
        event(10, "vote", {}),
        event(11, EDIT, {"edits": 4 * [edit_to_mapping(AddLink(Relation("police", "hub")))]}),
        event(12, "redacted", {}),
        event(13, "redact", {"seq": 12}),
        event(14, MAP, {"map": to_yaml(BASE)}),
        edit_event(15, RemoveLink("police", "police")),
        event(16, EDIT, {"fly": "away"}),
        event(17, UNDO, {"seq": 99}),
    ]
    assert [(entry.what, entry.state) for entry in audit(BASE, log)] == [
        ("Added Debt advice.", "in force"),
        ("Added a link from Police to Debt advice (refers).", "in force"),
        ("Changed Debt advice: capacity, wait.", "in force"),
        ("Merged Evening hub (new) into Evening hub.", "in force"),
        ("Added a link between Evening hub and Police (knows).", "in force"),
        ("Took away the link from Police to Evening hub (refers).", "in force"),
        ("Took Debt advice off the map, with its links.", "in force"),
        ("Undid number 7: Took Debt advice off the map, with its links.", "in force"),
        ("Redid number 7: Took Debt advice off the map, with its links.", "in force"),
        ("Kept: vote.", ""),
        (
            "4 changes at once. " + 3 * "Added a link from Police to Evening hub (refers). " + "And 1 more.",
            "in force",
        ),
        ("Blanked.", ""),
        ("Blanked number 12.", ""),
        ("Replaced the whole map: 3 partners, 1 relation.", "in force"),
        ("Took away the link from Police to Police (refers).", "without effect"),
        ("Something that this version cannot read.", "without effect"),
        ("Undid nothing.", "without effect"),
    ]


def test_the_audit_list_says_who_agreed_to_be_named_and_who_took_it_back(store):
    opened = open_map(store, "m", BASE)
    opened.change(
        parts={"agreed": (Agreement("hub", "Service manager", date(2026, 6, 3)), Agreement("police"))}, actor="A"
    )
    assert opened.folded().network.agreed_ids == {"hub", "police"}
    opened.change(parts={"agreed": (Agreement("police"),)}, actor="A")
    opened.change(parts={"agreed": (Agreement("police", "Chief inspector"),)}, actor="A")
    opened.undo(actor="A")
    assert [entry.what for entry in opened.audit()] == [
        "Evening hub and Police agreed to be named in a room.",
        "Evening hub took back the agreement to be named in a room.",
        "Changed who has agreed to be named, or when.",
        "Undid number 3: Changed who has agreed to be named, or when.",
    ]
    assert opened.folded().network.agreed == (Agreement("police"),)


def test_the_audit_list_says_which_promise_was_changed(store):
    opened = open_map(store, "m", BASE)
    meet, tell = Promise("police", "hub", "Meet."), Promise("hub", text="Tell.")
    for promises in ((meet,), (meet, tell), (replace(meet, status="kept"), tell), (tell,), (meet,)):
        opened.change(parts={"promises": promises}, actor="A")
    opened.undo(actor="A")
    opened.change(parts={"promises": ()}, actor="A")
    both, one, more = "promise of Police with Evening hub", "promise of Evening hub", "Changed the promises."
    did = [f"Added the {both}.", f"Added the {one}.", f"Changed the {both}.", f"Took away the {both}.", more]
    assert [entry.what for entry in opened.audit()] == [*did, f"Undid number 5: {more}", f"Took away the {one}."]


# --- a map of the store, as the app works with it ---


@pytest.fixture
def store(tmp_path: Path):
    with Store(f"sqlite:///{tmp_path / 'maps.db'}") as store:
        yield store


def test_a_map_opened_again_is_as_it_was_left(store):
    first = open_map(store, "m", BASE)
    first.change([ADD_ADVICE], actor="Table 4")
    assert open_map(store, "m", Network(System("Another"))).folded().network == apply_all(BASE, [ADD_ADVICE])


def test_what_one_visit_changes_another_sees(store):
    one, other = open_map(store, "m", BASE), open_map(store, "m", BASE)
    one.change([ADD_ADVICE, LINK], actor="Table 4")
    assert other.folded().network == apply_all(BASE, [ADD_ADVICE, LINK])
    other.undo(actor="Table 5")
    assert one.folded().network == BASE
    one.redo(actor="Table 4")
    assert other.folded().network == apply_all(BASE, [ADD_ADVICE, LINK])


def test_an_edit_that_does_not_fit_is_refused_and_not_kept(store):
    opened = open_map(store, "m", BASE)
    with pytest.raises(NetworkError, match="not in the list of partners"):
        opened.change([LINK], actor="Table 4")
    assert store.events("m") == []


@pytest.mark.long
def test_undo_and_redo_have_no_limit(store):
    opened = open_map(store, "m", BASE)
    maps = [BASE]
    for n in range(30):
        opened.change([AddPartner(Partner(f"new {n}", "New"))], actor="Table 4")
        maps.append(opened.folded().network)
    for before in maps[-2::-1]:
        opened.undo(actor="Table 4")
        assert opened.folded().network == before
    assert opened.undo(actor="Table 4") is None
    for after in maps[1:]:
        opened.redo(actor="Table 4")
        assert opened.folded().network == after
    assert opened.redo(actor="Table 4") is None


def test_a_second_tap_on_undo_at_the_same_moment_is_kept_once(store):
    opened = open_map(store, "m", BASE)
    opened.change([ADD_ADVICE], actor="Table 4")
    for _ in range(2):
        store.append(Submission("m", "undo:1", UNDO, {"seq": 1}, "Table 4"))
    assert [item.kind for item in store.events("m")] == [EDIT, UNDO]


def test_another_map_in_its_place_can_be_undone(store):
    opened = open_map(store, "m", BASE)
    other = Network(System("City"), (Partner("x", "X"),))
    opened.replace(other, actor="Analyst")
    assert opened.folded().network == other
    opened.undo(actor="Analyst")
    assert opened.folded().network == BASE


def test_a_blanked_edit_is_gone_from_the_map_and_from_undo(store):
    opened = open_map(store, "m", BASE)
    opened.change([ADD_ADVICE], actor="Table 4")
    assert opened.steps() == (1, None)
    store.redact("m", 1, actor="Facilitator")
    assert opened.folded() == Folded(BASE)
    assert opened.steps() == (None, None)
    assert [(entry.who, entry.what) for entry in opened.audit()] == [
        ("Table 4", "Blanked."),
        ("Facilitator", "Blanked number 1."),
    ]


def told_from(log: list[Event], newest: int) -> tuple[Entry, ...]:
    folding = Folding(BASE)
    folding.add(log)
    at, network = folding.before(newest)
    skipped = {item.seq for item in folding.folded().skipped}
    return audit_from(network, [item for item in log if item.seq > at], folding.steps, skipped)


def test_the_newest_changes_are_told_as_they_stand_at_the_end_of_the_whole_list():
    what: list[Edit | int] = []
    for number in range(300):
        what.append(AddPartner(Partner(f"p{number}", f"Partner {number}")))
        what.append(ChangePartner(Partner(f"p{number}", f"Partner {number}", capacity=number)))
        if number % 50 == 0:
            what.append(len(what))
    log = log_of(*what, RemoveLink("hub", "hub"))
    whole = audit(BASE, log)
    for newest in (1, 200, 400, 5_000):
        told = told_from(log, newest)
        assert len(told) >= min(newest, len(log))
        assert told == whole[-len(told) :]
    assert len(told_from(log, 200)) < len(log)  # else nothing is saved


def test_an_undo_of_a_change_before_those_that_are_told_gives_its_number():
    partners = (AddPartner(Partner(f"p{number}", f"Partner {number}")) for number in range(600))
    log = log_of(RemoveLink("hub", "hub"), *partners, 1)
    assert audit(BASE, log)[-1].what == "Undid number 1: Took away the link from Evening hub to Evening hub (refers)."
    folding = Folding(BASE)
    folding.add(log[:-1])
    at, network = folding.before(10)
    folding.steps.add(log[-1])
    told = audit_from(network, [item for item in log if item.seq > at], folding.steps, {1})
    assert told[-1].what == "Undid number 1."


def test_a_map_tells_its_newest_changes(store):
    opened = open_map(store, "m", BASE)
    for number in range(4):
        opened.change([AddPartner(Partner(f"p{number}", f"Partner {number}"))], actor="A")
    assert opened.audit(2) == opened.audit()[-2:]
    assert opened.audit(9) == opened.audit()
    assert opened.count() == 4


def test_a_map_and_parts_that_cannot_be_read_are_damaged_and_those_that_do_not_fit_are_not() -> None:
    events = [
        event(1, MAP, {"map": "format: ["}),
        event(2, PARTS, {"edits": [{"kind": "unknown"}], "parts": {}}),
        event(3, PARTS, {"edits": [edit_to_mapping(RemoveLink("police", "hub2", "refers"))], "parts": {}}),
    ]
    assert [(item.seq, item.damaged) for item in fold(BASE, events).skipped] == [(1, True), (2, True), (3, False)]


def test_looking_for_garbage_is_as_it_was_after_folding() -> None:
    for was_on in (True, False):
        (gc.enable if was_on else gc.disable)()
        try:
            with no_collecting():
                assert not gc.isenabled()
            assert gc.isenabled() is was_on
        finally:
            gc.enable()
