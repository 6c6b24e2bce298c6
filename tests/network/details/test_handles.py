"""Names by which one person goes on a platform are details; those of organisations are not."""

import pytest

from network.details.handles import has_handle
from network.details.personal_values import first_of_each_kind


@pytest.mark.parametrize(
    "text",
    [
        "kezza_thr99 on snap says she got seen",
        "jaydn_07 on insta says he will come",
        "msg shaz.bee21 on whatsapp",
        "add big_tel1988 (on fb), that is how we reach them",
        "text chlo_bear08 over snapchat",
        "his is lil.dazza9, on his insta",
        "fb: Kez Harbour-Lane, dm her",
        "insta: kezza.thr99",
        "on snapchat she is kezza_thr9",
        "Instagram Kez Harbour, message first",
    ],
)
def test_a_handle_on_a_platform_beside_a_person(text: str) -> None:
    assert has_handle(text, text.casefold())
    assert first_of_each_kind(["the clinic", text]) == {1}


@pytest.mark.parametrize(
    "text",
    [
        "posts by hollinbrook_hub2 on facebook are answered within a day",
        "she finds harbour_mind1 on instagram",
        "kezza_thr99 on snap",  # nothing says that it is a person's
        "message us on fb as harbour_st1",
        "she saw it on facebook",
        "fb: Harbour Lane, open daily",
        "insta: harbour_street2024",
        "insta: harbour_hub24",
        "he read page_12 on paper",
    ],
)
def test_of_an_organisation_or_nobody(text: str) -> None:
    assert not has_handle(text, text.casefold())
