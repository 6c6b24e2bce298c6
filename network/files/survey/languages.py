"""Headings and answers that forms write in German, French, Spanish and Welsh, in English.

Only whole headings and answers are turned, and the verbs that say a kind of link. What is not known stays as it is.
"""

import re

from network.files.draft.headings import normal

__all__ = ["in_english", "is_back_abroad", "kind_abroad"]

BODY = (
    r"(?:organisation|organization|einrichtung|träger|verein|behörde|organisme|structure|association|service|"
    r"établissement|organización|entidad|institución|sefydliad|asiantaeth)"
)
OWN = re.compile(
    rf"(?:(?:der )?name )?(?:ihre[r]?|deine[r]?|unsere[r]?) {BODY}|name (?:ihrer|der|deiner) {BODY}|"
    rf"(?:für )?welche {BODY} (?:antworten|vertreten|arbeiten) sie.*|"
    rf"(?:le )?(?:nom de )?(?:votre|notre) {BODY}|nom de l {BODY}|(?:quelle?|pour quelle?) {BODY} représentez vous.*|"
    rf"(?:el )?(?:nombre de )?(?:su|tu|nuestra) {BODY}|nombre de la {BODY}|(?:enw )?(?:eich|ein) {BODY}|"
    rf"(?:ar gyfer |i |dros )[pb]h?a {BODY} (?:ydych|rydych|yr ydych)\b.*(?:gweithio|ateb).*|pa {BODY} .*cynrychioli.*|"
    rf"(?:pour|dans) quelle? {BODY} travaillez vous.*|(?:para|en) qué {BODY} trabaja.*"
)
HEADINGS = {
    "start time": "startzeit|heure de début|hora de inicio|amser (?:dechrau|cychwyn)",
    "completion time": "fertigstellungszeit|heure de fin|hora de finalización|amser cwblhau",
    "last modified time": "zeitpunkt der letzten änderung|heure de la dernière modification|"
    "hora de la última modificación",
    "timestamp": "zeitstempel|horodateur|marca temporal|stamp amser",
    "email address": "e mail|e mail adresse|adresse e mail|adresse électronique|courriel|adresse de messagerie|"
    "correo electrónico|dirección de correo electrónico|e bost|cyfeiriad e bost",
    "full name": "nom|prénom|votre nom|nom et prénom|ihr name|vorname|nachname|nombre|su nombre|apellidos|enw|eich enw",
}
ANSWERS = {
    "never": "nie|niemals|gar nicht|überhaupt nicht|jamais|pas du tout|nunca|jamás|byth|dim o gwbl",
    "rarely": "selten|sehr selten|rarement|très rarement|raramente|rara vez|casi nunca|anaml|yn anaml",
    "yearly": "jährlich|einmal im jahr|annuellement|(?:une|1) fois par an|tous les ans|anualmente|una vez al año|"
    "yn flynyddol|bob blwyddyn|unwaith y flwyddyn",
    "quarterly": "vierteljährlich|trimestriel(?:lement)?|tous les trimestres|trimestralmente|bob chwarter|"
    "yn chwarterol",
    "sometimes": "manchmal|gelegentlich|ab und zu|parfois|de temps en temps|a veces|de vez en cuando|weithiau|"
    "o bryd i w gilydd",
    "monthly": "monatlich|einmal im monat|jeden monat|mensuel(?:lement)?|tous les mois|(?:une|1) fois par mois|"
    "mensualmente|una vez al mes|cada mes|yn fisol|bob mis|unwaith y mis",
    "weekly": "wöchentlich|einmal (?:in der|pro) woche|jede woche|hebdomadaire(?:ment)?|toutes les semaines|"
    "chaque semaine|(?:une|1) fois par semaine|semanalmente|una vez (?:a la|por) semana|cada semana|"
    "yn wythnosol|bob wythnos|unwaith yr wythnos",
    "often": "oft|häufig|regelmäßig|souvent|régulièrement|a menudo|con frecuencia|yn aml|yn rheolaidd",
    "daily": "täglich|jeden tag|quotidien(?:nement)?|tous les jours|chaque jour|diariamente|cada día|todos los días|"
    "yn ddyddiol|bob dydd",
    "yes": "ja|oui|sí|si|ydw|ydy|ydyn|ydym|oes|ie|do",
    "no": "nein|non|nac ydw|nac ydy|nac ydyn|nac ydym|nac oes|nage|naddo",
    "don t know": "weiß (?:ich )?nicht|weiss (?:ich )?nicht|keine ahnung|(?:je )?ne sais? pas|no (?:lo )?sé|no sabe|"
    "no sabemos|ddim yn gwybod|dim yn gwybod|dw i ddim yn gwybod|ddim yn siŵr|unsicher|pas sûr|no estoy seguro",
    "n a": "keine angabe|nicht zutreffend|trifft nicht zu|sans objet|non applicable|sans réponse|no procede|no aplica|"
    "no contesta|ddim yn berthnasol|amherthnasol|well gen i beidio â dweud",
}
KNOWN = {re.compile(words): text for table in (HEADINGS, ANSWERS) for text, words in table.items()}
KINDS = (
    (
        "refers",
        r"\b(?:verweis|überweis|zuweis|weiterleit|vermittel|orient(?:ez|ons|er)|adress(?:ez|ons|er)|derivan?\b|(?:at)?gyfeir|cyfeir)",
    ),
    ("funds", r"\b(?:finanzier|fördern|financ(?:ez|ons|er|ia)|ariann)"),
    ("shares information", r"\b(?:informationen|informations|información|gwybodaeth)\b"),
    ("works jointly", r"\b(?:zusammenarbeit|arbeiten sie zusammen|travaillez|collabor|colabora|cydweithi)"),
    ("knows", r"\b(?:kennen|connaissez|conoce)"),
)  # fmt: skip

TO_US = re.compile(
    r"^(?!.*(?:weisen?|vermitteln?|leiten?) (?:sie|wir)\b).*\b(?:an|zu) (?:sie|uns|ihre\w*|unsere\w*)\b|"
    r"\b(?:erhalten|bekommen|empfangen) (?:sie|wir)\b|"
    r"(?<!von )(?<!mit )\bihnen\b|^(?:zu|über)weis(?:er|ende)\w*|\bwer (?:finanziert|fördert) (?:sie|uns)\b|"
    r"\bvers (?:vous|nous)\b|\b(?:vous|nous) (?:orient|adress|envoi|financ)\w*ent\b|\b(?:recevez|recevons)\b|"
    r"\b(?:recibe|reciben|recibimos)\b|\bato(?:ch|m)\b"
)


def is_back_abroad(words: str) -> bool:
    """Whether a question in another language asks who refers to, or funds, whoever answers."""
    return bool(TO_US.search(words))


def in_english(text: str) -> str:
    """A whole heading or answer in English where it is one that is known in another language; else itself."""
    if " / " in text:  # the same in two languages
        halves = text.split(" / ")
        return next((found for half in halves if (found := in_english(half)) != half), text)
    words = normal(text)
    if OWN.fullmatch(words):
        return "Your organisation"
    return next((english for pattern, english in KNOWN.items() if pattern.fullmatch(words)), text)


def kind_abroad(words: str) -> str:
    """The kind of link that a question in another language speaks of; empty where it speaks of none."""
    return next((kind for kind, pattern in KINDS if re.search(pattern, words)), "")
