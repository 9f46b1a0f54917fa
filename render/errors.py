"""The small family of errors that reading and filling can raise."""

from __future__ import annotations

from typing import Literal

from render.message import Message
from render.place import Place
from render.record import record


@record
class Fault:
    """
    Something wrong in a template, found while it is read.

    `kind` is a stable word that rules select by; `place` says where;
    `message` says what is wrong and what to do; `name` is the name that it is about, if any.
    """

    kind: str
    place: Place
    message: Message
    name: str = ""


@record
class Problem:
    """
    Something wrong in a case: the path of the field in the data, and a sentence.

    Neither ever holds the field's value: refusals are logged, values are personal. `kind` is
    the word of JSON Schema that refused it ("required", "format"), "cell" for a cell of a table
    that cannot be read, "" for anything else.
    """

    path: str
    message: Message
    place: Place | None = None
    kind: str = ""


Outcome = Literal["refused", "left", "not_sent", "unknown"]  # see DeliveryError


class SeglError(Exception):
    """Anything that a user can be told about; `message` says it in both languages."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class TemplateError(SeglError):
    """A template that cannot be read or filled, with all its faults."""

    def __init__(self, message: Message, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class SchemaError(SeglError):
    """
    A schema that is not a usable JSON Schema; `path` points into the schema.

    `kind` is "pattern" for a pattern outside the portable subset, else "schema";
    `parts` are all that is wrong, where several things are.
    """

    def __init__(
        self,
        message: Message,
        path: str = "",
        kind: str = "schema",
        parts: tuple[SchemaError, ...] = (),
    ) -> None:
        super().__init__(message)
        self.path = path
        self.kind = kind
        self.parts = parts or (self,)


class CaseError(SeglError):
    """A case that the schema or the template refuses, with all problems found."""

    def __init__(self, message: Message, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems

    @property
    def causes(self) -> tuple[Problem, ...]:
        """The problems found; where none was told apart, the refusal itself."""
        return self.problems or (Problem("", self.message),)


class FormError(SeglError):
    """A form that cannot be read back; each of `problems` names its row and column."""

    def __init__(self, message: Message, problems: tuple[Message, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class LibraryError(SeglError):
    """A library, manifest or municipality that cannot be used as it stands."""


class FileError(SeglError):
    """A file that cannot be read or written: missing, locked, or in the way."""


class DeliveryError(SeglError):
    """
    A records system that did not do what it was asked.

    `outcome` is "refused" (a clear no: nothing stored by it), "left" (nothing is wrong: the system,
    or how it is set up, leaves this to a person), "not_sent" (repeating is safe) or "unknown" (it
    may be stored: look before sending again). `document` is the id of what is
    stored there already, "" where nothing is; `step` says what a person does next.
    """

    def __init__(
        self,
        message: Message,
        outcome: Outcome = "refused",
        step: Message | None = None,
        document: str = "",
    ) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.step = step
        self.document = document


class ToolError(SeglError):
    """An optional tool or package that a command needs is not installed."""


class Crash(Exception):  # noqa: N818  # it is no error of the user's, but a bug that was met
    """
    A bug met in another process: the kind of exception, and the trail of the code.

    `work` names what was being worked on.
    """

    def __init__(self, kind: str, trail: tuple[str, ...], work: str = "") -> None:
        super().__init__(kind, trail, work)
        self.kind = kind
        self.trail = trail
        self.work = work


def trail(error: BaseException) -> tuple[str, ...]:
    """Return the last steps to an exception, without words that may hold data or folders."""
    import traceback  # late: sound runs have no use for it

    frames = traceback.extract_tb(error.__traceback__)[-6:]
    names = ["/".join(frame.filename.replace("\\", "/").rsplit("/", 2)[-2:]) for frame in frames]
    return tuple(
        f"{name}:{frame.lineno} {frame.name}" for name, frame in zip(names, frames, strict=True)
    )
