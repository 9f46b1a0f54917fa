"""Columns that are set by tabs fall apart when a value is longer than the author thought."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import typed
from qa.flow.words import quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "ACC013",
    "warning",
    Message("En tabel er lavet med tabulatorer", "A table was made with tabs"),
    Message(
        "En skærmlæser læser linjerne på tværs uden at sige, hvilken kolonne et tal står i, og "
        "en lang værdi skubber kolonnerne fra hinanden.",
        "A screen reader reads the lines across without saying in which column a figure stands, "
        "and a long value pushes the columns apart.",
    ),
    bad="Støtte⇥Beløb⇥Periode\nAflastning⇥1.200 kr.⇥maj\nTransport⇥300 kr.⇥juni",
    good="Dato:⇥3. maj\nSagsnr.:⇥12",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the first line of each table that tabs make."""
    for look in typed.tables(subject.survey.looks if subject.survey is not None else ()):
        yield Found(look.place.quoting(quoted(look.text)), _MESSAGE, _FIX)


_MESSAGE = Message(
    "Linjerne er kolonner sat med tabulatorer.", "The lines are columns set by tabs."
)
_FIX = Message(
    "Markér linjerne, og vælg Indsæt › Tabel › Konvertér tekst til tabel.",
    "Select the lines, and choose Insert › Table › Convert Text to Table.",
)
