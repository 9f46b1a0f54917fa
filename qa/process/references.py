"""
Which template a link means.

Three ways are sure: the export names the template itself, by its id or its title, the words or
the address hold `segl:<id>` (`segl:<id>@<version>`), or the address lies below the library's own.
One more is sure for templates that there are: the folder of the template, `.../templates/<id>/`.
Nothing is guessed from the words of a link: one to something else that is called alike must not
count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

from qa.process.model import Link, Offer
from render.home import WORD
from render.record import record

MARK = "segl"
_ID = r"[a-z][a-z0-9_-]{0,63}"
_VERSION = r"[0-9]+\.[0-9]+\.[0-9]+"
_MARKED = re.compile(rf"(?<![\w:/.-]){MARK}:({_ID})(?:@({_VERSION}))?(?![\w-])")
_LIST = re.compile(r"[,;|\n]")
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


def references(link: Link, base: str, known: Mapping[str, Offer]) -> Iterator[Reference]:
    """
    Yield the templates that a link means, each once; they need not exist.

    `base` is the library's own address, "" without one; `known` are the templates there are, by
    id. What the export names but the library does not have is one reference, by its own words.
    """
    found = [*_said(link.template, known), *_marked(link.text), *_marked(unquote(link.url))]
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


def _said(text: str, known: Mapping[str, Offer]) -> Iterator[Reference]:
    """Yield what the export itself names: ids or titles, one or listed; the unknown as one."""
    words = " ".join(text.split())
    whole = _named(words, known)
    rest: list[str] = []
    for piece in [] if whole else _LIST.split(text):
        said = " ".join(piece.split())
        meant = list(_marked(said)) or _named(said, known) or _listed(said, known)
        yield from meant
        rest += [] if meant or not said else [said]
    yield from whole
    if rest:
        yield _strange(", ".join(rest))


def _listed(words: str, known: Mapping[str, Offer]) -> list[Reference]:
    """Return the templates of ids with only spaces between; [] for words that are no such list."""
    pieces = [_named(piece, known) for piece in words.split()]
    return [one for meant in pieces for one in meant] if all(pieces) else []


def _named(words: str, known: Mapping[str, Offer]) -> list[Reference]:
    """Return the template of an id, or those of a title; of these the ones in use, if any are."""
    match = _NAMED.fullmatch(words)
    if match is not None and match[1] in known:
        return [Reference(match[1], match[2] or "")]
    called = [one for one in known.values() if folded(one.title) == folded(words)]
    in_use = [one for one in called if not one.withdrawn]
    return [Reference(one.id) for one in in_use or called]


def _strange(words: str) -> Reference:
    match = _NAMED.fullmatch(words)
    return Reference(match[1], match[2] or "") if match is not None else Reference(words)


def folded(text: str) -> str:
    """Return what titles are compared by: no capitals, spaces as one, one form of å."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


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
