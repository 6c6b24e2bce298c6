"""What would a new link change, for whom, and who could introduce the two?"""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import analysis
from analysis._gains import Gains, best_pairs
from analysis._reach import reach
from analysis.introductions import helped_with
from network.counts import Count
from network.errors import NetworkError
from network.model import AgeBand, AgeRange, Area, HowMany, Named, Network, Partner, Period, Promise, Relation, System
from tests.analysis.claiming import run
from tests.oracle import access, random_maps
from tests.pace import usually
from tests.shipped import shipped
from tests.small_networks import NETWORKS

SYSTEM = System(
    "Smallshire",
    areas=(Area("east", "East"), Area("west", "West")),
    needs=(Named("debt", "Debt"), Named("work", "Work")),
    stages=(Named("court", "Court"),),
    sectors=(Named("nhs", "NHS"), Named("voluntary", "Voluntary"), Named("justice", "Criminal justice")),
)
DOOR = Partner("door", "Front door", sector="justice", stages=("court",), needs=(), areas=("east", "west"))
HUB = Partner("hub", "The hub", sector="nhs", needs=(), areas=("east", "west"))
HELP = Partner("help", "Help", sector="voluntary", needs=("debt", "work"), areas=("east",))
WORTH = ("profiles_gained", "steps_saved", "sole_routes_removed")


def build(partners: tuple[Partner, ...], *links: str, asked: tuple[str, ...] | None = None, **more: object) -> Network:
    pairs = [link.split() for link in links]
    relations = tuple(Relation(one, other, said_by=(one, other)) for one, other in pairs)
    everyone = tuple(partner.id for partner in partners)
    return Network(SYSTEM, partners, relations, asked=everyone if asked is None else asked, **more)


def row(answer: analysis.Answer, source: str, target: str) -> dict[str, object]:
    table = answer.table.set_index(["source", "target"])
    return table.loc[(source, target)].to_dict()


def _twins_agree(seeds: range, sample: int) -> int:
    """Compare every number of every listed link with adding the link and asking everything again."""
    opened = 0
    for seed in seeds:
        network, at = random_maps.random_network(seed), random_maps.random_moment(seed) if seed % 3 == 0 else None
        table = run("introductions", network, all=True, at=at).table[["source", "target", *WORTH]].head(sample)
        pairs = list(zip(table["source"], table["target"], strict=True))
        slow = {(one["source"], one["target"]): one for one in access.introductions(network, pairs, at)}
        assert table.to_dict("records") == [slow[pair] for pair in pairs], f"map {seed} at {at}"
        opened += int((table["profiles_gained"] > 0).sum())
    return opened


def test_every_number_equals_adding_the_link_and_asking_again() -> None:
    assert _twins_agree(range(12), sample=12) > 6


@pytest.mark.slow
def test_every_number_equals_adding_the_link_on_a_thousand_maps() -> None:
    assert _twins_agree(range(12, 1040), sample=200) > 500


def test_nothing_better_is_left_out() -> None:
    # the list of all absent links that change anything, by brute force, is the list that is shown
    for seed in range(usually(6, slowly=25)):
        network = random_maps.random_network(seed)
        slow = [one for one in access.introductions(network) if any(one[column] for column in WORTH)]
        shown = run("introductions", network, all=True).table
        shown = shown[shown["ties_only"] == 0][["source", "target", *WORTH]]
        if not shown.empty or slow:
            assert shown.to_dict("records") == slow, f"map {seed}"


def test_a_link_to_a_service_opens_its_situations() -> None:
    # nothing leads to Help: a link from the door opens debt and work in East, where Help works
    answer = run("introductions", build((DOOR, HUB, HELP), "door hub"))
    best = answer.table.iloc[0]
    assert (best["source"], best["target"]) == ("door", "help")
    assert (best["profiles_gained"], best["needs"], best["areas"]) == (2, "debt, work", "east")
    assert answer.finding == (
        "Linking Front door with Help could open help with debt and work in 2 more situations; "
        "nobody yet works with both."
    )
    assert answer.figure == ("2", "situations")
    assert answer.sure.endswith("Only if both agree and have room.")


@pytest.mark.parametrize(("doors", "told"), [(1, ""), (2, ""), (3, ", through court.")])
def test_a_room_hears_of_the_way_in_only_where_three_partners_are_such(doors: int, told: str) -> None:
    courts = tuple(replace(DOOR, id=f"door{one}", name=f"Front door {one}") for one in range(doors))
    small = build((*courts, HUB, HELP), "door0 hub")
    network = replace(small, system=replace(SYSTEM, stages=(*SYSTEM.stages, Named("cell", "Custody"))))
    spoken = run("introductions", network).finding_in_room()
    assert spoken.startswith("One new link could open help with debt and work")
    assert ("through" in spoken) == bool(told)
    assert told in spoken


def test_a_shorter_way_saves_steps_and_takes_the_hub_off_the_only_route() -> None:
    # door -> hub -> help is 2 steps for 2 situations; door -> help is 1, and the hub is no longer needed
    answer = run("introductions", build((DOOR, HUB, HELP), "door hub", "hub help"))
    assert [row(answer, "door", "help")[column] for column in WORTH] == [0, 2, 2]
    assert row(answer, "door", "help")["why"] == (
        "Ways that are there already would be shorter: by 2 steps in all. "
        "A way round a partner that all must pass today, in 2 cases. "
        "No tie is recorded between Criminal justice and Voluntary."
    )
    assert answer.state == "nothing"


def test_the_list_shown_first_reaches_beyond_the_usual() -> None:
    # hub and door are tied, clinic and hub are of one sector; only `all` lists such pairs
    clinic = Partner("clinic", "Clinic", sector="nhs", needs=("debt",), areas=("east",))
    network = build((DOOR, HUB, clinic), "hub door", "door hub")
    first = run("introductions", network).table
    every = run("introductions", network, all=True).table
    assert ("hub", "clinic") not in set(zip(first["source"], first["target"], strict=True))
    assert ("hub", "clinic") in set(zip(every["source"], every["target"], strict=True))


def test_partners_whose_sector_nobody_gave_are_not_taken_for_one_sector() -> None:
    network = build((replace(DOOR, sector=None), replace(HELP, sector=None)))
    table = run("introductions", network).table
    assert table["source"].tolist() == ["door"]
    assert table["same_sector"].isna().all()


def test_a_link_that_is_there_for_another_need_is_no_candidate() -> None:
    debt_only = Relation("door", "help", needs=("debt",))
    network = Network(SYSTEM, (DOOR, HELP), (debt_only,), asked=("door", "help"))
    assert run("introductions", network, all=True).table.empty
    none_made = replace(debt_only, made=Count.exactly(0))
    assert len(run("introductions", replace(network, relations=(none_made,)), all=True).table) == 1


def test_the_introducer_is_the_common_partner_whose_weaker_trust_is_highest() -> None:
    # a trusts 4 and 1 (weaker 1), b trusts 2 and 3 (weaker 2): b
    pals = tuple(Partner(one, one.upper(), sector="nhs", needs=(), areas=()) for one in "ab")
    trust = {("a", "door"): 4, ("a", "help"): 1, ("b", "door"): 2, ("b", "help"): 3}
    ties = tuple(Relation(one, other, "knows", trust=(("reliable", value),)) for (one, other), value in trust.items())
    network = replace(build((DOOR, HELP, *pals)), relations=ties)
    answer = run("introductions", network)
    assert row(answer, "door", "help")["introducer"] == "b"
    assert "B works with both" in answer.finding
    # nobody has said a word about trust: the one with most agreed ties
    agreed = tuple(
        replace(tie, trust=(), said_by=(tie.source, tie.target) if tie.source == "a" else None) for tie in ties
    )
    untold = run("introductions", replace(network, relations=agreed))
    assert row(untold, "door", "help")["introducer"] == "a"


def test_stretch_counts_ties_and_is_empty_without_a_way() -> None:
    far = build((DOOR, HUB, HELP), "door hub")
    assert run("introductions", far).table["stretch"].isna().all()
    tied = replace(far, relations=(*far.relations, Relation("hub", "help", "knows")))
    assert row(run("introductions", tied), "door", "help")["stretch"] == 2


def test_a_receiver_that_is_full_is_flagged() -> None:
    # 30 accepted in 3 months, and 10 planned for a month
    full = replace(HELP, capacity=10)
    into = Relation("hub", "help", made=Count.exactly(30), accepted=Count.exactly(30))
    system = replace(SYSTEM, period=Period(date(2026, 4, 1), date(2026, 6, 30)))
    network = Network(system, (DOOR, HUB, full), (into,), asked=("door", "hub", "help"))
    assert row(run("introductions", network), "door", "help")["full"] == 1


def test_groups_that_never_meet_are_offered_a_link_even_where_nothing_changes() -> None:
    # everything is covered at the door; no tie joins the NHS with the voluntary sector, and both were asked
    door = replace(DOOR, needs=("debt", "work"))
    idle = replace(HELP, needs=())
    answer = run("introductions", build((door, HUB, idle), "door hub", "door help"))
    offered = answer.table[answer.table["ties_only"] == 1]
    assert list(zip(offered["source"], offered["target"], strict=True)) == [("hub", "help")]
    assert offered["why"].tolist() == ["No tie is recorded between NHS and Voluntary."]
    assert offered["introducer"].tolist() == ["door"]


def test_groups_that_nobody_was_asked_about_are_not_said_to_be_strangers() -> None:
    network = build(
        (replace(DOOR, needs=("debt", "work")), HUB, replace(HELP, needs=())), "door hub", "door help", asked=()
    )
    assert not run("introductions", network).table["ties_only"].any()


def test_maps_that_say_too_little_ask_for_it() -> None:
    star = run("introductions", NETWORKS["star"])
    assert star.finding == "We cannot suggest introductions yet: nobody has said which partners people meet first."


def with_people(network: Network, **numbers: tuple[int, int]) -> Network:
    """The map with how many people a year each of the first two of a list brings."""
    lists = {
        name: tuple(
            replace(item, how_many=HowMany(Count.exactly(number)))
            for item, number in zip(getattr(network.system, name), told, strict=True)
        )
        for name, told in numbers.items()
    }
    return replace(network, system=replace(network.system, **lists))


def test_where_people_are_known_a_link_is_told_by_them_and_its_needs_by_their_number() -> None:
    # 3 of 4 people are at home in East, where help would be there with both needs
    answer = run("introductions", with_people(build((DOOR, HUB, HELP), "door hub"), areas=(300, 100), needs=(40, 60)))
    assert answer.finding == (
        "Linking Front door with Help could open help with 2 needs for about 75 in 100 people; nobody yet works with "
        "both."
    )
    assert answer.figure == ("75", "in 100 people")
    assert answer.table.loc[0, "why"].startswith(
        "Could open help with debt and work in East for about 75 in 100 people, in 2 more situations."
    )
    one_need = replace(HELP, needs=("debt",))
    told = run("introductions", with_people(build((DOOR, HUB, one_need), "door hub"), areas=(300, 100), needs=(40, 60)))
    assert told.finding.startswith("Linking Front door with Help could open help with debt for about 30 in 100 people;")


def test_situations_in_which_nobody_comes_in_are_told_without_people() -> None:
    # nobody is at home in East, where Help works
    network = with_people(build((DOOR, HUB, HELP), "door hub"), areas=(0, 100), needs=(40, 60))
    answer = run("introductions", network)
    assert answer.state == "nothing"
    best = row(answer, "door", "help")
    assert (best["profiles_gained"], best["people"]) == (2, 0)
    assert best["why"].startswith("Could open help with debt and work in East in 2 more situations.")


def test_a_promise_of_the_best_link_is_for_what_it_opens() -> None:
    system = replace(SYSTEM, ages=(AgeBand("young", "Young", AgeRange(10, 17)), AgeBand("old", "Old", AgeRange(18))))
    told = (replace(DOOR, ages=AgeRange()), replace(HUB, ages=AgeRange()), replace(HELP, ages=AgeRange(18)))
    adults = replace(build(told, "door hub"), system=system)
    assert dict(run("introductions", adults).gap) == {"need": "debt,work", "age": "old", "area": "east"}
    everywhere = build((DOOR, HUB, replace(HELP, areas=("east", "west"), needs=("debt",))), "door hub")
    assert dict(run("introductions", everywhere).gap) == {"need": "debt"}


def test_of_more_than_three_needs_two_are_named() -> None:
    needs = tuple(Named(one, one.capitalize()) for one in ("debt", "drink", "home", "sleep", "work"))
    network = replace(build((DOOR,)), system=replace(SYSTEM, needs=needs))
    ids = [one.id for one in reversed(needs)]
    assert helped_with(network, ids[-1:]) == "debt"
    assert helped_with(network, ids[-3:]) == "debt, drink and home"
    assert helped_with(network, ids[-4:]) == "debt, drink and 2 more needs"
    assert helped_with(network, ids) == "debt, drink and 3 more needs"


def test_a_room_hears_of_no_way_in_where_there_is_one_or_several_gain() -> None:
    courts = tuple(replace(DOOR, id=f"door{one}", name=f"Front door {one}") for one in range(3))
    network = build((*courts, HUB, HELP), "door0 hub")
    assert "through" not in run("introductions", network).finding_in_room()
    more = replace(SYSTEM, stages=(*SYSTEM.stages, Named("cell", "Custody")))
    both = tuple(replace(one, stages=("court", "cell")) for one in courts)
    several = replace(network, system=more, partners=(*both, HUB, HELP))
    assert "through" not in run("introductions", several).finding_in_room()


def test_what_is_promised_stands_behind_and_the_sentence_does_not_speak_of_it() -> None:
    network = build((DOOR, HUB, HELP), "door hub")
    promised = replace(network, promises=(Promise("door", "help", "Meet"),))
    answer = run("introductions", promised, all=True)
    assert "door, help" not in answer.finding
    assert [(one.source, one.target) for one in answer.table.itertuples() if one.promised] == [("door", "help")]
    assert answer.table["promised"].tolist() == sorted(answer.table["promised"])
    assert (answer.table.loc[0, "source"], answer.table.loc[0, "target"]) == ("hub", "help")
    none_left = run("introductions", replace(promised, partners=(DOOR, HELP), relations=(), asked=("door", "help")))
    assert none_left.finding == (
        "No single new link opens more situations than are promised already; look at hours, new services, or "
        "partners not yet on the map."
    )


@pytest.mark.parametrize(("capacity", "full"), [(10, 1), (11, 0), (None, None)])
def test_a_receiver_is_full_from_as_many_as_it_planned_for(capacity: int | None, full: int | None) -> None:
    # 30 accepted in 3 months
    into = Relation("hub", "help", made=Count.exactly(30), accepted=Count.exactly(30))
    system = replace(SYSTEM, period=Period(date(2026, 4, 1), date(2026, 6, 30)))
    partners = (DOOR, HUB, replace(HELP, capacity=capacity))
    table = run("introductions", Network(system, partners, (into,), asked=("door", "hub", "help"))).table
    told = table["full"].astype(object).where(table["full"].notna(), None)
    assert told[table["target"] == "help"].tolist() == [full]


def test_best_pairs_go_by_worth_and_then_by_id() -> None:
    values = np.array([[0.0, 5.0, 5.0], [7.0, 0.0, 5.0], [0.0, 1.0, 0.0]])
    ids = ("b", "a", "c")  # pairs: b>a 5, b>c 5, a>b 7, a>c 5, c>a 1
    found = best_pairs(lambda sources: values[sources], values.max(axis=1), ids, 3)
    assert [(ids[one], ids[other]) for one, other in found] == [("a", "b"), ("a", "c"), ("b", "a")]


def test_best_pairs_leave_out_sources_that_cannot_be_among_them_and_nothing_else() -> None:
    # 600 partners are three blocks; the loosest and the tightest bound give the same pairs as sorting all of them
    random = np.random.default_rng(1)
    values = np.floor(10 * random.random((600, 600)) ** 40) * (random.random((600, 1)) < 0.5)
    ids = [f"{number:03}" for number in random.permutation(600)]
    every = sorted((-values[one, other], ids[one], ids[other]) for one, other in zip(*np.nonzero(values), strict=True))
    for most in (values.max(axis=1), np.full(600, np.inf)):
        found = best_pairs(lambda sources: values[sources], most, ids, 200)
        assert [(-values[pair], ids[pair[0]], ids[pair[1]]) for pair in found] == every[:200]


def test_both_ways_of_counting_sole_routes_removed_agree() -> None:
    for seed in range(usually(10, slowly=30)):
        gains = Gains(reach(random_maps.random_network(seed)))
        size = len(gains.reach.wiring.ids)
        pairs = [(one, other) for one in range(size) for other in range(size)]
        table = gains.removed.rows(np.arange(size)) if size else np.zeros((0, 0))
        assert gains.removed_by(pairs).tolist() == table.ravel().astype(int).tolist()


def test_only_across_one_line_are_the_rows_of_all_that_cross_it() -> None:
    riverside = shipped()
    sector = {one.id: one.sector for one in riverside.partners}
    across = run("introductions", riverside, between="nhs,local_authority").table
    ends = [{sector[source], sector[target]} for source, target in zip(across["source"], across["target"], strict=True)]
    assert ends == [{"nhs", "local_authority"}] * len(across)
    everything = run("introductions", riverside).table
    listed = [row for row in everything.itertuples() if {sector[row.source], sector[row.target]} == ends[0]]
    changing = across[~across["ties_only"].astype(bool)]
    assert [(row.source, row.target, row.profiles_gained) for row in listed if not row.ties_only] == list(
        zip(changing["source"], changing["target"], changing["profiles_gained"], strict=True)
    )[: len([row for row in listed if not row.ties_only])]


def test_where_no_link_across_the_line_changes_anything_the_nearest_two_could_meet() -> None:
    network = build((DOOR, HUB, HELP), "door hub", "hub help")
    answer = run("introductions", network, between="justice,voluntary")
    assert answer.finding == (
        "No single new link between Criminal justice and Voluntary opens more situations; look at hours, new services, "
        "or partners not yet on the map."
    )
    assert {answer.table["source"].iloc[0], answer.table["target"].iloc[0]} == {"door", "help"}


@pytest.mark.parametrize(
    ("between", "words"),
    [
        ("nhs,voluntry", 'The map has no sector "voluntry". Did you mean "voluntary"?'),
        ("nhs", '"nhs" is not two groups. Give two ids such as nhs,voluntary.'),
        ("nhs,nhs", '"nhs,nhs" is not two groups. Give two ids such as nhs,voluntary.'),
    ],
)
def test_a_line_that_is_none_is_refused(between: str, words: str) -> None:
    with pytest.raises(NetworkError) as raised:
        run("introductions", build((DOOR, HUB, HELP), "door hub"), between=between)
    assert str(raised.value) == words
