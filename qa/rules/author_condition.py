"""A condition that the author was to decide upon, and that the citizen reads instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.words import TAG, first_of_each, quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_OUTCOME = (
    r"(?:(?:helt?|delvist?|fuldt?|helt eller delvist?) )?"
    r"(?:afslag|medhold|avisning|bevilling|imødekommelse|afvisning)"
)
_PERSON = r"(?:borgeren|ansøgeren|ansøger|parten|klageren|klager)"
# "Hvis du er uenig, kan du klage" speaks to the citizen; who is told of "borgeren" is the author.
# "Ved afslag: du får en begrundelse" tells what will happen, "Ved afslag:" alone is a note.
_CONDITION = re.compile(
    rf"^[\s(*•–-]*(?:(?:hvis|såfremt|når) (?:"
    rf"(?:der (?:gives|er givet|meddeles) )?{_OUTCOME}(?: (?:gives|meddeles))?"
    r"|ansøgningen (?:imødekommes|afslås|er afslået|er imødekommet)"
    r"|(?:ikke )?relevant|flere børn|(?:ét|et) barn"
    rf"|{_PERSON} [^:.{TAG}]{{2,60}}"
    rf")\)?\s*:|ved {_OUTCOME}\)?\s*:(?=\s*(?:$|\[|{TAG})))",
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
            if _TO_CITIZEN.search(match[0]):
                continue
            words = quoted(match[0])
            yield Found(
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
