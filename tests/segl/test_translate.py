"""`segl translate`: to the translator and back, and what happens when the Danish text changes."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import docx as python_docx
import pytest
from click.testing import Result

from render import package, show
from render.translation.document import Document
from render.translation.segment import MARK

Run = Callable[..., Result]
K = "kvittering_underretning"
STOETTE = "afgoerelse_stoette"
FOLDER = f"templates/{K}"
MARKUP = re.compile(r"\{[{%].*?[}%]\}")


def _translate(path: Path, words: Callable[[int, str], str]) -> None:
    """Fill the right column: `words` has the number of a row and its Danish text, marks short."""
    document = python_docx.Document(str(path))
    for number, row in enumerate(document.tables[0].rows[1:], 1):
        danish = MARK.sub(lambda m: f"{{{m[1]}{m[2]}}}", row.cells[1].text)
        cell = row.cells[2]
        for paragraph in cell.paragraphs:
            for child in list(paragraph._p):
                paragraph._p.remove(child)
        cell.paragraphs[0].add_run(words(number, danish))
    document.save(str(path))


def _whole(number: int, danish: str) -> str:
    return "".join(one.upper() if not MARK.fullmatch(one) else one for one in _parts(danish))


def _parts(text: str) -> Iterator[str]:
    start = 0
    for match in MARK.finditer(text):
        yield text[start : match.start()]
        yield match[0]
        start = match.end()
    yield text[start:]


def _lines(path: Path) -> list[str]:
    return list(show.lines(package.read(path)))


def test_there_and_back(root: Path, run: Run) -> None:
    assert run("translate", "export", K, "-o", "ud.docx").exit_code == 0
    before = run("translate", "import", K, "ud.docx")
    assert before.exit_code == 1
    assert "ikke oversat" in before.output
    assert not (root / FOLDER / "kl.docx").exists()
    _translate(root / "ud.docx", _whole)
    result = run("translate", "import", K, "ud.docx")
    assert result.exit_code == 0, result.output
    danish, other = (_lines(root / FOLDER / f"{one}.docx") for one in ("da", "kl"))
    assert len(danish) == len(other)
    assert "KÆRE {{ modtager.navn }}" in other
    codes = [MARKUP.findall("".join(one)) for one in (danish, other)]
    assert codes[0] == codes[1]
    kept = json.loads((root / FOLDER / "kl.translation.json").read_text("utf-8"))
    assert len(kept["segments"]) == len(
        Document(package.read(root / FOLDER / "da.docx")).segments()
    )


def test_the_version_can_be_filled_and_is_marked(root: Path, run: Run) -> None:
    run("translate", "export", K, "-o", "ud.docx")
    _translate(root / "ud.docx", _whole)
    assert run("translate", "import", K, "ud.docx").exit_code == 0
    case = json.loads((root / FOLDER / "cases/borger.json").read_text("utf-8"))
    case["modtager"]["sprogvalg"] = "kl"
    (root / "sag.json").write_text(json.dumps(case), "utf-8")
    for block in (root / "blocks").iterdir():
        shutil.copy(block / "da.docx", block / "kl.docx")
    result = run("render", K, "sag.json", "-o", "kl.docx", "--draft")
    assert result.exit_code == 0, result.output
    text = package.read(root / "kl.docx")
    assert b'w:lang w:val="kl-GL"' in text.read("word/styles.xml")
    assert "KÆRE" in "".join(show.lines(text))


def test_what_changed_is_blocked_until_it_is_translated(
    root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    name = "brev"
    folder = Path(shutil.copytree(root / FOLDER, root / "templates" / name))
    (folder / "da.docx").write_bytes(docx("# Kvittering\nKære {{ modtager.navn }}\nTak for nu."))
    run("translate", "export", name, "-o", "en.docx")
    _translate(root / "en.docx", _whole)
    assert run("translate", "import", name, "en.docx").exit_code == 0
    assert "PAR006" not in run("lint", name, "--fail-on", "never").output
    (folder / "da.docx").write_bytes(
        docx("# Kvittering\nKære {{ modtager.navn }}\nTak for hjælpen.")
    )
    told = run("lint", name, "--fail-on", "never").output
    assert "PAR006" in told
    assert "Tak for hjælpen" in told
    case = f"templates/{name}/cases/borger.json"
    assert run("render", name, case, "--lang", "kl", "-o", "x.docx").exit_code == 1
    assert run("translate", "export", name, "-o", "to.docx").exit_code == 0
    table = python_docx.Document(str(root / "to.docx")).tables[0]
    states = [row.cells[0].text.split("\n")[1:] for row in table.rows[1:]]
    assert states == [[], [], ["ændret"]]
    assert table.rows[3].cells[2].text == "TAK FOR NU."


def test_the_old_words_of_a_changed_text_are_no_translation_of_it(
    root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    name = "brev"
    folder = Path(shutil.copytree(root / FOLDER, root / "templates" / name))
    (folder / "da.docx").write_bytes(docx("Kære {{ modtager.navn }}\nFristen er 4 uger."))
    run("translate", "export", name, "-o", "en.docx")
    _translate(root / "en.docx", _whole)
    assert run("translate", "import", name, "en.docx").exit_code == 0
    (folder / "da.docx").write_bytes(docx("Kære {{ modtager.navn }}\nFristen er 6 uger."))
    run("translate", "export", name, "-o", "to.docx")
    assert run("translate", "import", name, "to.docx").exit_code == 1
    assert "PAR006" in run("lint", name, "--fail-on", "never").output
    assert run("translate", "import", name, "to.docx", "--keep-old").exit_code == 0


def test_two_rows_of_one_text_are_two(root: Path, run: Run, docx: Callable[..., bytes]) -> None:
    name = "brev"
    folder = Path(shutil.copytree(root / FOLDER, root / "templates" / name))
    text = "Navn: {{ modtager.navn }}\nNavn: {{ barn.navn }}"
    (folder / "da.docx").write_bytes(docx(text))
    run("translate", "export", name, "-o", "en.docx")
    _translate(root / "en.docx", lambda number, _: f"Ateq {'abcdef'[number]} {{1}}")
    assert run("translate", "import", name, "en.docx").exit_code == 0
    lines = _lines(folder / "kl.docx")
    assert lines[0].endswith("{{ modtager.navn }}")
    assert lines[1].endswith("{{ barn.navn }}")
    assert lines[0].split("{")[0] != lines[1].split("{")[0]


def test_an_outdated_block_blocks_its_letters(
    root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    run("translate", "export", K, "-o", "ud.docx")
    _translate(root / "ud.docx", _whole)
    assert run("translate", "import", K, "ud.docx").exit_code == 0
    (root / "blocks/underskrift/da.docx").write_bytes(
        docx("Venlig hilsen {{ sagsbehandler.navn }}")
    )
    run("translate", "export", "underskrift", "-o", "blok.docx")
    _translate(root / "blok.docx", _whole)
    assert run("translate", "import", "underskrift", "blok.docx").exit_code == 0
    assert "PAR006" not in run("lint", "--fail-on", "never").output
    (root / "blocks/underskrift/da.docx").write_bytes(
        docx("Kærlig hilsen {{ sagsbehandler.navn }}")
    )
    told = run("lint", K, "--fail-on", "never").output
    assert "PAR006" in told
    assert "(blok: underskrift)" in told
    assert "PAR006" in run("lint", "blocks/underskrift", "--fail-on", "never").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(lambda n, d: _whole(n, d) + " {{ x }}", "{ … } er en kode", id="a tag"),
        pytest.param(lambda n, d: _whole(n, d) + " {1", "{ … } er en kode", id="half a mark"),
        pytest.param(lambda n, d: _whole(n, d).replace("{1}", ""), "{1} mangler", id="missing"),
        pytest.param(lambda n, d: _whole(n, d) + " {1}", "{1} står for mange gange", id="doubled"),
        pytest.param(lambda n, d: _whole(n, d) + " {9}", "{9} står for mange gange", id="unknown"),
        pytest.param(
            lambda n, d: _whole(n, d).replace("{1}", "#").replace("{/1}", "{1}").replace("#", "{/1}"),
            "{1} begynder og slutter ikke", id="crossed",
        ),
        pytest.param(
            lambda n, d: _whole(n, d).replace("{2}", "#").replace("{3}", "{2}").replace("#", "{3}"),
            "skal stå i samme rækkefølge", id="else before if",
        ),
    ],
)  # fmt: skip
def test_marks_are_guarded(
    words: Callable[[int, str], str], told: str, root: Path, run: Run
) -> None:
    run("translate", "export", K, "-o", "ud.docx")
    _translate(root / "ud.docx", words)
    result = run("translate", "import", K, "ud.docx")
    assert result.exit_code == 1
    assert told in result.output
    assert not (root / FOLDER / "kl.docx").exists()
    assert not (root / FOLDER / "kl.translation.json").exists()


def test_a_part_is_kept_for_later(root: Path, run: Run) -> None:
    run("translate", "export", K, "-o", "ud.docx")
    _translate(root / "ud.docx", lambda n, d: _whole(n, d) if n < 4 else "")
    result = run("translate", "import", K, "ud.docx", "--partial")
    assert result.exit_code == 0
    assert "3 rækker af 28 er oversat" in result.output
    assert "Række 4: »Sagsnr.:" in result.output
    assert "laves, når alt er oversat" in result.output
    assert not (root / FOLDER / "kl.docx").exists()
    run("translate", "export", K, "-o", "igen.docx")
    table = python_docx.Document(str(root / "igen.docx")).tables[0]
    assert table.rows[1].cells[2].text == "KVITTERING FOR UNDERRETNING"


def test_what_is_missing_is_named(root: Path, run: Run, docx: Callable[..., bytes]) -> None:
    name = "brev"
    folder = Path(shutil.copytree(root / FOLDER, root / "templates" / name))
    (folder / "da.docx").write_bytes(docx("Kære {{ modtager.navn }}\nTak for nu."))
    run("translate", "export", name, "-o", "en.docx")
    _translate(root / "en.docx", lambda n, d: _whole(n, d) if n == 1 else "")
    refused = run("translate", "import", name, "en.docx")
    assert refused.exit_code == 1
    assert "1 række er ikke oversat" in refused.output
    assert "Række 2: »Tak for nu.«" in refused.output
    _translate(root / "en.docx", _whole)
    assert "(2 rækker)" in run("translate", "import", name, "en.docx", "--partial").output
    (folder / "da.docx").write_bytes(docx("Kære {{ modtager.navn }}\nTak for nu.\nVi ringer."))
    told = run("translate", "import", name, "en.docx", "--partial").output
    assert "»Vi ringer.« står ikke i tabellen" in told
    assert "kl.docx er stadig den fra før" in told


def test_marks_are_named_by_the_titles_of_fields(
    root: Path, run: Run, docx: Callable[..., bytes]
) -> None:
    name = "brev"
    folder = Path(shutil.copytree(root / f"templates/{STOETTE}", root / "templates" / name))
    text = "Fra {{ kommune.navn }}\n{% for s in afgoerelse.stoette %}Støtte {{ s.start|dato }}{% endfor %}"
    (folder / "da.docx").write_bytes(docx(text))
    run("translate", "export", name, "-o", "en.docx")
    said = [r.cells[1].text for r in python_docx.Document("en.docx").tables[0].rows[1:]]
    assert said[0] == "Fra {1 Kommunens navn}"
    assert "Støtte {2 Fra den}" in said[1]


def test_a_block_is_its_words_alone(root: Path, run: Run) -> None:
    run("translate", "export", "klagevejledning", "-o", "blok.docx")
    said = [r.cells[1].text for r in python_docx.Document("blok.docx").tables[0].rows[1:]]
    assert said[0] == "Klagevejledning"
    assert "klagevejledning" not in said
    assert "{1 Klageinstansens navn}" in said[1]
    assert "{2 Afgørelsens dato}" in said[2]


def test_changes_by_hand_are_not_lost(root: Path, run: Run) -> None:
    run("translate", "export", K, "-o", "ud.docx")
    _translate(root / "ud.docx", _whole)
    assert run("translate", "import", K, "ud.docx").exit_code == 0
    assert run("translate", "import", K, "ud.docx").exit_code == 0
    path = root / FOLDER / "kl.docx"
    document = python_docx.Document(io.BytesIO(path.read_bytes()))
    document.add_paragraph("i hånden")
    document.save(str(path))
    result = run("translate", "import", K, "ud.docx")
    assert result.exit_code == 1
    assert "rettet i Word" in result.output
    assert run("translate", "import", K, "ud.docx", "--overwrite").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("export", "findes_ikke"), 2),
        (("import", K, "findes_ikke.docx"), 1),
        (("import", K, f"{FOLDER}/da.docx"), 1),
        (("import", "partshoering", "ud.docx"), 1),
        (("import", K, "segl.toml"), 1),
    ],
)
def test_wrong_calls(words: tuple[str, ...], code: int, root: Path, run: Run) -> None:
    run("translate", "export", K, "-o", "ud.docx")
    result = run("translate", *words)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output


def test_a_broken_memory_blocks_and_is_told(root: Path, run: Run) -> None:
    run("translate", "export", K, "-o", "ud.docx")
    _translate(root / "ud.docx", _whole)
    run("translate", "import", K, "ud.docx")
    (root / FOLDER / "kl.translation.json").write_text("{", "utf-8")
    assert "PAR006" in run("lint", K, "--fail-on", "never").output
    assert run("translate", "export", K, "-o", "to.docx").exit_code == 2
