"""
Odd documents: what the examples of the rules mean by a prefix in parentheses.

Plain text cannot say what is odd about some documents. `odd("(i en kommentar) {{ navn }}")`
returns the options that make such a document (those of `docx` in tests/conftest.py and of
`subject` in tests/qa/conftest.py). Each family of oddities is a file with a table `ODD`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import odd_access
import odd_blocks
import odd_cut
import odd_danish
import odd_drafts
import odd_gate
import odd_law
import odd_library
import odd_looks
import odd_metadata
import odd_package
import odd_places
import odd_recipients
import odd_records
import odd_reference
import odd_run
import odd_schema
import odd_shelf
import odd_words

TABLES = (
    odd_words,
    odd_records,
    odd_library,
    odd_access,
    odd_shelf,
    odd_package,
    odd_run,
    odd_places,
    odd_schema,
    odd_drafts,
    odd_danish,
    odd_cut,
    odd_gate,
    odd_reference,
    odd_looks,
    odd_law,
    odd_blocks,
    odd_recipients,
    odd_metadata,
)
ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    prefix: make for table in TABLES for prefix, make in table.ODD.items()
}
assert len(ODD) == sum(len(table.ODD) for table in TABLES), "one prefix, two documents"
_PREFIX = re.compile(r"\(\D[^)\n]*\)")


def odd(text: str) -> dict[str, Any]:
    """Return the options that a prefix stands for, and the text without it."""
    match = _PREFIX.match(text)
    if match is None:
        return {"text": text}
    return ODD[match[0]](text[match.end() :].lstrip(" "))
