"""What `segl law` prints: rows as a list, one of them in full, and what a change touches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qa.law.bodies import Deadline, Route
from qa.law.correction import Confirmation, Correction, shown
from qa.law.evidence import GRADES, Evidence, when
from qa.law.impact import Kind, Reason, Touched
from qa.law.law import Law
from qa.law.local import Local
from qa.law.rows import KINDS, Row
from qa.law.statutes import Move, Statute
from qa.reports.text_report import LEVELS
from render.message import Message
from segl.lawing import is_unconfirmed

VERSION = 1
MEANING = {
    "V": Message(
        "læst i den officielle tekst eller i en myndigheds egen gengivelse",
        "read in the official text, or in an authority's own account",
    ),
    "V*": Message(
        "læst et svagere sted: en kommunes side, en nyhed, et lovforslag, en titel",
        "read in a weaker place: a municipality's page, news, a bill, a title",
    ),
    "G": Message("almindelig viden, ikke bekræftet", "general knowledge, not confirmed"),
    "U": Message("usikkert eller ikke fundet", "uncertain, or not found"),
}
_OPEN = Message("ikke bekræftet", "not confirmed")
_CHANGED = Message("rettet", "corrected")
_STATED = Message("bekræftet", "confirmed")
_OURS = Message("bibliotekets egen", "the library's own")


# --- the list ---------------------------------------------------------------------------------


def listed(rows: Sequence[Row], law: Local, language: str) -> str:
    """Return rows, a line each: id, grade, when it was read, what it is, remarks."""
    wide = max((len(row.id) for row in rows), default=0)
    lines = [_line(row, wide, law, language) for row in rows]
    unsure = sum(is_unconfirmed(row, law) for row in rows)
    told = Message(
        f"{len(rows)} {'række' if len(rows) == 1 else 'rækker'}, {unsure} ikke bekræftet. "
        "Mere om en række: segl law RÆKKE",
        f"{len(rows)} row{'' if len(rows) == 1 else 's'}, {unsure} not confirmed. "
        "More on a row: segl law ROW",
    )
    return "\n".join((*lines, *([""] if lines else []), told.text(language)))


def _line(row: Row, wide: int, law: Local, language: str) -> str:
    grade = row.evidence.grade if row.has_grade else ""
    read = str(row.evidence.as_of or "")
    remarks = ", ".join(_remarks(row, law, language))
    title = row.title.text(language) + (f" [{remarks}]" if remarks else "")
    return f"{row.id:{wide}}  {grade:2}  {read:10}  {title}".rstrip()


def _remarks(row: Row, law: Local, language: str) -> Iterator[str]:
    if row.origin:
        yield _OURS.text(language)
    if _corrections(row, law):
        yield _CHANGED.text(language)
    if _confirmations(row, law):
        yield _STATED.text(language)
    if is_unconfirmed(row, law):
        which = ", ".join(row.evidence.unsure)
        yield _OPEN.text(language) + (f": {which}" if which else "")


def _corrections(row: Row, law: Local) -> list[Correction]:
    return [one for one in law.corrections if one.row == row.id]


def _confirmations(row: Row, law: Local) -> list[Confirmation]:
    return [one for one in law.confirmations if one.row == row.id]


# --- one row ----------------------------------------------------------------------------------


def explained(row: Row, law: Local, language: str) -> str:
    """Return all that is known of a row."""
    kind = KINDS[row.kind].text(language)
    head = f"{row.id} ({kind}): {row.title.text(language)}"
    told = [*_details(row, law, language), *_grounds(row, law, language)]
    told += _words(row, law, language)
    return "\n".join((head, "", *told))


def _grounds(row: Row, law: Local, language: str) -> Iterator[str]:
    """Yield what the row rests on."""
    known, is_stated = row.evidence, bool(_confirmations(row, law))
    if row.basis:
        yield _said(("Grundlag", "Basis"), row.basis, language)
    if row.has_grade:
        yield _said(("Grad", "Grade"), _graded(known, is_stated, language), language)
        yield _said(("Kilde", "Source"), known.source, language)
    if known.as_of is not None:
        yield _said(("Læst", "Read"), str(known.as_of), language)
    yield from _valid(known, language)
    if known.unsure:
        label = ("Stod ikke i kilden", "Not in the source") if is_stated else _UNSURE
        yield _said(label, ", ".join(known.unsure), language)
    if known.note.da:
        yield _said(("Bemærk", "Note"), known.note.text(language), language)


_UNSURE = ("Ikke bekræftet", "Not confirmed")


def _graded(known: Evidence, is_stated: bool, language: str) -> str:
    level = LEVELS[known.severity].text(language).lower()
    rule = Message(f"en regel må give: {level}", f"a rule may give: {level}").text(language)
    capped = known.at_most and GRADES[known.grade] != known.severity
    held = Message(" (sat ned for rækken)", " (lowered for the row)").text(language)
    meaning = MEANING[known.grade].text(language)
    if is_stated:  # a person stands for it, below
        meaning = meaning.removesuffix(f", {_OPEN.text(language)}")
    return f"{known.grade}, {meaning}; {rule}{held if capped else ''}"


def _valid(known: Evidence, language: str) -> Iterator[str]:
    if known.valid.since is not None:
        yield _said(("Gælder fra", "In force from"), str(known.valid.since), language)
    if known.valid.until is not None:
        yield _said(("Gælder til og med", "In force to"), str(known.valid.until), language)


def _words(row: Row, law: Local, language: str) -> Iterator[str]:
    """Yield what the library says of the row."""
    if row.origin:
        yield _said(("Fra biblioteket", "From the library"), row.origin, language)
    for change in _corrections(row, law):
        yield _said(("Rettelse", "Correction"), change.told.text(language), language)
    for one in _confirmations(row, law):
        yield _said(("Bekræftet af", "Confirmed by"), one.told.text(language), language)
    if row.has_grade and not _confirmations(row, law):
        nobody = Message(
            f"Ingen i dette bibliotek har bekræftet rækken: segl law confirm {row.id} --by ROLLE",
            f"Nobody in this library has confirmed the row: segl law confirm {row.id} --by ROLE",
        )
        yield nobody.text(language)


def _said(label: tuple[str, str], text: str, language: str) -> str:
    return f"{label[0] if language == 'da' else label[1]}: {text}"


def _details(row: Row, law: Local, language: str) -> Iterator[str]:
    """Yield what a row of its kind says."""
    known = law.catalogue(row.jurisdiction).law
    if row.kind == "statute":
        yield from _statute(next(o for o in known.statutes.values() if o.row == row.id), language)
    elif row.kind == "move":
        yield from _move(next(one for one in known.moves if one.row == row.id), known, language)
    elif row.kind == "route":
        yield from _route(next(one for one in known.routes if one.row == row.id), language)
    elif row.kind == "deadline":
        yield from _deadline(next(o for o in known.deadlines if o.row == row.id), language)
    else:
        yield from _others(row, law, language)


def _statute(one: Statute, language: str) -> Iterator[str]:
    yield _said(("Citeres", "Cited as"), str(one.act), language)
    if one.current != one.act:
        yield _said(("Gældende udgave", "Current version"), str(one.current), language)
    names = [*one.short.get("da", ()), *one.names("kl")]
    if names:
        yield _said(("Navne", "Names"), ", ".join(names), language)
    if one.amended_by:
        yield _said(("Ændret ved", "Amended by"), ", ".join(map(str, one.amended_by)), language)
    if one.replaced_by:
        yield _said(("Afløst af", "Replaced by"), one.replaced_by, language)
    for part in one.provisions:
        where = f"kap. {part.chapter}" if not part.spans else f"§ {', '.join(map(str, part.spans))}"
        yield f"  {where}: {part.about.text(language)} ({part.evidence.grade})"


def _move(one: Move, known: Law, language: str) -> Iterator[str]:
    old, new = known.statutes[one.old.statute], known.statutes[one.new.statute]
    yield f"{old.title['da']} {one.old} → {new.title['da']} {one.new}"
    how = {
        "moved": Message("flyttet til", "moved to"),
        "probably": Message("sandsynligvis flyttet til", "probably moved to"),
        "look up": Message("ophævet: slå det op", "repealed: look it up"),
    }
    yield _said(("Sikkerhed", "Certainty"), how[one.certainty].text(language), language)


def _route(one: Route, language: str) -> Iterator[str]:
    yield _said(("Har afgjort", "Decided by"), one.deciding.name["da"], language)
    yield _said(("Klageinstans", "Complaint to"), one.instance.name["da"], language)
    yield _said(("Frist", "Deadline"), one.deadline.length.text(language), language)
    yield _said(("Klagen sendes til", "Sent to"), one.sent_to.name["da"], language)
    if one.contact:
        yield _said(("Kontakt i felterne", "Contact in"), ", ".join(one.contact), language)


def _deadline(one: Deadline, language: str) -> Iterator[str]:
    yield _said(("Længde", "Length"), one.length.text(language), language)
    if one.start.da:
        yield _said(("Regnes fra", "Counted from"), one.start.text(language), language)
    for tongue, words in one.words.items():
        yield _said((f"Skrives ({tongue})", f"Written ({tongue})"), ", ".join(words), language)
    if one.replaced_by:
        yield _said(("Forældet, afløst af", "Outdated, replaced by"), one.replaced_by, language)


_LABELS = {
    "phase": ("Fase", "Phase"),
    "headings": ("Overskrifter", "Headings"),
    "when": ("Kræves", "Required"),
    "under": ("Under afsnittet", "Under the section"),
    "name": ("Navn", "Name"),
    "words": ("Ord", "Words"),
    "fields": ("Felter", "Fields"),
    "route": ("Efter klagevejen", "By the route"),
    "old": ("I stedet for", "Instead of"),
    "new": ("Skriv", "Write"),
    "since": ("Fra", "From"),
    "chapter": ("Kapitel", "Chapter"),
    "sections": ("Paragraffer", "Paragraphs"),
    "status": ("Status", "Status"),
}


def _others(row: Row, law: Local, language: str) -> Iterator[str]:
    data = {**row.inherited, **row.data}
    for key, label in _LABELS.items():
        if key in data:
            told = when(data[key]).text(language) if key == "when" else shown(data[key])
            yield _said(label, told, language)
    below = [o for o in law.rows.values() if o.id.startswith(f"{row.id}/")]
    for one in below if row.kind in ("document", "section") else ():
        yield f"  {one.id}: {one.title.text(language)} ({one.evidence.grade})"


# --- impact -----------------------------------------------------------------------------------


def impact(row: Row, touched: Sequence[Touched], unread: Sequence[str], language: str) -> str:
    """Return the templates that a change of a row touches, each with why."""
    about: dict[str, list[Reason]] = {}
    for one in touched:
        about.setdefault(f"{one.template} ({one.language})", []).append(one.reason)
    lines = [f"{name}: {_because(why, language)}" for name, why in about.items()]
    for name in unread:
        told = Message("kan ikke læses: segl lint siger hvorfor", "cannot be read: see segl lint")
        lines.append(f"{name}: {told.text(language)}")
    count = Message(
        f"{len(about)} brev{'' if len(about) == 1 else 'e'} rammes af en ændring af {row.id}.",
        f"{len(about)} letter{'' if len(about) == 1 else 's'} touched by a change of {row.id}.",
    )
    return "\n".join((*lines, *([""] if lines else []), count.text(language)))


def _because(reasons: Sequence[Reason], language: str) -> str:
    """Return why a letter is touched, what is alike told together."""
    alike: dict[Kind, list[str]] = {}
    for one in reasons:
        named = Message(f"»{one.what.da}«", f'"{one.what.en}"').text(language)
        alike.setdefault(one.kind, []).append(named)
    told = (_WHY[kind].text(language).format(", ".join(names)) for kind, names in alike.items())
    return "; ".join(told)


_WHY = {
    "type": Message("rækken hører til dokumenttypen", "the row is of its type of document"),
    "requirement": Message("{0} bygger på rækken", "{0} rests on the row"),
    "deadline": Message("fristen gælder dokumenttypen", "the deadline is for its type"),
    "words": Message("teksten siger {0}", "its text says {0}"),
    "citation": Message("teksten henviser til den", "its text cites it"),
}


# --- JSON -------------------------------------------------------------------------------------


def listed_json(rows: Sequence[Row], law: Local, language: str) -> str:
    """Return rows as JSON; keys and ids never change."""
    return _json({"rows": [_row(row, law, language) for row in rows]})


def explained_json(row: Row, law: Local, language: str) -> str:
    """Return a row as JSON, with all that its file has."""
    return _json({"row": {**_row(row, law, language), "data": row.data}})


def impact_json(row: Row, touched: Sequence[Touched], unread: Sequence[str], language: str) -> str:
    """Return as JSON what a change of a row touches."""
    found = [
        {
            "template": one.template,
            "language": one.language,
            "why": _because([one.reason], language),
            "kind": one.reason.kind,
            "what": one.reason.what.text(language) or None,
        }
        for one in touched
    ]
    return _json({"row": row.id, "touched": found, "unread": list(unread)})


def _row(row: Row, law: Local, language: str) -> dict[str, Any]:
    known = row.evidence
    days = {"as_of": known.as_of, "valid_from": known.valid.since, "valid_until": known.valid.until}
    return {
        "id": row.id,
        "kind": row.kind,
        "jurisdiction": row.jurisdiction,
        "title": row.title.text(language),
        "grade": known.grade if row.has_grade else None,
        "severity": known.severity if row.has_grade else None,
        "basis": row.basis or None,
        "source": known.source or None,
        **{key: str(day) if day is not None else None for key, day in days.items()},
        "unsure": list(known.unsure),
        "unconfirmed": is_unconfirmed(row, law),
        "origin": row.origin or None,
        "corrections": [_corrected(one, language) for one in _corrections(row, law)],
        "confirmed": [
            {"by": one.by, "date": str(one.day), "source": one.source or None}
            for one in _confirmations(row, law)
        ],
    }


def _corrected(one: Correction, language: str) -> dict[str, Any]:
    return {
        "set": one.keys,
        "was": one.was,
        "by": one.by,
        "source": one.source,
        "since": str(one.since),
        "until": str(one.until),
        "why": one.why.text(language) or None,
    }


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps({"version": VERSION, **data}, ensure_ascii=False, indent=2)
