"""Content controls: the form fields of newer Words (ISO/IEC 29500-1, 17.5.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from render import ooxml, tags
from render.ooxml import Element, is_on, local, w
from render.place import Place
from render.properties import bound_node
from render.record import record
from render.story import Story, is_fallback
from render.summary import STORE

_SDT = w("sdt")
_KINDS = frozenset({
    "text", "date", "dropDownList", "comboBox", "checkbox", "picture", "repeatingSection",
    "repeatingSectionItem", "docPartObj", "docPartList", "citation", "bibliography", "equation",
    "group",
})  # fmt: skip

Store = Literal["", "core", "columns", "other"]


@record
class Control:
    """
    A content control; its place quotes the placeholder, never what somebody filled in.

    `kind` is the name of its element ("richText" without one), `title` what Word shows as its
    title, else its tag. `store` says what it is bound to: the document's own properties, the
    columns of a records system or other data; `node` names the property there. `is_prompt`:
    it shows its placeholder, the words `prompt`; `has_tag`: a tag stands in it; `inner`: it
    holds others; `outer` are the kinds of the controls around it.
    """

    place: Place
    kind: str
    title: str
    store: Store
    node: str
    is_prompt: bool
    prompt: str
    has_tag: bool
    inner: bool
    outer: tuple[str, ...]


def read(story: Story) -> Iterator[Control]:
    """Yield the content controls of a part, outer before inner; fallback copies not."""
    for control in story.root.iter(_SDT):
        if not is_fallback(control):
            yield _control(story, control)


def _control(story: Story, control: Element) -> Control:
    properties, entries = control.find(w("sdtPr")), _entries(control)
    binding = next((entry for entry in entries if local(entry) == "dataBinding"), None)
    text = "".join(element.text or "" for element in control.iter(w("t")))
    store, node = _bound(binding) if binding is not None else ("", "")
    is_prompt = properties is not None and is_on(properties.find(w("showingPlcHdr")))
    return Control(
        _place(story, control, text if is_prompt else ""),
        _kind(entries),
        _value(properties, "alias") or _value(properties, "tag"),
        store,
        node,
        is_prompt,
        text if is_prompt else "",
        tags.has_delimiter(text),
        any(inner is not control for inner in control.iter(_SDT)),
        tuple(_kind(_entries(outer)) for outer in control.iterancestors(_SDT)),
    )


def _entries(control: Element) -> list[Element]:
    properties = control.find(w("sdtPr"))
    return list(properties) if properties is not None else []


def _place(story: Story, control: Element, prompt: str) -> Place:
    """Return the place of a control's paragraph: the one around it, else the first in it."""
    around = next(control.iterancestors(w("p"), w("txbxContent")), None)
    inline = around is not None and around.tag == w("p")  # not the paragraph of a text box around
    return story.place(control if inline else next(control.iter(w("p")), control), prompt)


def _kind(entries: list[Element]) -> str:
    return next((name for entry in entries if (name := local(entry)) in _KINDS), "richText")


def _value(properties: Element | None, name: str) -> str:
    element = properties.find(w(name)) if properties is not None else None
    return " ".join(element.get(w("val"), "").split())[:40] if element is not None else ""


def _bound(binding: Element) -> tuple[Store, str]:
    """Return the store that a binding names, and the last step of its path."""
    node = bound_node(binding.get(w("xpath"), ""))
    if binding.get(w("storeItemID"), "").upper() == STORE:
        return "core", node
    columns = ooxml.SHAREPOINT in binding.get(w("prefixMappings"), "")
    return ("columns" if columns else "other"), node
