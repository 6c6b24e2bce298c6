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
        "aminu anderson andrews anwar appiah armstrong asante ashraf atkinson aziz baig bailey banerjee barnes "
        "barnett bashir bates begum bennett bhatt bibi boateng bradshaw briggs brookes bryant burgess burke byrne "
        "cameron campbell chaudhry choudhury clarke clarkson coleman collins connolly connor cooke coyle cunningham "
        "curtis davidson davies davis dawson dhillon dixon docherty doherty donnelly doyle duffy edwards egan ellis "
        "evans farah farooq ferguson fernandes fitzgerald fleming fletcher fraser gallagher garcia gibson gilbert "
        "gill goddard graham grewal griffin griffiths gupta haigh hamilton hammond hancock hansen haque harding "
        "harris harrison hassan henderson hewitt higgins hobbs hodgson hopkins hossain houghton howells hudson "
        "hughes hussain hussein hutchinson ibrahim iqbal islam jackson jacobs jamal jenkins jennings johnson "
        "johnston jones joshi kaczmarek kamara kaur kelly kennedy kerr khalid khan khatun kowalski kumar lawson lee "
        "leigh lewis lloyd lowe lyle macdonald mackenzie macleod mahmood malik marsden matthews mcarthur mccarthy "
        "mcdonald mcgrath mckenna mckenzie mclean mcmahon mehta mensah miah middleton mirza mistry mohamed mohammed "
        "morgan morris morrison mukherjee murphy murray nair nguyen nicholson nkrumah nowak nwosu obi obrien "
        "oconnor odonnell okafor okeke okonkwo okoro okoye oleary oliveira olsen oneill oreilly orourke osborne "
        "oshea osman osullivan owens owusu parkinson patel patterson perkins peters phillips popescu pugh qureshi "
        "rafiq rahman raja ramsey rashid reddy rees reilly reynolds richards richardson roberts robertson robinson "
        "rodriguez rogers rosario russell ryan saeed sahota salah sanderson sandhu santos schofield sesay shah "
        "shaikh sharma shaw sheikh siddiqui sidhu simmons simpson sinclair singh smith smyth stephens stephenson "
        "stevens stevenson stewart sullivan sutherland szymanski thomas thompson thomson thornton tighe tomlinson "
        "uddin ullah underwood vasquez wallis watkins watson wiggins wilkins wilkinson williams williamson willis "
        "wilson wisniewski wojcik woodward yates yusuf zaman zhang "
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
