"""What a file says, apart from how it was saved."""

from __future__ import annotations

from collections.abc import Callable

from render import printed

Docx = Callable[..., bytes]


def _field(asked: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {asked} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_text_with_tags_and_headings(docx: Docx) -> None:
    found = printed.read(docx("# Afgørelse\nDu får {{ beloeb }}.\n{%p if x %}\nJa.\n{%p endif %}"))
    assert found.lines == (
        "# Afgørelse",
        "Du får {{ beloeb }}.",
        "{%p if x %}",
        "Ja.",
        "{%p endif %}",
    )
    assert found.headings == ("Afgørelse",)
    assert (found.count("{{"), found.count("{%"), found.has_tags) == (1, 2, True)
    assert (
        found.text
        == printed.read(
            docx("# Afgørelse\nDu  får {{ beloeb }}.\n{%p if x %}\nJa.\n{%p endif %}")
        ).text
    )
    assert (
        found.text
        != printed.read(
            docx("# Afgørelse\nDu får {{ beloeb }}!\n{%p if x %}\nJa.\n{%p endif %}")
        ).text
    )


def test_what_is_worked_out_is_only_named(docx: Docx) -> None:
    def lines(field: str) -> tuple[str, ...]:
        runs = f"<w:r><w:t>Side </w:t></w:r>{field}<w:r><w:t> af brevet</w:t></w:r>"
        return printed.read(docx(f"<w:p>{runs}</w:p>")).lines

    simple = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    for field in (_field("PAGE", "1"), _field("page   \\* MERGEFORMAT", "17"), simple):
        assert lines(field) == ("Side ‹PAGE› af brevet",)
    assert lines(_field("HYPERLINK x", "vores side")) == ("Side vores side af brevet",)
    inner = _field("IF " + _field("PAGE", "1"), "slut")
    assert lines(inner) == ("Side slut af brevet",)
    assert lines('<w:r><w:fldChar w:fldCharType="end"/></w:r>') == ("Side af brevet",)
