"""What the records system is told of the recipient's address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from odd_recipients import ALL, DEFS, TEXT, group, person
from qa.finding import Finding
from qa.rules import protection_untold

Found = Callable[..., list[Finding]]
OTHERS = {
    **group({"modtager": group({"navn": TEXT}, "navn"), "barn": person(*ALL)}, "modtager", "barn"),
    "$defs": DEFS,
}
OURS = {**group({"modtager": person(*ALL)}, "modtager"), "$defs": DEFS}
NOBODY = group({"navn": TEXT}, "navn")
FILED = {"title": "Brev"}
TOLD = {**FILED, "address_protected": "{modtager.adressebeskyttet}"}

SILENT: Mapping[str, tuple[dict[str, Any], dict[str, Any], bool]] = {
    "told": (OURS, TOLD, True),
    "told always": (OURS, {**FILED, "address_protected": True}, True),
    "not filed": (OURS, {}, True),
    "no recipient": (NOBODY, FILED, True),
    "another's address": (OTHERS, FILED, True),
    "the second version": (OURS, FILED, False),
}


@pytest.mark.parametrize("name", SILENT)
def test_must_not_fire(found: Found, name: str) -> None:
    declared, metadata, leads = SILENT[name]
    options = {"schema": declared, "metadata": metadata, "leads": leads}
    assert found(protection_untold.check, "Brev.", **options) == []


def test_must_fire(found: Found) -> None:
    (one,) = found(protection_untold.check, "Brev.", schema=OURS, metadata=FILED, leads=True)
    assert one.severity == "warning"
    assert one.fix is not None
    assert 'address_protected = "{modtager.adressebeskyttet}"' in one.fix.da
