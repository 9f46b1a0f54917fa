"""Packages for tests: documents drawn of legal text, letters that say of themselves what they are."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from render import cpr
from render.esdh.document import DIRECTIONS, PROPERTIES, Document
from render.esdh.neutral import build, metadata, terms
from render.esdh.neutral.manifest import Stamp
from render.esdh.neutral.metadata import Sender
from render.esdh.system import Content

Docx = Callable[..., bytes]
STAMP = Stamp("2026-11-22T13:05:00Z", "0.1")
PDF = b"%PDF-1.7 kun et eksempel"
SENDER = Sender("urn:eksempel:segl", "Endeligt")
KNOWN = Document(
    case="EKS-2026-000123",
    title='Afgørelse om "støtte" & <bolig>',
    date="2026-11-22",
    direction="Udgående",
    description="To linjer\nom støtte",
    type="afgoerelse",
    language="da",
    sensitivity="Intern",
    exempt_title="Afgørelse",
    exempt_basis="Eksempel på en hjemmel",
    kle="27.24.03",
    facet="G01",
    journalise="ja",
    protected="nej",
    template="afgoerelse_stoette",
    version="1.0.0",
    digest="0" * 64,
)
LEAST = Document(case="EKS-2026-000123", title="Svar", date="2026-11-22", direction="Intern")


def letter_of(docx: Docx, document: Document, text: str = "Kære borger") -> bytes:
    """Return a letter that says of itself what `document` says."""
    said = {name: getattr(document, field) for name, field in PROPERTIES.items()}
    return docx(text, properties={name: value for name, value in said.items() if value})


def contents(
    docx: Docx,
    document: Document = KNOWN,
    *,
    pdf: bool = True,
    enclosures: Sequence[str] = ("Bilag.pdf",),
    sender: Sender = SENDER,
    name: str = "Brev.docx",
    **said: Any,
) -> dict[str, bytes]:
    """Return the contents of the package of a letter, as `segl package` makes them."""
    data = letter_of(docx, document)
    settled = terms.settled(metadata.of_letter(data), said)
    enclosed = [Content(one, PDF) for one in enclosures]
    made = build.Letter(Content(name, data), settled, PDF if pdf else None, enclosed, sender)
    return build.build(made, STAMP)


def _line(most: int, least: int = 0) -> st.SearchStrategy[str]:
    letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"],
                            exclude_characters="\ufffe\uffff")  # fmt: skip
    drawn = st.text(st.one_of(st.sampled_from("\"'&<>;]]>æøåÆØÅ{}% "), letters), max_size=most)
    return drawn.map(str.strip).filter(lambda text: len(text) >= least and not cpr.has(text))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document of legal text, with any of what may be left out."""
    exempt = draw(st.booleans())
    day = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
    switch = st.sampled_from(["", "ja", "nej"])
    return Document(
        case=draw(_line(40, 1)),
        title=draw(_line(255, 1)),
        date=day.isoformat(),
        direction=draw(st.sampled_from(DIRECTIONS)),
        description=draw(_line(300)).replace(" ", "\n").strip(),
        type=draw(_line(30)),
        language=draw(st.sampled_from(["", "da", "kl"])),
        sensitivity=draw(_line(30)),
        exempt_title=draw(_line(60, 1)) if exempt else "",
        exempt_basis=draw(_line(60, 1)) if exempt else "",
        kle=draw(st.sampled_from(["", "27.24.03"])),
        facet=draw(st.sampled_from(["", "A00", "Ø99"])),
        journalise=draw(switch),
        protected=draw(switch),
        template=draw(_line(30)),
        version=draw(st.sampled_from(["", "1.2.3"])),
        digest=draw(_line(64)),
    )


SENDERS = st.builds(
    Sender,
    st.sampled_from(["", "urn:eksempel:segl", "12345678-1234-1234-1234-123456789abc"]),
    st.sampled_from(["", "Endeligt", "UnderUdarbejdelse"]),
)
NAMES = st.lists(_line(60, 1), max_size=4)
