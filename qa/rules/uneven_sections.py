"""Language versions of which one lacks a section that the law asks for."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import parity
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "PAR003",
    "warning",
    Message(
        "Et lovpligtigt afsnit står kun i den ene sprogversion",
        "A required section is in one version only",
    ),
    Message(
        "Loven gælder på begge sprog: mangler klagevejledningen i den ene version, mangler "
        "den for alle, der får den.",
        "The law holds in both languages: where one version lacks the complaint guidance, all"
        " who get it do.",
    ),
    bad="(på dansk og grønlandsk) # Klagevejledning\nDu kan klage.\n---\nAap",
    good=(
        "(på dansk og grønlandsk) # Klagevejledning\n"
        "Du kan klage.\n"
        "---\n"
        "# Naammagittaalliuuteqarnissamut ilitsersuut\n"
        "Aap"
    ),
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the sections of law that only one of two versions has a heading for."""
    for other in parity.sides(subject):
        for one in parity.sections(subject, other):
            yield Found(parity.at(one, subject), parity.told(_WHAT, one), _FIX)


_WHAT = Message("Afsnittet »{0}«", 'The section "{0}"')
_FIX = Message(
    "Skriv afsnittet med sin overskrift i den version, der mangler det.",
    "Write the section with its heading into the version that lacks it.",
)
