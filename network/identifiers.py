"""Identifiers of organisations and areas: which scheme a code belongs to, whether it can be one, and its full form.

A code that a spreadsheet has turned into a number is padded again; nothing else about it is changed.

References
----------
org-id.guide, the register of lists of organisation identifiers. NHS Organisation Data Service, code formats.
Office for National Statistics, Register of Geographic Codes: one letter and eight digits.
"""

import re
from dataclasses import dataclass

__all__ = ["GSS", "Identifier", "identifier", "is_area_code", "split_identifier"]

GSS = "GSS"  # the scheme of area codes
PREFIXED = re.compile(r"((?:[A-Z]{2}|XI)-[A-Z]+)-(.+)")
FORMS = {
    "GB-CHC": (re.compile(r"\d{6,7}(?:-\d{1,3})?"), "6 or 7 digits, such as 1125839"),
    "GB-SC": (re.compile(r"SC\d{6}"), "SC and 6 digits, such as SC012345"),
    "GB-NIC": (re.compile(r"NIC\d{6}"), "NIC and 6 digits, such as NIC100002"),
    "GB-COH": (
        re.compile(r"\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z]|R\d{7}"),
        "8 characters, such as 02050843 or SC123456",
    ),
    "GB-NHS": (re.compile(r"[A-Z0-9]{3,10}"), "3 to 10 capital letters and digits, such as RW4 or N81001"),
    "GB-EDU": (re.compile(r"\d{6}"), "6 digits"),
    "GB-UKPRN": (re.compile(r"1\d{7}"), "8 digits that start with 1"),
    GSS: (re.compile(r"[EWSNKJ]\d{8}"), "a letter and 8 digits, such as E08000014"),
}
NAMES = {"GB-CHC": "charity number", "GB-SC": "Scottish charity number", "GB-NIC": "Northern Irish charity number"} | {
    "GB-COH": "company number", "GB-NHS": "NHS organisation code", "GB-EDU": "school number (URN)",
    "GB-UKPRN": "provider number (UKPRN)", GSS: "area code",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identifier:
    """A code in its full form; `doubt` says what is wrong with it, `changed` what was done to it."""

    scheme: str
    value: str
    doubt: str = ""
    changed: str = ""


def identifier(scheme: str, text: str) -> Identifier:
    """Check and complete a code of a scheme such as `GB-COH`. Codes of schemes that are not known are left alone."""
    value = text.strip().upper() if scheme in FORMS else text.strip()
    value = re.sub(r"\.0+$", "", value)
    if scheme == "GB-CHC" and value.startswith(("SC", "NIC")):
        scheme = "GB-SC" if value.startswith("SC") else "GB-NIC"
    if scheme == "GB-COH" and value.isdecimal() and 5 <= len(value) < 8:
        padded = value.zfill(8)
        return Identifier(
            scheme, padded, changed=f"Company numbers have 8 characters: {value} was completed to {padded}."
        )
    if scheme not in FORMS:
        return Identifier(scheme, value)
    pattern, form = FORMS[scheme]
    doubt = "" if pattern.fullmatch(value) else f'"{text.strip()}" does not look like a {NAMES[scheme]}: {form}.'
    return Identifier(scheme, value, doubt)


def split_identifier(text: str) -> tuple[str, str]:
    """The scheme and the code of `GB-NHS-RW4` or `own list:17`; a scheme of `id` where none is named."""
    text = text.strip()
    if match := PREFIXED.fullmatch(text):
        return match[1], match[2]
    scheme, found, value = text.partition(":")
    return (scheme.strip(), value.strip()) if found else ("id", text)


def is_area_code(text: str) -> bool:
    """Whether the text has the form of an ONS area code."""
    return bool(FORMS[GSS][0].fullmatch(text.strip()))
