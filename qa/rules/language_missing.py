"""A language that the library promises, and a template that does not speak it."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_NAMES = {"da": Message("dansk", "Danish"), "kl": Message("grønlandsk", "Greenlandic")}


@rule(
    "LIB004",
    "warning",
    Message("En sprogudgave mangler", "A language version is missing"),
    Message(
        "Borgeren vælger sproget, og i Grønland binder valget kommunen (sagsbehandlingsloven "
        "§ 7 a): et brev, der kun findes på ét sprog, kan ikke sendes til alle.",
        "The citizen chooses the language, and in Greenland the choice binds the municipality "
        "(administrative procedure act, § 7 a): a letter in one language only cannot be sent "
        "to everyone.",
    ),
    bad="(biblioteket har sprogene »da« og »kl«, skabelonen kun »da«) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each language that `segl.toml` declares and the template has no file for."""
    shelf = subject.shelf
    if shelf is None or not shelf.is_first:
        return
    for language in shelf.languages:
        if language not in shelf.versions:
            name = _NAMES.get(language, Message(language, language))
            yield Found(
                subject.start,
                Message(
                    f"Skabelonen findes ikke på {name.da}, et af bibliotekets sprog i segl.toml.",
                    f"The template has no version in {name.en}, one of the languages in segl.toml.",
                ),
                _fix(language),
            )


def _fix(language: str) -> Message:
    return Message(
        f"Læg {language}.docx i skabelonens mappe, eller tag »{language}« ud af languages "
        "i segl.toml.",
        f'Put {language}.docx in the template\'s folder, or take "{language}" out of languages '
        "in segl.toml.",
    )
