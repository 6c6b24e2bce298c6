"""What links alone tell of a plain list of links, worked out by hand."""

from network.model import Network, Partner, Relation, System
from render.links_in_words import links_in_words

# a, b, c know one another, and c is all that joins them to d and e; e is at the end
LINKS = (("a", "b"), ("b", "a"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"))
LIST = Network(System("List"), tuple(Partner(one, one.upper()) for one in "abcde"),
               tuple(Relation(*link) for link in LINKS))  # fmt: skip


def test_a_list_of_links_says_who_links_most_who_joins_sides_who_is_at_the_edge_and_what_goes_one_way() -> None:
    # c has 3 of 5 pairs; without c there are {a, b} and {d, e}; only a and b refer to each other
    assert links_in_words(LIST) == (
        "C has most links: 3 of 5.",
        "C joins sides of the map that have no other link.",
        "E stands at the edge, with one recorded link.",
        "4 of 5 pairs that refer people go one way only, as far as is recorded.",
    )


def test_a_room_hears_of_those_who_agreed() -> None:
    assert links_in_words(LIST, room=True) == (
        "4 of 5 pairs that refer people go one way only, as far as is recorded.",
    )
    assert links_in_words(LIST, room=True, agreed=frozenset("c"))[0] == "C has most links: 3 of 5."


def test_even_partners_and_a_map_without_links() -> None:
    pair = Network(System("Two"), LIST.partners[:2], (Relation("a", "b", "knows"),))
    assert links_in_words(pair) == (
        "A and B have most links: 1 of 1 each.",
        "A and B stand at the edge, with one recorded link each.",
    )
    assert links_in_words(Network(System("None"), LIST.partners)) == ()
