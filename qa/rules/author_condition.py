"""A condition that the author was to decide upon, and that the citizen reads instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qa.flow.words import TAG, Words, first_of_each, quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place

_OUTCOME = (
    r"(?:(?:helt?|delvist?|fuldt?|helt eller delvist?) )?"
    r"(?:afslag|medhold|avisning|bevilling|imødekommelse|afvisning)"
)
_PERSON = r"(?:borgeren|ansøgeren|ansøger|parten|klageren|klager)"
# "Hvis du er uenig, kan du klage" speaks to the citizen. "Hvis afslag:" is short for the author
# alone, "Ved afslag: du får en begrundelse" tells what will happen, "Ved afslag:" is a note.
_CONDITION = re.compile(
    rf"^[\s(*•–-]*(?:(?:hvis|såfremt|når) (?:"
    rf"(?:der (?:gives|er givet|meddeles) )?{_OUTCOME}(?: (?:gives|meddeles))?"
    r"|ansøgningen (?:imødekommes|afslås|er afslået|er imødekommet)|(?:ikke )?relevant"
    rf")\)?\s*:|ved {_OUTCOME}\)?\s*:(?=\s*(?:$|\[|{TAG})))",
    re.IGNORECASE,
)
# "Hvis borgeren ikke møder: ring til os" can be said to a school; see `_is_for_the_author`.
_SITUATION = re.compile(
    r"^[\s(\[*•–-]*(?:hvis|såfremt|når) "
    rf"(?:flere børn|(?:ét|et) barn|(?P<person>{_PERSON}) [^:.{TAG}]{{2,60}})[)\]]?\s*:[)\]]?",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^[\s(*]*(?:kun |bruges |anvendes |medtages |gælder ){{0,2}}(?:hvis|ved) {_OUTCOME}[\s)*.]*$",
    re.IGNORECASE,
)
_HINTS = ("hvis ", "ved ", "såfremt ", "når ")
_TO_CITIZEN = re.compile(r"\b(?:du|dig|din|dit|dine|I|jer|jeres)\b")


@rule(
    "LNG006",
    "warning",
    Message(
        "En betingelse til forfatteren står i brevet",
        "A condition meant for the author stands in the letter",
    ),
    Message(
        "Under »Hvis afslag:« og »Ved medhold:« får borgeren begge svar at læse; en betingelse "
        "i koder lader kun det ene stå.",
        'Under "Hvis afslag:" and "Ved medhold:" the citizen reads both answers; a condition '
        "made of tags leaves only the one.",
    ),
    bad="Hvis afslag: Vi kan ikke give støtten.",
    good='{% if udfald == "afslag" %}Vi kan ikke give støtten.{% endif %}',
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each condition that speaks of the outcome or the citizen, not to the citizen."""
    for pattern in (_CONDITION, _ALONE):
        for paragraph, match in first_of_each(subject.words, pattern, _HINTS):
            if not _TO_CITIZEN.search(match[0]):
                yield _found(paragraph, match[0])
    for paragraph, match in first_of_each(subject.words, _SITUATION, _HINTS):
        if not _TO_CITIZEN.search(match[0]) and _is_for_the_author(subject, paragraph, match):
            yield _found(paragraph, match[0])


def _is_for_the_author(subject: Subject, paragraph: Words, match: re.Match[str]) -> bool:
    """
    Say whether a condition that tells of somebody is a note, and no sentence to the reader.

    It is one where it stands alone, in brackets, or in a look of its own; or where the letter
    else says "du" to the one who is "borgeren" here.
    """
    after = paragraph.text[match.end() :].strip(f" \t\n{TAG}")
    if match[0].lstrip(" \t*•–-").startswith(("(", "[")):
        return True
    if not after:
        return not _leads_into_list(subject, paragraph.place)
    if _stands_out(subject, paragraph.place, match.end()):
        return True
    person = (match["person"] or "").lower()
    return bool(person and _TO_CITIZEN.search(after)) and not any(
        person in other.low and _SITUATION.match(other.text) is None for other in subject.words
    )


def _leads_into_list(subject: Subject, place: Place) -> bool:
    looks = subject.survey.looks if subject.survey is not None else ()
    for look, after in pairwise(looks):
        if (look.place.part, look.place.paragraph) == (place.part, place.paragraph):
            return after.is_list
    return False


def _stands_out(subject: Subject, place: Place, end: int) -> bool:
    """Say whether a paragraph's first words are bold or highlighted and its last are not."""
    key = (place.part, place.paragraph)
    survey = subject.survey
    for mark in survey.highlights if survey is not None else ():
        if (mark.place.part, mark.place.paragraph) == key and 0 < len(mark.words) <= end:
            return True
    for look in survey.looks if survey is not None else ():
        if (look.place.part, look.place.paragraph) == key and look.seen:
            return bool(look.seen[0].format.bold) and not look.seen[-1].format.bold
    return False


def _found(paragraph: Words, matched: str) -> Found:
    words = quoted(matched)
    return Found(
        paragraph.place.quoting(words),
        Message(
            f"»{words}« siger, hvornår teksten skal bruges; det skal en kode afgøre.",
            f'"{words}" says when to use the text; a tag must decide that.',
        ),
        _FIX,
    )


_FIX = Message(
    "Sæt {%p if … %} i et afsnit for sig selv over teksten og {%p endif %} under den, "
    "og slet betingelsen.",
    "Put {%p if … %} in a paragraph of its own above the text and {%p endif %} below it, "
    "and delete the condition.",
)
