"""Signs in a tag that nobody sees, or that look like others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import invisible_characters

RULE = invisible_characters.check
NBSP, SOFT, ZERO = "\u00a0", "\u00ad", "\u200b"
CHOICE = {
    "type": "object",
    "properties": {"by": {"enum": ["Nuuk", "Ny Nuuk"]}},
    "required": ["by"],
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="plain"),
        pytest.param(f"Kære{NBSP}{{{{ navn }}}}{SOFT}{ZERO}", id="beside a tag"),
        pytest.param(f"{{{{ 'kl.{NBSP}8' }}}}", id="a text that is printed"),
        pytest.param(f"{{% set x = 'kl.{NBSP}8' %}}{{{{ x }}}}", id="a text that is kept"),
        pytest.param("{{ ansøger_æøå }}", id="Danish letters"),
        pytest.param(f"{{# en{NBSP}note #}}", id="in a comment"),
        pytest.param("{{ navn|default('–') }}", id="a dash that is printed"),
        pytest.param("{{ '⇥' }}", id="a tab that is printed"),
        pytest.param("{{ 'Н\u0430vn' }}", id="a Cyrillic letter that is printed"),
        pytest.param("{{ \u0438\u043c\u044f|default('') }}", id="a Cyrillic name"),
        pytest.param(f"{{% raw %}}{{{{{NBSP}x }}}}{{% endraw %}}", id="in raw"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        pytest.param(
            f"{{{{{NBSP}navn }}}}", "info", "et hårdt mellemrum (mellem »{{« og »navn«)", id="nbsp"
        ),
        pytest.param("{{ navn\u2009}}", "info", "et særligt mellemrum", id="thin space"),
        pytest.param(
            f"{{%p{NBSP}if medhold %}}\nx\n{{%p endif %}}",
            "warning",
            "et hårdt mellemrum (mellem »{%p« og »if«)",
            id="nbsp after p, which docxtpl does not lift",
        ),
        pytest.param(f"{{{{ na{SOFT}vn }}}}", "warning", "en blød bindestreg", id="soft hyphen"),
        pytest.param(f"{{{{ na{ZERO}vn }}}}", "warning", "mellem »na« og »vn«", id="zero width"),
        pytest.param("{{ na\u200cvn }}", "warning", "et usynligt skilletegn", id="non-joiner"),
        pytest.param("{{ na\u200dvn }}", "warning", "et usynligt bindetegn", id="joiner"),
        pytest.param("{{ na\u2060vn }}", "warning", "et usynligt bindetegn", id="word joiner"),
        pytest.param("{{ \ufeffnavn }}", "warning", "filmærke (BOM)", id="byte order mark"),
        pytest.param("{{ \u200fnavn }}", "warning", "retningsmærke", id="right-to-left mark"),
        pytest.param("{{ \u2068navn\u2069 }}", "warning", "retningsmærke", id="isolate"),
        pytest.param("{{ alder \u2011 1 }}", "warning", "en hård bindestreg", id="hard hyphen"),
        pytest.param("{{ alder – 1 }}", "warning", "en tankestreg", id="dash for a minus"),
        pytest.param("{{ navn⏎}}", "info", "et linjeskift", id="line break"),
        pytest.param(
            "{% if⇥medhold %}x{% endif %}", "warning", "et tabulatortegn", id="joins words"
        ),
        pytest.param(
            f"{{% if navn == 'Ny{NBSP}Nuuk' %}}x{{% endif %}}",
            "warning",
            "sammenlignes",
            id="in a text that is compared with",
        ),
        pytest.param(
            f"{{{{{NBSP}na{ZERO}vn }}}}", "warning", "uden bredde", id="the gravest of two"
        ),
    ],
)
def test_must_fire(
    text: str, severity: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    findings = [one for one in found(None, text) if one.code != "LAW001"]
    assert [(one.code, one.severity) for one in findings] == [("TAG016", severity)]
    assert words in findings[0].message.da


@pytest.mark.parametrize(
    ("name", "alphabet"),
    [
        pytest.param("n\u0430vn", "»\u0430« i »n\u0430vn« er kyrillisk", id="Cyrillic a"),
        pytest.param("na\u03bdn", "»\u03bd« i »na\u03bdn« er græsk", id="Greek v"),
        pytest.param("\u043e\u0440", "»\u043e« i »\u043e\u0440« er kyrillisk", id="nothing Latin"),
    ],
)
def test_a_letter_of_another_alphabet(
    name: str, alphabet: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, f"Kære {{{{ {name} }}}}")
    assert one.severity == "warning"
    assert alphabet in one.message.da


def test_a_letter_of_two_signs(found: Callable[..., list[Finding]]) -> None:
    schema = {"type": "object", "properties": {"år": {"type": "integer"}}}
    (one,) = found(RULE, "{{ a\u030ar }}", schema=schema)
    assert "bogstav sat sammen" in one.message.da


def test_a_comparison_that_never_holds_is_one_error(found: Callable[..., list[Finding]]) -> None:
    text = f"{{% if by == 'Ny{NBSP}Nuuk' %}}x{{% endif %}}"
    findings = [one for one in found(None, text, schema=CHOICE) if one.code[:3] in ("TAG", "DAT")]
    assert [(one.code, one.severity) for one in findings] == [("TAG016", "error")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{{{ZERO}{{ navn }}}}", id="before"),
        pytest.param(f"{{{{ navn }}{SOFT}}}", id="after"),
        pytest.param(f"{{{ZERO}{{ navn }}{ZERO}}}", id="both, which nothing told before"),
        pytest.param(f"{{{ZERO}% if navn %}}x{{% endif %}}", id="statement"),
    ],
)
def test_braces_parted_by_what_nobody_sees(
    text: str, findings: Callable[..., list[tuple[str, str, str]]]
) -> None:
    codes = [one[:2] for one in findings(text) if one[0] != "LAW001"]
    assert codes == [("TAG016", "error")]
