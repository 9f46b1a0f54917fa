"""A choice with a slash that the letter leaves to its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.words import first_of_each, quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_PAIRS = (
    "han/hun", "hun/han", "hans/hendes", "hendes/hans", "ham/hende", "hende/ham",
    "du/I", "dig/jer", "din/jeres", "dit/jeres", "dine/jeres", "jeres/din", "jeres/dit",
    "dit/dine", "din/dine", "dine/din", "dit/din", "din/dit",
    "barnet/børnene", "barn/børn", "barnets/børnenes", "søn/datter",
    "datter/søn", "drengen/pigen", "pigen/drengen",
    "medhold/afslag", "afslag/medhold", "bevilges/afslås", "bevilget/afslået",
    "imødekommet/afslået", "imødekommes/afslås", "godkendt/afvist", "givet/afslået",
    "sagen/sagerne", "ansøgningen/ansøgningerne", "afgørelsen/afgørelserne",
    "underretningen/underretningerne", "forælderen/forældrene", "hel/delvis", "helt/delvist",
    "helt/delvis", "fuld/delvis", "fuldt/delvist", "hele/dele af",
)  # fmt: skip
# "sag/sager", "elev/elever": the same word with an ending
_PLURAL = r"(?P<stem>[^\W\d_]{3,}) ?/ ?(?P=stem)(?:er|e|r)"
# "bevilge/ikke bevilge": a verb and its denial
_DENIAL = r"(?P<verb>[^\W\d_]{2,}) ?/ ?(?:ikke (?P=verb)|(?P=verb) ikke)"
_CHOICE = re.compile(
    r"(?<![\w/.@-])(?:"
    + "|".join(pair.replace("/", " ?/ ?") for pair in _PAIRS)
    + rf"|{_PLURAL}|{_DENIAL})(?![\w/@-])",
    re.IGNORECASE,
)


@rule(
    "LNG004",
    "info",
    Message("Brevet lader læseren vælge", "The letter leaves a choice to its reader"),
    Message(
        "»han/hun« og »medhold/afslag« lader borgeren gætte, hvad der gælder i netop denne sag; "
        "sagen ved det, og en betingelse kan skrive det.",
        '"han/hun" and "medhold/afslag" let the citizen guess what holds in this very case; '
        "the case knows, and a condition can write it.",
    ),
    bad="Vi har talt med barnet om, hvad han/hun ønsker.",
    good="Vi har talt med barnet om skolen.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each such pair of words, once."""
    for paragraph, match in first_of_each(subject.words, _CHOICE, ("/",)):
        words = quoted(match[0])
        yield Found(
            paragraph.place.quoting(words),
            Message(
                f"»{words}«: brevet siger ikke, hvad der gælder.",
                f'"{words}": the letter does not say which holds.',
            ),
            _FIX,
        )


_FIX = Message(
    "Brug barnets navn fra sagen, eller lad sagen vælge: {% if … %} … {% else %} … {% endif %}.",
    "Use the child's name from the case, or let the case choose: "
    "{% if … %} … {% else %} … {% endif %}.",
)
