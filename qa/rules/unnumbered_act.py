"""An act that the reasons of a decision name without number and date."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.outline import exclude
from qa.law.cited import Cited, is_mention
from qa.law.sections import sections
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.nodes import Paragraph
from render.place import Place

REASONS = frozenset({"begrundelse", "retsregler"})


@rule(
    "LAW015",
    "warning",
    Message("Begrundelsen nævner en lov uden nummer og dato", "The reasons name no number or date"),
    Message(
        "Begrundelsen skal henvise så præcist, at borgeren kan finde loven: art, nummer og dato. "
        "Et kælenavn er kun nok, når borgeren kender det, og der ikke kan være tvivl.",
        "Reasons must cite so exactly that the citizen can find the act: kind, number and date. A "
        "popular name is enough only where the citizen knows it and nothing is in doubt.",
    ),
    bad="# Begrundelse\nVi giver afslag efter børnestøttelovens § 21, stk. 4.",
    good="# Begrundelse\nVi giver afslag efter § 21, stk. 4, i børnestøtteloven "
    "(Inatsisartutlov nr. 20 af 26. juni 2017).",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each act whose first mention in the reasons has only a name, and none before a number.

    For letters of the phase of decisions (Sbl § 24, stk. 1; Ombudsman's guide 404-428). A number
    counts that stands before, or beside in the same citation, and not only in another branch.
    """
    kind = subject.document_type
    if kind is None or kind.phase != "afgoerelse" or subject.template is None:
        return
    known = {_key(one.place): one for part in subject.template.parts for one in part.paragraphs}
    within = _reasons(subject)
    numbered: dict[str, list[Paragraph]] = {}
    seen: set[str] = set()
    beside = {_citation(one) for one in subject.citations if _is_numbered(one)}
    for one in _mentions(subject):
        paragraph = known.get(_key(one.place))
        if paragraph is None or one.statute is None or one.act is None:
            continue
        if _citation(one) in beside:
            numbered.setdefault(one.statute.id, []).append(paragraph)
        given = numbered.get(one.statute.id, ())
        told = any(not exclude(paragraph, other) for other in given)
        if _key(one.place) in within and not told and one.statute.id not in seen:
            seen.add(one.statute.id)
            yield _found(one)


def _mentions(subject: Subject) -> Iterator[Cited]:
    for one in subject.citations:
        if one.act is not None and one.field is None and is_mention(one.act, one.provisions):
            yield one


def _is_numbered(one: Cited) -> bool:
    return one.act is not None and one.act.number is not None


def _citation(one: Cited) -> tuple[Place, int, str]:
    """
    Return what tells a citation's references to one statute from all others.

    In `sagsbehandlingsloven, jf. Landstingslov nr. 8 ...` the name stands beside the number.
    """
    return one.place, one.start, one.statute.id if one.statute is not None else ""


def _reasons(subject: Subject) -> set[tuple[str, int | None]]:
    """Return the paragraphs below the headings of the reasons and the rules."""
    found: set[tuple[str, int | None]] = set()
    for section, headings in sections(subject):
        for heading in headings if section.id in REASONS else ():
            found |= {_key(one.place) for one in heading.content}
    return found


def _key(place: Place) -> tuple[str, int | None]:
    return place.part, place.paragraph


def _found(one: Cited) -> Found:
    statute = one.statute
    assert statute is not None
    exact = str(statute.act)
    if statute.current != statute.act:
        exact += f", jf. {statute.current}"
    message = Message(
        f"Begrundelsen nævner {statute.title['da']} uden nummer og dato.",
        f"The reasons name {statute.title['da']} without number and date.",
    )
    fix = Message(f"Tilføj: {exact}.", f"Add: {exact}.")
    low = "warning" if statute.evidence.severity == "error" else statute.evidence.severity
    return Found(one.where, message, fix, low, statute.row)
