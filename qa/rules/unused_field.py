"""A field of the schema that no letter uses."""

from __future__ import annotations

from collections.abc import Iterator

from qa import commands
from qa.flow.usage import unused
from qa.rule import Found, rule
from qa.subject import Subject
from render.fields import Field
from render.message import Message

_MOST = 12


@rule(
    "DAT005",
    "info",
    Message("Et felt i skemaet bruges ikke", "A field of the schema is not used"),
    Message(
        "Sagsbehandleren bliver bedt om oplysninger, som intet brev bruger. Det koster tid, og "
        "der indsamles flere personoplysninger end nødvendigt.",
        "The caseworker is asked for facts that no letter uses. That costs time, and more "
        "personal data is collected than needed.",
    ),
    bad="(skemaet har felterne navn og skole) Kære {{ navn }}",
    good="(skemaet har felterne navn og skole) {{ navn }} fra {{ skole }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield one finding that names them; of a group that nothing uses, the group alone."""
    found = unused(subject) if subject.leads else ()
    if found:
        yield Found(subject.start, _message(found), _fix(subject))


def _message(found: tuple[Field, ...]) -> Message:
    names = ", ".join(
        f"{one.name} ({one.title})" if one.title else one.name for one in found[:_MOST]
    )
    more = len(found) - _MOST
    da = f"{names} og {more} til" if more > 0 else names
    en = f"{names} and {more} more" if more > 0 else names
    return Message(
        f"Ingen udgave af skabelonen bruger: {da}.", f"No version of the template uses: {en}."
    )


def _fix(subject: Subject) -> Message:
    where = commands.form(subject, remove=True)
    return Message(
        f"Skriv feltet i brevet, eller slet dets række {where.da}, så ingen udfylder det forgæves.",
        f"Write the field in the letter, or delete its row {where.en}, so that nobody fills it in "
        "vain.",
    )
