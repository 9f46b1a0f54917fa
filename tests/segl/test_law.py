"""`segl law`: the catalogue in the hands of those who answer for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from odd_law import CORRECTION, OWN
from qa.jobs import Job
from qa.law import evidence
from segl import keep
from segl.cache import Cache
from segl.forms import Source
from segl.opening import Opened

ID = "kvittering_underretning"
CASE = f"templates/{ID}/cases/borger.json"
Run = Callable[..., Result]


def write(lib: Path, text: str, name: str = "gl.toml") -> None:
    """Write a file of the library's own law."""
    (lib / "law").mkdir(exist_ok=True)
    (lib / "law" / name).write_text(text, "utf-8")


def lasting(text: str) -> str:
    """Return a correction that is in force on the day of the test."""
    return text.format(expires="2999-01-01")


# --- lists ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "has", "lacks"),
    [
        ([], ["gl/afgoerelse/klagevejledning", "dk/klage/udvalg", "rækker"], []),
        (["--jurisdiction", "dk"], ["dk/dk-bl"], ["gl/gl-sbl"]),
        (["--kind", "route"], ["gl/klage/kommune"], ["gl/frist/klage"]),
        (["--unconfirmed"], ["dk/flyttet/sel-63", "gl/klage/kommune", "sent"], ["gl/frist/sfu"]),
        (["--older-than", "2019-01-01"], ["gl/frist/klage  "], ["gl/frist/sfu", "gl/gl-sbl "]),
        (["--kind", "move", "--jurisdiction", "gl"], ["0 rækker"], ["sel-50"]),
    ],
)
def test_lists(arguments: list[str], has: list[str], lacks: list[str], lib: Path, run: Run) -> None:
    result = run("law", *arguments)
    assert result.exit_code == 0
    assert all(words in result.output for words in has)
    assert not any(words in result.output for words in lacks)


def test_it_needs_no_library(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "gl/frist/klage" in run("law").output
    assert run("law", "frist/klage").exit_code == 0
    result = run("law", "impact", "frist/klage")
    assert result.exit_code == 2
    assert "bibliotek" in result.output


def test_json_says_the_same(lib: Path, run: Run) -> None:
    rows = json.loads(run("law", "--format", "json", "--unconfirmed").output)["rows"]
    assert all(row["unconfirmed"] for row in rows)
    one = json.loads(run("law", "gl/frist/klage", "--format", "json").output)["row"]
    assert (one["grade"], one["severity"], one["as_of"]) == ("V", "error", "2018-08-30")
    assert one["data"]["amount"] == 6


# --- one row --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("gl/gl-bsl", ["Inatsisartutlov nr. 20", "lovbekendtgørelse nr. 11", "§ 18: ophævet"]),
        ("gl-ltf1-2003", ["Gælder til og med: 2017-06-30", "Afløst af: gl-bsl"]),
        ("gl/afgoerelse", ["gl/afgoerelse/begrundelse", "Fase: afgoerelse"]),
        ("gl/afgoerelse/begrundelse", ["Grad: V,", "må give: fejl", "OG:348-366", "Kræves: når"]),
        ("afgoerelse/klagevejledning/frist", ["Kilde: DSA", "Læst: 2018-08-30"]),
        ("dk/anbringelse/formaal", ["må give: advarsel (sat ned for rækken)"]),
        ("dk/flyttet/sel-52-3-7", ["Lov om social service § 52, stk. 3, nr. 7 → Barnets lov § 46"]),
        ("dk/flyttet/sel-57-a", ["ophævet: slå det op", "Grad: U"]),
        ("dk/klage/kommune", ["Klagen sendes til: kommunen", "Frist: 4 uger"]),
        ("gl/frist/klage-1992", ["Forældet, afløst af: klage", "4 uger"]),
        ("gl/klage/kommune", ["Ikke bekræftet: sent", "segl law confirm gl/klage/kommune"]),
        ("gl/ord/ics-behov", ["I stedet for: da: barnets udviklingsmæssige behov"]),
        ("gl/gl-bsl/55-a", ["familiecentre"]),
        ("gl/myndighed/ankenaevn", ["Isumaginninnermut Naammagittaalliuuteqartarfik"]),
    ],
)
def test_a_row_is_explained(row: str, words: list[str], lib: Path, run: Run) -> None:
    result = run("law", row)
    assert result.exit_code == 0
    for word in words:
        assert word in result.output


def test_every_row_can_be_explained(lib: Path, run: Run) -> None:
    rows = json.loads(run("law", "--format", "json").output)["rows"]
    by_kind = {row["kind"]: row["id"] for row in rows}
    for name in by_kind.values():
        assert run("law", name, "--messages", "en").exit_code == 0
    assert len(by_kind) == 10


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gl/frist/klag"], "Mente du »gl/frist/klage«?"),
        (["impact", "gl-sbll"], "findes ikke i lovkataloget"),
        (["confirm", "frist/klage"], "--by"),
        (["confirm", "frist/klage", "--by", " "], "--by"),
        (["frist/klage", "--by", "Chef"], "--by"),
        (["impact", "frist/klage", "--source", "Brev"], "--by"),
        (["confirm", "--by", "Chef"], "segl law"),
        (["a", "b"], "segl law"),
        (["frist/klage", "--unconfirmed"], "segl law"),
        (["--older-than", "i-går"], "»i-går« er ingen dato. Skriv den som åååå-mm-dd"),
        (["--kind", "lov"], "statute"),
    ],
)
def test_wrong_calls(arguments: list[str], words: str, lib: Path, run: Run) -> None:
    result = run("law", *arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert not (lib / "law").exists()


# --- confirm --------------------------------------------------------------------------------


def test_who_confirmed_a_row_is_written_down(lib: Path, run: Run) -> None:
    today = str(evidence.today())
    assert "gl/klage/kommune" in run("law", "--unconfirmed").output
    result = run("law", "confirm", "klage/kommune", "--by", 'Chef "jura"', "--source", "Brev")
    assert result.exit_code == 0
    assert run("law", "confirm", "gl/frist/sfu", "--by", "Chef").exit_code == 0
    text = (lib / "law/confirmed.toml").read_text("utf-8")
    assert text.count("[[confirmed]]") == 2
    assert text.startswith("# ")
    assert "gl/klage/kommune" not in run("law", "--unconfirmed").output
    assert f'Bekræftet af: Chef "jura" {today} (Brev)' in run("law", "gl/klage/kommune").output
    assert run("lint").exit_code == 0


def test_a_row_is_confirmed_once_and_the_latest_counts(lib: Path, run: Run) -> None:
    row, file = "gl/anbringelse/formaal", lib / "law/confirmed.toml"
    assert "Formålet med anbringelsen (ikke bekræftet)" in run("law", row).output
    run("law", "confirm", row, "--by", "Juridisk chef", "--source", "Brev")
    run("law", "confirm", "gl/frist/sfu", "--by", "Juridisk chef")
    file.write_text(file.read_text("utf-8") + "\n# af os selv\n", "utf-8")
    result = run("law", "confirm", row, "--by", "Fagchef for børn")
    assert "skrevet i law/confirmed.toml" in result.output
    text = file.read_text("utf-8")
    assert text.count("[[confirmed]]") == 2
    assert text.count(row) == 1
    assert "Brev" not in text
    assert "# af os selv" in text
    told = run("law", row).output
    assert "Bekræftet af: Fagchef for børn" in told
    assert "ikke bekræftet" not in told
    assert "[bibliotek" not in told


@pytest.mark.parametrize(
    ("by", "source"),
    [
        ("Jens Hansen", ""),
        ("juridisk chef Anne Lund", ""),
        ("Aviaja", ""),
        ("jurist 010190-1234", ""),
        ("jurist@eksempel.gl", ""),
        ("jurist 40123", ""),
        ("jurist abc12", ""),
        ("jurist", "CPR 010190-1234"),
    ],
)
def test_a_role_confirms_not_a_person(by: str, source: str, lib: Path, run: Run) -> None:
    result = run("law", "confirm", "gl/frist/sfu", "--by", by, "--source", source)
    assert result.exit_code == 2
    assert "Intet er skrevet" in result.output
    assert by.split()[-1] not in result.output
    assert not (lib / "law").exists()


@pytest.mark.parametrize(
    "by",
    ["Juridisk Chef", "Chefkonsulent", "afdelingsleder", "Fagchef for Børn og Familie", "Direktør",
     "Advokat for Kommunen", "Socialfaglig Leder", "Immikkoortortaqarfimmi pisortaq", "Teamleder, Team 12", "Leder af Team 2", "Leder, Afdeling B2"],
)  # fmt: skip
def test_roles_are_no_names(by: str, lib: Path, run: Run) -> None:
    assert run("law", "confirm", "gl/frist/sfu", "--by", by).exit_code == 0


def test_a_file_that_is_written_otherwise_is_not_changed(lib: Path, run: Run) -> None:
    rows = ", ".join(
        f'{{row = "gl/frist/{one}", by = "Chef", date = 2026-01-01}}' for one in ("sfu", "klage")
    )
    text = f"confirmed = [{rows}]\n"
    write(lib, text, "confirmed.toml")
    result = run("law", "confirm", "gl/frist/sfu", "--by", "Chef")
    assert result.exit_code == 2
    assert "ret filen selv" in result.output
    assert (lib / "law/confirmed.toml").read_text("utf-8") == text


def test_a_confirmation_changes_no_severity(lib: Path, run: Run) -> None:
    run("law", "confirm", "gl/opfoelgning/naeste", "--by", "Chef")
    assert "må give: oplysning" in run("law", "gl/opfoelgning/naeste").output


def test_a_broken_file_is_left_as_it_is(lib: Path, run: Run) -> None:
    for text in ("[[confirmed]]\nrow = 1\n", "as_of = ["):
        write(lib, text, "confirmed.toml")
        result = run("law", "confirm", "gl/frist/sfu", "--by", "Chef")
        assert result.exit_code == 2
        assert "confirmed.toml" in result.output
        assert (lib / "law/confirmed.toml").read_text("utf-8") == text


# --- impact ---------------------------------------------------------------------------------


def test_impact_names_the_letters(root: Path, run: Run) -> None:
    result = run("law", "impact", "klage/kommune")
    assert "afgoerelse_stoette (da): " in result.output
    assert "1 brev rammes" in result.output
    data = json.loads(run("law", "impact", "gl-bsbkg", "--format", "json").output)
    assert {one["template"] for one in data["touched"]} >= {"socialfaglig_undersoegelse"}
    assert data["unread"] == []


def test_a_template_that_cannot_be_read_is_told(lib: Path, run: Run) -> None:
    (lib / "templates" / ID / "da.docx").write_bytes(b"no zip")
    result = run("law", "impact", "gl/frist/klage")
    assert result.exit_code == 0
    assert f"{ID} (da): kan ikke læses" in result.output


# --- the library's own law, all through -----------------------------------------------------


def test_types_of_its_own_are_listed(lib: Path, run: Run) -> None:
    write(lib, OWN)
    assert "hverdagsbrev" in run("types").output
    assert "gl/hverdagsbrev/hilsen" in run("law").output


def test_always_is_said_in_the_language_spoken(lib: Path, run: Run) -> None:
    write(lib, OWN)
    told = run("law", "gl/hverdagsbrev/hilsen", "--messages", "en").output
    assert "Required: always" in told
    assert "altid" not in told


def test_a_letter_is_drafted_as_a_type_of_its_own(lib: Path, run: Run) -> None:
    write(lib, OWN)
    letter = str(lib / "templates" / ID / "da.docx")
    result = run("new", "template", "hilsen", "--from", letter, "--type", "hverdagsbrev")
    assert 'phase = "opfoelgning"' in (lib / "templates/hilsen/template.toml").read_text("utf-8")
    assert "ikke i lovkataloget" not in result.output
    assert "LAW001: Afsnittet »En hilsen« mangler" in result.output


def test_a_type_of_its_own_is_linted(lib: Path, run: Run) -> None:
    manifest = lib / "templates" / ID / "template.toml"
    text = manifest.read_text("utf-8").replace(f'type = "{ID}"', 'type = "hverdagsbrev"')
    manifest.write_text(text, "utf-8")
    write(lib, OWN)
    result = run("lint")
    assert "ADVARSEL LAW001: Afsnittet »En hilsen« mangler" in result.output
    assert "Kommunens servicemål" in result.output


FORMATS = ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"]


@pytest.mark.parametrize("style", FORMATS)
def test_every_report_tells_the_corrections(style: str, lib: Path, run: Run) -> None:
    silent = run("lint", "--format", style)
    write(lib, lasting(CORRECTION))
    told = run("lint", "--format", style)
    again = run("lint", "--format", style)
    assert "Juridisk chef" not in silent.output
    assert told.exit_code == silent.exit_code == 0
    for words in ("Juridisk chef", "Ankenævns svar", "2999", "frist/klage"):
        assert words in told.output.replace("2999-01-01", "2999")
    assert again.output == told.output


def test_a_broken_file_is_told_once_and_refuses_letters(lib: Path, run: Run) -> None:
    write(lib, lasting(CORRECTION).replace("by =", "af ="))
    result = run("lint")
    assert result.exit_code == 1
    assert "law/gl.toml: 2 fejl" in result.output
    assert "[[correction]] nr. 1 »gl/frist/klage«: »Rolle« (by) mangler." in result.output
    refused = run("render", ID, CASE)
    assert refused.exit_code == 2
    assert "law/gl.toml" in refused.output


WRONG = "law/gl.toml: [[correction]] nr. 1 »gl/frist/klage«: »Rolle« (by) mangler."


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("law",), 1),
        (("law", "--format", "json"), 1),
        (("law", "frist/klage"), 1),
        (("law", "impact", "frist/klage"), 2),
        (("law", "confirm", "frist/klage", "--by", "Chef"), 2),
        (("types",), 1),
        (("coverage",), 1),
        (("coverage", "--format", "json"), 1),
        (("coverage", "--format", "html"), 1),
        (("new", "template", "ny", "--from", f"templates/{ID}/da.docx"), 2),
        (("new", "template", ID, "--type", "afgoerelse"), 2),
        (("render", ID, CASE), 2),
        (("batch", ID, CASE, "-o", "ud"), 2),
    ],
)
def test_a_broken_file_is_told_in_the_same_words(
    words: tuple[str, ...], code: int, lib: Path, run: Run
) -> None:
    write(lib, lasting(CORRECTION).replace("by =", "af ="))
    result = run(*words)
    assert WRONG in result.output.replace('\\"', '"')
    assert result.exit_code == code
    assert "[[confirmed]]" not in "".join(one.read_text("utf-8") for one in lib.glob("law/*"))
    assert not (lib / "templates" / "ny").exists()


def test_a_correction_that_has_run_out_is_told(lib: Path, run: Run) -> None:
    write(lib, CORRECTION.format(expires="2026-06-01"))
    for words in (
        ("law",),
        ("law", "frist/klage"),
        ("coverage",),
        ("coverage", "--format", "html"),
    ):
        result = run(*words)
        assert result.exit_code == 0
        assert "udløb 2026-06-01" in result.output


@pytest.mark.parametrize("style", ["text", "html", "json"])
def test_coverage_lists_the_corrections_in_force(style: str, lib: Path, run: Run) -> None:
    assert "Juridisk chef" not in run("coverage", "--format", style).output
    write(lib, lasting(CORRECTION))
    result = run("coverage", "--format", style)
    assert result.exit_code == 0
    assert "Juridisk chef" in result.output


def test_coverage_counts_what_a_letter_lacks(lib: Path, run: Run) -> None:
    manifest = lib / "templates" / ID / "template.toml"
    text = manifest.read_text("utf-8").replace(f'type = "{ID}"', 'type = "hverdagsbrev"')
    manifest.write_text(text, "utf-8")
    write(lib, OWN)
    told = run("coverage").output
    assert "1 skabelon, 0 uden fejl og mangler" in told.replace("skabeloner", "skabelon")
    assert "da: 1 krav mangler" in told
    page = run("coverage", "--format", "html").output
    assert '<span class="mark bad">1 krav mangler</span>' in page
    (row,) = json.loads(run("coverage", "--format", "json").output)["phases"]["aabning"]
    assert row["languages"]["da"]["lacking"] == 1
    assert row["languages"]["da"]["errors"] == 0


def test_coverage_says_what_was_not_checked(lib: Path, run: Run) -> None:
    sound = run("coverage", "--format", "html").output
    assert ">2 krav</span>" in sound  # and no bare number
    assert "#unchecked" not in sound
    manifest = lib / "templates" / ID / "template.toml"
    text = manifest.read_text("utf-8").replace(f'type = "{ID}"', 'type = "noget_andet"')
    manifest.write_text(text, "utf-8")
    what = "kataloget (gl) har ingen række for »noget_andet«"
    told = run("coverage").output
    assert "Ikke kontrolleret:" in told
    assert f"{what}: {ID} (da)" in told
    page = run("coverage", "--format", "html").output
    assert what in page
    assert '<a href="#unchecked">1 forhold</a>' in page
    assert "intet bevist" in page
    (row,) = json.loads(run("coverage", "--format", "json").output)["phases"]["aabning"]
    assert row["languages"]["da"]["not_checked"] == 1
    assert what in row["languages"]["da"]["not_checked_what"][0]


def test_a_letter_says_by_which_corrections_it_was_made(lib: Path, run: Run) -> None:
    write(lib, lasting(CORRECTION))
    for _ in range(2):  # the second from what is remembered
        result = run("render", ID, CASE, "--overwrite")
        assert result.exit_code == 0
        assert "Lovkataloget er rettet: gl/frist/klage" in result.output


def test_a_file_of_law_stands_for_its_library(lib: Path, run: Run) -> None:
    write(lib, lasting(CORRECTION))
    assert "1 skabelon" in run("lint", "law/gl.toml").output


def test_what_is_kept_follows_the_law_and_the_day(
    lib: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, source = Job(lib / f"templates/{ID}/da.docx", lib, ID, "da"), Source(Opened(lib, ID), "da")

    def keys() -> tuple[str, str]:
        return Cache().key(job), source.key()

    before = keys()
    monkeypatch.setattr(keep, "of_day", lambda: b"another day")
    other = keys()
    monkeypatch.undo()
    monkeypatch.chdir(lib)
    assert not set(before) & set(other)
    write(lib, lasting(CORRECTION))
    assert not set(before) & set(keys())
    assert keep.of_day() == str(evidence.today()).encode()
