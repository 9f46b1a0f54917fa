"""Editions of a library's templates, and what a file in a records system turned out to be."""

from __future__ import annotations

from typing import Literal

from qa.compare.wording import Change
from render.message import Message
from render.printed import Printed
from render.record import record

Origin = Literal["current", "published", "git"]
State = Literal["same", "resaved", "outdated", "changed", "unknown", "letter", "unread"]
WANTING = ("outdated", "changed", "unknown", "letter", "unread")  # somebody must look
STATES: dict[str, Message] = {
    "same": Message("ens", "same"),
    "resaved": Message("ens indhold, gemt igen", "same content, saved again"),
    "outdated": Message("forældet", "outdated"),
    "changed": Message("ændret", "changed"),
    "unknown": Message("ukendt", "unknown"),
    "letter": Message("et færdigt brev, ingen skabelon", "a finished letter, no template"),
    "unread": Message("kan ikke læses", "cannot be read"),
    "missing": Message("mangler", "missing"),
}
MARKS = {
    "same": "good", "resaved": "good", "outdated": "bad", "changed": "bad", "unknown": "mind",
    "letter": "mind", "unread": "bad", "missing": "mind",
}  # fmt: skip


@record
class Edition:
    """
    A language version of a template as a library has it, or had it.

    `version` is what its manifest said then, `day` when it was committed (git alone), `bytes` the
    SHA-256 of the file.
    """

    template: str
    title: str
    language: str
    version: str
    origin: Origin
    bytes: str
    printed: Printed
    day: str = ""

    @property
    def name(self) -> str:
        """What people call it: `afgoerelse_stoette/da 0.2.0`."""
        return f"{self.template}/{self.language} {self.version}".rstrip()


@record
class Held:
    """
    A file in the records system, and what it is.

    `edition` is the library's that it equals or is nearest to, None for none; `near` how near,
    in percent. `changes` are lines of the library's current edition and of the file, where both
    are templates; `count` is how many lines differ, whether they are shown or not.
    """

    name: str
    state: State
    edition: Edition | None = None
    near: int = 0
    changes: tuple[Change, ...] = ()
    count: int = 0
    remarks: tuple[Message, ...] = ()

    @property
    def is_wanting(self) -> bool:
        """Whether somebody must look at it."""
        return self.state in WANTING


@record
class Comparison:
    """All files of a records system's export, and the current editions that none of them is."""

    library: str
    held: tuple[Held, ...]
    missing: tuple[Edition, ...]
    editions: int
    remarks: tuple[Message, ...] = ()

    @property
    def is_wanting(self) -> bool:
        """Whether anything is outdated, changed, unknown or unread."""
        return any(one.is_wanting for one in self.held)
