"""Required sections on every path, shown by the letter that lacks one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import fact_missing, section_empty, section_missing, section_order, section_twice

Found = Callable[..., list[Finding]]
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
COMMON: Mapping[str, Any] = {
    "$id": "common.json",
    "$defs": {"afgoerelsesklasse": {"title": "Udfaldet", "enum": ["medhold", "delvis", "afslag"]}},
}
SCHEMA: Mapping[str, Any] = {
    "$id": "sag.json",
    "type": "object",
    "required": ["udfald", "navn", "ja", "punkter"],
    "properties": {
        "udfald": {"$ref": "common.json#/$defs/afgoerelsesklasse"},
        "navn": TEXT,
        "ja": {"title": "Samtykke", "type": "boolean"},
        "antal": {"title": "Antal børn", "type": "integer", "minimum": 0},
        "punkter": {"title": "Punkter", "type": "array", "items": TEXT},
        "note": TEXT,
    },
}
TOP = "# Afgørelse\nDu får svar.\n"
REASONS = (
    "# Begrundelse\nFordi.\n## Sagens oplysninger\nA.\n## Vi har lagt vægt på\nB.\n"
    "## Retsgrundlag\nC.\n"
)
GUIDE = "# Klagevejledning\nKlag til Det Sociale Ankenævn inden 6 uger. Telefon 32 80 33.\n"
NOT_FULL = '{%p if udfald != "medhold" %}\n'
END = "{%p endif %}\n"


def _found(found: Found, rule: Any, text: str, **options: Any) -> list[Finding]:
    return found(rule, text, **{"schema": SCHEMA, "common": COMMON, **options})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TOP + REASONS + GUIDE, id="always"),
        pytest.param(TOP + NOT_FULL + REASONS + GUIDE + END, id="where it is required"),
        pytest.param(TOP + '{%p if udfald in ["delvis", "afslag"] %}\n' + REASONS + GUIDE + END, id="by its words"),
        pytest.param(TOP + '{%p if udfald == "medhold" %}\nGodt.\n{%p else %}\n' + REASONS + GUIDE + END, id="else"),
        pytest.param(TOP + '{%p if udfald == "delvis" %}\n' + REASONS + GUIDE + '{%p elif udfald == "afslag" %}\n' + REASONS + GUIDE + END, id="in each of two branches"),
        pytest.param(TOP + "{% set fuldt = udfald == 'medhold' %}\n{%p if not fuldt %}\n" + REASONS + GUIDE + END, id="through a name"),
        pytest.param(TOP + REASONS.replace("Begrundelse", "{% if ja %}Begrundelse{% else %}Begrundelse for afslaget{% endif %}") + GUIDE, id="two headings in one line"),
        pytest.param(TOP + NOT_FULL + "{%p for p in [1, 2] %}\n" + REASONS + GUIDE + "{%p endfor %}\n" + END, id="a loop that always turns"),
    ],
)  # fmt: skip
def test_a_section_that_is_there_whenever_it_must(text: str, found: Found) -> None:
    assert _found(found, section_missing.check, text) == []


@pytest.mark.parametrize(
    ("text", "sections", "words"),
    [
        pytest.param(TOP + REASONS + "{%p if ja %}\n" + GUIDE + END, ["Klagevejledning"], "»Samtykke« er nej", id="a condition of its own"),
        pytest.param(TOP + REASONS + '{%p if udfald == "afslag" %}\n' + GUIDE + END, ["Klagevejledning"], "»Udfaldet« er »delvis«", id="too narrow"),
        pytest.param(TOP + REASONS + '{%p if udfald == "medhold" %}\n' + GUIDE + END, ["Klagevejledning"], "»Udfaldet« er", id="the wrong way round"),
        pytest.param(TOP + REASONS + NOT_FULL + "{%p if antal is defined and antal > 3 %}\n" + GUIDE + END + END, ["Klagevejledning"], "»Antal børn«", id="nested"),
        pytest.param(TOP + REASONS + "{%p for p in punkter %}\n" + GUIDE + "{%p endfor %}", ["Klagevejledning"], "»Punkter« er en tom liste", id="a loop that may not turn"),
        pytest.param("{%p if note is udfyldt %}\n" + TOP + END + REASONS + GUIDE, ["Afgørelsens resultat"], "»note« ikke er udfyldt", id="always required"),
        pytest.param(TOP + REASONS + GUIDE.replace("Klagevejledning", "{% if ja %}Klagevejledning{% else %}Farvel{% endif %}"), ["Klagevejledning"], "»Samtykke« er nej", id="the heading reads otherwise"),
        pytest.param(TOP + REASONS + GUIDE.replace("Klagevejledning", "{{ 'Klagevejledning' if ja else 'Farvel' }}"), ["Klagevejledning"], "»Samtykke« er nej", id="a heading that a tag writes"),
        pytest.param(TOP + REASONS + NOT_FULL + "{%p if not ja %}\n" + GUIDE + "{%p elif udfald == 'delvis' %}\n" + GUIDE + END + END, ["Klagevejledning"], "»Udfaldet« er »afslag«", id="a gap between two branches"),
        pytest.param(TOP + REASONS + NOT_FULL + '{%p if udfald == "medhold" %}\n' + GUIDE + END + END, ["Klagevejledning"], "»Udfaldet« er", id="in no letter at all"),
    ],
)  # fmt: skip
def test_a_section_missing_on_a_path(
    text: str, sections: list[str], words: str, found: Found
) -> None:
    findings = _found(found, section_missing.check, text)
    assert [one.message.da.split("»")[1].split("«")[0] for one in findings] == sections
    assert "mangler i nogle breve, fx når" in findings[0].message.da
    assert words in findings[0].message.da
    assert json.loads(findings[0].case)["navn"]
    assert findings[0].severity == "error"


def test_the_case_is_the_smallest(found: Found) -> None:
    text = TOP + REASONS + '{%p if udfald == "afslag" or ja %}\n' + GUIDE + END
    (one,) = _found(found, section_missing.check, text)
    case = json.loads(one.case)
    assert (case["udfald"], case["ja"]) == ("delvis", False)
    assert set(case) == {"udfald", "navn", "ja", "punkter"}
    assert case["punkter"] == []


@pytest.mark.parametrize(
    ("binds", "fires"),
    [
        pytest.param({"afgoerelsesklasse": {"is": "medhold"}}, False, id="a letter of full favour only"),
        pytest.param({"afgoerelsesklasse": {"is": "afslag"}}, True, id="a letter of refusal only"),
        pytest.param({"afgoerelsesklasse": {"path": "svar", "values": {"delvis": "noget", "afslag": "nej"}}}, False, id="other words"),
        pytest.param({"afgoerelsesklasse": {"path": "svar", "values": {"delvis": "ja", "afslag": "nej"}}}, True, id="other words, bound wrongly"),
    ],
)  # fmt: skip
def test_a_concept_is_bound_to_a_field(binds: Any, fires: bool, found: Found) -> None:
    schema = {
        "type": "object",
        "required": ["svar"],
        "properties": {"svar": {"title": "Svaret", "enum": ["ja", "noget", "nej"]}},
    }
    text = TOP + '{%p if svar != "ja" %}\n' + REASONS + GUIDE + END
    findings = found(section_missing.check, text, schema=schema, common=COMMON, binds=binds)
    assert bool(findings) is fires


def test_a_concept_that_nothing_is_bound_to_is_never_skipped(found: Found) -> None:
    schema = {
        "type": "object", "required": ["ja"], "properties": {"ja": {"type": "boolean"}}
    }  # fmt: skip
    text = TOP + REASONS + "{%p if ja %}\n" + GUIDE + END
    (one,) = found(section_missing.check, text, schema=schema)
    assert "»afgoerelsesklasse«" in one.message.da
    assert "[binds]" in one.message.da


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Klagevejledning\nKlag.", id="text"),
        pytest.param("# Klagevejledning\n{%p if ja %}\nKlag.\n{%p else %}\nRing.\n{%p endif %}", id="either text"),
        pytest.param("# Klagevejledning\n{{ navn }}", id="a field"),
        pytest.param("{%p if ja %}\n# Klagevejledning\n{%p endif %}\n{%p if ja %}\nKlag.\n{%p endif %}", id="both on one condition"),
        pytest.param("# Klagevejledning\n{%p if ja %}\n# Andet\n{%p endif %}\nKlag.\n{%p if ja %}\n{%p endif %}".replace("# Andet\n", "## Frist\n"), id="a smaller heading between"),
    ],
)  # fmt: skip
def test_a_section_with_text_in_every_letter(text: str, found: Found) -> None:
    assert _found(found, section_empty.check, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("# Klagevejledning\n{%p if ja %}\nKlag.\n{%p endif %}", "»Samtykke« er nej", id="a paragraph under a condition"),
        pytest.param("# Klagevejledning\n{% if ja %}Klag.{% endif %}", "»Samtykke« er nej", id="words under a condition"),
        pytest.param("# Klagevejledning\n{% if note is udfyldt %}{{ note }}{% endif %}", "»note« ikke er udfyldt", id="a field that may lack"),
        pytest.param("# Klagevejledning\n{{ note|default('') }}", "»note« ikke er udfyldt", id="a blank that was meant"),
        pytest.param("# Klagevejledning\n{%p for p in punkter %}\n{{ p }}\n{%p endfor %}", "»Punkter« er en tom liste", id="a list that may be empty"),
        pytest.param("# Klagevejledning\n{%p if ja %}\n# Andet\n{%p endif %}\nKlag.", "»Samtykke« er ja", id="a heading between, in some letters"),
        pytest.param("# Klagevejledning\n## Frist\n## Sted", "", id="only headings"),
    ],
)  # fmt: skip
def test_a_section_empty_on_a_path(text: str, words: str, found: Found) -> None:
    (one,) = _found(found, section_empty.check, text)
    assert "Der står intet under »Klagevejledning«" in one.message.da
    assert words in one.message.da
    assert one.case


def test_two_that_never_stand_together(found: Found) -> None:
    """Not branches of one condition, yet no letter has both."""
    text = (
        "{%p if ja %}\n# Klagevejledning\nKlag.\n{%p endif %}\n"
        "{%p if not ja %}\n# Klagevejledning\nKlag.\n{%p endif %}"
    )
    assert _found(found, section_twice.check, text) == []
    other = text.replace("not ja", "udfald == 'afslag'")
    assert len(_found(found, section_twice.check, other)) == 1


def test_order_matters_only_where_both_stand(found: Found) -> None:
    text = (
        "{%p if ja %}\n# Klagevejledning\nKlag.\n{%p endif %}\n"
        "{%p if not ja %}\n# Afgørelse\nA.\n{%p endif %}"
    )
    assert _found(found, section_order.check, text) == []
    assert (
        len(_found(found, section_order.check, text.replace("if not ja", "if antal is defined")))
        == 1
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GUIDE, id="all of it"),
        pytest.param(GUIDE.replace("6 uger", "seks uger"), id="in letters"),
        pytest.param("# Klagevejledning\nKlag til Det Sociale Ankenævn inden {{ '6 uger' }}.\n@", id="written by a tag"),
        pytest.param("# Klagevejledning\nInden 6 uger til Det Sociale Ankenævn.\n{% if ja %}Tlf. 1{% else %}Postboks 2{% endif %}", id="either way to reach it"),
        pytest.param("# Klagevejledning\n## Frist\nInden 6 uger.\n## Sted\n| Det Sociale Ankenævn | @ |", id="below smaller headings"),
        pytest.param("{%p if ja %}\n" + GUIDE + "{%p endif %}", id="whenever the section is there"),
        pytest.param("# Afgørelse\nA.", id="no such section"),
    ],
)  # fmt: skip
def test_facts_that_are_stated(text: str, found: Found) -> None:
    assert _found(found, fact_missing.check, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(GUIDE.replace("6 uger", "4 uger"), "Klagefristen på seks uger", id="another deadline"),
        pytest.param(GUIDE.replace("Det Sociale Ankenævn", "os"), "Klageinstansen", id="no body"),
        pytest.param(GUIDE.replace("Telefon 32 80 33.", ""), "kontaktes", id="no contact"),
        pytest.param(GUIDE.replace("inden 6 uger", "{% if ja %}inden 6 uger{% endif %}"), "seks uger, fx når »Samtykke« er nej", id="in some letters"),
        pytest.param(GUIDE.replace("Klag til", "# Andet\nKlag til") .replace("# Klagevejledning\n", "# Klagevejledning\nTelefon: Det Sociale Ankenævn.\n"), "seks uger", id="under another heading"),
        pytest.param(GUIDE.replace("6 uger", "{{ antal|d(6) }} uger"), "seks uger", id="a number of the case"),
    ],
)  # fmt: skip
def test_facts_that_are_not_stated(text: str, words: str, found: Found) -> None:
    (one,) = _found(found, fact_missing.check, text)
    assert words in one.message.da
    assert one.severity == "error"
    assert one.basis
    assert one.case
    assert one.fix is not None
