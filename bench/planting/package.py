"""Defects of the file: what should not be in it, what does not hang together."""

from __future__ import annotations

from lxml import etree

from planting.specimen import BODY, Defect, Specimen, fragment, paragraph, put, run

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARKS = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/>'


def comment(specimen: Specimen, words: str) -> bool:
    """Put a comment on a paragraph of its own."""
    if "word/comments.xml" in specimen.members:
        return False
    inner = f'<w:comment w:id="0" w:author="A" w:date="2020-01-01T00:00:00Z"><w:p>{run(words)}</w:p></w:comment>'
    specimen.add(
        "word/comments.xml",
        f"<w:comments {_NS}>{inner}</w:comments>".encode(),
        f"{WORD}.comments+xml",
    )
    specimen.relate("comments", "comments.xml")
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    return specimen.insert(f"<w:p>{MARKS.format(0, run('Her er ord'))}{reference}</w:p>")


def _broken_xml(specimen: Specimen) -> bool:
    data = specimen.members[BODY]
    specimen.members[BODY] = data[: len(data) * 2 // 3]
    return True


def _cut(specimen: Specimen) -> bool:
    data = specimen.packed()
    specimen.raw = data[: len(data) // 2]
    return True


def _protected(specimen: Specimen) -> bool:
    specimen.raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    return True


def _settings(specimen: Specimen, markup: str) -> bool:
    name = "word/settings.xml"
    if name not in specimen.members:
        return False
    specimen.tree(name).insert(0, fragment(markup)[0])
    return True


def _attached(specimen: Specimen) -> bool:
    if not _settings(specimen, '<w:attachedTemplate r:id="rIdPlanted"/>'):
        return False
    specimen.relate("attachedTemplate", "file:///x.dotm", external=True, part="word/settings.xml")
    return True


def _variables(specimen: Specimen) -> bool:
    return _settings(
        specimen, '<w:docVars><w:docVar w:name="CaseID" w:val="EKS-2020-000001"/></w:docVars>'
    )


def _picture(specimen: Specimen) -> bool:
    specimen.relate("image", "http://example.com/logo.png", external=True)
    return specimen.insert(f"<w:p><w:r>{drawing('link', 'Logo')}</w:r></w:p>")


def drawing(source: str, description: str) -> str:
    """Return the markup of a picture in a line; `source` is "embed" or "link"."""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="300000"/>'
        f'<wp:docPr id="955" name="Billede 1" descr="{description}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="Billede 1" descr="{description}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip r:{source}='rIdPlanted'/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _embedded(specimen: Specimen) -> bool:
    specimen.add(
        "word/embeddings/oleObject1.bin",
        b"\0" * 64,
        "application/vnd.openxmlformats-officedocument.oleObject",
    )
    specimen.relate("oleObject", "embeddings/oleObject1.bin")
    return specimen.insert(
        '<w:p><w:r><w:object><v:shape id="o1" alt="Regneark" style="width:50pt;height:20pt"/>'
        '<o:OLEObject Type="Embed" ProgID="Package" ShapeID="o1" DrawAspect="Icon" ObjectID="_1" r:id="rIdPlanted"/>'
        "</w:object></w:r></w:p>"
    )


def _macros(specimen: Specimen) -> bool:
    specimen.add("word/vbaProject.bin", b"\0" * 64, "application/vnd.ms-office.vbaProject")
    specimen.relate(
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"
    )
    return True


def complex_field(instruction: str, shown: str = "x") -> str:
    """Return a paragraph with a complex field."""
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {instruction} '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _inserted(specimen: Specimen) -> bool:
    return specimen.insert(
        '<w:p><w:ins w:id="902" w:author="A" w:date="2020-01-01T00:00:00Z">'
        f"{run('Nye ord, som ingen har godkendt.')}</w:ins></w:p>"
    )


def _dangling(specimen: Specimen) -> bool:
    return specimen.insert(
        f'<w:p><w:hyperlink r:id="rIdFindesIkke">{run("Læs om klage")}</w:hyperlink></w:p>'
    )


def _lost_part(specimen: Specimen) -> bool:
    specimen.relate("image", "media/findes-ikke.png")
    return specimen.insert(f"<w:p><w:r>{drawing('embed', 'Et kort over byen')}</w:r></w:p>")


def _orphan(specimen: Specimen) -> bool:
    return specimen.insert(
        f'<w:p><w:commentRangeStart w:id="77"/>{run("Ord uden kommentar")}</w:p>'
    )


def _same_ids(specimen: Specimen) -> bool:
    mark = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'
    return specimen.insert(
        f"<w:p>{mark.format(881, 'Her')}{run('Ord')}{mark.format(881, 'Der')}</w:p>"
    )


def _looped(specimen: Specimen) -> bool:
    """Put a bookmark that the letter refers to into a loop (one that nothing refers to is dropped)."""
    mark = '<w:bookmarkStart w:id="882" w:name="Punkt"/>{}<w:bookmarkEnd w:id="882"/>'
    return specimen.insert(
        paragraph("{%p for x in [1, 2] %}")
        + f"<w:p>{mark.format(run('Punkt'))}</w:p>"
        + paragraph("{%p endfor %}")
        + complex_field("REF Punkt", "Punkt")
    )


def _author(specimen: Specimen) -> bool:
    name = "docProps/core.xml"
    if name not in specimen.members:
        return False
    root = specimen.tree(name)
    creator = "{http://purl.org/dc/elements/1.1/}creator"
    if root.find(creator) is not None and root.find(creator).text:  # type: ignore[union-attr]
        return False
    element = root.find(creator)
    if element is None:
        element = etree.SubElement(root, creator)
    element.text = "Eva Eksempel"
    return True


_CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="Navn"/><w:tag w:val="navn"/><w:id w:val="12345"/>'
    "<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
)

DEFECTS = (
    Defect("XML cut off", ("PKG001",), _broken_xml),
    Defect("file cut off", ("PKG001",), _cut),
    Defect("protected by a password", ("PKG001",), _protected),
    Defect("hidden text", ("PKG002",), put(paragraph("Spørg Eva først", look="<w:vanish/>"))),
    Defect("embedded object", ("PKG003",), _embedded),
    Defect("macros", ("PKG003", "PKG001"), _macros),
    Defect("attached template", ("PKG004",), _attached),
    Defect("picture from the net", ("PKG005",), _picture),
    Defect("DDE field", ("PKG005",), put(complex_field("DDEAUTO excel c1"))),
    Defect("field that fetches a file", ("PKG005",), put(complex_field("INCLUDETEXT x.docx"))),
    Defect("tracked insertion", ("PKG006",), _inserted),
    Defect("comment left", ("PKG007",), lambda specimen: comment(specimen, "Spørg Eva")),
    Defect("link without a target", ("PKG008",), _dangling),
    Defect("picture that is not in the file", ("PKG008",), _lost_part),
    Defect("comment range without a comment", ("PKG009",), _orphan),
    Defect("one id twice", ("PKG010",), _same_ids),
    Defect("bookmark in a loop", ("PKG011",), _looped),
    Defect("another case's number in the variables", ("ESD003",), _variables),
    Defect("a person's name in the properties", ("PKG012",), _author),
    Defect("merge field", ("TAG012",), put(complex_field("MERGEFIELD Navn", "«Navn»"))),
    Defect("date of the day of opening", ("TAG013",), put(complex_field("DATE", "1. maj 2020"))),
    Defect(
        "content control nobody fills", ("TAG014",),
        put(f"<w:p>{_CONTROL.format(run('Klik her for at skrive'))}</w:p>"),
    ),
)  # fmt: skip
