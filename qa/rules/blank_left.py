"""A place that somebody meant to fill in by hand, and that goes out as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.words import TAG, Words, before, first_of_each, quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.danish import MONTHS
from render.message import Message
from render.placeholders import DATE, FILLER

# "010190-xxxx" is a CPR number with its end masked, which a letter may show
_NOT_MASKED = rf"(?<![^\W_]-)(?<!{TAG}-)(?<![^\W_])"
_DATE = rf"{DATE}|\bddmmåå(?:åå)?\b|\bxx?[./-] ?xx\b|\b(?:19|20)xx\b|\b(?:den|d\.) xx\b(?![./-])"
_MONTH = "|".join(MONTHS)
_BLANK = (
    rf"{_NOT_MASKED}x{{3,}}(?![^\W_])|{FILLER}|\bkr\.? ?xx\b"
    r"|(?<![^\W_])xx ?(?:kr|kroner|dage|uger|måneder|timer|år|pct)\b"
    r"|§§? ?x{1,3}\b|\b(?:afsnit|bilag|kapitel|punkt|side) (?-i:x)\b"
    r"|\b(?:om|af|for|hos|med|til|fra|at|på) (?-i:XX)(?![^\W_]|[/-]|\.? ?århundrede)"
    rf"|\b(?:den|d\.|kr\.?|kl\.?|§§?) (?:\.{{3,4}}|…)(?= (?:[^\W\d_]+t|{_MONTH}|20\d\d)\b|[,.]?$)"
    r"|\bkære (?-i:Navn|Fornavn|Efternavn|NN|N\.N\.|XX?)(?!\w)"
    r"|(?<![_:])_{5,}(?=(?-i:[a-zæøå]))"
)
# The filler that typesetters use, and the paragraphs that Word's =lorem() writes.
_LATIN = (
    "lorem ipsum", "dolor sit amet", "consectetur adipiscing", "consectetuer adipiscing",
    "sed do eiusmod", "ut enim ad minim", "duis aute irure", "excepteur sint occaecat",
    "maecenas porttitor", "fusce posuere", "nunc viverra", "pellentesque habitant morbi",
    "proin pharetra", "aenean nec lorem", "suspendisse dui", "mauris eget neque",
)  # fmt: skip
_HINTS = ("xx", "åå", "dd", "yy", " x", "kære", "___", "??", " ...", " …")
_LEFT = re.compile(f"(?P<date>{_DATE})|(?P<blank>{_BLANK})", re.IGNORECASE)
# A line to write on, in the middle of a sentence: "du får kr. ____ om måneden."
_LINE = re.compile(rf"(?<=[a-zæøå.%{TAG}\d] )(?:_{{3,}}|…{{2,}}|\.{{5,}})(?= ?[a-zæøå,.]|$)")
_CITIZEN = re.compile(
    r"\b(?:jeg|mig|min|mit|mine|undertegnede|skriv|udfyld|underskr\w*|kryds)\b", re.IGNORECASE
)
# What counts in Roman numbers, and the acts that count their parts by letters.
_ROMAN = re.compile(r"\b(?:kapitel|bind|titel|artikel|romersk\w*|romertal\w*)\s$")
_OF_AN_ACT = re.compile(
    r" (?:i|til|af|under) (?:den |det )?[^\W\d_]*"
    r"(?:lov|aftale|bekendtgørelse|direktiv|forordning|konvention)",
    re.IGNORECASE,
)
_SHOWS_HOW = re.compile(r"format|\bskriv|\bfx\b|\bf\.\s?eks|\bsom\b|\([^)]*$")


@rule(
    "LNG007",
    "warning",
    Message("En plads i brevet er ikke udfyldt", "A place in the letter was never filled in"),
    Message(
        "»den dd.mm.åååå« og »kr. xxx« skal nogen huske at rette i hvert eneste brev; "
        "en kode henter oplysningen fra sagen.",
        'Somebody must remember to mend "den dd.mm.åååå" and "kr. xxx" in every single letter; '
        "a tag takes them from the case.",
    ),
    bad="Du søgte den dd.mm.åååå om støtte.",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each filler, form of a date, and line to write on in a sentence to the citizen."""
    for paragraph, match in first_of_each(subject.words, _LEFT, _HINTS):
        near = before(paragraph.text, match.start(), 30)
        if not _SHOWS_HOW.search(near) and not _is_no_blank(paragraph.text, match, near):
            yield _found(paragraph, quoted(match[0]), match.lastgroup or "")
    for paragraph in subject.words:
        line = _LINE.search(paragraph.text) if _may_hold_line(paragraph.low) else None
        if line is not None and _is_written_by_the_office(paragraph.text):
            yield _found(paragraph, quoted(line[0]), "blank")
    for paragraph in subject.words:
        if phrase := next((words for words in _LATIN if words in paragraph.low), ""):
            yield _found(paragraph, phrase, "latin")
            return  # one filler is enough to find the others by


def _is_no_blank(text: str, match: re.Match[str], near: str) -> bool:
    """Tell a Roman thirty, a part of an act called x, and words left out of a quotation."""
    words = match[0]
    if words == "XXX":
        return _ROMAN.search(near) is not None
    if words.endswith(" x"):
        return not words.startswith("§") and _OF_AN_ACT.match(text, match.end()) is not None
    if words.endswith((".", "…")):
        return text.count("»", 0, match.start()) > text.count("«", 0, match.start())
    return False


def _may_hold_line(text: str) -> bool:
    return "___" in text or "……" in text or "....." in text


def _is_written_by_the_office(text: str) -> bool:
    """Tell a sentence to the citizen from a form that the citizen fills in by hand."""
    is_sentence = text.rstrip().endswith((".", "!")) and ": _" not in text
    return is_sentence and _CITIZEN.search(text) is None


def _found(paragraph: Words, words: str, kind: str) -> Found:
    bare = words.strip('»«“”„"')  # else the message would have two pairs of quotation marks
    return Found(
        paragraph.place.quoting(words),
        Message(
            f"»{bare}« er en plads, som ingen har udfyldt.",
            f'"{bare}" is a place that nobody filled in.',
        ),
        _FIXES[kind],
    )


_FIXES = {
    "date": Message(
        "Skriv en kode, der henter datoen fra sagen, fx {{ brev.dato|dato }}.",
        "Write a tag that takes the date from the case, such as {{ brev.dato|dato }}.",
    ),
    "latin": Message(
        "Slet fyldteksten, og skriv brevets egen tekst.",
        "Delete the filler, and write the letter's own text.",
    ),
    "blank": Message(
        "Skriv en kode, der henter oplysningen fra sagen, eller slet pladsen.",
        "Write a tag that takes the information from the case, or delete the place.",
    ),
}
