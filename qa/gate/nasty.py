"""
Texts that are hard to print: what people paste into the fields of a case.

Each is a row of texts of which the first that a field admits is taken, so that the longest
that fits is tried.
"""

from __future__ import annotations

from collections.abc import Mapping

_LINE = "Barnets mor oplyser, at skolen æøå ÆØÅ é ü og aftalerne fra mødet fulgtes. "
NASTY: Mapping[str, tuple[str, ...]] = {
    "long": tuple((_LINE * (size // len(_LINE) + 1))[:size].strip() for size in (4000, 900, 200)),
    "one long word": ("Underretningspligt" * 20, "Underretningspligt" * 3),
    "right to left": ("\u202bשלום עולם\u202c مرحبا بالعالم", "שלום עולם"),
    "emoji": ("👩‍👧‍👦 🎈 é 𝔸 中文", "🎈"),
    "markup": ("& < > \" ' &amp; &#65; <w:p/> ]]> <!-- -->", "& < > \" '", "R&D"),
    "tags": ("{{ navn }} {% if x %} {# y #} }} %} {{% {_{ }_}", "{{ x }}"),
    "one brace": ("{ a } %d %(x)s ${x} \\1 \\n", "{a}"),
    "lines": ("Første linje\nAnden linje\n\nSidste linje", "Første\nanden"),
    "carriage returns": ("Første linje\r\nAnden linje\rTredje", "Første\r\nanden"),
    "tab": ("Før\tefter",),
    "blanks inside": ("to  blanke, fast\u00a0mellemrum, tynd\u2009plads, blød\u00adstreg",),
    "blanks at the ends": ("  tekst  ", "\u00a0tekst\u00a0", " tekst"),
    "invisible": ("usyn\u200blig\ufefft \u2060tegn", "a\u200bb"),
    "paragraph signs": ("et\u2028to\u2029tre\x85fire", "et\u2028to"),
    "controls": ("klokke\x07 side\x0c lodret\x0b nul\x00", "klokke\x07", "\x0c"),
    "no characters": ("ingen\ufffetegn\uffff", "\ufffe"),
}  # fmt: skip
BLANK = ("", " ", "\n", "\u00a0", "\u200b")
