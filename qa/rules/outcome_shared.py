"""The outcome of a decision is its recipient's."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.binding import fixed_value
from qa.law.protection import recipient
from qa.rule import Found, rule
from qa.subject import Subject
from render.binds import concept_path
from render.message import Message
from render.shape import Shape

OUTCOME = "afgoerelsesklasse"


@rule(
    "LAW030",
    "warning",
    Message(
        "Afgørelsens udfald hører ikke til modtageren",
        "The outcome of the decision is not the recipient's",
    ),
    Message(
        "En afgørelse, der giver den ene forælder medhold, kan gå den anden imod. Står udfaldet ét "
        "sted for alle, får den anden et brev uden begrundelse og klagevejledning.",
        "A decision in one parent's favour may go against the other. Where the outcome stands in "
        "one place for all, the other gets a letter without reasons and guidance on complaint.",
    ),
    bad="(udfaldet hører til sagen) # Afgørelse\n{{ modtager.navn }}: {{ udfald }}",
    good="(udfaldet hører til modtageren) # Afgørelse\n{{ modtager.navn }}: {{ modtager.udfald }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Compare where the conditions of the law look for the outcome with where the recipient is."""
    path = concept_path(OUTCOME, subject.schema, subject.manifest)
    own = recipient(subject.schema, subject.manifest)
    if not subject.leads or not path or not own or path[: len(own)] == own:
        return
    basis = _asked(subject)
    if basis and not fixed_value(subject.manifest, OUTCOME):
        yield Found(subject.start, _message(subject, path), _fix(own), basis=basis)


def _asked(subject: Subject) -> str:
    """Return the basis of the first row whose condition is over the outcome, "" without one."""
    rows = subject.document_type.sections if subject.document_type is not None else ()
    return next((row.basis for row in rows if row.when.concept == OUTCOME), "")


def _message(subject: Subject, path: tuple[str, ...]) -> Message:
    title = _at(subject, path).label
    name = f" (»{title}«)" if title else ""
    written = ".".join(path)
    return Message(
        f"Udfaldet læses af {written}{name}, som alle modtagere har til fælles; loven spørger, om "
        "den enkelte part får fuldt medhold.",
        f"The outcome is read of {written}{name}, which all recipients share; the law asks whether "
        "the single party is fully met.",
    )


def _at(subject: Subject, path: tuple[str, ...]) -> Shape:
    assert subject.schema is not None
    return subject.schema.shape.at(list(path))


def _fix(own: tuple[str, ...]) -> Message:
    place = ".".join((*own, OUTCOME))
    return Message(
        f"Flyt feltet til modtageren ({place}), og spørg efter det dér i skabelonens betingelser.",
        f"Move the field to the recipient ({place}), and ask for it there in the template's "
        "conditions.",
    )
