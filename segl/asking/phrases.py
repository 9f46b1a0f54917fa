"""How questions and answers read on the screen, in Danish and English."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from render import danish, formats
from render.message import Message
from segl.asking.answers import Answer, Mark
from segl.asking.question import Question
from segl.asking.reading import YES_OR_NO, is_numbered
from segl.written import dates, numbers
from segl.written.choices import folded

_SHORT = {
    "dato": Message("dato", "date"),
    "cpr": Message("ti cifre", "ten digits"),
    "tal": Message("tal", "number"),
    "heltal": Message("helt tal", "whole number"),
    "ja_nej": Message("j/n", "y/n"),
}
_NUMBER = Message("skriv et nummer", "type a number")
_OPTIONAL = Message("valgfrit", "optional")
_NO_MORE = Message("Enter, når der ikke er flere", "Enter when there are no more")
_YES_NO = Message("j/n", "y/n")
_ENTER_NO = Message("j/n, Enter betyder nej", "y/n, Enter means no")
_LINES = Message(
    "Svaret må fylde flere linjer. Slut med et punktum alene på en linje.",
    "The answer may take several lines. End with a full stop alone on a line.",
)
_FORMS = {
    "dato": dates.FORM,
    "tal": numbers.FORM,
    "heltal": numbers.WHOLE,
    "ja_nej": YES_OR_NO,
    "cpr": Message(
        "Skriv ti cifre, med eller uden bindestreg: ddmmåå-xxxx.",
        "Write ten digits, with or without a hyphen: ddmmyy-xxxx.",
    ),
    "email": Message(
        "Skriv en e-mailadresse som navn@eksempel.dk.",
        "Write an e-mail address such as name@example.com.",
    ),
    "sagsnummer": Message(
        "Skriv et sagsnummer som BOR-2026-000046 eller 32.03.12-G01-36-19.",
        "Write a case number such as BOR-2026-000046 or 32.03.12-G01-36-19.",
    ),
    "kle": Message("Skriv et KLE-emne som 27.24.03.", "Write a KLE subject such as 27.24.03."),
}
_CHOOSE = Message(
    "Skriv nummeret på et af svarene, eller begyndelsen af ordet.",
    "Type the number of one of the answers, or the beginning of the word.",
)
_TYPE = Message("Skriv svaret, og tryk Enter.", "Type the answer and press Enter.")
_MAY_SKIP = Message(
    "Feltet er valgfrit: tryk Enter for at springe det over.",
    "The field is optional: press Enter to skip it.",
)
COMMANDS = Message(
    "Du kan altid skrive:\n"
    "  ?        hjælp til spørgsmålet\n"
    "  tilbage  forrige spørgsmål\n"
    "  slet     fjern et svar\n"
    "  stop     hold pause (svarene gemmes)",
    "You can always type:\n"
    "  ?       help with the question\n"
    "  back    the question before\n"
    "  delete  take an answer out\n"
    "  stop    have a break (the answers are kept)",
)


def heading(question: Question) -> str:
    """Return the titles of the groups around a question."""
    return " › ".join(question.trail)


def title(question: Question, language: str) -> str:
    """Return the line that asks: what is wanted, and in brackets how."""
    if question.kind != "value":
        how = _YES_NO if question.required else _ENTER_NO
        return f"{_about(question).text(language)} ({how.text(language)})"
    notes = [note.text(language) for note in _notes(question)]
    return f"{question.title} ({', '.join(notes)})" if notes else question.title


def _about(question: Question) -> Message:
    if question.kind == "more":
        above = question.trail[-1]
        return Message(f"Er der flere under »{above}«?", f'Are there more under "{above}"?')
    name = question.title
    if question.required:
        return Message(f"Er der noget under »{name}«?", f'Is there anything under "{name}"?')
    return Message(f"Vil du udfylde »{name}«?", f'Do you want to fill in "{name}"?')


def _notes(question: Question) -> Iterator[Message]:
    if question.sort == "valg" and is_numbered(question):
        yield _NUMBER
    elif question.sort in _SHORT:
        yield _SHORT[question.sort]
    if not question.required:
        yield _NO_MORE if isinstance(question.place[-1], int) else _OPTIONAL


def below(question: Question, language: str) -> Iterator[str]:
    """Yield what stands below the question: its help, its choices, how a long text ends."""
    if question.kind == "value" and question.sort == "valg":
        yield from _choices(question)
    elif question.help and question.kind != "more":
        yield question.help
    if question.is_prose and question.kind == "value":
        yield _LINES.text(language)


def _choices(question: Question) -> Iterator[str]:
    told, words = question.explained
    if told:
        yield told
    for number, choice in enumerate(question.choices, 1):
        word, more = question.word(choice), words.get(choice, "")
        text = word if not more or folded(more) == folded(word) else f"{word}: {more}"
        yield f"{number}  {text}" if is_numbered(question) else f"-  {text}"


def more_help(question: Question, language: str) -> Iterator[str]:
    """Yield what `?` adds: all that the schema says, the form, and what can be typed."""
    descriptions = [str(part.node.get("description") or "") for part in question.shape.parts]
    told = [*below(question, language), question.help]
    yield from (text for text in dict.fromkeys(descriptions) if text and text not in told)
    if question.kind != "value":
        yield YES_OR_NO.text(language)
    elif question.sort == "valg":
        yield (_CHOOSE if is_numbered(question) else _TYPE).text(language)
    elif not question.is_prose:
        yield _FORMS.get(question.sort, _TYPE).text(language)
    if question.kind == "value" and not question.required:
        yield _MAY_SKIP.text(language)
    yield COMMANDS.text(language)


def shown(question: Question, answer: Answer, language: str) -> str:
    """Return an answer as the person sees it: for the screen, never for a log."""
    if isinstance(answer, Mark):
        return _mark(question, answer).text(language)
    if isinstance(answer, bool):
        return (Message("ja", "yes") if answer else Message("nej", "no")).text(language)
    if answer is None:
        return Message("(tomt)", "(empty)").text(language)
    if question.choices:
        return question.word(answer)
    if isinstance(answer, int | Decimal):
        return danish.number(answer, language)
    if question.sort == "dato" and formats.is_date(answer):
        return danish.date(answer, "da").replace(danish.NBSP, " ") if language == "da" else answer
    return answer


def _mark(question: Question, answer: Mark) -> Message:
    if question.kind == "value":
        return Message("ikke udfyldt", "not filled in")
    return Message("ja", "yes") if answer is Mark.THERE else Message("nej", "no")
