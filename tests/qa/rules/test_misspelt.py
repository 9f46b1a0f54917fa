"""Words that no dictionary has, and the dictionaries there are."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from odd_looks import SPELLER
from qa import dictionaries
from qa.finding import Finding
from qa.rules import misspelt

RULE = misspelt.check
REST = " Kære Eva. Vi har modtaget din ansøgning, og du kan klage inden 6 uger."
SPELLER_KL = gzip.decompress(base64.b64decode(
    "H4sIAAAAAAACA52QQUvDQBCFX9qmSS0VEaWIiHprD/bSH2AQKw2mWSGR0lMIbSoLzUaTVPCWf66zEGkoGxXnY5fl"
    "zbzZ2Z0+eD5mwHuUZjwRGI/GyD9eI0wpETBnjnWSxttNyJc3q2jNBc9lmb26GkGEcYRlIsibD7I85eIlG9wOh+ii"
    "hz6Aa+xC21uqsILJk2c7zA28xeyOOYGFEBE4NojxhhQZcmypzL6fuL7tL3Z1VvDsPrpsXrF+/iF0eW1RVUw5XdGG"
    "QbsBcy/7v9Cho0Gd5GUmcVqev/Py3CBaNXqz/J+q3iYOy3qD6Ci8GtFV6NLbq+haTf+jmp7HCr1DnPzS84DoK7wt"
    "4kyhN4nzmhkuat51+eMMBfsCY3yYyPECAAA="
))  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(REST, id="all known"),
        pytest.param("{{ navn }}snavs, x{{ navn }}" + REST, id="beside a tag"),
        pytest.param("Q12 ABC iPhone a@b.gl www.ukendt.gl xy" + REST, id="no plain words"),
        pytest.param("Stk. 2, pkt. 3, jf. nr. 4, bl.a. kap. 2" + REST, id="abbreviations"),
        pytest.param("Inatsisartutlovs, Klagevejledning" + REST, id="words of the law"),
        pytest.param("VI HAR modtaget Din ansøgning" + REST, id="capitals"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text, speller=SPELLER) == []


def test_no_dictionary(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "ansøgnnig" + REST) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("En ansøgnnig" + REST, id="small"),
        pytest.param("| Ansøgnnig |" + "\n" + REST, id="in a table"),
        pytest.param("Ansøgnnig, (ansøgnnig) og »ansøgnnig«." + REST, id="told once"),
    ],
)
def test_must_fire(text: str, found: Callable[..., list[Finding]]) -> None:
    told = [one for one in found(RULE, text, speller=SPELLER) if "nsøgnnig" in one.message.da]
    assert len(told) == 1
    assert told[0].fix is not None
    assert "Mente du: ansøgning?" in told[0].fix.da


def test_danish_by_the_system(missing: Callable[[str], NoReturn]) -> None:
    speller = dictionaries.speller("da", None)
    if speller is None:
        missing("no Danish dictionary: apt install hunspell-da, pip install chunspell")
    assert all(map(speller.accepts, ("socialfaglig", "Klagevejledning", "børnesamtale")))
    assert not speller.accepts("anbrinelse")
    assert "anbringelse" in speller.like("anbrinelse")


def test_the_librarys_own(tmp_path: Path) -> None:
    folder = tmp_path / "spelling"
    folder.mkdir()
    (folder / "kl.dic").write_text("2\nmeeraq\nsuliaq\n", "utf-8")
    (folder / "kl.aff").write_text("SET UTF-8\n", "utf-8")
    (folder / "kl.txt").write_text("Segl # et navn\n", "utf-8")
    before = dictionaries.state(tmp_path)
    speller = dictionaries.speller("kl", tmp_path)
    assert speller is not None
    assert all(map(speller.accepts, ("meeraq", "Suliaq", "segl")))
    assert not speller.accepts("merraq")
    (folder / "kl.txt").write_text("Segl\nmerraq\n", "utf-8")
    assert dictionaries.state(tmp_path) != before


def test_a_finite_state_speller(tmp_path: Path) -> None:
    """Kalaallisut is spelt by transducers; this one, of three words, is made for the test."""
    (tmp_path / "spelling").mkdir()
    (tmp_path / "spelling" / "kl.hfstol").write_bytes(SPELLER_KL)
    speller = dictionaries.speller("kl", tmp_path)
    assert speller is not None
    assert speller.accepts("meeqqat")
    assert not speller.accepts("meqqat")
    assert dictionaries.speller("kl", None) is None
