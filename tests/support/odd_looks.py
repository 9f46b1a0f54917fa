"""Letters that are hard to read: faint, on odd paper, spelt wrong, in long sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qa.flow.spelling import Speller

KNOWN = frozenset(
    [
        "vi",
        "har",
        "modtaget",
        "din",
        "ansøgning",
        "og",
        "du",
        "kan",
        "klage",
        "inden",
        "uger",
        "kære",
        "eva",
    ]
)
SPELLER = Speller(lambda word: word.lower() in KNOWN, lambda word: ("ansøgning",))
HARD = (
    "Kommunalbestyrelsens sagsbehandlingsafdeling træffer afgørelse vedrørende ansøgninger om "
    "støtteforanstaltninger, idet de foreliggende oplysninger om familieforholdenes karakter, "
    "herunder forældremyndighedsindehavernes samarbejdsrelationer, indgår i helhedsvurderingen "
    "af barnets udviklingsmuligheder, og at der i den forbindelse er lagt vægt på de oplysninger, "
    "som er fremkommet ved undersøgelsen."
)
EASY = (
    "Vi har set på din sag. Du får hjælp fra i morgen. Hjælpen er to timer om ugen. Det er Eva, "
    "der kommer. Hun vil tale med dig og med din mor. Du kan sige nej til hjælpen. Du kan også "
    "ringe til os, hvis du er i tvivl om noget. Så svarer vi dig den samme dag."
)


def _colored(color: str) -> Callable[[str], dict[str, Any]]:
    def made(rest: str) -> dict[str, Any]:
        run = f'<w:r><w:rPr><w:color w:val="{color}"/></w:rPr><w:t>{rest}</w:t></w:r>'
        return {"text": f"<w:p>{run}</w:p>"}

    return made


def _american(rest: str) -> dict[str, Any]:
    section = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    return {"text": f"{rest}\n<w:p><w:pPr>{section}</w:pPr></w:p>\nHilsen"}


def _listed(rest: str) -> dict[str, Any]:
    numbering = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    items = (f"<w:p>{numbering}<w:r><w:t>{line}</w:t></w:r></w:p>" for line in rest.split("\n"))
    return {"text": "\n".join(items)}


def _two(rest: str) -> dict[str, Any]:
    danish, _, other = rest.partition("\n---\n")
    return {"text": danish, "other": other}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(et svært brev)": lambda rest: {"text": f"{HARD}\n{HARD}\n{HARD}"},
    "(et let brev)": lambda rest: {"text": f"{EASY}\n{EASY}"},
    "(med en ordbog)": lambda rest: {"text": rest, "speller": SPELLER},
    "(lysegrå skrift)": _colored("BFBFBF"),
    "(mørkegrå skrift)": _colored("404040"),
    "(på amerikansk papir)": _american,
    "(punktopstilling)": _listed,
    "(på dansk og grønlandsk)": _two,
    "(oversat, før den danske tekst blev ændret)": lambda rest: {
        "text": rest,
        "stale": ("Kære …",),
    },
}
