"""The manifest of a drafted template: what the letter says of itself, and what is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from qa.flow import emphasis
from qa.law.catalogue import Catalogue
from render.manifest import LibraryManifest
from render.message import Message
from render.ooxml import DC
from render.package import Package
from render.record import record
from render.survey.looks import Look
from render.survey.survey import Survey
from render.template import Template

_PHASES = {  # words of a letter's title -> the phase of casework that it belongs to
    "aabning": "kvittering modtaget underretning henvendelse ansøgning",
    "oplysning": "høring partshøring samtykke oplysninger indhentning møde invitation indkaldelse",
    "vurdering": "undersøgelse vurdering udtalelse",
    "afgoerelse": "afgørelse afslag bevilling medhold hjemgivelse anbringelse",
    "bestilling": "bestilling aftale leverandør",
    "opfoelgning": "opfølgning handleplan evaluering status",
}
_DUMMIES = re.compile(r"^(?:word document|dokument\d*|document\d*|untitled|skabelon)?$", re.I)
_BLANKS = re.compile(r"\[[^\]]*\]|«[^»]*»|…|_{3,}")
_LEADING = re.compile(r"\s+(?:om|til|for|af|vedrørende|vedr\.?|i|på|ang\.?)$")
_DECISIONS = re.compile(r"\b(?:afslag|bevilling|medhold|ophør|hjemgivelse|anbringelse)", re.I)
DECISION, OTHER = "afgoerelse", "brev"
_FIRST, _MAX_WORDS = 20, 14  # paragraphs in which a title stands, and words that it may have
_SALUTATION = re.compile(r"(?:kære|hej|til|att|venlig hilsen|med venlig)\b", re.IGNORECASE)
_PHASE = "oplysning"
GUESSED = "# Gættet af Segl: ret ordet, hvis det er forkert."


@record
class Draft:
    """What goes into `template.toml`; `guessed` names the keys that nobody told."""

    title: str
    type: str
    phase: str
    guessed: frozenset[str]

    def text(self, schema: str, library: LibraryManifest) -> str:
        """Return the text of the file."""
        lines = [f"title = {quoted(self.title)}"]
        for key, value in (("type", self.type), ("phase", self.phase)):
            lines += [GUESSED] if key in self.guessed else []
            lines.append(f"{key} = {quoted(value)}")
        lines += [f"schema = {quoted(schema)}", 'version = "0.1.0"']
        lines.append(f"owner = {quoted(library.owner)}")
        return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as a TOML basic string; JSON's own escapes are valid in it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def read(template: Template, letter: Path, told: Mapping[str, str], law: Catalogue) -> Draft:
    """Return the draft: `told` holds the title, type and phase given, "" where none is."""
    title = " ".join(told["title"].split()) or _title(template, letter)
    documents = law.documents
    words = _said(title, template)
    named = {document.title.da.lower(): name for name, document in documents.items()}
    found = next((name for heading, name in named.items() if heading in words), "")
    if not found and _is_decision(title) and DECISION in documents:
        found = DECISION
    kind = told["type"] or found or OTHER
    known = documents[kind].phase if kind in documents else ""
    phase = told["phase"] or known or _phase(words)
    guessed = {
        key for key, value in (("type", told["type"]), ("phase", told["phase"])) if not value
    }
    if known and told["type"]:
        guessed.discard("phase")
    return Draft(title, kind, phase, frozenset(guessed))


def _title(template: Template, letter: Path) -> str:
    """Return the file's own title, else its first heading, its largest line, its name in words."""
    own = _core_title(template.package)
    if "{" not in own and not _DUMMIES.match(_without_blanks(own)):
        return _without_blanks(own)
    for paragraph in template.parts[0].paragraphs:
        text = _without_blanks(paragraph.text) if paragraph.level is not None else ""
        if text:
            return text
    return _largest(Survey(template.package).looks) or _in_words(letter.stem)


def _largest(looks: Sequence[Look]) -> str:
    """Return the words of the largest line that stands out at the top, "" without one."""
    seen = emphasis.visible(looks)
    usual = emphasis.usual_size(seen)
    lines = [
        look
        for look in seen[:_FIRST]
        if look.place.cell is None and emphasis.stands_out(look, usual) and _titled(look)
    ]
    best = max(lines, key=lambda look: look.size, default=None)  # the first of the largest
    return _titled(best) if best is not None else ""


def _titled(look: Look) -> str:
    """Return the title that a line holds, "" for none: a greeting, a label, a sentence."""
    text = _without_blanks(look.text)
    is_label = ":" in look.text or "\t" in look.text or "@" in text
    letters = sum(map(str.isalpha, text))
    if is_label or letters < 4 or text[-1:] in (".", ",", "!") or _SALUTATION.match(text):
        return ""
    return text if len(text.split()) <= _MAX_WORDS else ""


def _without_blanks(heading: str) -> str:
    """Return a heading without tags and placeholders, and the words that led to them."""
    text = " ".join(_BLANKS.sub(" ", heading).split())
    while (shorter := _LEADING.sub("", text)) != text:
        text = shorter
    return text.strip(" –-:,")


def _core_title(package: Package) -> str:
    name = package.related("core-properties")
    element = package.parse(name).find(f"{{{DC}}}title") if name else None
    return (element.text or "") if element is not None else ""


def _in_words(stem: str) -> str:
    text = " ".join(re.split(r"[\s_]+", stem)).strip() or "Brev"
    return text[0].upper() + text[1:]


def _said(title: str, template: Template) -> str:
    """Return the title, headings and lines like them, by which type and phase are guessed."""
    headings = (p.text for p in template.parts[0].paragraphs if p.level is not None)
    lines = (look.text for look in emphasis.lines(Survey(template.package).looks))
    return " ".join([title, *headings, *lines]).lower()


def _is_decision(title: str) -> bool:
    """Say whether a title names what only a decision does: to refuse, to grant, to end."""
    return bool(_DECISIONS.search(title))


def _phase(words: str) -> str:
    counts = {
        phase: sum(word in words for word in several.split()) for phase, several in _PHASES.items()
    }
    best = max(counts, key=lambda phase: counts[phase])
    return best if counts[best] else _PHASE


def hints(draft: Draft, law: Catalogue) -> list[Message]:
    """Return what to say of a type that the catalogue of the law does not know."""
    documents = law.documents
    near = get_close_matches(draft.type, list(documents), n=1)
    if not near or draft.type in documents:
        return []
    return [
        Message(
            f"Dokumenttypen »{draft.type}« er ikke i lovkataloget. Mente du »{near[0]}«?",
            f'The type "{draft.type}" is not in the legal catalogue. Did you mean "{near[0]}"?',
        )
    ]
