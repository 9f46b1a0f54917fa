"""What `segl new template` tells the owner: what was made, what to write where, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.message import Message
from segl.draft import proposals
from segl.draft.proposals import Proposal
from segl.drafting import Drafted

_GUESSED = Message(" (gættet)", " (guessed)")


def lines(drafted: Drafted, name: str, language: str) -> Iterator[str]:
    """Yield the report on a drafted template, but for the lint that follows it."""
    yield _sentence(
        f"Et udkast til skabelonen »{name}« er lavet:",
        f'A draft of the template "{name}" is made:',
        language,
    )
    yield from (f"  {row}" for row in _made(drafted, name, language))
    if drafted.written:
        yield ""
        yield _sentence(
            f"Koder skrevet i kopien: {drafted.written}. Dit eget brev er ikke ændret.",
            f"Tags written into the copy: {drafted.written}. Your own letter is as it was.",
            language,
        )
    yield from _places(drafted, name, language)
    if drafted.remarks:
        yield ""
        yield _sentence("Vær opmærksom på:", "Look at this:", language)
        yield from (f"  - {remark.text(language)}" for remark in drafted.remarks)


def _made(drafted: Drafted, name: str, language: str) -> Iterator[str]:
    head, guessed = drafted.manifest, _GUESSED.text(language)
    marks = {key: guessed if key in head.guessed else "" for key in ("type", "phase")}
    yield f"{drafted.file.as_posix()}"
    yield _sentence(
        f"templates/{name}/template.toml: titel »{head.title}«, type »{head.type}«{marks['type']}, "
        f"fase »{head.phase}«{marks['phase']}",
        f'templates/{name}/template.toml: title "{head.title}", type "{head.type}"{marks["type"]}, '
        f'phase "{head.phase}"{marks["phase"]}',
        language,
    )
    none = _sentence("ingen felter endnu", "no fields yet", language)
    some = _sentence(
        _fields(drafted),
        f"fields: {drafted.fields}, of which {drafted.drafts} with a draft for a title",
        language,
    )
    yield f"schemas/{name}.json: {some if drafted.fields else none}"
    for case in drafted.cases:
        yield _sentence(
            f"templates/{name}/cases/{case}: en opdigtet sag",
            f"templates/{name}/cases/{case}: a fictional case",
            language,
        )


def _fields(drafted: Drafted) -> str:
    count = "1 felt" if drafted.fields == 1 else f"{drafted.fields} felter"
    return f"{count}, {drafted.drafts or 'ingen'} med en titel, der kun er et udkast"


def _places(drafted: Drafted, name: str, language: str) -> Iterator[str]:
    if not drafted.proposals:
        return
    yield ""
    yield _sentence(
        "Her ser det ud til, at noget skal udfyldes. Åbn kopien i Word, søg efter ordene "
        "(Ctrl+F), og skriv koden i stedet:",
        "Here something seems to be left to fill in. Open the copy in Word, search for the "
        "words (Ctrl+F), and write the tag instead:",
        language,
    )
    width = min(max(len(_quoted(one, language)) for one in drafted.proposals), 40)
    for number, one in enumerate(drafted.proposals, 1):
        code = one.code or proposals.NOTE.text(language)
        code += proposals.BESIDE.text(language) if one.beside else ""
        times = f" (×{one.times})" if one.times > 1 else ""
        yield f"  {number:2}. {_quoted(one, language):{width}}  →  {code}"
        yield f"      {one.place.quoting('').describe(language)}{times}"
    if any("…|" in one.code or "{{ … }}" in one.code for one in drafted.proposals):
        yield _sentence(
            "Hvor der står …, finder du selv på et navn til feltet, fx ansoegning.dato.",
            "Where … stands, choose a name for the field yourself, such as ansoegning.dato.",
            language,
        )
    if not drafted.written and any(one.tag for one in drafted.proposals):
        yield _sentence(
            "De tydeligste kan Segl selv skrive i kopien: slet "
            f"templates/{name} og schemas/{name}.json, og lav udkastet igen med --tag.",
            "Segl can write the plainest ones into the copy: delete "
            f"templates/{name} and schemas/{name}.json, and make the draft again with --tag.",
            language,
        )


def _quoted(one: Proposal, language: str) -> str:
    words = findable(one.words)
    return f"»{words}«" if language == "da" else f'"{words}"'


def findable(words: str) -> str:
    """Return what Word's search finds of some words: no tab, break, tag or masked digits."""
    pieces = re.split(r"[\t\n]|…|-xxxx$", words)
    return max(map(str.strip, pieces), key=len) or words


def steps(drafted: Drafted, name: str, language: str) -> Iterator[str]:
    """Yield what to do next."""
    yield _sentence("Sådan kommer du videre:", "What to do next:", language)
    rows = list(_steps(drafted, name))
    width = max(len(command) for command, _ in rows if command)
    for number, (command, words) in enumerate(rows, 1):
        text = words.text(language)
        yield f"  {number}. {command:{width}}   {text}" if command else f"  {number}. {text}"


def _steps(drafted: Drafted, name: str) -> Iterator[tuple[str, Message]]:
    if drafted.proposals or not drafted.fields:
        file = drafted.file.as_posix()
        yield (
            "",
            Message(
                f"Åbn {file} i Word, skriv koderne, og gem.",
                f"Open {file} in Word, write the tags, and save.",
            ),
        )
        yield (
            f"segl fields {name} --add",
            Message("tag de nye koders felter med", "take in the fields of the new tags"),
        )
    yield (
        f"segl fields {name} --form felter.docx",
        Message("ret titler, typer og valg i Word", "mend titles, types and choices in Word"),
    )
    yield (
        f"segl fields {name} --from felter.docx",
        Message("læs dem tilbage", "read them back"),
    )
    yield (
        f"segl preview {name}",
        Message("se brevet udfyldt med de opdigtede sager", "see it filled from fictional cases"),
    )


def _sentence(da: str, en: str, language: str) -> str:
    return Message(da, en).text(language)
