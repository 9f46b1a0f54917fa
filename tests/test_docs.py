"""The documents speak of the commands that there are, and of all of them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from qa.ruleset import BY_CODE, RULES
from segl import cli
from segl.cli import COMMANDS
from segl.speech import Command, Group

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = {
    name: (ROOT / f"{name}.md").read_text("utf-8")
    for name in ("README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG")
}
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
MAIN_JOB, TESTS = BLOCKS[:2]
CALLS = sorted(set(re.findall(r"(?:^|[\s/\"])(segl +[a-z][^#\n&|\"]*)", "\n".join(BLOCKS))))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"\bsegl {name}\b", README)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_has_help_in_both_languages(name: str) -> None:
    command = cli.command(name)
    assert isinstance(command, (Command, Group))
    assert len(command.spoken.da) > 10
    assert len(command.spoken.en) > 10


@pytest.mark.parametrize("call", CALLS)
def test_each_call_in_the_readme_exists(call: str) -> None:
    name, *words = shlex.split(call.split("<")[0])[1:]
    assert name in COMMANDS
    command = cli.command(name)
    if isinstance(command, Group):
        command = command.commands[words.pop(0)]
    known = {option for item in command.params for option in (*item.opts, *item.secondary_opts)}
    for word in words:
        if word.startswith("-") and word != "-":
            assert word.split("=")[0] in known
    if name == "explain":
        assert words[0] in BY_CODE


def test_the_readme_begins_with_two_commands() -> None:
    for block in (MAIN_JOB, TESTS):
        commands = [line for line in block.splitlines() if line and not line.startswith("#")]
        assert len(commands) == 1
        assert commands[0].startswith("python3 -m venv .venv && .venv/bin/python -m pip install")


def test_the_main_job_names_what_is_there() -> None:
    (call,) = [call for call in CALLS if call.startswith("segl render") and "templates/" in call]
    _, _, template, case = shlex.split(call)
    assert (ROOT / "templates" / template / "template.toml").is_file()
    assert (ROOT / case).is_file()
    assert "segl lint" in MAIN_JOB


def test_the_tests_are_sessions_of_nox() -> None:
    assert TESTS.rstrip().endswith("-m nox")
    noxfile = (ROOT / "noxfile.py").read_text("utf-8")
    named = re.search(r"nox\.options\.sessions = \[(.*)\]", noxfile)
    assert named is not None
    for session in re.findall(r'"(\w+)"', named[1]):
        assert f"\ndef {session}(session: nox.Session)" in noxfile


@pytest.mark.parametrize(
    "words",
    [
        ["segl.toml", "template.toml", "schemas/kommune.json", "municipalities/"],
        ["**0**", "**1**", "**2**", "**3**"],
        ["--library", "SEGL_LIBRARY", "SEGL_MESSAGES", "--messages en"],
    ],
    ids=["the library", "exit codes", "settings"],
)
def test_the_readme_says_what_people_look_for(words: list[str]) -> None:
    for word in words:
        assert word in README


@pytest.mark.parametrize("family", sorted({rule.family for rule in RULES}))
def test_each_family_of_codes_is_explained(family: str) -> None:
    assert any(re.search(rf"\b{family}\b", text) for text in DOCUMENTS.values())


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_links_and_files_named_exist(name: str) -> None:
    text = DOCUMENTS[name]
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target
    for path in re.findall(r"`((?:qa|render|segl|bench|tools)/[\w/]+\.(?:py|toml))`", text):
        assert (ROOT / path).is_file(), path


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/*.md")), ids=lambda path: path.name)
def test_no_document_has_a_word_where_a_figure_was_to_stand(path: Path) -> None:
    text = re.sub(r"`[^`]*`", "", path.read_text("utf-8"))
    assert not re.search(r"\b(?:MEASURED|TBD|XXX)\b", text)
