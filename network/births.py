"""Whether a text says when somebody was born: in figures or spelt out, in English or another language.

References
----------
Office for National Statistics, Census 2021, main languages of England and Wales: those with the most speakers, and
Welsh, are looked for. Their words for "date of birth" and "born" are those of forms of the public services.
"""

import re

__all__ = ["BIRTH_DATE_ELSEWHERE", "says_birth"]

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
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
).split()
_MONTH = rf"(?:{_ENGLISH_MONTH}|(?:{'|'.join(dict.fromkeys(_MONTHS))})\b)"
_DAY = re.compile(  # the groups are the year
    rf"(?<!\d)(?:\d{{1,2}} ?[./ _-] ?\d{{1,2}} ?[./ _-] ?(\d{{4}}|\d\d)"
    rf"|(\d{{4}})[./ _-]\d{{1,2}}[./ _-]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er)?\.?(?: of| de| o)?[ ./_-]{{0,2}}{_MONTH},?(?: de)?[ ./_'-]{{0,2}}(\d{{4}}|\d\d)"
    rf"|{_MONTH}[ ./_-]{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?,?[ ./_-]{{1,2}}(\d{{4}})"
    rf"|(\d{{4}})[ ./_-]{_MONTH}[ ./_-]\d{{1,2}}|[a-z]{{2,12}}(?:st|nd|rd|th)(?: of)? {_MONTH},? (\d{{4}})"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])((?:19|20)\d\d)"
    r"|((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|((?:19|20)\d\d) ?年 ?\d{1,2} ?月 ?\d{1,2})"
    r"(?!\d)"
)
_SIX_DIGITS = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d(?!\d)")
_SPELT_YEAR = r"(?:in )?(?:the year )?(?:nineteen|two thousand|twenty)\b"
_SPELT_DAY = re.compile(
    rf"(?:[a-z]{{2,12}}(?:st|nd|rd|th)|\b\d{{1,2}}(?:st|nd|rd|th)?)(?: of)? {_ENGLISH_MONTH},? {_SPELT_YEAR}"
    rf"|{_ENGLISH_MONTH},? (?:the )?(?:[a-z]{{2,12}}(?:[ -][a-z]{{2,8}})?(?:st|nd|rd|th)|\d{{1,2}}(?:st|nd|rd|th)?),? "
    rf"{_SPELT_YEAR}"
)
_BIRTH = re.compile(
    r"\bd ?[./]? ?o ?[./]? ?b\b|dob(?=\W?\d)|\bborn\b(?! (?:out|of|from|in the)\b)|birth|\bb\. ?(?=\d)|\bbday"
)
_BIRTH_OR_AGE = re.compile("born|birth|ob|o b|o\\.b|o/b|b\\.|bday|age|yo|y/o|yr|year")
BIRTH_DATE_ELSEWHERE = (  # as a heading of a form says it
    r"dyddiad geni|data urodzenia|data na[sșş]terii|geburts(?:datum|tag)|geboorte ?datum|date de naissance|"
    r"fecha de nacimiento|data de nascimento|data di nascita|gimimo data|do[gğ]um tarihi|datum naro[zd]eni[aá]|"
    r"d[aá]tum narodenia|sz[uü]let[eé]si (?:id[oöő]|d[aá]tum)|dzimšanas datums|dat[eë]lindja|taariikhda dhalashada|"
    r"ng[aà]y sinh|дата рождения|дата народження|дата на раждане|ημερομηνία γέννησησ|تاريخ الميلاد|تاریخ پیدائش|"
    r"تاریخ تولد|出生日期|生日"
)
_ELSEWHERE = re.compile(
    rf"{BIRTH_DATE_ELSEWHERE}|\b(?:geni|ganwyd|ganed|urodz(?:on[ya]|i[lł]a? si[eę])|n[aă]scut[aă]?|geboren|"
    r"n[ée]e? le|nacid[oa]|nascid[oa]|nat[oa] il|do[gğ]umlu|narozen[aý]?|dhashay)\b|\b(?:geb|ur|nar)\. ?(?=\d)|родил"
)
_STEMS = re.compile("|".join(map(re.escape, (  # one stands in each word of `_ELSEWHERE`: of most cells none is there
    *("geni", "ganwyd", "ganed", "urodz", "naster", "naşter", "nașter", "nascut", "născut", "geb", "ur."),
    *("nar.", "naissance", "née", "né ", "nee le", "ne le", "nacid", "nacim", "nascid", "nascim", "nascit"),
    *("nat", "gimimo", "dogum", "doğum", "naro", "szulet", "szület", "dzim", "datel", "datël", "dhash", "dhalash"),
    *("sinh", "рожд", "народж", "ражд", "родил", "γένν", "ميلاد", "پیدائش", "تولد", "出生", "生日"),
))))  # fmt: skip
_MAY_HOLD_DAY = re.compile(r"\d(?:\D*\d){2}|nineteen|two thousand|twenty")
_AGE = re.compile(
    r"\baged?[ :=]{0,3}(\d{1,3})(?!\d)(?! ?(?:to|-|\+|and|or|/) ?\d|\+| and (?:over|under)| or (?:over|under))"
    r"|\b(\d{1,3}) ?-?(?:yo|y/o|(?:yrs?|years?)[ -]?(?:old|of age))\b|\((\d{1,3}) ?(?:yrs?|years?)\)"
    r"|\b(1[6-9]|[2-9]\d) ?yrs?\b(?! (?:of|from|since|for|to))"
)
_WRITTEN = (1990, 2032)  # year of birth and age together make the year in which a text was written


def says_birth(low: str) -> bool:
    """Whether a text in small letters, normalised, holds a date with a word of birth or an age that fits beside it."""
    if not _MAY_HOLD_DAY.search(low):
        return False
    if _STEMS.search(low) and _ELSEWHERE.search(low):
        return _holds_day(low)
    if not _BIRTH_OR_AGE.search(low):
        return False
    if _BIRTH.search(low):
        return _holds_day(low)
    ages = [int(next(filter(None, match.groups()))) for match in _AGE.finditer(low)]
    days = list(_DAY.finditer(low)) if ages else []
    years = [int(next(filter(None, day.groups()), "0")) for day in days]
    full = [year if year > 99 else 1900 + year if year > 30 else 2000 + year for year in years]
    return any(_WRITTEN[0] <= year + age <= _WRITTEN[1] for year in full for age in ages)


def _holds_day(low: str) -> bool:
    return bool(_DAY.search(low) or _SIX_DIGITS.search(low) or _SPELT_DAY.search(low))
