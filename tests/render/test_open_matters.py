"""What nobody has told us is said of how many it is."""

import analysis
from network.model import Network
from render.open_matters import OF_PARTNERS, open_matters
from tests.odd_maps import ODD
from tests.small_networks import SYSTEM, partner


def test_every_number_that_partners_share_says_of_how_many() -> None:
    answer = analysis.run("unknowns", ODD["nothing said of anybody"])
    said = dict(map(reversed, open_matters(answer)))
    assert said["of 4 partners have not said what they help with"] == 4
    assert said["of 8 ages or areas not known, two a partner"] == 8
    assert said["of 4 partners have not said their hours"] == 4
    assert OF_PARTNERS.keys() <= {label for label, _ in answer.receipt.facts}


def test_of_one_partner_it_is_said_alone() -> None:
    answer = analysis.run("unknowns", Network(SYSTEM, (partner("a"),), asked=("a",)))
    assert (2, "ages or areas not known") in open_matters(answer)
