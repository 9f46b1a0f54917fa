"""A section that the law requires must be in the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.sections import sections
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LAW001",
    "error",
    Message("Et lovpligtigt afsnit mangler", "A legally required section is missing"),
    Message(
        "En afgørelse uden begrundelse eller klagevejledning kan være ugyldig, og borgeren "
        "mister sin ret uden at vide det.",
        "A decision without reasons or guidance on complaint may be invalid, and the citizen "
        "loses a right without knowing.",
    ),
    bad="# Afgørelse\nDu får afslag.\n# Begrundelse\nFordi.",
    good="# Afgørelse\nDu får afslag.\n# Begrundelse\nFordi.\n## Sagens oplysninger\nA.\n"
    "## Vi har lagt vægt på\nB.\n## Retsgrundlag\nC.\n# Klagevejledning\nKlag.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each section of the document type that no heading stands for."""
    for section, headings in sections(subject):
        if headings:
            continue
        accepted = section.headings.get(subject.language, ())
        names = " / ".join(f"»{name}«" for name in accepted[:3])
        yield Found(
            subject.start,
            Message(
                f"Afsnittet »{section.title.da}« mangler. Det kræves{_when(section.when.da)}.",
                f'The section "{section.title.en}" is missing. It is required {section.when.en}.',
            ),
            Message(
                f"Indsæt afsnittet med en overskrift som {names} i en overskriftstypografi.",
                f"Insert the section under a heading such as {names}, in a heading style.",
            ),
            section.severity,
            section.basis,
        )


def _when(words: str) -> str:
    """Return when a section is required, as the end of a sentence: »altid«, or », når ...«."""
    return f", {words}" if words.startswith("når ") else f" {words}"
