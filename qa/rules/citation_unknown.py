"""An act that is cited by a number, a date or a name that the catalogue does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.law.cited import Cited, called, family, is_same, name_of, named, of_case
from qa.law.law import Law
from qa.law.statutes import Statute
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

# `loven`, `inatsisartutlovens`: the act that was named before
_BEFORE = re.compile(
    r"(?:inatsisartut|landstings|selvstyrets )?"
    r"(?:lov|lovbekendtgørelse|forordning|bekendtgørelse|anordning|vejledning|cirkulære)(?:e?[nt])?"
)


@rule(
    "LAW010",
    "info",
    Message("En lovhenvisning kan ikke slås op", "A citation cannot be looked up"),
    Message(
        "Borgeren og klageinstansen skal kunne finde den regel, kommunen bruger; et forkert nummer "
        "eller en forkert dato fører til en anden lov.",
        "The citizen and the body that a complaint goes to must be able to find the rule; a wrong "
        "number or date leads to another act.",
    ),
    bad="Se § 2 i Inatsisartutlov nr. 20 af 26. juli 2017 om støtte til børn.",
    good="Se § 2 i Inatsisartutlov nr. 20 af 26. juni 2017 om støtte til børn.",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each act that is none of the catalogue's.

    One that is nearly a statute of the catalogue (its title, or its number in its year)
    is wrong as surely as that row was read; any other is only told as not known, since no
    catalogue has every act. One from after the row's day is not known either.
    """
    law = subject.catalogue.law
    seen: set[str] = set()
    for one in subject.citations if law.statutes else ():
        if one.act is None or one.statute is not None or _is_known(law, one):
            continue
        if one.act.number is None and _BEFORE.fullmatch(one.act.name or one.act.kind.lower()):
            continue
        name = called(one.act)
        if name not in seen:
            seen.add(name)
            yield _found(one, name, _nearly(law, one))


def _is_known(law: Law, one: Cited) -> bool:
    """Say whether the act is one that amended a statute."""
    amending = (act for statute in law.statutes.values() for act in statute.amended_by)
    return one.act is not None and any(is_same(one.act, act) for act in amending)


def _found(one: Cited, name: str, near: Statute | None) -> Found:
    if near is None:
        message = Message(
            f"Kataloget kender ikke {name}; henvisningen er ikke kontrolleret.",
            f"The catalogue does not know {name}; the citation was not checked.",
        )
        return Found(one.where, of_case(one, message), _LOOK)
    message = Message(
        f"Kataloget har ikke {name}; det ligner {name_of(near)}.",
        f"The catalogue does not have {name}; it is like {name_of(near)}.",
    )
    told = f"{near.act}" if near.act == near.current else f"{near.act}, jf. {near.current}"
    fix = Message(f"Skriv {told}, hvis det er den.", f"Write {told}, if that is meant.")
    return Found(one.where, of_case(one, message), fix, near.evidence.severity, near.row)


def _nearly(law: Law, one: Cited) -> Statute | None:
    """Return the statute that an act is nearly, None where it may well be another."""
    act = one.act
    if act is None or act.number is None or not act.date:
        return None
    near = named(law, act) if act.title or act.name else None
    if near is None:
        same = (
            statute
            for statute in law.statutes.values()
            for version in (statute.act, *statute.versions)
            if version.number == act.number and version.date[:4] == act.date[:4]
            and family(version.kind) == family(act.kind)
        )  # fmt: skip
        near = next(same, None)
    if near is None or near.evidence.as_of is None:
        return None
    is_newer = act.date > near.evidence.as_of.isoformat()[: len(act.date)]
    return None if is_newer else near


_LOOK = Message(
    "Slå loven op, og ret nummer og dato; er den rigtig, så skriv den ind i bibliotekets "
    "egne regler (mappen law).",
    "Look the act up, and mend number and date; if it is right, enter it into the library's own "
    "rows (the folder law).",
)
