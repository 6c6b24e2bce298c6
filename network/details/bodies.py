"""Words that the name of an organisation has and that of a person has not: "Mrs Miggins Pie Shop"."""

import re

__all__ = ["is_of_a_body"]

_WORDS = (
    "academy action advice advisers age aid alliance almshouses archive army arts association authority bakery "
    "band bank barn board bureau business cafe café care carers cathedral centre center chapel charity chemist "
    "children choir church cic cinema circle city clinic club co college commission committee community "
    "companions company concern connect consortium consulting contractors coop cooperative co-operative council "
    "counselling court cricket crisis custody dance day dental department district door drop-in education enterprise "
    "enterprises fc federation festival field foodbank food forum foundation friends fund gallery garden "
    "gardens gp group groups guild gurdwara hall harbour health hill home homes hospice hospital hostel hotel "
    "house housing hub inc initiative inn institute justice kitchen lab ladies law league learning legacy legal "
    "library limited line link links llp lodge ltd mandir market masjid media medical memorial mencap methodist "
    "mills mind ministry mission mosque museum music nacro network nhs nursery office orchestra organisation "
    "panel parish park partners partnership pharmacy pie place playgroup plc police practice prison probation "
    "project projects quarter recovery relief residents rescue road salon scheme school scouts service services "
    "shelter shop shed society solicitors solutions sports square st station street studio studios suite supplies "
    "support surgery synagogue synod team temple theatre therapy together town training trust trustees trading "
    "union united unit university village voice volunteers watch welfare wing women women's works workshop yard "
    "youth ymca ywca "
).split()
_WHAT_IT_DOES = r"[a-z]{4,}(?:[cst]ions?|ments?|ities|ience|iness|ships?)"  # Iris Inclusion: no surname ends so
_A_WORD = re.compile(
    rf"(?<![\w'])(?:{'|'.join(map(re.escape, sorted(_WORDS, key=len, reverse=True)))}|{_WHAT_IT_DOES})(?![\w])",
    re.IGNORECASE,
)


def is_of_a_body(name: str) -> bool:
    """Whether a name has a word of an organisation, or a figure."""
    return bool(_A_WORD.search(name)) or any(map(str.isdecimal, name))
