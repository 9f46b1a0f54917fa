"""A paragraf that has moved to another act: serviceloven's rules on children are in barnets lov."""

from __future__ import annotations

from collections.abc import Iterator

from qa.law.cited import Cited, of_case, own
from qa.law.evidence import today
from qa.law.law import Law
from qa.law.statutes import Move
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_BASED = {
    "moved": Message("er flyttet til", "has moved to"),
    "probably": Message("er sandsynligvis flyttet til", "has probably moved to"),
}


@rule(
    "LAW012",
    "error",
    Message("Paragraffen er flyttet til en anden lov", "The paragraph has moved to another act"),
    Message(
        "Reglen står ikke længere der, hvor brevet siger; borgeren og klageinstansen kan ikke "
        "finde den.",
        "The rule no longer stands where the letter says; the citizen and the body that a "
        "complaint goes to cannot find it.",
    ),
    bad="(dansk) Vi undersøger barnets forhold efter serviceloven § 50.",
    good="(dansk) Vi undersøger barnets forhold efter barnets lov §§ 20-22.",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each paragraf that moved before today, with where it is now, once.

    Whether it is said to have moved, probably to have, or only to be gone, follows the grade of
    the row. What the words before call former law is no citation of it.
    """
    law, seen = subject.catalogue.law, set()
    for one in own(subject):
        for section, move in _moves(law, one):
            key = (move.row, section, one.field)
            if key not in seen:
                seen.add(key)
                yield _found(law, one, section, move)


def _moves(law: Law, one: Cited) -> Iterator[tuple[str, Move]]:
    """Yield each cited paragraf with the narrowest move of it that is in force."""
    for section, provision in one.sections:
        stykker = {number for number in provision.stykke if not hasattr(number, "first")}
        values = {number.value for number in stykker if hasattr(number, "value")}
        for move in law.moved(one.statute.id, section) if one.statute is not None else ():
            is_narrow = move.old.stk != 0 and move.old.stk not in values
            if not is_narrow and (move.since is None or move.since <= today()):
                yield section, move
                break


def _found(law: Law, one: Cited, section: str, move: Move) -> Found:
    old = law.statutes[move.old.statute].title["da"]
    new = f"{move.new} i {_short(law, move.new.statute)}"
    how = _BASED.get(move.certainty)
    if how is None:
        message = Message(
            f"§ {section} i {old} gælder ikke længere for børn ({move.about.da}). Hvor den er "
            f"flyttet hen, er ikke bekræftet; måske {new}.",
            f"§ {section} of {old} is no longer in force for children ({move.about.en}). Where it "
            f"moved is not confirmed; perhaps {new}.",
        )
    else:
        message = Message(
            f"§ {section} i {old} {how.da} {new}: {move.about.da}.",
            f"§ {section} of {old} {how.en} {new}: {move.about.en}.",
        )
    sure = move.certainty == "moved"
    fix = Message(
        f"Skriv {new}." if sure else f"Slå op, om det er {new}, og ret henvisningen.",
        f"Write {new}." if sure else f"Look up whether it is {new}, and mend the citation.",
    )
    return Found(one.where, of_case(one, message), fix, move.evidence.severity, move.row)


def _short(law: Law, statute: str) -> str:
    """Return the short name of a statute, its title without one."""
    known = law.statutes[statute]
    return next(iter(known.short.get("da", ())), known.title["da"])
