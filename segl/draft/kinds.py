"""The type of a drafted template: asked for on a terminal, else guessed and said aloud."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.catalogue import Catalogue
from render.message import Message
from segl.asking import typed
from segl.asking.terminal import Terminal
from segl.draft.manifest import OTHER, Draft

_WHICH = Message(
    "Hvilken slags brev er det? Det bestemmer, hvilke lovpligtige afsnit Segl kontrollerer.",
    "What sort of letter is it? That decides which legally required sections Segl checks.",
)
_ANOTHER = Message(
    "et andet brev (kontrolleres ikke for lovpligtige afsnit)",
    "another letter (not checked for legally required sections)",
)
_NUMBER = Message("Skriv nummeret (Enter: {}).", "Type the number (Enter: {}).")
_AGAIN = Message("Skriv et af tallene 1-{}.", "Type one of the numbers 1-{}.")


def titles(law: Catalogue) -> dict[str, Message]:
    """Return the types of document that the law's catalogue knows, and then any other."""
    documents = law.documents
    return {name: document.title for name, document in documents.items()} | {OTHER: _ANOTHER}


def ask(law: Catalogue, guessed: Draft, terminal: Terminal) -> str:
    """Return the type that a person chooses; Enter takes the guess. Raises typed.Stopped."""
    known = titles(law)
    names = list(known)
    default = guessed.type if guessed.type in known else OTHER
    terminal.say(f"»{guessed.title}«" if terminal.language == "da" else f'"{guessed.title}"')
    terminal.say(_WHICH, "question")
    for number, title in enumerate(known.values(), 1):
        terminal.say(f"{number}  {title.text(terminal.language)}", indent=4)
    terminal.say(_NUMBER.text(terminal.language).format(names.index(default) + 1))
    while True:
        said = typed.only_line(terminal).strip()
        if said in known or not said:
            return said or default
        if said.isdecimal() and 1 <= int(said) <= len(names):
            return names[int(said) - 1]
        terminal.say(_AGAIN.text(terminal.language).format(len(names)), "refusal")


def warning(guessed: Draft, name: str, law: Catalogue, language: str) -> Iterator[str]:
    """Yield what a guessed type means, and how it is mended; nothing for one that was told."""
    if "type" not in guessed.guessed:
        return
    known = titles(law)
    yield (_unchecked() if guessed.type == OTHER else _checked(guessed, known)).text(language)
    yield Message(
        f"  Er det forkert, så skriv:  segl new template {name} --type TYPE  med en af typerne:",
        f"  If that is wrong, write:  segl new template {name} --type TYPE  with one of the types:",
    ).text(language)
    yield from (f"    {kind:26} {title.text(language)}" for kind, title in known.items())
    yield ""


def _unchecked() -> Message:
    return Message(
        f"OBS: Dokumenttypen er gættet: »{OTHER}«. Derfor kontrolleres brevet IKKE for "
        "lovpligtige afsnit.",
        f'NOTE: the type of document is guessed: "{OTHER}". So the letter is NOT checked for '
        "legally required sections.",
    )


def _checked(guessed: Draft, known: dict[str, Message]) -> Message:
    title = known.get(guessed.type, Message(guessed.type, guessed.type))
    return Message(
        f"OBS: Dokumenttypen er gættet: »{title.da}«. Den bestemmer, hvilke lovpligtige afsnit "
        "Segl kontrollerer.",
        f'NOTE: the type of document is guessed: "{title.en}". It decides which legally required '
        "sections Segl checks.",
    )
