"""A section break that some letters leave out, so that other words get its neighbour's pages."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.sections import Moved, moved
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_WHAT = {
    "paper": ("papirets størrelse eller retning", "the size or direction of the paper"),
    "margins": ("margenerne", "the margins"),
    "columns": ("antallet af spalter", "the number of columns"),
    "first": ("»Speciel førsteside«", '"Different first page"'),
    "headers": ("sidehoved eller sidefod", "header or footer"),
}
_FIX = Message(
    "Sæt også et sektionsskift (Layout › Skift) lige før koden, så hele sektionen står i den "
    "del, der kan falde væk. Står teksten efter delen, så slå »Sammenkæd med forrige« fra i "
    "dens sidehoved og sidefod.",
    "Put a section break (Layout › Breaks) just before the tag as well, so that the whole "
    "section stands in the part that may be left out. If the words stand behind the part, "
    'switch "Link to Previous" off in their header and footer.',
)


@rule(
    "TAG021",
    "warning",
    Message(
        "Et sektionsskift kan falde væk, så anden tekst får andre sider",
        "A section break may be left out, so that other words get other pages",
    ),
    Message(
        "I Word hører sidernes retning, margener, sidehoved og sidefod til det sektionsskift, "
        "der står efter teksten. Falder skiftet væk, får teksten den næste sektions sider.",
        "In Word, the direction of pages, their margins, headers and footers belong to the "
        "section break behind the words. If it is left out, they get the next section's pages.",
    ),
    bad="(sektionsskift i en betingelse) Kære Eva",
    good="(sektionsskift før og i en betingelse) Kære Eva",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each block whose section break other words need."""
    if subject.template is None or subject.survey is None or not subject.survey.sections:
        return
    for part in subject.template.parts:
        if part.story == "body":
            for found in moved(part.body, part.paragraphs, subject.survey.sections):
                yield Found(found.section.place, _message(found), _FIX)


def _message(found: Moved) -> Message:
    code, words = found.tag.place.quote, found.paragraph.place.quoting(found.paragraph.text)
    da, en = _WHAT[found.what]
    return Message(
        f"Sektionsskiftet står i »{code}«. Er den del ikke med, skifter {da} for tekst udenfor: "
        f"{words.describe('da')}.",
        f'The section break stands in "{code}". Without that part, {en} changes for words '
        f"outside it: {words.describe('en')}.",
    )
