"""Who brings together others that have no direct link: roles, words and who is named."""

from collections import Counter
from dataclasses import replace
from itertools import permutations
from random import Random

import networkx as nx
import numpy as np
import pytest

from analysis import Answer, _brokerage, claim
from analysis._brokerage import brokerage
from network.model import Network
from tests.analysis.claiming import run
from tests.oracle import measures
from tests.small_networks import NETWORKS, SYSTEM, knows, partner, refers


def mapped(links: str, *, known: str = "", **sectors: str | None) -> Network:
    """Referrals such as "ab bc", ties such as "cd", and each partner's sector."""
    relations = (*(refers(*pair) for pair in links.split()), *(knows(*pair) for pair in known.split()))
    partners = tuple(partner(name, sector=sector) for name, sector in sectors.items())
    return Network(SYSTEM, partners, relations, asked=tuple(sectors))


def quiet(links: str, **sectors: str) -> Answer:
    """`b` brokers, and three others (x, y, z) have more ties than it."""
    among = "wx wy wz xy xz yz ux uy uz vx vy vz"
    return run("brokers", mapped(links, known=among, **sectors, **dict.fromkeys("uvwxyz", "voluntary")))


def test_nobody_is_named_before_half_of_the_partners_have_answered() -> None:
    network = mapped("ab bc cd", a="justice", b="nhs", c="voluntary", d="nhs")
    few = run("brokers", replace(network, asked=("a",)))
    assert few.finding == "We cannot say who links sectors: 1 of 4 partners has answered so far."
    assert (few.figure, few.highlight.partners) == (None, ())
    assert claim("brokers", replace(network, asked=("a",))).state == "not known"
    assert run("brokers", replace(network, asked=("a", "d"))).state == "finding"


def test_the_one_between_two_sectors_links_them() -> None:
    answer = run("brokers", mapped("ab bc", a="justice", b="nhs", c="voluntary"))
    assert answer.finding == "Partner B links two sectors, neither of them its own."


@pytest.mark.parametrize(
    ("sectors", "says"),
    [
        ({"a": "justice", "b": "nhs", "c": "nhs"}, "brings people from other sectors into NHS services"),
        ({"a": "nhs", "b": "nhs", "c": "justice"}, "takes people from NHS services out to other sectors"),
        ({"a": "nhs", "b": "nhs", "c": "nhs"}, "links partners inside NHS"),
        ({"a": "nhs", "b": "justice", "c": "nhs"}, "links partners inside a sector that is not its own"),
        ({"a": "justice", "b": "nhs", "c": "voluntary"}, "links two sectors, neither of them its own"),
    ],
)
def test_each_role_is_said_in_plain_words(sectors: dict[str, str], says: str) -> None:
    # b has 2 ties; u, v, w, x, y, z have 3 or more: counting links does not show b
    answer = quiet("ab bc", **sectors)
    assert answer.finding == f"Partner B {says}: a connecting strength that counting links does not show."


@pytest.mark.parametrize(("more", "others", "unseen"), [("bs", "", True), ("bs bt", "mn", False)])
def test_who_has_more_links_than_the_median_is_shown_by_counting_them(more: str, others: str, unseen: bool) -> None:
    # the median is 3: b has 3 links, then 4, and x, y and z have 5 either way
    among = "wx wy wz xy xz yz ux uy uz vx vy vz st sv tu"
    sectors = {"a": "justice", "b": "nhs", "c": "nhs", **dict.fromkeys("stuvwxyz" + others, "voluntary")}
    answer = run("brokers", mapped("ab bc", known=f"{among} {more}", **sectors))
    links = answer.table.set_index("partner")["links"]
    assert (links["b"], links.median()) == (3 if unseen else 4, 3)
    assert links["b"] < links.nlargest(3).min()
    assert ("counting links does not show" in answer.finding) is unseen


def test_three_partners_are_the_most_linked_however_many_there_are() -> None:
    # u, v, w and x have 4, 4, 4 and 3 ties, b and the others fewer; all but x come after whoever brings others together
    among = "uv uw ux vw vx wx uy vy wy"
    sectors = {"a": "nhs", "b": "nhs", "c": "nhs", **dict.fromkeys("uvwxy", "voluntary")}
    answer = run("brokers", mapped("ab bc ax xc yu uv", known=among, **sectors))
    assert answer.table["links"].tolist()[:2] == [2, 5]
    assert answer.table["partner"].tolist()[:2] == ["b", "x"]


def test_where_all_connect_as_much_nobody_is_said_to_do_what_counting_links_does_not_show() -> None:
    # a ring: each stands between two, and has two links
    answer = run("brokers", mapped("ab bc cd da", a="nhs", b="voluntary", c="nhs", d="voluntary"))
    assert answer.finding == "Partner A links partners inside a sector that is not its own."
    assert "3 more partners connect others as much." in answer.sure
    again = claim("brokers", mapped("ab bc cd da", a="nhs", b="voluntary", c="nhs", d="voluntary"))
    assert again.ids == ("a", "consultant")
    assert again.ties == tuple((one, "consultant") for one in "abcd")


def test_one_who_connects_as_much_is_spoken_of_in_the_singular() -> None:
    answer = run("brokers", mapped("ab bc de ef", a="nhs", b="nhs", c="nhs", d="nhs", e="nhs", f="nhs"))
    assert "1 more partner connects others as much." in answer.sure
    alone = run("brokers", mapped("ab bc", a="nhs", b="nhs", c="nhs"))
    assert "as much" not in alone.sure


def test_the_most_linked_partners_are_no_surprise() -> None:
    answer = run("brokers", mapped("ab bc", a="nhs", b="nhs", c="justice"))
    assert "counting links" not in answer.finding


def test_a_direct_link_leaves_nobody_between() -> None:
    answer = run("brokers", mapped("ab bc ac", a="justice", b="nhs", c="voluntary"))
    assert answer.state == "nothing"
    assert answer.finding == "No partner is recorded as linking others who lack a link of their own."


def test_going_back_to_the_sender_is_no_brokerage() -> None:
    assert run("brokers", mapped("ab ba", a="nhs", b="justice")).state == "nothing"


def test_more_than_half_without_a_sector_is_not_known() -> None:
    answer = run("brokers", mapped("ab bc", a="nhs", b=None, c=None))
    assert answer.finding == "We cannot say who links sectors: 2 partners have no sector recorded."


def test_one_partner_without_a_sector_is_spoken_of_in_the_singular() -> None:
    assert run("brokers", NETWORKS["one partner"]).finding.endswith("1 partner has no sector recorded.")


def test_exactly_half_without_a_sector_is_still_answered() -> None:
    answer = run("brokers", mapped("ab bc", a="nhs", b="nhs", c=None, d=None))
    assert answer.state == "nothing"
    assert answer.receipt.left_out == ("2 partners without a sector are left out.",)


def test_without_referrals_nobody_can_be_said_to_link() -> None:
    assert run("brokers", NETWORKS["star"]).finding == (
        "We cannot say who links sectors: no referral links are recorded."
    )


def test_where_half_have_no_sector_it_is_the_missing_links_that_stand_in_the_way() -> None:
    answer = run("brokers", mapped("", a="nhs", b=None))
    assert answer.finding == "We cannot say who links sectors: no referral links are recorded."


def test_who_goes_furthest_beyond_chance_comes_first() -> None:
    answer = run("brokers", mapped("ab bc bd ce", a="justice", b="nhs", c="nhs", d="voluntary", e="nhs"))
    # c: b>c>e inside its own. Of the 4 * 3 ordered pairs of others 2 lie inside: 1 - 2 / 12
    # b: a>b>c into its own, a>b>d between two others: at best 1 - 2 * 2 / 12
    assert answer.table["partner"].tolist() == ["c", "b", "a", "d", "e"]
    assert answer.table.loc[0, "coordinator"] == 1
    assert answer.table.loc[1, ["gatekeeper", "liaison"]].tolist() == [1, 1]
    assert answer.finding.startswith("Partner C links partners inside NHS")


def test_brokers_are_named_in_the_room() -> None:
    answer = run("brokers", mapped("ab bc", a="justice", b="nhs", c="voluntary"))
    assert answer.finding_in_room() == answer.finding


def test_partners_of_several_areas_are_spoken_of_as_such() -> None:
    areas = {"a": ("north",), "b": ("north", "south"), "c": ("county",)}
    partners = tuple(partner(name, areas=area) for name, area in areas.items())
    network = Network(SYSTEM, partners, (refers("a", "b"), refers("b", "c")), asked=tuple(areas))
    assert run("brokers", network, by="area").finding == (
        "Partner B brings people from other areas into services in several areas."
    )


def beyond_every_deal(network: Network, partner_id: str) -> dict[str, float]:
    """Pairs in each role less their mean over every way to deal out the groups of the others; roles without a pair out.

    Plain Python over all permutations: the slow twin of what chance gives.
    """
    group = {one.id: one.sector for one in network.partners if one.sector}
    links = {(relation.source, relation.target) for relation in network.referrals}
    others = [one for one in group if one != partner_id]
    pairs = [
        (one, other)
        for one, other in permutations(others, 2)
        if (one, partner_id) in links and (partner_id, other) in links and (one, other) not in links
    ]

    def roles(dealt: dict[str, str]) -> Counter[str]:
        return Counter(role_of(dealt[one], group[partner_id], dealt[other]) for one, other in pairs)

    deals = list(permutations([group[one] for one in others]))
    by_chance: Counter[str] = Counter()
    for deal in deals:
        by_chance += roles(dict(zip(others, deal, strict=True)))
    return {role: pairs - by_chance[role] / len(deals) for role, pairs in roles(group).items()}


def role_of(first: str, own: str, last: str) -> str:
    """Gould and Fernandez: by the groups of who sends, of the partner and of who receives."""
    if first == last:
        return "coordinator" if first == own else "consultant"
    return "gatekeeper" if last == own else "representative" if first == own else "liaison"


@pytest.mark.parametrize("seed", range(30))
def test_who_comes_first_and_in_which_role_is_as_every_deal_of_the_groups_tells(seed: int) -> None:
    random = Random(seed)
    sectors: dict[str, str | None] = {name: random.choice(["justice", "nhs", "voluntary"]) for name in "abcdef"}
    if seed % 3 == 0:
        sectors["f"] = None
    linked = " ".join(one + other for one, other in permutations("abcdef", 2) if random.random() < 0.3)
    network = mapped(linked, known=" ".join(random.sample(["ab", "cd", "ef", "ac", "bd", "ce"], 2)), **sectors)
    beyond = {one: beyond_every_deal(network, one) for one in "abcdef" if sectors[one]}
    links = {one: len({*network_links(network, one)}) for one in "abcdef"}
    third = sorted(links.values())[-3]
    best = {one: round(max(roles.values()), 9) for one, roles in beyond.items() if roles}
    # who stands between nobody comes last; before that, whom counting links already shows: the three with most links
    order = sorted("abcdef", key=lambda one: (one not in best, links[one] >= third, -best.get(one, 0), one))
    answer = run("brokers", network)
    assert answer.table["partner"].tolist() == order
    assert answer.table["links"].tolist() == [links[one] for one in order]
    if best:
        role, pairs = dict(answer.receipt.facts)["role"], dict(answer.receipt.facts)["pairs"]
        assert beyond[order[0]][str(role)] == pytest.approx(best[order[0]])
        assert answer.table.loc[0, str(role)] == pairs
        assert answer.figure is not None
        assert answer.figure[0] == str(pairs)


def network_links(network: Network, one: str) -> list[str]:
    pairs = [(relation.source, relation.target) for relation in network.relations]
    return [other for pair in pairs if one in pair for other in pair if other != one]


def test_two_partners_alone_have_nobody_to_stand_between() -> None:
    assert run("brokers", mapped("ab", a="nhs", b="justice")).state == "nothing"


def test_who_has_no_sector_is_not_known_and_said_so_under_the_finding() -> None:
    assert (
        "1 partner has no sector recorded."
        in run("brokers", mapped("ab bc", a="nhs", b="nhs", c="justice", d=None)).sure
    )
    assert "no sector" not in run("brokers", mapped("ab bc", a="nhs", b="nhs", c="justice")).sure


def test_the_map_brings_out_the_one_that_connects_and_its_links() -> None:
    answer = run("brokers", mapped("ab bc cd", a="nhs", b="nhs", c="justice", d="justice"))
    (connector,) = answer.highlight.partners
    assert answer.highlight.links == {"b": (("a", "b"), ("b", "c")), "c": (("b", "c"), ("c", "d"))}[connector]


@pytest.mark.parametrize("few", [0, 100])
def test_roles_are_those_of_every_two_steps_whichever_way_they_are_added_up(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # sparse matrices beyond so many partners, plain ones up to there
    monkeypatch.setattr(_brokerage, "FEW", few)
    for seed in range(12):
        graph, codes = (
            nx.gnp_random_graph(9, 0.35, seed=seed, directed=True),
            np.random.default_rng(seed).integers(-1, 3, 9),
        )
        roles = brokerage(np.array(list(graph.edges), dtype=np.int64).reshape(-1, 2), codes)
        expected = measures.brokerage(graph, {one: str(code) for one, code in enumerate(codes.tolist()) if code >= 0})
        assert np.isnan(roles).any(axis=1).tolist() == (codes < 0).tolist()
        assert {one: roles[one].tolist() for one in expected} == {
            one: [*told.values()] for one, told in expected.items()
        }


def test_nobody_in_a_group_has_no_role() -> None:
    assert np.isnan(brokerage(np.array([[0, 1]]), np.array([-1, -1]))).all()
