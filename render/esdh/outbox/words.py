"""What the outbox says to a person: what happened, and what to do next."""

from __future__ import annotations

from render.message import Message

UNSEEN = Message(
    "Systemet svarede ikke, og brevet er ikke fundet på sagen siden.",
    "The system did not answer, and the letter was not found in the case since.",
)
UNLIKE = Message(
    "Systemet svarede ikke, og på sagen ligger nu en fil af samme navn med et andet indhold.",
    "The system did not answer, and a file of the same name with another content is in the case "
    "now.",
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
    "Giv brevet et andet filnavn, og læg det i sagen igen.",
    "Give the letter another file name and deliver it again.",
)
UNEQUAL = Message(
    "Dokument {id} er ikke gemt, som det blev bedt om: {felter}",
    "Document {id} is not stored as it was asked: {felter}",
)
CORRECT = Message(
    "Ret oplysningerne på dokument {id} i systemet, og skriv: segl outbox retry {nr}. Er de "
    "rigtige, som de er: segl outbox settle {nr}.",
    "Correct what the system says of document {id}, then: segl outbox retry {nr}. If it is right "
    "as it is: segl outbox settle {nr}.",
)
NOT_JOURNALISED = Message(
    "Dokument {id} er gemt, men ikke journaliseret.",
    "Document {id} is stored, but not journalised.",
)
JOURNALISE = Message(
    "Journalisér dokument {id} i systemet, og skriv: segl outbox settle {nr}.",
    "Journalise document {id} in the system, then: segl outbox settle {nr}.",
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
LATER = Message("Prøv igen senere: segl outbox retry {nr}.", "Try later: segl outbox retry {nr}.")
UNQUEUED = Message(
    "Intet er lagt i udbakken. Giv den samme kommando igen, når der er forbindelse.",
    "Nothing was queued. Give the same command again when there is a connection.",
)
CLOSED = Message("Sagen er lukket.", "The case is closed.")
TEXT = Message("brevets tekst", "the letter's text")
WAITS = Message(
    "Brevet, som det er bilag til, er ikke gemt endnu.",
    "The letter that it is enclosed with is not stored yet.",
)
WAITS_FOR_TWIN = Message(
    "Den samme fil er ved at blive gemt med et andet brev.",
    "The same file is being stored with another letter.",
)
GONE = Message(
    "Brevets indhold er slettet i udbakken.", "The letter's content was wiped from the outbox."
)
GONE_STEP = Message(
    "Læg brevet i sagen igen, eller skriv: segl outbox forget {nr}.",
    "Deliver the letter again, or: segl outbox forget {nr}.",
)
REPLACED = Message(
    "En senere udgave af brevet er lagt i udbakken.", "A later version of the letter is queued."
)


def filled(message: Message, **values: str) -> Message:
    """Return a message with values of ours (ids, numbers) in it."""
    da, en = message.da, message.en
    for name, value in values.items():
        da, en = da.replace(f"{{{name}}}", value), en.replace(f"{{{name}}}", value)
    return Message(da, en)
