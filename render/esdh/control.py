"""
Fill a content control that shows a column: its own text, and what its store shall hold.

Word shows the store's value when it opens the letter (ISO/IEC 29500-1, 17.5.2.6), other
programs the control's own text: both say the same here, in each kind of control.
"""

from __future__ import annotations

from lxml import etree

from render import picture
from render.esdh import pattern
from render.esdh.columns import Filling
from render.ooxml import XML, Element, is_on, remove, w

_SHORT = "dd-MM-yyyy"  # what GetOrganized's own templates have


def fill(control: Element, filling: Filling) -> str:
    """Let a control show its filling, as a template's text; return the text of its store."""
    date = _kind(control, "date")
    if date is not None and pattern.only(filling.pattern) is not None:
        return _date(control, date, filling)
    for kind in ("dropDownList", "comboBox"):
        choice = _kind(control, kind)
        if choice is not None and not pattern.references(filling.pattern):
            shown, stored = _chosen(choice, filling.pattern)
            put(control, shown)
            return stored
    stored = moment(filling) if filling.is_date else filling.text
    put(control, stored)
    return stored


def moment(filling: Filling) -> str:
    """Return a date as columns hold it: the beginning of the day, in UTC."""
    return f"{filling.text}T00:00:00+00:00"


def _kind(control: Element, name: str) -> Element | None:
    return control.find(f"{w('sdtPr')}/{w(name)}")


def _date(control: Element, date: Element, filling: Filling) -> str:
    """Fill a date control (17.5.2.7): Word writes the store's day in the control's own form."""
    form = _value(date, "dateFormat")
    form = form if picture.is_picture(form) else _SHORT
    date.set(w("fullDate"), f"{filling.text}T00:00:00Z")
    shown = filling.dated(form)
    put(control, shown)
    kept = {"date": filling.text, "text": shown}
    return kept.get(_value(date, "storeMappedDataAs"), moment(filling))


def _chosen(choice: Element, word: str) -> tuple[str, str]:
    """Return how a list shows a word, and how its store holds it (17.5.2.15)."""
    for item in choice.iter(w("listItem")):
        value = item.get(w("value"), "")
        shown = item.get(w("displayText")) or value
        if word in (value, shown):
            return shown, value or shown
    return word, word


def _value(element: Element, name: str) -> str:
    found = element.find(w(name))
    return found.get(w("val"), "") if found is not None else ""


def is_prompt(control: Element) -> bool:
    """Say whether a control shows its prompt, and nothing that somebody filled in."""
    return is_on(_kind(control, "showingPlcHdr"))


def put(control: Element, words: str) -> None:
    """Let a control show some words and nothing else, in the format of its first ones."""
    content = control.find(w("sdtContent"))
    if content is None:
        content = etree.SubElement(control, w("sdtContent"))
    _no_prompt(control, content)
    replace(list(content.iter(w("t"), w("tab"), w("br"))), words)
    if words and next(content.iter(w("t")), None) is None:
        _add(content, words)


def replace(texts: list[Element], words: str) -> None:
    """Put words into the first of some texts and take the others out."""
    kept = next((one for one in texts if one.tag == w("t")), None)
    for one in texts:
        run = one.getparent()
        in_run = run is not None and run.tag == w("r")
        if one is not kept and (one.tag == w("t") or in_run):  # not the tab stops of a paragraph
            remove(one)
    if kept is not None:
        kept.text = words
        kept.set(f"{{{XML}}}space", "preserve")


def _add(content: Element, words: str) -> None:
    """Write words into a control that has none, in a run of its own."""
    holder = next(content.iter(w("p")), None)
    owner = content.getparent()
    around = owner.getparent() if owner is not None else None
    if holder is None and (
        around is None or around.tag in (w("body"), w("tc"), w("hdr"), w("ftr"))
    ):
        holder = etree.SubElement(content, w("p"))
    run = next(content.iter(w("r")), None)
    if run is None:
        run = etree.SubElement(holder if holder is not None else content, w("r"))
    text = etree.SubElement(run, w("t"))
    text.text = words
    text.set(f"{{{XML}}}space", "preserve")


def _no_prompt(control: Element, content: Element) -> None:
    """Say that a control shows no prompt any more, and take the looks of one away."""
    prompt = _kind(control, "showingPlcHdr")
    if prompt is None:
        return
    remove(prompt)
    for style in list(content.iter(w("rStyle"))):
        remove(style)
