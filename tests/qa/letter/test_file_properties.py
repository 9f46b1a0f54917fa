"""CPR numbers in what Word shows under File > Info."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from qa.letter import Checked
from qa.reports import REPORTS
from render.ooxml import CORE, DC
from word_letter import Word

Letter = Callable[[str, str], bytes]
Judged = Callable[..., Checked]
NUMBER = "230915-4902"


def described(data: bytes, name: str, text: str) -> bytes:
    """Return a letter whose core property says something."""
    word = Word(data)
    part = word.package.related("core-properties")
    root = word.package.parse(part)
    space = DC if name in ("title", "subject", "description") else CORE
    for one in root.findall(f"{{{space}}}{name}"):
        root.remove(one)
    etree.SubElement(root, f"{{{space}}}{name}").text = text
    word.changed[part] = etree.tostring(root)
    return word.save()


def custom(data: bytes, name: str, text: str) -> bytes:
    word = Word(data)
    word.put(name, text)
    return word.save()


@pytest.mark.parametrize(
    "text", ["Afgørelse", "EKS-2026-000125", "Sag 2026-01-01 nr. 12345678", ""]
)
def test_other_titles_are_let_be(text: str, letter: Letter, judged: Judged) -> None:
    assert not judged(described(letter("afgoerelse_stoette", "afslag"), "title", text)).findings


@pytest.mark.parametrize("name", ["SeglDescription", "SeglTitle"])
def test_our_own_properties_are_let_be(name: str, letter: Letter, judged: Judged) -> None:
    found = judged(custom(letter("afgoerelse_stoette", "afslag"), name, NUMBER)).findings
    assert "LTR035" not in [one.code for one in found]


@pytest.mark.parametrize(
    "value", ["BOR-2026-000046", "8d2a2309-1549-0212-8d2a-230915490212", "0x0101002309154902AB"]
)
def test_identifiers_are_let_be(value: str, letter: Letter, judged: Judged) -> None:
    assert not judged(
        custom(letter("afgoerelse_stoette", "afslag"), "ContentTypeId", value)
    ).findings


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("title", "Titel"), ("subject", "Emne"), ("keywords", "Nøgleord"),
        ("description", "Kommentarer"), ("category", "Kategori"), ("contentStatus", "Status"),
    ],
)  # fmt: skip
def test_a_number_is_told_and_not_quoted(
    name: str, label: str, letter: Letter, judged: Judged
) -> None:
    text = f"Afgørelse til {NUMBER}"
    checked = judged(described(letter("afgoerelse_stoette", "afslag"), name, text))
    (found,) = checked.findings
    assert (found.code, found.severity) == ("LTR035", "error")
    assert f"»{label}«" in found.message.da
    told = "".join(write(checked.report, "da") for write in REPORTS.values())
    assert "4902" not in told
    assert "230915" not in told


def test_a_number_in_a_property_of_its_own(letter: Letter, judged: Judged) -> None:
    data = custom(letter("afgoerelse_stoette", "afslag"), "Borger", NUMBER)
    (found,) = judged(data).findings
    assert (found.code, found.severity) == ("LTR035", "error")
    assert "Brugerdefineret" in (found.fix.da if found.fix else "")
