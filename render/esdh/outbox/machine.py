"""
What comes next for a document, and what an answer means: pure, without clock, disk or network.

`following` names the next act, `begun` is the row as it stands on disk before that act (the
intention), `after` the row that an answer makes of it. Whatever may have been stored without an
answer is looked for before it is sent again.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from render.errors import DeliveryError
from render.esdh.outbox import words
from render.esdh.outbox.row import Doubt, Row, State
from render.esdh.system import Difference, Filed
from render.message import NOTHING, Message
from render.record import record

MOST_NAMES = 50


class Act(StrEnum):
    """What can be done for a document; SEND, RELATE and MARK change something there."""

    LOOK = "look"
    SEND = "send"
    CONFIRM = "confirm"
    RELATE = "relate"
    ASK = "ask"
    MARK = "mark"


@record
class Rules:
    """
    What a system allows: `unique_names` says that it refuses a second file of a name itself, so
    that sending again can never make two; `attempts` is how often anything is begun.
    """

    unique_names: bool = False
    attempts: int = 5


@record
class Looked:
    """
    What a look at the case found: our document, or one of the same name that is not ours.

    `is_anothers` says that it is known to be another row's, not merely unlike ours.
    """

    ours: Filed | None = None
    is_taken: bool = False
    is_anothers: bool = False
    free: str = ""


@record
class Answer:
    """What a system said: `filed` to SEND, `differences` to CONFIRM, `journalised` to ASK."""

    filed: Filed | None = None
    differences: tuple[Difference, ...] = ()
    journalised: bool | None = None


Event = Looked | Answer | DeliveryError


def following(row: Row) -> Act | None:
    """Return the next act, None where there is nothing to do now."""
    if row.is_paused or row.is_done:
        return None
    match row.state:
        case State.QUEUED:
            return Act.SEND if row.doubt is Doubt.FREE else Act.LOOK
        case State.UPLOADING:
            return Act.LOOK
        case State.UPLOADED:
            return Act.CONFIRM
        case State.VERIFIED if row.parent and not row.is_related:
            return Act.RELATE
        case State.VERIFIED:
            return Act.ASK if row.doubt is Doubt.ADOPTED else Act.MARK
        case State.JOURNALISING:
            return Act.ASK
    return None


def begun(row: Row, act: Act) -> Row:
    """Return the row with the intention to do something that must not be done twice."""
    match act:
        case Act.SEND:
            return replace(row, state=State.UPLOADING, doubt=Doubt.NONE, sends=row.sends + 1)
        case Act.RELATE:
            return replace(row, state=State.RELATING)
        case Act.MARK:
            return replace(row, state=State.JOURNALISING, doubt=Doubt.NONE, marks=row.marks + 1)
    return row


def resumed(row: Row, again: bool = False) -> Row:
    """
    Return a row that is taken up once more, after a pause, a crash or a person's look.

    `again` is a person's word that what was begun did not happen.
    """
    row = replace(row, is_paused=False)
    at = row.at if row.state is State.PERSON else row.state
    if at is State.RELATING and not again:  # no system says whether it is related
        return person(row, at, row.said, words.RELATE)
    if row.state is State.PERSON:
        row = _of_person(row, again)
    if row.state is State.QUEUED:
        return replace(row, doubt=Doubt.NONE)  # what was free then may be taken now
    return row


def _of_person(row: Row, again: bool) -> Row:
    row = replace(row, state=row.at, sends=0, marks=0, renames=0, said=NOTHING, step=NOTHING)
    if row.at is State.UPLOADING:
        row = replace(row, doubt=Doubt.UNKNOWN, sends=1)
    if not again:
        return row
    back = {
        State.UPLOADING: State.QUEUED,
        State.RELATING: State.VERIFIED,
        State.JOURNALISING: State.VERIFIED,
    }
    return replace(row, state=back.get(row.at, row.at), doubt=Doubt.NONE, sends=0)


def person(row: Row, at: State, said: Message, step: Message) -> Row:
    """Return a row that needs a person, with what to tell them."""
    said, step = told(row, said), told(row, step)
    return replace(row, state=State.PERSON, at=at, said=said, step=step, is_paused=False)


def told(row: Row, message: Message) -> Message:
    """Return a message with a row's number and document in it."""
    return words.filled(message, nr=str(row.number), id=row.document)


def after(row: Row, act: Act, event: Event, rules: Rules) -> Row:
    """Return what an answer to an act makes of a row, which stands as `begun` left it."""
    match act:
        case Act.LOOK:
            return _looked(row, event, rules)
        case Act.SEND:
            return _sent(row, event)
        case Act.CONFIRM:
            return _confirmed(row, event)
        case Act.RELATE:
            return _related(row, event)
        case Act.ASK:
            return _asked(row, event, rules)
        case Act.MARK:
            return _marked(row, event)


def _paused(row: Row, error: DeliveryError, state: State) -> Row:
    step = told(row, words.LATER)
    return replace(row, state=state, is_paused=True, said=error.message, step=step)


def _refused(row: Row, error: DeliveryError, at: State) -> Row:
    """A clear no: what the client says, its advice, and the command that goes on."""
    if row.document:
        is_gone = error.message == words.GONE  # there is nothing to compare it with, ever
        step = words.STORED_UNCHECKED if is_gone else words.STORED_ANYWAY
        return person(row, at, error.message, step)
    return person(row, at, error.message, _advised(error))


def _advised(error: DeliveryError) -> Message:
    """Return a client's advice and the command that comes after it."""
    if error.step is None:
        return words.AGAIN
    own = "segl outbox " in error.step.da  # the outbox's own, with its command
    return error.step if own else words.joined(error.step, words.THEN_AGAIN)


# --- into the case ----------------------------------------------------------------------


def _looked(row: Row, event: Event, rules: Rules) -> Row:
    if isinstance(event, DeliveryError):
        if event.outcome == "refused":
            return _refused(row, event, State.UPLOADING if _may_be_there(row) else State.QUEUED)
        return _paused(row, event, row.state)
    assert isinstance(event, Looked)
    if event.ours is not None:
        return _stored(row, event.ours, Doubt.ADOPTED)
    if event.is_taken:
        return _taken(row, event, rules)
    return _nothing(row, rules)


def _may_be_there(row: Row) -> bool:
    """Say whether a sending is open: all but one that was the only one, and got a clear no."""
    return row.sends > (1 if row.doubt is Doubt.REFUSED else 0)


def _stored(row: Row, filed: Filed, doubt: Doubt) -> Row:
    return replace(
        row,
        state=State.UPLOADED,
        doubt=doubt,
        document=filed.id,
        name=filed.name or row.name,
        place=filed.place,
        said=NOTHING,
        step=NOTHING,
    )


def _taken(row: Row, looked: Looked, rules: Rules) -> Row:
    """
    The name belongs to another document.

    After a sending without an answer it may be ours all the same, altered as it was stored: only
    where it is another row's, and names are unique, ours is surely not there.
    """
    lost = row.state is State.UPLOADING and row.doubt is not Doubt.REFUSED
    if lost and not (rules.unique_names and looked.is_anothers):
        return person(row, State.UPLOADING, _since(row, words.UNLIKE), words.LOOK_FIRST)
    if row.renames >= MOST_NAMES:
        return person(row, State.QUEUED, words.NO_NAME, words.RENAME)
    return replace(
        row,
        state=State.QUEUED,
        doubt=Doubt.NONE,
        name=looked.free,
        renames=row.renames + 1,
        sends=0,
    )


def _since(row: Row, seen: Message) -> Message:
    """Say what a sending came to, and what was seen in the case since."""
    return words.joined(row.said if row.said.da else words.NO_ANSWER, seen)


def _nothing(row: Row, rules: Rules) -> Row:
    if row.state is State.QUEUED:
        return replace(row, doubt=Doubt.FREE)
    if row.doubt is Doubt.REFUSED:
        at = State.UPLOADING if _may_be_there(row) else State.QUEUED
        look = words.OPEN_AND_LOOK if row.said == words.CLOSED else words.LOOK_FIRST
        return person(row, at, row.said, look if at is State.UPLOADING else row.step)
    if not rules.unique_names or row.sends >= rules.attempts or row.later:
        return person(row, State.UPLOADING, _since(row, words.UNFOUND), words.LOOK_FIRST)
    return replace(row, state=State.QUEUED, doubt=Doubt.FREE)


def _sent(row: Row, event: Event) -> Row:
    if isinstance(event, Answer) and event.filed is not None and event.filed.id:
        return _stored(row, event.filed, Doubt.NONE)
    if not isinstance(event, DeliveryError):  # a yes without an id says nothing
        return replace(row, doubt=Doubt.UNKNOWN)
    if event.outcome == "refused":
        step = told(row, _advised(event))
        return replace(row, doubt=Doubt.REFUSED, said=event.message, step=step)
    if event.document:
        return _stored(row, Filed(event.document, row.name), Doubt.UNKNOWN)
    if event.outcome == "not_sent":
        row = replace(row, sends=row.sends - 1)
        return _paused(row, event, State.UPLOADING if row.sends else State.QUEUED)
    return replace(row, doubt=Doubt.UNKNOWN, said=event.message)


def _confirmed(row: Row, event: Event) -> Row:
    if isinstance(event, DeliveryError):
        if event.outcome == "refused":
            return _refused(row, event, State.UPLOADED)
        return _paused(row, event, State.UPLOADED)
    assert isinstance(event, Answer)
    if event.differences:
        said = words.unequal([one.message for one in event.differences])
        return person(row, State.UPLOADED, said, words.CORRECT)
    doubt = row.doubt if row.doubt is Doubt.ADOPTED else Doubt.NONE
    return replace(row, state=State.VERIFIED, doubt=doubt)


# --- of the case's record ---------------------------------------------------------------


def _related(row: Row, event: Event) -> Row:
    if not isinstance(event, DeliveryError):
        return replace(row, state=State.VERIFIED, is_related=True)
    if event.outcome == "not_sent":
        return _paused(row, event, State.VERIFIED)
    if event.outcome == "left":
        return replace(row, state=State.VERIFIED, is_related=True, rest=_left(row, event))
    if event.outcome == "refused":
        return person(row, State.VERIFIED, event.message, words.RELATE_LATER)
    return person(row, State.RELATING, event.message, words.RELATE)


def _left(row: Row, error: DeliveryError) -> Message:
    """Return what a person has to do of what the system leaves to them."""
    step = error.step or error.message
    return row.rest if step.da in row.rest.da else words.joined(row.rest, step)


def _marked(row: Row, event: Event) -> Row:
    if not isinstance(event, DeliveryError):
        return replace(row, doubt=Doubt.ANSWERED)
    if event.outcome == "not_sent":
        row = replace(row, marks=row.marks - 1)
        return _paused(row, event, State.JOURNALISING if row.marks else State.VERIFIED)
    if event.outcome == "left":
        done = replace(row, state=State.DRAFT, doubt=Doubt.NONE, rest=_left(row, event))
        return replace(done, said=NOTHING, step=NOTHING)
    doubt = Doubt.REFUSED if event.outcome == "refused" else Doubt.UNKNOWN
    step = told(row, words.JOURNALISE_LATER)
    return replace(row, doubt=doubt, said=event.message, step=step)


def _asked(row: Row, event: Event, rules: Rules) -> Row:
    if isinstance(event, DeliveryError):
        if event.outcome == "refused":
            return _refused(row, event, row.state)
        return _paused(row, event, row.state)
    assert isinstance(event, Answer)
    answered = row.doubt is Doubt.ANSWERED
    if event.journalised or (event.journalised is None and answered):
        done = replace(row, state=State.JOURNALISED, doubt=Doubt.NONE)
        return replace(done, said=NOTHING, step=NOTHING)
    if row.state is State.VERIFIED:  # found there, and nobody has journalised it
        return replace(row, doubt=Doubt.NONE)
    if row.doubt is Doubt.REFUSED:
        return person(row, State.VERIFIED, row.said, row.step)
    if event.journalised is None or answered or row.marks >= rules.attempts:
        if event.journalised is False:
            said = words.joined(words.NOT_JOURNALISED, row.said)
            return person(row, State.JOURNALISING, said, words.JOURNALISE)
        return person(row, State.JOURNALISING, row.said, words.LOOK_AND_JOURNALISE)
    return replace(row, state=State.VERIFIED, doubt=Doubt.NONE)  # it says no: not yet begun there
