"""Read what a person typed as the value that a field wants, or say what to type instead."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Mapping

from render.branches import word_of
from render.characters import ILLEGAL
from render.message import Message
from segl.asking.answers import Mark, Value
from segl.asking.question import Question
from segl.written import dates, numbers, texts, truth
from segl.written.choices import folded, labels

Candidates = list[Value]  # what the text may mean, the likeliest first
YES_OR_NO = Message("Svar j (ja) eller n (nej).", "Answer y (yes) or n (no).")
_NO_SIGN = Message(
    "Svaret har et tegn, som et dokument ikke kan indeholde. Skriv det igen uden tegnet.",
    "The answer has a character that a document cannot hold. Type it again without it.",
)
_ONE_LINE = Message(
    "Svaret skal stå på én linje, så intet af det er brugt. Skriv det igen uden linjeskift.",
    "The answer must stand on one line, so none of it is used. Type it again without line breaks.",
)


def read(text: str, question: Question, today: datetime.date) -> Candidates | Message:
    """
    Return what a text may mean as the value of a field, or what to type instead.

    The text is not blank. Which of the candidates it is, the schema decides: a CPR
    number with or without its hyphen, a telephone number without its spaces.
    """
    text = unicodedata.normalize("NFC", text.strip())
    if ILLEGAL.search(text):
        return _NO_SIGN
    if "\n" in text and not question.is_prose:
        return _ONE_LINE
    return _READERS.get(question.sort, _text)(text, question, today)


def read_yes_or_no(text: str) -> bool | Message:
    """Return whether a text says yes, or what to type instead."""
    said = truth.read(text)
    return YES_OR_NO if said is None else said


def mark(text: str) -> Mark | Message:
    """Return the answer to whether there is a group, a list or one item more."""
    said = _ONE_LINE if "\n" in text.strip() else read_yes_or_no(text)
    if isinstance(said, Message):
        return said
    return Mark.THERE if said else Mark.BLANK


# --- one reader for each sort of answer ------------------------------------------------


def _text(text: str, question: Question, __: datetime.date) -> Candidates:
    return [*texts.forms(text, question.shape, question.sort)]


def _date(text: str, _: Question, today: datetime.date) -> Candidates | Message:
    found = dates.read(text, today)
    return found if isinstance(found, Message) else [found]


def _number(text: str, _: Question, __: datetime.date) -> Candidates | Message:
    found = numbers.read(text)
    return found if isinstance(found, Message) else [found]


def _whole(text: str, _: Question, __: datetime.date) -> Candidates | Message:
    found = numbers.read(text)
    if isinstance(found, Message):
        return numbers.WHOLE if found is numbers.FORM else found
    return [int(found) if found == int(found) else found]


def _yes_no(text: str, _: Question, __: datetime.date) -> Candidates | Message:
    said = read_yes_or_no(text)
    return said if isinstance(said, Message) else [said]


def _choice(text: str, question: Question, _: datetime.date) -> Candidates | Message:
    """Find a choice by its word, its number in the list, or the only one that begins so."""
    by_word = {folded(word): choice for choice, words in labels(question.shape) for word in words}
    wanted = folded(text)
    if wanted in by_word:
        return [by_word[wanted]]
    if is_numbered(question) and text.isdecimal() and 1 <= int(text) <= len(question.choices):
        return [question.choices[int(text) - 1]]
    begun = {choice for word, choice in by_word.items() if word.startswith(wanted)}
    return list(begun) if len(begun) == 1 else _no_choice(question)


def _no_choice(question: Question) -> Message:
    words = [word_of(choice) for choice in question.choices]
    if not is_numbered(question):
        listed = ", ".join(words)
        return Message(f"Skriv en af: {listed}.", f"Write one of: {listed}.")
    last = len(words)
    return Message(
        f"Skriv et af tallene 1-{last}, eller begyndelsen af ordet.",
        f"Write one of the numbers 1-{last}, or the beginning of the word.",
    )


def is_numbered(question: Question) -> bool:
    """Say whether the choices go by their numbers: not where they are numbers themselves."""
    return not any(word_of(choice).isdecimal() for choice in question.choices)


_READERS: Mapping[str, Callable[[str, Question, datetime.date], Candidates | Message]] = {
    "dato": _date,
    "tal": _number,
    "heltal": _whole,
    "ja_nej": _yes_no,
    "valg": _choice,
}
