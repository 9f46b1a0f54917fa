"""records/<id>.toml: read, checked by the system's own schema, and never with a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from render.errors import LibraryError, ToolError
from render.esdh import clients, config
from render.esdh.config import Delivery
from render.esdh.secrets import Given
from render.library import open_library

SOUND = 'system = "scripted"\nurl = "https://esdh.eksempel.example"\n'


@pytest.fixture(autouse=True)
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(clients.CLIENTS, "scripted", "scripted")


def library(root: Path, *names: str, default: str = "") -> Path:
    line = f'[defaults]\nmunicipality = "{default}"\n' if default else ""
    (root / "segl.toml").write_text(
        f'name = "Prøve"\nlanguages = ["da"]\nowner = "Ejer"\n{line}', "utf-8"
    )
    (root / "records").mkdir()
    for name in names:
        (root / "records" / f"{name}.toml").write_text(SOUND, "utf-8")
    return root


def read(tmp_path: Path, text: str) -> config.Installation:
    path = tmp_path / "eksempel.toml"
    path.write_text(text, "utf-8")
    return config.read(path)


def test_a_sound_file(tmp_path: Path) -> None:
    found = read(tmp_path, SOUND + 'site = "borger"\n[delivery]\nworkers = 4\npolls = 3\n')
    assert (found.id, found.system, found.url) == (
        "eksempel", "scripted", "https://esdh.eksempel.example",
    )  # fmt: skip
    assert found.table == {"url": "https://esdh.eksempel.example", "site": "borger"}
    assert found.delivery == Delivery(workers=4, polls=3)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('system = "scripted"\n', "url"),
        ('url = "https://x.example"\n', "system"),
        ('system = "andet"\nurl = "https://x.example"\n', "getorganized"),
        (SOUND + "sted = 1\n", "sted"),
        (SOUND + "[delivery]\nworkers = 0\n", "workers"),
        (SOUND + "[delivery]\nfinalize = true\n", "finalize"),
        ("system = [\n", "TOML"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(LibraryError) as caught:
        read(tmp_path, text)
    assert "records/eksempel.toml" in caught.value.message.da  # not that of municipalities/
    assert named in caught.value.message.da


@pytest.mark.parametrize(
    "line",
    [
        'password = "Hemmeligt-4711"',
        'client_secret = "Hemmeligt-4711"',
        'Token = "Hemmeligt-4711"',
        '[auth]\napi-key = "Hemmeligt-4711"',
        '[[konti]]\nadgangskode = "Hemmeligt-4711"',
        '[delivery]\npwd = "Hemmeligt-4711"',
    ],
)
def test_a_secret_is_refused_by_its_key_and_not_quoted(tmp_path: Path, line: str) -> None:
    with pytest.raises(LibraryError) as caught:
        read(tmp_path, SOUND + line)
    assert "docs/delivery.md" in caught.value.message.da
    assert "4711" not in str(caught.value.message)


def test_where_a_token_is_fetched_is_no_secret(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        read(tmp_path, SOUND + 'token_path = "/auth"\n')
    assert "docs/delivery.md" not in caught.value.message.da  # the system's schema says no


@pytest.mark.parametrize(
    "url",
    [
        "http://esdh.eksempel.example",
        "https://robot:Hemmeligt-4711@esdh.eksempel.example",
        "https://esdh.eksempel.example/?key=Hemmeligt-4711",
        "https://esdh.eksempel.example/#x",
        "https://",
        "https://[::1",
        "ftp://esdh.eksempel.example",
        "http://127.0.0.1.eksempel.example",
    ],
)
def test_an_unsafe_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(LibraryError) as caught:
        read(tmp_path, f'system = "scripted"\nurl = "{url}"\n')
    assert "4711" not in str(caught.value.message)


SBSYS = 'system = "sbsys"\nurl = "https://sbsys.eksempel.example"\nclient_id = "segl"\n'
GO = 'system = "getorganized"\nurl = "https://go.eksempel.example"\n'


@pytest.mark.parametrize(
    "text",
    [
        SBSYS + 'sbsip = "https://sbsip.eksempel.example/"\n',
        SBSYS + 'sbsip = "http://localhost:8080"\n',
        GO + 'shown_at = "https://go.borger.example"\n',
        GO + '[constants]\nows_Link = "https://eksempel.example/?side=1#to"\n',
        GO + '[constants]\nows_Mail = "sag@eksempel.example"\n',
    ],
)
def test_sound_addresses_beside_the_first(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).url.startswith("https://")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (SBSYS + 'sbsip = "https://robot:Hemmeligt-4711@sbsip.eksempel.example"\n', "sbsip"),
        (SBSYS + 'sbsip = "https://Hemmeligt-4711@sbsip.eksempel.example"\n', "sbsip"),
        (SBSYS + 'sbsip = "https://sbsip.eksempel.example/?key=Hemmeligt-4711"\n', "sbsip"),
        (SBSYS + 'sbsip = "http://sbsip.eksempel.example"\n', "sbsip"),
        (SBSYS + 'proxy_path = "https://a:Hemmeligt-4711@b.example"\n', "proxy_path"),
        (GO + 'shown_at = "https://robot:Hemmeligt-4711@go.eksempel.example"\n', "shown_at"),
        (GO + '[constants]\nows_Link = "https://robot:4711@eksempel.example"\n', "constants"),
        (GO + '[constants]\nows_Link = "https://[robot:4711@eksempel.example"\n', "constants"),
    ],
)
def test_no_address_carries_a_password(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(LibraryError) as caught:
        read(tmp_path, text)
    assert caught.value.message.da.startswith(f"records/eksempel.toml: {key} ")
    assert "4711" not in str(caught.value.message)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8123", "http://localhost/go", "http://[::1]:1"])
def test_this_machine_needs_no_https(tmp_path: Path, url: str) -> None:
    assert read(tmp_path, f'system = "scripted"\nurl = "{url}"\n').url == url


def test_which_installation_is_used(tmp_path: Path) -> None:
    root = open_library(library(tmp_path, "eksempel", "nabo", default="eksempel"))
    assert config.find(root).id == "eksempel"
    assert config.find(root, "nabo").id == "nabo"
    for name in ("tredje", "../eksempel", "Eksempel", "records/eksempel"):
        with pytest.raises(LibraryError, match="--records"):
            config.find(root, name)


@pytest.mark.parametrize("other", ["en_to", "en--to", "en_-to"])
def test_two_whose_secrets_have_one_name_are_refused(tmp_path: Path, other: str) -> None:
    root = open_library(library(tmp_path, "en-to", other, "en", "ento", "en-to-tre"))
    for name in ("en-to", other):
        with pytest.raises(LibraryError, match="SEGL_EN_TO_") as caught:
            config.find(root, name)
        assert other in caught.value.message.da
    assert [config.find(root, one).id for one in ("en", "ento", "en-to-tre")] == [
        "en", "ento", "en-to-tre",
    ]  # fmt: skip


def test_the_only_one_needs_no_name(tmp_path: Path) -> None:
    assert config.find(open_library(library(tmp_path, "nabo", default="eksempel"))).id == "nabo"


@pytest.mark.parametrize("names", [[], ["en", "to"]])
def test_none_or_several_must_be_told_apart(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(LibraryError, match="--records"):
        config.find(open_library(library(tmp_path, *names)))


def test_a_missing_package_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import scripted

    def connect(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'requests_ntlm'", name="requests_ntlm")

    monkeypatch.setattr(scripted, "connect", connect, raising=False)
    with pytest.raises(ToolError, match="segl\\[records\\]"):
        clients.connect(read(tmp_path, SOUND), Given({}))
