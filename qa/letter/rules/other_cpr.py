"""More CPR numbers than the letter's template writes."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.cpr import numbers
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Er det den rigtige person, og skal modtageren have nummeret? Ellers slet det.",
    "Is it the right person, and is the recipient to have the number? Else delete it.",
)


@rule(
    "LTR023",
    "warning",
    Message("Der står flere CPR-numre i brevet", "More CPR numbers stand in the letter"),
    Message(
        "Et CPR-nummer, som skabelonen ikke har skrevet, kan være et andet barns.",
        "A CPR number that the template did not write may be another child's.",
    ),
    bad="(et andet barns CPR-nummer skrevet ind i begrundelsen)",
    good="(kun de numre, som skabelonen skriver)",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each paragraph with a number that no field of the template accounts for.

    Without a template one number is the letter's own, and only further ones are told.
    """
    known = _printed(subject)
    for line in subject.lines:
        for number in numbers(line.text):
            if subject.reading is None and not known:
                known.add(number.digits)
            if number.digits not in known and not number.is_doubtful:
                known.add(number.digits)
                message = Message(
                    f"Her står et CPR-nummer ({number.masked}), som skabelonen ikke har skrevet."
                    if subject.reading is not None
                    else f"Her står endnu et CPR-nummer ({number.masked}).",
                    f"Here is a CPR number ({number.masked}) that the template did not write."
                    if subject.reading is not None
                    else f"Here is one more CPR number ({number.masked}).",
                )
                yield Found(subject.place(line), message, _FIX)


def _printed(subject: Subject) -> set[str]:
    """Return the numbers that fields of the template printed whole."""
    return {
        "".join(sign for sign in one.text if sign.isdigit())
        for one in subject.values
        if _is_whole(one.field)
    } | {
        number.digits
        for pair in subject.paired
        if subject.master is not None
        and pair.exact
        and any(_is_whole(subject.master.prints(tag)) for tag in pair.pattern.tags)
        for number in numbers(pair.said.text)
    }


def _is_whole(field: str) -> bool:
    """Say whether a field prints a CPR number with all of its digits."""
    return "cpr" in field and "cpr_skjult" not in field
