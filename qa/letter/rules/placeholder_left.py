"""A place that the caseworker was to fill in: a bracket, a prompt of Word's, XX, ????."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.leftover import is_insertion, left
from qa.flow.words import Words
from qa.letter.subject import Subject
from qa.letter.unfilled import blanks
from qa.rule import Found, rule
from render.message import Message

_DECISION = "afgoerelse"  # the phase of documents that decide
_FIX = Message(
    "Skriv det, der skal stå, eller slet det.", "Write what must stand there, or delete it."
)
# Words of people who prepare forms; a bracket of others may hold a name, and is not quoted.
_FORM = re.compile(
    r"(?i)[\[<]?(?:(?:indsæt|skriv|angiv|vælg|evt\.?|klik|tryk|her|for|at|en|et|den|det|de|og|til|"
    r"fra|på|om|i|af|eller|tekst\w*|dato\w*|navn\w*|adresse\w*|beløb\w*|nummer\w*|nr\.?|sag\w*|"
    r"barn\w*|forælder\w*|forældre\w*|modtager\w*|ansøger\w*|borger\w*|frist\w*|paragraf\w*|lov\w*|"
    r"begrundelse\w*|afgørelse\w*|cpr\w*|telefon\w*|e-?mail\w*|måned\w*|år\w*|dag\w*|kommune\w*|"
    r"element\w*|titel\w*|dokument\w*|enter|click|tap|choose|an|item|text)[\s/,.\-:]*)+[\]>]?"
)


@rule(
    "LTR015",
    "error",
    Message("Noget i brevet er ikke udfyldt", "Something in the letter was not filled in"),
    Message(
        "»[navn]«, »XX« og »Klik her for at angive tekst« er set i breve, der blev sendt.",
        '"[navn]", "XX" and "Klik her for at angive tekst" have been seen in letters that were '
        "sent.",
    ),
    bad="Kære [navn]",
    good="Kære Ane Eksempel",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each such place: an error, but dots and signs a warning, unless sure in a decision."""
    for paragraph, match in left(subject.words):
        if not is_insertion(paragraph.text, match):
            yield _found(subject, paragraph, match[0], "")
    kind = subject.document_type
    is_decision = kind is not None and kind.phase == _DECISION
    for paragraph in subject.words:
        for written, is_sure in blanks(paragraph, is_decision):
            yield _found(subject, paragraph, written, "" if is_sure and is_decision else "warning")
    for control in subject.finished.survey.controls if subject.finished is not None else ():
        if control.is_prompt and control.prompt.strip():
            place = subject.at(control.place, " ".join(control.prompt.split())[:60])
            yield Found(place, _PROMPT, _FIX)


def _found(subject: Subject, paragraph: Words, written: str, severity: str) -> Found:
    shown = " ".join(written.split()) if _is_form(written) else ""
    place = subject.at(paragraph.place, shown)
    if not shown:
        return Found(place, _BRACKET, _FIX, severity)
    message = Message(
        f"»{shown}« ser ud til at være en plads, der skulle udfyldes.",
        f'"{shown}" looks like a place that was to be filled in.',
    )
    return Found(place, message, _FIX, severity)


def _is_form(written: str) -> bool:
    """Say whether some words are those of a form, so that they may be quoted."""
    if _FORM.fullmatch(written) is not None:
        return True
    return not any(letter.isalpha() for letter in re.sub(r"[xXåyYmMdD]", "", written))


_BRACKET = Message(
    "Der står noget i en parentes eller en note, som ser ud til at være til den, der skriver.",
    "There is a bracket or a note that looks as if it were for the writer.",
)
_PROMPT = Message(
    "Et felt viser stadig Words egen vejledning og er ikke udfyldt.",
    "A field still shows Word's own prompt, and was not filled in.",
)
