"""A statute or a paragraf that is no longer in force, or a consolidation that has a later one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qa.law.cited import Cited, name_of, of_case, own
from qa.law.evidence import today
from qa.law.law import Law
from qa.law.statutes import Act as Publication
from qa.law.statutes import Provision, Statute
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import NOTHING, Message


@rule(
    "LAW011",
    "error",
    Message("Reglen gælder ikke længere", "The rule is no longer in force"),
    Message(
        "En afgørelse, der bygger på en ophævet regel, kan være ugyldig, og borgeren kan ikke "
        "finde den regel, der gælder.",
        "A decision on a repealed rule may be void, and the citizen cannot find the rule that is "
        "in force.",
    ),
    bad="Se § 2 i Landstingsforordning nr. 1 af 15. april 2003 om hjælp til børn og unge.",
    good="Se § 2 i Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn.",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each citation of what is not in force today.

    A template is for letters to come, so that the law of the day on which it is linted counts.
    What the words before call former law (`den tidligere ...`) is none of it.
    """
    law, day = subject.catalogue.law, today()
    seen: set[tuple[str, str]] = set()
    for one in own(subject):
        for found in (*_act(law, one, day), *_sections(law, one, day)):
            key = (found.place.quote, found.message.da)
            if key not in seen:
                seen.add(key)
                yield found


def _act(law: Law, one: Cited, day: date) -> Iterator[Found]:
    """Yield what is wrong with the act itself."""
    statute, publication = one.statute, one.publication
    if statute is None:
        return
    later = law.statutes.get(statute.replaced_by)
    if later is not None or statute.in_force.is_over(day):
        over = statute.in_force.until
        since = Message(f" (til {over:%d.%m.%Y})", f" (until {over:%d.%m.%Y})") if over else NOTHING
        by = (
            Message(f"; nu gælder {name_of(later)}", f"; now {name_of(later)}")
            if later
            else NOTHING
        )
        message = Message(
            f"{name_of(statute)} gælder ikke længere{since.da}{by.da}.",
            f"{name_of(statute)} is no longer in force{since.en}{by.en}.",
        )
        fix = _instead(name_of(later)) if later is not None else _LOOK
        yield Found(one.where, of_case(one, message), fix, statute.evidence.severity, statute.row)
    elif publication is not None and _is_outdated(publication, statute):
        message = Message(
            f"{publication} er afløst af {statute.current}.",
            f"{publication} is replaced by {statute.current}.",
        )
        severity = "warning" if statute.evidence.severity == "error" else "info"
        fix = _instead(str(statute.current))
        yield Found(one.where, of_case(one, message), fix, severity, statute.row)


def _is_outdated(publication: Publication, statute: Statute) -> bool:
    """Say whether a consolidation has a later one; the act itself stays what it is."""
    is_consolidated = "lovbekendtgørelse" in publication.kind.lower()
    return is_consolidated and publication.date < statute.current.date


def _sections(law: Law, one: Cited, day: date) -> Iterator[Found]:
    """Yield the paragraffer that are repealed, but for those that moved (LAW012 tells of them)."""
    for section, _ in one.sections:
        for known in one.statute.about(section) if one.statute is not None else ():
            moved = one.statute is not None and any(law.moved(one.statute.id, section))
            if known.is_repealed and _is_over(known, day) and not moved:
                yield _repealed(one, section, known)


def _is_over(known: Provision, day: date) -> bool:
    """Say whether a repeal is in force; where its day was not read it is."""
    return known.evidence.valid.until is None or known.evidence.valid.is_over(day)


def _repealed(one: Cited, section: str, known: Provision) -> Found:
    title = one.statute.title["da"] if one.statute is not None else ""
    message = Message(
        f"§ {section} i {title} er ophævet: {known.about.da}.",
        f"§ {section} of {title} is repealed: {known.about.en}.",
    )
    return Found(one.where, of_case(one, message), _LOOK, known.evidence.severity, known.row)


def _instead(words: str) -> Message:
    return Message(f"Skriv {words}, og ret paragraffen.", f"Write {words}, and mend the paragraph.")


_LOOK = Message(
    "Slå op, hvilken regel der gælder nu, og ret henvisningen.",
    "Look up which rule is in force now, and mend the citation.",
)
