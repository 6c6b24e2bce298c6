"""The tenth set of files that speak of invented people, by names above all, and of clean ones that only look so."""

from collections.abc import Iterable

from tests.network.unseen import ENDS, File, book_of, column, map_json, map_text, node_link, note, table

__all__ = ["CLEAN_TEN", "TENTH"]

DAYS = ("14/03/1987", "02/11/1990", "23/07/1979", "05/05/2001")


def tenth() -> Iterable[File]:
    for heading in (
        *("Client Moran", "Client KM", "client_dee", "Detainee 4 - Okafor", "Case: Hartley J", "Pt K Moran", "NOK"),
        *(
            "Service user KM",
            "Visits by Joanne Pickersgill",
            "clientnm",
            "Hosp. no.",
            "Delius CRN",
            "Young person: Dee O.",
        ),
    ):
        yield column(heading, "yes", "no", "yes")
    for heading in ("dateb", "Data ur.", "Nato il", "DN", "b_dt", "client bd"):
        yield column(heading, *DAYS)
    yield column("Who", "TM84", "JP91", "KA79")
    for value in (
        *(
            "9,990,254,109",
            "QQ 1O 2O 3O A",
            "stays with him, LS1 OAB",
            "male (34; 14-Mar-87) refused twice",
            "HO ref M1234567/2",
        ),
        *("lad *12.IV.1987 waits", "female, 12/04/1987", "CR/ZZ/01234/26", "cust no 01234/26", "hospno RZZ0099887"),
        *("1) m 34 white shoplifting 2) f 27 black affray", "Mr Jones waited", "lives near zz993vz"),
        *("Joanne Pickersgill waited nine hours", "Spoke to Tyler M., 15, Year 10", "Cooker for J.P. (b. 1991)"),
    ):
        yield note(value)
    yield table([["From", "To", "Referrals"], ["Self - Joanne Pickersgill", "Mind", 1]], value="Joanne Pickersgill")
    halves = [
        ["From", "To", "Referrals", "PC1", "PC2"],
        ["Police", "Mind", 3, "LS1", "4AB"],
        ["Mind", "Nacro", 4, "M1", "1AE"],
    ]
    yield table(halves, why="a postcode over two columns")
    yield map_text("a key cut short", "1987-03-14", more=", dateb: '1987-03-14'")
    yield map_text("a key with a name", more=", client_moran: waits")
    yield map_json({"aka": "Tyler Marsden's worker"}, "a worker's name", "Tyler Marsden")
    yield node_link([{"id": one, "Service user KM": "yes"} for one in ENDS], "an attribute with initials")
    rows = [["From", "To", "Seq", "Arrested", "Alleged"]]
    rows += [["Police", "Mind", f"S{n}7", f"2026-01-0{n} 22:1{n}", "affray"] for n in range(1, 7)]
    yield book_of(rows, "a row a person, by the minute of arrest")


def clean_ten() -> Iterable[File]:
    for heading in (
        *(
            "Client services",
            "Client Earth",
            "Case Management Ltd",
            "Young people",
            "Moran House",
            "Patient UK",
            "Child First",
        ),
        *(
            "Client journey",
            "client_pathway",
            "Victim Liaison Unit",
            "Case tracker",
            "User Voice",
            "Date begun",
            "Debut",
        ),
    ):
        yield column(heading, "yes", "no", "2026-03-14")
    yield column("Date B", "14/03/2026", "02/05/2026", "23/07/2026")
    yield column("Founded", *DAYS)
    yield column("PO number", "4505577104", "1234567", "7654321")
    yield column("Contract value (£)", "4505577104", "£1,204,000.00")
    yield column("Helpline", "111", "0800 111 222", "999")
    yield column("UPRN", "100099999901", "9990254109", "100099999902")
    for value in (
        *(
            "Marie Curie nurses",
            "the Sarah Jones ward",
            "Louise Casey review",
            "*12/04/2026: updated",
            "Mrs Miggins Pie Shop",
        ),
        *("£9,990,254,109", "women aged 18 to 25", "male 34%", "Martha's Rule", "Robin Croft, 12 beds", "CR 2026/27"),
    ):
        yield note(value)
    firms = [
        ["Partner", "Sector", "Contact"],
        ["Duncan Lewis", "Law", "Sam Jones"],
        ["Irwin Mitchell", "Law", "Jo Moran"],
    ]
    yield table(firms, "partners.csv", why="firms that are called by the names of somebody")
    details = [
        ["", "Type", "Lead contact", "Alpha", "Beta"],
        ["Alpha", "NHS", "Sam Jones", "", 3],
        ["Beta", "Police", "Jo Moran", 4, ""],
    ]
    yield table(details, "matrix.csv", why="a matrix with whom to ask")
    leads = [
        ["Partner", "Sector", "Service lead"],
        ["Alpha", "NHS", "Sam Jones, nurse"],
        ["Beta", "Police", "Tyler Moran"],
    ]
    yield table(leads, "partners.csv", why="who leads each partner")
    yield File("who wrote it", "map.yaml", b"# by Sam Jones\n" + map_text("", more=", beds: 12").content)


TENTH = tuple(tenth())
CLEAN_TEN = tuple(clean_ten())
