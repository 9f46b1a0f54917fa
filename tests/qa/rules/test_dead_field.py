"""Fields that are used only where no case comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import dead_field

Found = Callable[..., list[Finding]]
NEVER = "{% if alder > 10 and alder < 5 %}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{% if alder > 10 %}{{ barn.skole }}{% endif %}", id="under a condition"),
        pytest.param(f"{NEVER}{{{{ navn }}}}{{% endif %}}{{{{ navn }}}}", id="used elsewhere too"),
        pytest.param("{% if alder > 10 and alder < 5 %}x{% endif %}", id="no field in it"),
        pytest.param("{{ navn if medhold else barn.navn }}", id="a choice"),
    ],
)
def test_must_not_fire(text: str, found: Found) -> None:
    assert found(dead_field.check, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(f"{NEVER}{{{{ navn }}}}{{% endif %}}", ["navn"], id="a field"),
        pytest.param(f"{NEVER}{{{{ barn.skole }}}}{{% endif %}}", ["barn"], id="a group, once"),
        pytest.param(f"{{{{ barn.navn }}}}{NEVER}{{{{ barn.skole }}}}{{% endif %}}", ["barn.skole"], id="one of a group"),
        pytest.param("{% if udfald == 'medhold' %}{% if udfald == 'afslag' %}{{ note }}{% endif %}{% endif %}", ["note"], id="nested"),
    ],
)  # fmt: skip
def test_must_fire(text: str, words: list[str], found: Found) -> None:
    findings = found(dead_field.check, text)
    assert [one.message.da.split(" ")[0] for one in findings] == words
    assert all(one.severity == "info" for one in findings)
