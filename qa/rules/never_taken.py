"""A branch that no case takes is text that nobody will ever read."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT015",
    "warning",
    Message("En betingelse er aldrig opfyldt", "A condition never holds"),
    Message(
        "Ingen sag, skemaet tager imod, opfylder betingelsen: teksten under den kommer aldrig med"
        " i et brev.",
        "No case that the schema accepts meets the condition: the text under it is never in any"
        " letter.",
    ),
    bad="{% if alder > 10 %}{% if alder < 5 %}Du er ung.{% endif %}{% endif %}",
    good="{% if alder > 10 %}{% if alder < 15 %}Du er ung.{% endif %}{% endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each condition that the schema and the conditions around it exclude."""
    told = {key[0] for one in subject.walks for key in one.never}
    for side in subject.proof.never if subject.proof is not None else ():
        if side.tag.number not in told:  # else told with the word that is wrong
            yield Found(
                side.tag.place,
                Message(
                    f"»{side.tag.code}« er aldrig opfyldt her, så teksten under den kommer aldrig "
                    "med.",
                    f'"{side.tag.code}" never holds here, so the text under it is never there.',
                ),
                Message(
                    "Ret betingelsen, eller slet teksten under den.",
                    "Mend the condition, or delete the text under it.",
                ),
            )
