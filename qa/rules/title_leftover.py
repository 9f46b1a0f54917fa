"""The title in the file's properties is what a screen reader, a browser and a PDF say first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.title import Title

_LEFT = re.compile(
    r"(?:kopi af |copy of )?(?:dokument|document|doc|word[- ]?do[ck]ument|microsoft word\b.*|brev"
    r"|letter|skabelon|template|uden (?:titel|navn)|untitled|unavngivet|titel|title|test|da|kl)"
    r"[\s_\-(]*\d*\)?|\[.*\]|.*\.(?:do[ct][xm]?|rtf|odt|pdf|txt)",
    re.IGNORECASE,
)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\b(\d{6})-?\d{4}\b")
_STEM = 5  # letters in which forms of one Danish word mostly agree


@rule(
    "ACC002",
    "warning",
    Message(
        "Filens titel er en rest fra Word eller et andet brev", "The file's title is a leftover"
    ),
    Message(
        "Titlen læses op først og står øverst i browseren. Den følger skabelonen ud med hvert "
        "brev; er den tom, skriver Segl skabelonens titel.",
        "The title is read out first and stands on top in the browser. It goes out with each "
        "letter; where it is empty, Segl writes the template's title.",
    ),
    bad="(med titlen »Dokument1«) Kære {{ navn }}",
    good="(med titlen »Afgørelse om støtte«) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield a title that Word or an earlier letter left."""
    title = subject.survey.title if subject.survey is not None else None
    if title is None:
        return
    words = _TAG.sub("", title.text).strip()
    if _LEFT.fullmatch(words):
        yield _found(title, _NOTHING)
    elif _is_another(words, subject):
        yield _found(title, _another(subject.manifest.title), severity="info")


def _is_another(words: str, subject: Subject) -> bool:
    """Say whether a Danish title shares no word with that of the template in its library."""
    if not subject.manifest.schema or subject.language != "da":
        return False
    own, wanted = _stems(words), _stems(subject.manifest.title)
    return bool(own and wanted) and not own & wanted


def _stems(text: str) -> set[str]:
    return {word[:_STEM].lower() for word in _WORD.findall(text)}


def _found(title: Title, message: Message, severity: str = "") -> Found:
    shown = _NUMBER.sub(r"\1-xxxx", title.place.quote)
    return Found(title.place.quoting(shown), message, _FIX, severity=severity)


_NOTHING = Message(
    "Filens titel siger ikke, hvad brevet handler om.",
    "The title of the file does not say what the letter is about.",
)


def _another(title: str) -> Message:
    return Message(
        f"Filens titel ligner ikke skabelonens (»{title}«); måske er den fra et andet brev.",
        f"The file's title is unlike the template's (\"{title}\"); it may be another letter's.",
    )


_FIX = Message(
    "Skriv, hvad brevet er, i Word under Filer › Oplysninger › Titel, eller slet titlen.",
    "Write what the letter is in Word under File › Info › Title, or delete the title.",
)
