"""What was looked through once is kept with the map, as digests: a map that is opened again asks nothing."""

from dataclasses import replace

from network.details.looked_through import DIGEST, LookedThrough, digest
from network.details.typed_words import typed_that_may_name
from network.details.words_of_people import without_words_asked_about
from network.edit import apply_all
from network.errors import Where
from network.files.map_file.yaml import to_yaml
from network.joining import join
from network.model import Comment, Network, Partner, Promise, System
from network.reading import Reading
from network.recognised import BringIn
from network.uploads import read_uploaded

LINKS = (
    'From,To,Referrals,Notes\nCustody,Meera Advice (Meera),5,"spoke with okonkwo"\nCustody,Mind,4,"the form was late"\n'
)
AGREED = ("Names of partners", "Notes")


def read(text: str, *agreed: str, name: str = "links.csv") -> Reading:
    return read_uploaded([(name, text.encode())], corrections=[*map(BringIn, agreed)])


def read_again(network: Network | None, *agreed: str) -> Reading:
    assert network is not None
    return read(to_yaml(network), *agreed, name="map.yaml")


def questions(reading: Reading) -> list[str]:
    corrections = [choice.correction for one in reading.problems for choice in one.choices]
    return [one.column for one in corrections if isinstance(one, BringIn)]


def test_what_somebody_has_looked_through_is_asked_about_once() -> None:
    assert questions(read(LINKS)) == [*AGREED]
    first = read(LINKS, *AGREED)
    assert not questions(first)
    again = read_again(first.network)
    assert not questions(again)
    assert again.network == first.network
    assert "okonkwo" in repr(again.network)


def test_only_digests_are_kept_and_none_of_what_was_left_out() -> None:
    network = read(LINKS, *AGREED).network
    assert network is not None
    assert len(network.looked_through) == len({*network.looked_through}) >= len(AGREED)
    assert all(map(DIGEST.fullmatch, network.looked_through))
    left_out = read(LINKS).network
    assert left_out is not None
    assert not left_out.looked_through


def test_other_words_and_the_same_words_elsewhere_are_asked_about() -> None:
    network = read(LINKS, *AGREED).network
    assert network is not None
    other = replace(network, comments=(Comment(network.partners[0].id, "spoke with okonkwo"),))
    assert questions(read_again(other)) == ["Comments"]
    link = replace(network.relations[0], more=(("Notes", "spoke with thistlewood"),))
    assert questions(read_again(replace(network, relations=(link, *network.relations[1:])))) == ["Notes"]
    called = replace(network.partners[1], name="Advice (Deepa)", aka=())
    partners = (network.partners[0], called, *network.partners[2:])
    assert questions(read_again(replace(network, partners=partners))) == ["Names of partners"]


def test_no_words_come_in_as_digests() -> None:
    text = (
        "format: 1\nsystem: {name: Town}\npartners:\n- {id: a, name: Mind}\nlooked_through: [okonkwo, bcdfghjklmnp]\n"
    )
    reading = read(text, name="map.yaml")
    assert reading.network is not None
    assert reading.network.looked_through == (digest("", "okonkwo"), "bcdfghjklmnp")
    assert "okonkwo" not in repr(reading)


def test_a_digest_is_of_the_place_and_of_the_words() -> None:
    assert DIGEST.fullmatch(digest("Notes", "Ring Oakshott"))
    assert len({digest("Notes", "a"), digest("Notes", "b"), digest("Stories", "a"), digest("", "Notes\na")}) == 4
    looked = LookedThrough(("bcdfghjklmnp",), ("Notes",))
    assert looked.still_asked("Stories", ["a"]) == {"a"}
    assert looked.still_asked("Notes", ["a", "b"]) == frozenset()
    assert looked.digests == ("bcdfghjklmnp", digest("Notes", "a"), digest("Notes", "b"))
    assert (
        looked.still_asked("Notes", ["a"]) == LookedThrough(looked.digests).still_asked("Notes", ["a"]) == frozenset()
    )


def test_a_map_of_which_nothing_is_left_out_is_the_same() -> None:
    network = read(LINKS, *AGREED).network
    assert network is not None
    kept, asked = without_words_asked_about(network, Where("map.yaml"), LookedThrough(network.looked_through))
    assert kept is network
    assert not asked


def test_joined_maps_keep_what_either_has() -> None:
    one = Network(System("Town"), (Partner("a", "Mind"),), looked_through=("bcdfghjklmnp", "bbbbbbbbbbbb"))
    other = Network(System("Town"), (Partner("b", "Shelter"),), looked_through=("bbbbbbbbbbbb", "cccccccccccc"))
    assert join(one, other).network.looked_through == ("bcdfghjklmnp", "bbbbbbbbbbbb", "cccccccccccc")


def test_what_is_typed_and_was_looked_through_on_this_map_is_not_asked_about() -> None:
    before = Network(System("Town"), (Partner("a", "Mind"),))
    after = apply_all(before, (), {"promises": (Promise("a", None, "Ring Oakshott"),)})
    (found,) = typed_that_may_name(before, after)
    looked = replace(before, looked_through=(found.digest,))
    assert not typed_that_may_name(looked, replace(after, looked_through=looked.looked_through))
    assert questions(read_again(after)) == ["Promises"]
    assert not questions(read_again(replace(after, looked_through=(found.digest,))))
