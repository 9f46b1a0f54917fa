"""What a fix says to write, written word by word, as somebody does who only reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from qa.finding import Finding

Found = Callable[..., list[Finding]]
_INSTEAD = re.compile(r"Skriv i stedet »(.+?)«")
_AROUND = re.compile(r"Skriv »(.+?)« foran og »(.+?)« efter")
MAX_ROUNDS = 8


def followed(text: str, finding: Finding) -> str:
    """Return a text with the fix of a finding done by somebody who only reads."""
    assert finding.fix is not None
    tag, words = finding.place.quote, finding.fix.da
    assert tag in text, "what is quoted can be found"
    instead = _INSTEAD.match(words)
    if instead is not None:
        return text.replace(tag, instead[1], 1)
    around = _AROUND.match(words)
    assert around is not None, words
    first, last = around.groups()
    start = text.index(tag)
    loop = re.match(r"\{%(\w*) for ", tag)
    end = f"{{%{loop[1]} endfor %}}" if loop else tag
    stop = text.index(end, start) + len(end)
    return f"{text[:start]}{first}{text[start:stop]}{last}{text[stop:]}"


def until_clean(check: Any, text: str, found: Found, **options: Any) -> str:
    """Follow one fix after the other until nothing is found, and return the text."""
    for _ in range(MAX_ROUNDS):
        findings = found(check, text, **options)
        if not findings:
            return text
        text = followed(text, findings[0])
    raise AssertionError(text)
