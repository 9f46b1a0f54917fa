"""`segl case`: the reference cases made by answering, broken off anywhere, and told to no one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answering import TODAY, script
from few import TEMPLATES
from render import case, files, library
from render.message import Message
from render.schema import Schema
from samples import to_one
from segl.asking import drafts, prose
from segl.asking.answers import Answers
from segl.asking.conversation import Conversation
from segl.asking.resuming import Keeper
from segl.asking.terminal import Terminal
from segl.asking.way import Paths

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parents[2]
DECISION, RECEIPT = "afgoerelse_stoette", "kvittering_underretning"
FIRST = {path.parents[1].name: path for path in reversed(to_one(ROOT))}
CASES = [  # all of six letters, of each other one the first
    pytest.param(path, id=f"{path.parents[1].name}-{path.stem}")
    for path in to_one(ROOT)
    if path.parents[1].name in TEMPLATES or path in FIRST.values()
]
BORGER = ROOT / "templates" / RECEIPT / "cases" / "borger.json"
LETTER = "2026-11-20 Kvittering for underretning EKS-2026-000201.docx"
END = Message("lav brevet", "make the letter")
SECRET = "Hemmelighedskræmmersen"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cases are told on the day that their scripts are for: what is far ahead is asked of."""
    monkeypatch.setattr("segl.asking.terminal.today", lambda: TODAY)


@cache
def _known(name: str) -> tuple[Schema, Paths]:
    """Return the schema of a template, and the paths of its long texts."""
    home = library.open_library(ROOT)
    entry = home.entry(name)
    return home.schema(entry.manifest.schema), prose.paths(home.template(entry))


def _read(path: Path) -> dict[str, Any]:
    return case.read(path.read_bytes())


def _script(path: Path) -> list[list[str]]:
    return list(
        script(_known(path.parents[1].name)[0], _read(path), _known(path.parents[1].name)[1])
    )


def _typed(path: Path, *more: str) -> str:
    """Return what is typed to make a case, and to say yes to it."""
    lines = [line for lines in _script(path) for line in lines]
    return "\n".join([*lines, *more]) + "\n"


def _kept(home: Path) -> list[Path]:
    """Return the drafts on disk."""
    return sorted((home / "drafts").glob("*")) if (home / "drafts").is_dir() else []


# --- the reference library, through questions alone -----------------------------------------


@pytest.mark.parametrize("path", CASES)
def test_a_sample_case_and_its_letter(path: Path, whole: Path, home: Path, run: Run) -> None:
    name = path.parents[1].name
    line = ["case", name, "-o", "sag.json", "--letter", "spurgt.docx"]
    result = run(*line, given=_typed(path, "j"))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "spurgt.docx"
    assert _read(Path("sag.json")) == _read(path)
    assert run("render", name, str(path), "-o", "udfyldt.docx").exit_code == 0
    assert Path("spurgt.docx").read_bytes() == Path("udfyldt.docx").read_bytes()
    assert _kept(home) == []


def test_what_is_asked_and_in_which_order(root: Path, run: Run) -> None:
    result = run("case", RECEIPT, given=_typed(BORGER))
    asked = [line for line in result.stdout.splitlines() if line[:1].isdigit()]
    assert asked[:17] == [
        "1. Brevets dato (dato)",
        "2. Sagsnummer",
        "3. Modtagerens navn",
        "4. Underretterens rolle (skriv et nummer)",
        "5. Arbejdssted (valgfrit)",
        "6. c/o (valgfrit)",
        "7. Vej og nummer",
        "8. Postnummer",
        "9. By eller bygd",
        "10. Er modtagerens adresse beskyttet? (j/n)",
        "11. Modtagerens valg af sprog (skriv et nummer, valgfrit)",
        "12. Sagsbehandlerens navn",
        "13. Sagsbehandlerens titel",
        "14. Sagsbehandlerens telefon",
        "15. Sagsbehandlerens e-mail",
        "16. Modtaget den (dato)",
        "17. Antal børn (helt tal)",
    ]


@pytest.mark.parametrize(
    ("outcome", "support", "refused", "reasons"),
    [("medhold", True, False, False), ("delvis", True, True, True), ("afslag", False, False, True)],
)
def test_the_outcome_decides_what_is_asked(
    outcome: str, support: bool, refused: bool, reasons: bool, root: Path, run: Run
) -> None:
    path = ROOT / "templates" / DECISION / "cases" / f"{outcome}.json"
    said = run("case", DECISION, given=_typed(path)).stdout
    assert ("Den støtte, der gives › Støtte 1" in said) is support
    assert ("Opfølgning senest den" in said) is support
    assert ("Hvad der gives afslag på" in said) is refused
    assert ("Sagens oplysninger" in said) is reasons


# --- any case ----------------------------------------------------------------------------------

LETTERS = list("abæøåÆØÅé &<>\"'«»§½–\u00a0{}%#$\\?.0123-")
LINE = st.builds("".join, st.lists(st.sampled_from(LETTERS), min_size=1, max_size=12)).filter(
    lambda text: text == text.strip() and any(not c.isspace() for c in text)
)
WORDS = LINE | st.sampled_from(["stop", "tilbage", "slet", "?", ".", "j", "n", "1"])
DATE = st.dates().map(lambda day: day.isoformat())
PROSE = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
MONEY = st.integers(0, 10**9).map(lambda cents: json.loads(f"{cents / 100:.2f}"))
CPR = st.sampled_from(["230915-4902", "0101103333"])
POST = st.from_regex(r"\A[0-9]{4}\Z")
PHONE = st.from_regex(r"\A[0-9]{6}(?:[0-9]{2})?\Z")


def _object(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


ADDRESS = _object({"vej": WORDS, "postnr": POST, "by": WORDS}, co=WORDS)
CLERK = _object({"navn": WORDS, "titel": WORDS, "telefon": PHONE, "email": st.just("e@x.dk")})
SUPPORT = _object({"navn": WORDS, "til": WORDS, "start": DATE, "omfang": WORDS}, slut=DATE)
PAYMENT = _object(
    {"navn": WORDS, "beloeb": MONEY, "beloeb_for": WORDS, "start": DATE, "betales_til": WORDS},
    slut=DATE,
)
MONEYS = _object({"poster": st.lists(PAYMENT, min_size=1, max_size=2)}, udbetaling=PROSE)
REASONS = _object(
    {
        "faktiske_oplysninger": PROSE,
        "hovedhensyn": st.lists(WORDS, min_size=1, max_size=3) | st.just(["et hensyn"] * 12),
        "lovhenvisninger": st.lists(
            _object({"bestemmelse": WORDS, "indhold": WORDS}), min_size=1, max_size=3
        ),
    },
    bemaerkninger=PROSE,
    barnets_synspunkter=PROSE,
)
LANGUAGE = st.sampled_from(["da", "kl"])


@st.composite
def decisions(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a case of the decision: each outcome, optional fields there or not."""
    outcome = draw(st.sampled_from(["medhold", "delvis", "afslag"]))
    decision = draw(_object({"dato": DATE, "ansoegning_modtaget": DATE, "ansoegt_om": WORDS}))
    if outcome != "afslag":
        decision["stoette"] = draw(st.lists(SUPPORT, min_size=1, max_size=3))
        decision |= draw(_object({}, oekonomi=MONEYS, opfoelgning=DATE))
    if outcome == "delvis":
        decision["afslag_paa"] = draw(WORDS)
    recipient = {
        "navn": WORDS,
        "rolle": st.sampled_from(["foraeldremyndighedsindehaver", "anden_part"]),
        "afgoerelsesklasse": st.just(outcome),
        "adresse": ADDRESS,
        "adressebeskyttet": st.booleans(),
    }
    drawn = draw(
        _object(
            {
                "brev": _object({"dato": DATE}),
                "sag": st.just({"nr": "ÆØÅ-2026-000123-001"}),
                "modtager": _object(recipient, sprogvalg=LANGUAGE),
                "barn": _object({"navn": WORDS, "cpr": CPR}),
                "sagsbehandler": CLERK,
                "afgoerelse": st.just(decision),
            }
        )
    )
    return drawn | ({"begrundelse": draw(REASONS)} if outcome != "medhold" else {})


RECEIPTS = _object(
    {
        "brev": _object({"dato": DATE}),
        "sag": st.just({"nr": "EKS-2026-000123"}),
        "modtager": _object(
            {
                "navn": WORDS,
                "rolle": st.sampled_from(["fagperson", "borger"]),
                "adresse": ADDRESS,
                "adressebeskyttet": st.booleans(),
            },
            arbejdssted=WORDS,
            sprogvalg=LANGUAGE,
        ),
        "sagsbehandler": CLERK,
        "underretning": _object({"modtaget": DATE, "antal_boern": st.integers(1, 20)}),
    }
)


def _told(schema: Schema, long_texts: Paths, lines: list[str]) -> dict[str, Any] | None:
    """Return the case that a conversation makes of what is typed."""
    waiting = iter(lines)

    def read_line(_: str) -> str:
        line = next(waiting, None)
        if line is None:
            raise EOFError
        return line

    terminal = Terminal("da", True, lambda _: None, read_line)
    made = Conversation(schema, terminal, TODAY, END, long_texts).run()
    assert next(waiting, None) is None
    return made


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(drawn=st.tuples(st.just(DECISION), decisions()) | st.tuples(st.just(RECEIPT), RECEIPTS))
def test_any_case_can_be_told(drawn: tuple[str, dict[str, Any]]) -> None:
    name, content = drawn
    schema, long_texts = _known(name)
    data = case.read(json.dumps(content, ensure_ascii=False).encode())
    assert schema.accepts(data)
    lines = [line for lines in script(schema, data, long_texts) for line in lines]
    assert _told(schema, long_texts, [*lines, "j"]) == data


# --- broken off, and taken up again ---------------------------------------------------------


@pytest.mark.parametrize(("name", "step"), [("afslag", 1), ("delvis", 10)])
def test_it_can_be_broken_off_before_any_answer(name: str, step: int, home: Path) -> None:
    path = ROOT / "templates" / DECISION / "cases" / f"{name}.json"
    schema, long_texts = _known(DECISION)
    answers = _script(path)
    for count in range(0, len(answers) + 1, step):
        typed = [line for lines in answers[:count] for line in lines]
        made, draft = _talked(schema, long_texts, typed, Answers())
        assert made is None
        assert (draft in drafts.of("brev")) is (count > 0)
        rest = [line for lines in answers[count:] for line in lines]
        kept = draft.load()[0] if count else Answers()
        made, again = _talked(schema, long_texts, [*rest, "j"], kept)
        assert made == _read(path)
        for one in (draft, again):
            one.delete()


def _talked(
    schema: Schema, long_texts: Paths, lines: list[str], answers: Answers
) -> tuple[dict[str, Any] | None, drafts.Draft]:
    waiting = iter(lines)

    def read_line(_: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    terminal = Terminal("da", False, lambda _: None, read_line)
    draft = drafts.new("brev")
    keep = Keeper(draft, terminal).keep
    talk = Conversation(schema, terminal, TODAY, END, long_texts, keep, answers=answers)
    return talk.run(), draft


@pytest.mark.parametrize("count", [1, 9, 17])
def test_the_same_command_goes_on(count: int, root: Path, home: Path, run: Run) -> None:
    lines = _typed(BORGER).splitlines()
    first = run("case", RECEIPT, given="\n".join([*lines[:count], "stop"]))
    assert first.exit_code == 1
    assert "Pause: svarene er gemt" in first.stderr
    assert len(_kept(home)) == 1
    second = run("case", RECEIPT, given="\n".join(["j", *lines[count:], "j"]))
    assert second.exit_code == 0
    assert f"med {count - sum(not line for line in lines[:count])} svar" in second.stdout
    assert run("render", RECEIPT, str(BORGER), "-o", "ud.docx").exit_code == 0
    assert Path(LETTER).read_bytes() == Path("ud.docx").read_bytes()
    assert _kept(home) == []


def test_another_case_can_be_begun_and_the_first_kept(root: Path, home: Path, run: Run) -> None:
    assert run("case", RECEIPT, given="20-11-2026\n").exit_code == 1
    assert run("case", RECEIPT, given=f"hvad\nn\n{_typed(BORGER, 'j')}").exit_code == 0
    assert len(_kept(home)) == 1
    assert Path(LETTER).is_file()


def test_a_case_begun_can_be_deleted(root: Path, home: Path, run: Run) -> None:
    assert run("case", RECEIPT, given="20-11-2026\n").exit_code == 1
    result = run("case", RECEIPT, given="slet\n")
    assert result.exit_code == 1
    assert _kept(home) == []


def test_nothing_is_kept_of_nothing(root: Path, home: Path, run: Run) -> None:
    result = run("case", RECEIPT, given="stop\n")
    assert result.exit_code == 1
    assert _kept(home) == []
    assert "Der er ikke lavet noget." in result.stderr


def test_a_case_begun_that_cannot_be_read_is_told(root: Path, home: Path, run: Run) -> None:
    assert run("case", RECEIPT, given="20-11-2026\n").exit_code == 1
    (path,) = _kept(home)
    path.write_text("{", "utf-8")
    result = run("case", RECEIPT, given=_typed(BORGER, "j"))
    assert result.exit_code == 0
    assert "kan ikke læses, og springes over" in result.stdout
    assert path.name in result.stdout


def test_answers_that_cannot_be_kept_are_no_hindrance(root: Path, home: Path, run: Run) -> None:
    home.write_text("en fil, hvor mappen skulle være", "utf-8")
    result = run("case", RECEIPT, given=_typed(BORGER, "j"))
    assert result.exit_code == 0
    assert result.stdout.count("svarene kan ikke gemmes undervejs") == 1
    assert Path(LETTER).is_file()


# --- files ----------------------------------------------------------------------------------


def test_without_o_there_is_a_letter_and_nothing_else(root: Path, home: Path, run: Run) -> None:
    before = set(root.rglob("*"))
    result = run("case", RECEIPT, given=_typed(BORGER, "j"))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == LETTER
    assert set(root.rglob("*")) - before == {root / LETTER}
    assert _kept(home) == []


@pytest.mark.skipif(os.name == "nt", reason="rights are Windows' own there")
def test_the_case_is_for_its_owner_only(root: Path, run: Run) -> None:
    result = run("case", RECEIPT, "-o", "sag.json", given=_typed(BORGER, "j"))
    assert Path("sag.json").stat().st_mode & 0o777 == 0o600
    assert Path("sag.json").read_bytes() == BORGER.read_bytes()
    assert "Sagen er gemt: sag.json" in result.stderr


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param(["-o", "findes.json"], "Vælg et andet navn med -o", id="the case is there"),
        pytest.param(
            ["--letter", "findes.docx"], "Vælg et andet navn med --letter", id="the letter is there"
        ),
        pytest.param(["-o", "brev.docx"], "skal ende på .json", id="a letter for the case"),
        pytest.param(["-o", "schemas"], "skal ende på .json", id="a folder for the case"),
    ],
)
def test_what_could_not_be_written_is_told_before_the_first_question(
    line: list[str], words: str, root: Path, run: Run
) -> None:
    for name in ("findes.json", "findes.docx"):
        Path(name).write_text("gammelt", "utf-8")
    result = run("case", RECEIPT, *line, given=_typed(BORGER, "j"))
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stdout == ""
    assert Path("findes.json").read_text("utf-8") == "gammelt"


def test_a_letter_that_is_there_is_kept_and_so_are_the_answers(
    root: Path, home: Path, run: Run
) -> None:
    Path(LETTER).write_text("gammelt", "utf-8")
    result = run("case", RECEIPT, "-o", "sag.json", given=_typed(BORGER, "j"))
    assert result.exit_code == 1
    assert "--letter" in result.stderr
    assert "Svarene er gemt" in result.stdout
    assert not Path("sag.json").exists()
    assert run("case", RECEIPT, "--overwrite", given="j\nj\n").exit_code == 0
    assert Path(LETTER).read_bytes()[:2] == b"PK"
    assert _kept(home) == []


def test_the_letter_can_go_into_a_folder(root: Path, run: Run) -> None:
    Path("ud").mkdir()
    result = run("case", RECEIPT, "--letter", "ud", given=_typed(BORGER, "j"))
    assert result.stdout.splitlines()[-1] == str(Path("ud") / LETTER)


def test_only_the_case(root: Path, home: Path, run: Run) -> None:
    result = run("case", RECEIPT, "--no-letter", "-o", "sag.json", given=_typed(BORGER, "j"))
    assert result.exit_code == 0
    assert "j = gem sagen" in result.stdout
    assert result.stdout.splitlines()[-1] == "sag.json"
    assert Path("sag.json").read_bytes() == BORGER.read_bytes()
    assert not list(root.glob("*.docx"))
    assert _kept(home) == []


def test_only_the_case_needs_a_place(root: Path, run: Run) -> None:
    result = run("case", RECEIPT, "--no-letter")
    assert result.exit_code == 2
    assert "angives med -o" in result.stderr


# --- templates that will not do -----------------------------------------------------------------


def _spoil(root: Path) -> None:
    path = root / "templates" / RECEIPT / "template.toml"
    path.write_text(path.read_text("utf-8").replace("kvittering_underretning", "afgoerelse", 1))


def test_a_template_with_errors_is_refused_before_the_first_question(root: Path, run: Run) -> None:
    _spoil(root)
    result = run("case", RECEIPT, given=_typed(BORGER, "j"))
    assert result.exit_code == 1
    assert "så brevet må ikke sendes" in result.stderr
    assert result.stdout == ""
    again = run("case", RECEIPT, "--draft", given=_typed(BORGER, "j"))
    assert again.exit_code == 0
    assert "Bemærk:" in again.stderr


def test_a_case_can_be_made_for_a_template_with_errors(root: Path, run: Run) -> None:
    (root / "templates" / RECEIPT / "da.docx").write_bytes(b"intet dokument")
    result = run("case", RECEIPT, "--no-letter", "-o", "sag.json", given=_typed(BORGER, "j"))
    assert result.exit_code == 0
    assert Path("sag.json").read_bytes() == BORGER.read_bytes()


def test_a_language_that_there_is_no_letter_in_is_told_at_once(
    root: Path, home: Path, run: Run
) -> None:
    lines = _typed(BORGER).splitlines()
    assert lines[10] == "da"
    lines[10] = "kl"
    result = run("case", RECEIPT, given="\n".join([*lines, "j"]))
    assert result.exit_code == 1
    at_once, later = result.stdout.split("12. Sagsbehandlerens navn", 1)
    for told in (at_once, later):  # and again where the letter would have been made
        assert "har valgt »kl«, og brevet findes ikke på det sprog" in told
    assert "Pause: svarene er gemt" in result.stderr
    assert len(_kept(home)) == 1


def test_another_language_than_the_one_chosen_leads_back_to_the_last_page(
    root: Path, run: Run
) -> None:
    lines = _typed(BORGER).splitlines()
    lines[10] = "kl"
    answers = "\n".join([*lines, "j", "11", "da", "j"])
    result = run("case", RECEIPT, "--lang", "da", given=answers)
    assert "modtageren har valgt et andet sprog" in result.stdout
    assert result.exit_code == 0


def test_a_loose_file(loose: Path, run: Run) -> None:
    line = ["case", "brev.docx", "--schema", "skemaer/skema.json", "--letter", "ud.docx"]
    result = run(*line, given="Ane Ærlig\n\nj\n")
    assert result.exit_code == 0
    assert run("render", "brev.docx", "sag.json", "-o", "ud2.docx").exit_code == 0
    assert Path("ud.docx").read_bytes() == Path("ud2.docx").read_bytes()


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        pytest.param(["brev.docx"], 2, "Skabelonen har intet skema", id="no schema"),
        pytest.param(["nix.docx", "--schema", "skemaer/skema.json"], 1, "nix.docx", id="no file"),
        pytest.param(["brev.docx", "--schema", "nix.json"], 1, "nix.json", id="no such schema"),
        pytest.param(["brev"], 2, "intet skabelonbibliotek", id="no library"),
    ],
)
def test_calls_that_are_refused(
    line: list[str], code: int, words: str, loose: Path, run: Run
) -> None:
    result = run("case", *line, given="")
    assert result.exit_code == code
    assert words in result.stderr
    assert result.stdout == ""


# --- whose eyes it is for --------------------------------------------------------------------


def test_answers_are_in_no_output_that_is_not_a_screen(root: Path, home: Path, run: Run) -> None:
    lines = _typed(BORGER).splitlines()
    lines[2], lines[6], lines[15] = SECRET, "Hemmelig Vej 12", "18. nov. 2026"
    wrong = [*lines[:3], "9", *lines[3:7], "12345678", *lines[7:], "2", "EKS-2026-000999", "j"]
    result = run("case", RECEIPT, "-o", "sag.json", given="\n".join(wrong))
    assert result.exit_code == 0
    assert json.loads(Path("sag.json").read_bytes())["modtager"]["navn"] == SECRET
    for value in (SECRET, "Hemmelig", "12345678", "18. november", "Eksempelby", "990012"):
        assert value not in result.output


def test_a_bug_tells_its_place_and_no_answer(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("segl.filling.fill_with", broken)
    result = run("case", RECEIPT, given=_typed(BORGER, "j"))
    assert result.exit_code == 3
    assert "RuntimeError" in result.stderr
    assert SECRET not in result.output


def test_in_english(root: Path, run: Run) -> None:
    lines = ["y" if line == "j" else line for line in _typed(BORGER).splitlines()]
    result = run("case", RECEIPT, "--messages", "en", given="\n".join([*lines, "y"]))
    assert result.exit_code == 0
    for words in ("Answer one question at a time", "(date)", "Look the case through", "(y/n)"):
        assert words in result.stdout


_ON_A_DAY = f"""
import datetime
from segl import cli
from segl.asking import terminal

terminal.today = lambda: datetime.date.fromisoformat("{TODAY}")
cli.run()
"""


@pytest.mark.skipif(os.name == "nt", reason="a POSIX terminal")
def test_on_a_terminal_the_answers_are_shown(root: Path, home: Path) -> None:
    import pty

    lines = _typed(BORGER).splitlines()
    lines[0] = "20/11-2026"
    master, slave = pty.openpty()
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "XDG_STATE_HOME": str(home),
        "TERM": "dumb",
    }
    process = subprocess.Popen(
        [sys.executable, "-c", _ON_A_DAY, "case", RECEIPT],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
    )
    os.close(slave)
    waiting = iter([*lines, "j"])
    screen = b""
    asked = 0
    while chunk := _chunk(master):
        screen += chunk
        if screen.count(b"\n> ") > asked:  # a person types when the prompt is there
            asked += 1
            os.write(master, f"{next(waiting)}\n".encode())
    assert process.wait(30) == 0
    os.close(master)
    text = screen.decode()
    assert "Forstået: 20. november 2026" in text
    assert "3. Modtagerens navn: Bent Borgersen" in text
    assert Path(LETTER).is_file()


def _chunk(descriptor: int) -> bytes:
    """Read what a terminal shows; nothing when the program has ended."""
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""


# --- the case and its letter: both or neither --------------------------------------------------


@pytest.mark.parametrize("broken", ["sag.json", "brev.docx"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_where_one_cannot_be_written_neither_is(
    broken: str, overwrite: bool, root: Path, home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ["case", RECEIPT, "-o", "sag.json", "--letter", "brev.docx"]
    line += ["--overwrite"] if overwrite else []
    before = {"sag.json": b"gammel sag", "brev.docx": b"gammelt brev"} if overwrite else {}
    for name, data in before.items():
        Path(name).write_bytes(data)
    with monkeypatch.context() as patched:
        for word in ("replace", "link"):
            real = getattr(os, word)

            def stuck(source: Any, target: Any, _real: Any = real) -> None:
                if Path(target).name == broken and ".tmp" in str(source):
                    patched.undo()
                    raise OSError(28, "No space left on device")
                _real(source, target)

            patched.setattr(os, word, stuck)
        patched.setattr(files, "_rename_new", os.link)
        result = run(*line, given=_typed(BORGER, "j"))
    assert result.exit_code == 1
    assert broken in result.stderr
    assert "Svarene er gemt" in result.stdout
    there = {
        name: Path(name).read_bytes() for name in ("sag.json", "brev.docx") if Path(name).exists()
    }
    assert there == before
    assert not list(root.glob(".segl*"))
    assert run(*line, given="j\nj\n").exit_code == 0  # and the same command goes on
    assert Path("sag.json").read_bytes() == BORGER.read_bytes()
    assert Path("brev.docx").read_bytes()[:2] == b"PK"
    assert _kept(home) == []
