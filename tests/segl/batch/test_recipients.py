"""Cases with several recipients in a batch: a letter to each, all of a case's or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from batches import Bench, to
from render.package import read
from render.show import lines as shown


@pytest.fixture
def letters(bench: Bench) -> Bench:
    bench.write_to_recipients(
        "Til {{ modtager.navn }}.{% if grund is defined %} {{ grund }}{% endif %}"
    )
    return bench


def text(path: Path) -> str:
    return "\n".join(shown(read(path)))


def test_each_recipient_has_a_letter_with_nothing_of_the_others(letters: Bench) -> None:
    outcome = letters.run([to("Anna", "Bo"), {"modtager": {"navn": "Eva"}}])
    assert (outcome.letters, outcome.refused) == (3, 0)
    assert letters.names() == ["brev modtager 1.docx", "brev modtager 2.docx", "brev.docx"]
    first, second, only = (text(letters.out / name) for name in letters.names())
    assert ("Anna" in first, "Bo" in first) == (True, False)
    assert ("Anna" in second, "Bo" in second) == (False, True)
    assert "Eva" in only


def test_the_manifest_has_an_entry_for_the_case_and_says_whose_each_file_is(letters: Bench) -> None:
    letters.run([to("Anna", "Bo"), {"modtager": {"navn": "Eva"}}])
    several, one = letters.manifest()
    assert [(file["file"], file["recipient"], file["language"]) for file in several["files"]] == [
        ("brev modtager 1.docx", 1, "da"),
        ("brev modtager 2.docx", 2, "da"),
    ]
    assert "language" not in several
    assert one["language"] == "da"
    assert "recipient" not in one["files"][0]


def test_what_refuses_one_letter_refuses_the_case_by_its_place(letters: Bench) -> None:
    outcome = letters.run([to("Anna", ""), to("Bo", "Eva")])
    assert (outcome.letters, outcome.refused) == (2, 1)
    assert letters.manifest()[0]["problems"][0]["path"] == "modtagere[1].navn"
    assert not any("Anna" in text(letters.out / name) for name in letters.names())


def test_a_list_of_one_is_a_letter_like_any_other(letters: Bench) -> None:
    letters.run([to("Anna")])
    assert letters.names() == ["brev.docx"]


def test_a_pattern_may_tell_the_recipients_apart_and_else_they_are_numbered(letters: Bench) -> None:
    letters.run([to("Anna", "Bo", sag="a"), to("Eva", "EVA", sag="b")], pattern="{modtager.navn}")
    assert letters.names() == [
        "Anna.docx", "Bo.docx", "EVA modtager 2.docx", "Eva modtager 1.docx",
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["several", "one"])
def test_no_letter_takes_the_name_of_another(letters: Bench, first: str) -> None:
    """A pattern may give one case the very name that a recipient of another has."""
    cases = [to("A", "B", sag="X"), {"modtager": {"navn": "C"}, "sag": "X modtager 2"}]
    outcome = letters.run(cases if first == "several" else cases[::-1], pattern="{sag}")
    assert outcome.refused == 1
    wanted = (
        ["X modtager 1.docx", "X modtager 2.docx"] if first == "several" else ["X modtager 2.docx"]
    )
    assert letters.names() == wanted
    assert "det samme som brevet fra linje 1" in outcome.refusals[0][1][0].message.da


def test_cases_of_one_name_are_numbered_with_their_recipients(letters: Bench) -> None:
    outcome = letters.run([to("A", "B"), to("C", "D"), to("E", "F", "G")])
    assert outcome.letters == len(letters.names()) == 7
    assert "brev modtager 3 (3).docx" in letters.names()


@pytest.mark.parametrize("loss", [(1,), (2,), (1, 2)])
def test_a_case_that_lost_a_letter_has_all_of_them_made_again(
    letters: Bench, loss: tuple[int, ...]
) -> None:
    cases = [to("Anna", "Bo"), to("Eva", "Ib")]
    letters.run(cases)
    before = {name: (letters.out / name).read_bytes() for name in letters.names()}
    for number in loss:
        (letters.out / f"brev modtager {number} (2).docx").unlink()
    letters.pool.submitted.clear()
    outcome = letters.run(cases, resume=True)
    assert letters.pool.submitted == [2]
    assert (outcome.letters, outcome.refused) == (4, 0)
    assert {name: (letters.out / name).read_bytes() for name in letters.names()} == before


def test_a_letter_that_a_person_changed_stays_beside_one_that_was_lost(letters: Bench) -> None:
    letters.run([to("Anna", "Bo")])
    changed, lost = (letters.out / f"brev modtager {number}.docx" for number in (1, 2))
    changed.write_bytes(b"a person's own words")
    lost.unlink()
    outcome = letters.run([to("Anna", "Bo")], resume=True)
    assert letters.names() == [changed.name, lost.name]
    assert changed.read_bytes() == b"a person's own words"
    (remark,) = (one.da for one in outcome.remarks if changed.name in one.da)
    assert lost.name not in remark


def test_going_on_makes_only_what_is_new(letters: Bench) -> None:
    letters.run([to("Anna", "Bo")])
    letters.pool.submitted.clear()
    outcome = letters.run([to("Anna", "Bo"), to("Eva", "Ib")], resume=True)
    assert letters.pool.submitted == [2]
    assert outcome.letters == 4


def test_the_same_case_twice_is_one_letter_to_each(letters: Bench) -> None:
    outcome = letters.run([to("Anna", "Bo"), to("Anna", "Bo")])
    assert (outcome.letters, outcome.refused) == (2, 1)


def test_a_letter_that_cannot_get_its_name_leaves_none_of_its_case(
    letters: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def fails(source: str, target: str) -> None:
        if str(target).endswith("modtager 2.docx"):
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fails)
    outcome = letters.run([to("Anna", "Bo")])
    assert (outcome.letters, outcome.refused) == (0, 1)
    assert letters.names() == []


def test_a_chosen_language_without_a_version_is_refused(letters: Bench) -> None:
    case = to("Anna", "Bo")
    case["modtagere"][1]["sprogvalg"] = "kl"
    outcome = letters.run([case])
    assert outcome.refused == 1
    problem = letters.manifest()[0]["problems"][0]
    assert problem["path"] == "modtagere[1].sprogvalg"
    assert "§ 7 a" in problem["reason"]
