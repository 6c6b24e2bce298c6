"""No question claims on ground that is not known: few asked, few links, one way in, doors that nobody has told."""

from dataclasses import replace

import pytest

from analysis import Answer, claim, run
from network.model import AgeRange, Network, Relation
from tests.small_networks import SYSTEM, knows, partner, refers

OPEN = {"ages": AgeRange(), "areas": ("county",)}
LINKS = (("a", "b"), ("b", "c"), ("d", "b"))


def four(**over: object) -> tuple:
    """Custody at `a`, court at `d`, housing at `c`, and `b` between."""
    said: dict[str, dict[str, object]] = {
        "a": {"sector": "justice", "stages": ("custody",), "needs": ()},
        "b": {"sector": "nhs", "stages": (), "needs": ()},
        "c": {"sector": "voluntary", "stages": (), "needs": ("housing",)},
        "d": {"sector": "justice", "stages": ("court",), "needs": ()},
    }
    return tuple(partner(one, **{**OPEN, **what, **over}) for one, what in said.items())


def mapped(*links: Relation, asked: str = "abcd", **over: object) -> Network:
    return Network(SYSTEM, four(**over), links or tuple(refers(*pair) for pair in LINKS), asked=tuple(asked))


def agreeing(question: str, network: Network, **options: object) -> Answer:
    """The answer, once what re-runs compare is seen to be of the same kind."""
    answer = run(question, network, **options)
    assert claim(question, network, **options).state == answer.state
    return answer


SILENT = "every recorded way to help rests on ages that no partner has given."


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("coverage", f"We cannot tell yet: {SILENT}"),
        ("entry_points", f"We cannot compare ways in: {SILENT}"),
        ("sole_routes", f"We cannot tell yet: {SILENT}"),
        ("introductions", f"We cannot suggest introductions yet: {SILENT}"),
        ("programme", f"We cannot suggest introductions yet: {SILENT}"),
    ],
)
def test_where_all_ways_rest_on_what_nobody_has_said_nothing_is_claimed(question: str, says: str) -> None:
    assert agreeing(question, mapped(ages=None)).finding == says
    assert agreeing(question, mapped()).state != "not known"


def test_a_what_if_says_so_too() -> None:
    now, then = (mapped(*links, ages=None) for links in ((), (refers("a", "c"),)))
    answer = agreeing("what_if", now, other=then)
    assert answer.finding == f"We cannot tell what would change: {SILENT}"
    assert answer.figure is None
    told = agreeing("what_if", mapped(), other=mapped(refers("a", "c")))
    assert told.state == "finding"


def test_an_introduction_whose_doors_nobody_has_told_gives_no_number() -> None:
    alone = mapped(knows("a", "d"), ages=None)
    answer = agreeing("introductions", alone)
    assert answer.finding == (
        "We cannot suggest introductions yet: every way that a new link would open rests on ages that "
        "no partner has given."
    )
    assert answer.figure is None
    assert agreeing("introductions", mapped(knows("a", "d"))).finding.startswith("Linking Partner A with Partner C")


@pytest.mark.parametrize("question", ["introductions", "programme"])
def test_on_a_map_of_one_partner_nobody_is_introduced(question: str) -> None:
    answer = agreeing(question, Network(SYSTEM, four()[:1], asked=("a",)))
    assert answer.finding == "We cannot suggest introductions yet: there is only one partner on the map."


@pytest.mark.parametrize("asked", ["", "a"])
def test_who_connects_others_is_not_said_while_few_have_answered(asked: str) -> None:
    for question in ("brokers", "go_betweens", "inner_circle"):
        assert agreeing(question, mapped(asked=asked)).state == "not known"
        assert "of 4 partners ha" in agreeing(question, mapped(asked=asked)).finding


@pytest.mark.parametrize(
    ("question", "starts"),
    [
        ("go_betweens", "We cannot say who connects others"),
        ("inner_circle", "We cannot say who is closely linked"),
        ("camps", "We cannot look for groups"),
    ],
)
def test_two_links_show_no_middle_no_group_and_no_edge(question: str, starts: str) -> None:
    two, one = mapped(refers("a", "b"), refers("d", "c")), mapped(refers("a", "b"))
    assert agreeing(question, two).finding == f"{starts}: only 2 links are recorded yet."
    assert agreeing(question, one).finding == f"{starts}: only 1 link is recorded yet."
    assert agreeing(question, mapped()).state != "not known"


def test_one_way_in_is_compared_with_none() -> None:
    partners = tuple(replace(one, stages=()) if one.id == "d" else one for one in four())
    network = replace(mapped(), partners=partners)
    assert agreeing("entry_points", network).finding == (
        "We cannot compare ways in: police custody is the only one with a partner on the map."
    )
    assert agreeing("entry_points", network, stage="custody").finding == (
        "We cannot compare ways in: police custody is the only one asked about."
    )
    assert agreeing("entry_points", mapped()).state == "nothing"


@pytest.mark.parametrize("asked", ["", "abcd"])
def test_without_any_way_in_no_gap_is_claimed(asked: str) -> None:
    said_so = agreeing("coverage", mapped(asked=asked, stages=()))
    assert said_so.finding == "We cannot tell yet: no partner is recorded as one that people meet first."
    silent = agreeing("coverage", mapped(asked=asked, stages=None))
    assert silent.finding == "We cannot tell yet: nobody has said which partners people meet first."
    assert said_so.figure is silent.figure is None


def test_between_two_partners_there_is_no_second_connection() -> None:
    two = Network(SYSTEM, four()[:2], (refers("a", "b"),), asked=("a", "b"))
    assert agreeing("weak_points", two).finding == "We cannot tell yet: there are fewer than three partners on the map."
    three = Network(SYSTEM, four()[:3], (refers("a", "b"), refers("b", "c")), asked=("a", "b", "c"))
    assert agreeing("weak_points", three).state == "nothing"  # told, and no more than chance


def test_a_capacity_of_0_is_one_that_was_told() -> None:
    assert agreeing("pressure", mapped(capacity=0)).finding == (
        "We cannot tell how full services are: the 4 services with known capacity plan for nobody."
    )
    none = tuple(replace(one, capacity=0) if one.id == "c" else one for one in four())
    assert agreeing("pressure", replace(mapped(), partners=none)).finding == (
        "We cannot tell how full services are: the service with known capacity plans for nobody."
    )
    assert agreeing("pressure", mapped()).finding.startswith("No service has told us its capacity yet")


def test_links_that_never_were_are_not_as_they_were() -> None:
    bare = replace(mapped(), relations=())
    assert agreeing("changes", bare, other=bare).finding == (
        "Among partners asked both times, no link was recorded in this map or in that of June 2026."
    )
    one = replace(mapped(), relations=(refers("a", "b"),))
    assert agreeing("changes", one, other=one).figure == ("1", "of 1 link continues")


def test_of_one_partner_who_has_not_answered_it_is_said_in_the_singular() -> None:
    assert agreeing("unknowns", Network(SYSTEM, four()[:1])).figure == ("0", "of 1 partner has told of links")
