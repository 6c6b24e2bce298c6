"""First names of two and three letters: "ask for Mo", "Yas rang". In small letters most are other words or codes."""

__all__ = ["is_short_name"]

_NAMES = frozenset(
    (
        "al bo cy di ed em jo li lu mo si ty vi wu xu yu abi abu ada ade aki ama ana ann ari asa ayo bea bex bob "
        "cal cem des ebo efe eli eve ewa fay gaz ife ike ina ivo ivy jax jay jed jem jez joe joy jun kat kay kaz "
        "ken kez kia kim kip kyu leo les lex lia lil lin liv liz luc mae mal meg mei mel mim moe nat naz nia nik "
        "noa ola oli oma pat peg pia pip poh rae raf ray ria rio rob rod ron ros roy sam seb sid sol sue suz tad "
        "tam taz teo tia tod tom tyr uma umi una ura val vic viv wei wes wil xan yan yas zac zak zed zee zia ziv "
        "zoe"
    ).split()
)
_IN_SMALL_LETTERS = frozenset("jo mo vi".split())  # "ed" is a department, "di" a rank, "si" an incident
LETTERS = (2, 3)


def is_short_name(word: str) -> bool:
    """Whether a word, as it is written, is such a name: "Jo" and "jo", "Ed" and neither "ed" nor "ED"."""
    if len(word) not in LETTERS:
        return False
    return word in _IN_SMALL_LETTERS if word.islower() else word.istitle() and word.casefold() in _NAMES
