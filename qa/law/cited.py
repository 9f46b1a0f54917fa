"""The citations of a letter, each with the statute of the catalogue that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.flow.words import Words
from qa.law.citation.scan import Found, Reader
from qa.law.citation.show import act as shown
from qa.law.citation.tree import Act, Numbers, Provision, Reference, Span
from qa.law.law import Law
from qa.law.statutes import Act as Publication
from qa.law.statutes import Statute
from render.message import Message
from render.place import Place

if TYPE_CHECKING:
    from qa.subject import Subject

FIELDS = frozenset({"bestemmelse", "hjemmel", "lovhenvisning", "lovgrundlag", "retsgrundlag"})
_AROUND = 1_000  # characters that a sentence is looked for in, to each side
_BEFORE = 60  # characters before a citation that may say it is of former law
_PAST = re.compile(  # "gamle" and "tidligere" are everyday words: only right before the act
    r"(?:\b(?:dagældende|daværende|ophævede|erstatter|afløser|afløste)\b[^.;:]*"
    r"|\b(?:tidligere|gamle)\s*)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?](?=\s+[A-ZÆØÅ])")
_FAMILY = {"inatsisartutlov": "lov", "landstingslov": "lov"}


@dataclass(frozen=True, slots=True)
class Cited:
    """
    A reference of a citation: where it stands, its act and provisions, and the statute.

    `act` is None where the text names none; `statute` is None where the catalogue does not
    know the act. `field` is (file, path) for a sample case's. `quote` is the whole citation as it
    stands, `sentence` the sentence around it.
    """

    place: Place
    text: str
    start: int
    quote: str
    act: Act | None
    provisions: tuple[Provision, ...]
    statute: Statute | None
    publication: Publication | None
    field: tuple[str, str] | None = None

    @property
    def where(self) -> Place:
        """The place, quoting the citation; of a sample case the file."""
        return self.place.quoting(self.field[0] if self.field else self.quote)

    @property
    def is_past(self) -> bool:
        """Whether the words before it say that it is of former law."""
        before = self.text[max(0, self.start - _BEFORE) : self.start]
        return _PAST.search(before) is not None

    @property
    def sentence(self) -> str:
        """The sentence that the citation begins in."""
        return sentence(self.text, self.start)

    @property
    def sections(self) -> Iterator[tuple[str, Provision]]:
        """Each paragraf that it cites, as the catalogue writes it, with its provision."""
        for provision in self.provisions:
            for section in _sections(provision.paragraf):
                yield section, provision


def sentence(text: str, position: int) -> str:
    """Return the sentence of a text around a position."""
    first, last = max(0, position - _AROUND), min(len(text), position + _AROUND)
    start = max((one.end() for one in _SENTENCE.finditer(text, first, position)), default=first)
    end = _SENTENCE.search(text, position, last)
    return text[start : end.end() if end else last]


def names_of(law: Law) -> tuple[str, ...]:
    """Return the names by which a text may call the statutes of the catalogue."""
    every = (name for one in law.statutes.values() for name in (*one.names("da"), *one.names("kl")))
    return tuple(dict.fromkeys(every))


def cited(subject: Subject) -> Iterator[Cited]:
    """Yield what a letter cites, and its sample cases in fields for that."""
    law = subject.catalogue.law
    reader = Reader(names_of(law))
    for words in subject.words:
        yield from _cited(law, reader.read(words.text), words.place, words)
    for name, path, text in subject.case_texts:
        if path.rpartition(".")[2] in FIELDS:
            words = Words(subject.start, text, text.lower())
            yield from _cited(law, reader.read(text), subject.start, words, (name, path))


def _cited(
    law: Law,
    found: Iterable[Found],
    place: Place,
    words: Words,
    field: tuple[str, str] | None = None,
) -> Iterator[Cited]:
    for one in found:
        quote = words.text[one.start : one.end]
        for act, reference in _acts(one.citation.references):
            statute, publication = resolve(law, act) if act is not None else (None, None)
            places = reference.provisions
            yield Cited(
                place, words.text, one.start, quote, act, places, statute, publication, field
            )  # fmt: skip


def _acts(references: tuple[Reference, ...]) -> Iterator[tuple[Act | None, Reference]]:
    """Yield the references with the act that each is of, as far as the citation tells."""
    known = next((one.act for one in references if one.act is not None), None)
    for reference in references:
        known = reference.act or known
        yield known, reference


def own(subject: Subject) -> Iterator[Cited]:
    """
    Yield the citations of statutes of the letter's own jurisdiction, not called former law.

    Any statute is a loose file's own, since nothing says where it belongs.
    """
    home = subject.manifest.jurisdiction
    for one in subject.citations:
        if one.act is None or one.statute is None or one.is_past:
            continue
        if is_mention(one.act, one.provisions) and home in ("", one.statute.jurisdiction):
            yield one


def of_case(one: Cited, message: Message) -> Message:
    """Return a message that names the field, where a sample case has the citation."""
    if one.field is None:
        return message
    name, path = one.field
    return Message(
        f"Prøvesagen {name}, feltet »{path}«: {message.da}",
        f'The sample case {name}, the field "{path}": {message.en}',
    )


# --- the statute of an act -----------------------------------------------------------------


def resolve(law: Law, act: Act) -> tuple[Statute | None, Publication | None]:
    """Return the statute that an act is, by its number and date or else by its name."""
    for statute in law.statutes.values() if act.number is not None else ():
        for publication in (statute.act, *statute.versions):
            if is_same(act, publication):
                return statute, publication
    if act.number is None:
        return named(law, act), None
    return None, None


def named(law: Law, act: Act) -> Statute | None:
    """Return the statute that has the name or the title of an act."""
    for statute in law.statutes.values():
        if act.name and act.name.lower() in {
            name.lower() for language in ("da", "kl") for name in statute.names(language)
        }:
            return statute
        kind, _, title = statute.title["da"].lower().partition(" om ")
        if act.title and title == act.title.lower() and family(kind) == family(act.kind):
            return statute
    return None


def is_same(act: Act, publication: Publication) -> bool:
    """Say whether an act of a text is a publication: kind, number, and date or year."""
    if act.number != publication.number or family(act.kind) != family(publication.kind):
        return False
    short = min(len(act.date), len(publication.date))
    return short > 0 and act.date[:short] == publication.date[:short]


def family(kind: str) -> str:
    """Return a kind without what differs by time: a Landstingslov is an Inatsisartutlov of old."""
    last = kind.lower().rpartition(" ")[2]
    return _FAMILY.get(last, last)


def is_mention(act: Act, provisions: tuple[Provision, ...]) -> bool:
    """Say whether an abbreviation alone (`BL`) can be something else than the act."""
    return not (act.number is None and act.name.isupper() and not provisions)


def name_of(statute: Statute) -> str:
    """Return a statute as a finding calls it: title, number and date."""
    return f"{statute.title['da']} ({statute.current})"


def called(act: Act) -> str:
    """Return an act as the text calls it, in its normal form."""
    return shown(act)


def _sections(numbers: Numbers) -> Iterator[str]:
    """Yield each paragraf of a list, those of a span one by one as far as they have no letters."""
    for one in numbers:
        if isinstance(one, Span):
            last = min(one.last.value, one.first.value + 200)
            yield f"{one.first.value} {one.first.letter}".strip()
            yield from (str(value) for value in range(one.first.value + 1, last))
            if one.last != one.first:
                yield f"{one.last.value} {one.last.letter}".strip()
        else:
            yield f"{one.value} {one.letter}".strip()
