"""Sections that the law asks for: found by their headings, in the template's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from qa.finding import Finding
from qa.law.catalogue import Catalogue, Condition, DocumentType, Section
from qa.rules import section_missing
from render.message import Message

RULE = section_missing.check
WHOLE = (
    "# Afgørelse\nA.\n# Begrundelse\nB.\n## Sagens oplysninger\nC.\n## Vi har lagt vægt på\nD.\n"
    "## Retsgrundlag\nE.\n# Klagevejledning\nF."
)
HEARING = (
    "# Partshøring\nA.\n# Sagens oplysninger\nB.\n# Det vil vi lægge vægt på\nC.\n"
    "# Du kan udtale dig inden to uger\nD.\n# Partsrepræsentation\nE."
)
TITLE = (
    '<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Kvittering for underretning</w:t>'
    "</w:r></w:p>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Titel">'
    '<w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
    '<w:name w:val="heading 1"/></w:style></w:styles>'
).encode()


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param(WHOLE, {}, id="all there"),
        pytest.param(WHOLE.replace("Klagevejledning", "Sådan klager du"), {}, id="synonym"),
        pytest.param(WHOLE.replace("Retsgrundlag", "RETSGRUNDLAG:"), {}, id="capitals, colon"),
        pytest.param(WHOLE.replace("Begrundelse", "Begrun¦delse"), {}, id="over two runs"),
        pytest.param(
            WHOLE.replace("# Klage", "{%p if medhold %}\n# Klage") + "\n{%p endif %}",
            {"schema": None},
            id="in a branch, of which nothing is known",
        ),
        pytest.param(
            HEARING.replace("Partshøring", "Udkast til afgørelse om flytning"),
            {"type": "partshoering"},
            id="star",
        ),
        pytest.param(HEARING, {"type": "partshoering"}, id="no star"),
        pytest.param(
            "# Aalajangiineq\nA.\n# Tunngavilersuut\nB.\n"
            "# Naammagittaalliuuteqarnissamut ilitsersuut\nC.",
            {"language": "kl"},
            id="kl: only what has a confirmed heading",
        ),
        pytest.param("Kære", {"type": ""}, id="no type"),
        pytest.param("Kære", {"type": "handleplan"}, id="type without a row"),
        pytest.param("Kære", {"jurisdiction": "se"}, id="no catalogue"),
        pytest.param("(en beskadiget fil)", {}, id="unreadable"),
    ],
)
def test_must_not_fire(
    text: str, options: Mapping[str, Any], quotes: Callable[..., list[str]]
) -> None:
    assert quotes(RULE, text, **options) == []


@pytest.mark.parametrize(
    ("gone", "basis"),
    [
        ("# Afgørelse\nA.\n", "God forvaltningsskik"),
        ("## Vi har lagt vægt på\nD.\n", "§ 24, stk. 1"),
        ("## Retsgrundlag\nE.\n", "§ 24, stk. 1"),
        ("# Klagevejledning\nF.", "§ 25"),
    ],
)
def test_must_fire(gone: str, basis: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, WHOLE.replace(gone, ""))
    heading = gone.split("\n")[0].lstrip("# ")
    assert one.severity == "error"
    assert basis in one.basis
    assert one.place.part == ""
    assert one.fix is not None
    assert f"»{heading}«" in one.fix.da


@pytest.mark.parametrize(
    ("kind", "section", "severity", "basis"),
    [
        ("partshoering", "udtale", "error", "§ 19, stk. 1"),
        ("partshoering", "repræsentere", "warning", "§ 8"),
        ("socialfaglig_undersoegelse", "Barnets inddragelse", "error", "§ 1, stk. 3"),
        ("socialfaglig_undersoegelse", "Helhedsbetragtning", "warning", "§ 2, stk. 2"),
        ("socialfaglig_undersoegelse", "ikke bekræftet", "info", "Almindelig viden"),
        ("bestilling", "Mål", "info", "ingen regel"),
        ("opfoelgning", "Barnets synspunkter", "warning", "§ 2, stk. 2"),
        ("opfoelgning", "følger op", "info", "hvor tit er ikke læst"),
    ],
)
def test_a_missing_section_weighs_what_its_fact_does(
    kind: str, section: str, severity: str, basis: str, found: Callable[..., list[Finding]]
) -> None:
    told = [one for one in found(RULE, "Kære", type=kind) if section in one.message.da]
    assert [one.severity for one in told] == [severity]
    assert basis in told[0].basis


@pytest.mark.parametrize("kind", ["bestilling", "opfoelgning"])
def test_where_no_rule_was_read_nothing_is_an_error(
    kind: str, found: Callable[..., list[Finding]]
) -> None:
    severities = {one.severity for one in found(RULE, "Kære", type=kind)}
    assert severities
    assert "error" not in severities


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE.replace("# Klagevejledning", "Klagevejledning"), id="no heading style"),
        pytest.param(WHOLE.replace("Klagevejledning", "Klagevejledning m.m."), id="more words"),
        pytest.param(WHOLE.replace("Klagevejledning", "{{ navn }}"), id="heading from the case"),
    ],
)
def test_what_is_no_such_heading(text: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text)
    assert "»Klagevejledning« mangler" in one.message.da


def test_a_heading_outside_the_body_is_none(found: Callable[..., list[Finding]]) -> None:
    text = WHOLE.replace("# Klagevejledning\nF.", "")
    assert len(found(RULE, text, header="# Klagevejledning")) == 1


def test_danish_headings_are_not_kalaallisut(found: Callable[..., list[Finding]]) -> None:
    missing = found(RULE, WHOLE, language="kl")
    assert len(missing) == 3  # the others have no confirmed heading, and are not checked
    for one in missing:
        assert one.fix is not None
        assert "»Afgørelse«" not in one.fix.da
        assert "»Klagevejledning«" not in one.fix.da
    assert any("»Aalajangiineq«" in one.fix.da for one in missing if one.fix)


def test_the_title_alone_will_do(quotes: Callable[..., list[str]]) -> None:
    options = {"type": "kvittering_underretning", "extra": {"word/styles.xml": STYLES}}
    assert quotes(RULE, f"{TITLE}\n# Tavshedspligt\nA", **options) == []


@pytest.mark.parametrize(
    ("grade", "severity"), [("V", "error"), ("V*", "warning"), ("G", "info"), ("U", "info")]
)
def test_severity_follows_the_grade(
    grade: str, severity: str, found: Callable[..., list[Finding]]
) -> None:
    always, name = Message("altid", "always"), Message("Frist", "Deadline")
    section = Section("frist", name, {"da": ("Frist",)}, "§ 1", "prøve", grade, Condition(always))
    document = DocumentType("afgoerelse", name, "afgoerelse", (section,))
    catalogue = Catalogue("gl", "2026-01-01", {"afgoerelse": document})
    (one,) = found(RULE, "Kære", catalogue=catalogue)
    assert (one.severity, one.basis) == (severity, "§ 1")


@pytest.mark.parametrize(
    "near",
    [
        pytest.param("", id="nothing"),
        pytest.param("# Venlig hilsen", id="another heading"),
        pytest.param("Du kan klage, men ikke over begrundelsen.", id="running text"),
        pytest.param("¦Sådan er det gået", id="small words"),
        pytest.param("# Begrundelse for afgørelsen\nB.", id="a heading of another section"),
    ],
)
def test_what_is_not_near_is_not_named(near: str, found: Callable[..., list[Finding]]) -> None:
    text = WHOLE.replace("# Klagevejledning\nF.", f"{near}\nTekst.")
    (one,) = found(RULE, text)
    assert "Nærmest" not in one.message.da
    assert one.place.part == ""


@pytest.mark.parametrize(
    ("near", "said", "fix"),
    [
        pytest.param(
            "# Sådan kan du klage",
            "Nærmest er overskriften »Sådan kan du klage«.",
            "ret linjens ord til »Klagevejledning« / »Sådan klager du«. Ellers",
            id="a heading",
        ),
        pytest.param(
            "# 5. Klageveiledning",
            "Nærmest er overskriften »5. Klageveiledning«.",
            "ret",
            id="typo",
        ),
        pytest.param(
            "¦Sådan kan du klage",
            "Nærmest er den fremhævede linje »Sådan kan du klage«.",
            "»Sådan klager du« og vælg »Overskrift 1« (eller 2)",
            id="a bold line",
        ),
        pytest.param(
            "¦Klagevejledning:",
            "Linjen »Klagevejledning:« står i brevet, men er ikke en overskrift.",
            "Stil markøren i linjen",
            id="bold, with the very words",
        ),
        pytest.param(
            "Klagevejledning",
            "Linjen »Klagevejledning« står i brevet, men er ikke en overskrift.",
            "Stil markøren i linjen",
            id="plain, with the very words",
        ),
    ],
)
def test_what_comes_nearest_is_named(
    near: str, said: str, fix: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, WHOLE.replace("# Klagevejledning\nF.", f"{near}\nTekst."))
    assert said in one.message.da
    assert one.fix is not None
    assert fix in one.fix.da
    assert one.place.quote == near.strip("#¦ ")


def test_a_word_at_the_end_of_a_heading_is_not_what_it_is_about(
    found: Callable[..., list[Finding]],
) -> None:
    text = WHOLE.replace("# Begrundelse\nB.", "¦Afslag på aflastning\nB.")
    (one,) = found(RULE, text)
    assert "Nærmest" not in one.message.da
