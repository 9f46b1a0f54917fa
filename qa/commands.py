"""Commands that help with a finding, with the template's own name in them."""

from __future__ import annotations

from qa.subject import Subject
from render.message import Message


def form(subject: Subject, remove: bool = False) -> Message:
    """Return how the fields of a library's template are changed in Word; "ID" for a loose one."""
    name = f"segl fields {subject.manifest.id if subject.shelf is not None else 'ID'}"
    back = "--from --remove" if remove else "--from"
    return Message(
        f"i formularen ({name} --form felter.docx; læs den ind med {back})",
        f"in the form ({name} --form fields.docx; read it back by {back})",
    )


def sample(subject: Subject, file: str, begun: bool = False) -> Message:
    """Return how a sample case is made by answering questions, or one that was begun mended."""
    name = subject.manifest.id
    path = f"templates/{name}/cases/{file}"
    source = f" --from {path} --overwrite" if begun else ""
    command = f"segl case {name} --no-letter -o {path}{source}"
    return Message(command, command)
