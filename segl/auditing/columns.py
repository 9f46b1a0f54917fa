"""The columns of an export that an audit knows, and the names that they go by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from qa.audit.entry import TIMES
from render.errors import LibraryError
from render.message import Message
from render.record import record
from segl.cases import told
from segl.written.choices import folded


@record
class Column:
    """A column: its name, other headings that mean it, and what stands in it."""

    name: str
    headings: tuple[str, ...]
    what: Message


COLUMNS = (
    Column("sag", ("Sagsnummer", "Sagsnr.", "Sag", "CaseID", "SeglCase", "Case number"),
           Message("sagens nummer", "the case's number")),
    Column("fil", ("Fil", "Filnavn", "Dokumentnavn", "File name", "FileLeafRef"),
           Message("brevets fil, som i mappen", "the letter's file, as in the folder")),
    Column("kommune", ("Kommune", "Municipality"),
           Message("kommunens navn eller id", "the municipality's name or id")),
    Column("skabelon", ("Skabelon", "Template", "SeglTemplate", "CCMTemplateID"),
           Message("skabelonens id", "the template's id")),
    Column("version", ("Version", "Skabelonversion", "SeglVersion", "CCMTemplateVersion"),
           Message("skabelonens version", "the template's version")),
    Column("type", ("Dokumenttype", "Type", "SeglType", "Document type"),
           Message("dokumenttypens id eller titel", "the document type's id or title")),
    Column("brevdato", ("Brevdato", "Dato", "SeglDate", "Letter date"),
           Message("brevets dato", "the letter's date")),
    Column("modtaget", ("Modtaget", "Modtaget dato", "Modtagelsesdato", "Received"),
           Message("underretningen eller anmodningen er modtaget",
                   "the report or request was received")),
    Column("begyndt", ("Begyndt", "Startet", "Undersøgelse begyndt", "Begun"),
           Message("undersøgelsen er begyndt", "the examination was begun")),
    Column("afgjort", ("Afgjort", "Vurderet", "Afgørelsesdato", "Decided"),
           Message("der er vurderet eller truffet afgørelse", "assessed, or decided")),
    Column("faerdig", ("Færdig", "Afsluttet", "Undersøgelse færdig", "Finished"),
           Message("undersøgelsen er færdig", "the examination was finished")),
    Column("sendt", ("Sendt", "Afsendt", "Afsendelsesdato", "Sent"),
           Message("brevet er sendt", "the letter was sent")),
    Column("indberettet", ("Indberettet", "Reported"),
           Message("anbringelsen er indberettet", "the placement was reported")),
    Column("afvist", ("Afvist", "Afvisningskode", "Refused"),
           Message("en kode for, hvorfor sagen er afvist", "a code of why the case was refused")),
)  # fmt: skip
NAMES = tuple(column.name for column in COLUMNS)
NEEDED = frozenset({"fil", "skabelon", "type", "afvist"})  # one of these, or a row says nothing
_BY_HEADING = {
    folded(word): one.name for one in COLUMNS for word in (one.name, *one.headings)
}  # fmt: skip
assert set(TIMES) <= set(NAMES)


@record
class Headings:
    """The headings of an export; `mapping` is what the user said, "" for a column to leave out."""

    mapping: Mapping[str, str]

    def matched(self, texts: Sequence[str]) -> int:
        """Return how many headings are known: what tells the header from other lines."""
        return len(set(self.named(texts).values()))

    def columns(self, texts: Sequence[str]) -> dict[int, str]:
        """
        Return the name of each column that is used, by its number.

        Raises LibraryError where no column says what a row is about, where two columns mean
        the same, or where `mapping` names what is not there.
        """
        self._check(texts)
        found = self.named(texts)
        names = list(found.values())
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            raise LibraryError(
                _twice(twice, [texts[n] for n, name in found.items() if name == twice])
            )
        if not NEEDED & set(names):
            raise LibraryError(_NONE)
        return found

    def unused(self, texts: Sequence[str]) -> tuple[Message, ...]:
        """Say which columns are not used."""
        left = {folded(text) for text, name in self.mapping.items() if not name}
        used = self.named(texts)
        rest = [
            told.shown(text, number)
            for number, text in enumerate(texts)
            if text.strip() and number not in used and folded(text) not in left
        ]
        return (told.unused(rest),) if rest else ()

    def named(self, texts: Sequence[str]) -> dict[int, str]:
        """Return the names of the headings that are known, by their number."""
        said = {folded(text): name for text, name in self.mapping.items()}
        known = {**_BY_HEADING, **said}
        found = {number: known.get(folded(text), "") for number, text in enumerate(texts)}
        return {number: name for number, name in found.items() if name}

    def _check(self, texts: Sequence[str]) -> None:
        there = {folded(text) for text in texts}
        for heading, name in self.mapping.items():
            if folded(heading) not in there:
                raise told.no_column(heading, Message("", ""))
            if name and name not in NAMES:
                near = get_close_matches(name, NAMES, n=1)
                hint = f" Mente du {near[0]}?" if near else ""
                raise LibraryError(_unknown(name, hint))


_NONE = Message(
    "Udtrækket har ingen kolonne, der siger, hvad en række handler om: Fil, Skabelon, "
    "Dokumenttype eller Afvist. Kendte kolonner står i docs/audit.md; en anden overskrift kan "
    'knyttes med --map "Overskrift=skabelon".',
    "The export has no column that says what a row is about: Fil, Skabelon, Dokumenttype or "
    "Afvist. Known columns stand in docs/audit.md; another heading can be tied by "
    '--map "Heading=skabelon".',
)


def _unknown(name: str, hint: str) -> Message:
    known = ", ".join(NAMES)
    return Message(
        f"--map: »{name}« er ingen kolonne, Segl kender.{hint} Kendte: {known}.",
        f'--map: "{name}" is no column that Segl knows. Known: {known}.',
    )


def _twice(name: str, headings: Sequence[str]) -> Message:
    da, en = " og ".join(f"»{one}«" for one in headings), " and ".join(map(repr, headings))
    return Message(
        f'{da} betyder begge »{name}«. Udelad den ene med --map "Overskrift=".',
        f'{en} both mean "{name}". Leave one of them out by --map "Heading=".',
    )
