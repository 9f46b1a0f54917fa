"""Cross-references, and the bookmarks that they find or do not find."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_MARK = (
    '<w:p><w:bookmarkStart w:id="1" w:name="_Ref1"/><w:r><w:t>Målet</w:t></w:r>'
    '<w:bookmarkEnd w:id="1"/></w:p>'
)


def reference(words: str, name: str = "_Ref1", kind: str = "REF") -> str:
    """Return a paragraph with some words and a cross-reference to a bookmark."""
    return (
        f'<w:p><w:r><w:t xml:space="preserve">{words} </w:t></w:r>'
        f'<w:fldSimple w:instr=" {kind} {name} \\h "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    )


def target(condition: str = "") -> str:
    """Return the lines of a bookmark, under a condition if one is given."""
    return f"{{%p if {condition} %}}\n{_MARK}\n{{%p endif %}}" if condition else _MARK


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(henvisning til et bogmærke)": lambda rest: {"text": f"{reference(rest)}\n{target()}"},
    "(henvisning til et bogmærke i en gren)": lambda rest: {
        "text": f"{reference(rest)}\n{target('medhold')}"
    },
}
