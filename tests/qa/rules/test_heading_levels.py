"""Heading levels: sound outlines are silent; a skipped level, a low start and a void are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import heading_levels

RULE = heading_levels.check


def level(number: int, words: str = "Afsnit") -> str:
    inner = f"<w:r><w:t>{words}</w:t></w:r>" if words else ""
    return f'<w:p><w:pPr><w:outlineLvl w:val="{number - 1}"/></w:pPr>{inner}</w:p>'


PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n"/></wp:inline></w:drawing></w:r>'


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Kære {{ navn }}"], id="no headings"),
        pytest.param(["# A", "## B", "# C"], id="up and down"),
        pytest.param(["# A", "## B", level(3), "# C"], id="three levels, and back"),
        pytest.param(
            ["# A", "{%p if medhold %}", "## B", "{%p else %}", "# C", "{%p endif %}"],
            id="branches",
        ),
        pytest.param(["# A", "{{ navn }}", "# {{ navn }}"], id="a heading from the case"),
        pytest.param([level(1).replace("Afsnit", "{%p if medhold %}"), "{%p endif %}"], id="a tag"),
        pytest.param([level(1), level(1, "").replace("</w:p>", f"{PICTURE}</w:p>")], id="picture"),
    ],
)
def test_must_not_fire(lines: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "\n".join(lines)) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(
            ["## B", "## C"],
            [("warning", "Brevets første overskrift er på niveau 2; den første skal være på "
              "niveau 1.")],
            id="a low start, once",
        ),
        pytest.param(
            ["# A", level(3), level(3)],
            [("warning", "Overskriften er på niveau 3, men den foregående er på niveau 1.")],
            id="a skipped level, once",
        ),
        pytest.param(
            ["# A", "{%p if medhold %}", "## B", "{%p else %}", level(3), "{%p endif %}"],
            [("warning", "Overskriften er på niveau 3, men den foregående er på niveau 1.")],
            id="the other branch does not help",
        ),
        pytest.param(
            ["# A", level(2, "")],
            [("info", "En tom linje har en overskrifts typografi og læses op som en overskrift "
              "uden ord.")],
            id="an empty one",
        ),
    ],
)  # fmt: skip
def test_must_fire(
    lines: list[str], told: list[tuple[str, str]], found: Callable[..., list[Finding]]
) -> None:
    assert [(f.severity, f.message.da) for f in found(RULE, "\n".join(lines))] == told


def test_the_title_is_no_heading_of_level_one(found: Callable[..., list[Finding]]) -> None:
    styles = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
    )
    title = '<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Afslag</w:t></w:r></w:p>'
    extra = {"word/styles.xml": styles}
    assert not found(RULE, f"{title}\n{level(1)}", extra=extra)
    [one] = found(RULE, f"{title}\n{level(2)}", extra=extra)
    assert one.message.da == "Overskriften er på niveau 2, men ovenfor står kun brevets titel."


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["# A", "{%p if medhold %}", "# B", "{%p endif %}", "## C"], id="one above is always there"),
        pytest.param(["{%p if medhold %}", "# A", "## B", "{%p endif %}"], id="they go together"),
        pytest.param(["{%p if medhold %}", "# A", "{%p endif %}", "{%p if medhold %}", "## B", "{%p endif %}"], id="on one condition"),
        pytest.param(["{%p if medhold %}", "# A", "{%p else %}", "# B", "{%p endif %}", "## C"], id="either above"),
    ],
)  # fmt: skip
def test_levels_that_hold_on_every_path(lines: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "\n".join(lines)) == []


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        pytest.param(["{%p if medhold %}", "# A", "{%p endif %}", "## B"], "»medhold« er nej", id="the first may lack"),
        pytest.param(["# A", "{%p if medhold %}", "## B", "{%p endif %}", level(3)], "»medhold« er nej", id="the one between may lack"),
        pytest.param(["{%p if udfald == 'delvis' %}", "# A", "{%p endif %}", "{%p if udfald != 'medhold' %}", "## B", "{%p endif %}"], "»afslag«", id="two conditions"),
    ],
)  # fmt: skip
def test_levels_that_break_on_some_path(
    lines: list[str], words: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, "\n".join(lines))
    assert "i nogle breve" in one.message.da
    assert words in one.message.da
    assert one.case
