"""What the reader of TOML says of a file, in plain words: where, and what is wrong there."""

from __future__ import annotations

import re

from render.message import Message

_WHERE = re.compile(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_QUOTES = Message(
    'en tekst skal stå i anførselstegn ("), og dem mangler der et af',
    'a text stands in quotes ("), and one of them is missing',
)
_TWICE = Message("det samme navn står der to gange", "the same name stands there twice")
_BRACKETS = Message(
    "en overskrift som [navn] eller [[navn]] er ikke lukket",
    "a heading such as [name] or [[name]] is not closed",
)
_ESCAPE = Message(
    "en omvendt skråstreg (\\) i en tekst skrives to gange: \\\\",
    "a backslash (\\) in a text is written twice: \\\\",
)
_REASONS = (  # how tomllib's own words begin (Python 3.11 to 3.13), and what a person is told
    ("Expected '='", Message("der mangler et lighedstegn (=) efter et navn",
                             "there is no equals sign (=) after a name")),
    ("Expected newline", Message("linjen burde være slut her: én værdi på hver linje",
                                 "the line should end here: one value a line")),
    ("Expected ']", _BRACKETS),
    ("Expected", _QUOTES),
    ("Unterminated string", _QUOTES),
    ("Illegal character '\\n'", _QUOTES),
    ("Unclosed array", Message("en liste, der begynder med [, er ikke lukket med ]",
                               "a list that begins with [ is not closed by ]")),
    ("Unclosed inline table", Message("en gruppe, der begynder med {, er ikke lukket med }",
                                      "a group that begins with { is not closed by }")),
    ("Invalid date", Message("datoen findes ikke: skriv den som 2026-11-22",
                             "there is no such date: write it as 2026-11-22")),
    ("Invalid value", Message("værdien kan ikke læses: tekst skal stå i anførselstegn (\")",
                              'the value cannot be read: text stands in quotes (")')),
    ("Invalid initial character", Message("et navn kan ikke begynde sådan",
                                          "a name cannot begin so")),
    ("Invalid statement", Message("linjen kan ikke læses: skriv navn = værdi",
                                  "the line cannot be read: write name = value")),
    ("Cannot", _TWICE),
    ("Duplicate", _TWICE),
    ("Unescaped", _ESCAPE),
    ("Escaped", _ESCAPE),
    ("Invalid hex", _ESCAPE),
    ("Found invalid", Message("et tegn, der ikke kan stå her",
                              "a character that cannot stand here")),
    ("Illegal", Message("et usynligt tegn, der ikke kan stå her",
                        "an invisible character that cannot stand here")),
)  # fmt: skip
_UNSURE = Message("det kan ikke læses", "it cannot be read")


def reason(said: str) -> Message:
    """Return what tomllib says of a file, with line and column, in the two languages."""
    match = _WHERE.fullmatch(said)
    what = match[1] if match is not None else said
    told = next((words for begin, words in _REASONS if what.startswith(begin)), _UNSURE)
    if match is None:
        return told
    where = Message("ved filens slutning", "at the end of the file")
    if match[2]:
        where = Message(f"linje {match[2]}, tegn {match[3]}", f"line {match[2]}, column {match[3]}")
    return Message(f"{where.da}: {told.da}", f"{where.en}: {told.en}")
