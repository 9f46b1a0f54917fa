"""What is proved of protected addresses holds: another address is never another letter."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from odd_recipients import ALL, person, schema
from qa.law.hidden import judge
from qa.subject import Subject
from render.errors import CaseError

Make = Callable[..., Subject]
BOTH = schema(
    plejefamilie=person(*ALL),
    personer={"type": "array", "items": person("navn", "adresse")},
)
STREETS = ("Vej 1", "Sti 2", "B-3")
GUARDS = (
    "not {p}.adressebeskyttet", "{p}.adressebeskyttet", "{p}.adressebeskyttet is false",
    "{p}.adressebeskyttet is defined and not {p}.adressebeskyttet", "{p}.navn == 'A'",
    "not {p}.adressebeskyttet and {p}.navn == 'A'", "not {p}.adressebeskyttet or {p}.navn == 'A'",
    "not modtager.adressebeskyttet", "not (not {p}.adressebeskyttet is false)", "true",
    "{p}.adressebeskyttet is undefined",
)  # fmt: skip
PRINTS = (
    "{{{{ {p}.adresse.vej }}}}", "{{{{ {p}.adresse.vej|upper }}}}", "{{{{ {p}.navn }}}}",
    "{{{{ {p}.navn ~ {p}.adresse.postnr }}}}", "{{{{ {p}.adresse.co|default({p}.adresse.vej) }}}}",
    "{{% set a = {p}.adresse %}}{{{{ a.vej }}}}", "{{{{ m({p}) }}}}", "{{{{ s }}}}",
    "{{{{ {p}.adresse.vej if {g} else 'X' }}}}", "{{{{ [{p}.navn, {p}.adresse.vej]|join }}}}",
    "{{% with q = {p} %}}{{{{ q.adresse.vej|lower }}}}{{% endwith %}}",
    "{{{{ ({p}.adresse.co or {p}.adresse.vej)|trim }}}}" ,
)  # fmt: skip
HEAD = (
    "{% macro m(x) %}{% if not x.adressebeskyttet %}{{ x.adresse.vej }}{% endif %}{% endmacro %}"
    "{% set s %}{{ plejefamilie.adresse.vej }}{% endset %}"
)
WRAPS = (
    "{{% if {g} %}}{b}{{% endif %}}", "{{% if {g} %}}x{{% else %}}{b}{{% endif %}}", "{b}",
    "{{% if {g} %}}{{% if {h} %}}{b}{{% endif %}}{{% endif %}}",
    "{{% set z = {g} %}}{{% if z %}}{b}{{% endif %}}",
)  # fmt: skip
LOOPS = (
    "{{% for p in personer %}}{b}{{% endfor %}}",
    "{{% for p in personer if not p.adressebeskyttet %}}{b}{{% endfor %}}",
    "{{% for p in personer|rejectattr('adressebeskyttet') %}}{b}{{% endfor %}}",
    "{{% for p in personer|selectattr('adressebeskyttet', 'false') %}}{b}{{% endfor %}}",
)


def _template(r: Random) -> str:
    p = r.choice(("plejefamilie", "p"))
    guards = {"g": r.choice(GUARDS).format(p=p), "h": r.choice(GUARDS).format(p=p)}
    body = r.choice(PRINTS).format(p=p, **guards)
    body = r.choice(WRAPS).format(b=body, **guards)
    return HEAD + (r.choice(LOOPS).format(b=body) if p == "p" else body)


def _person(r: Random, flag: bool = True) -> dict[str, Any]:
    address = {"vej": r.choice(STREETS), "postnr": r.choice(("3900", "3911"))}
    address |= {"co": r.choice(STREETS)} if r.random() < 0.3 else {}
    found: dict[str, Any] = {"navn": r.choice("AB"), "adresse": address}
    if flag or r.random() < 0.6:
        found["adressebeskyttet"] = r.random() < 0.5
    return found


def _case(r: Random) -> dict[str, Any]:
    people = [_person(r, flag=False) for _ in range(r.randrange(4))]
    return {"modtager": _person(r), "plejefamilie": _person(r), "personer": people}


def _other(r: Random, case: dict[str, Any]) -> dict[str, Any]:
    """Return the case with other addresses of all whose address is protected, or may be."""
    made = copy.deepcopy(case)
    for one in (made["plejefamilie"], *made["personer"]):
        if one.get("adressebeskyttet") is not False:
            for name in one["adresse"]:
                one["adresse"][name] = "9999" if name == "postnr" else f"Andet {r.random()}"
    return made


@pytest.mark.parametrize("seed", range(60))
def test_what_is_neither_told_nor_open_tells_no_address(subject: Make, seed: int) -> None:
    r = Random(seed)
    text = _template(r)
    proof = subject(text, schema=BOTH).sound_proof
    assert proof is not None, text
    judged = judge(proof)
    leaks = False
    for _ in range(40):
        case = _case(r)
        assert proof.schema.accepts(case)
        try:
            letters = [proof.renderer.parts(one) for one in (case, _other(r, case))]
        except CaseError:
            continue
        leaks = leaks or letters[0] != letters[1]
    if leaks:
        assert judged.told, text
    assert not judged.undecided, text


def test_both_verdicts_are_met(subject: Make) -> None:
    """Else the test above would show nothing."""
    told = 0
    for seed in range(60):
        proof = subject(_template(Random(seed)), schema=BOTH).sound_proof
        told += bool(judge(proof).told) if proof is not None else 0
    assert 15 < told < 55
