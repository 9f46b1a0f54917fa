"""The address of another in a letter: every way it may come there, and every way it is kept out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from odd_recipients import ALL, DEFS, group, person, schema
from qa.finding import Finding
from qa.rules import address_told

Found = Callable[..., list[Finding]]
FAMILY = schema(plejefamilie=person(*ALL))
LOOSE = schema(plejefamilie=person("navn", "adresse"))  # the flag may be missing
MANY = schema(personer={"type": "array", "items": person(*ALL)})
MAYBE = schema(plejefamilie=person("navn", "adressebeskyttet"))  # the address may be missing
UNSAID = schema(plejefamilie=person("navn", "adresse", flag=False))
OFFICE = schema(skole=group({"adresse": DEFS["adresse"]}, "adresse"))
INSIDE = schema(sag=group({"barn": person(*ALL)}, "barn"))
NOTE = {  # an internal note has no recipient: every address is that of another
    **group({"personer": {"type": "array", "items": person(*ALL)}}, "personer"),
    "$defs": DEFS,
}
NEVER = schema(
    plejefamilie=person("navn", "adresse", "adressebeskyttet", adressebeskyttet={"const": False})
)
F = "plejefamilie"


SILENT: Mapping[str, tuple[dict[str, Any], str]] = {
    "the recipient's own": (FAMILY, "{{ modtager.adresse.vej }} {{ modtager.adresse.postnr }}"),
    "the recipient's own by another name": (
        FAMILY, "{% set a = modtager.adresse %}{% with b = a.vej %}{{ b|upper }}{% endwith %}",
    ),
    "another's name": (FAMILY, "{{ plejefamilie.navn }}"),
    "not used": (FAMILY, "Intet."),
    "guarded": (FAMILY, "{% if not plejefamilie.adressebeskyttet %}{{ plejefamilie.adresse.vej }}{% endif %}"),
    "the other side": (FAMILY, "{% if plejefamilie.adressebeskyttet %}X{% else %}{{ plejefamilie.adresse.vej }}{% endif %}"),
    "equal to false": (FAMILY, "{% if plejefamilie.adressebeskyttet == false %}{{ plejefamilie.adresse.vej }}{% endif %}"),
    "is false": (FAMILY, "{% if plejefamilie.adressebeskyttet is false %}{{ plejefamilie.adresse.vej }}{% endif %}"),
    "a choice": (FAMILY, "{{ 'Hemmelig' if plejefamilie.adressebeskyttet else plejefamilie.adresse.vej }}"),
    "and more": (FAMILY, "{% if plejefamilie.navn == 'X' and not plejefamilie.adressebeskyttet %}{{ plejefamilie.adresse.vej }}{% endif %}"),
    "set outside, printed inside": (
        FAMILY,
        "{% set a = plejefamilie.adresse.vej|upper %}{% if not plejefamilie.adressebeskyttet %}{{ a }}{% endif %}",
    ),
    "a block set outside, printed inside": (
        FAMILY,
        "{% set a %}{{ plejefamilie.adresse.vej }}{% endset %}{% if not plejefamilie.adressebeskyttet %}{{ a }}{% endif %}",
    ),
    "a macro called under a guard": (
        FAMILY,
        "{% macro m(p) %}{{ p.adresse.vej }}{% endmacro %}{% if not plejefamilie.adressebeskyttet %}{{ m(plejefamilie) }}{% endif %}",
    ),
    "a macro that guards itself": (
        FAMILY,
        "{% macro m(p) %}{% if not p.adressebeskyttet %}{{ p.adresse.vej }}{% endif %}{% endmacro %}{{ m(plejefamilie) }}{{ m(modtager) }}",
    ),
    "a guard by another name": (
        FAMILY, "{% set h = plejefamilie.adressebeskyttet %}{% if not h %}{{ plejefamilie.adresse.vej }}{% endif %}",
    ),
    "asked whether it is there": (MAYBE, "{% if plejefamilie.adresse is defined %}Har en adresse.{% endif %}"),
    "counted": (MANY, "{{ personer|length }} {{ personer|map(attribute='navn')|join }}"),
    "each item guarded": (MANY, "{% for p in personer %}{% if not p.adressebeskyttet %}{{ p.adresse.vej }}{% endif %}{% endfor %}"),
    "only those who may": (MANY, "{% for p in personer if not p.adressebeskyttet %}{{ p.adresse.vej }}{% endfor %}"),
    "rejected": (MANY, "{% for p in personer|rejectattr('adressebeskyttet') %}{{ p.adresse.vej }}{% endfor %}"),
    "never protected": (NEVER, "{{ plejefamilie.adresse.vej }}"),
    "the flag told to be there and false": (
        LOOSE, "{% if plejefamilie.adressebeskyttet is false %}{{ plejefamilie.adresse.vej }}{% endif %}",
    ),
    "an office": (OFFICE, "{{ skole.adresse.vej }}"),
    "in a branch that no case takes": (
        FAMILY, "{% if plejefamilie.adressebeskyttet and not plejefamilie.adressebeskyttet %}{{ plejefamilie.adresse.vej }}{% endif %}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SILENT)
def test_must_not_fire(found: Found, name: str) -> None:
    declared, text = SILENT[name]
    assert found(address_told.check, text, schema=declared) == []


FIRES: Mapping[str, tuple[dict[str, Any], str]] = {
    "plain": (FAMILY, "{{ plejefamilie.adresse.vej }}"),
    "the wrong way round": (FAMILY, "{% if plejefamilie.adressebeskyttet %}{{ plejefamilie.adresse.vej }}{% endif %}"),
    "guarded by another's": (FAMILY, "{% if not modtager.adressebeskyttet %}{{ plejefamilie.adresse.vej }}{% endif %}"),
    "guarded, and once more": (
        FAMILY,
        "{% if not plejefamilie.adressebeskyttet %}{{ plejefamilie.adresse.vej }}{% endif %}{{ plejefamilie.adresse.postnr }}",
    ),
    "through a filter": (FAMILY, "{{ plejefamilie.adresse.vej|upper }}"),
    "through filters": (FAMILY, "{{ plejefamilie.adresse.vej|trim|replace('a', 'b')|truncate(9) }}"),
    "set": (FAMILY, "{% set a = plejefamilie.adresse %}{{ a.vej }}"),
    "set through a filter": (FAMILY, "{% set a = plejefamilie.adresse.vej|upper %}{{ a }}"),
    "set in a branch": (FAMILY, "{% set a = 'x' %}{% if plejefamilie.navn == 'B' %}{% set a = plejefamilie.adresse.vej|lower %}{% endif %}{{ a }}"),
    "with": (FAMILY, "{% with p = plejefamilie %}{{ p.adresse.vej }}{% endwith %}"),
    "joined": (FAMILY, "{{ plejefamilie.navn ~ ', ' ~ plejefamilie.adresse.vej }}"),
    "a list of one's own": (FAMILY, "{{ [plejefamilie.navn, plejefamilie.adresse.vej]|join(', ') }}"),
    "looped over": (FAMILY, "{% for w in [plejefamilie.adresse.vej] %}{{ w }}{% endfor %}"),
    "a default": (MAYBE, "{{ plejefamilie.adresse.co|default(plejefamilie.navn) if plejefamilie.adresse is defined }}"),
    "given as a default": (FAMILY, "{{ modtager.adresse.co|default(plejefamilie.adresse.vej) }}"),
    "an argument of a filter": (FAMILY, "{{ 'hos X'|replace('X', plejefamilie.adresse.vej) }}"),
    "either of two": (FAMILY, "{% set p = modtager if modtager.navn == 'A' else plejefamilie %}{{ p.adresse.vej }}"),
    "or": (FAMILY, "{{ modtager.adresse.co or plejefamilie.adresse.vej }}"),
    "a block": (FAMILY, "{% set a %}{{ plejefamilie.adresse.vej }}{% endset %}{{ a }}"),
    "a macro": (FAMILY, "{% macro m(p) %}{{ p.adresse.vej }}{% endmacro %}{{ m(plejefamilie) }}"),
    "a macro for both": (FAMILY, "{% macro m(p) %}{{ p.adresse.vej }}{% endmacro %}{{ m(modtager) }}{{ m(plejefamilie) }}"),
    "by its key": (FAMILY, "{{ plejefamilie['adresse']['vej'] }}"),
    "fields of the address": (FAMILY, "{% for n, v in plejefamilie.adresse|items %}{{ v }}{% endfor %}"),
    "a field that may be missing": (LOOSE, "{% if not plejefamilie.adressebeskyttet %}{{ plejefamilie.adresse.vej }}{% endif %}"),
    "in a list": (MANY, "{% for p in personer %}{{ p.adresse.vej }}{% endfor %}"),
    "those who must not": (MANY, "{% for p in personer|selectattr('adressebeskyttet') %}{{ p.adresse.vej }}{% endfor %}"),
    "mapped": (MANY, "{{ personer|map(attribute='adresse.vej')|join(', ') }}"),
    "the first": (MANY, "{% if personer %}{{ (personer|first).adresse.vej }}{% endif %}"),
    "by its number": (MANY, "{% if personer %}{{ personer[0].adresse.vej }}{% endif %}"),
    "guarded by the wrong item": (
        MANY,
        "{% for p in personer %}{% if not personer[0].adressebeskyttet %}{{ p.adresse.vej }}{% endif %}{% endfor %}",
    ),
    "further in": (INSIDE, "{{ sag.barn.adresse.vej }}"),
    "a note without recipient": (NOTE, "{% for p in personer %}{{ p.adresse.vej }}{% endfor %}"),
}  # fmt: skip


@pytest.mark.parametrize("name", FIRES)
def test_must_fire(found: Found, name: str) -> None:
    declared, text = FIRES[name]
    (one,) = found(address_told.check, text, schema=declared)
    assert one.severity == "error"
    assert "adresse" in one.message.da
    case = json.loads(one.case)
    flags = [flag for flag in _flags(case) if flag is not False]
    assert flags, "the case that is shown has somebody whose address is protected"


def _flags(value: Any) -> list[Any]:
    """Return what all persons but the recipient say of their addresses, None where nothing."""
    if isinstance(value, list):
        return [flag for one in value for flag in _flags(one)]
    if not isinstance(value, dict):
        return []
    inner = [flag for name, one in value.items() if name != "modtager" for flag in _flags(one)]
    return [*inner, *([value.get("adressebeskyttet")] if "adresse" in value else [])]


def test_an_address_of_which_nothing_is_said_is_a_warning(found: Found) -> None:
    (one,) = found(address_told.check, "{{ plejefamilie.adresse.vej }}", schema=UNSAID)
    assert one.severity == "warning"
    assert "siger ikke" in one.message.da
    assert one.fix is not None
    assert "myndighedsadresse" in one.fix.da


def test_headers_and_footers_are_letters_too(found: Found) -> None:
    code = "{{ plejefamilie.adresse.vej }}"
    (one,) = found(address_told.check, "Brev.", schema=FAMILY, footer=code)
    assert one.severity == "error"
    guarded = f"{{% if not plejefamilie.adressebeskyttet %}}{code}{{% endif %}}"
    assert found(address_told.check, "Brev.", schema=FAMILY, footer=guarded) == []


def test_lines_that_stand_together_are_told_once_and_others_for_themselves(found: Found) -> None:
    together = "{{ plejefamilie.adresse.vej }}, {{ plejefamilie.adresse.postnr }}"
    assert len(found(address_told.check, together, schema=FAMILY)) == 1
    two = schema(plejefamilie=person(*ALL), bror=person(*ALL))
    text = "{{ plejefamilie.adresse.vej }} {{ bror.adresse.vej }}"
    paths = [one.message.da.split("«")[0] for one in found(address_told.check, text, schema=two)]
    assert paths == ["»plejefamilie.adresse.vej", "»bror.adresse.vej"]


def test_what_to_do_is_said_in_the_words_of_the_tag(found: Found) -> None:
    text = "{% for p in personer %}{{ p.adresse.vej }}{% endfor %}"
    (one,) = found(address_told.check, text, schema=MANY)
    assert one.fix is not None
    assert "{% if not p.adressebeskyttet %}" in one.fix.da


def test_no_address_of_a_case_stands_in_a_message(found: Found) -> None:
    (one,) = found(address_told.check, "{{ plejefamilie.adresse.vej }}", schema=FAMILY)
    address = json.loads(one.case)["plejefamilie"]["adresse"]
    assert not any(value in one.message.da for value in address.values())
