"""What has changed, in sentences: a closure and each promise in one of its own."""

from network.waves import align
from render.changes_text import (
    partner_sentences,
    promise_sentences,
    proposal_sentences,
    unnamed_partners,
    unnamed_promises,
)
from tests.shipped import shipped

BEFORE, AFTER = (shipped(name) for name in ("partners", "partners_after"))
WAVES = align(BEFORE, AFTER)


def test_the_closure_and_the_new_provider_are_said_in_one_sentence_each() -> None:
    assert tuple(one.words for one in partner_sentences(BEFORE, AFTER, WAVES)) == (
        "Custody suite, Southbank is no longer on the map, and its 7 links went with it.",
        "Recovery service, Eastmoor is read as what Drug and alcohol service, Eastmoor was.",
    )


def test_kept_and_let_go_promises_are_said_in_one_sentence_each() -> None:
    said = [one.words for one in promise_sentences(BEFORE, WAVES)]
    assert len(said) == 6
    kept = [one for one in said if one.startswith("Kept: ")]
    assert kept == [
        "Kept: Liaison and diversion service with Women's centre, Westhaven: Agree how women in Westhaven are referred "
        "for trauma and abuse; as its partners say; not checked against the map.",
        "Kept: Police, interviews by appointment with Peer support group: Invite the peer support group to one "
        "interview day a week; the map shows it.",
    ]
    assert [one for one in said if one.startswith("Let go: ")] == [
        "Let go: Council housing options with Community mental health team: Agree one next step when a housing "
        "referral is about mental health; the housing team moved to another office."
    ]


def test_nobody_is_proposed_where_the_map_says_who_became_whom() -> None:
    assert proposal_sentences(BEFORE, AFTER, WAVES) == ()


def test_a_sentence_knows_every_partner_that_it_names() -> None:
    told = (*partner_sentences(BEFORE, AFTER, WAVES), *promise_sentences(BEFORE, WAVES))
    for one in told:
        for network in (BEFORE, AFTER):
            named = {partner.id for partner in network.partners if partner.name in one.words}
            assert named <= one.about, one.words
        assert one.about


def test_a_room_hears_what_became_of_promises_by_sector_and_without_their_words() -> None:
    said = unnamed_promises(BEFORE, WAVES, frozenset())
    assert len(said) == len(promise_sentences(BEFORE, WAVES))
    assert "Let go: two partners. It was to answer: Where does the trail stop?" in said
    assert said[0] == (
        "Kept: a criminal-justice partner with a partner; the map shows it. "
        "It was to answer: Which introductions would open most doors?"
    )


def test_a_room_hears_who_came_and_went_by_sector() -> None:
    assert unnamed_partners(BEFORE, AFTER, WAVES, frozenset()) == (
        "A criminal-justice partner is no longer on the map.",
        "A voluntary partner is read as what another was.",
    )
    assert unnamed_partners(AFTER, AFTER, align(AFTER, AFTER), frozenset()) == ()


def test_what_is_told_in_full_is_not_told_again_by_sector() -> None:
    everybody = frozenset(BEFORE.by_id) | frozenset(AFTER.by_id)
    assert unnamed_promises(BEFORE, WAVES, everybody) == unnamed_partners(BEFORE, AFTER, WAVES, everybody) == ()
