"""Fields that may be missing: every way to ask for them first, and what is left unasked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from following import until_clean
from qa.finding import Finding
from qa.rules import may_lack

Found = Callable[..., list[Finding]]
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}


def group(needed: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": needed, "properties": properties}


PERSON = group(["navn"], navn=TEXT, titel=TEXT)
CASE = group(
    ["navn", "udfald", "ja", "antal"],
    navn=TEXT,
    titel=TEXT,
    udfald={"enum": ["medhold", "delvis", "afslag"]},
    valg={"enum": ["a", "b"]},
    ja={"type": "boolean"},
    antal={"type": "integer", "minimum": 0},
    tal={"type": "integer"},
    nul={"type": ["string", "null"], "minLength": 1, "format": "tekst"},
    person=PERSON,
    folk={"type": "array", "items": PERSON},
    navne={"type": "array", "items": TEXT},
)
WHEN = {  # the reasons are there unless the outcome is in full favour
    **group(["udfald"], udfald=CASE["properties"]["udfald"], grund=PERSON, ja={"type": "boolean"}),
    "if": {"properties": {"udfald": {"enum": ["delvis", "afslag"]}}},
    "then": {"required": ["grund"]},
    "else": {"properties": {"grund": False}},
}
SIDES = {  # told apart by a constant
    "oneOf": [
        group(["art", "navn"], art={"const": "person"}, navn=TEXT),
        group(["art", "cvr"], art={"const": "firma"}, cvr=TEXT),
    ],
    **group(["art"], art={"enum": ["person", "firma"]}, navn=TEXT, cvr=TEXT),
}
DEPENDS = {
    **group([], vej=TEXT, by=TEXT, land=TEXT),
    "dependentRequired": {"vej": ["by"]},
    "dependentSchemas": {"by": {"required": ["land"]}},
}
DEEP = {
    "$defs": {"led": group(["navn"], navn=TEXT, under={"$ref": "#/$defs/led"})},
    **group(["led"], led={"$ref": "#/$defs/led"}),
}
PAIRS: Mapping[str, tuple[Any, str, str]] = {
    "required": (CASE, "{{ navn }}", "{{ titel }}"),
    "is udfyldt": (CASE, "{% if titel is udfyldt %}{{ titel }}{% endif %}",
                   "{% if navn is udfyldt %}{{ titel }}{% endif %}"),
    "is defined": (CASE, "{% if titel is defined %}{{ titel }}{% endif %}",
                   "{% if titel is undefined %}{{ titel }}{% endif %}"),
    "not undefined": (CASE, "{% if titel is not undefined %}{{ titel }}{% endif %}",
                      "{% if titel is not defined %}{{ titel }}{% endif %}"),
    "not none": (CASE, "{% if nul is defined and nul is not none %}{{ nul }}{% endif %}",
                 "{% if nul is defined %}{{ nul }}{% endif %}"),
    "truth": (CASE, "{% if titel %}{{ titel }}{% endif %}", "{% if titel %}{% endif %}{{ titel }}"),
    "not": (CASE, "{% if not titel %}x{% else %}{{ titel }}{% endif %}",
            "{% if not titel %}{{ titel }}{% endif %}"),
    "and": (CASE, "{% if ja and titel %}{{ titel }}{% endif %}",
            "{% if ja or titel %}{{ titel }}{% endif %}"),
    "or of both": (CASE, "{% if not titel or not tal %}x{% else %}{{ titel }}{{ tal }}{% endif %}",
                   "{% if not (titel and tal) %}x{% endif %}{% if titel or tal %}{{ tal }}{% endif %}"),
    "in an expression": (CASE, "{{ titel if titel is udfyldt else navn }}",
                         "{{ titel if ja else navn }}"),
    "or gives the other": (CASE, "{{ titel or navn }}", "{{ titel and navn }}{{ titel or tal }}"),
    "short circuit": (CASE, "{% if titel is defined and titel == 'x' %}y{% endif %}",
                      "{% if titel == 'x' %}y{% endif %}"),
    "else": (CASE, "{% if titel is undefined %}x{% else %}{{ titel }}{% endif %}",
             "{% if titel is defined %}x{% else %}{{ titel }}{% endif %}"),
    "elif": (CASE, "{% if titel is undefined %}x{% elif ja %}{{ titel }}{% endif %}",
             "{% if ja %}x{% elif titel is undefined %}{{ titel }}{% endif %}"),
    "default": (CASE, "{{ titel|default('–') }}", "{{ titel|default(valg) }}"),
    "default of null": (CASE, "{{ nul|d('–') }}", "{{ nul|upper }}"),
    "nested in a group": (CASE, "{% if person is defined %}{{ person.navn }}{% endif %}",
                          "{{ person.navn }}"),
    "a field of a group": (CASE, "{% if person and person.titel %}{{ person.titel }}{% endif %}",
                           "{% if person %}{{ person.titel }}{% endif %}"),
    "truth of a field asks for the group": (CASE, "{% if person %}{% if person.titel %}x{% endif %}"
                                            "{% endif %}", "{% if person.titel %}x{% endif %}"),
    "set": (CASE, "{% set x = titel %}{% if x is defined %}{{ x }}{% endif %}",
            "{% set x = titel %}{{ x }}"),
    "set in a branch": (CASE, "{% set x = navn %}{% if titel %}{% set x = titel %}{% endif %}{{ x }}",
                        "{% if titel %}{% set x = titel %}{% endif %}{{ x }}"),
    "set guards the field": (CASE, "{% set er = titel is defined %}{% if er %}{{ titel }}{% endif %}",
                             "{% set er = titel is undefined %}{% if er %}{{ titel }}{% endif %}"),
    "with": (CASE, "{% with x = titel|d('–') %}{{ x }}{% endwith %}",
             "{% with x = titel %}{{ x }}{% endwith %}"),
    "macro": (CASE, "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(navn) }}",
              "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(titel) }}"),
    "macro called under a guard": (CASE, "{% macro m(x) %}{{ x }}{% endmacro %}"
                                   "{% if titel %}{{ m(titel) }}{% endif %}",
                                   "{% macro m(x) %}{{ x }}{% endmacro %}"
                                   "{% if titel %}{{ m(titel) }}{% endif %}{{ m(titel) }}"),
    "a parameter's default": (CASE, "{% macro m(x='–') %}{{ x }}{% endmacro %}{{ m() }}",
                              "{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}"),
    "loop": (CASE, "{% if folk is defined %}{% for p in folk %}{{ p.navn }}{% endfor %}{% endif %}",
             "{% for p in folk %}{{ p.navn }}{% endfor %}"),
    "in a loop": (CASE, "{% if folk %}{% for p in folk %}{% if p.titel %}{{ p.titel }}{% endif %}"
                  "{% endfor %}{% endif %}",
                  "{% if folk %}{% for p in folk %}{{ p.titel }}{% endfor %}{% endif %}"),
    "a loop's filter": (CASE, "{% if folk %}{% for p in folk if p.titel %}{{ p.titel }}{% endfor %}"
                        "{% endif %}", "{% if folk %}{% for p in folk if p.navn %}{{ p.titel }}"
                        "{% endfor %}{% endif %}"),
    "selectattr": (CASE, "{% if folk %}{% for p in folk|selectattr('titel') %}{{ p.titel }}"
                   "{% endfor %}{% endif %}", "{% if folk %}{% for p in folk|rejectattr('titel') %}"
                   "{{ p.titel }}{% endfor %}{% endif %}"),
    "another turn's guard": (CASE, "{% if folk %}{% for p in folk %}{{ p.titel|d('–') }}{% endfor %}"
                             "{% endif %}", "{% if folk %}{% for p in folk %}{% if p.titel %}x"
                             "{% endif %}{% endfor %}{% for p in folk %}{{ p.titel }}{% endfor %}"
                             "{% endif %}"),
    "an index": (CASE, "{% if navne and navne|length > 1 %}{{ navne[1] }}{% endif %}",
                 "{% if navne %}{{ navne[1] }}{% endif %}"),
    "the last": (CASE, "{% if navne %}{{ navne[-1] }}{% endif %}",
                 "{% if navne is defined %}{{ navne[-1] }}{% endif %}"),
    "size": (CASE, "{% if tal is defined and tal > 3 %}{{ tal }}{% endif %}",
             "{% if tal > 3 %}x{% endif %}"),
    "one of": (CASE, "{% if valg is defined and valg in ['a', 'b'] %}{{ valg }}{% endif %}",
               "{% if valg in ['a', 'b'] %}x{% endif %}"),
    "the schema's condition": (WHEN, "{% if udfald != 'medhold' %}{{ grund.navn }}{% endif %}",
                               "{% if udfald != 'delvis' %}{{ grund.navn }}{% endif %}"),
    "its contrary": (WHEN, "{% if udfald == 'medhold' %}x{% else %}{{ grund.navn }}{% endif %}",
                     "{% if udfald == 'medhold' %}{{ grund.navn }}{% endif %}"),
    "its words in a list": (WHEN, "{% if udfald in ['delvis', 'afslag'] %}{{ grund.navn }}{% endif %}",
                            "{% if udfald in ['delvis', 'medhold'] %}{{ grund.navn }}{% endif %}"),
    "each word": (WHEN, "{% if udfald == 'delvis' %}{{ grund.navn }}{% elif udfald == 'afslag' %}"
                  "{{ grund.navn }}{% endif %}", "{% if udfald == 'delvis' %}x{% elif udfald != "
                  "'afslag' %}{{ grund.navn }}{% endif %}"),
    "oneOf by a constant": (SIDES, "{% if art == 'person' %}{{ navn }}{% else %}{{ cvr }}{% endif %}",
                            "{% if art == 'firma' %}{{ navn }}{% endif %}"),
    "dependentRequired": (DEPENDS, "{% if vej %}{{ by }}{% endif %}", "{% if by %}{{ vej }}{% endif %}"),
    "dependentSchemas": (DEPENDS, "{% if vej %}{{ land }}{% endif %}",
                         "{% if land %}{{ by }}{% endif %}"),
    "recursive": (DEEP, "{% if led.under %}{{ led.under.navn }}{% endif %}",
                  "{% if led.under %}{{ led.under.under.navn }}{% endif %}"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_must_not_fire(name: str, found: Found) -> None:
    schema, guarded, _ = PAIRS[name]
    assert found(may_lack.check, guarded, schema=schema) == []


@pytest.mark.parametrize("name", PAIRS)
def test_must_fire(name: str, found: Found) -> None:
    schema, _, unguarded = PAIRS[name]
    findings = found(may_lack.check, unguarded, schema=schema)
    assert findings
    for one in findings:
        assert one.severity == "error"
        assert isinstance(json.loads(one.case), dict)  # a case that filling refused


def test_it_says_when_and_what_to_do(found: Found) -> None:
    (one,) = found(
        may_lack.check, "{% if ja %}{{ grund.navn }}{% endif %}",
        schema=WHEN | {"required": ["udfald", "ja"]},
    )  # fmt: skip
    assert one.message.da == "»grund« kan mangle her, fx når »ja« er ja."
    assert one.message.en == '"grund" may be missing here, for instance where "ja" is yes.'
    assert one.fix is not None
    assert "{% if grund is udfyldt %}" in one.fix.da
    assert json.loads(one.case) == {"udfald": "medhold", "ja": True}


@pytest.mark.parametrize(
    "text",
    [
        "{{ kommune.navn }}",
        "{% if kommune.vagttelefon is udfyldt %}{{ kommune.vagttelefon }}{% endif %}",
    ],
)
def test_a_municipality_is_followed_as_well(text: str, found: Found) -> None:
    assert found(may_lack.check, text, kommune=True) == []


def test_what_one_municipality_has_another_may_lack(found: Found) -> None:
    """The proof holds for every municipality's data, whatever the one at hand has."""
    (one,) = found(may_lack.check, "{{ kommune.vagttelefon }}", kommune=True)
    assert "vagttelefon" in one.message.da


@pytest.mark.parametrize("name", PAIRS)
def test_the_fix_helps_when_it_is_followed(name: str, found: Found) -> None:
    schema, _, unguarded = PAIRS[name]
    until_clean(may_lack.check, unguarded, found, schema=schema)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ titel }}", "Skriv »{% if titel is udfyldt %}« foran og »{% endif %}« efter den tekst"),
        ("{% if titel == 'x' %}y{% endif %}", "»{% if titel is udfyldt and titel == 'x' %}«"),
        ("{% if titel == 'x' or ja %}y{% endif %}",
         "»{% if titel is udfyldt and (titel == 'x' or ja) %}«"),
        ("{%p for p in folk %}\n{{ p.navn }}\n{%p endfor %}",
         "»{%p if folk is udfyldt %}« foran og »{%p endif %}« efter den tekst, der så skal udgå, "
         "hver alene i sit eget afsnit"),
    ],
)  # fmt: skip
def test_the_fix_can_be_copied(text: str, words: str, found: Found) -> None:
    (one,) = found(may_lack.check, text, schema=CASE)
    assert one.fix is not None
    assert words in one.fix.da
