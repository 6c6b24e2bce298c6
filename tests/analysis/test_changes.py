"""What has changed between two maps: by hand, against a slow twin, and what must change nothing."""

import random
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

import pytest

import analysis
from analysis import Answer
from analysis._both_waves import links_of_both, supported
from analysis._promised import outcomes
from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES
from network.edit import merge_partner
from network.errors import NetworkError
from network.model import (
    AgeBand,
    AgeRange,
    Agreement,
    Area,
    Comment,
    Named,
    Network,
    Opening,
    Partner,
    Period,
    Person,
    Promise,
    Relation,
    System,
)
from network.waves import align
from tests.oracle import waves as slow
from tests.pace import usually
from tests.shipped import shipped

NAMES = {"police": "Police", "hub": "Hub", "home": "Housing team", "mind": "Mind", "bank": "Food bank"}


def told(*pairs: str, asked: str = "police hub home mind", **parts: object) -> Network:
    """Five partners, of whom four were asked, and links such as `police-hub`."""
    relations = tuple(Relation(*pair.split("-"), said_by=(pair.split("-")[0],)) for pair in pairs)
    partners = tuple(Partner(one, name) for one, name in NAMES.items())
    network = Network(System("Here"), partners, relations, asked=tuple(asked.split()))
    return replace(network, **parts)


def since(earlier: Network, later: Network, **options: object) -> Answer:
    return analysis.run("changes", later, other=earlier, **options)


def became(earlier: Network, later: Network) -> dict[str, str]:
    table = since(earlier, later).table
    return {f"{row.source}-{row.target}": row.status for row in table.itertuples()}


def test_links_are_kept_new_or_not_mentioned_again() -> None:
    found = became(told("police-hub", "hub-home"), told("police-hub", "hub-mind"))
    assert found == {"hub-mind": "new", "home-hub": "not mentioned again", "hub-police": "kept"}
    answer = since(told("police-hub", "hub-home"), told("police-hub", "hub-mind"))
    assert answer.finding == (
        "Among partners asked both times, 1 link continues, 1 is new and 1 was not mentioned again."
    )
    assert answer.figure == ("1", "of 2 links continue")


def test_the_same_link_the_other_way_round_is_kept() -> None:
    assert became(told("police-hub"), told("hub-police")) == {"hub-police": "kept"}


def test_somebody_who_was_asked_once_only_has_denied_nothing() -> None:
    earlier = told("police-hub", "hub-bank")
    assert became(earlier, told("police-hub")) == {"hub-police": "kept", "bank-hub": "not asked both times"}
    newly = told("police-hub", "bank-home", asked="police hub home mind bank")
    assert became(earlier, newly)["bank-home"] == "not asked both times"


def test_nothing_can_be_told_where_nobody_was_asked_twice() -> None:
    answer = since(told("police-hub", asked="police hub"), told("police-hub", asked="home mind"))
    assert answer.finding == "We cannot tell what has changed: no two partners were asked both times."
    assert analysis.run("changes", told()).finding == "We cannot tell what has changed: no earlier map was given."


def test_the_same_links_are_nothing_to_report() -> None:
    answer = since(told("police-hub"), told("police-hub"))
    assert answer.finding == "Among partners asked both times, the links are as they were in the earlier map."


def asked_as(network: Network, **words: str) -> Network:
    return replace(network, system=replace(network.system, asked_as=tuple(words.items())))


def test_a_question_in_other_words_is_not_comparable() -> None:
    earlier = asked_as(told("police-hub", "hub-home"), refers="To whom do you refer?")
    later = asked_as(told("police-hub", "hub-mind"), refers="Whom do you phone?")
    assert set(became(earlier, later).values()) == {"not comparable"}
    assert since(earlier, later).finding == (
        "We cannot tell what has changed: partners were not asked about these links in the same words both times."
    )
    again = asked_as(told("police-hub", "hub-mind"), refers="  to whom do you REFER? ")
    assert became(earlier, again)["hub-police"] == "kept"  # only written otherwise


def test_words_that_one_map_alone_states_are_taken_to_be_the_same() -> None:
    answer = since(told("police-hub"), asked_as(told("police-hub"), refers="Whom?"))
    assert answer.state == "nothing"
    assert answer.receipt.assumed == ("Partners were asked about their links in the same words both times.",)


def test_a_kind_of_link_that_was_not_asked_about_is_not_comparable() -> None:
    knows = told(relations=(Relation("police", "hub", "knows"),))
    asked, silent = {"refers": "To whom?"}, told()
    assert became(asked_as(knows, **asked), asked_as(silent, **asked)) == {"hub-police": "not comparable"}
    assert became(knows, asked_as(silent, **asked)) == {"hub-police": "not comparable"}
    assert became(asked_as(silent, **asked), knows) == {"hub-police": "not comparable"}
    assert became(knows, asked_as(silent, knows="Whom?")) == {"hub-police": "not mentioned again"}


def test_another_kind_of_link_settles_what_the_changed_words_do_not() -> None:
    earlier = asked_as(told("police-hub"), refers="A?", knows="Whom do you know?")
    later = asked_as(told("police-hub"), refers="B?", knows="Whom do you know?")
    known = (Relation("police", "hub", "knows"),)
    both = tuple(replace(one, relations=(*one.relations, *known)) for one in (earlier, later))
    assert became(*both) == {"hub-police": "kept"}


def renamed(network: Network, old: str, new: str, name: str) -> Network:
    """The same map in which a partner has another id and name, and says what it was."""

    def called(one: str) -> str:
        return new if one == old else one

    return replace(
        network,
        partners=tuple(replace(one, id=new, name=name, was=(*one.was, old)) if one.id == old else one
                       for one in network.partners),
        relations=tuple(
            replace(one, source=called(one.source), target=called(one.target),
                    said_by=None if one.said_by is None else tuple(map(called, one.said_by)))
            for one in network.relations
        ),
        asked=None if network.asked is None else tuple(map(called, network.asked)),
        promises=tuple(replace(one, source=called(one.source), target=one.target and called(one.target))
                       for one in network.promises),
    )  # fmt: skip


def test_a_renamed_partner_is_proposed_until_the_map_says_what_it_was() -> None:
    earlier = told("police-hub", "hub-home")
    partners = tuple(replace(one, id="housing") if one.id == "home" else one for one in earlier.partners)
    silent = replace(earlier, partners=partners, relations=earlier.relations[:1], asked=("police", "hub", "housing"))
    (one,) = align(earlier, silent).proposed
    assert (one.then, one.now, one.why) == ("home", "housing", "the same name")
    assert became(earlier, silent)["home-hub"] == "not asked both times"
    accepted = since(earlier, silent, same=(("home", "housing"),))
    assert accepted.words["ended"] == "1 was not mentioned again"


def test_near_names_are_proposed_and_never_joined() -> None:
    near = Partner("housed", "Housing teem")
    partners = tuple(near if one.id == "home" else one for one in told().partners)
    waves = align(told(), replace(told(asked=""), partners=partners))
    assert [(one.then, one.now) for one in waves.proposed] == [("home", "housed")]
    assert "home" in waves.gone
    assert "housed" in waves.new


def test_an_id_that_any_program_may_give_needs_the_same_name() -> None:
    earlier = Network(System("Here"), (Partner("7", "Police"), Partner("8", "Hub")), asked=("7", "8"))
    later = replace(earlier, partners=(Partner("7", "Food bank"), Partner("8", "HUB")))
    waves = align(earlier, later)
    assert waves.both == {"8"}
    assert waves.gone == ("7 (before)",)
    assert waves.proposed[0].why == "the same id"


def test_same_must_name_partners_of_the_maps() -> None:
    with pytest.raises(NetworkError, match=r'The later map has no partner "hubb"\. Did you mean "hub"'):
        align(told(), told(), (("hub", "hubb"),))


def test_merged_partners_are_read_as_one_on_both_maps() -> None:
    earlier = told("police-hub", "mind-home", "police-mind")
    merged = merge_partner(earlier, "mind", "hub")
    later = replace(merged, partners=tuple(replace(one, was=("mind",)) if one.id == "hub" else one
                                           for one in merged.partners))  # fmt: skip
    assert became(earlier, later) == {"home-hub": "kept", "hub-police": "kept"}


def test_a_partner_that_was_split_is_read_as_one() -> None:
    earlier = told("police-hub")
    later = told("police-mind", partners=tuple(replace(one, was=("hub",)) if one.id == "mind" else one
                                               for one in told().partners))  # fmt: skip
    assert became(earlier, later) == {"hub-police": "kept"}


def promised(status: str, *pairs: str, finding: str | None = "introductions", text: str = "Meet") -> str:
    promise = Promise("police", "mind", "Meet", finding=finding)
    earlier = told("police-hub", promises=(promise,))
    later = told("police-hub", *pairs, promises=(replace(promise, status=status, text=text),))
    (one,) = outcomes(align(earlier, later))
    return one.became


def test_a_promise_is_kept_where_the_map_shows_its_sign() -> None:
    assert promised("open", "police-mind") == "kept"
    assert promised("kept", "police-mind") == "kept"
    assert promised("kept") == "not known"  # both were asked, and neither names the link
    assert promised("kept", finding="coverage") == "kept"  # its sign cannot be tested
    assert promised("under way") == "still open"
    assert promised("not known") == "not known"


def test_a_promise_that_was_let_go_tells_why() -> None:
    promise = Promise("police", "mind", "Meet")
    later = told(promises=(replace(promise, status="let go", text="Meet (let go: they moved)"),))
    (one,) = outcomes(align(told(promises=(promise,)), later))
    assert (one.became, one.why, one.promise.text) == ("let go", "they moved", "Meet")


def test_a_promise_that_nobody_speaks_of_any_more_is_not_known() -> None:
    (one,) = outcomes(align(told(promises=(Promise("police", "mind", "Meet"),)), told()))
    assert (one.became, one.said) == ("not known", None)


def test_another_promise_of_the_same_two_is_not_the_old_one() -> None:
    assert promised("kept", finding=None, text="Share one risk form") == "not known"
    assert promised("kept", finding=None) == "kept"
    assert promised("under way", text="Meet every week") == "still open"  # for the same finding, in other words
    debt, homes = (Promise("police", "mind", text, finding="coverage", gap=(("need", need),))
                   for text, need in (("Debt advice", "debt"), ("A roof", "home")))  # fmt: skip
    (one,) = outcomes(align(told(promises=(debt,)), told(promises=(replace(homes, status="kept"),))))
    assert (one.became, one.said) == ("not known", None)


def stands(promise: Promise, earlier: Network, later: Network) -> tuple[str, bool | None]:
    """What became of a promise that is said to be under way, and whether the map shows its sign."""
    both = replace(earlier, promises=(promise,)), replace(later, promises=(replace(promise, status="under way"),))
    (one,) = outcomes(align(*both))
    return one.became, one.shown


def test_an_invitation_is_kept_once_somebody_has_answered() -> None:
    promise = Promise("hub", "bank", "Ask them", finding="unknowns")
    silent, answered = told("police-hub"), told("police-hub", asked="police hub home mind bank")
    assert stands(promise, silent, silent) == ("still open", False)
    assert stands(promise, silent, answered) == ("kept", True)
    assert stands(promise, answered, answered) == ("still open", None)  # nobody was silent
    both = replace(promise, source="bank", target="home")
    silent = told("police-hub", asked="police hub mind")
    assert stands(both, silent, told("police-hub", asked="police hub mind home")) == ("still open", False)
    assert stands(both, silent, answered) == ("kept", True)


def test_silence_is_no_answer_to_what_was_not_asked() -> None:
    met, named, tied = (Promise("police", "mind", finding=one) for one in ("introductions", "both_sides", "crossing"))

    def asked_as(network: Network, *kinds: str) -> Network:
        return replace(network, system=System("Here", asked_as=tuple((one, "With whom?") for one in kinds)))

    one_side = told(relations=(Relation("police", "mind", "knows", said_by=("police",)),))
    assert [stands(one, told(), told())[1] for one in (met, tied)] == [False, False]
    assert stands(named, one_side, one_side)[1] is False
    for one, map_of in ((met, told()), (tied, told()), (named, one_side)):
        assert stands(one, map_of, asked_as(map_of, "funds" if one is not tied else "other"))[1] is None
    once = told(asked="mind bank")
    assert stands(met, once, once)[1] is False  # who refers people to the team was asked too
    assert stands(met, asked_as(once, "refers"), asked_as(once, "refers"))[1] is None
    assert stands(met, asked_as(once, "refers back"), asked_as(once, "refers back"))[1] is False


def test_none_referred_is_no_link() -> None:
    promise = Promise("police", "mind", finding="crossing")
    none = told(relations=(Relation("police", "mind", made=Count.exactly(0), said_by=("police",)),))
    assert stands(promise, told(), none) == ("still open", False)
    assert stands(promise, none, told("police-mind")) == ("kept", True)


def test_who_was_not_there_may_have_a_link_until_it_was_asked() -> None:
    promise = Promise("police", "gp", finding="missing")
    there = told(partners=(*told().partners, Partner("gp", "GP")))
    assert stands(promise, told(), told()) == ("still open", False)
    assert stands(promise, told(), there) == ("still open", None)
    assert stands(promise, told(), replace(there, asked=("police", "gp"))) == ("still open", False)
    assert stands(promise, told(), replace(there, relations=(Relation("police", "gp"),))) == ("kept", True)


def copied(network: Network) -> Network:
    """The same, as if its counts had been rounded."""
    return replace(network, system=replace(network.system, counts_rule=RULES[DEFAULT_RULE].words))


def test_one_first_contact_shows_where_each_accepts_more_than_half() -> None:
    promise = Promise("hub", "mind", "One first contact", finding="bounce")

    def counted(*accepted: Count | None) -> Network:
        ways = (("hub", "mind"), ("mind", "hub"))
        return told(relations=tuple(Relation(*way, made=Count.exactly(10), accepted=one, said_by=way)
                                    for way, one in zip(ways, accepted, strict=True)))  # fmt: skip

    five, six, ten, hidden = *map(Count.exactly, (5, 6, 10)), Count(1, 7)
    assert stands(promise, counted(five, five), counted(six, six)) == ("kept", True)
    assert stands(promise, counted(five, five), counted(six, five)) == ("still open", False)
    assert stands(promise, counted(five, five), counted(six, hidden)) == ("still open", None)
    assert stands(promise, counted(five, five), counted(six, None)) == ("still open", None)
    # rounded, 10 of 10 are at least 8 of at most 12, and 5 of 10 may be 7 of 8
    assert stands(promise, counted(five, five), copied(counted(ten, ten))) == ("kept", True)
    assert stands(promise, counted(five, five), copied(counted(five, ten))) == ("still open", None)
    few = told(relations=tuple(replace(one, made=Count.exactly(7)) for one in counted(six, six).relations))
    assert stands(promise, counted(five, five), few) == ("still open", None)  # no share of fewer than 8


def test_a_next_step_shows_where_the_trail_no_longer_stops() -> None:
    promise = Promise("home", "mind", "A next step", finding="dead_ends")
    system = System("Here", needs=(Named("mental", "Mental health"),), stages=(Named("court", "Court"),))
    partners = tuple(Partner(one, name, needs=("mental",) if one == "mind" else ()) for one, name in NAMES.items())

    def sent(*pairs: str) -> Network:
        links = tuple(
            Relation(*pair.split("-"), needs=("mental",), made=Count.exactly(9), said_by=("home",)) for pair in pairs
        )
        return told(relations=links, partners=partners, system=system)

    assert stands(promise, sent("hub-home"), sent("hub-home")) == ("still open", False)
    assert stands(promise, sent("hub-home"), sent("hub-home", "home-mind")) == ("kept", True)
    assert stands(promise, sent("hub-home"), sent("home-mind")) == ("still open", None)  # nobody is sent there any more
    assert stands(promise, sent("hub-home", "home-mind"), sent("hub-home")) == ("still open", None)
    silent = tuple(replace(one, needs=None) if one.id == "home" else one for one in partners)
    untold = replace(sent("hub-home"), partners=silent)
    assert stands(promise, sent("hub-home"), untold) == ("still open", None)  # it may not help itself


HELP = (Named("mental", "Mental health"),)
COURT = (Named("court", "Court"),)


def way_in(*pairs: str, **parts: object) -> Network:
    """People come in with the police; the mental health team helps; links carry the one need."""
    roles = {"police": {"stages": ("court",)}, "mind": {"needs": ("mental",)}}
    partners = tuple(
        Partner(one, name, **({"needs": (), "stages": ()} | roles.get(one, {})))  # type: ignore[arg-type]
        for one, name in NAMES.items()
    )
    links = tuple(Relation(*pair.split("-"), needs=("mental",), said_by=(pair.split("-")[0],)) for pair in pairs)
    system = System("Here", needs=HELP, stages=COURT)
    return told(**({"partners": partners, "relations": links, "system": system} | parts))


def test_a_second_way_shows_where_less_rests_on_one_partner_or_link() -> None:
    alone, both = way_in("police-hub", "hub-mind"), way_in("police-hub", "hub-mind", "police-home", "home-mind")
    through, link = Promise("hub", finding="sole_routes"), Promise("police", "hub", finding="sole_links")
    for promise in (through, link):
        assert stands(promise, alone, both) == ("kept", True)
        assert stands(promise, alone, alone) == ("still open", False)
        assert stands(promise, both, both) == ("still open", None)  # nothing rested on it
        assert stands(promise, alone, way_in("police-hub")) == ("still open", None)  # there is no way at all now
        vague = (*alone.relations, *(Relation(*ends, said_by=ends[:1]) for ends in (("police", "home"),
                                                                                    ("home", "mind"))))  # fmt: skip
        assert stands(promise, alone, way_in(relations=vague)) == ("still open", None)  # nobody said for which need


def test_a_gap_that_is_closed_shows_and_one_that_nothing_opens_does_not() -> None:
    promise = Promise("police", "mind", finding="coverage")
    assert stands(promise, way_in(), way_in("police-mind")) == ("kept", True)
    assert stands(promise, way_in(), way_in("police-hub")) == ("still open", False)
    assert stands(promise, way_in("police-mind"), way_in("police-mind")) == ("still open", None)


def test_a_gap_is_not_closed_for_certain_by_what_nobody_has_said() -> None:
    promise = Promise("police", "mind", finding="coverage", gap=(("need", "mental"),))
    vague = way_in(relations=(Relation("police", "mind", said_by=("police",)),))
    assert stands(promise, way_in(), vague) == ("still open", None)  # a link, and nobody said for which need
    bands = (AgeBand("young", "Young", AgeRange(0, 17)), AgeBand("old", "Old", AgeRange(18, None)))
    system = System("Here", needs=HELP, stages=COURT, ages=bands)
    silent = way_in("police-mind", system=system)
    told_ages = tuple(replace(one, ages=AgeRange(0, None)) for one in silent.partners)
    assert stands(promise, way_in(system=system), silent) == ("still open", None)
    assert stands(promise, way_in(system=system), replace(silent, partners=told_ages)) == ("kept", True)


def test_a_promise_that_says_for_which_gap_is_told_by_that_gap_alone() -> None:
    def ways(*needs: str) -> Network:
        two = System("Here", needs=(*HELP, Named("debt", "Debt")), stages=COURT)
        partners = tuple(
            replace(one, needs=("mental", "debt")) if one.id == "mind" else one for one in way_in().partners
        )
        links = (Relation("police", "mind", needs=needs, said_by=("police",)),) if needs else ()
        return told(system=two, partners=partners, relations=links)

    promise = Promise("police", "mind", finding="coverage", gap=(("need", "mental"),))
    assert stands(promise, ways(), ways("mental")) == ("kept", True)
    assert stands(promise, ways(), ways("debt")) == ("still open", False)  # another gap was closed
    assert stands(promise, ways("mental"), ways("mental")) == ("still open", None)  # there was no such gap
    both = replace(promise, gap=(("need", "mental,debt"),))
    assert stands(both, ways(), ways("mental")) == ("still open", False)
    assert stands(both, ways(), ways("mental", "debt")) == ("kept", True)
    assert stands(replace(promise, gap=(("need", "gone"),)), ways(), ways("mental")) == ("still open", None)
    assert stands(replace(promise, gap=()), ways(), ways("mental")) == ("still open", None)  # it may be for the other


def test_a_way_for_one_person_shows_where_it_rests_on_nothing_unsaid() -> None:
    somebody = Person("p", "Somebody", needs=("mental",), stage="court", age=17)
    gap = analysis.run("route", way_in("police-hub"), person=somebody).gap
    assert gap == (("need", "mental"), ("stage", "court"), ("age", "17"))
    assert analysis.run("route", way_in("police-mind"), person=somebody).gap == ()  # it has a way

    def taking(ages: AgeRange | None, *pairs: str) -> Network:
        network = way_in(*pairs)
        return replace(network, partners=tuple(replace(one, ages=ages) for one in network.partners))

    promise = Promise("police", "mind", finding="route", gap=gap)
    everybody, grown = AgeRange(), AgeRange(18)
    assert stands(promise, taking(everybody), taking(everybody, "police-mind")) == ("kept", True)
    assert stands(promise, taking(everybody), taking(everybody, "police-hub")) == ("still open", False)
    assert stands(promise, taking(everybody), taking(grown, "police-mind")) == ("still open", False)
    assert stands(promise, taking(everybody), taking(None, "police-mind")) == ("still open", None)
    assert stands(promise, taking(everybody, "police-mind"), taking(everybody, "police-mind")) == ("still open", None)
    assert stands(replace(promise, gap=()), taking(everybody), taking(everybody, "police-mind")) == ("still open", None)


def test_a_link_across_a_line_shows_whatever_its_kind() -> None:
    promise = Promise("police", "mind", finding="crossing")
    assert stands(promise, told(), told("mind-police")) == ("kept", True)
    assert stands(promise, told(), told()) == ("still open", False)
    assert stands(promise, told("police-mind"), told("police-mind")) == ("still open", None)
    assert stands(replace(promise, target="bank"), told(), told()) == ("still open", None)  # nobody asked them


def test_a_second_connection_shows_where_nobody_hangs_on_one() -> None:
    promise = Promise("hub", finding="weak_points")
    chain, ring = told("police-hub", "hub-home"), told("police-hub", "hub-home", "home-police")
    assert stands(promise, chain, ring) == ("kept", True)
    assert stands(promise, chain, chain) == ("still open", False)
    assert stands(promise, chain, told()) == ("still open", None)  # it has no link at all now


def test_room_shows_where_a_service_that_was_full_is_not() -> None:
    promise = Promise("mind", finding="pressure")

    def loaded(accepted: Count | None) -> Network:
        system = System("Here", period=Period(date(2026, 1, 1), date(2026, 1, 30)))
        partners = tuple(Partner(one, name, capacity=10 if one == "mind" else None) for one, name in NAMES.items())
        made = Relation("hub", "mind", made=Count.exactly(40), accepted=accepted, said_by=("hub",))
        return told(system=system, partners=partners, relations=(made,))

    full, room = loaded(Count.exactly(30)), loaded(Count.exactly(2))
    assert stands(promise, full, room) == ("kept", True)
    assert stands(promise, full, full) == ("still open", False)
    assert stands(promise, full, loaded(None)) == ("still open", None)
    assert stands(promise, room, room) == ("still open", None)


def test_more_reach_help_where_the_share_is_larger_for_certain() -> None:
    promise = Promise("hub", "mind", finding="leaks")

    def counted(completed: Count | None, made: int = 20) -> Network:
        return told(relations=(Relation("hub", "mind", made=Count.exactly(made), completed=completed,
                                        said_by=("hub", "mind")),))  # fmt: skip

    five, six = counted(Count.exactly(5)), counted(Count.exactly(6))
    assert stands(promise, five, six) == ("kept", True)
    assert stands(promise, five, five) == ("still open", False)
    assert stands(promise, five, counted(Count(1, 7))) == ("still open", None)
    assert stands(promise, five, counted(None)) == ("still open", None)
    assert stands(promise, five, counted(Count.exactly(7), made=7)) == ("still open", None)  # too few to compare
    ten = counted(Count.exactly(10))
    assert stands(promise, five, copied(ten)) == ("kept", True)  # at least 8 of 22
    assert stands(promise, copied(five), copied(ten)) == ("still open", None)  # 3 to 7, then 8 to 12, of 18 to 22


def test_riverside_a_year_later() -> None:
    before, after = (shipped(name) for name in ("partners", "partners_after"))
    waves = align(before, after)
    assert waves.gone == ("custody_southbank",)
    assert [(one.then, one.now) for one in waves.became] == [(("drugs_eastmoor",), ("recovery_eastmoor",))]
    assert sorted(one.became for one in outcomes(waves)) == [
        "kept", "kept", "let go", "still open", "still open", "still open"
    ]  # fmt: skip
    answer = since(before, after)
    rows = list(answer.table[["source", "target", "status"]].itertuples(index=False, name=None))
    assert [row[:2] for row in rows if row[2] == "not mentioned again"] == [("camhs", "cmht")]
    assert answer.finding.startswith(
        "By June 2027, 2 of 6 promises are kept; among partners asked both times, 84 links continue"
    )
    assert answer.figure == ("2", "of 6 promises kept")


@cache
def drawn() -> tuple[tuple[int, Network, Network], ...]:
    return tuple((seed, *slow.pair_of_maps(seed)) for seed in usually(range(50, 100), slowly=range(200)))


def test_equal_to_the_slow_twin_on_pairs_of_maps() -> None:
    seen: set[str] = set()
    for seed, earlier, later in drawn():
        waves = align(earlier, later)
        found = {one.pair: one.status for one in links_of_both(waves)}
        expected = slow.statuses(earlier, later)
        names = {group: _name(group, later) for group in slow.groups(earlier, later)}
        assert found == {tuple(sorted(map(names.get, pair))): status for pair, status in expected.items()}, seed
        seen |= set(expected.values())
    assert len(seen) == 5


def _name(group: slow.Group, later: Network) -> str:
    now = sorted(one for wave, one in group if wave == 1)
    (own,) = now[:1] or [min(one for _, one in group)]
    return own if now or own not in later.by_id else f"{own} (before)"


def said(answer: Answer) -> tuple[object, ...]:
    return answer.finding, answer.figure, answer.sure


@cache
def answered(seed: int) -> Answer:
    """What is said of a pair of maps that were drawn: what changes nothing is held against it."""
    ((earlier, later),) = (pair for drawn_by, *pair in drawn() if drawn_by == seed)
    return since(earlier, later)


def test_new_respondents_change_nothing_that_is_said() -> None:
    tried = 0
    for seed, earlier, later in drawn():
        draw = random.Random(seed)
        silent = sorted(later.by_id.keys() - later.asked_ids)
        waves = align(earlier, later)
        before = {one for one in silent if one not in waves.earlier.asked_ids}  # else it was asked both times now
        if not before:
            continue
        one = draw.choice(sorted(before))
        others = [other for other in later.by_id if other != one]
        named = tuple(Relation(one, other, said_by=(one,)) for other in others if draw.random() < 0.5)
        more = replace(later, asked=(*later.asked_ids, one), relations=(*later.relations, *named))
        assert said(since(earlier, more)) == said(answered(seed)), seed
        tried += 1
    assert tried > usually(8, slowly=50)


@pytest.mark.long
def test_renaming_with_was_changes_nothing_that_is_said() -> None:
    tried = 0
    for seed, earlier, later in drawn():
        for old in sorted(later.by_id)[:2]:
            again = renamed(later, old, f"renamed {old}", f"Once {old}")
            if old in earlier.by_id:
                assert said(since(earlier, again)) == said(answered(seed)), (seed, old)
                tried += 1
    assert tried > usually(8, slowly=50)


def test_merging_on_either_map_says_the_same() -> None:
    tried = 0
    for seed, earlier, later in drawn():
        waves = align(earlier, later)
        other_than_then = {one for became in waves.became for one in (*became.then, *became.now)}
        both = sorted((earlier.by_id.keys() & later.by_id.keys()) - other_than_then)
        # a map on which one who answered and one who did not are made one no longer tells that one was silent
        alike = [pair for pair in combinations(both, 2) if all(len(set(pair) & wave.asked_ids) != 1 for wave in
                                                               (earlier, later))]  # fmt: skip
        if not alike:
            continue
        one, other = alike[0]
        merged = merge_partner(later, other, one)
        told_so = replace(merged, partners=tuple(
            replace(partner, was=(*partner.was, other)) if partner.id == one else partner for partner in merged.partners
        ))  # fmt: skip
        assert said(since(earlier, told_so)) == said(since(merge_partner(earlier, other, one), told_so)), seed
        tried += 1
    assert tried > usually(4, slowly=30)


@pytest.mark.long
def test_order_changes_nothing_that_is_said() -> None:
    for seed, earlier, later in drawn():
        turned = [
            replace(one, partners=one.partners[::-1], relations=one.relations[::-1], promises=one.promises[::-1],
                    asked=None if one.asked is None else one.asked[::-1])
            for one in (earlier, later)
        ]  # fmt: skip
        again, first = since(*turned), answered(seed)
        assert said(again) == said(first), seed
        assert again.table.equals(first.table), seed


def test_what_was_merged_was_asked_only_where_all_of_it_was() -> None:
    earlier = told("police-hub", asked="police hub home")  # mind was silent then
    merged = merge_partner(told("police-hub"), "mind", "hub")
    later = replace(merged, partners=tuple(replace(one, was=("mind",)) if one.id == "hub" else one
                                           for one in merged.partners))  # fmt: skip
    assert became(earlier, later) == {"hub-police": "not asked both times"}


def test_a_link_that_is_now_told_of_only_in_other_words_is_not_said_to_be_gone() -> None:
    knows = (Relation("police", "hub", "knows"),)
    earlier = asked_as(told(relations=knows), refers="A?", knows="Whom do you know?")
    later = asked_as(told("police-hub"), refers="B?", knows="Whom do you know?")
    assert became(earlier, later) == {"hub-police": "not comparable"}
    assert became(later, earlier) == {"hub-police": "not comparable"}


def test_a_sign_that_only_a_new_respondent_tells_of_does_not_keep_a_promise() -> None:
    promise = Promise("police", "bank", "Meet", finding="introductions")
    seen = (Relation("police", "bank", said_by=("bank",)),)
    later = told(relations=seen, asked="police hub home mind bank", promises=(promise,))
    (one,) = outcomes(align(told(promises=(promise,)), later))
    assert one.became == "still open"
    by_both = replace(later, relations=(Relation("police", "bank", said_by=("police", "bank")),))
    (one,) = outcomes(align(told(promises=(promise,)), by_both))
    assert one.became == "kept"


def test_what_was_there_when_a_promise_was_made_does_not_keep_it() -> None:
    meet = Promise("police", "mind", "Meet", finding="introductions")
    assert stands(meet, told("police-mind"), told("police-mind")) == ("still open", None)
    assert stands(meet, told(), told("police-mind")) == ("kept", True)
    agreed = told(relations=(Relation("police", "mind", "knows", said_by=("police", "mind")),))
    assert stands(replace(meet, finding="both_sides"), agreed, agreed) == ("still open", None)
    most = Relation("police", "mind", made=Count.exactly(20), accepted=Count.exactly(15))
    both = told(relations=(most, replace(most, source="mind", target="police")))
    less = told(relations=(replace(most, accepted=Count.exactly(5)), replace(most, source="mind", target="police")))
    assert stands(replace(meet, finding="bounce"), both, both) == ("still open", None)
    assert stands(replace(meet, finding="bounce"), less, both) == ("kept", True)


def test_a_link_keeps_a_promise_for_the_needs_that_it_was_promised_for() -> None:
    debt = Promise("police", "mind", "Meet", finding="introductions", gap=(("need", "debt"),))

    def carrying(*needs: str) -> Network:
        system = System("Here", needs=(Named("debt", "Debt"), Named("home", "Housing")))
        return told(system=system, relations=(Relation("police", "mind", needs=needs, said_by=("police",)),))

    assert stands(debt, told(), carrying("debt", "home")) == ("kept", True)
    assert stands(debt, told(), carrying("home")) == ("still open", False)
    assert stands(debt, told(), told("police-mind")) == ("still open", None)  # nobody has said for what
    assert stands(debt, carrying("home"), carrying("home", "debt")) == ("kept", True)
    assert stands(debt, carrying("debt"), carrying("debt")) == ("still open", None)
    assert stands(replace(debt, gap=(("need", "debt,home"),)), told(), carrying("debt")) == ("still open", False)


PLANNED = System(
    "Here", areas=(Area("wide", "Wide", ("north",)), Area("north", "North")), needs=(Named("debt", "Debt"),),
    ages=(AgeBand("young", "Young", AgeRange(10, 17)),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("gap", "before", "after"),
    [
        (("area", "north"), {"areas": ()}, {"areas": ("wide",)}),
        (("need", "debt"), {"needs": ()}, {"needs": ("debt",)}),
        (("age", "young"), {"ages": AgeRange(18)}, {"ages": AgeRange(16)}),
        (("at", "Sat 23:00"), {"hours": ()}, {"hours": (Opening((5,), 0, 0),)}),
    ],
)
def test_a_change_of_a_plan_is_kept_once_the_partner_does_more(
    gap: tuple[str, str], before: dict[str, object], after: dict[str, object]
) -> None:
    promise = Promise("mind", text="Find out", finding="plan_for", gap=(gap,))

    def where(said: dict[str, object]) -> Network:
        partners = tuple(replace(one, **said) if one.id == "mind" else one for one in told().partners)
        return told(system=PLANNED, partners=partners)

    assert stands(promise, where(before), where(after)) == ("kept", True)
    assert stands(promise, where(before), where(before)) == ("still open", False)
    assert stands(promise, where(after), where(after)) == ("still open", None)
    assert stands(promise, where(before), where({})) == ("still open", None)
    assert stands(replace(promise, gap=()), where(before), where(after)) == ("still open", None)
    unlisted = replace(promise, gap=((gap[0], "elsewhere"),))
    assert stands(unlisted, where(before), where(after)) == ("still open", None)


def test_what_is_new_is_brought_out_and_what_is_new_or_gone_is_claimed() -> None:
    earlier, later = told("police-hub", "hub-home"), told("police-hub", "hub-mind")
    answer = since(earlier, later)
    assert answer.highlight.links == (("hub", "mind"),)
    claimed = analysis.claim("changes", later, other=earlier)
    assert set(claimed.ids) == {"('home', 'hub') not mentioned again", "('hub', 'mind') new"}


def test_two_who_were_asked_both_times_are_enough_and_one_is_not() -> None:
    both = {"asked": "police hub"}
    assert since(told("police-hub", **both), told("police-hub", **both)).state == "nothing"
    one = {"asked": "police"}
    assert since(told("police-hub", **one), told("police-hub", **one)).state == "not known"
    assert since(told(), told()).state == "nothing"  # there is no link, and was none


def test_what_cannot_be_compared_hides_nothing_that_can() -> None:
    knows = Relation("hub", "home", "knows")
    asked = {"refers": "A?", "knows": "Whom do you know?"}
    earlier = asked_as(told("police-hub", relations=(Relation("police", "hub", said_by=("police",)), knows)), **asked)
    met = (Relation("police", "hub", said_by=("police",)), knows, Relation("police", "mind", "knows"))
    later = asked_as(told(relations=met), **asked | {"refers": "B?"})
    assert sorted(became(earlier, later).values()) == ["kept", "new", "not comparable"]
    assert since(earlier, later).state == "finding"


def test_two_asked_in_other_words_are_told_so() -> None:
    both = {"asked": "police hub"}
    earlier, later = (asked_as(told("police-hub", **both), refers=words) for words in ("A?", "B?"))
    assert since(earlier, later).finding == (
        "We cannot tell what has changed: partners were not asked about these links in the same words both times."
    )


def test_maps_without_a_partner_in_common_say_so() -> None:
    elsewhere = Network(System("There"), (Partner("x", "Xanadu"), Partner("y", "Yarrow")), asked=("x", "y"))
    answer = since(elsewhere, told("police-hub"))
    assert answer.finding == "We cannot tell what has changed: no partner is on both maps."


def test_two_who_were_asked_both_times_are_enough_and_who_was_not_is_left_out() -> None:
    answer = since(told("police-hub", asked="police hub"), told("police-hub", "hub-home"))
    assert answer.state == "nothing"
    assert answer.receipt.left_out == ("Links of 3 partners that were not asked both times are not counted.",)
    then = told("police-hub", asked="police hub", partners=(*told().partners, Partner("new", "New")))
    now = told("police-hub", asked="police hub", partners=told().partners[:-1])  # three on both, one each on one alone
    assert since(then, now).receipt.left_out == ("Links of 4 partners that were not asked both times are not counted.",)


def test_where_links_ended_and_others_cannot_be_compared_what_ended_is_told() -> None:
    asked_as = {"refers": "Whom do you refer to?", "knows": "Whom do you know?"}
    there, here = told("police-hub"), told()
    there = replace(
        there, system=replace(there.system, asked_as=tuple(asked_as.items())),
        relations=(*there.relations, Relation("home", "mind", "knows", said_by=("home",))),
    )  # fmt: skip
    here = replace(here, system=replace(here.system, asked_as=(("refers", "Whom do you refer to?"), ("knows", "Who?"))))
    answer = since(there, here)
    assert became(there, here) == {"hub-police": "not mentioned again", "home-mind": "not comparable"}
    assert answer.state == "finding"


def test_what_both_maps_support_speaks_only_of_partners_on_both() -> None:
    rest = tuple(one for one in told().partners if one.id != "home")
    later = told("police-hub", partners=rest, asked="police hub mind")
    parts = {
        "agreed": tuple(Agreement(one, "All") for one in ("home", "hub")),
        "comments": tuple(Comment(one, "Said") for one in ("home", "hub")),
        "positions": (("home", (0.0, 1.0)), ("hub", (1.0, 0.0))),
    }
    then, now = supported(align(told("police-hub", "hub-home", **parts), later))
    assert set(then.by_id) == set(now.by_id) == {"police", "hub", "mind", "bank"}
    assert then.asked_ids == {"police", "hub", "mind"}
    assert [one.partner for one in then.agreed] == [one.partner for one in then.comments] == ["hub"]
    assert [one for one, _ in then.positions] == ["hub"]
    assert {(one.source, one.target) for one in then.relations} == {("police", "hub")}


def sent_and_helped(made: Count | None, completed: Count | None, **more: object) -> Network:
    said = {"made": made, "completed": completed, "said_by": ("hub", "mind")}
    return told(relations=(Relation("hub", "mind", **said),), **more)


def n(many: int) -> Count:
    return Count.exactly(many)


@pytest.mark.parametrize(
    ("then", "now", "shown"),
    [
        ((n(10), n(5)), (n(10), n(6)), True),
        ((n(10), n(5)), (n(20), n(10)), False),
        ((n(10), n(5)), (n(20), n(9)), False),
        ((n(8), n(4)), (n(8), n(5)), True),
        ((n(7), n(4)), (n(8), n(5)), None),
        ((n(8), n(4)), (n(7), n(5)), None),
        ((n(10), n(5)), (n(10), Count(6, 9)), True),
        ((n(10), n(5)), (n(10), Count(5, 9)), None),
        ((n(10), n(5)), (n(10), Count(1, 5)), False),
        ((n(10), Count(1, 5)), (n(10), n(6)), True),
        ((n(10), Count(1, 6)), (n(10), n(6)), None),
        ((n(10), Count(4, 6)), (n(10), n(4)), False),
        ((Count(8, 10), n(5)), (n(10), n(7)), True),
        ((Count(8, 10), n(5)), (n(10), n(6)), None),  # 5 of 8 before is as much as 6.25 of 10
        ((n(10), n(10)), (Count(8, 10), n(10)), False),  # more than all cannot be helped
        ((None, n(5)), (n(10), n(6)), None),
        ((n(10), None), (n(10), n(6)), None),
        ((n(10), n(5)), (None, n(6)), None),
        ((n(10), n(0)), (n(10), n(1)), True),
    ],
)
def test_a_larger_share_that_reaches_help_is_told_by_bounds(
    then: tuple[Count | None, Count | None], now: tuple[Count | None, Count | None], shown: bool | None
) -> None:
    promise = Promise("hub", "mind", finding="leaks")
    assert stands(promise, sent_and_helped(*then), sent_and_helped(*now))[1] is shown
    other_way = replace(promise, source="mind", target="hub")
    assert stands(other_way, sent_and_helped(*then), sent_and_helped(*now))[1] is None


@pytest.mark.parametrize(
    ("made", "accepted", "shown"),
    [
        (n(10), n(6), True),
        (n(10), n(5), False),
        (n(8), n(5), True),
        (n(7), n(5), None),
        (n(10), Count(6, 9), True),
        (n(10), Count(5, 9), None),
        (n(10), Count(1, 5), False),
        (Count(8, 10), n(6), True),
        (Count(8, 12), n(6), None),
        (Count(8, 12), n(4), False),
        (Count(10, None), n(9), None),
        (None, n(6), None),
        (n(10), None, None),
    ],
)
def test_more_than_half_accepted_each_way_is_told_by_bounds(
    made: Count | None, accepted: Count | None, shown: bool | None
) -> None:
    def both(one: Count | None, of: Count | None) -> Network:
        ways = (("hub", "mind"), ("mind", "hub"))
        return told(relations=tuple(Relation(*way, made=of, accepted=one, said_by=way) for way in ways))

    promise = Promise("hub", "mind", finding="bounce")
    assert stands(promise, both(n(2), n(10)), both(accepted, made))[1] is shown
    half = both(n(2), n(10)).relations[0], Relation("mind", "hub", made=n(10), accepted=n(9), said_by=("hub", "mind"))
    assert stands(promise, told(relations=half), both(accepted, made))[1] is shown  # one way was enough to promise
    assert stands(promise, both(n(9), n(10)), both(accepted, made))[1] is None


def test_two_counts_on_a_link_are_added_up_and_one_that_is_missing_leaves_it_open() -> None:
    promise = Promise("hub", "mind", finding="leaks")

    def twice(*counts: tuple[Count | None, Count | None]) -> Network:
        return told(relations=tuple(
            Relation("hub", "mind", made=made, completed=completed, said_by=("hub", "mind"), needs=(f"n{number}",))
            for number, (made, completed) in enumerate(counts)
        ), system=System("Here", needs=(Named("n0", "N0"), Named("n1", "N1"))))  # fmt: skip

    then = twice((n(5), n(1)), (n(5), n(1)))
    assert stands(promise, then, twice((n(5), n(1)), (n(5), n(2))))[1] is True
    assert stands(promise, then, twice((n(5), n(3)), (n(5), None)))[1] is None
    assert stands(promise, then, twice((n(5), n(3)), (None, n(3))))[1] is None


def test_a_link_named_by_one_end_is_shown_once_both_name_it() -> None:
    promise = Promise("police", "mind", finding="both_sides")

    def named(*by: str, kind: str = "knows", asked: str = "police hub home mind") -> Network:
        return told(relations=(Relation("police", "mind", kind, said_by=by),) if by else (), asked=asked)

    one, both = named("police"), named("police", "mind")
    assert stands(promise, one, both)[1] is True
    assert stands(promise, one, one)[1] is False
    assert stands(promise, one, named())[1] is False
    assert stands(promise, both, both)[1] is None
    assert stands(promise, named(), both)[1] is None  # there was no link to agree on
    assert stands(promise, one, named("police", "mind", kind="funds"))[1] is False  # another link
    assert stands(promise, one, named("police", "mind", asked="police hub"))[1] is None
    assert stands(replace(promise, source="mind", target="police"), one, both)[1] is True
    others = tuple(Relation(*ends, "knows", said_by=ends) for ends in (("police", "hub"), ("hub", "home")))
    beside = [replace(link, relations=(*link.relations, *others)) for link in (one, one, both)]
    assert [stands(promise, beside[0], then)[1] for then in beside[1:]] == [False, True]  # what others have agreed


TWO_NEEDS = System("Here", needs=(*HELP, Named("debt", "Debt")), stages=COURT)


def both_needs(*pairs: str, only: dict[str, str] | None = None) -> Network:
    """Police is the way in, the mental health team helps with both needs; links carry both, or the one said."""
    partners = tuple(replace(one, needs=("mental", "debt")) if one.id == "mind" else one for one in way_in().partners)
    links = tuple(
        Relation(*pair.split("-"), needs=((only or {}).get(pair),) if pair in (only or {}) else ("mental", "debt"),
                 said_by=(pair.split("-")[0],))
        for pair in pairs
    )  # fmt: skip
    return told(partners=partners, relations=links, system=TWO_NEEDS)


@pytest.mark.parametrize(
    ("promise", "line"),
    [(Promise("hub", finding="sole_routes"), "hub"), (Promise("police", "hub", finding="sole_links"), "police-hub")],
)
def test_less_rests_on_one_where_some_of_it_has_another_way(promise: Promise, line: str) -> None:
    alone = both_needs("police-hub", "hub-mind")
    for_one = both_needs("police-hub", "hub-mind", "police-home", "home-mind", only={"police-home": "debt"})
    round_it = both_needs("police-home", "home-mind")
    fewer = both_needs("police-hub", "hub-mind", only={"hub-mind": "debt"})
    gone = replace(alone, partners=tuple(one for one in alone.partners if one.id != "hub"), relations=(),
                   asked=("police", "home", "mind"))  # fmt: skip
    assert stands(promise, alone, for_one)[1] is True
    assert stands(promise, alone, round_it)[1] is True
    assert stands(promise, alone, alone)[1] is False
    assert stands(promise, for_one, alone)[1] is False  # more rests on it
    assert stands(promise, alone, fewer)[1] is None  # less has a way at all
    assert stands(promise, alone, gone)[1] is None, line


def test_who_hung_on_one_link_is_joined_twice() -> None:
    promise = Promise("home", finding="weak_points")
    chain = told("police-hub", "hub-home")
    ring = told("police-hub", "hub-home", "home-police")
    assert stands(promise, chain, ring)[1] is True
    assert stands(promise, ring, ring)[1] is None  # it was in no finding
    without = replace(ring, partners=tuple(one for one in ring.partners if one.id != "home"),
                      relations=ring.relations[:1], asked=("police", "hub", "mind"))  # fmt: skip
    assert stands(promise, chain, without)[1] is None
    assert stands(promise, chain, told("police-hub", "hub-mind", "mind-police"))[1] is None  # it has no link any more


def test_any_tie_between_the_two_is_a_tie() -> None:
    promise = Promise("police", "mind", finding="crossing")
    assert stands(promise, told(), told(relations=(Relation("mind", "police", "knows"),)))[1] is True
    assert stands(replace(promise, target="police"), told(), told("police-mind"))[1] is None  # nobody is tied to itself
    assert stands(replace(promise, target=None), told(), told("police-mind"))[1] is None
    assert stands(promise, told(asked="police"), told(asked="police"))[1] is None
    knows = {"refers": "A?", "knows": "B?"}
    some = asked_as(told(), **knows), asked_as(told(), **knows)
    assert stands(promise, *some)[1] is False  # asked about some kinds both times


def test_who_was_missing_is_known_by_any_of_its_names() -> None:
    promise = Promise("police", "The GP", finding="missing")
    for said in ({"name": "the gp"}, {"name": "Surgery", "short": "The GP"}, {"name": "Surgery", "aka": ("The  GP",)}):
        there = told(partners=(*told().partners, Partner("gp", **said)))
        linked = replace(there, relations=(Relation("gp", "hub", "knows"),))
        assert stands(promise, told(), linked)[1] is True
        assert stands(promise, told(), replace(there, asked=(*there.asked_ids, "gp")))[1] is False
    assert stands(Promise("The GP", finding="missing"), told(), told("police-hub"))[1] is False
    assert stands(Promise("police", "hub", finding="missing"), told(), told("police-hub"))[1] is None


@pytest.mark.parametrize(
    ("then", "now", "shown"),
    [
        (n(30), n(29), True),  # 10 a month in 91 days: 29.9 were planned for
        (n(30), n(30), False),
        (n(29), n(20), None),  # it was not full
        (n(30), Count(20, 29), True),
        (n(30), Count(20, 30), None),
        (n(30), Count(30, 40), False),
        (Count(29, 31), n(20), None),
        (n(30), None, None),
    ],
)
def test_there_is_room_where_less_is_accepted_than_was_planned_for(
    then: Count, now: Count | None, shown: bool | None
) -> None:
    def loaded(accepted: Count | None, capacity: int | None = 10) -> Network:
        system = System("Here", period=Period(date(2026, 4, 1), date(2026, 6, 30)))
        partners = tuple(
            Partner(one, name, capacity=capacity if one == "mind" else None) for one, name in NAMES.items()
        )
        made = Relation("hub", "mind", made=n(40), accepted=accepted, said_by=("hub",))
        return told(system=system, partners=partners, relations=(made,))

    promise = Promise("mind", finding="pressure")
    assert stands(promise, loaded(then), loaded(now))[1] is shown
    assert stands(replace(promise, source="hub"), loaded(then), loaded(now))[1] is None  # which has no capacity
    assert stands(promise, loaded(then, None), loaded(now))[1] is None
    assert stands(promise, loaded(then), loaded(now, None))[1] is None
    assert stands(replace(promise, source="bank"), loaded(then), loaded(now))[1] is None
