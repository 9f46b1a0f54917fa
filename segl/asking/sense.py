"""Whether an answer that the schema accepts can be meant: a date in a year that is likely."""

from __future__ import annotations

import datetime
import re

from render import danish, formats
from render.message import Message
from segl.asking.answers import Answer
from segl.asking.question import Question

_OWN = ("#/$defs/brevdato", "#/$defs/afgoerelsesdato")  # days of the letter at hand
_OWN_YEARS, _YEARS, _LIFE = 1, 20, 110
_BIRTH = re.compile(r"fødsel|foedsel|født|foedt|\bbirth|\bborn\b", re.IGNORECASE)
_DAYS_A_YEAR = 365.25
_SURE = Message(
    "Er det rigtigt? Skriv j, eller skriv datoen igen.",
    "Is that right? Type y, or type the date again.",
)


def doubt(question: Question, answer: Answer, today: datetime.date) -> Message | None:
    """
    Return what to ask before a date is taken as it stands, None where it is likely.

    A day of birth lies behind us; the letter's own day within a year, any other within
    twenty: what is planned for a child ends when the child is grown up.
    """
    if question.sort != "dato" or not isinstance(answer, str) or not formats.is_date(answer):
        return None
    day = datetime.date.fromisoformat(answer)
    years = (day - today).days / _DAYS_A_YEAR
    if _BIRTH.search(f"{question.title} {_name(question)}"):
        far = years > 0 or years < -_LIFE
    else:
        far = abs(years) > (_OWN_YEARS if _is_own(question) else _YEARS)
    return _asked(answer, years) if far else None


def _name(question: Question) -> str:
    return next((step for step in reversed(question.place) if isinstance(step, str)), "")


def _is_own(question: Question) -> bool:
    return any(str(part.node.get("$ref", "")).endswith(_OWN) for part in question.shape.parts)


def _asked(answer: str, years: float) -> Message:
    whole = int(abs(years) + 0.01)  # a leap day aside
    if not whole:
        when = Message("ligger i fremtiden", "lies in the future")
    elif years > 0:
        when = Message(f"er først om {whole} år", f"is {whole} years ahead")
    else:
        when = Message(f"er for {whole} år siden", f"is {whole} years ago")
    shown = danish.date(answer, "da").replace(danish.NBSP, " ")
    return Message(f"{shown} {when.da}. {_SURE.da}", f"{answer} {when.en}. {_SURE.en}")
