"""An empty Word document of ours: its styles, language, properties and footer, and nothing of a template's.

Styles and numbering are written here in full: those of python-docx's template are 350 kB, in American English, in
colours too pale to read, and in fonts of a theme.
"""

from datetime import UTC, datetime, time

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from network.words import day_said
from render.pictures.pen import printable
from render.report.content import Contents

__all__ = ["AUTHOR", "LINE", "MARGIN", "MUTED", "PAGE_HEIGHT", "PAGE_WIDTH", "POINT", "RULE", "SIZES", "empty"]

AUTHOR = "Partnership network mapper"
LANGUAGE = "en-GB"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN, FOOT = 210.0, 297.0, 18.0, 16.0  # mm
POINT = 25.4 / 72  # mm
LINE = 1.15 * 1.05  # of its size that a line of Arial takes, as spaced here
INK, MUTED, RULE = "17212B", "46525C", "8A969E"
SIZES = {  # style: size in points, space before and after, bold, colour
    "Normal": (10.5, 0, 5, False, INK),
    "Title": (19, 0, 2, True, INK),
    "Subtitle": (10.5, 0, 8, False, MUTED),
    "Heading1": (16, 0, 5, True, INK),
    "Heading2": (13, 12, 3, True, INK),
    "Heading3": (11, 8, 2, True, INK),
    "Finding": (12, 0, 5, False, INK),
    "Comment": (10.5, 0, 5, False, INK),
    "Quiet": (9, 0, 4, False, MUTED),
    "Ask": (11, 0, 3, False, INK),
    "Picture": (10.5, 2, 4, False, INK),
    "Caption": (9, 6, 2, True, INK),
    "Cell": (9, 1, 1, False, INK),
    "HeadCell": (9, 1, 1, True, INK),
    "ListBullet": (10.5, 0, 2, False, INK),
    "Footer": (8, 0, 0, False, MUTED),
}
NAMES = {"Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3", "Caption": "caption",
         "ListBullet": "List Bullet", "Footer": "footer", "HeadCell": "Head Cell"}  # fmt: skip
KEPT_WITH_NEXT = ("Heading1", "Heading2", "Heading3", "Finding", "Caption")
NOT_OURS = ("stylesWithEffects", "customXml", "webSettings")
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{AUTHOR}</Application></Properties>"
)


def empty(contents: Contents) -> Document:
    """A document without a paragraph, on A4, that says of itself what it is."""
    document = docx.Document()
    _clean(document)
    _styles(document)
    _bullets(document)
    _settings(document)
    _properties(document, contents)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.footer_distance = Mm(MARGIN / 2)
    section.footer.is_linked_to_previous = False
    _footer(section.footer.paragraphs[0], contents)
    return document


def _clean(document: Document) -> None:
    """Without the template's thumbnail, custom parts and the name of another program."""
    package = document.part.package
    for rels, unwanted in ((document.part.rels, NOT_OURS), (package.rels, ("thumbnail", "extended-properties"))):
        for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in unwanted]:
            del rels[key]
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    package.relate_to(Part(PackURI("/docProps/app.xml"), kind, APP.encode(), package), RELATED.EXTENDED_PROPERTIES)


def _styles(document: Document) -> None:
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    language = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    styles.append(
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{fonts}"
            f'<w:sz w:val="21"/>{language}</w:rPr></w:rPrDefault>'
            '<w:pPrDefault><w:pPr><w:spacing w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        )
    )
    for style_id in SIZES:
        styles.append(parse_xml(_style(style_id)))
    styles.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal">'
            '<w:name w:val="Normal Table"/></w:style>'
        )
    )
    styles.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/></w:style>'
        )
    )


def _style(style_id: str) -> str:
    size, before, after, bold, colour = SIZES[style_id]
    default = ' w:default="1"' if style_id == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    keep = "<w:keepNext/><w:keepLines/>" if style_id in KEPT_WITH_NEXT else ""
    level = f'<w:outlineLvl w:val="{int(style_id[-1]) - 1}"/>' if style_id.startswith("Heading") else ""
    bullet = '<w:numPr><w:numId w:val="1"/></w:numPr>' if style_id == "ListBullet" else ""
    line = (
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="{INK}"/></w:pBdr>' if style_id == "Ask" else ""
    )
    inset = {"Ask": '<w:ind w:left="170"/>', "Comment": '<w:ind w:left="284"/>'}.get(style_id, "")
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{default} w:styleId="{style_id}">'
        f'<w:name w:val="{NAMES.get(style_id, style_id)}"/>{based}<w:qFormat/>'
        f'<w:pPr>{keep}{bullet}{line}<w:spacing w:before="{round(20 * before)}" w:after="{round(20 * after)}"/>{inset}'
        f'{level}</w:pPr><w:rPr>{"<w:b/>" if bold else ""}<w:color w:val="{colour}"/>'
        f'<w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/></w:rPr></w:style>'
    )


def _bullets(document: Document) -> None:
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    numbering.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
            '<w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
        )
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="1"/></w:num>'))


def _settings(document: Document) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.append(parse_xml(f'<w:zoom {nsdecls("w")} w:percent="100"/>'))
    settings.append(
        parse_xml(
            f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
    )
    settings.append(parse_xml(f'<w:themeFontLang {nsdecls("w")} w:val="{LANGUAGE}"/>'))


def _properties(document: Document, contents: Contents) -> None:
    moment = datetime.combine(contents.day, time(), UTC).replace(tzinfo=None)
    core = document.core_properties
    core.title, core.subject = printable(contents.title), printable(contents.subtitle)
    core.author = core.last_modified_by = AUTHOR
    core.comments = core.keywords = core.category = ""
    core.language, core.revision = LANGUAGE, 1
    core.created = core.modified = moment


def _footer(paragraph: Paragraph, contents: Contents) -> None:
    """What tells two copies apart, and the page."""
    paragraph.style = "footer"
    mark = "Illustrative. " if contents.illustrative else ""
    rule = f"{printable(contents.counts_rule)} " if contents.counts_rule else ""
    said = f"{mark}{rule}Map {contents.digest}, {day_said(contents.day)}. Page "
    paragraph.add_run(said)
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)
