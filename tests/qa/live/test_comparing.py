"""Files in a records system against editions: same, saved again, outdated, changed, unknown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

import pytest

from qa.live import comparing
from qa.live.comparing import Known
from qa.live.model import Edition
from render import printed

Docx = Callable[..., bytes]
HOERING = "# Partshøring\n{{ modtager.navn }}\nVi hører dig, før vi træffer afgørelse.\nSvar inden {{ frist|dato }}.\n# Frist\nDu har 14 dage."
OLD = HOERING.replace("14 dage", "10 dage")
KVIT = "# Kvittering\n{{ modtager.navn }}\nVi har modtaget din underretning den {{ dato|dato }}.\nVi har tavshedspligt."


def _edition(name: str, data: bytes, origin: str = "current", version: str = "0.2.0") -> Edition:
    digest = hashlib.sha256(data).hexdigest()
    return Edition(name, name.title(), "da", version, origin, digest, printed.read(data))  # type: ignore[arg-type]


@pytest.fixture
def known(docx: Docx) -> Known:
    return Known(
        (
            _edition("hoering", docx(HOERING)),
            _edition("kvittering", docx(KVIT)),
            _edition("hoering", docx(OLD), "git", "0.1.0"),
        )
    )


@pytest.fixture
def again(
    members: Callable[[bytes], dict[str, bytes]], zip_of: Callable[[Mapping[str, bytes]], bytes]
) -> Callable[[bytes], bytes]:
    """A file as another program saves it: other bytes, the same content."""
    return lambda data: zip_of(dict(reversed(members(data).items())))


def test_the_states(known: Known, docx: Docx, again: Callable[[bytes], bytes]) -> None:
    edited = HOERING.replace("før vi træffer", "inden vi træffer")
    files = {
        "same": docx(HOERING),
        "resaved": again(docx(HOERING)),
        "outdated": again(docx(OLD)),
        "changed": docx(edited),
        "unknown": docx("# Referat\nMødet begyndte kl. 9.\nDer var kaffe."),
        "unread": b"PK\x03\x04 itu",
    }
    assert again(docx(HOERING)) != docx(HOERING)
    held = {state: known.held(state, data) for state, data in files.items()}
    assert {state: one.state for state, one in held.items()} == {s: s for s in files}
    assert known.held("væk", None).state == "unread"
    assert held["outdated"].edition is not None
    assert held["outdated"].edition.version == "0.1.0"
    (change,) = held["changed"].changes
    assert (change.old, change.new) == (
        "Vi hører dig, før vi træffer afgørelse.", "Vi hører dig, inden vi træffer afgørelse.",
    )  # fmt: skip
    assert not any(held[one].is_wanting for one in ("same", "resaved"))
    assert all(held[one].is_wanting for one in ("outdated", "changed", "unknown", "unread"))


def test_what_differs_is_told_against_the_current_edition(known: Known, docx: Docx) -> None:
    held = known.held("x", docx(OLD))
    assert [(one.old, one.new) for one in held.changes] == [("Du har 14 dage.", "Du har 10 dage.")]
    assert held.count == 1


def test_letters_are_not_quoted(known: Known, docx: Docx) -> None:
    filled = HOERING.replace("{{ modtager.navn }}", "Aputsiaq Eksempelsen").replace(
        "{{ frist|dato }}", "3. marts"
    )
    held = known.held("brev", docx(filled))
    assert held.state == "changed"
    assert held.changes == ()
    assert held.count > 1


def test_cpr_numbers_in_templates_are_masked(known: Known, docx: Docx) -> None:
    held = known.held("x", docx(HOERING + "\nCPR 010190-1234 og 0101901234"))
    assert held.changes[-1].new == "CPR 010190-xxxx og 010190-xxxx"


def test_a_finished_letter_is_no_template(known: Known, letter: Callable[..., bytes]) -> None:
    data = letter(HOERING, {"modtager": {"navn": "A"}, "frist": "2026-03-02"})
    assert known.held("brev", data).state == "letter"


def test_missing_and_copies(known: Known, docx: Docx) -> None:
    held = [known.held(name, docx(HOERING)) for name in ("a", "b")]
    assert [one.template for one in known.missing(held)] == ["kvittering"]
    assert known.missing([known.held("k", docx(OLD)), known.held("q", docx(KVIT))]) == ()
    told = comparing.copies(held)
    assert all("1 anden fil" in one.remarks[-1].da for one in told)


def test_lines_that_all_templates_have_make_nothing_alike(docx: Docx) -> None:
    common = "\n".join(["{{ kommune.navn }}", "Venlig hilsen", "{{ sagsbehandler.navn }}"] * 3)
    editions = [
        _edition(f"t{n}", docx(f"{common}\nKun om sag {n}.\nMere om {n}.")) for n in "abcdef"
    ]
    found = Known(tuple(editions)).held(
        "x", docx(f"{common}\nEt helt andet brev.\nOm noget helt andet.")
    )
    assert found.state == "unknown"
