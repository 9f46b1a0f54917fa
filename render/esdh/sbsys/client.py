"""
SBSYS as a records system: a letter is filed as a draft (kladde) unless the installation says else.

A file is called by its name: `Navn` is the one field that drafts and documents are both known to
have, and what is looked for after an unknown outcome. An id tells where a person finds it:
`sag/979/kladde/1501`, `sag/979/dokument/9`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from render.errors import DeliveryError
from render.esdh import document as fields
from render.esdh.answer import shown
from render.esdh.document import Document
from render.esdh.sbsys import answers, facts, probing, told
from render.esdh.sbsys.config import HERE
from render.esdh.system import Begins, Case, Content, Difference, Filed, Step, unheard
from render.message import Message

if TYPE_CHECKING:
    from render.esdh.sbsys.answers import Entry
    from render.esdh.sbsys.config import Settings
    from render.esdh.sbsys.wire import Wire

DRAFT, DOCUMENT = "kladde", "dokument"
PAGE = 50  # results of a search for one number
_ID = re.compile(rf"sag/([1-9][0-9]*)/({DRAFT}|{DOCUMENT})/([1-9][0-9]*)")
_NO_CASE = Message("SBSYS har ingen sag med det nummer.", "SBSYS has no case of that number.")
_SEVERAL = Message(
    "SBSYS har flere sager med det nummer.", "SBSYS has several cases of that number."
)
_UNSEARCHED = Message(
    "SBSYS' søgning gav sager, men ikke den, der blev søgt efter: installationen søger måske ikke "
    "på det felt, som »case_search« nævner.",
    "The search of SBSYS gave cases, but not the one that was searched for: perhaps the "
    'installation does not search by the field that "case_search" names.',
)
_CLOSED = Message("Sagen er ikke åben i SBSYS.", "The case is not open in SBSYS.")
_THERE = Message(
    "Sagen har allerede et dokument med det navn.",
    "The case has a document of that name already.",
)
_OWN = Message(
    "Journalisering er slået fra i records/<id>.toml: et journaliseret dokument i SBSYS kan ikke "
    "rettes. Brevet ligger som kladde.",
    "Journalising is switched off in records/<id>.toml: a journalised document in SBSYS cannot be "
    "corrected. The letter lies there as a draft.",
)
_BY_HAND = Message("Journalisér kladden i SBSYS.", "Journalise the draft in SBSYS.")
_CHECK_NUMBER = Message(
    "Kontrollér sagsnummeret, og at sagen findes i SBSYS.",
    "Check the case number, and that the case is there in SBSYS.",
)
_OPEN = Message("Åbn sagen i SBSYS.", "Open the case in SBSYS.")
_RELATE = Message(
    "Segl kan ikke knytte bilag til et brev i SBSYS: det er ikke kendt hvordan.",
    "Segl cannot relate enclosures to a letter in SBSYS: it is not known how.",
)
_RELATE_STEP = Message(
    "Knyt bilaget til brevet i SBSYS.", "Relate the enclosure to the letter in SBSYS."
)
_GONE = Message(
    "Dokumentet findes ikke længere i sagen i SBSYS.",
    "The document is no longer in the case in SBSYS.",
)
_NO_FILE = Message("Dokumentet i SBSYS har ingen fil.", "The document in SBSYS has no file.")


class Sbsys:
    """A client of one installation; see the Protocol `RecordsSystem` for what each method does."""

    name = "SBSYS"

    def __init__(self, settings: Settings, wire: Wire) -> None:
        self._settings = settings
        self._wire = wire

    def __repr__(self) -> str:
        return "Sbsys()"

    def close(self) -> None:
        """Let go of the connection."""
        self._wire.close()

    # --- the case -----------------------------------------------------------------------

    def case(self, number: str) -> Case:
        """Return the case of a number such as `32.03.12-G01-36-19`, or of a SagID."""
        entry = self._case(number)
        state = answers.at(entry, self._settings.field("case_state"))
        title = answers.at(entry, self._settings.field("case_title"))
        told_number = answers.at(entry, self._settings.field("case_number"))
        return Case(
            shown(told_number) if isinstance(told_number, str) else number,
            shown(title) if isinstance(title, str) else "",
            not isinstance(state, str) or state in self._settings.open_states,
            str(answers.entry_id(entry, self._settings)),
        )

    def facts(self, number: str) -> Mapping[str, Any]:
        """Return the facts of a case; addresses only where they are not protected."""
        return facts.flat(self._case(number))

    def _case(self, number: str) -> Entry:
        wanted = self._settings.case_id(number) or self._searched(number.strip())
        try:
            entry = self._wire.get(f"sag/{wanted}")
        except DeliveryError as error:
            if error.message == told.MISSING:
                raise told.failed(_NO_CASE, "refused", _CHECK_NUMBER) from None
            raise
        if not isinstance(entry, Mapping) or answers.entry_id(entry, self._settings) != wanted:
            raise told.failed(told.ODD, "refused")
        return entry

    def _searched(self, number: str) -> int:
        """Return the SagID of the one case of a number; a hit counts only if its number is it."""
        body = _filled(json.loads(self._settings.search), number)
        page = {"PageNumber": 1, "PageSize": PAGE}
        found = answers.entries(self._wire.ask("sag/search", {**page, **body}), self._settings)
        field = self._settings.field("case_number")
        exact = [one for one in found if answers.at(one, field) == number]
        ids = {answers.entry_id(one, self._settings) for one in exact}
        if len(ids) != 1:
            why = _SEVERAL if ids else _UNSEARCHED if found else _NO_CASE
            raise told.failed(why, "refused", _CHECK_NUMBER if why is _NO_CASE else None)
        return ids.pop()

    # --- documents ----------------------------------------------------------------------

    def find(self, case: Case, name: str) -> tuple[Filed, ...]:
        """Return the documents and drafts of a case that go by a file's name."""
        sag, settings = _sag(case), self._settings
        return tuple(
            self._filed(sag, kind, answers.entry_id(entry, settings), name, case.number)
            for kind in (DOCUMENT, DRAFT)
            for entry in answers.named(self._listed(sag, kind), name, settings)
        )

    def lookup(self, case: Case, number: str) -> Filed | None:
        """Return the document or draft of a number, or of a place as Segl writes it."""
        sag, last = _sag(case), number.rpartition("/")[2]
        for kind in (DOCUMENT, DRAFT):
            for entry in self._listed(sag, kind):
                filed = self._filed(
                    sag, kind, answers.entry_id(entry, self._settings), "", case.number
                )
                if number in (filed.id, last) and filed.id.endswith(f"/{last}"):
                    return filed
        return None

    def nameless(self, case: Case) -> int:
        """Return how many documents and drafts of a case nobody can find by a name."""
        sag = _sag(case)
        listed = [self._listed(sag, kind) for kind in (DOCUMENT, DRAFT)]
        for found in listed:
            answers.named(found, "", self._settings)  # refuses a list that tells no names
        return sum(answers.nameless(found, self._settings) for found in listed)

    def _listed(self, sag: int, kind: str) -> tuple[Entry, ...]:
        if kind == DOCUMENT:
            return answers.entries(self._wire.get(f"sag/{sag}/dokumenter"), self._settings)
        return answers.entries(self._wire.ask("kladde/search", {"SagIds": [sag]}), self._settings)

    def _filed(self, sag: int, kind: str, number: int, name: str, case: str) -> Filed:
        place = f"SBSYS, sag {case or sag}, {kind} {number}"
        return Filed(f"sag/{sag}/{kind}/{number}", name, place, kind == DOCUMENT)

    def content(self, filed: Filed) -> bytes:
        """Return the bytes of a document's first file, or of a draft's version."""
        _, kind, number = _parted(filed)
        if kind == DRAFT:
            return self._wire.data(f"kladde/{number}/readonly/{self._settings.draft_version}")
        files = answers.files(self._document(number), self._settings)
        found = answers.at(files[0], self._settings.field("file_id")) if files else None
        file = answers.number(found)
        if file is None:
            raise told.failed(_NO_FILE, "refused")
        return self._wire.data(f"fil/{file}")

    def _document(self, number: int) -> Entry:
        found = self._wire.get(f"dokument/{number}")
        if not isinstance(found, Mapping):
            raise told.failed(told.ODD, "refused")
        return found

    def put(self, case: Case, document: Document, content: Content) -> Filed:
        """File a letter as a draft, or journalised where the installation says so; once."""
        sag, settings = _sag(case), self._settings
        if not case.is_open:
            raise told.failed(_CLOSED, "refused", _OPEN)
        there = self.find(case, content.name)
        if there:  # SBSYS itself takes any number of documents of one name
            raise DeliveryError(_THERE, "refused", told.LOOK, there[0].id)
        body = asked(settings, sag, document, content.name)
        if settings.drafts:
            answer = self._wire.upload("kladde", body, "files", content)
        else:
            path = "dokument/journaliser"
            path += f"/{settings.sub_case}" if settings.sub_case else ""
            answer = self._wire.upload(path, body, "file", content)
        number = answers.number(answers.at(answer, settings.field("id")))
        if number is None:
            raise told.failed(told.NO_ID, "unknown")
        kind = DRAFT if settings.drafts else DOCUMENT
        return self._filed(sag, kind, number, content.name, case.number)

    def differences(self, filed: Filed, document: Document) -> tuple[Difference, ...]:
        """Compare what SBSYS tells of a document with what it was asked; silent on the rest."""
        sag, kind, number = _parted(filed)
        body = asked(self._settings, sag, document, filed.name)
        if kind == DOCUMENT:
            held = self._document(number)
        else:
            listed = self._listed(sag, DRAFT)
            same = [e for e in listed if answers.entry_id(e, self._settings) == number]
            if not same:
                return (Difference("Id", _GONE),)
            held = same[0]
        return tuple(_compared(body, held, self._settings.field("name"), document.direction))

    # --- journalising -------------------------------------------------------------------

    def journalise(self, filed: Filed) -> None:
        """Journalise a draft, once; left to a person unless the installation allows it."""
        _, kind, number = _parted(filed)
        if kind == DOCUMENT:
            return
        if not self._settings.may_journalise:
            raise DeliveryError(_OWN, "left", _BY_HAND, filed.id)
        try:
            self._wire.post(f"kladde/{number}/journaliser", {})
        except DeliveryError as error:
            raise DeliveryError(error.message, error.outcome, error.step, filed.id) from None

    def is_journalised(self, filed: Filed) -> bool | None:
        """
        Say whether a document is journalised: a draft is, once a document goes by its name.

        Never says no of a draft: whether a journalised one stays among the drafts is not known,
        and a no would have it journalised again.
        """
        sag, kind, _ = _parted(filed)
        if kind == DOCUMENT:
            return True
        documents = self._listed(sag, DOCUMENT) if filed.name else ()
        return True if answers.named(documents, filed.name, self._settings) else None

    def relate(self, parent: Filed, children: Sequence[Filed]) -> None:
        """Leave it to a person: nothing public says how SBSYS relates documents."""
        if children:
            raise DeliveryError(_RELATE, "left", _RELATE_STEP, parent.id)

    def probe(self, number: str = "", begins: Begins = unheard) -> Iterator[Step]:
        """Try what reads, and list what only the installation can confirm."""
        yield from probing.steps(self, self._wire, number, begins)


def asked(settings: Settings, sag: int, document: Document, name: str) -> dict[str, Any]:
    """Return the `json` part for a letter: of a draft, or of a document to be journalised."""
    called = answers.stem(name)
    if settings.drafts:
        told = {"SagID": sag, "Navn": called, "Emne": document.title}
        return _some({**told, "Beskrivelse": document.description})
    kind = dict(settings.kinds).get(document.direction)
    is_exempt = bool(document.exempt_title or document.exempt_basis)
    body: dict[str, Any] = {"SagID": sag, "DokumentNavn": called}
    body["Beskrivelse"] = document.description or document.title
    body["OmfattetAfAktindsigt"] = not is_exempt
    return _some({**body, "DokumentArt": {"Id": kind} if kind else None})


def _some(body: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in body.items() if value is not None and value != ""}


_CALLED: Mapping[str, Message] = {  # a field of a request -> what people call it
    "Navn": Message("navn", "name"),
    "DokumentNavn": Message("navn", "name"),
    "Emne": fields.name("title"),
    "Beskrivelse": fields.name("description"),
    "DokumentArt": fields.name("direction"),
    "OmfattetAfAktindsigt": Message("aktindsigt", "access"),
    "SagID": Message("sag", "case"),
}


def _compared(
    body: Mapping[str, Any], held: Entry, name: str, direction: str
) -> Iterator[Difference]:
    """Yield what is held otherwise than asked; a field that SBSYS does not tell says nothing."""
    for key, wanted in body.items():
        place = name if key in ("Navn", "DokumentNavn") else key
        if place not in held:
            continue
        found = held[place]
        if isinstance(wanted, Mapping):
            wanted, found = wanted["Id"], answers.at(found, "Id")
        if place == name and isinstance(found, str):
            wanted, found = answers.folded(wanted), answers.folded(answers.stem(found))
        if found != wanted:
            yield _difference(key, place, direction if key == "DokumentArt" else "")


def _difference(key: str, place: str, asked: str) -> Difference:
    """Say what is otherwise, by the names of people and system; `asked` where it is open."""
    name = _CALLED[key]
    da, en = "er noget andet i SBSYS", "is something else in SBSYS"
    if asked:
        da, en = f"{da}; der blev bedt om »{asked}«", f'{en}; asked was "{asked}"'
    return Difference(
        key,
        Message(f"»{name.da}« (feltet {place}) {da}.", f'"{name.en}" (the field {place}) {en}.'),
    )


def _filled(body: Any, number: str) -> Any:
    """Put the number where a search has its mark; no text is pasted into another."""
    if isinstance(body, dict):
        return {key: _filled(inner, number) for key, inner in body.items()}
    if isinstance(body, list):
        return [_filled(inner, number) for inner in body]
    return number if body == HERE else body


def _sag(case: Case) -> int:
    if not re.fullmatch(r"[1-9][0-9]*", case.handle):
        raise told.failed(told.ODD, "refused")
    return int(case.handle)


def _parted(filed: Filed) -> tuple[int, str, int]:
    """Return SagID, kind and number of a document; refused for an id that is not of SBSYS."""
    match = _ID.fullmatch(filed.id)
    if match is None:
        raise told.failed(told.ODD, "refused")
    return int(match[1]), match[2], int(match[3])
