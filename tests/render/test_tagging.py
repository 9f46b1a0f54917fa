"""Tags written into a copy: only what is sure, and nothing else is touched."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from render import package, tagging
from render.errors import SeglError
from render.ooxml import w
from render.show import lines
from render.stories import stories
from render.story import plain_text

Docx = Callable[..., bytes]
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
)
MERGE = (
    f"{BEGIN}<w:r><w:instrText> MERGEFIELD Navn </w:instrText></w:r>{SEPARATE}"
    f"<w:r><w:rPr><w:b/></w:rPr><w:t>«Navn»</w:t></w:r>{END}"
)
BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    "{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r></w:p>"
)


def _write(data: bytes, **codes: str) -> tuple[list[str], int]:
    table = {"[navn]": "{{ navn }}", "«Navn»": "{{ navn }}", **codes}
    words = [word for word in table if word.startswith("[")]
    written, count = tagging.write(
        package.from_bytes(data), words, lambda _, word: table.get(word, "")
    )
    opened = stories(package.from_bytes(written))
    return [plain_text(p) for story in opened for p in story.root.iter(w("p"))], count


@pytest.mark.parametrize(
    ("text", "after", "count"),
    [
        pytest.param("Kære borger", "Kære borger", 0, id="none"),
        pytest.param("Kære {{ a }} [ukendt]", "Kære {{ a }} [ukendt]", 0, id="not asked for"),
        pytest.param('{{ "[navn]" }}', '{{ "[navn]" }}', 0, id="within a tag"),
        pytest.param("Kære [navn]!", "Kære {{ navn }}!", 1, id="one"),
        pytest.param("[navn] og [navn]", "{{ navn }} og {{ navn }}", 2, id="two"),
        pytest.param("Kære [na¦vn]!", "Kære {{ navn }}!", 1, id="over two runs"),
        pytest.param("¦[¦navn¦]¦", "{{ navn }}", 1, id="over many runs"),
        pytest.param("Kære [na⇥vn]", "Kære [na\tvn]", 0, id="a tab within"),
    ],
)
def test_words(text: str, after: str, count: int, docx: Docx) -> None:
    assert _write(docx(text)) == ([after], count)


def test_the_tag_has_the_format_of_the_first_character(docx: Docx) -> None:
    written, _ = tagging.write(
        package.from_bytes(docx("Kære ¦[na¦vn]")), ["[navn]"], lambda *_: "{{ navn }}"
    )
    root = package.from_bytes(written).parse("word/document.xml")
    runs = [
        (r.find(f"{w('rPr')}/{w('b')}") is not None, "".join(map(str, r.itertext())))
        for r in root.iter(w("r"))
    ]
    assert (True, "{{ navn }}") in runs
    assert "".join(text for _, text in runs) == "Kære {{ navn }}"


@pytest.mark.parametrize(
    ("xml", "count"),
    [
        pytest.param(f"<w:p>{MERGE}</w:p>", 1, id="a merge field"),
        pytest.param(f"<w:p><w:r><w:t>Kære </w:t></w:r>{MERGE}</w:p>", 1, id="after text"),
        pytest.param(
            '<w:p><w:fldSimple w:instr=" MERGEFIELD Navn "><w:r><w:t>«Navn»</w:t></w:r>'
            "</w:fldSimple></w:p>",
            1,
            id="simple",
        ),
        pytest.param(
            f"<w:p>{MERGE.replace('Navn </w:instr', 'Navn  MERGEFORMAT </w:instr')}</w:p>".replace(
                "Navn  MERGE", "Navn \\* MERGE"
            ),
            1,
            id="with its usual switch",
        ),
        pytest.param(
            f"<w:p>{MERGE.replace('Navn </w:instr', 'Navn SWITCH </w:instr')}</w:p>".replace(
                "SWITCH", "\\* Upper"
            ),
            0,
            id="a switch that changes the text",
        ),
        pytest.param(
            f"<w:p>{BEGIN}<w:r><w:instrText> IF </w:instrText></w:r>{MERGE}"
            f"<w:r><w:instrText> = 1 2 3 </w:instrText></w:r>{END}</w:p>",
            0,
            id="within another field",
        ),
        pytest.param(
            f"<w:p>{BEGIN}<w:r><w:instrText> IF </w:instrText></w:r></w:p><w:p>{MERGE}</w:p>"
            f"<w:p>{END}</w:p>",
            0,
            id="within one that began further up",
        ),
        pytest.param(
            f"<w:p>{BEGIN}<w:r><w:instrText> PAGE </w:instrText></w:r>{SEPARATE}"
            f"<w:r><w:t>[navn]</w:t></w:r>{END}</w:p>",
            0,
            id="words that a field shows",
        ),
    ],
)  # fmt: skip
def test_fields(xml: str, count: int, docx: Docx) -> None:
    texts, written = _write(docx(body=xml, text="-"))
    assert written == count
    assert ("{{ navn }}" in "".join(texts)) is bool(count)
    assert ("«Navn»" in "".join(texts)) is ("«Navn»" in xml and not count)


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("", 1),
        ("<w:text/>", 1),
        ("<w:showingPlcHdr/>", 1),
        ('<w:dataBinding w:xpath="/a"/>', 0),
        ("<w:dropDownList/>", 0),
        ("<w:date/>", 0),
    ],
)
def test_content_controls(kind: str, count: int, docx: Docx) -> None:
    xml = f"<w:p><w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent><w:r><w:t>[navn]</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    written, found = tagging.write(
        package.from_bytes(docx(xml)), ["[navn]"], lambda *_: "{{ navn }}"
    )
    assert found == count
    assert (b"showingPlcHdr" in package.from_bytes(written).read("word/document.xml")) is False


def test_both_copies_of_a_text_box_are_written(docx: Docx) -> None:
    texts, count = _write(docx(BOX.format("<w:p><w:r><w:t>Kære [navn]</w:t></w:r></w:p>")))
    assert count == 2
    assert texts.count("Kære {{ navn }}") == 2


def test_only_changed_parts_are_written_anew(docx: Docx) -> None:
    before = package.from_bytes(docx("Brev", header="[navn]", footer="Fod"))
    written, count = tagging.write(before, ["[navn]"], lambda *_: "{{ navn }}")
    after = package.from_bytes(written)
    changed = [name for name in before.members if before.read(name) != after.read(name)]
    assert (count, changed) == (1, ["word/header1.xml"])


def test_header_and_body_may_mean_different_things(docx: Docx) -> None:
    source = package.from_bytes(docx("[tlf]", header="[tlf]"))
    written, _ = tagging.write(source, ["[tlf]"], lambda kind, _: f"{{{{ {kind} }}}}")
    assert [line for line in lines(package.from_bytes(written)) if "{{" in line] == [
        "{{ body }}",
        "{{ header }}",
    ]


def test_the_corpus_keeps_all_its_other_words(corpus: Path) -> None:
    total = 0
    for path in sorted(corpus.rglob("*.do[ct]x")):
        try:
            source = package.read(path)
            before = "\n".join(lines(source))
        except SeglError:
            continue
        words = sorted(set(re.findall(r"\[[A-Za-z][A-Za-z ]{2,30}\]", before)))
        if not words:
            continue
        written, count = tagging.write(source, words, lambda _, word: f"{{{{ {word[1:-1]} }}}}")
        after = "\n".join(lines(package.from_bytes(written)))
        assert re.sub(r"\{\{ (.*?) \}\}|\[(.*?)\]", r"\1\2", after) == re.sub(
            r"\{\{ (.*?) \}\}|\[(.*?)\]", r"\1\2", before
        )
        total += count
    assert total > 50


@pytest.mark.parametrize("text", ["Kære [navn]", "# [navn]\n| [navn] | b |"])
def test_the_written_file_is_valid(
    text: str, docx: Docx, sdk: Callable[[bytes], list[str]]
) -> None:
    data = docx(text)
    written, _ = tagging.write(package.from_bytes(data), ["[navn]"], lambda *_: "{{ navn }}")
    assert sdk(written) == sdk(data)
    etree.fromstring(package.from_bytes(written).read("word/document.xml"))


@pytest.mark.parametrize(
    ("words", "after"),
    [
        (["[a]", "[a] b"], "<[a] b> <[a]>"),
        (["[a]", "b [a"], "<[a]> <b [a>]"),
        (["", "[a]"], "<[a]> b <[a]>"),
        (["b", "a"], "[<a>] <b> [<a>]"),
    ],
)
def test_the_longest_word_at_a_place(words: list[str], after: str, docx: Docx) -> None:
    written, _ = tagging.write(
        package.from_bytes(docx("[a] b [a]")), words, lambda _, word: f"<{word}>"
    )
    [story] = stories(package.from_bytes(written))
    assert plain_text(next(story.root.iter(w("p")))) == after


def test_many_words_cost_no_more_than_few() -> None:
    """A place is compared with the words of its first character, by their lengths."""
    text = " ".join(f"[navn nummer {n}]" for n in range(100_000, 100_020))
    looks = []
    for number in (1, 2_000):
        sought = tagging._Words.of(f"[navn nummer {100_000 + n}]" for n in range(number))
        looks.append(sum(len(lengths) for lengths in sought.lengths.values()))
        assert len(list(sought.spans(text))) == min(number, 20)
    assert looks == [1, 1]
