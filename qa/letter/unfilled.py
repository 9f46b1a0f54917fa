"""Signs for what was to be filled in: which of them surely are, by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.leftover import is_quoted
from qa.flow.words import Words
from render.placeholders import DATE, FILLER

_POINTED = r"[«‹]\s?[^\W\d_]+(?:[_.][^\W\d_]+|\s?nr\.?)*\d?\s?[»›]"  # one word: a merge field
_SIGNS = (
    r"(?<![-\d])(?<!apitel )(?<!ilag )(?<!fsnit )\bX{2,}\b(?![-\d])"  # no Roman numeral
    r"|(?<!\S)x{3,}(?!\S)|(?<!\S)\?{3,}|(?<!\S)\.{3}\s?/\s?\.{3}(?!\S)"
)
_BLANK = re.compile(f"{_POINTED}|{FILLER}|{DATE}|{_SIGNS}")
_HINTS = re.compile(r"[«‹]|x{2}|X{2}|\?{2}|å{2}|y{4}|\.\.\.\s?/")
_DOTS = re.compile(r"\[(?:\.{2,}|…|_{2,})\]")  # else an omission, which is for the reader
_DATE = re.compile(DATE)
_MONTH = r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
# what stands beside a number: before one, and behind one
_BEFORE = re.compile(r"(?i)(?:\b(?:kr|kl|ca)\.?|§{1,2}|\b(?:den|d\.|beløbet er|i alt))\s?$")
_BEHIND = re.compile(
    r"(?i)\s?(?:%|(?:kr|kroner|uger?|dage?|måned(?:er)?|år|timer?|minutter|pct|procent)\b"
    rf"|\.\s?(?:{_MONTH})\b)"
)
_ASKED = re.compile(r"(?i)(?:\b(?:er|på|til|nr|tlf|telefon|mobil|nummer)\.?|[^\W\d_]:)\s?$")
_EXPLAINED = re.compile(r"(?i)\b(?:form(?:en|at\w*)?|skriv\w*|angiv\w*|fx|eksempel)\b[^.]*$")
_MERGED = re.compile(
    r"(?i).*[_.\d].*|(?:for|efter)?navn|(?:post)?adresse|.*dato|sagsnr|cpr(?:nr)?|beløb|telefon"
    r"|e?mail|modtager|sagsbehandler"
)


def blanks(paragraph: Words, is_decision: bool) -> Iterator[tuple[str, bool]]:
    """
    Yield the signs in a paragraph, each once, and whether they surely are a place left open.

    In a decision that is also "[...]" where a number must stand; elsewhere that is an omission.
    """
    found: dict[str, bool] = {}
    text = paragraph.text
    if _HINTS.search(text):
        for match in _BLANK.finditer(text):
            found[match[0]] = found.get(match[0], False) or _is_sure(text, match)
    if is_decision and "[" in text:
        found |= {m[0]: True for m in _DOTS.finditer(text) if _is_number(text, m)}
    yield from found.items()


def _is_sure(text: str, match: re.Match[str]) -> bool:
    """Say whether nothing else can be meant: no quotation, no numeral, no name left out."""
    written, left = match[0], text[: match.start()]
    if written[0] in "«‹":
        return _MERGED.fullmatch(written[1:-1].strip()) is not None
    if is_quoted(text, match) or written[0] == ".":  # a line for the citizen to sign on
        return False
    if _DATE.fullmatch(written):
        return _EXPLAINED.search(left) is None
    if _is_number(text, match):
        return True
    is_asked = written.startswith("???") or " " in written  # "til XX" may be a name left out
    return is_asked and _ASKED.search(left) is not None


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Say whether a number must stand in the place of some signs."""
    beside = _BEFORE.search(text[: match.start()]) or _BEHIND.match(text, match.end())
    return beside is not None and not is_quoted(text, match)
