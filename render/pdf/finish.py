"""
LibreOffice's PDF completed and checked, so that it is PDF/A-2b and PDF/UA-1 at once.

LibreOffice 7.4 leaves out two things: the XMP metadata name the property of PDF/UA without
the extension schema that PDF/A asks for (ISO 19005-2, 6.6.2.3), and lines around paragraphs
stand in no tag, nor are they told to be decoration (ISO 14289-1, 7.1). Dates and numbers drawn
by chance are taken out, so that the same letter gives the same file.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from render.errors import ToolError
from render.message import Message
from render.pdf import fonts, xmp
from render.pdf.letter import Letter
from render.record import record

if TYPE_CHECKING:
    import pikepdf

_OPEN, _CLOSE = frozenset({"BMC", "BDC"}), "EMC"
_BUILD = frozenset({"m", "re"})  # a path begins
_ANY_TIME = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
_PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})


@record
class Pdf:
    """A letter as PDF, and what to tell the one who sends it."""

    data: bytes
    remarks: tuple[Message, ...] = ()


def check() -> None:
    """Raise ToolError where the package that completes a PDF is not installed."""
    try:
        import pikepdf  # noqa: F401
    except ImportError as error:
        raise ToolError(_MISSING) from error


def finish(data: bytes, letter: Letter) -> Pdf:
    """Return LibreOffice's PDF, completed; raises ToolError if it is not what was asked for."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _check(pdf)
            for page in pdf.pages:
                _mark_decoration(pdf, page)
            _describe(pdf, letter)
            remarks = tuple(fonts.remarks(letter, fonts.embedded(pdf)))
            _forget_chance(pdf)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise _broken() from error
    return Pdf(out.getvalue(), remarks)


def _check(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    mark = root.get("/MarkInfo")
    is_tagged = mark is not None and bool(mark.get("/Marked")) and "/StructTreeRoot" in root
    if pdf.is_encrypted or not len(pdf.pages) or not is_tagged or "/OutputIntents" not in root:
        raise _broken()


def _describe(pdf: pikepdf.Pdf, letter: Letter) -> None:
    """Say title and language, and what the file is; nothing else is carried along."""
    import pikepdf

    producer = str(pdf.docinfo.get("/Producer", "LibreOffice"))
    if letter.language:
        pdf.Root.Lang = pikepdf.String(letter.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = pikepdf.String(letter.title)
    pdf.docinfo["/Producer"] = pikepdf.String(producer)
    metadata = pdf.make_stream(xmp.packet(letter.title, letter.language, producer))
    metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = metadata


def _forget_chance(pdf: pikepdf.Pdf) -> None:
    """Take out the numbers of the file, and when its colour profile was made (ICC.1, 7.2)."""
    for key in ("/ID", "/DocChecksum"):  # a new number follows from the content
        if key in pdf.trailer:
            del pdf.trailer[key]
    for intent in pdf.Root.OutputIntents:
        profile = intent.get("/DestOutputProfile")
        if profile is not None:
            data = profile.read_bytes()
            profile.write(data[:24] + _ANY_TIME + data[36:])


# --- what stands in no tag ---------------------------------------------------------------


def _mark_decoration(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Tell that lines outside of all tags are decoration; text and pictures are never touched."""
    import pikepdf

    found = list(pikepdf.parse_content_stream(page))
    spans = list(_untagged([str(one.operator) for one in found]))
    if not spans:
        return
    begin = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
    end = pikepdf.ContentStreamInstruction([], pikepdf.Operator(_CLOSE))
    for first, last in reversed(spans):
        found[first : last + 1] = [begin, *found[first : last + 1], end]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(found))


def _untagged(operators: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where each path that is painted outside of all tags begins and ends."""
    depth, first = 0, -1
    for number, operator in enumerate(operators):
        if operator in _OPEN:
            depth += 1
        elif operator == _CLOSE:
            depth -= 1
        elif depth == 0 and operator in _BUILD and first < 0:
            first = number
        elif operator in _PAINT or operator == "n":
            if depth == 0 and first >= 0 and operator != "n":
                yield first, number
            first = -1


def _broken() -> ToolError:
    return ToolError(
        Message(
            "LibreOffice gav ikke en PDF, der kan arkiveres og læses op. Brug LibreOffice 7.4 "
            "eller nyere.",
            "LibreOffice did not give a PDF that can be archived and read aloud. Use "
            "LibreOffice 7.4 or later.",
        )
    )


_MISSING = Message(
    'PDF kræver pakken pikepdf: pip install "segl[pdf]" (med pipx: pipx inject segl pikepdf).',
    'PDF needs the package pikepdf: pip install "segl[pdf]" (with pipx: pipx inject segl pikepdf).',
)
