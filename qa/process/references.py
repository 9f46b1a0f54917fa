"""
Which template a link means.

Three ways are sure: the export names the template itself, the words or the address hold
`segl:<id>` (`segl:<id>@<version>`), or the address lies below the library's own. One more is sure
for templates that there are: the folder of the template, `.../templates/<id>/`. Nothing is guessed
from titles: a link to something else that is called alike must not count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

from qa.process.model import Link
from render.home import WORD
from render.record import record

MARK = "segl"
_ID = r"[a-z][a-z0-9_-]{0,63}"
_VERSION = r"[0-9]+\.[0-9]+\.[0-9]+"
_MARKED = re.compile(rf"(?<![\w:/.-]){MARK}:({_ID})(?:@({_VERSION}))?(?![\w-])")
_NAMED = re.compile(rf"(?:{MARK}:)?({_ID})(?:@({_VERSION}))?")


@record
class Reference:
    """A template that a link means: its id, and its version if the link names one."""

    template: str
    version: str = ""


def reference(template_id: str) -> str:
    """Return the words that mean a template wherever they stand in a link."""
    return f"{MARK}:{template_id}"


def address(base: str, template_id: str) -> str:
    """Return a template's own address below that of the library, "" without one."""
    return f"{base.rstrip('/')}/{template_id}" if base else ""


def references(link: Link, base: str, known: Collection[str]) -> Iterator[Reference]:
    """
    Yield the templates that a link means, each once; what it names must be an id, not exist.

    `base` is the library's own address, "" without one; `known` are the ids there are.
    """
    found = [*_said(link.template), *_marked(link.text), *_marked(unquote(link.url))]
    found += _below(link.url, base)
    found += _in_folder(link.url, known)
    best: dict[str, Reference] = {}
    for one in found:
        if one.version or one.template not in best:
            best[one.template] = one
    yield from best.values()


def seems(link: Link, known: Collection[str]) -> str:
    """
    Return the template whose id an address on the web ends with, "" where it does not.

    What such an address means is sure only where that of the library is known.
    """
    try:
        parts = urlsplit(link.url)
    except ValueError:
        return ""
    last = unquote(parts.path).rstrip("/").rpartition("/")[2].partition(".")[0]
    match = _NAMED.fullmatch(last)
    is_web = parts.scheme in ("http", "https") and bool(parts.netloc)
    return match[1] if is_web and match is not None and match[1] in known else ""


def is_word_file(url: str) -> bool:
    """Say whether an address leads to a Word file."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    return unquote(path).lower().endswith(WORD)


def _said(text: str) -> Iterator[Reference]:
    """Yield what the export itself names; a word that can be no id is one that nobody knows."""
    for piece in re.split(r"[\s,;]+", text.strip()):
        match = _NAMED.fullmatch(piece)
        if match is not None:
            yield Reference(match[1], match[2] or "")
        elif piece:
            yield Reference(piece)


def _marked(text: str) -> Iterator[Reference]:
    for match in _MARKED.finditer(text):
        yield Reference(match[1], match[2] or "")


def _below(url: str, base: str) -> Iterator[Reference]:
    """Yield what an address below the library's own means: its next step."""
    start = f"{base.rstrip('/')}/" if base else ""
    if not start or not url.casefold().startswith(start.casefold()):
        return
    try:
        rest = urlsplit(url[len(start) :].lstrip("/"))
    except ValueError:  # brackets that are no address
        return
    name = unquote(rest.path).split("/")[0].partition(".")[0]
    match = _NAMED.fullmatch(name)
    if match is not None:
        asked = parse_qs(rest.query).get("version", [""])[0]
        sound = re.fullmatch(_VERSION, asked) is not None
        yield Reference(match[1], match[2] or (asked if sound else ""))


def _in_folder(url: str, known: Collection[str]) -> Iterator[Reference]:
    steps = re.split(r"[/\\]", unquote(url))
    for above, name in pairwise(steps):
        if above.casefold() == "templates" and name in known:
            yield Reference(name)
