"""Options side by side."""

from dataclasses import replace

import analysis
from network.model import Network, StepBack
from network.possible_changes import link
from network.tray import tried
from render.option_table import MEASURED, Measured, option_table, said_of_reliance
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]


def measured(name: str, network: Network) -> Measured:
    answers = {one: analysis.run(one, network) for one in MEASURED if one != "what_if"}
    if network is not CHAIN:
        answers["what_if"] = analysis.run("what_if", CHAIN, other=network)
    return Measured(name, answers)


def test_each_option_is_a_column_beside_today() -> None:
    without_hub = tried(CHAIN, (StepBack("hub"),)).network
    table = option_table([measured("Today", CHAIN), measured("A: no hub", without_hub)]).frame
    assert list(table.columns) == ["An exercise, not a plan", "Today", "A: no hub"]
    by_row = table.set_index("An exercise, not a plan")
    # Custody reaches both needs through the hub, at 2 ages in 2 areas: 8 situations are lost.
    assert tuple(by_row.loc["Situations that lose their way to help"]) == ("–", "8")
    assert "Situations that gain a way to help" not in by_row.index  # none does


def test_what_an_option_takes_elsewhere_is_counted() -> None:
    without_hub = tried(CHAIN, (StepBack("hub"),)).network
    by_row = option_table([measured("A", without_hub)]).frame.set_index("An exercise, not a plan")
    assert by_row.loc["Referrals that would need another place to go", "A"] == "60"  # 40 to the hub, 20 from it


def test_a_figure_that_no_map_can_tell_has_no_row() -> None:
    with_link = tried(CHAIN, (link("custody", "home"),)).network
    table = option_table([measured("Today", NETWORKS["empty"]), measured("A", with_link)]).frame
    assert "Have a way to help" not in set(table["An exercise, not a plan"])
    assert not ((table["Today"] == "–") & (table["A"] == "–")).any()


def test_what_an_option_takes_is_told_in_changes_and_partners() -> None:
    edits = (link("custody", "home"), StepBack("hub"))
    option = replace(measured("A", tried(CHAIN, edits).network), edits=edits)
    by_row = option_table([measured("Today", CHAIN), option]).frame.set_index("An exercise, not a plan")
    assert tuple(by_row.loc["Changes that it takes"]) == ("–", "2 (3 partners)")  # custody, home and the hub


def test_more_that_rests_on_one_partner_is_said_in_words() -> None:
    gained = tried(CHAIN, (link("custody", "home"),)).network
    lost = tried(CHAIN, (StepBack("hub"),)).network
    today, more, fewer = measured("Today", CHAIN), measured("Option A: x", gained), measured("Option B", lost)
    assert said_of_reliance(today, [fewer]) == ""
    assert said_of_reliance(fewer, [today, more]) == (
        "Each option rests more on the partner most relied on: none is a second way round it."
    )
    assert said_of_reliance(fewer, [fewer, more]) == "Option A rests more on the partner most relied on."
