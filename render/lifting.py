"""
Lift tags out of the paragraph, row, cell or run that they are written in.

A `p`, `tr` or `tc` tag stands for its whole paragraph, row or cell, which goes away
with all that is in it; what would be lost is a fault. An `r` tag parts its run.
"""

from __future__ import annotations

from render.errors import Fault
from render.ledger import Ledger
from render.message import Message
from render.ooxml import MATH, Element, is_on, remove, w
from render.place import Place
from render.ranges import open_ranges
from render.runs import PARAGRAPH_END, RUN_END, leaf_text, paragraph_start, run_start, split
from render.tag import Context

_R, _T = w("r"), w("t")
_BR, _BEFORE, _TYPE = w("br"), w("pageBreakBefore"), w("type")
CONTENT = (  # what a paragraph may hold beside words
    *map(w, ("drawing", "pict", "object", "sdt", "sym", "fldChar", "fldSimple")),
    *map(w, ("footnoteReference", "endnoteReference")),
    f"{{{MATH}}}oMath",
)


def lift(ledger: Ledger) -> None:
    """Put every lifted tag where its row, cell, paragraph or run stood."""
    for word in ("tr", "tc", "p"):
        for owner, numbers in _owners(ledger, word).items():
            _replace(ledger, owner, numbers, word)
    # from the last to the first, so that each split moves little
    for number in [n for n in reversed(ledger.tags) if ledger.tags[n].lift == "r"]:
        if number in ledger.nodes:
            _part_run(ledger, number)


def _owners(ledger: Ledger, word: str) -> dict[Element, list[int]]:
    """Return the rows, cells or paragraphs that are to go, with the tags that say so."""
    owners: dict[Element, list[int]] = {}
    for number, tag in ledger.tags.items():
        if tag.lift != word or number not in ledger.nodes or tag.context.where != "text":
            continue
        owner = next(ledger.nodes[number].iterancestors(w(word)), None)
        if owner is None:
            ledger.fault("lift", tag.place, *_OUTSIDE[word])
        else:
            owners.setdefault(owner, []).append(number)
    return owners


def _replace(ledger: Ledger, owner: Element, numbers: list[int], word: str) -> None:
    """Put the tags where their paragraph, row or cell stood; say what goes with it."""
    inside = ledger.inside(owner)
    kept = [number for number in inside if number in numbers]
    if not kept:  # gone with an outer row or cell
        return
    # a comment for a row or paragraph is how its author takes it out
    meant = all(ledger.tags[number].kind == "comment" for number in kept)
    for number in inside:
        if number not in kept:
            _drop(ledger, number, word, meant)
    ledger.deleted += sum(len(leaf_text(text)) for text in owner.iter(_T))
    if not meant:
        _check_lost(ledger, owner, ledger.tags[kept[0]].place, word)
    wrap = _wrap(owner, ledger.nodes[kept[0]]) if word == "p" else ("", "")
    nodes = list(open_ranges(owner))
    for number in kept:
        ledger.move(number, Context("block", wrap=wrap))
        nodes.append(ledger.mark(number))
    for node in nodes:
        owner.addprevious(node)
        node.tail = None
    remove(owner)


def _drop(ledger: Ledger, number: int, word: str, meant: bool) -> None:
    tag = ledger.tags[number]
    del ledger.nodes[number]
    if not meant and not tag.made and tag.kind != "comment":
        _lost(ledger, "deleted-tag", tag.place, word)


def _wrap(paragraph: Element, node: Element) -> tuple[str, str]:
    run = next(node.iterancestors(_R), None)
    return paragraph_start(paragraph, run), PARAGRAPH_END


def _check_lost(ledger: Ledger, owner: Element, place: Place, word: str) -> None:
    words, opened = "".join(leaf_text(text) for text in owner.iter(_T)), set(open_ranges(owner))
    if words.strip():
        _lost(ledger, "deleted-text", place.quoting(" ".join(words.split())), word)
    if any(True for _ in owner.iter(*CONTENT)):
        _lost(ledger, "deleted-content", place, word)
    if any(True for _ in owner.iter(w("sectPr"))):
        _lost(ledger, "deleted-section", place, word)
    for mark in owner.iter(w("bookmarkStart")):
        if mark not in opened:
            ledger.notices.append(_bookmark(place, word, mark.get(w("name"), "")))
    if any(is_page(mark) for mark in owner.iter(_BR, _BEFORE)):
        ledger.notice("deleted-break", place, *_said("deleted-break", word))


def _bookmark(place: Place, word: str, name: str) -> Fault:
    da, en = _said("deleted-bookmark", word)
    return Fault("deleted-bookmark", place, Message(da, en), name)


def is_page(mark: Element) -> bool:
    """Say whether a mark begins a new page or column (17.3.3.1 and 17.3.1.23)."""
    return is_on(mark) if mark.tag == _BEFORE else mark.get(_TYPE) in ("page", "column")


def _lost(ledger: Ledger, kind: str, place: Place, word: str) -> None:
    ledger.fault(kind, place, *_said(kind, word))


def _said(kind: str, word: str) -> tuple[str, str]:
    what_da, what_en = _WHAT[kind]
    owner_da, owner_en = _OWNER[word]
    own_da, own_en = _OWN[word]
    return (
        f"{what_da} står i samme {owner_da} som en »{{%{word}«-kode og ville forsvinde. "
        f"Flyt koden til {own_da}.",
        f'{what_en} stands in the same {owner_en} as a "{{%{word}" tag and would vanish. '
        f"Move the tag to {own_en}.",
    )


def _part_run(ledger: Ledger, number: int) -> None:
    """Split the run of an `r` tag, so that the tag stands between two runs."""
    node = ledger.nodes[number]
    run = next(node.iterancestors(_R), None)
    text = node.getparent()
    if run is None or text is None or text.getparent() is not run:
        return
    ledger.move(number, Context("block", wrap=(run_start(run), RUN_END)))
    split(run, text, node)


_OWNER = {"p": ("afsnit", "paragraph"), "tr": ("række", "row"), "tc": ("celle", "cell")}
_OWN = {
    "p": ("sit eget afsnit", "a paragraph of its own"),
    "tr": ("sin egen række", "a row of its own"),
    "tc": ("sin egen celle", "a cell of its own"),
}
_OUTSIDE = {
    "p": ("»{%p« står uden for et afsnit.", '"{%p" stands outside any paragraph.'),
    "tr": ("»{%tr« står uden for en række.", '"{%tr" stands outside any row.'),
    "tc": ("»{%tc« står uden for en celle.", '"{%tc" stands outside any cell.'),
}
_WHAT = {
    "deleted-tag": ("En anden kode", "Another tag"),
    "deleted-text": ("Tekst", "Text"),
    "deleted-content": ("Et billede, et felt eller en note", "A picture, field or note"),
    "deleted-section": ("Et sektionsskift", "A section break"),
    "deleted-bookmark": (
        "Et bogmærke, som der henvises til,",
        "A bookmark that is referred to",
    ),
    "deleted-break": ("Et sideskift", "A page break"),
}
