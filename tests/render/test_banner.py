"""A draft is marked on each page, and stays a document that Word opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from render import banner, package
from render.ooxml import w

Docx = Callable[..., bytes]
ROOT = Path(__file__).resolve().parents[2]
SECTION = "<w:sectPr>{}</w:sectPr>"
BREAK = "<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr></w:p>"
EVEN = "<w:evenAndOddHeaders/>"


def _headers(data: bytes) -> list[tuple[str, list[str]]]:
    """Return each header reference of a letter, in order, with the paragraphs it shows."""
    source = package.from_bytes(data)
    targets = {r.id: r.target for r in source.relationships(source.main)}
    found = []
    for reference in source.parse(source.main).iter(w("headerReference")):
        (identity,) = (value for key, value in reference.items() if key.endswith("}id"))
        header = source.parse(targets[identity])
        texts = ["".join(map(str, p.itertext())) for p in header.iter(w("p"))]
        found.append((str(reference.get(w("type"))), texts))
    return found


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        pytest.param({}, ["default"], id="no header"),
        pytest.param({"header": "Sag 7"}, ["default"], id="a header"),
        pytest.param({"body": SECTION.format("<w:titlePg/>")}, ["default", "first"], id="title"),
        pytest.param({"body": SECTION.format('<w:titlePg w:val="0"/>')}, ["default"], id="off"),
        pytest.param({"settings": EVEN}, ["default", "even"], id="even pages"),
        pytest.param(
            {"text": f"{BREAK.format('')}\nTo", "body": SECTION.format("<w:titlePg/>")},
            ["default", "first"],
            id="two sections, in the first",
        ),
    ],
)
def test_each_kind_of_page_is_marked(
    options: dict[str, str], kinds: list[str], docx: Docx, sdk: Callable[[bytes], list[str]]
) -> None:
    text = options.pop("text", "Brev")
    data = docx(text, **options)
    marked = banner.mark(data)
    found = _headers(marked)
    assert [kind for kind, _ in found] == kinds
    assert all(texts[0] == banner.WORDS and len(texts) > 1 for _, texts in found)
    if "header" in options:
        assert found[0][1][1] == "Sag 7"
    assert sdk(marked) == sdk(data)


@pytest.mark.parametrize("name", ["afgoerelse_stoette", "socialfaglig_undersoegelse"])
def test_a_letter_of_the_library(name: str, sdk: Callable[[bytes], list[str]]) -> None:
    data = (ROOT / "templates" / name / "da.docx").read_bytes()
    marked = banner.mark(data)
    before, after = package.from_bytes(data), package.from_bytes(marked)
    assert [texts[0] for _, texts in _headers(marked)] == [banner.WORDS] * len(_headers(data))
    assert after.read(after.main) == before.read(before.main)
    assert sdk(marked) == []
    assert banner.mark(data) == marked
