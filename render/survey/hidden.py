"""Hidden text: unseen by the author, not by the reader (ISO/IEC 29500-1, 17.3.2.41)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from render.ooxml import Element, is_on, w
from render.place import Place
from render.record import record
from render.story import Story, characters, is_fallback, own_text

_VANISH = w("vanish")


@record
class Hidden:
    """The hidden words of a paragraph, as one text."""

    place: Place
    text: str


def read(story: Story, styles: Mapping[str, bool]) -> Iterator[Hidden]:
    """
    Yield the hidden text of a part; what stands in a fallback copy is left out.

    `styles` says which styles hide (see `hiding`). Text that only the web view hides
    (`w:webHidden`) is printed; `w:specVanish` hides the mark of a paragraph, no words; and
    `w:hidden` of a row its mark alone: a row is shown if any part of it is (17.4.20).
    """
    if not styles and not any(True for _ in story.root.iter(_VANISH)):
        return
    for paragraph in story.root.iter(w("p")):
        pale = styles.get(_style(paragraph, "p"), False)
        words = [e for e in own_text(paragraph) if _is_hidden(e, styles, pale)]
        text = "".join(map(characters, words))
        if text.strip() and not is_fallback(paragraph):
            yield Hidden(story.place(paragraph, text), text)


def hiding(styles: Element | None) -> dict[str, bool]:
    """
    Return the ids of the styles that say whether text is hidden, their own or by inheritance.

    "" stands for the paragraph style of paragraphs that name none. {} when none hides.
    """
    if styles is None or not any(is_on(switch) for switch in styles.iter(_VANISH)):
        return {}
    found: dict[str, bool] = {}
    all_styles = {style.get(w("styleId"), ""): style for style in styles.iter(w("style"))}
    for name, style in all_styles.items():
        hides = _inherited(style, all_styles)
        if hides is not None:
            found[name] = hides
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                found[""] = hides
    return found


def _inherited(style: Element, styles: Mapping[str, Element]) -> bool | None:
    """Follow `basedOn` to the first style that says anything; loops end after 20 steps."""
    current: Element | None = style
    for _ in range(20):
        if current is None:
            break
        switch = current.find(f"{w('rPr')}/{_VANISH}")
        if switch is not None:
            return is_on(switch)
        parent = current.find(w("basedOn"))
        current = styles.get(parent.get(w("val"), "")) if parent is not None else None
    return None


def _style(element: Element, kind: str) -> str:
    style = element.find(f"{w(f'{kind}Pr')}/{w(f'{kind}Style')}")
    return style.get(w("val"), "") if style is not None else ""


def _is_hidden(text: Element, styles: Mapping[str, bool], pale: bool) -> bool:
    """Say whether a run hides its text: its own word counts, else the styles' (17.7.3: either)."""
    run = next(text.iterancestors(w("r")), None)
    if run is None:
        return False
    switch = run.find(f"{w('rPr')}/{_VANISH}")
    if switch is not None:
        return is_on(switch)
    name = _style(run, "r")
    return (bool(name) and styles.get(name, False)) != pale
