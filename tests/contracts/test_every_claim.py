"""What a question claims is what its sentence says: how sure it is would otherwise be told of something else."""

from analysis import claim, run
from analysis._declare import Who
from analysis._stability import can_be_tested
from network.model import Network
from tests.contracts.asking import each_question
from tests.odd_maps import ODD
from tests.pace import usually
from tests.shipped import shipped
from tests.small_networks import NETWORKS

MAPS = {**NETWORKS, **ODD, "partners": shipped()}
SOME = usually(("partners", "two doors", "mutual", "chain", "thousands", "all counts hidden"), slowly=tuple(MAPS))
BESIDE = {"introducer"}  # said of a suggestion, and no part of it


@each_question
def test_a_claim_names_partners_and_needs_that_the_sentence_names_and_no_others(question: str) -> None:
    if not can_be_tested(question):
        return
    for network in map(MAPS.__getitem__, SOME):
        claimed, answer = claim(question, network), run(question, network)
        said = {one for ids in claimed.ids for one in ids.split(", ")}
        names = named(network)
        assert {one for one in said & names.keys() if names[one].casefold() not in answer.finding.casefold()} == set()
        spoken = {one for word in answer.words.items() if word[0] not in BESIDE for one in of_partners(word[1])}
        if claimed.state == "finding":
            assert spoken <= said | {team.hub for team in network.teams if team.id in said}


def of_partners(word: object) -> tuple[str, ...]:
    return word.ids if isinstance(word, Who) else ()


def named(network: Network) -> dict[str, str]:
    """Names of what a sentence tells one by one."""
    return {one.id: one.name for one in (*network.partners, *network.system.needs)}
