"""Secrets come from the environment, a private file or the keyring, and show themselves nowhere."""

from __future__ import annotations

import copy
import os
import sys
import traceback
import types
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from render.errors import LibraryError
from render.esdh import secrets
from render.esdh.secrets import Given, Kept

SECRET = "Hemmeligt-4711"
posix = pytest.mark.skipif(os.name == "nt", reason="rights are POSIX's")


class _Errors(types.ModuleType):
    class KeyringError(Exception):
        pass

    class NoKeyringError(KeyringError, RuntimeError):
        pass


class _Ring(types.ModuleType):
    def __init__(self, values: dict[tuple[str, str], str] | None) -> None:
        super().__init__("keyring")
        self.values, self.errors = values, _Errors("keyring.errors")

    def get_password(self, service: str, name: str) -> str | None:
        if self.values is None:
            raise self.errors.NoKeyringError("no backend")
        return self.values.get((service, name))


@pytest.fixture(autouse=True)
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No secret anywhere, and a keyring without a backend."""
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *a, **k: tmp_path / "hjemme")
    for name in list(os.environ):
        if name.startswith("SEGL_"):
            monkeypatch.delenv(name)
    ring(monkeypatch, None)
    yield


def ring(monkeypatch: pytest.MonkeyPatch, values: dict[tuple[str, str], str] | None) -> None:
    found = _Ring(values)
    monkeypatch.setitem(sys.modules, "keyring", found)
    monkeypatch.setitem(sys.modules, "keyring.errors", found.errors)


def written(text: str, mode: int = 0o600) -> Path:
    path = secrets.path_of("eksempel")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)
    return path


def test_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    written('password = "af-filen"')
    assert Kept("eksempel").get("password") == "af-filen"
    monkeypatch.setenv("SEGL_EKSEMPEL_PASSWORD", SECRET)
    assert Kept("eksempel").get("password") == SECRET
    monkeypatch.setenv("SEGL_EN_TO_CLIENT_SECRET", "x")
    assert Kept("en-to").get("client_secret") == "x"


def test_the_keyring_goes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    ring(
        monkeypatch,
        {("segl:eksempel", "user"): "KOMMUNE\\robot", ("segl:eksempel", "password"): "r"},
    )
    assert Kept("eksempel").get("user") == "KOMMUNE\\robot"
    written('password = "af-filen"')
    assert Kept("eksempel").get("password") == "af-filen"


@pytest.mark.parametrize("has_package", [True, False])
def test_a_missing_secret_says_where_it_is_put(
    has_package: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_package:
        monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(LibraryError) as caught:
        Kept("eksempel").get("password")
    for language in ("da", "en"):
        text = caught.value.message.text(language)
        assert "SEGL_EKSEMPEL_PASSWORD" in text
        assert "segl:eksempel" in text
    assert Kept("eksempel").get("domain", "") == ""
    assert Kept("eksempel").get("realm", "sbsip") == "sbsip"


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o601])
def test_a_file_that_others_can_read_is_refused(mode: int) -> None:
    written(f'password = "{SECRET}"', mode)
    with pytest.raises(LibraryError) as caught:
        Kept("eksempel").get("password")
    assert SECRET not in told(caught.value)


@posix
def test_a_link_is_judged_by_what_it_leads_to(tmp_path: Path) -> None:
    path = written("", 0o600)
    path.unlink()
    open_to_all = tmp_path / "delt.toml"
    open_to_all.write_text(f'password = "{SECRET}"', "utf-8")
    open_to_all.chmod(0o644)
    path.symlink_to(open_to_all)
    with pytest.raises(LibraryError):
        Kept("eksempel").get("password")
    open_to_all.chmod(0o600)
    assert Kept("eksempel").get("password") == SECRET


@pytest.mark.parametrize(
    "text",
    [
        f"password = {SECRET}",
        f'password = "{SECRET}',
        f'[password]\nword = "{SECRET}"',
        f'password = "{SECRET}"\nport = 8',
        f"{SECRET}",
        f'password = "{SECRET}"\n' + "#" * secrets.MAX_FILE,
    ],
    ids=["bare", "open", "table", "number", "word", "huge"],
)
def test_a_broken_file_is_told_without_a_word_of_it(text: str) -> None:
    path = written(text)
    with pytest.raises(LibraryError) as caught:
        Kept("eksempel").get("password")
    assert path.name in caught.value.message.da
    assert SECRET not in told(caught.value)


def test_a_file_in_another_encoding_is_told_without_a_word_of_it() -> None:
    written("")
    secrets.path_of("eksempel").write_bytes(b'password = "' + SECRET.encode() + b'\xe6"')
    with pytest.raises(LibraryError) as caught:
        Kept("eksempel").get("password")
    assert SECRET not in told(caught.value)


def test_the_file_may_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "andre.toml"
    path.write_text(f'\ufeff[eksempel]\npassword = "{SECRET}"', "utf-8")
    path.chmod(0o600)
    monkeypatch.setenv(secrets.FILE_VARIABLE, str(path))
    assert Kept("eksempel").get("password") == SECRET
    assert Kept("naboen").get("password", "") == ""


def test_a_file_for_several_tells_whose_a_secret_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "andre.toml"
    path.write_text(f'password = "{SECRET}"', "utf-8")
    path.chmod(0o600)
    monkeypatch.setenv(secrets.FILE_VARIABLE, str(path))
    with pytest.raises(LibraryError) as caught:
        Kept("eksempel").get("password")
    assert "[eksempel]" in caught.value.message.da
    assert SECRET not in told(caught.value)


def test_no_repr_shows_a_value() -> None:
    given = Given({"password": SECRET})
    assert given.get("password") == SECRET
    assert SECRET not in f"{given!r} {given} {copy.copy(given)!r} {Kept('eksempel')!r}"
    with pytest.raises(LibraryError):
        given.get("user")


def told(error: BaseException) -> str:
    """All that a log would have of an error, its causes among it."""
    return "".join(traceback.format_exception(error)) + repr(error) + repr(error.__context__ or "")


@pytest.mark.parametrize("line", ['user = "EKSEMPEL\\segl"', 'user = "EKSEMPEL\\bruger"'])
def test_a_lone_backslash_is_told_with_the_way_to_write_it(line: str) -> None:
    written(line)  # the second is a valid escape, and would be sent as another user
    with pytest.raises(LibraryError) as caught:
        Kept("eksempel").get("user")
    da, en = caught.value.message.da, caught.value.message.en
    assert r"user = 'DOMÆNE\bruger'" in da
    assert r'user = "DOMAIN\\user"' in en
    assert "lines" not in da
    assert "EKSEMPEL" not in da + en
    written(r"user = 'EKSEMPEL\segl'")
    assert Kept("eksempel").get("user") == r"EKSEMPEL\segl"


def test_a_file_for_several_lacks_a_table_in_one_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(secrets.FILE_VARIABLE, str(written("password = 'x'")))
    with pytest.raises(LibraryError) as caught:
        Kept("eksempel").get("password")
    assert "missing" not in caught.value.message.da
    assert "mangler" not in caught.value.message.en
