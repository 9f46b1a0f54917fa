"""A picture says nothing to one who cannot see it, unless words stand for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.pictures import Picture

_FILE = re.compile(
    r".*\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|svg|webp|eps|ico)", re.IGNORECASE | re.DOTALL
)
_NUMBERED = re.compile(
    r"(?:billede|picture|image|img|grafik|graphic|figur|figure|diagram|chart|objekt|object|foto"
    r"|photo|tegning|drawing|rektangel|rectangle|gruppe|group|skærmbillede|screenshot)"
    r"[\s_\-]*\d*",
    re.IGNORECASE,
)
# Word's own guess at what is in a picture, which it tells people to check
_GUESSED = re.compile(
    r"automatisk genereret|genereres automatisk|automatically generated|AI-genereret|AI-generated"
    r"|\A(?:et billede, der indeholder|a picture containing)\b",
    re.IGNORECASE,
)
_KINDS = {
    "picture": Message("Billedet", "The picture"),
    "chart": Message("Diagrammet", "The chart"),
    "diagram": Message("Grafikken (SmartArt)", "The SmartArt graphic"),
    "shape": Message("Figuren", "The shape"),
}


@rule(
    "ACC003",
    "warning",
    Message("Et billede mangler alternativ tekst", "A picture lacks alternative text"),
    Message(
        "Den, der ikke kan se, hører den alternative tekst i stedet for billedet; uden den, "
        "eller med et filnavn, hører man »billede« eller »logo punktum png«.",
        "One who cannot see hears the alternative text instead of the picture; without it, "
        'or with a file name, one hears "picture" or "logo dot png".',
    ),
    bad="(billede med alternativ tekst) logo.png",
    good="(billede med alternativ tekst) Kommunens logo",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each picture without words; the same one in several page heads is told once."""
    told: set[tuple[str, str]] = set()
    for picture in subject.survey.pictures if subject.survey is not None else ():
        story, message = picture.place.story, _message(picture)
        if message is None or (story != "body" and (story, message.da) in told):
            continue
        told.add((story, message.da))
        if picture.kind != "shape":
            yield Found(picture.place, message, _fix(picture))
        elif story == "body":  # a line or frame around the text is mostly decoration
            yield Found(picture.place, message, _fix(picture), severity="info")


def _message(picture: Picture) -> Message | None:
    name, alt = _KINDS[picture.kind], " ".join(picture.alt.split())
    if picture.is_decorative:
        return None
    if not alt:
        return Message(f"{name.da} har ingen alternativ tekst.", f"{name.en} has no alt text.")
    shown = alt if len(alt) <= 60 else alt[:59] + "…"
    if _FILE.fullmatch(alt) or _NUMBERED.fullmatch(alt):
        return Message(
            f"{name.da} har kun et navn som alternativ tekst: »{shown}«.",
            f'{name.en} has a mere name as alt text: "{shown}".',
        )
    if _GUESSED.search(alt):
        return Message(
            f"{name.da} har en alternativ tekst, som Word har gættet: »{shown}«.",
            f'{name.en} has an alt text that Word guessed: "{shown}".',
        )
    return None


def _fix(picture: Picture) -> Message:
    name = _KINDS[picture.kind]
    da, en = name.da[0].lower() + name.da[1:], name.en[0].lower() + name.en[1:]
    return Message(
        f"Højreklik på {da} i Word, vælg punktet om alternativ tekst, og skriv, hvad der ses. "
        "Er det kun pynt, så markér det som dekorativt samme sted.",
        f"Right-click {en} in Word, choose the entry on alt text, and write what is seen. "
        "If it is mere decoration, mark it as decorative in the same place.",
    )
