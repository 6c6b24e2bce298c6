"""Surnames that many people have: beside an initial or a title they name somebody, alone they may be of a firm.

References
----------
Office for National Statistics, most frequent surnames of England and Wales, and those most frequent of people from
South Asia, West Africa, the Caribbean, Poland, Ireland and the Arab countries; without those that are everyday words.
"""

from network.details.known_words import is_known, is_place
from network.details.names_in_small_letters import is_nobodys_word

__all__ = ["is_frequent", "is_surname"]

_FREQUENT = frozenset(
    (
        "abbott abdi abdullah abubakar adams adebayo adeyemi afolabi agarwal ahmad ahmed akhtar akinola ali allen "
        "aminu andrews anderson appiah armstrong asante ashraf atkinson aziz bailey banerjee barnes barnett bashir "
        "bates begum bennett bhatt bibi boateng bradshaw briggs brookes bryant burgess burke byrne cameron "
        "campbell chaudhry choudhury clarke clarkson coleman collins connolly connor cooke cunningham "
        "curtis davidson davies davis dawson dhillon dixon docherty doherty donnelly doyle duffy edwards egan ellis "
        "evans farah farooq fernandes ferguson fitzgerald fleming fletcher fraser gallagher garcia gibson gill gilbert "
        "goddard graham griffin griffiths grewal gupta hamilton hammond hancock hansen haque harding harris harrison "
        "hassan henderson hewitt higgins hobbs hodgson hopkins howells hossain houghton hudson hughes hussain hussein "
        "hutchinson ibrahim iqbal islam jackson jacobs jamal jenkins jennings johnson johnston jones joshi kamara kaur "
        "kaczmarek kelly kennedy kerr khalid khan khatun kowalski kumar lawson lee leigh lewis lloyd lowe macdonald "
        "mackenzie macleod mahmood malik marsden matthews mcarthur mccarthy mcdonald mcgrath mckenna mckenzie "
        "mclean mcmahon mehta mensah miah middleton mistry mohamed mohammed morgan morris morrison mukherjee murphy "
        "murray nair nguyen nicholson nkrumah nowak nwosu obi oconnor odonnell okafor okeke okoro okonkwo oliveira "
        "olsen oneill osborne osman osullivan owens owusu parkinson patel patterson perkins peters phillips popescu "
        "qureshi rafiq rahman raja ramsey rashid reddy reilly reynolds richards richardson roberts robertson robinson "
        "rodriguez rogers rosario russell ryan saeed sahota salah sanderson sandhu santos schofield sesay shah shaikh "
        "sharma shaw sheikh siddiqui sidhu simmons simpson sinclair singh smith smyth stephens stephenson "
        "stevens stevenson stewart sullivan sutherland szymanski thomas thompson thomson thornton tomlinson ullah "
        "underwood uddin vasquez wallis watkins watson wiggins wilkins wilkinson williams williamson willis wilson "
        "wisniewski wojcik woodward yates yusuf zaman zhang"
    ).split()
)


def is_frequent(word: str) -> bool:
    """Whether a word, in small letters, is one of the surnames that many people have."""
    return word.replace("'", "").replace("’", "") in _FREQUENT


def is_surname(word: str) -> bool:
    """Whether a word, in small letters, is a surname, or one of no use in English and no place."""
    if is_frequent(word):
        return True
    parts = word.split("-")
    if len(parts) > 1:
        return all(map(is_surname, parts))
    return is_nobodys_word(word) and not is_place(word) and not is_known(word)
