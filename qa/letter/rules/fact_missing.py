"""A section does not say what the law asks it to: the deadline, the body, how to reach it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from qa.finding import SEVERITIES
from qa.law.catalogue import Fact, Section
from qa.letter.outline import Heading
from qa.letter.pattern import normal
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.binds import value_at
from render.message import Message


@rule(
    "LTR026",
    "error",
    Message("Et lovpligtigt afsnit siger ikke det, det skal", "A section does not state a fact"),
    Message(
        "En klagevejledning uden frist, klageinstans og kontakt er ingen klagevejledning: fristen "
        "løber først, når borgeren har fået den rigtige.",
        "Guidance on complaint without deadline, body and contact is none: the period only runs "
        "once the citizen has had the right one.",
    ),
    bad="(en klagevejledning, der ikke nævner Det Sociale Ankenævn)",
    good="(en klagevejledning med frist, klageinstans og kontakt)",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each fact that no heading's text states, of the sections that the letter has.

    But for what another rule tells of the very words that were to state it.
    """
    told = {id(section): section for section, _ in subject.outline.complaints}
    states = {state.section.row: state.headings for state in subject.outline.states}
    for section in told.values() if not states else ():
        states[section.row] = tuple(h for s, h in subject.outline.complaints if s is section)
    sections = {state.section.row: state.section for state in subject.outline.states}
    sections |= {section.row: section for section in told.values()} if not sections else {}
    for row, headings in states.items():
        filled = [one for one in headings if not one.is_bare]
        if filled:
            yield from _unstated(subject, sections[row], filled)


def _unstated(subject: Subject, section: Section, headings: list[Heading]) -> Iterator[Found]:
    lines = [line.text for one in headings for line in one.content]
    data = subject.master.municipality if subject.master is not None else None
    for fact in section.facts:
        words = fact.words.get(subject.language, ())
        known = [*words, *_own(fact, data or {})]
        said = [subject.righted(text, fact.severity) for text in lines]
        whole = normal("\n".join([*said, *_told(subject, section, fact.severity)]))
        if known and not any(normal(one) in whole for one in known):
            first = f" Skriv fx »{words[0]}«." if words else ""
            told = f' Write "{words[0]}", for instance.' if words else ""
            message = Message(
                f"Afsnittet siger ikke: {fact.title.da}.",
                f"The section does not state: {fact.title.en}.",
            )
            fix = Message(
                f"Fortryd ændringen, eller skriv det ind.{first}",
                f"Undo the change, or write it in.{told}",
            )
            place = subject.place(headings[0].line)
            yield Found(place, message, fix, fact.severity, fact.basis)


def _told(subject: Subject, section: Section, severity: str) -> Iterator[str]:
    """Yield the template's words in a section that are told, so gravely, as changed or gone."""
    changed = [
        (pair.slot, pair.pattern.text if not pair.exact else pair.slot.patterns[0].text)
        for pair in subject.paired
        if not (pair.exact and pair.own)
    ]
    for slot, text in (*changed, *((slot, slot.patterns[0].text) for slot in subject.removed)):
        is_here = section in subject.lock(slot).sections
        if is_here and SEVERITIES.index(subject.severity(slot)) <= SEVERITIES.index(severity):
            yield text


def _own(fact: Fact, municipality: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the municipality's data say in the fields that state a fact."""
    for field in fact.fields:
        value = value_at({"kommune": municipality}, tuple(field.split(".")))
        if isinstance(value, str) and value.strip():
            yield value
