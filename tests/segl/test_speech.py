"""Danish by default, English on request: by option and by environment."""

from __future__ import annotations

import gettext
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import pytest
from click.testing import Result

from segl import cli, speech
from segl.cli import COMMANDS, main
from segl.language import language as spoken
from segl.speech import Command, Group, Option

PACKAGES = str(Path(cli.__file__).parents[1])


@pytest.fixture(autouse=True)
def _clicks_own_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put back the language in which click speaks."""
    monkeypatch.setenv("LANGUAGE", "C")
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)


def _say(
    words: Sequence[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str]:
    """Run the command as a person does, with its words on the command line."""
    monkeypatch.setattr(sys, "argv", ["segl", *words])
    with pytest.raises(SystemExit) as caught:
        cli.run()
    said = capsys.readouterr()
    return int(caught.value.code or 0), said.out + said.err


@pytest.mark.parametrize(
    ("words", "variable", "language"),
    [
        ([], "", "da"),
        (["--messages", "da"], "", "da"),
        (["--messages", "en"], "", "en"),
        (["--messages=en"], "", "en"),
        ([], "en", "en"),
        ([], "da", "da"),
        ([], "sv", "da"),
        (["--messages"], "", "da"),
        (["--messages", "sv"], "", "da"),
        (["en"], "", "da"),
        pytest.param(
            ["--messages", "da"],
            "en",
            "da",
            id="the option is nearer",
        ),
    ],
)
def test_language(
    words: list[str], variable: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEGL_MESSAGES", variable)
    assert spoken(["lint", *words]) == language


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_danish(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = _say([*name.split(), "--help"], capsys, monkeypatch)
    assert code == 0
    assert said.startswith("Brug: segl")
    spoken = cli.command(name) if name else main
    assert isinstance(spoken, Command | speech.Group)
    assert spoken.spoken.da.split()[0] in said
    assert "Usage" not in said
    assert "Options" not in said


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("by", ["option", "variable"])
def test_help_is_english_on_request(
    name: str, by: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [name, "--help"] if by == "variable" else [name, "--messages", "en", "--help"]
    if by == "variable":
        monkeypatch.setenv("SEGL_MESSAGES", "en")
    code, said = _say(words, capsys, monkeypatch)
    command = cli.command(name)
    assert isinstance(command, (Command, Group))
    assert code == 0
    assert said.startswith("Usage: segl")
    assert command.spoken.en.split()[0] in said
    assert "Brug:" not in said


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_option_is_spoken_in_both(name: str) -> None:
    command = cli.command(name)
    if isinstance(command, Group):
        assert command.spoken.da != command.spoken.en
    for one in command.commands.values() if isinstance(command, Group) else [command]:
        _is_spoken(one)


def _is_spoken(command: click.Command) -> None:
    assert isinstance(command, Command)
    assert command.spoken.da.endswith(".")
    assert command.spoken.en.endswith(".")
    assert command.spoken.da != command.spoken.en
    options = [item for item in command.params if isinstance(item, click.Option)]
    assert "messages" in {option.name for option in options}
    for option in options:
        assert isinstance(option, Option)
        assert option.spoken.da.strip()
        assert option.spoken.en.strip()


@pytest.mark.parametrize(
    ("words", "danish", "english"),
    [
        (["render"], "Brug:", "Usage:"),
        (["explain", "LAW999"], "Reglen LAW999 findes ikke", "There is no rule LAW999"),
        (["show", "nix.docx"], "Filen findes ikke", "The file does not exist"),
    ],
)
def test_errors_follow(
    words: list[str],
    danish: str,
    english: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = _say(words, capsys, monkeypatch)
    assert code in (1, 2)
    assert danish in said
    code, said = _say([*words, "--messages", "en"], capsys, monkeypatch)
    assert code in (1, 2)
    assert english in said


def test_as_a_module_and_into_a_pipe(tmp_path: Path) -> None:
    """Danish letters come through a pipe as UTF-8, whatever the console."""
    done = subprocess.run(
        [sys.executable, "-m", "segl", "rules"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": PACKAGES},
    )
    assert "læses" in done.stdout.decode("utf-8")


def _usages(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of each command and of those below it."""
    yield words
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _usages(below, (*words, name))


def test_what_stands_for_a_value_is_danish(run: Callable[..., Result]) -> None:
    """Each word in capitals of the Danish help is one of ours, or the same in both languages."""
    same = {
        "CSV", "DASK", "DOCX", "FORMAT", "HTML", "ID", "JSON", "KLE", "PDF", "SARIF", "SBSYS",
        "URL", "URN", "UTF", "UUID",
    }  # fmt: skip
    danish = {
        word for words in speech._METAVARS.values() for word in re.findall("[A-ZÆØÅ]{2,}", words)
    }
    for words in _usages(main):
        usage = run(*words, "--help").output
        found = set(re.findall(r"(?<![\w»-])[A-ZÆØÅ]{2,}(?![\w-])", usage))
        assert found <= danish | same, words
