"""
Citations of law in running text, Danish and Kalaallisut.

    Reader(names).read("jf. § 24, stk. 1, i forvaltningsloven")   # Found(citation, start, end)
    Reader(names).parse("§ 7 a")                                   # Citation or None
    read("jf. § 24", names)                                        # as the first, in one call
    show(citation, "da")                                           # its normal form

`names` are the short names and titles of acts that a catalogue knows (`qa.law.cited.names_of`);
`qa.law.cited.resolve(law, act)` says which statute an act is.
"""

from qa.law.citation.scan import Found, Reader, read
from qa.law.citation.show import show
from qa.law.citation.tree import Act, Citation, Number, Provision, Reference, Span

__all__ = [
    "Act", "Citation", "Found", "Number", "Provision", "Reader", "Reference", "Span", "read",
    "show",
]  # fmt: skip
