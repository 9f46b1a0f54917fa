"""Schemas: what is usable, what is refused, and two validators that agree."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from render import case, schema
from render.errors import CaseError, SchemaError
from render.formats import FORMATS
from render.schema import Schema
from samples import to_one

ROOT = Path(__file__).resolve().parents[2]
SECRET = "hemmelig-0101901234"


def make(content: Any, **others: Any) -> Schema:
    """Return a schema with neighbours `<name>.json`."""
    documents = {f"{name}.json": node for name, node in others.items()}
    return schema.from_documents({"s.json": content, **documents}, "s.json")


def agreed(found: Schema, value: Any) -> bool:
    """Return the verdict, on which both validators agree."""
    verdict = found.accepts(value)
    assert verdict is (not found.problems(value))
    return verdict


# --- reading ---------------------------------------------------------------------


def test_reference_to_a_neighbour() -> None:
    found = make(
        {"properties": {"by": {"$ref": "common.json#/$defs/by"}}},
        common={"$defs": {"by": {"type": "string", "$ref": "more.json#/$defs/short"}}},
        more={"$defs": {"short": {"maxLength": 4}}},
    )
    assert agreed(found, {"by": "Nuuk"})
    assert not agreed(found, {"by": "Ilulissat"})
    assert not agreed(found, {"by": 3900})


def test_reference_by_id() -> None:
    """Files with ids of their own (`https://...`) find each other by them."""
    base = "https://kommune.example/skemaer"
    found = make(
        {"$id": f"{base}/s.json", "properties": {"by": {"$ref": "common.json#/$defs/by"}}},
        common={"$id": f"{base}/common.json", "$defs": {"by": {"type": "string"}}},
    )
    assert agreed(found, {"by": "Nuuk"})
    assert not agreed(found, {"by": 3900})


def test_reference_to_a_neighbour_without_id() -> None:
    """The gate and the reader must find, or miss, the same neighbour."""
    try:
        found = make(
            {
                "$id": "https://kommune.example/skemaer/s.json",
                "properties": {"by": {"$ref": "common.json#/$defs/by"}},
            },
            common={"$defs": {"by": {"type": "string"}}},
        )
    except SchemaError:
        return
    assert agreed(found, {"by": "Nuuk"})


def test_recursive_reference() -> None:
    found = make(
        {
            "$ref": "#/$defs/barn",
            "$defs": {
                "barn": {
                    "properties": {
                        "navn": {"type": "string"},
                        "boern": {"items": {"$ref": "#/$defs/barn"}},
                    }
                }
            },
        }
    )
    assert agreed(found, {"boern": [{"navn": "A", "boern": [{"navn": "B"}]}]})
    assert not agreed(found, {"boern": [{"navn": "A", "boern": [{"navn": 1}]}]})


@pytest.mark.parametrize(
    "reference",
    [
        "https://json-schema.org/draft/2020-12/schema",
        "http://evil.example/schema.json",
        "file:///etc/passwd",
        "//evil.example/x",
        "../secret.json",
        "missing.json",
        "common.json#/$defs/missing",
        "#/$defs/missing",
        "#missing",
    ],
)
def test_reference_that_is_not_in_the_library(reference: str) -> None:
    with pytest.raises(SchemaError) as caught:
        make({"properties": {"a": {"items": {"$ref": reference}}}}, common={"$defs": {}})
    assert reference in caught.value.message.da


@pytest.mark.parametrize("name", ["const", "enum", "default", "examples"])
def test_field_named_like_a_keyword(name: str) -> None:
    with pytest.raises(SchemaError):
        make({"properties": {name: {"$ref": "http://evil.example/schema.json"}}})


def test_words_that_are_data_are_not_references() -> None:
    make({"properties": {"a": {"const": {"$ref": "x", "pattern": "a", "format": "b"}}}})
    make({"properties": {"$ref": {"type": "string"}, "format": {"type": "string"}}})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param({"format": "hostname"}, "formatet »hostname« kendes ikke", id="format"),
        pytest.param({"pattern": "[0-9]+"}, "mønstret »[0-9]+«", id="pattern"),
        pytest.param({"pattern": "^["}, "kan ikke bruges", id="broken pattern"),
        pytest.param({"type": "tekst"}, "»", id="type"),
        pytest.param({"required": "navn"}, "»type«", id="keyword"),
        pytest.param(
            {"properties": {"a": {"minLength": -1}}}, "/properties/a/minLength", id="path"
        ),
        pytest.param({"$schema": "http://json-schema.org/draft-07/schema#"}, "2020-12", id="draft"),
        pytest.param(True, "kan ikke bruges", id="anything"),
        pytest.param([], "kan ikke bruges", id="list"),
        pytest.param("tekst", "kan ikke bruges", id="text"),
    ],
)
def test_unusable(content: Any, words: str) -> None:
    with pytest.raises(SchemaError) as caught:
        make(content)
    assert words in caught.value.message.da


def test_unusable_words_behind_a_reference() -> None:
    with pytest.raises(SchemaError, match="hostname"):
        make({"$ref": "c.json#/$defs/a"}, c={"$defs": {"a": {"format": "hostname"}}})


def test_broken_neighbour_matters_only_where_used() -> None:
    make({"type": "object"}, c={"$defs": {"a": {"format": "hostname"}}})


def test_read(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('\ufeff{"$ref": "c.json#/$defs/a"}', "utf-8")
    (tmp_path / "c.json").write_text('{"$defs": {"a": {"multipleOf": 0.01}}}', "utf-8")
    found = schema.read(tmp_path / "s.json")
    assert agreed(found, Decimal("0.07"))
    assert not agreed(found, Decimal("0.075"))


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "[" * 100_000])
def test_broken_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "s.json").write_text(text, "utf-8")
    with pytest.raises(SchemaError) as caught:
        schema.read(tmp_path / "s.json")
    assert "s.json" in caught.value.message.da


def test_broken_file_beside_it(tmp_path: Path) -> None:
    """One broken schema must not hide the others."""
    (tmp_path / "s.json").write_text('{"type": "object"}', "utf-8")
    (tmp_path / "andet.json").write_text("{", "utf-8")
    assert agreed(schema.read(tmp_path / "s.json"), {})


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"s\.json"):
        schema.read(tmp_path / "s.json")


# --- checking ----------------------------------------------------------------------


def test_money_is_exact() -> None:
    """0.01 to 2000.00, each øre; binary fractions would refuse some (2.13, 8.12 ...)."""
    found = schema.read(ROOT / "schemas" / "common.json")
    money = make({"$ref": "common.json#/$defs/beloeb"}, common=found.contents)
    for number in range(1, 200_001):
        value = Decimal(number).scaleb(-2)
        assert money.accepts(value), value
        if number % 7 == 0 or number < 2_000:
            assert not money.problems(value), value
    for text in ("0.001", "0.015", "1999.999", "-0.01", "123456789012.345"):
        assert not agreed(money, Decimal(text))


@pytest.mark.parametrize(
    ("content", "value", "expected"),
    [
        ({"type": "integer"}, Decimal("1.0"), True),
        ({"type": "integer"}, Decimal("1.5"), False),
        ({"type": "integer"}, True, False),
        ({"type": "number"}, True, False),
        ({"type": "number"}, Decimal("1E+15"), True),
        ({"type": "number"}, "1", False),
        ({"enum": [1]}, Decimal("1.0"), True),
        ({"enum": [1]}, True, False),
        ({"enum": ["1"]}, 1, False),
        ({"const": Decimal("0.1")}, Decimal("0.10"), True),
        ({"const": Decimal("0.1")}, Decimal("0.1000000000001"), False),
        ({"uniqueItems": True}, [1, Decimal("1.0")], False),
        ({"uniqueItems": True}, [1, True], True),
        ({"uniqueItems": True}, [{"a": 1}, {"a": 1}], False),
        ({"minimum": Decimal("0.1")}, Decimal("0.1"), True),
        ({"exclusiveMaximum": Decimal("0.3")}, Decimal("0.3"), False),
        ({"multipleOf": Decimal("0.05")}, Decimal("12345678901.15"), True),
        ({"multipleOf": Decimal("0.05")}, Decimal("12345678901.16"), False),
        ({"maxLength": 1}, "😀", True),
        ({"minLength": 2}, "e\u0301", True),
        ({"format": "date"}, "2026-02-29", False),
        ({"format": "tekst"}, "\u00a0", False),
        ({"format": "date"}, 5, True),
        ({"pattern": "^a$"}, "a\n", False),
        ({"pattern": "^a$"}, 5, True),
        ({"propertyNames": {"pattern": "^[a-z]+$"}}, {"A": 1}, False),
        ({"patternProperties": {"^[a-z]$": {"type": "string"}}}, {"a": 1}, False),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, False),
        ({"unevaluatedProperties": False, "properties": {"a": {}}}, {"a": 1, "b": 2}, False),
        ({"prefixItems": [{"type": "string"}], "items": False}, ["a", 1], False),
        ({"contains": {"const": 1}, "minContains": 2}, [1, 2, 1], True),
        ({"not": {"required": ["a"]}}, {"a": 1}, False),
    ],
)
def test_verdict(content: Any, value: Any, expected: bool) -> None:
    assert agreed(make(content), value) is expected


ADDRESS = {
    "type": "object",
    "title": "Sag",
    "required": ["modtager"],
    "additionalProperties": False,
    "properties": {
        "modtager": {
            "title": "Modtager",
            "type": "object",
            "required": ["navn"],
            "additionalProperties": False,
            "properties": {
                "navn": {"title": "Modtagerens navn", "type": "string", "maxLength": 10},
                "rolle": {"title": "Rolle", "enum": ["borger", "fagperson"]},
                "foedt": {"title": "Født", "type": "string", "format": "date"},
                "postnr": {"title": "Postnummer", "type": "string", "pattern": "^[0-9]{4}$"},
                "beloeb": {"title": "Beløb", "type": "number", "maximum": 10},
                "veje": {"title": "Veje", "type": "array", "uniqueItems": True,
                         "items": {"title": "Vej", "type": "string"}},
                "kun": {"title": "Kun", "const": "x"},
                "valg": {"title": "Valg", "oneOf": [{"type": "number"}, {"type": "null"}]},
                "ikke": False,
            },
        }
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("receiver", "path", "words"),
    [
        ({}, "modtager.navn", ["»Modtagerens navn«", "mangler"]),
        ({"navn": SECRET}, "modtager.navn", ["»Modtagerens navn«", "højst 10 tegn"]),
        ({"navn": 101901234}, "modtager.navn", ["»Modtagerens navn«", "tekst"]),
        ({"rolle": SECRET}, "modtager.rolle", ["»Rolle«", "borger, fagperson"]),
        ({"foedt": SECRET}, "modtager.foedt", ["»Født«", "åååå-mm-dd"]),
        ({"postnr": SECRET}, "modtager.postnr", ["»Postnummer«", "form"]),
        ({"beloeb": 101901234}, "modtager.beloeb", ["»Beløb«", "højst 10"]),
        ({"veje": ["a", 101901234]}, "modtager.veje[1]", ["»Vej«", "tekst"]),
        ({"veje": [SECRET, SECRET]}, "modtager.veje", ["»Veje«", "to gange"]),
        ({"kun": SECRET}, "modtager.kun", ["»Kun«", "x"]),
        ({"valg": SECRET}, "modtager.valg", ["»Valg«", "nogen af mulighederne"]),
        pytest.param(
            {"ikke": SECRET},
            "modtager.ikke",
            ["ikke være udfyldt"],
        ),
        ({"ukendt": SECRET}, "modtager.ukendt", ["findes ikke i skemaet"]),
        ([SECRET], "modtager", ["»Modtager«", "gruppe af felter"]),
        (None, "modtager", ["»Modtager«", "gruppe af felter"]),
    ],
)
def test_problem_names_title_and_path_never_the_value(
    receiver: Any, path: str, words: list[str]
) -> None:
    if isinstance(receiver, dict) and receiver and "navn" not in receiver:
        receiver["navn"] = "A"
    with pytest.raises(CaseError) as caught:
        make(ADDRESS).check({"modtager": receiver})
    problem = next(p for p in caught.value.problems if p.path == path)
    assert path in problem.message.da
    assert path in problem.message.en
    assert all(word in problem.message.da for word in words)
    said = repr(caught.value.problems) + repr(caught.value.message) + str(caught.value)
    assert SECRET not in said
    assert "101901234" not in said


def test_reasons_where_there_must_be_none() -> None:
    """Full approval needs no reasons: the reference schema says `begrundelse: false`."""
    content = copy.deepcopy(
        next(
            c
            for c in CASES["afgoerelse_stoette"]
            if c["modtager"]["afgoerelsesklasse"] == "medhold"
        )
    )
    content["begrundelse"] = next(c for c in CASES["afgoerelse_stoette"] if "begrundelse" in c)[
        "begrundelse"
    ]
    with pytest.raises(CaseError) as caught:
        LIBRARY["afgoerelse_stoette"].check(content)
    assert [problem.path for problem in caught.value.problems] == ["begrundelse"]


def said(found: Schema, content: Any) -> list[str]:
    """Return the Danish sentences on a refused case."""
    assert not found.accepts(content)
    return [problem.message.da for problem in found.problems(content)]


OUTCOME = "»Afgørelsens udfald for modtageren«"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            {"afgoerelsesklasse": "Delvis"},
            [
                f"{OUTCOME} (modtager.afgoerelsesklasse) skal være en af: medhold, delvis, afslag. Mente du »delvis«?"
            ],
            id="capital",
        ),
        pytest.param(
            {"afgoerelsesklasse": SECRET},
            [f"{OUTCOME} (modtager.afgoerelsesklasse) skal være en af: medhold, delvis, afslag."],
            id="nothing near",
        ),
        pytest.param(
            {"afgoerelsesklasse": None},
            [
                f"{OUTCOME} (modtager.afgoerelsesklasse) er tomt (null), men skal være en af: medhold, delvis, afslag."
            ],
            id="null",
        ),
        pytest.param(
            {"afgoerelsesklasse": ...},
            [f"{OUTCOME} (modtager.afgoerelsesklasse) mangler."],
            id="missing",
        ),
        pytest.param(
            {"afgoerelsesklasse": "medhold"},
            [
                f"»Hvad der gives afslag på« (afgoerelse.afslag_paa) må ikke være udfyldt, når {OUTCOME} er medhold eller afslag.",
                f"»Begrundelse« (begrundelse) må ikke være udfyldt, når {OUTCOME} er medhold.",
            ],
            id="another outcome",
        ),
        pytest.param(
            {"afgoerelsesklasse": "medhold", "navn": 5},
            [
                "»Modtagerens navn« (modtager.navn) skal være tekst.",
                f"»Hvad der gives afslag på« (afgoerelse.afslag_paa) må ikke være udfyldt, når {OUTCOME} er medhold eller afslag.",
                f"»Begrundelse« (begrundelse) må ikke være udfyldt, når {OUTCOME} er medhold.",
            ],
            id="a cause beside it",
        ),
    ],
)
def test_causes_first_and_no_consequences(change: dict[str, Any], expected: list[str]) -> None:
    content = copy.deepcopy(
        next(
            c for c in CASES["afgoerelse_stoette"] if c["modtager"]["afgoerelsesklasse"] == "delvis"
        )
    )
    content["modtager"].update(change)
    for name in [name for name, value in content["modtager"].items() if value is ...]:
        del content["modtager"][name]
    assert said(LIBRARY["afgoerelse_stoette"], content) == expected


def branch(asks: Any, then: Any, otherwise: Any = True) -> Any:
    """Return a schema of two fields, where one decides about the other."""
    kind = {"title": "Slags", "enum": ["brev", "mail", "sms"]}
    inner = {"type": "object", "properties": {"kind": kind, "to": {"title": "Til"}}}
    return {"properties": {"a": inner}, "if": asks, "then": then, "else": otherwise}


def asked(leaf: Any) -> Any:
    return {"properties": {"a": {"properties": {"kind": leaf}, "required": ["kind"]}}}


NEEDED = {"properties": {"a": {"required": ["to"]}}}
CLOSED = {"properties": {"a": {"properties": {"to": False}}}}


@pytest.mark.parametrize(
    ("content", "value", "expected"),
    [
        (
            branch(asked({"const": "brev"}), NEEDED),
            {"kind": "brev"},
            "»Til« (a.to) mangler: skal udfyldes, når »Slags« er brev.",
        ),
        (
            branch(asked({"enum": ["brev", "mail"]}), NEEDED),
            {"kind": "mail"},
            "»Til« (a.to) mangler: skal udfyldes, når »Slags« er brev eller mail.",
        ),
        (
            branch(asked({"const": "brev"}), CLOSED),
            {"kind": "brev", "to": 1},
            "»Til« (a.to) må ikke være udfyldt, når »Slags« er brev.",
        ),
        (
            branch(asked({"const": "brev"}), True, CLOSED),
            {"kind": "sms", "to": 1},
            "»Til« (a.to) må ikke være udfyldt, når »Slags« er mail eller sms.",
        ),
        (
            branch(asked({"pattern": "^b.*$"}), CLOSED),
            {"kind": "brev", "to": 1},
            "»Til« (a.to) må ikke være udfyldt her.",
        ),
        (
            branch({"not": asked({"const": "sms"})}, CLOSED),
            {"kind": "brev", "to": 1},
            "»Til« (a.to) må ikke være udfyldt her.",
        ),
        (
            branch(asked({"const": "brev"}), True, CLOSED),
            {"to": 1},
            "»Til« (a.to) må ikke være udfyldt her.",
        ),
        (
            branch(asked({"const": "brev"}), True, CLOSED),
            {"kind": "bref", "to": 1},
            "»Slags« (a.kind) skal være en af: brev, mail, sms. Mente du »brev«?",
        ),
        (
            branch({"not": asked({"const": "brev"})}, CLOSED),
            {"kind": "x", "to": 1},
            "»Slags« (a.kind) skal være en af: brev, mail, sms.",
        ),
    ],
)
def test_why_a_field_must_or_must_not_be_filled(content: Any, value: Any, expected: str) -> None:
    assert said(make(content), {"a": value}) == [expected]
    neighbour = make({"items": {"$ref": "c.json#/$defs/x"}}, c={"$defs": {"x": content}})
    (sentence,) = said(neighbour, [{"a": value}])
    assert sentence == expected.replace("(a.", "([0].a.")


def test_a_condition_of_another_item_decides_nothing() -> None:
    """Only the item whose own kind is wrong is spared what follows from it."""
    content = {"items": branch(asked({"const": "brev"}), True, CLOSED)}
    wrong = [{"a": {"kind": "x", "to": 1}}, {"a": {"kind": "sms", "to": 1}}]
    assert said(make(content), wrong) == [
        "»Slags« ([0].a.kind) skal være en af: brev, mail, sms.",
        "»Til« ([1].a.to) må ikke være udfyldt, når »Slags« er mail eller sms.",
    ]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        pytest.param(
            {"pattern": "^[0-9]{6}$", "description": "Seks cifre."},
            SECRET,
            "har ikke den rigtige form. Seks cifre.",
            id="pattern",
        ),
        pytest.param(
            {"pattern": "^[0-9]{6}$", "description": "Seks cifre"},
            SECRET,
            "har ikke den rigtige form. Seks cifre.",
            id="no full stop",
        ),
        pytest.param(
            {"pattern": "^[A-Z]-[0-9]{6}$"},
            SECRET,
            "har ikke den rigtige form. Skriv det som A-123456.",
            id="pattern alone",
        ),
        pytest.param(
            {"format": "date"}, "2026-02-30", "er en dag, der ikke findes.", id="30 February"
        ),
        pytest.param(
            {"format": "date"}, "30-02-2026", "skal være en dato: åååå-mm-dd.", id="another form"
        ),
        pytest.param(
            {"format": "cpr"}, "300290-1234", "begynder med en dag, der ikke findes.", id="CPR day"
        ),
        pytest.param(
            {"format": "cpr"}, "300290", "skal være et CPR-nummer: ddmmåå-xxxx.", id="CPR form"
        ),
        pytest.param(
            {"type": "string"},
            None,
            "er tomt (null), men skal være tekst: udfyld feltet, eller udelad det.",
            id="null",
        ),
        pytest.param(
            {"enum": ["a"]},
            None,
            "er tomt (null), men skal være a: udfyld feltet, eller udelad det.",
            id="null of a choice",
        ),
        pytest.param(
            {"type": ["string", "number"]}, [], "skal være tekst eller et tal.", id="types"
        ),
        pytest.param(
            {"items": {"type": "string"}, "minItems": 1},
            [],
            "skal have mindst ét punkt.",
            id="1 item",
        ),
        pytest.param({"minItems": 2}, [1], "skal have mindst 2 punkter.", id="2 items"),
        pytest.param({"maxItems": 1}, [1, 2], "må have højst ét punkt.", id="at most 1 item"),
        pytest.param({"maxItems": 2}, [1, 2, 3], "må have højst 2 punkter.", id="at most 2 items"),
        pytest.param({"minLength": 1}, "", "skal være udfyldt.", id="not filled"),
        pytest.param({"minLength": 1, "format": "tekst"}, "", "skal være udfyldt.", id="said once"),
        pytest.param({"format": "tekst"}, " ", "skal være udfyldt: feltet er blankt.", id="blank"),
        pytest.param({"minLength": 2}, "a", "skal have mindst 2 tegn.", id="2 characters"),
        pytest.param({"maxLength": 1}, "ab", "må have højst ét tegn.", id="1 character"),
        pytest.param(
            {"multipleOf": Decimal("0.01")},
            Decimal("0.015"),
            "må højst have to decimaler.",
            id="two decimals",
        ),
        pytest.param(
            {"multipleOf": Decimal("0.1")},
            Decimal("0.15"),
            "må højst have én decimal.",
            id="one decimal",
        ),
        pytest.param({"multipleOf": 1}, Decimal("0.5"), "skal være et helt tal.", id="whole"),
        pytest.param({"multipleOf": 10}, 5, "skal være et multiplum af 10.", id="tens"),
        pytest.param(
            {"multipleOf": Decimal("0.25")},
            Decimal("0.3"),
            "skal være et multiplum af 0,25.",
            id="quarters",
        ),
        pytest.param({"minimum": Decimal("0.5")}, 0, "skal være mindst 0,5.", id="comma"),
        pytest.param(
            {"enum": ["Nuuk", "Maniitsoq"]},
            "manitsoq",
            "skal være en af: Nuuk, Maniitsoq. Mente du »Maniitsoq«?",
            id="near",
        ),
        pytest.param(
            {"enum": [1, True, None, ""]},
            "nej",
            'skal være en af: 1, true, null, "".',
            id="other choices",
        ),
        pytest.param({"const": "ja"}, "JA", "skal være ja. Mente du »ja«?", id="constant"),
        pytest.param({"enum": ["a"]}, "a" * 100_000, "skal være a.", id="long"),
    ],
)
def test_words_of_a_value(field: Any, value: Any, expected: str) -> None:
    assert said(make({"properties": {"felt": field}}), {"felt": value}) == [f"felt {expected}"]


def test_null_of_a_field_that_is_needed() -> None:
    found = make({"properties": {"a": {"type": "string"}}, "required": ["a"]})
    assert said(found, {"a": None}) == ["a er tomt (null), men skal være tekst."]


PERSON = {"type": "object", "properties": {"navn": {}, "alder": {}}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("content", "value", "expected"),
    [
        (PERSON, {"navm": SECRET, "alder": 5, "x": 1}, "a.navm findes ikke i skemaet. Mente du »navn«?"),
        (PERSON, {"NAVN": SECRET}, "a.NAVN findes ikke i skemaet. Mente du »navn«?"),
        (PERSON, {"navm": SECRET, "navn": 5}, "a.navm findes ikke i skemaet."),
        (PERSON, {"tlf": SECRET}, "a.tlf findes ikke i skemaet."),
        (PERSON, {"Aviaja Hansen": SECRET}, "a har et felt, der ikke findes i skemaet."),
        (PERSON, {"010190-1234": SECRET}, "a har et felt, der ikke findes i skemaet."),
        (PERSON, {"barn_0101901234": SECRET}, "a har et felt, der ikke findes i skemaet."),
        (PERSON, {"x" * 41: SECRET}, "a har et felt, der ikke findes i skemaet."),
        ({**PERSON, "patternProperties": {"^x-[a-z]+$": {}}}, {"x-a": 1, "y-a": 1}, "a.y-a findes ikke i skemaet."),
        ({"$ref": "#/$defs/p", "unevaluatedProperties": False}, {"navn": 1, "navm": 1}, "a.navm findes ikke i skemaet."),
    ],
)  # fmt: skip
def test_unknown_field(content: Any, value: Any, expected: str) -> None:
    open_person: Any = {"properties": {"navn": {}, "alder": {}}}
    told = said(make({"properties": {"a": content}, "$defs": {"p": open_person}}), {"a": value})
    assert told[0] == expected


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        pytest.param({}, ["navn", "alder"], id="left open"),
        pytest.param({"additionalProperties": False}, [], id="closed, and none named"),
        pytest.param(
            {"properties": {"navn": True}, "additionalProperties": False}, ["navn"], id="closed"
        ),
        pytest.param(
            {"patternProperties": {"^al[a-z]+$": True}, "additionalProperties": False},
            ["alder"],
            id="closed but for a pattern",
        ),
        pytest.param(
            {"anyOf": [{"additionalProperties": False}, {}]}, ["navn", "alder"], id="perhaps"
        ),
    ],
)
def test_a_shared_concept_closed_has_the_fields_that_are_named(
    content: dict[str, Any], fields: list[str]
) -> None:
    shared: Any = {"properties": {"navn": {}, "alder": {}}}
    found = make({"properties": {"a": {"$ref": "#/$defs/p", **content}}, "$defs": {"p": shared}})
    shape = found.shape.property("a")
    assert shape is not None
    assert list(shape.properties) == fields
    assert [name for name in ("navn", "alder") if shape.declared(name)] == fields


KINDS = {
    "properties": {"a": {}, "b": {}, "c": {}},
    "required": ["a", "b", "c"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": 1, "b": 1}, False),
        ({"a": 1, "b": 1, "c": 1, "x": 1}, False),
        ({"a": 1}, True),
        ({"x": 1, "y": 1}, True),
        ({}, True),
        ([], False),
    ],
)
def test_a_case_of_another_kind(value: Any, expected: bool) -> None:
    found = make({"type": "object", **KINDS})
    assert (said(found, value)[0].startswith("De fleste felter mangler")) is expected


def test_all_problems_in_one_run() -> None:
    with pytest.raises(CaseError) as caught:
        make(ADDRESS).check({"modtager": {"rolle": "x", "foedt": "x"}, "mer": 1})
    assert [p.path for p in caught.value.problems] == [
        "mer", "modtager.foedt", "modtager.navn", "modtager.rolle",
    ]  # fmt: skip


def test_missing_at_the_top() -> None:
    with pytest.raises(CaseError) as caught:
        make(ADDRESS).check({})
    assert [p.path for p in caught.value.problems] == ["modtager"]


def test_missing_field_with_an_apostrophe() -> None:
    (problem,) = make({"required": ["mor's navn"]}).problems({})
    assert problem.path == "mor's navn"


def test_thousands_of_problems_are_cut_short() -> None:
    found = make({"items": {"type": "string"}})
    with pytest.raises(CaseError) as caught:
        found.check(list(range(10_000)))
    assert 10 <= len(caught.value.problems) <= 60


def test_thousands_of_unknown_fields_are_told_in_no_time(
    within: Callable[[float], AbstractContextManager[None]],
) -> None:
    content = {f"felt_{number}": number for number in range(50_000)}
    with within(5):
        assert len(said(make(ADDRESS), content)) <= 60


# --- the two validators agree on the reference library ---------------------------------

LIBRARY = {
    path.parent.parent.name: schema.read(ROOT / "schemas" / f"{path.parent.parent.name}.json")
    for path in to_one(ROOT)
    if (ROOT / "schemas" / f"{path.parent.parent.name}.json").exists()
}
CASES = {name: [case.read(path.read_bytes()) for path in to_one(ROOT, name)] for name in LIBRARY}
VALUES = st.sampled_from(
    [None, True, False, 0, 1, -1, 21, Decimal("0.01"), Decimal("0.015"), Decimal("1.0"), "", " ", "a",
     "\u00a0", "da", "kl", "medhold", "delvis", "afslag", "borger", "anden_part", "2026-02-29",
     "2026-11-20", "3900", "39000", "a@b.gl", "010190-1234", "BOR-2026-000046", "x" * 81, "x" * 9_000,
     [], [None], {}, {"navn": "A"}, ["a", "a"]]
)  # fmt: skip


def spots(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths of all values in a case."""
    found: list[tuple[str | int, ...]] = [path] if path else []
    pairs = (
        value.items()
        if isinstance(value, Mapping)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in pairs:
        found += spots(inner, (*path, key))
    return found


def changed(draw: st.DrawFn, content: dict[str, Any]) -> dict[str, Any]:
    """Return a case with one value replaced, deleted or added."""
    result = copy.deepcopy(content)
    path = draw(st.sampled_from(spots(result)))
    holder: Any = result
    for step in path[:-1]:
        holder = holder[step]
    action = draw(st.sampled_from(["replace", "replace", "delete", "add", "double"]))
    if action == "replace":
        holder[path[-1]] = draw(VALUES)
    elif action == "delete":
        del holder[path[-1]]
    elif action == "add" and isinstance(holder, dict):
        holder[draw(st.sampled_from(["co", "slut", "begrundelse", "sprogvalg", "x"]))] = draw(
            VALUES
        )
    elif action == "double" and isinstance(holder, list):
        holder.extend(copy.deepcopy(holder))
    return result


@st.composite
def near_cases(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    name = draw(st.sampled_from(sorted(LIBRARY)))
    content = draw(st.sampled_from(CASES[name]))
    for _ in range(draw(st.integers(0, 3))):
        if spots(content):
            content = changed(draw, content)
    return name, content


@given(near_cases())
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_both_validators_agree(pair: tuple[str, dict[str, Any]]) -> None:
    name, content = pair
    found = LIBRARY[name]
    if agreed(found, content):
        found.check(content)
    else:
        with pytest.raises(CaseError):
            found.check(content)


def test_sample_cases_are_accepted() -> None:
    assert LIBRARY
    for name, cases in CASES.items():
        for content in cases:
            LIBRARY[name].check(content)


def test_formats_of_the_library_are_known() -> None:
    used = set()
    for path in (ROOT / "schemas").glob("*.json"):
        schema.read(path)
        json.loads(path.read_text("utf-8"), object_hook=lambda node: used.add(node.get("format")))
    assert used - {None} <= set(FORMATS)
