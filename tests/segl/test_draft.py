"""What a draft is made of: sorts and conditions from uses, concepts, titles, tags, made up cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa.fiction import example, names
from qa.flow import uses
from render import case, fields, formats, package, schema, shape
from render.library import open_library
from render.place import Place
from render.schema import Schema
from render.survey import blanks
from render.survey.blanks import Blank
from render.survey.survey import Survey
from render.template import Template
from segl.draft import guess, nodes, proposals, told, words
from segl.draft.guess import Guess, Guessed
from segl.draft.shared import Shared

Read = Callable[..., Template]
ROOT = Path(__file__).resolve().parents[2]
SHARED = Shared.of(open_library(ROOT))


def _guess(read: Read, text: str) -> Guessed:
    return guess.read(uses.read(part.body for part in read(text).parts))


def _one(read: Read, text: str) -> Guess:
    (found,) = _guess(read, text).fields.values()
    return found


# --- sorts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("{{ x }}", "tekst"),
        ("{{ x|upper }}", "tekst"),
        ("{{ x|afsnit }}", "lang"),
        ("{{ x|dato }}", "dato"),
        ('{{ x|dato("kort") }}', "dato"),
        ("{{ x|kroner }}", "beloeb"),
        ("{{ beloeb|tal(2) }}", "beloeb"),
        ("{{ antal|tal }}", "heltal"),
        ("{{ x|tal }}", "tal"),
        ("{{ x|cpr_skjult }}", "cpr"),
        ("{{ x|telefon }}", "telefon"),
        ("{{ x|ja_nej }}", "ja_nej"),
        ("{% if x %}a{% endif %}", "ja_nej"),
        ("{% if x is true %}a{% endif %}", "ja_nej"),
        ("{% if x == true %}a{% endif %}", "ja_nej"),
        ("{% if x %}{{ x }}{% endif %}", "tekst"),
        ("{% if x is udfyldt %}a{% endif %}", "tekst"),
        ('{% if x == "a" %}a{% endif %}', "valg"),
        ('{% if x in ["a", "b"] %}a{% endif %}', "valg"),
        ("{% if x > 2 %}a{% endif %}", "tal"),
        ("{% if x == 2 %}a{% endif %}", "tal"),
        ("{% if antal > 2 %}a{% endif %}", "heltal"),
        ("{% if x is odd %}a{% endif %}", "heltal"),
        ("{{ x * 2 }}", "tal"),
        ('{{ x + "a" }}', "tekst"),
        ("{% for y in x %}{{ y }}{% endfor %}", "liste"),
        ("{{ x|join }}", "liste"),
        ("{{ x|liste }}", "liste"),
        ("{{ x[0] }}", "liste"),
        ("{{ x|length }}", "liste"),
        ("{{ x.y }}", "gruppe"),
        ("{% for k, v in x|items %}{{ k }}{% endfor %}", "gruppe"),
        ("{{ barnets_cpr }}", "cpr"),
        ("{{ cprNummer }}", "cpr"),
        ("{{ mail }}", "email"),
        ("{{ tlf }}", "telefon"),
        ("{{ postnr }}", "postnr"),
        ("{{ sagsnr }}", "sagsnummer"),
        ("{{ alder }}", "heltal"),
        ("{{ startdato }}", "tekst"),  # printed as it is, an ISO date would stand in the letter
        ("{{ pris }}", "tekst"),
    ],
)
def test_sorts(text: str, sort: str, read: Read) -> None:
    assert _one(read, text).sort == sort


def test_a_case_number_is_known_by_its_group(read: Read) -> None:
    assert _one(read, "{{ sag.nr }}").keys["nr"].sort == "sagsnummer"


def test_the_municipality_is_left_to_itself(read: Read) -> None:
    assert _guess(read, "{{ kommune.navn }}").fields == {}


@pytest.mark.parametrize("text", ["{{ startdato }}", "{{ pris }}"])
def test_a_filter_that_lacks_is_told(text: str, read: Read) -> None:
    (remark,) = _guess(read, text).remarks.values()
    assert "|" in remark.da


@pytest.mark.parametrize(
    ("text", "choices", "told"),
    [
        ('{% if x == "a" %}1{% elif x == "b" %}2{% endif %}', ("a", "b"), False),
        ('{% if x == "a" %}1{% elif x == "b" %}2{% else %}3{% endif %}', ("a", "b", "andet"), True),
        ('{% if x == "a" %}1{% endif %}', ("a", "andet"), True),
        ('{% if x == "ja" %}1{% endif %}', ("ja", "nej"), True),
        (
            '{% if x == "a" %}1{% else %}2{% endif %}{% if x == "b" %}3{% endif %}',
            ("a", "b"),
            False,
        ),
        ('{% if x == "a" or x == "" %}1{% endif %}', ("a", "andet"), True),
    ],
)
def test_choices(text: str, choices: tuple[str, ...], told: bool, read: Read) -> None:
    found = _guess(read, text)
    assert found.fields["x"].choices == choices
    assert bool(found.remarks) is told


# --- conditions --------------------------------------------------------------------------


def _schema(read: Read, text: str) -> dict[str, Any]:
    return nodes.Writer(Shared()).root("brev", "Brev", _guess(read, text).fields)


@pytest.mark.parametrize(
    ("text", "required", "rules"),
    [
        pytest.param("{{ x }}", ["x"], [], id="always"),
        pytest.param("{% if x is udfyldt %}{{ x }}{% endif %}", [], [], id="guarded"),
        pytest.param(
            "{% if a %}{{ x }}{% endif %}",
            ["a"],
            [({"enum": [True]}, {"required": ["x"]}, {"properties": {"x": False}})],
            id="yes or no",
        ),
        pytest.param(
            "{% if not a %}{{ x }}{% endif %}",
            ["a"],
            [({"enum": [False]}, {"required": ["x"]}, {"properties": {"x": False}})],
            id="no",
        ),
        pytest.param(
            '{% if a == "b" %}{{ x }}{% else %}c{% endif %}',
            ["a"],
            [({"enum": ["b"]}, {"required": ["x"]}, {"properties": {"x": False}})],
            id="a choice",
        ),
        pytest.param(
            '{% if a == "b" %}c{% else %}{{ x }}{% endif %}',
            ["a"],
            [({"not": {"enum": ["b"]}}, {"required": ["x"]}, {"properties": {"x": False}})],
            id="any other, whatever is added",
        ),
        pytest.param(
            '{% if a == "b" %}{{ x }}{% elif a == "c" %}{{ x }}{% endif %}',
            ["a", "x"],
            [],
            id="two",
        ),
        pytest.param("{% if a %}{{ x }}{% endif %}{{ x }}", ["a", "x"], [], id="and always"),
        pytest.param(
            "{% if a %}{{ x }}{% endif %}{% if x is udfyldt %}c{% endif %}",
            ["a"],
            [({"enum": [True]}, {"required": ["x"]}, None)],
            id="used elsewhere too",
        ),
        pytest.param(
            "{% for y in l %}{% if y.a %}{{ y.b }}{% endif %}{% endfor %}",
            ["l"],
            [],
            id="in a list",
        ),
        pytest.param("{% if l|length > 1 %}{{ x }}{% endif %}", ["l", "x"], [], id="too intricate"),
    ],
)
def test_fields_that_only_some_letters_need(
    text: str, required: list[str], rules: list[tuple[Any, Any, Any]], read: Read
) -> None:
    root = _schema(read, text)
    assert root.get("required", []) == required
    found = [
        (rule["if"]["properties"]["a"], rule["then"], rule.get("else"))
        for rule in root.get("allOf", [])
    ]
    assert found == rules


def test_what_stands_under_two_conditions(read: Read) -> None:
    text = '{% if a == "b" %}{% if c %}{{ x.y }}{% endif %}{% endif %}'
    root = _schema(read, text)
    (rule,) = root["allOf"]
    assert len(rule["if"]["allOf"]) == 2
    assert rule["then"] == {"required": ["x"]}
    assert root["properties"]["x"]["required"] == ["y"]


def test_a_condition_that_never_holds_is_no_rule(read: Read) -> None:
    text = '{% if a == "b" %}{% if a == "c" %}{{ x }}{% endif %}{% endif %}'
    assert "allOf" not in _schema(read, text)


# --- concepts ----------------------------------------------------------------------------


def _written(read: Read, text: str) -> tuple[dict[str, Any], list[str]]:
    writer = nodes.Writer(SHARED)
    root = writer.root("brev", "Brev", _guess(read, text).fields)
    return root["properties"], [remark.da for remark in writer.remarks]


REF = "common.json#/$defs/"


@pytest.mark.parametrize(
    ("text", "name", "node"),
    [
        ("{{ sag.nr }}", "sag", {"title": "Sag", "$ref": f"{REF}sag"}),
        ("{{ brev.dato|dato }}", "brev", {"title": "Brev", "$ref": f"{REF}brev"}),
        ("{{ dato|dato }}", "dato", {"title": "Brevets dato", "$ref": f"{REF}brevdato"}),
        ("{{ x }}", "x", {"title": "X (udkast)", "$ref": f"{REF}tekst"}),
        ("{{ slut|dato }}", "slut", {"title": "Slut (udkast)", "$ref": f"{REF}dato"}),
        ("{{ email }}", "email", {"title": "E-mail (udkast)", "$ref": f"{REF}email"}),
        ("{{ x|kroner }}", "x", {"title": "X (udkast)", "$ref": f"{REF}beloeb"}),
        (
            '{% if sprogvalg == "kl" %}a{% elif sprogvalg == "da" %}b{% endif %}',
            "sprogvalg",
            {"title": "Modtagerens valg af sprog", "$ref": f"{REF}sprogvalg"},
        ),
        (
            "{{ modtager.adresse.co }}",
            "modtager",
            {
                "title": "Modtager",
                "$ref": f"{REF}modtager",
                "properties": {"adresse": {"required": ["co"]}},
            },
        ),
    ],
)
def test_known_names_are_the_librarys_own(
    text: str, name: str, node: dict[str, Any], read: Read
) -> None:
    assert _written(read, text)[0][name] == node


def test_an_open_concept_is_extended(read: Read) -> None:
    found, _ = _written(
        read, '{{ modtager.navn }}{{ modtager.firma }}{% if modtager.rolle == "a" %}b{% endif %}'
    )
    node = found["modtager"]
    assert node["$ref"] == f"{REF}modtager"
    assert node["properties"]["navn"] is True
    assert node["properties"]["rolle"] == {"title": "Modtagerens rolle", "enum": ["a", "andet"]}
    assert node["required"] == ["firma"]
    assert node["additionalProperties"] is False


def test_a_closed_concept_that_lacks_a_field_is_borrowed_from(read: Read) -> None:
    found, _ = _written(read, "{{ barn.navn }} {{ barn.skole }}")
    node = found["barn"]
    assert "$ref" not in node
    assert node["properties"]["navn"]["$ref"] == f"{REF}barn/properties/navn"
    assert node["properties"]["navn"]["title"] == "Barnets navn"
    assert node["properties"]["skole"]["title"] == "Skole (udkast)"


@pytest.mark.parametrize(
    "text",
    ["{{ barn.navn.fornavn }}", "{% for b in barn %}{{ b }}{% endfor %}", "{{ sag.nr|kroner }}"],
)
def test_a_concept_of_another_kind_does_not_fit(text: str, read: Read) -> None:
    found, _ = _written(read, text)
    (node,) = found.values()
    assert not str(node.get("$ref", "")).endswith(("barn", "sag"))


def test_items_of_a_list_are_known_by_the_lists_name(read: Read) -> None:
    found, _ = _written(read, "{% for b in boern %}{{ b.navn }}{% endfor %}")
    assert found["boern"]["items"] == {"title": "Barn", "$ref": f"{REF}barn"}


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("{{ x|first }}", {"minItems": 1}),
        ("{{ x|sort|max }}", {}),  # what is reckoned from a list is told by the linter
        ("{{ x[1] }} {{ x[0] }}", {"minItems": 2}),
        ("{{ x[-3] }}", {"minItems": 3}),
        ("{% if x %}{{ x|first }}{{ x[0] }}{% endif %}", {}),
        ("{% for y in x %}{{ y }}{% endfor %}", {}),
        ("{{ 1 / x }}", {"exclusiveMinimum": 0}),
        ("{{ 1 // antal }}", {"minimum": 1}),
        ("{% if x > 0 %}{{ 1 / x }}{% endif %}", {}),
        ("{{ x / 2 }}", {}),
    ],
)
def test_what_the_letter_takes_for_granted_the_schema_asks_for(
    text: str, node: dict[str, Any], read: Read
) -> None:
    found, _ = _written(read, text)
    (field,) = found.values()
    asked = {key: field[key] for key in field if key in ("minItems", "minimum", "exclusiveMinimum")}
    assert asked == node


def test_what_a_concept_asks_beyond_the_letter_is_told(read: Read) -> None:
    _, remarks = _written(read, "{{ barn.navn }}")
    assert remarks == [
        "»barn« er bibliotekets fælles begreb: hver sag skal også have cpr, selv om brevet ikke skriver det."
    ]


def test_a_condition_never_rules_out_what_a_concept_requires(read: Read) -> None:
    text = "{{ barn.cpr|cpr }}{% if a %}{{ barn.navn }}{% endif %}"
    writer = nodes.Writer(SHARED)
    root = writer.root("brev", "Brev", _guess(read, text).fields)
    assert root["properties"]["barn"] == {"title": "Barn", "$ref": f"{REF}barn"}
    assert "allOf" not in root


# --- words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (("modtager_navn",), "Modtager navn (udkast)"),
        (("modtagerNavn",), "Modtager navn (udkast)"),
        (("sag", "stoette"), "Støtte (udkast)"),
        (("afslag_paa",), "Afslag på (udkast)"),
        (("boern", "[]"), "Børn (udkast)"),
        (("cpr",), "CPR-nummer (udkast)"),
        (("email",), "E-mail (udkast)"),
        (("x1",), "X (udkast)"),
        (("測試",), "測試 (udkast)"),
    ],
)
def test_titles(path: tuple[str, ...], title: str) -> None:
    assert names.title(path) == title
    assert fields.is_draft(title)
    assert shape.final(title) == title.removesuffix(" (udkast)")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Navn", "modtager.navn"),
        ("indsæt navn", "modtager.navn"),
        ("MODTAGERS NAVN", "modtager.navn"),
        ("Modtager_Navn", "modtager.navn"),
        ("Sagsnr.", "sag.nr"),
        ("J.nr.", "sag.nr"),
        ("CPR-nr.", "barn.cpr|cpr_skjult"),
        ("Barnets navn", "barn.navn"),
        ("dags dato", "brev.dato|dato"),
        ("Tlf.", "sagsbehandler.telefon|telefon"),
        ("E-mail", "sagsbehandler.email"),
        ("Postnr. og by", "modtager.adresse.postnr }} {{ modtager.adresse.by"),
        ("ydelsens navn", ""),
        ("", ""),
    ],
)
def test_words_with_one_meaning(text: str, tag: str) -> None:
    assert words.known(text) == tag


def test_a_letterhead_is_the_municipalitys() -> None:
    assert words.known("Tlf.", letterhead=True) == "kommune.telefon|telefon"
    assert words.known("Sagsnr.", letterhead=True) == "sag.nr"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("ydelsens navn", "ydelsens_navn"),
        ("Indsæt støttens art", "stoettens_art"),
        ("startdato", "startdato|dato"),
        ("samlet beløb", "samlet_beloeb|kroner"),
        ("Rådgiverens tlf", "raadgiverens_tlf|telefon"),
        ("9 a.m.", ""),
        ("a@b.dk", ""),
        ("et to tre fire fem seks syv", ""),
        ("!", ""),
    ],
)
def test_invented_tags(text: str, tag: str) -> None:
    assert words.invented(text) == tag


BODY, HEAD = Place("word/document.xml", "body", 3), Place("word/header1.xml", "header", 1)


@pytest.mark.parametrize(
    ("blank", "code", "sure"),
    [
        (Blank(BODY, "bracket", "[navn]", "navn"), "{{ modtager.navn }}", True),
        (Blank(HEAD, "bracket", "[navn]", "navn"), "{{ kommune.navn }}", True),
        (Blank(BODY, "merge", "«Ydelse»", "Ydelse"), "{{ ydelse }}", True),
        (Blank(BODY, "bracket", "[beløb]", "beløb", after="kr"), "{{ beloeb|tal(2) }}", True),
        (Blank(BODY, "bracket", "[for]", "for"), None, False),
        (Blank(BODY, "bracket", "[a/b]", "a/b"), "{% if … %}a{% else %}b{% endif %}", False),
        (
            Blank(BODY, "bracket", "[a / b / c]", "a / b / c"),
            "{% if … %}a{% elif … %}b{% else %}c{% endif %}",
            False,
        ),
        (Blank(BODY, "bracket", "[Hvis ja: x]", "Hvis ja: x"), "", False),
        (Blank(BODY, "bracket", "[slet dette]", "slet dette"), "", False),
        (Blank(BODY, "filler", "xx.xx.xxxx", "", sort="dato"), "{{ brev.dato|dato }}", False),
        (Blank(BODY, "filler", "xxx", ""), None, False),
        (Blank(BODY, "filler", "xxx", "Sagsnr.", label="Sagsnr."), "{{ sag.nr }}", False),
        (Blank(BODY, "line", "____", ""), None, False),
        (Blank(BODY, "line", "____", "", before="den"), "{{ …|dato }}", False),
        (Blank(BODY, "line", "____", "Navn", label="Navn"), "{{ modtager.navn }}", False),
        (Blank(BODY, "line", "____", "Underskrift", label="Underskrift"), None, False),
        (Blank(BODY, "label", "Dato:", "Dato"), "Dato: {{ brev.dato|dato }}", False),
        (Blank(BODY, "label", "Bemærk:", "Bemærk"), None, False),
        (Blank(BODY, "cell", "Dato", "Dato"), "{{ brev.dato|dato }}", False),
        (Blank(BODY, "greeting", "Kære …", "navn"), "Kære {{ modtager.navn }}", False),
        (Blank(BODY, "number", "230915-xxxx", "cpr"), "{{ barn.cpr|cpr_skjult }}", False),
        (
            Blank(BODY, "control", "Enig", "Enig", sort="ja_nej"),
            "{% if enig %} … {% endif %}",
            False,
        ),
    ],
)
def test_proposals(blank: Blank, code: str | None, sure: bool) -> None:
    found = proposals.read([blank])
    assert [one.code for one in found] == ([] if code is None else [code])
    assert [bool(one.tag) for one in found] == ([] if code is None else [sure])


def test_alike_proposals_are_told_once() -> None:
    again = [Blank(BODY, "bracket", "[navn]", "navn")] * 3 + [
        Blank(HEAD, "bracket", "[navn]", "navn")
    ]
    assert [(one.code, one.times) for one in proposals.read(again)] == [
        ("{{ modtager.navn }}", 3),
        ("{{ kommune.navn }}", 1),
    ]


# --- made up cases -------------------------------------------------------------------------


def test_no_made_up_number_is_anybodys() -> None:
    """Modulus 11 was kept for every number given out before October 2007."""
    for number in example.CPR:
        digits = [int(digit) for digit in number if digit.isdigit()]
        weights = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
        assert formats.is_cpr(number)
        assert sum(a * b for a, b in zip(weights, digits, strict=True)) % 11


SCHEMAS = [*(ROOT / "schemas").glob("*.json"), *(ROOT / "segl/starter/schemas").glob("*.json")]


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize(
    "path", [pytest.param(p, id=p.stem) for p in sorted(SCHEMAS) if p.stem != "common"]
)
def test_a_case_for_each_schema_of_ours(path: Path, short: bool) -> None:
    declared = schema.read(path)
    made = example.case_for(declared, short=short)
    assert made is not None
    declared.check(case.read(example.text(made)))
    assert example.case_for(declared, short=short) == made


def _declared(contents: dict[str, Any]) -> Schema:
    return schema.from_documents({"s.json": {"type": "object", **contents}}, "s.json")


@pytest.mark.parametrize(
    "node",
    [
        {"type": "string"},
        {"type": "string", "minLength": 40, "maxLength": 50},
        {"type": "string", "maxLength": 3},
        {"type": "string", "pattern": "^[0-9]{4}$"},
        {"type": "integer", "minimum": 1900, "maximum": 1999},
        {"type": "number", "minimum": 0.5, "maximum": 3},
        {"type": "boolean", "const": False},
        {"enum": ["a"]},
        {"const": 3},
        {"type": "array", "minItems": 3, "maxItems": 3, "items": {"type": "integer"}},
        {"type": "array", "maxItems": 0},
        {"type": "object", "properties": {"a": {"format": "date", "type": "string"}}},
        {"type": "string", "format": "kle"},
    ],
)
def test_a_value_for_each_sort(node: dict[str, Any]) -> None:
    declared = _declared({"properties": {"x": node}, "required": ["x"]})
    made = example.case_for(declared)
    assert made is not None
    declared.check(case.read(example.text(made)))


def test_no_case_is_better_than_a_wrong_one() -> None:
    node = {"type": "string", "pattern": "^ZQ-[0-9]{9}-[a-f]{7}$"}
    assert example.case_for(_declared({"properties": {"x": node}, "required": ["x"]})) is None


def test_a_known_case_is_kept_where_it_fits() -> None:
    declared = _declared(
        {
            "properties": {
                "navn": {"type": "string"},
                "dag": {"type": "string", "format": "date"},
                "ny": {"type": "boolean"},
                "fri": {"type": "string"},
                "l": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"a": {"type": "integer"}},
                        "required": ["a"],
                    },
                },
            },
            "required": ["navn", "dag", "ny"],
            "additionalProperties": False,
        }
    )
    known = {"navn": "Ane", "dag": "i morgen", "væk": 1, "l": [{}, {"a": 7}]}
    made = example.case_for(declared, known)
    assert made is not None
    assert made["navn"] == "Ane"
    assert made["dag"] == example.DAY
    assert made["ny"] is True
    assert "fri" not in made
    assert "væk" not in made
    assert made["l"][1] == {"a": 7}
    assert set(made["l"][0]) == {"a"}
    assert json.loads(example.text(made)) == made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("[navn]", "[navn]"),
        ("Kære …", "Kære"),
        ("010190-xxxx", "010190"),
        ("[navn\tpå forælder]", "på forælder]"),
        ("……", "……"),
    ],
)
def test_what_is_quoted_can_be_searched_for(words: str, found: str) -> None:
    assert told.findable(words) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dato: xx.xx.xxxx", "{{ brev.dato|dato }}"),
        ("xx.xx.xxxx", "{{ brev.dato|dato }}"),
        ("Nuuk, den dd.mm.åååå", "{{ brev.dato|dato }}"),
        ("Nuuk, den [dato]", "{{ brev.dato|dato }}"),
        ("Sagsnr. 7⇥[dato]", "{{ brev.dato|dato }}"),
        ("Du søgte den xx.xx.xxxx om støtte.", "{{ …|dato }}"),
        ("Vi har talt med dig den [dato].", "{{ …|dato }}"),
        ("Vi holder møde [dato for mødet] hos os.", "{{ dato_for_moedet|dato }}"),
    ],
)
def test_only_the_letters_own_date_is_its_date(
    text: str, code: str, docx: Callable[..., bytes]
) -> None:
    stories = Survey(package.from_bytes(docx(text))).stories
    found = proposals.read(blank for story in stories for blank in blanks.read(story))
    assert code in [one.code for one in found]
    assert ("brev.dato" in code) == any("brev.dato" in one.code for one in found)
