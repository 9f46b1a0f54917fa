"""The conditions of a template under the knife: found with their ends, and written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planting.specimen import Element, Specimen, style, w, words

_LINE = re.compile(r"\s*\{%(?:p|tr) (?P<word>\w+)(?: (?P<test>.*?))? %\}\s*")
_INLINE = re.compile(
    r"\{% if (?P<test>(?:(?!%\}).)+) %\}(?P<yes>[^%]*?)"
    r"(?P<other>\{% else %\}[^%]*?)?\{% endif %\}"
)


@dataclass
class Condition:
    """
    A condition in a line (`match`) or over paragraphs (its tags' texts).

    `other` is the text with its `else`, None where it has none or an `elif`.
    """

    test: str
    begin: Element
    end: Element
    match: re.Match[str] | None = None
    other: Element | None = None
    is_odd: bool = False

    @property
    def guarded(self) -> str:
        """The field that it asks for, "" where it asks for anything else or has an `else`."""
        found = re.fullmatch(r"([\w.]+) is udfyldt", self.test)
        return found[1] if found and self.other is None and not self.is_odd else ""

    def ask(self, test: str) -> bool:
        """Ask for something else."""
        return self._replace(f"if {test}", self.test)

    def drop(self) -> bool:
        """Take the condition away; what it held stays."""
        if self.match is None:
            for text in (self.begin, self.end):
                paragraph = next(text.iterancestors(w("p")))
                paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
            return True
        old = self.begin.text or ""
        self.begin.text = old[: self.match.start()] + self.match["yes"] + old[self.match.end() :]
        return True

    def repeat(self) -> bool:
        """Turn the `else` into an `elif` with the same test."""
        if self.other is None:
            return False
        old = self.other.text or ""
        start = self.match.start("other") if self.match else 0
        new = old[start:].replace(" else ", f" elif {self.test} ", 1)
        self.other.text = old[:start] + new
        return True

    def _replace(self, new: str, test: str) -> bool:
        old = self.begin.text or ""
        start = self.match.start() if self.match else 0
        self.begin.text = old[:start] + old[start:].replace(f"if {test}", new, 1)
        return True


def conditions(specimen: Specimen) -> list[Condition]:
    """Return the conditions of the body, in the order of their beginnings."""
    found: list[Condition] = []
    open_: list[Condition] = []
    for text in specimen.tree().iter(w("t")):
        line = _LINE.fullmatch(text.text or "")
        if line is None:
            found += [_inline(text, match) for match in _INLINE.finditer(text.text or "")]
            continue
        word = line["word"]
        if word in ("if", "for"):
            open_.append(Condition(line["test"] or "", text, text, is_odd=word == "for"))
            found.append(open_[-1])
        elif word == "else" and open_:
            open_[-1].other = text
        elif word == "elif" and open_:
            open_[-1].is_odd = True
        elif word.startswith("end") and open_:
            open_.pop().end = text
    return [one for one in found if one.match is not None or not one.is_odd]


def _inline(text: Element, match: re.Match[str]) -> Condition:
    return Condition(match["test"], text, text, match, text if match["other"] else None)


def section(specimen: Specimen, title: str) -> list[Element]:
    """
    Return a heading and all that stands below it, whole blocks only.

    It ends before the next heading of its level or above, before the end of a block that
    began above it, and before the closing of the letter.
    """
    heading = specimen.heading(title)
    if heading is None:
        return []
    found, whole, depth = [heading], 1, 0
    for sibling in heading.itersiblings():
        line = _LINE.fullmatch(words(sibling)) if sibling.tag == w("p") else None
        word = line["word"] if line else ""
        name = style(sibling) if sibling.tag == w("p") else ""
        ends = sibling.tag == w("sectPr") or name == "Closing"
        if ends or (name.startswith("Heading") and name <= style(heading)):
            break
        if depth == 0 and (word.startswith(("end", "el"))):
            break
        depth += (word in ("if", "for")) - word.startswith("end")
        found.append(sibling)
        whole = len(found) if depth == 0 else whole
    return found[:whole]
