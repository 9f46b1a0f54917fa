"""A bold line is a heading to the eye alone: only a heading style makes it one to the ear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qa.rule import Found, rule
from qa.subject import Subject
from render.danish import MONTHS
from render.message import Message
from render.survey.looks import Look

MAX_LETTERS, MAX_WORDS = 80, 10
MAX_LABEL = 3  # words of a heading with a colon; a longer one leads into what follows
LARGER = 4  # half-points above the running text
_NO_HEADING = re.compile(
    r"(?:kære|hej|til|att|dear|to|med venlig|venlig|hilsen|mvh|sincerely|yours|kind regards|og"
    r"|eller|and|or|vigtigt|bemærk|obs|nb|fortroligt|haster|udkast|kopi|important|note"
    r"|confidential|draft|copy|tlf|telefon|cpr|cvr|side|page)\b",
    re.IGNORECASE,
)
# "Sagsnr. 12", "Svarfrist den 3. maj": a label with its value, and no heading over a text
_LABEL = re.compile(
    r"(?:\w+(?:nr|nummer|nummeret)|(?:sags?|journal|reference|bevillings?|løbe|j)\W{0,2}(?:nr|id)"
    r"|ref)\b\W"
    r"|(?:\w*frist|dato|\w+dato|senest)\b.*"
    rf"(?:\d|…|{'|'.join(MONTHS)})$",
    re.IGNORECASE,
)
# Where every word is a name's and one of them an office's, the line says who writes.
_OFFICE = re.compile(
    r"kommun|afdeling|forvaltning|sekretariat|styrelse|nævn|center|centr|kontor|qarfi|oqarfi",
    re.IGNORECASE,
)
_GREETS = re.compile(r"\s*(?:kære|hej|dear)\b", re.IGNORECASE)
_LINK = frozenset({"og", "for", "i", "&", "aamma"})
_OTHER = re.compile(r":(?!$)|[@|\t\n«»{}\[\]_]|www\.|https?")
_STYLES = (
    "toc", "subtitle", "caption", "header", "footer", "signature", "closing", "salutation",
    "date", "envelope", "message header", "quote", "intense quote", "footnote", "endnote",
)  # fmt: skip


@rule(
    "ACC005",
    "warning",
    Message("En fed linje er brugt som overskrift", "A bold line serves as a heading"),
    Message(
        "En skærmlæser finder kun afsnittene, når overskrifterne har en overskrifts typografi; "
        "fed skrift er bare fed.",
        "A screen reader finds the sections only where headings have a heading style; bold type "
        "is merely bold.",
    ),
    bad=(
        "¦Sådan klager du\nDu kan klage inden fire uger, efter at du har fået brevet. "
        "Skriv til os, hvad du er uenig i."
    ),
    good=(
        "# Sådan klager du\nDu kan klage inden fire uger, efter at du har fået brevet. "
        "Skriv til os, hvad du er uenig i."
    ),
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield short lines that stand out and alone over running text, without a heading style."""
    looks = subject.survey.looks if subject.survey is not None else ()
    body = [look for look in looks if look.place.story == "body" and not look.is_boxed]
    visible = [look for look in body if look.text.strip() or look.has_picture]
    usual = _usual(visible)
    around = zip([None, *visible], visible, visible[1:], strict=False)
    for before, look, after in around:
        if not _stands_out(look, usual) or not _is_line(look):
            continue
        if _is_running(after, usual) or (_is_value(after, usual) and _is_text(before, usual)):
            yield Found(look.place.quoting(look.text.strip()), _MESSAGE, _FIX)


_MESSAGE = Message(
    "Linjen ligner en overskrift, men er kun fremhævet tekst.",
    "The line looks like a heading, but is only emphasised text.",
)
_FIX = Message(
    "Stil markøren i linjen i Word, og vælg »Overskrift 1« under Hjem › Typografier "
    "(»Overskrift 2« for et underafsnit).",
    'Put the cursor into the line in Word, and choose "Heading 1" under Home › Styles '
    '("Heading 2" for a subsection).',
)


def _usual(looks: Sequence[Look]) -> int:
    """Return the size that most of the letter's words have."""
    sizes: Counter[int] = Counter()
    for look in looks:
        for piece in look.pieces:
            sizes[piece.format.size or 0] += len(piece.text)
    return max(sizes, key=lambda size: sizes[size], default=0)


def _stands_out(look: Look, usual: int) -> bool:
    return look.is_bold or look.size >= usual + LARGER


def _is_line(look: Look) -> bool:
    """Say whether a paragraph is a line of its own with the words of a heading."""
    text = look.text.strip()
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return (
        look.level is None
        and look.place.cell is None
        and not look.is_list
        and not look.has_picture
        and not look.style.startswith(_STYLES)
        and 1 <= len(words) <= MAX_WORDS
        and len(text) <= MAX_LETTERS
        and sum(map(str.isalpha, text)) > 3
        and (text[0].isupper() or text[0].isdigit())
        and text[-1] not in ".,;!…"
        and (text[-1] != ":" or len(words) <= MAX_LABEL)
        and not _OTHER.search(text)
        and not _NO_HEADING.match(text)
        and not _LABEL.match(text)
        and not _is_office(text)
    )


def _is_office(text: str) -> bool:
    words = [word.strip("-–,()") for word in text.split()]
    named = all(word[:1].isupper() or word in _LINK for word in words if word)
    return named and _OFFICE.search(text) is not None


def _is_running(look: Look, usual: int) -> bool:
    """Say whether a paragraph is running text: sentences, neither bold nor large."""
    text = look.text.strip()
    return (
        look.level is None
        and look.place.cell is None
        and not _stands_out(look, usual)
        and len(text) >= 40
        and len(text.split()) > 6
        and (text[-1] in ".:!?" or len(text) > 100)
    )


def _is_value(look: Look, usual: int) -> bool:
    """Say whether a paragraph is only a tag, which prints the text under a heading."""
    return look.text.strip() == "…" and look.place.cell is None and not _stands_out(look, usual)


def _is_text(look: Look | None, usual: int) -> bool:
    """
    Say whether the letter's text has begun with a paragraph: a heading, a greeting, sentences.

    Above it, among sender and addressee, a bold line over a tag is a label.
    """
    if look is None:
        return False
    return (
        look.level is not None or _is_running(look, usual) or _GREETS.match(look.text) is not None
    )
