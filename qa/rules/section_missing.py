"""A section that the law requires must be in the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.binding import is_bound
from qa.law.catalogue import Section
from qa.law.nearest import Line, nearest
from qa.law.paths import Paths, paths
from qa.law.sections import sections
from qa.proof.proof import Shown
from qa.proof.telling import case_text
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place


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
    "## Vi har lagt vægt på\nB.\n## Retsgrundlag\nC.\n# Klagevejledning\n"
    "Klag.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each section of the document type that no heading stands for, in some letter."""
    over = paths(subject)
    for section, headings in sections(subject):
        place = over.place(section) if over is not None else None
        if place is None and headings:  # its conditions contradict each other: in no letter
            place = headings[0].paragraph.place.quoting(headings[0].text)
        if over is None or place is None:
            if not headings and (over is None or over.is_needed(section)):
                yield _found(subject, section, nearest(subject, section))
            continue
        shown = over.missing(section)
        if shown is not None:
            yield _on_some_path(over, section, place, shown)


def _on_some_path(over: Paths, section: Section, place: Place, shown: Shown) -> Found:
    """Return that a section is missing in some letters, with the case of one."""
    how, title, words = over.told(shown), section.title, section.when.words
    unbound = _unbound(over, section)
    return Found(
        place,
        Message(
            f"Afsnittet »{title.da}« mangler i nogle breve{how.da}. "
            f"Det kræves{_when(words.da)}.{unbound.da}",
            f'The section "{title.en}" is missing in some letters{how.en}. '
            f"It is required {words.en}.{unbound.en}",
        ),
        Message(
            "Flyt afsnittet ud af betingelsen, eller ret betingelsen, så afsnittet er med, hver "
            "gang det kræves.",
            "Move the section out of the condition, or mend the condition so that the section is "
            "there whenever it is required.",
        ),
        section.severity,
        section.basis,
        case_text(shown.case),
    )


def _unbound(over: Paths, section: Section) -> Message:
    if is_bound(over.subject, section.when):
        return Message("", "")
    concept = section.when.concept
    return Message(
        f" Skemaet siger ikke, hvad »{concept}« er, så det kræves i alle breve: bind begrebet under"
        " [binds] i template.toml.",
        f' The schema does not say what "{concept}" is, so all letters need it: bind the concept '
        "under [binds] in template.toml.",
    )


def _found(subject: Subject, section: Section, near: Line | None) -> Found:
    accepted = section.headings.get(subject.language, ())
    names = " / ".join(f"»{name.rstrip('*')}«" for name in accepted[:3])
    seen, words = _seen(near), section.when.words
    message = Message(
        f"Afsnittet »{section.title.da}« mangler. Det kræves{_when(words.da)}.{seen.da}",
        f'The section "{section.title.en}" is missing. It is required {words.en}.{seen.en}',
    )
    place = near.place.quoting(near.text) if near is not None else subject.start
    return Found(place, message, _fix(near, names), section.severity, section.basis)


def _seen(near: Line | None) -> Message:
    """Return what the letter has instead."""
    if near is None:
        return Message("", "")
    if near.is_exact:
        return Message(
            f" Linjen »{near.text}« står i brevet, men er ikke en overskrift.",
            f' The line "{near.text}" is there, but is no heading.',
        )
    if near.kind == "heading":
        return Message(
            f" Nærmest er overskriften »{near.text}«.", f' The heading "{near.text}" is nearest.'
        )
    return Message(
        f" Nærmest er den fremhævede linje »{near.text}«.",
        f' The emphasised line "{near.text}" is nearest.',
    )


def _fix(near: Line | None, names: str) -> Message:
    if near is None:
        return Message(
            f"Indsæt afsnittet med en overskrift som {names} i en overskriftstypografi.",
            f"Insert the section under a heading such as {names}, in a heading style.",
        )
    if near.is_exact:
        return Message(
            f"Stil markøren i linjen, og vælg »Overskrift 1« (eller 2) {_STYLES.da}.",
            f'Put the cursor into the line, and choose "Heading 1" (or 2) {_STYLES.en}.',
        )
    da, en = "", ""
    if near.kind != "heading":
        da = f" og vælg »Overskrift 1« (eller 2) {_STYLES.da}"
        en = f', and choose "Heading 1" (or 2) {_STYLES.en}'
    return Message(
        f"Er det afsnittet, så ret linjens ord til {names}{da}. Ellers indsæt afsnittet med en "
        "af de overskrifter.",
        f"If that is the section, change its words to {names}{en}. Else insert the section under "
        "one of those headings.",
    )


_STYLES = Message("under Hjem › Typografier", "under Home › Styles")


def _when(words: str) -> str:
    """Return when a section is required, as the end of a sentence: »altid«, or », når ...«."""
    return f", {words}" if words.startswith("når ") else f" {words}"
