"""
One letter, one recipient: from a case as a caseworker wrote it to the cases of its letters.

A decision in one parent's favour may go against the other, so outcome, language and address
belong to the recipient, and templates and schemas know `modtager` alone. A case may instead
have a list `modtagere`: it is then several letters, each of which holds what all share, its
own recipient, and nothing of the others. What a recipient's letter has of its own stands in
the recipient's `kun_i_brevet`, laid over what all share as a JSON Merge Patch (RFC 7396):
groups are merged, `null` takes a field away, anything else is put in place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from render.binds import ONE as ONE
from render.binds import SEVERAL as SEVERAL
from render.case import refuse
from render.errors import CaseError, Problem
from render.message import Message
from render.record import record

if TYPE_CHECKING:
    from render.shape import Shape

OWN = "kun_i_brevet"
MOST = 100  # letters of one case: more is a mistake, or meant for `segl batch`
_RESERVED = (ONE, SEVERAL, "kommune")
_STEPS = re.compile(r"[^.\[\]]+")
_PATH = re.compile(rf"\b{ONE}(?=\.[^\W\d_])")  # in a sentence: a path, and not the word
Data = Mapping[str, Any]


@record
class Letter:
    """
    The case of one letter.

    `number` is that of its recipient in the list, from 1; 0 for the only letter of a case that
    names its `modtager`. `own` is what it has of its own.
    """

    data: Data
    number: int = 0
    own: Data | None = None

    def __repr__(self) -> str:
        return f"Letter(number={self.number})"  # what a case holds is personal

    def __hash__(self) -> int:
        return self.number

    @property
    def where(self) -> str:
        """The recipient's place in the case: `modtagere[0]`; "" for the only letter of a case."""
        return f"{SEVERAL}[{self.number - 1}]" if self.number else ""

    @property
    def ending(self) -> str:
        """What tells the letter's file from the others of the case: never a name."""
        return f" {ONE} {self.number}" if self.number else ""

    def place(self, path: str) -> str:
        """Return where a field of the letter's case stands in the case that was written."""
        if not self.number:
            return path
        head, rest = path[: len(ONE)], path[len(ONE) :]
        if head == ONE and (not rest or rest[0] in ".["):
            return self.where + rest
        return f"{self.where}.{OWN}.{path}" if self._is_own(path) else path

    def _is_own(self, path: str) -> bool:
        own = self.own or {}
        value: Any = own
        for step in _STEPS.findall(path):
            if not isinstance(value, Mapping):
                return True  # within a list or value of its own
            if step not in value:
                return False
            value = value[step]
        return value is not own

    def told(self, problem: Problem) -> Problem:
        """Return a problem of the letter's case as one of the case that was written."""
        if not self.number:
            return problem
        path = self.place(problem.path)
        da, en = (self._words(text, problem.path, path) for text in _texts(problem.message))
        return Problem(path, Message(da, en), problem.place, problem.kind)

    def _words(self, text: str, before: str, after: str) -> str:
        if before != after:
            text = text.replace(f"({before})", f"({after})")
            begins = text.startswith((f"{before}:", f"{before} "))
            text = f"{after}{text[len(before) :]}" if begins else text
        return _PATH.sub(self.where, text).replace(f"({ONE})", f"({self.where})")


def _texts(message: Message) -> tuple[str, str]:
    return message.da, message.en


def are_split(shape: Shape) -> bool:
    """
    Say whether cases of a schema may have several recipients.

    They may where it knows `modtager`; a schema with a `modtagere` of its own means something
    by it that is none of ours.
    """
    return shape.declared(ONE) is not None and shape.declared(SEVERAL) is None


def letters(case: Data, shape: Shape | None) -> tuple[Letter, ...]:
    """
    Return the letters of a case, in the order of its recipients.

    Raises CaseError, naming the place in the case, for a list that is none, is empty, stands
    beside a `modtager`, or has a recipient twice.
    """
    if SEVERAL not in case or shape is None or not are_split(shape):
        return (Letter(case),)
    if ONE in case:
        refuse(*_BOTH, SEVERAL)
    recipients = case[SEVERAL]
    if not isinstance(recipients, list):
        refuse(*_NO_LIST, SEVERAL)
    if not recipients:
        refuse(*_EMPTY, SEVERAL)
    if len(recipients) > MOST:
        refuse(*_TOO_MANY, SEVERAL)
    problems = tuple(_problems(recipients))
    if problems:
        raise CaseError(_UNFIT, problems)
    shared = {name: value for name, value in case.items() if name != SEVERAL}
    return tuple(_letter(shared, one, number) for number, one in enumerate(recipients, 1))


def _letter(shared: Data, recipient: Data, number: int) -> Letter:
    own = recipient.get(OWN, {})
    themselves = {name: value for name, value in recipient.items() if name != OWN}
    return Letter({**_merged(shared, own), ONE: themselves}, number, own)


def _merged(shared: Any, own: Data) -> dict[str, Any]:
    """Return what all share with a letter's own laid over it (RFC 7396, section 2)."""
    found = dict(shared) if isinstance(shared, Mapping) else {}
    for name, value in own.items():
        if value is None:
            found.pop(name, None)
        else:
            inner = isinstance(value, Mapping)
            found[name] = _merged(found.get(name), value) if inner else value
    return found


def _problems(recipients: Sequence[Any]) -> Iterator[Problem]:
    """Yield what is wrong with the recipients, before any letter is looked at."""
    for number, one in enumerate(recipients):
        where = f"{SEVERAL}[{number}]"
        if not isinstance(one, Mapping):
            yield _problem(where, "skal være en gruppe af felter", "must be a group of fields")
            continue
        if one in recipients[:number]:
            first = f"{SEVERAL}[{recipients.index(one)}]"
            yield _problem(where, f"er den samme som {first}", f"is the same as {first}")
        yield from _of_own(one.get(OWN, {}), f"{where}.{OWN}")


def _of_own(own: Any, where: str) -> Iterator[Problem]:
    if not isinstance(own, Mapping):
        yield _problem(where, "skal være en gruppe af felter", "must be a group of fields")
        return
    for name in _RESERVED:
        if name in own:
            yield _problem(f"{where}.{name}", "må ikke stå her", "must not stand here")


def _problem(path: str, da: str, en: str) -> Problem:
    return Problem(path, Message(f"{path} {da}.", f"{path} {en}."))


def refuse_all(refused: Sequence[tuple[Letter, CaseError]], of: int) -> NoReturn:
    """
    Raise one CaseError for what refused some letters of a case, which has so many.

    Of one letter without recipients in a list it is the error itself. What is wrong with what
    all share is told once; what only some letters lack is told with their recipients.
    """
    if len(refused) == 1 and not refused[0][0].number:
        raise refused[0][1]
    met: dict[Problem, dict[Letter, None]] = {}
    for letter, error in refused:
        for one in error.causes:
            met.setdefault(letter.told(one), {})[letter] = None
    raise CaseError(_NONE, tuple(_of_some(one, met[one], of) for one in met))


def _of_some(problem: Problem, letters: Collection[Letter], of: int) -> Problem:
    """Return a problem with the recipients whose letters have it, unless all do or it says."""
    if problem.path.startswith(f"{SEVERAL}[") or len(letters) == of:
        return problem
    names = ", ".join(letter.where for letter in letters)
    da, en = _texts(problem.message)
    told = Message(f"Brevet til {names}: {da}", f"The letter to {names}: {en}")
    return Problem(problem.path, told, problem.place, problem.kind)


_BOTH = (
    "Sagen har både »modtager« og »modtagere«. Skriv én modtager, eller alle i listen.",
    'The case has both "modtager" and "modtagere". Name one recipient, or all in the list.',
)
_NO_LIST = (
    "modtagere skal være en liste: et brev til hver.",
    "modtagere must be a list: a letter to each.",
)
_EMPTY = (
    "modtagere er en tom liste, så der er ingen at skrive til.",
    "modtagere is an empty list, so there is nobody to write to.",
)
_TOO_MANY = (
    f"modtagere har mere end {MOST} modtagere. Del sagen, eller brug »segl batch«.",
    f'modtagere has over {MOST} recipients. Divide the case, or use "segl batch".',
)
_UNFIT = Message("Listen over modtagere kan ikke bruges.", "The list of recipients cannot be used.")
_NONE = Message(
    "Ingen af sagens breve er lavet, for der er fejl i sagen.",
    "None of the letters of the case was made, for something in the case is wrong.",
)
