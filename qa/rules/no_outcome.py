"""Each outcome that a schema names must be possible."""

from __future__ import annotations

from collections.abc import Iterator

from qa.proof.telling import name
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT019",
    "warning",
    Message("Et udfald kan ingen sag have", "An outcome that no case can have"),
    Message(
        "Skemaet nævner udfaldet, men dets øvrige krav udelukker det: brevet til den borger kan"
        " ikke laves, og det, loven kræver i det, bliver aldrig prøvet.",
        "The schema names the outcome, but its other demands exclude it: the letter to that"
        " citizen cannot be made, and what the law asks of it is never tried.",
    ),
    bad="(et udfald, skemaet udelukker) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Ask for a case with each of the values of the concepts that the law speaks of."""
    proof = subject.sound_proof
    for site, word in proof.impossible if proof is not None else ():
        title = name(site.shape, site.path)
        yield Found(
            subject.start,
            Message(
                f"»{title}« kan ikke være »{word}«: skemaets øvrige krav udelukker det.",
                f'"{title}" cannot be "{word}": the schema\'s other demands exclude it.',
            ),
            Message(
                "Ret kravene, eller tag ordet ud af feltets valg.",
                "Mend the demands, or take the word out of the field's choices.",
            ),
        )
