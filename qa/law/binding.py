"""Tie the condition of a legal row to the case: which values of which field meet it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qa.law.catalogue import Condition
from qa.proof.formula import FALSE, TRUE, Formula, conj, disj, equal
from qa.proof.proof import Proof
from qa.proof.site import Site
from render.binds import concept_path
from render.manifest import Manifest
from render.schema import Schema

if TYPE_CHECKING:
    from qa.subject import Subject


def meets(subject: Subject, proof: Proof, condition: Condition) -> Formula:
    """
    Return the formula that a case meets the condition of a row.

    A row whose concept is bound to nothing is taken to be required always: it is never
    skipped. One whose words no case tells (practice, `where it matters`) is required always too.
    """
    if not condition.concept:
        return TRUE
    fixed = fixed_value(subject.manifest, condition.concept)
    if fixed:
        return TRUE if fixed in condition.values else FALSE
    site = _site(proof, concept_path(condition.concept, subject.schema, subject.manifest))
    if site is None:
        return TRUE
    words = meant(subject.manifest, condition)
    codes = (equal(site.text, proof.contract.texts.term(word)) for word in words)
    return conj(site.has("text"), disj(*codes))


def is_bound(subject: Subject, condition: Condition) -> bool:
    """Say whether the case tells if the condition of a row is met."""
    if not condition.concept or fixed_value(subject.manifest, condition.concept):
        return True
    return bool(concept_path(condition.concept, subject.schema, subject.manifest))


def fixed_value(manifest: Manifest, concept: str) -> str:
    """Return the one value that a template's `[binds]` gives a concept, "" where it gives none."""
    named = manifest.binds.get(concept)
    return str(named.get("is", "")) if isinstance(named, Mapping) else ""


def meant(manifest: Manifest, condition: Condition) -> tuple[str, ...]:
    """Return the words by which the case has the values of a condition."""
    named: Any = manifest.binds.get(condition.concept)
    own = named.get("values", {}) if isinstance(named, Mapping) else {}
    return tuple(str(own.get(value, value)) for value in condition.values)


def concerns(
    manifest: Manifest, schema: Schema | None, conditions: tuple[Condition, ...]
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return the fields that the conditions of rows look at, with the words that they ask for."""
    bound = (one for one in conditions if one.concept)
    found = ((concept_path(one.concept, schema, manifest), meant(manifest, one)) for one in bound)
    return tuple((path, words) for path, words in found if path)


def _site(proof: Proof, path: tuple[str, ...]) -> Site | None:
    """Return the site of a field of the case, None where it has none."""
    site: Site | None = Site((), proof.schema.shape, False)
    for name in path:
        site = proof.contract.child(site, name) if site is not None else None
    return site if path else None
