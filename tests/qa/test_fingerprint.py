"""A finding keeps its mark whatever is edited elsewhere, and shares it with no other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa import fingerprint
from qa.finding import Finding, Report, merge
from qa.linter import lint
from qa.subject import Subject
from render.message import Message
from render.place import Place

TEXT = (
    "# 1. Om dig\nKære {{ nvan }}\n# 2. Sats\n| a | [vælg sats] |\n{{ nvan }}\n# Klage\n{{ x y }}"
)
SOUND = ["Kære borger", "{{ navn }}", "# 3. Mere", "| a | b |", "", "{% if medhold %}Ja{% endif %}"]
ONE = Finding(
    "DAT002",
    "error",
    Message("»nvan« er ikke et felt.", '"nvan" is no field.'),
    "templates/brev/da.docx",
    Place("word/document.xml", "body", 3, None, ("Brev", "Om dig"), "{{ nvan }}"),
)
Marks = Callable[[str], dict[str, tuple[str, str]]]


@pytest.fixture(scope="session")
def marked(subject: Callable[..., Subject]) -> Marks:
    """`marked(text)`: the mark of each finding, with its code and words."""

    def marked(text: str) -> dict[str, tuple[str, str]]:
        findings = lint(subject(text)).findings
        found = {one.fingerprint: (one.code, one.place.quote) for one in findings}
        assert len(found) == len(findings)  # no two share one
        return found

    return marked


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("# 1.", "Ny\n\nLinje\n# 1.", id="paragraphs above"),
        pytest.param("# Klage", "Ny linje\n# Klage", id="a paragraph between"),
        pytest.param("| a |", "| b | c |\n\n| a |", id="a table above"),
        pytest.param("| a |", "| x | y |\n| a |", id="a row above"),
        pytest.param("# 1. Om dig", "# Forord\n# 2. Om dig", id="a heading above, renumbered"),
        pytest.param("# 2. Sats", "# 2.1 Sats", id="numbered otherwise"),
        pytest.param("# 1. Om", "# [indsæt]\n# 1. Om", id="another finding elsewhere"),
        pytest.param("{{ x y }}", "{{ nvan }}\n{{ x y }}", id="the same below another heading"),
        pytest.param("{{ x y }}", "{{ x y }}\n{{ x y }}", id="the same once more"),
        pytest.param("[vælg sats]", "[vælg  sats]", id="spaces"),
    ],
)
def test_edits_elsewhere_change_nothing(old: str, new: str, marked: Marks) -> None:
    before, after = marked(TEXT), marked(TEXT.replace(old, new, 1))
    assert before.keys() <= after.keys()
    assert len(before) >= 4


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        pytest.param("Kære {{ nvan }}", "Kære", ("DAT002", "{{ nvan }}"), id="mended"),
        pytest.param("[vælg sats]", "[vælg takst]", ("LNG001", "[vælg sats]"), id="other words"),
        pytest.param("2. Sats", "2. Takst", ("LNG001", "[vælg sats]"), id="another heading"),
    ],
)
def test_edits_here_change_this(old: str, new: str, gone: tuple[str, str], marked: Marks) -> None:
    before, after = marked(TEXT), marked(TEXT.replace(old, new, 1))
    lost = [before[mark] for mark in before.keys() - after.keys()]
    assert gone in lost


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    places=st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from([w for w in SOUND if w[:1] != "#"])),
        max_size=6,
    )
)
def test_sound_lines_anywhere_change_nothing(places: list[tuple[int, str]], marked: Marks) -> None:
    lines = TEXT.split("\n")
    for position, words in places:
        lines.insert(position % (len(lines) + 1), words)
    assert marked("\n".join(lines)).items() >= marked(TEXT).items()


def test_alike_are_counted(marked: Marks) -> None:
    """Two of a kind are two; mending either leaves the mark of one."""
    once, twice = marked("{{ nvan }}"), marked("{{ nvan }}\nOg\n{{ nvan }}")
    named = [mark for mark, (code, _) in twice.items() if code == "DAT002"]
    assert len(named) == 2
    assert len(set(named) & once.keys()) == 1


def test_without_words_the_message_tells_them_apart(marked: Marks) -> None:
    """Each required section that is missing has a mark; adding one leaves those of the others."""
    before, after = marked("Kære"), marked("# Begrundelse\nFordi.")
    assert len(before) > len(after) > 2
    assert after.keys() < before.keys()


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, code="DAT003"),
        replace(ONE, template="templates/andet/da.docx"),
        replace(ONE, message=Message("»navn« er ikke et felt.", '"navn" is no field.')),
        replace(ONE, place=replace(ONE.place, quote="{{ nvan|dato }}")),
        replace(ONE, place=replace(ONE.place, heading=("Brev", "Om barnet"))),
        replace(ONE, place=replace(ONE.place, heading=())),
        replace(ONE, place=replace(ONE.place, story="header")),
    ],
    ids=["code", "template", "name", "words", "heading", "no heading", "story"],
)
def test_what_differs(other: Finding) -> None:
    assert len(set(fingerprint.marks([ONE, other]))) == 2
    assert next(fingerprint.marks([ONE])) != next(fingerprint.marks([other]))


@pytest.mark.parametrize(
    "same",
    [
        replace(ONE, place=replace(ONE.place, paragraph=99)),
        replace(ONE, place=replace(ONE.place, cell=(3, 2, 1))),
        replace(ONE, place=replace(ONE.place, part="word/document2.xml")),
        replace(ONE, place=replace(ONE.place, heading=("Andet brev", "4.2) Om  dig"))),
        replace(ONE, severity="warning", basis="§ 1", fix=Message("Ret.", "Mend.")),
        replace(ONE, message=Message("Feltet »nvan« kendes ikke (»navn«?).", "Other words.")),
    ],
    ids=["paragraph", "cell", "part", "title and number", "severity", "other wording"],
)
def test_what_does_not_differ(same: Finding) -> None:
    assert list(fingerprint.marks([ONE])) == list(fingerprint.marks([same]))


def test_numbers_in_a_message_do_not_count() -> None:
    bare = replace(ONE, place=Place(), message=Message("Der er 3 fejl.", "There are 3."))
    more = replace(bare, message=Message("Der er 12 fejl.", "There are 12."))
    assert list(fingerprint.marks([bare])) == list(fingerprint.marks([more]))


def test_merging_again_keeps_the_marks() -> None:
    second = replace(ONE, place=replace(ONE.place, paragraph=9))
    other = replace(ONE, template="templates/a/da.docx")
    apart = [merge([Report(findings=(ONE, second))]), merge([Report(findings=(other,))])]
    told = {one.fingerprint for part in apart for one in part.findings}
    assert {one.fingerprint for one in merge(apart).findings} == told
    assert len(told) == 3


def test_the_same_in_every_version_on_every_machine() -> None:
    """Marks are kept in other people's files: a change here is a change of all of them."""
    assert list(fingerprint.marks([ONE, ONE])) == [
        "36b4965bac17e6de04044814581633bf",
        "ea7c4029444e729c887b1a2b00358056",
    ]


def test_the_same_in_another_process(marked: Marks) -> None:
    code = (
        "from qa import fingerprint; from qa.finding import Finding; "
        "from render.message import Message; from render.place import Place; "
        f"print(*fingerprint.marks([{ONE!r}]))"
    )
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C"}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True)
    assert said.stdout.decode().split() == list(fingerprint.marks([ONE]))
