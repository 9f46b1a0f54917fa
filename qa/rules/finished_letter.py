"""A finished letter lies where a template is to lie."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render import mistaken
from render.errors import TemplateError
from render.message import Message

_FIX = Message(
    "Læg skabelonen selv her i stedet. Skal filen gøres til en skabelon, så brug »segl new "
    "template ID --from FIL --tag«.",
    "Put the template itself here instead. If a template is to be made of the file, use "
    '"segl new template ID --from FILE --tag".',
)


@rule(
    "PKG014",
    "error",
    Message("Et færdigt brev, ikke en skabelon", "A finished letter, not a template"),
    Message(
        "Et brev, der er udfyldt, har ingen koder: det ville give det samme brev, med en anden "
        "borgers oplysninger, i hver eneste sag.",
        "A letter that was filled has no tags: it would give the same letter, with another "
        "citizen's data, in every case.",
    ),
    bad="(et færdigt brev) Kære Ida",
    good="(et færdigt brev) Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once; nothing else is told of such a file."""
    error = subject.template_error
    if isinstance(error, TemplateError) and mistaken.is_told(error):
        yield Found(subject.start, error.message, _FIX)
