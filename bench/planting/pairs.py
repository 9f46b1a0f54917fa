"""Defects in one of two language versions: what the other has, says or decides otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from planting.specimen import Defect, Plant, Specimen, style, w, words
from qa.law import catalogue
from render import package
from render.translation import memory
from render.translation.document import Document
from render.translation.memory import Memory
from render.translation.segment import Segment

PAIRS = ("afgoerelse_stoette", "kvittering_underretning", "partshoering")
_INSTANCE = "kommune.klage.instans"
_FIELD = re.compile(r"\{\{ ([a-z_]+\.[a-z_.]+)[^}]*\}\}")
_FIGURE = re.compile(r"\b(\d+)([ \u00a0](?:uger|timer))")
_CITED = re.compile(r"§[ \u00a0](\d+)")


def pair(specimen: Specimen) -> Specimen:
    """
    Return a letter with a second language version, which says the same in the same words.

    Only what the catalogue has in Kalaallisut is put into it, headings and the name of the body
    that takes complaints: nobody here writes more.
    """
    name = specimen.name.split("/")[0]
    data = specimen.packed()
    document = Document(package.from_bytes(data))
    headings = dict(_headings())
    known = {one: headings.get(one.text, _named(one)) for one in document.segments()}
    made = Document(package.from_bytes(data)).translated(known, "kl")
    files = dict(specimen.files)
    files["segl.toml"] = str(files["segl.toml"]).replace('["da"]', '["da", "kl"]')
    files[f"templates/{name}/kl.docx"] = made
    files[f"templates/{name}/kl.translation.json"] = memory.write(Memory(known)).decode()
    return Specimen(f"{name}/da+kl", "pair", dict(specimen.members), files)


def _named(segment: Segment) -> str:
    """Return a segment's words, with the name of the complaint body where that is printed."""
    if not any(_INSTANCE in mark.code for mark in segment.marks):
        return segment.text
    every = catalogue.read("gl").documents["afgoerelse"].sections
    facts = (fact.words for section in every for fact in section.facts)
    known = (one for said in facts for one in said.get("kl", ()))
    name = next(one for one in known if " " in one)  # others are signs, such as @
    return f"{segment.text.rstrip('.')} ({name})."


def _headings() -> Iterator[tuple[str, str]]:
    for kind in catalogue.read("gl").documents.values():
        for section in kind.sections:
            for words_ in section.headings.get("da", ()):
                for other in section.headings.get("kl", ())[:1]:
                    yield words_, other


def _retold(plant: Plant) -> Plant:
    """Return a planter after which the translation is taken as made of the changed Danish text."""

    def planted(specimen: Specimen) -> bool:
        before = {words(p) for p in specimen.tree().iter(w("p"))}
        if not plant(specimen) or before == {words(p) for p in specimen.tree().iter(w("p"))}:
            return False
        name = specimen.name.split("/")[0]
        specimen.files.pop(f"templates/{name}/kl.translation.json")
        return True

    return planted


def _field(specimen: Specimen) -> bool:
    """Take a field that stands once out of the Danish version."""
    texts = [one for one in specimen.texts("{{ ") if "{%" not in (one.text or "")]
    whole = "".join(one.text or "" for one in specimen.tree().iter(w("t")))
    for element in texts:
        match = _FIELD.search(element.text or "")
        if match is not None and whole.count(match[1]) == 1:
            element.text = (element.text or "").replace(match[0], "")
            return True
    return False


def _condition(specimen: Specimen) -> bool:
    """Take a condition of whole paragraphs out of the Danish version, and keep what it guards."""
    opened = [p for p in specimen.paragraphs() if words(p).startswith("{%p if")]
    for start in opened:
        depth = 0
        for paragraph in [start, *start.itersiblings(w("p"))]:
            text = words(paragraph)
            if text.startswith("{%p else") and depth == 1:
                break
            depth += text.startswith("{%p if") - text.startswith("{%p endif")
            if depth == 0:
                for one in (start, paragraph):
                    one.getparent().remove(one)  # type: ignore[union-attr]
                return True
    return False


def _heading(specimen: Specimen) -> bool:
    """Turn a heading that the law asks for into running text."""
    known = dict(_headings())
    for paragraph in specimen.paragraphs():
        if style(paragraph).startswith("Heading") and words(paragraph) in known:
            for text in paragraph.iter(w("t")):
                text.text = "Her står der noget andet."
            return True
    return False


def _change(pattern: re.Pattern[str], more: int) -> Plant:
    def plant(specimen: Specimen) -> bool:
        for element in specimen.texts():
            match = pattern.search(element.text or "")
            if match is not None:
                number = str(int(match[1]) + more)
                start, end = match.span(1)
                element.text = (element.text or "")[:start] + number + (element.text or "")[end:]
                return True
        return False

    return plant


def _reworded(specimen: Specimen) -> bool:
    """Change a Danish sentence after it was translated."""
    plain = specimen.plain()
    text = next(plain.iter(w("t")), None) if plain is not None else None
    if text is None:
        return False
    text.text = f"Nyt: {text.text}"
    return True


def _forgotten(specimen: Specimen) -> bool:
    """Take a sentence out of what was translated."""
    name = f"templates/{specimen.name.split('/')[0]}/kl.translation.json"
    content = json.loads(str(specimen.files[name]))
    content["segments"].pop()
    specimen.files[name] = json.dumps(content)
    return True


DEFECTS = (
    Defect("a field in one language only", ("PAR001",), _retold(_field), "pair"),
    Defect("a condition in one language only", ("PAR002",), _retold(_condition), "pair"),
    Defect("a required section in one language only", ("PAR003",), _retold(_heading), "pair"),
    Defect("another paragraf in one language", ("PAR004",), _retold(_change(_CITED, 1)), "pair"),
    Defect("another deadline in one language", ("PAR005",), _retold(_change(_FIGURE, 1)), "pair"),
    Defect("Danish text changed after translation", ("PAR006",), _reworded, "pair"),
    Defect("a sentence that was never translated", ("PAR006",), _forgotten, "pair"),
)
