"""
Case numbers, as records systems write them: said once, for all who ask for one or look for one.

GetOrganized: `BOR-2026-000046`, with the number of a sub-case or document behind. SBSYS:
`32.03.12-G01-36-19` (KLE subject, facet, serial number, year). An installation may have others
(`case_pattern`, `case_number` in records/<id>.toml); a schema that takes them says so itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

GETORGANIZED = r"[A-ZÆØÅ]{3}-[0-9]{4}-[0-9]{6}(?:-[0-9]{3})?"
SBSYS = r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[A-ZÆØÅ][0-9]{2}-[0-9]{1,6}-[0-9]{2}"
LONGEST = 22  # characters of 32.03.12-G01-123456-19
_WHOLE = re.compile(f"{GETORGANIZED}|{SBSYS}")
_IN_TEXT = rf"(?<![\w-])(?:{GETORGANIZED}|(?<!\.){SBSYS})(?!\w)"  # most runs need neither of these
_SUB_CASE = r"(?<=-[0-9]{6})-[0-9]{3}"
_HARD_HYPHEN = "\u2011"


def is_case_number(text: str) -> bool:
    """Say whether a text is a case number and no more."""
    return _WHOLE.fullmatch(text) is not None


def numbers(text: str) -> Iterator[str]:
    """Yield the case numbers in a text, written with plain hyphens."""
    yield from (match[0] for match in re.finditer(_IN_TEXT, text.replace(_HARD_HYPHEN, "-")))


def base(number: str) -> str:
    """Return a number without that of a sub-case, so that a case and what is in it are one."""
    number = number.strip().replace(_HARD_HYPHEN, "-").upper()
    return re.sub(_SUB_CASE, "", number) if is_case_number(number) else number
