"""What a process is made of, as an export of it tells, and what a library offers."""

from __future__ import annotations

from collections.abc import Iterator

from render.errors import SeglError
from render.library import Library
from render.message import Message
from render.record import record

SEVERITIES = ("error", "warning", "info")


@record
class Link:
    """A link of a step: its words, its address, and the template that the export names itself."""

    text: str = ""
    url: str = ""
    template: str = ""


@record
class Step:
    """An activity: what it is called, in which process and phase, and its links."""

    id: str
    name: str
    process: str = ""
    phase: str = ""
    links: tuple[Link, ...] = ()

    @property
    def label(self) -> str:
        """What a person knows the step by."""
        shown = self.name or self.id
        return f"{self.process} › {shown}" if self.process else shown


@record
class Offer:
    """
    A template of the library.

    `phase` and `version` are "" where its manifest cannot be read; `withdrawn` is the day from
    which it is out of use, "" for one in use; `successor` the id of the one to use instead.
    """

    id: str
    title: str
    phase: str = ""
    version: str = ""
    withdrawn: str = ""
    successor: str = ""


@record
class Remark:
    """
    Something to mend in the process or in the library.

    `step` is the label of a step, "" for what is of no single one; `template` an id, if it is
    about one.
    """

    code: str
    severity: str
    message: Message
    fix: Message
    step: str = ""
    template: str = ""


def offers(library: Library) -> Iterator[Offer]:
    """Yield the templates of a library, those with a broken manifest by their id."""
    for template_id, entry in library.entries():
        if isinstance(entry, SeglError):
            yield Offer(template_id, library.titles.get(template_id, template_id))
        else:
            one = entry.manifest
            yield Offer(
                template_id, one.title, one.phase, one.version, one.withdrawn, one.successor
            )
