"""Defects in tags and in their structure."""

from __future__ import annotations

import copy

from planting.package import comment
from planting.specimen import Defect, Specimen, edit, fragment, paragraph, put, run, style, w, words

NAME = r"\{\{ ?([\w.]+) ?\}\}"


def _end_dropped(specimen: Specimen) -> bool:
    """Delete the last end of a block, with its paragraph where it stands alone."""
    found = [t for t in specimen.texts("{%") if "endif" in (t.text or "")]
    found += [t for t in specimen.texts("{%") if "endfor" in (t.text or "")]
    if not found:
        return False
    text = found[-1].text or ""
    start = text.rindex("{%")
    found[-1].text = text[:start] + text[text.index("%}", start) + 2 :]
    return True


def _end_in_cell(specimen: Specimen) -> bool:
    """Open a loop in a table's first cell and close it behind the table."""
    body = specimen.tree().find(w("body"))
    table = body.find(w("tbl")) if body is not None else None
    if table is None:
        return specimen.insert(
            _TABLE.replace("@", "{% for x in [1, 2] %}") + paragraph("{% endfor %}")
        )
    first = next(iter(table.iter(w("p"))))
    first.extend(fragment(run("{% for x in [1, 2] %}")))
    table.addnext(fragment(paragraph("{% endfor %}"))[0])
    return True


_CELL = "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
_TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr>"
    + _CELL.format("@")
    + "</w:tr></w:tbl>"
)


def _beside_lift(specimen: Specimen) -> bool:
    """Write words beside a `{%p` tag."""
    return specimen.change(
        "{%p", lambda text: f"{text} Husk dette." if text.strip().endswith("%}") else text
    )


def _lifted(specimen: Specimen) -> bool:
    """Make the end of a `{%p` block an ordinary tag in a paragraph with words."""
    ends = list(specimen.texts("{%p end"))
    if not ends:
        return False
    ends[-1].text = "Tekst " + (ends[-1].text or "").replace("{%p", "{%")
    return True


def _deletion(specimen: Specimen) -> bool:
    return specimen.insert(
        '<w:p><w:del w:id="901" w:author="A" w:date="2020-01-01T00:00:00Z"><w:r>'
        "<w:delText>{{ 1 }}</w:delText></w:r></w:del></w:p>"
    )


def _comment(specimen: Specimen) -> bool:
    return comment(specimen, "{{ intern_note }}")


def _mixed(specimen: Specimen) -> bool:
    """Make half of a tag red."""
    for text in specimen.texts("{{"):
        owner, value = text.getparent(), text.text or ""
        whole = value.count("{{") == 1 and value.find("}}") > value.index("{{")
        if owner is None or owner.tag != w("r") or not whole:
            continue
        middle = value.index("{{") + 4
        clone = copy.deepcopy(owner)
        text.text = value[:middle]
        properties = clone.find(w("rPr"))
        if properties is None:
            properties = fragment("<w:rPr/>")[0]
            clone.insert(0, properties)
        for old in properties.findall(w("color")):
            properties.remove(old)
        properties.append(fragment('<w:color w:val="FF0000"/>')[0])
        for inner in clone.iter(w("t")):
            inner.text = value[middle:]
        owner.addnext(clone)
        return True
    return False


def _title(specimen: Specimen) -> bool:
    """Break a tag in the title property."""
    name = "docProps/core.xml"
    if name not in specimen.members:
        return False
    root = specimen.tree(name)
    title = root.find("{http://purl.org/dc/elements/1.1/}title")
    if title is None:
        return False
    title.text = "Brev til {{ navn"
    return True


def _scope(specimen: Specimen) -> bool:
    """Set a name in the body and print it in a header or footer."""
    parts = [n for n in specimen.members if n.startswith(("word/header", "word/footer"))]
    for name in parts:
        target = next(iter(specimen.tree(name).iter(w("p"))), None)
        if target is not None:
            target.extend(fragment(run("{{ henvisning }}")))
            return specimen.insert(paragraph("{% set henvisning = 'x' %}Sag"))
    return False


def _twins(specimen: Specimen) -> bool:
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    new = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="900000" cy="300000"/>'
        '<wp:docPr id="977" name="Boks" descr="Boks"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        "<wps:cNvSpPr/><wps:spPr/><wps:txbx>{}</wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    ).format(box.format("Sag 1"))
    old = f'<w:pict><v:shape id="b" alt="Boks"><v:textbox>{box.format("Sag 2")}</v:textbox></v:shape></w:pict>'
    return specimen.insert(
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{new.replace("Sag 1", "{{ 1 }}")}'
        f"</mc:Choice><mc:Fallback>{old.replace('Sag 2', '{{ 2 }}')}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def _section_break(specimen: Specimen) -> bool:
    """Put pages that lie into a condition, without a section break before it."""
    wide = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
        "</w:pPr><w:r><w:t>Bilag</w:t></w:r></w:p>"
    )
    block = paragraph("{%p if 1 == 1 %}") + wide + paragraph("{%p endif %}")
    before = next((p for p in specimen.paragraphs() if words(p) and "{%" not in words(p)), None)
    return before is not None and specimen.insert(block, before)


def _cut_field(specimen: Specimen) -> bool:
    """End a field in a condition that it did not begin in."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    page = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    begun = mark.format("begin") + page + mark.format("separate") + run("1")
    ended = run("{% if 1 == 1 %}") + mark.format("end") + run("{% endif %}")
    return specimen.insert(f"<w:p>{begun}{ended}</w:p>")


def _page_break(specimen: Specimen) -> bool:
    """Begin a page in the paragraph of a tag that takes it away."""
    tag = paragraph("{%p if 1 == 1 %}", "<w:pageBreakBefore/>")
    return specimen.insert(tag + paragraph("Bilag") + paragraph("{%p endif %}"))


def _row_tag(specimen: Specimen) -> bool:
    return specimen.insert(paragraph("{%tr for x in [1, 2] %}") + paragraph("{%tr endfor %}"))


def _nested(specimen: Specimen) -> bool:
    """Swap two ends, so that blocks cross each other."""
    return specimen.insert(paragraph("{% if 1 %}{% for x in [1, 2] %}Tekst{% endif %}{% endfor %}"))


def _field(specimen: Specimen) -> bool:
    return specimen.insert(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' QUOTE "{{ 1 }}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _heading_tag(specimen: Specimen) -> bool:
    """Delete the closing braces of a tag at a paragraph's end."""
    for item in specimen.paragraphs():
        texts = [t for t in item.iter(w("t")) if (t.text or "").endswith("}}")]
        if texts and not style(item) and words(item).count("{{") == 1:
            texts[-1].text = (texts[-1].text or "")[:-2]
            return True
    return False


DEFECTS = (
    Defect("one brace lost at the end", ("TAG004", "TAG017", "TAG001"), edit("{{", r"\}\}", "}")),
    Defect("one brace lost at the start", ("TAG004", "TAG017"), edit("{{", r"\{\{", "{")),
    Defect("closing braces deleted", ("TAG004", "TAG017"), _heading_tag),
    Defect("closing braces alone", ("TAG004", "TAG017"), put(paragraph("Kære }} borger"))),
    Defect("syntax error in a tag", ("TAG001",), edit("{{", NAME, r"{{ \1 \1 }}")),
    Defect("unknown filter", ("TAG003",), edit("{{", NAME, r"{{ \1|uper }}")),
    Defect("unknown test", ("TAG003",), put(paragraph("{% if 1 is udfylt %}Hej{% endif %}"))),
    Defect("unknown function", ("TAG003",), put(paragraph("Den {{ i_dag() }}"))),
    Defect("a method called", ("TAG002",), edit("{{", NAME, r"{{ \1.upper() }}")),
    Defect("an end deleted", ("TAG005",), _end_dropped),
    Defect("an end too many", ("TAG005",), put(paragraph("Slut {% endif %} her"))),
    Defect("blocks that cross", ("TAG005",), _nested),
    Defect("a loop closed behind its table", ("TAG006",), _end_in_cell),
    Defect("a paragraph tag closed inside a line", ("TAG006", "TAG008"), _lifted),
    Defect("a row tag outside a table", ("TAG007",), _row_tag),
    Defect("a section break in a condition", ("TAG021",), _section_break),
    Defect("a field of Word cut by a condition", ("TAG006",), _cut_field),
    Defect("a page break beside a paragraph tag", ("TAG008",), _page_break),
    Defect("words beside a paragraph tag", ("TAG008",), _beside_lift),
    Defect("a tag in a tracked deletion", ("TAG010", "PKG006"), _deletion),
    Defect("a tag in a comment", ("TAG009", "PKG007"), _comment),
    Defect("a tag in a field instruction", ("TAG009",), _field),
    Defect("a text box with two texts", ("TAG011",), _twins),
    Defect(
        "wrong quotation marks in a tag", ("TAG015",),
        put(paragraph("{% if 1 == „Eva“ %}Hej{% endif %}")),
    ),
    Defect("zero-width space in a name", ("TAG016",), edit("{{", r"(\{\{ ?\w)(\w)", "\\1\u200b\\2")),
    Defect("soft hyphen in a tag", ("TAG016",), edit("{{", r"(\{\{ ?\w)(\w)", "\\1\u00ad\\2")),
    Defect("a single brace", ("TAG017",), put(paragraph("Kære {navn}}, velkommen til"))),
    Defect("space before the p of a tag", ("TAG018",), edit("{%p", r"\{%p ", "{% p ")),
    Defect("half of a tag in another colour", ("TAG019",), _mixed),
    # a letter of a library has its title from template.toml: there the one in the file never prints
    Defect("broken tag in the title property", ("TAG004", "TAG001", "TAG017"), _title, needs="jinja word"),
    Defect("a name of the body used in a header", ("TAG020", "DAT002"), _scope),
)  # fmt: skip
