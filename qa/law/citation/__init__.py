"""
Citations of law in running text, Danish and Kalaallisut.

    Reader(names).read("jf. § 24, stk. 1, i forvaltningsloven")   # Found(citation, start, end)
    Reader(names).parse("§ 7 a")                                   # Citation or None
    show(citation, "da")                                           # its normal form

`names` are the short names and titles of acts that a catalogue knows (see `names_of`).
"""

from qa.law.citation.scan import Found, Reader
from qa.law.citation.show import show
from qa.law.citation.tree import Act, Citation, Number, Provision, Reference, Span

__all__ = [
    "Act", "Citation", "Found", "Number", "Provision", "Reader", "Reference", "Span", "show",
]  # fmt: skip
