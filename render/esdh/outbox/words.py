"""What the outbox says to a person: what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from render.esdh.outbox.row import Row, State
from render.message import NOTHING, Message

UNFOUND = Message(
    "Brevet er ikke fundet på sagen siden.", "The letter was not found in the case since."
)
NO_ANSWER = Message("Segl fik intet svar.", "Segl got no answer.")
UNLIKE = Message(
    "På sagen ligger nu en fil af samme navn med et andet indhold.",
    "A file of the same name with another content is in the case now.",
)
LOOK_FIRST = Message(
    "Se efter brevet på sagen. Er det der, så skriv: segl outbox settle {nr} --document ID. Er det "
    "der ikke: segl outbox retry {nr} --again.",
    "Look for the letter in the case. If it is there: segl outbox settle {nr} --document ID. If it "
    "is not: segl outbox retry {nr} --again.",
)
NO_NAME = Message(
    "Sagen har for mange filer af samme navn.", "The case has too many files of the same name."
)
RENAME = Message(
    "Giv brevet et andet filnavn, og læg det på sagen igen med segl deliver.",
    "Give the letter another file name and deliver it again by segl deliver.",
)
UNEQUAL = Message(
    "Dokument {id} er ikke gemt, som det blev bedt om:",
    "Document {id} is not stored as it was asked:",
)
CORRECT = Message(
    "Ret oplysningerne på dokument {id} i fagsystemet, og skriv: segl outbox retry {nr}. Er de "
    "rigtige, som de er: segl outbox settle {nr}.",
    "Correct what the records system says of document {id}, then: segl outbox retry {nr}. If it "
    "is right as it is: segl outbox settle {nr}.",
)
NOT_JOURNALISED = Message(
    "Dokument {id} er gemt, men ikke journaliseret.",
    "Document {id} is stored, but not journalised.",
)
JOURNALISE = Message(
    "Journalisér dokument {id} i systemet, og skriv: segl outbox settle {nr}.",
    "Journalise document {id} in the system, then: segl outbox settle {nr}.",
)
LOOK_AND_JOURNALISE = Message(
    "Se efter i systemet, om dokument {id} er journaliseret; er det ikke, så journalisér det. "
    "Skriv så: segl outbox settle {nr}.",
    "Look in the system whether document {id} is journalised; if not, journalise it. Then: segl "
    "outbox settle {nr}.",
)
JOURNALISE_LATER = Message(
    "Når årsagen er rettet, kan Segl journalisere dokument {id}: segl outbox retry {nr}. Er det "
    "gjort i hånden, så skriv: segl outbox settle {nr}.",
    "When the cause is mended, Segl can journalise document {id}: segl outbox retry {nr}. If it "
    "was done by hand: segl outbox settle {nr}.",
)
NOT_RELATED = Message(
    "Dokument {id} er gemt, men ikke knyttet til sit brev som bilag.",
    "Document {id} is stored, but not related to its letter as an enclosure.",
)
RELATE = Message(
    "Knyt dokument {id} til brevet i systemet, og skriv: segl outbox settle {nr}. Er det ikke "
    "knyttet, kan Segl prøve igen: segl outbox retry {nr} --again.",
    "Relate document {id} to the letter in the system, then: segl outbox settle {nr}. If it is not "
    "related, Segl can try again: segl outbox retry {nr} --again.",
)
RELATE_LATER = Message(
    "Når årsagen er rettet, kan Segl knytte dokument {id} til brevet: segl outbox retry {nr}. Er "
    "det gjort i hånden, så skriv: segl outbox settle {nr}.",
    "When the cause is mended, Segl can relate document {id} to the letter: segl outbox retry "
    "{nr}. If it was done by hand: segl outbox settle {nr}.",
)
STORED_UNCHECKED = Message(
    "Segl kan ikke selv kontrollere dokument {id}. Se på det i fagsystemet, ret det dér, hvis det "
    "er nødvendigt, og skriv: segl outbox settle {nr}.",
    "Segl itself cannot check document {id}. Look at it in the records system, correct it there "
    "if need be, then: segl outbox settle {nr}.",
)
STORED_ANYWAY = Message(
    "Dokument {id} er gemt i systemet. Se på det dér, og skriv: segl outbox settle {nr}, eller: "
    "segl outbox retry {nr}.",
    "Document {id} is stored in the system. Look at it there, then: segl outbox settle {nr}, or: "
    "segl outbox retry {nr}.",
)
AGAIN = Message(
    "Ret årsagen, og skriv: segl outbox retry {nr}.",
    "Mend the cause, then: segl outbox retry {nr}.",
)
THEN_AGAIN = Message("Skriv så: segl outbox retry {nr}.", "Then: segl outbox retry {nr}.")
GO_ON = Message("Fortsæt: segl outbox retry {nr}.", "Go on: segl outbox retry {nr}.")
LATER = Message("Prøv igen senere: segl outbox retry {nr}.", "Try later: segl outbox retry {nr}.")
JOURNALISED = Message("journaliseres", "journalised")
NOT_ASKED = Message("journaliseres ikke", "not journalised")
UNFILED = Message("Intet er lagt på sagen eller i udbakken.", "Nothing was filed or queued.")
RECONNECT = Message(
    "Giv den samme kommando igen, når der er forbindelse: segl deliver {breve} --case {sag}",
    "Give the same command again when there is a connection: segl deliver {breve} --case {sag}",
)
THE_SAME = Message(
    "Giv så kommandoen igen: segl deliver {breve} --case {sag}",
    "Then give the command again: segl deliver {breve} --case {sag}",
)
CLOSED = Message("Sagen er lukket.", "The case is closed.")
OPEN = Message(
    "Åbn sagen i fagsystemet, eller vælg en anden sag.",
    "Open the case in the records system, or choose another case.",
)
OPEN_AGAIN = Message(
    "Åbn sagen i fagsystemet, og skriv: segl outbox retry {nr}. Skal brevet på en anden sag: segl "
    "outbox settle {nr} --not-filed, og læg det så på den med segl deliver.",
    "Open the case in the records system, then: segl outbox retry {nr}. If the letter belongs to "
    "another case: segl outbox settle {nr} --not-filed, then deliver it there by segl deliver.",
)
OPEN_AND_LOOK = Message(
    "Se efter brevet på sagen. Er det der, så skriv: segl outbox settle {nr} --document ID. Er "
    "det der ikke, så åbn sagen i fagsystemet, og skriv: segl outbox retry {nr} --again. Skal "
    "brevet på en anden sag: segl outbox settle {nr} --not-filed, og læg det så på den med segl "
    "deliver.",
    "Look for the letter in the case. If it is there: segl outbox settle {nr} --document ID. If "
    "it is not, open the case in the records system, then: segl outbox retry {nr} --again. If the "
    "letter belongs to another case: segl outbox settle {nr} --not-filed, then deliver it there "
    "by segl deliver.",
)
TEXT = Message("brevets tekst", "the letter's text")
WAITS = Message(
    "Brevet, som det er bilag til, er ikke gemt endnu.",
    "The letter that it is enclosed with is not stored yet.",
)
WAITS_FOR_TWIN = Message(
    "Den samme fil er ved at blive gemt med et andet brev.",
    "The same file is being stored with another letter.",
)
SEND_AGAIN = Message(
    "Skal det på sagen, så giv kommandoen igen: segl deliver … Ellers: segl outbox settle {nr}, "
    "med --document ID eller --not-filed.",
    "If it shall be filed, give the command again: segl deliver … Else: segl outbox settle {nr}, "
    "with --document ID or --not-filed.",
)
UNFILED_PARENT = Message(
    "Brevet, som det er bilag til, blev ikke lagt på sagen.",
    "The letter that it is enclosed with was not filed.",
)
FORGOTTEN_PARENT = Message(
    "Brevet, som det er bilag til, er glemt i udbakken.",
    "The letter that it is enclosed with is forgotten in the outbox.",
)
DROP = Message(
    "Skal bilaget heller ikke på sagen, så skriv: segl outbox settle {nr} --not-filed.",
    "If the enclosure shall not be filed either: segl outbox settle {nr} --not-filed.",
)
GONE = Message(
    "Brevets indhold er slettet i udbakken.", "The letter's content was wiped from the outbox."
)
GONE_STEP = Message(
    "Læg brevet på sagen igen med segl deliver. Skal det ikke på sagen, så skriv: segl outbox "
    "settle {nr} --not-filed.",
    "Deliver the letter again by segl deliver. If it shall not be filed: segl outbox settle {nr} "
    "--not-filed.",
)
REPLACED = Message(
    "En senere udgave af brevet er lagt i udbakken.", "A later version of the letter is queued."
)


def unequal(differences: Sequence[Message]) -> Message:
    """Say that a document is not stored as it was asked, and in what."""
    return joined(UNEQUAL, *differences)


def filled(message: Message, **values: str) -> Message:
    """Return a message with values of ours (ids, numbers) in it."""
    da, en = message.da, message.en
    for name, value in values.items():
        da, en = da.replace(f"{{{name}}}", value), en.replace(f"{{{name}}}", value)
    return Message(da, en)


def joined(*messages: Message) -> Message:
    """Return messages as one, those that say nothing left out."""
    said = [one for one in messages if one.da]
    return Message(" ".join(one.da for one in said), " ".join(one.en for one in said))


# --- where a document stands ------------------------------------------------------------

_NOT_FILED = (
    Message("Brevet er ikke lagt på sagen.", "The letter is not filed."),
    Message("Bilaget er ikke lagt på sagen.", "The enclosure is not filed."),
)
_PERHAPS_FILED = (
    Message(
        "Det vides ikke, om brevet er lagt på sagen.",
        "It is not known whether the letter is filed.",
    ),
    Message(
        "Det vides ikke, om bilaget er lagt på sagen.",
        "It is not known whether the enclosure is filed.",
    ),
)
_STORED = {
    State.UPLOADED: Message(
        "Dokument {id} er gemt på sagen, men ikke kontrolleret.",
        "Document {id} is stored in the case, but not checked.",
    ),
    State.RELATING: Message(
        "Dokument {id} er gemt; det vides ikke, om det er knyttet til sit brev.",
        "Document {id} is stored; it is not known whether it is related to its letter.",
    ),
    State.JOURNALISING: Message(
        "Dokument {id} er gemt; det vides ikke, om det er journaliseret.",
        "Document {id} is stored; it is not known whether it is journalised.",
    ),
}


def standing(row: Row) -> Message:
    """
    Say of a row that is not done whether it is filed, not filed, or nobody knows.

    Nothing where what was said of it names the document already.
    """
    at = row.at if row.state is State.PERSON else row.state
    if row.document:
        found = _of_stored(row, at)
        tells = row.said.da.startswith(f"Dokument {row.document} ")
        return NOTHING if tells else filled(found, id=row.document)
    return (_PERHAPS_FILED if at is State.UPLOADING else _NOT_FILED)[bool(row.parent)]


def _of_stored(row: Row, at: State) -> Message:
    if at is State.VERIFIED:
        return NOT_RELATED if row.parent and not row.is_related else NOT_JOURNALISED
    return _STORED.get(at, _STORED[State.UPLOADED])


def next_step(row: Row) -> Message:
    """Return the next step for a row that is not done: its own, else to go on with it."""
    return row.step if row.step.da else filled(GO_ON, nr=str(row.number), id=row.document)
