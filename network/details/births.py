"""Whether a text says when somebody was born: in figures or spelt out, in English or another language.

References
----------
Office for National Statistics, Census 2021, main languages of England and Wales: those with the most speakers, and
Welsh, are looked for. Their words for "date of birth" and "born" are those of forms of the public services.
"""

import re
import unicodedata

from network.details.necessary import Needs, Sign
from network.details.seldom import pattern

__all__ = ["BIRTH_DATE_ELSEWHERE", "DAY", "NEEDED", "says_birth", "year_of"]

_ENGLISH_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_MONTHS = (
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr "
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
    "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie "
    "januar februar märz juni juli oktober dezember januari februari maart mei augustus "
    "janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio "
    "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī "
    "január február március április május június július augusztus szeptember október "
    "ledna února března dubna května června července srpna září října listopadu prosince "
    "januára februára apríla mája júna júla augusta septembra októbra novembra decembra "
    "janar shkurt mars prill qershor korrik gusht shtator tetor nëntor dhjetor "
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня "
    "janari machi aprili juni julai agosti oktoba desemba eanáir feabhra márta aibreán bealtaine meitheamh iúil "
    "lúnasa samhain nollaig "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
).split()
_MUTATED = "chwefror fawrth fai fehefin orffennaf fedi dachwedd ragfyr".split()  # in Welsh, behind "o" and "ym"
_ROMAN = r"(?:xi{0,2}|ix|iv|vi{0,3}|i{1,3})"
_MONTH = rf"(?:{_ENGLISH_MONTH}|(?:{'|'.join(dict.fromkeys((*_MONTHS, *_MUTATED)))})\b)"
DAY = pattern(  # the groups are the year
    rf"(?<!\d)(?:\d{{1,2}} ?[./ _|~-] ?\d{{1,2}} ?[./ _|~-] ?(\d{{4}}|\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? ?(?:[./_-] ?| ){_ROMAN} ?(?:[./_'’-] ?| )['’]?(\d{{4}}|\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)(?: day)? of the \d{{1,2}}(?:st|nd|rd|th)?(?: month)?,?(?: of)? ['’]?(\d{{4}}|\d\d)"
    rf"|(\d{{4}})[./ _-]\d{{1,2}}[./ _-]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er)?\.?(?: of| de| o['’]?)?[ ./_-]{{0,2}}{_MONTH},?(?: de)?"
    r"[ ./_'’-]{0,2}(\d{4}|\d\d)"
    rf"|{_MONTH}[ ./_-]{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?,?[ ./_-]{{1,2}}(?:(\d{{4}})|['’](\d\d))"
    rf"|(\d{{4}})[ ./_-]{_MONTH}[ ./_-]\d{{1,2}}|[a-z]{{2,12}}(?:st|nd|rd|th)(?: of)? {_MONTH},? (\d{{4}})"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])((?:19|20)\d\d)"
    r"|((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|((?:19|20)\d\d) ?[年년] ?\d{1,2} ?[月월] ?\d{1,2})"
    r"(?!\d)"
)
_SIX_DIGITS = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d(?!\d)")
_SPELT_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -][a-z]{3,5})?"
_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|twenty(?:[ -][a-z]{3,5})?)"
_SPELT_YEAR = rf"(?:in )?(?:the year )?(?:of )?(?:nineteen|two thousand|twenty|{_SPELT_TENS}|['’]?\d\d|(?:19|20)\d\d)\b"
_SPELT_DAY = re.compile(
    rf"(?:\b[a-z]{{2,12}}(?:[ -][a-z]{{2,8}})?(?:st|nd|rd|th)|\b\d{{1,2}}(?:st|nd|rd|th)?)(?: day)?(?: of)? "
    rf"{_ENGLISH_MONTH},? {_SPELT_YEAR}"
    rf"|{_ENGLISH_MONTH},? (?:the )?(?:[a-z]{{2,12}}(?:[ -][a-z]{{2,8}})?(?:st|nd|rd|th)|\d{{1,2}}(?:st|nd|rd|th)?),? "
    rf"{_SPELT_YEAR}"
    rf"|\b{_UNIT},? {_UNIT},? (?:nineteen )?{_SPELT_TENS}\b"
    rf"|\b(?:[a-z]{{2,12}}(?:[ -][a-z]{{2,8}})?(?:st|nd|rd|th)) of the [a-z]{{3,12}},? {_SPELT_YEAR}"
)
_BIRTH = re.compile(
    r"\bd ?[./-]? ?(?:of? ?[./-]? ?b\b)|dob(?=\W?\d)|\bborn\b(?! (?:out|of|from|in the)\b)|birth|\bb\. ?(?=\d)|\bbday"
    r"|(?:^|[,;:(] ?)b ?(?=\d{1,2}[./-]\d{1,2}[./-]\d)"
    r"|\bturn(?:s|ed|ing) (?:\d{1,3}\b|[a-z]{3,7}(?:teen|ty)\b)"
)
_BIRTH_OR_AGE = re.compile(
    r"born|birth|ob|o b|o\.b|o/b|of b|d-o-b|b\.|b ?\d|bday|age|yo|y/o|yr|year|turn|old|"
    r"\b(?:f|m|(?:fe)?male|(?:wo)?man|boy|girl|lad|lass)\b"
)
_MAY_HOLD_DAY = re.compile(r"\d(?:\D*\d){2}|nineteen|two thousand|twenty|[a-z]ty\b")
BIRTH_DATE_ELSEWHERE = (  # as a heading of a form says it
    r"dyddiad geni|data urodzenia|data na[sșş]terii|geburts(?:datum|tag)|geboorte ?datum|date de naissance|"
    r"fecha de nacimiento|data de nascimento|data di nascita|gimimo data|do[gğ]um tarihi|datum naro[zd]eni[aá]|"
    r"d[aá]tum narodenia|sz[uü]let[eé]si (?:id[oöő]|d[aá]tum)|dzimšanas datums|dat[eë]lindja|taariikhda dhalashada|"
    r"ng[aà]y sinh|дата рождения|дата народження|дата на раждане|ημερομηνία γέννησησ|تاريخ الميلاد|تاریخ پیدائش|"
    r"تاریخ تولد|出生日期|生日"
)
_ELSEWHERE = re.compile(
    rf"{BIRTH_DATE_ELSEWHERE}|\b(?:geni|ganwyd|ganed|eni|urodz(?:on[ya]|i[lł]a? si[eę])|n[aă]scut[aă]?|geboren|"
    r"n[ée]e? (?:le|en|à)|nacid[oa]|nacid[oa]s|naci[óo]|nascid[oa]|nasceu|nat[oa] (?:il|nel|a)|do[gğ]umlu|do[gğ]du|"
    r"narozen[aý]?|naroden[aý]|dhashay|dhalatay|dhalasho|gim[eę]s|gimusi|gim[eė]|dzim(?:is|usi)|sz[uü]letett|lindur|"
    r"(?:ali|ame|ku)zaliwa|rugadh|breithe|breith|ji ?dayik ?b[uû]\w*|jidayikb[uû]n\w*|ipinanganak|kapanganakan|lahir|"
    r"f[øö]dd?t?|f[øö]dsels?dato|syntynyt|ro[đd]en[aoi]?|sinh (?:ng[aà]y|n[aă]m)|[oọ]j[oọ] ibi|rekuzvarwa)\b"
    r"|\b(?:geb|ur|nar|sz[uü]l|gim|dzim)\. ?(?=\d)|родил|роден|народив|народил"
)
_STEMS = (  # one stands in each word of `_ELSEWHERE`: they tell quickly of most cells that none is there
    *(
        "geni",
        " eni",
        "ganwyd",
        "ganed",
        "urodz",
        "naster",
        "naşter",
        "nașter",
        "nascut",
        "născut",
        "geb",
        "ur.",
        "gim",
        "dzim",
        "zaliwa",
    ),
    *(
        "nar.",
        "naro",
        "naissance",
        "née ",
        "né ",
        "nee ",
        "ne le",
        "naci",
        "nasc",
        "dhal",
        "dhash",
        "lindur",
        "breith",
        "rugadh",
    ),
    *(
        "nato",
        "nata",
        "nati",
        "gimimo",
        "dogum",
        "doğum",
        "dogdu",
        "doğdu",
        "szul",
        "szül",
        "datel",
        "datël",
        "dayik",
        "panganak",
        "lahir",
    ),
    *("fød", "föd", "syntynyt", "roden", "rođen", "jo ibi", "jọ ibi", "zvarwa"),
    *("sinh", "рожд", "народ", "ражд", "родил", "роден", "γένν", "ميلاد", "پیدائش", "تولد", "出生", "生日"),
)
_OTHER_WRITING = (  # of writings without the letters above
    *("ਜਨਮ", "জন্ম", "જન્મ", "जन्म", "பிறந்த", "பிறப்பு", "పుట్టిన", "జన్మ", "ജനന", "ജനിച്ച", "උපන්", "ልደት", "ትውልድ"),
    *("زیږید", "متولد", "پيدائش", "پیدا ہو", "مواليد", "مولود", "ولدت", "ولد في", "لەدایک", "تاریخ ولادت"),
    *(
        "תאריך לידה",
        "נולד",
        "생년월일",
        "출생",
        "生年月日",
        "生于",
        "生於",
        "出世",
        "วันเกิด",
        "เกิดวันที่",
        "γεννήθηκ",
        "γεννηθ",
    ),
)
_A_STEM = re.compile("|".join(map(re.escape, _STEMS)))
_A_YEAR = re.compile(r"(?<!\d)(?:19[2-9]\d|20[0-2]\d)(?!\d)")
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|master)\b\.? [a-z'’-]{2,30}")
_BEHIND_A_TITLE = 40  # characters within which a day long ago is that of birth
_LONG_AGO = range(1900, 2013)
_STAR_OR_SEX = re.compile(
    r"(?<!\*)\* ?(?=\d)|\b(?:(?:fe)?male|lad|lass|boy|girl)\b[ ,;:(-]{1,3}(?=\d)"
)  # "*12.iv.1987"
_NEXT = 23  # characters of a day: "14th of september, 1987"
_BECAME = re.compile(r"\b(?:he|she|who)\b[^.]{0,20}\b(?:be|is|was|became) \d{1,2} on\b")
_OF_SOMEBODY = re.compile(r"\b(?:aged?|old|he|she|who)\b")
_TO_THE_DAY = re.compile(r"\d (?:years?|yrs?),? (?:and )?\d{1,2} (?:months?|mths?),? (?:and )?\d{1,2} days?\b")
_AGE = re.compile(
    r"\baged?[ :=]{0,3}(\d{1,3})(?!\d)(?! ?(?:to|-|\+|and|or|/) ?\d|\+| and (?:over|under)| or (?:over|under))"
    r"|\b(\d{1,3}) ?-?(?:yo|y/o|(?:yrs?|years?)[ -]?(?:old|of age))\b|\((\d{1,3}) ?(?:yrs?|years?)\)"
    r"|\b(1[6-9]|[2-9]\d) ?yrs?\b(?! (?:of|from|since|for|to))"
    r"|\b(?:male|female|man|woman|boy|girl|lad|lass|[mf])[ ,;:(/-]{1,3}(1[0-9]|[2-9]\d)\b(?![/.-]\d)"
)
_WRITTEN = (1990, 2032)  # year of birth and age together make the year in which a text was written


def _unmarked(word: str) -> str:
    """As `normalised` has it: without the marks that stand on letters."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", word) if unicodedata.category(letter) != "Mn")


_UNMARKED = tuple(map(_unmarked, _OTHER_WRITING))


def says_birth(low: str) -> bool:
    """Whether a text in small letters, normalised, says when somebody was born.

    That is a date with a word of birth or an age that fits beside it, or one long ago behind a title and a name. In
    other languages a year beside the word is enough.
    """
    if not _MAY_HOLD_DAY.search(low):
        return False
    if _says_so_elsewhere(low):
        return _holds_day(low) or bool(_A_YEAR.search(low))
    if _is_behind(_TITLE, low, _BEHIND_A_TITLE) or _is_behind(_STAR_OR_SEX, low, _NEXT):
        return True
    if " on " in low and _BECAME.search(low):
        return _holds_day(low)
    if not _BIRTH_OR_AGE.search(low):
        return False
    if _BIRTH.search(low):
        return _holds_day(low)
    if _OF_SOMEBODY.search(low) and _TO_THE_DAY.search(low):
        return True
    ages = [int(next(filter(None, match.groups()))) for match in _AGE.finditer(low)]
    years = map(year_of, DAY.finditer(low)) if ages else ()
    return any(_WRITTEN[0] <= year + age <= _WRITTEN[1] for year in years for age in ages)


def _says_so_elsewhere(low: str) -> bool:
    if _A_STEM.search(low) and _ELSEWHERE.search(low):
        return True
    return not low.isascii() and any(one in low for one in _UNMARKED)


def _is_behind(sign: re.Pattern[str], low: str, within: int) -> bool:
    """Whether a day long ago stands behind a sign, within so many characters."""
    days = (DAY.search(low[one.end() : one.end() + within]) for one in sign.finditer(low))
    return any(day and year_of(day) in _LONG_AGO for day in days)


def year_of(day: re.Match[str]) -> int:
    """The year of a day; of two digits it is between 1931 and 2030."""
    year = int(next(filter(None, day.groups()), "0"))
    return year if year > 99 else 1900 + year if year > 30 else 2000 + year


def _holds_day(low: str) -> bool:
    return bool(DAY.search(low) or _SIX_DIGITS.search(low) or _SPELT_DAY.search(low))


_A_DAY = "|".join(one.pattern for one in (DAY, _SIX_DIGITS, _SPELT_DAY))
_OF_A_BIRTH = "|".join(one.pattern for one in (_BIRTH, _TITLE, _STAR_OR_SEX, _BECAME, _AGE))
_BORN_ELSEWHERE = "|".join((_ELSEWHERE.pattern, *map(re.escape, _UNMARKED)))
NEEDED: Needs = (  # what a text must hold to say so, so that most of very many need not be asked
    (Sign("low", _MAY_HOLD_DAY), Sign("low", _OF_A_BIRTH), Sign("low", _A_DAY)),
    (Sign("low", _MAY_HOLD_DAY), Sign("low", _BORN_ELSEWHERE)),
    (Sign("low", _TO_THE_DAY),),
)
