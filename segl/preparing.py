"""Make a template ready to fill: read it, lint and prove it, and remember what is left of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qa import linter
from qa.finding import Corrected, Finding
from qa.law import local
from render import choice as choices
from render import mistaken, naming, second, withdrawal
from render.errors import Fault, TemplateError
from render.library import Library
from render.message import Message
from render.prepared import Prepared
from render.renderer import Renderer
from render.schema import Schema
from render.second import Difference
from render.template import Template, read_file
from render.translation import staleness
from segl import forms
from segl.order import Basis


def prepared(known: Basis, language: str) -> Prepared:
    """
    Return the template in a language, ready to fill; raises TemplateError if it must not be.

    A draft may be made of a template with errors or out of use, and is not remembered.
    """
    order, source = known.order, known.order.source(language)
    gone = _out_of_use(known)
    key = source.key()
    found = template(known, language)
    lender = order.opened.lender
    municipality = lender.municipality(order.municipality) if lender is not None else None
    form = Renderer(found, known.schema, municipality).filler.form
    library, entry, stale = order.opened.library, known.entry, tuple[str, ...]()
    if library is not None and entry is not None:
        stale = staleness.of_letter(library, entry.files, found.asked, language)
    remarks = gone + _lint(found, known.schema, municipality, lender, order.draft, stale)
    ready = Prepared(
        form,
        naming.of(found.manifest, known.schema),
        choices.path(known.schema, known.manifest),
        known.schema.name if known.schema is not None else "",
        known.schema.documents if known.schema is not None else None,
        municipality,
        remarks,
    )
    if not order.draft:
        forms.remember(source, key, ready)
    return ready


def template(known: Basis, language: str) -> Template:
    """Read the template in a language; raises TemplateError."""
    library, entry = known.order.opened.library, known.entry
    if library is None or entry is None:
        return mistaken.checked(read_file(Path(known.order.opened.name), language=language))
    return mistaken.checked(library.template(entry, language))


def _out_of_use(known: Basis) -> tuple[Message, ...]:
    """Refuse a template that is out of use today; of a draft it is told."""
    library, entry = known.order.opened.library, known.entry
    if library is None or entry is None:
        return ()
    today = datetime.datetime.now().astimezone().date()
    told = withdrawal.told(library, entry.manifest, today)
    if told is not None and not known.order.draft:
        raise TemplateError(
            Message(
                f"{told.da} Et udkast til gennemsyn kan laves med --draft.",
                f"{told.en} A draft for review can be made by --draft.",
            )
        )
    return (told,) if told is not None else ()


def _lint(
    template: Template,
    declared: Schema | None,
    municipality: Mapping[str, Any] | None,
    lender: Library | None,
    draft: bool,
    stale: tuple[str, ...],
) -> tuple[Message, ...]:
    """
    Refuse a template that the linter finds errors in, before a letter exists.

    Returns what else the one who sends the letter must know: findings and corrections of the law,
    values of the template's own, and, for a draft, the errors themselves.
    """
    known = lender.schema("kommune") if lender and municipality is not None else None
    law = local.of(lender).checked() if lender is not None else None
    subject = linter.filled_subject(template, declared, municipality, known, law, stale)
    report = linter.lint(subject)
    findings = report.findings
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors and not draft:
        raise _unlawful(template, errors)
    told = [f for f in findings if f.code[:3] in ("LAW", "ESD") or f.severity == "error"]
    return tuple(one.message for one in told) + tuple(_corrected(one) for one in report.corrected)


def _corrected(one: Corrected) -> Message:
    return Message(f"Lovkataloget er rettet: {one.what.da}", f"The law is corrected: {one.what.en}")


def _unlawful(template: Template, errors: list[Finding]) -> TemplateError:
    name = template.manifest.title or template.manifest.id
    return TemplateError(
        Message(
            f"Skabelonen »{name}« har {len(errors)} fejl, så brevet må ikke sendes. "
            "Sig det til den skabelonansvarlige (»segl lint« viser fejlene). "
            "Et udkast til gennemsyn kan laves med --draft.",
            f'The template "{name}" has {len(errors)} errors, so the letter must not be sent. '
            'Tell its owner ("segl lint" shows the errors). '
            "A draft for review can be made by --draft.",
        ),
        tuple(Fault(error.code, error.place, error.message) for error in errors),
    )


def compared(
    document: bytes, known: Basis, ready: Prepared, data: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """Return how docxtpl would have filled the letter differently."""
    try:
        source = template(known, ready.form.language)
        theirs = second.render(source, data, ready.municipality)
    except Exception as error:  # docxtpl raises whatever it meets
        kind = type(error).__name__
        failed = Message(f"docxtpl kan ikke udfylde den ({kind})", f"docxtpl fails ({kind})")
        return (Difference("failed", "", failed),)
    return tuple(second.compare(document, theirs))
