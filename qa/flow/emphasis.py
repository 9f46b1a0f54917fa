"""
Lines that stand out from the running text of a letter, as headings do to the eye.

Bold or larger than the rest, alone in their paragraph, with the words of a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from render.danish import MONTHS
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


def visible(looks: Sequence[Look]) -> list[Look]:
    """Return the paragraphs of the letter's own text that show something, in order."""
    body = (look for look in looks if look.place.story == "body" and not look.is_boxed)
    return [look for look in body if look.text.strip() or look.has_picture]


def lines(looks: Sequence[Look]) -> Iterator[Look]:
    """Yield the lines that look like headings, and are none."""
    seen = visible(looks)
    usual = usual_size(seen)
    yield from (look for look in seen if stands_out(look, usual) and is_line(look))


def usual_size(looks: Sequence[Look]) -> int:
    """Return the size that most of the letter's words have."""
    sizes: Counter[int] = Counter()
    for look in looks:
        for piece in look.pieces:
            sizes[piece.format.size or 0] += len(piece.text)
    return max(sizes, key=lambda size: sizes[size], default=0)


def stands_out(look: Look, usual: int) -> bool:
    """Say whether all of a paragraph is bold, or larger than the running text."""
    return look.is_bold or look.size >= usual + LARGER


def is_line(look: Look) -> bool:
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


def is_running(look: Look, usual: int) -> bool:
    """Say whether a paragraph is running text: sentences, neither bold nor large."""
    text = look.text.strip()
    return (
        look.level is None
        and look.place.cell is None
        and not stands_out(look, usual)
        and len(text) >= 40
        and len(text.split()) > 6
        and (text[-1] in ".:!?" or len(text) > 100)
    )


def is_value(look: Look, usual: int) -> bool:
    """Say whether a paragraph is only a tag, which prints the text under a heading."""
    return look.text.strip() == "…" and look.place.cell is None and not stands_out(look, usual)


def is_text(look: Look | None, usual: int) -> bool:
    """
    Say whether the letter's text has begun with a paragraph: a heading, a greeting, sentences.

    Above it, among sender and addressee, a bold line over a tag is a label.
    """
    if look is None:
        return False
    return look.level is not None or is_running(look, usual) or _GREETS.match(look.text) is not None
