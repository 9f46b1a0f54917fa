"""Links and pictures of a block: relationships of the part that it is inserted into."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from render.ooxml import Element
from render.package import Relationship
from render.shared.block import Block
from render.shared.host import Host
from render.shared.unfit import related

_LOST = "rIdBlokMangler"  # of a relationship that the block's own file lacks


@dataclass
class Relations:
    """The relationships that blocks have brought, each once a part."""

    host: Host
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def adapt(self, content: Iterable[Element], block: Block, part: str) -> None:
        """Let elements of a block use relationships of the part that they go into."""
        for top in content:
            for element, attribute, old in list(related(top)):
                if old:
                    element.set(attribute, self._of(old, block, part))

    def _of(self, old: str, block: Block, part: str) -> str:
        key = (part, block.source, old)
        if key not in self._known:
            relation = block.relations.get(old)
            self._known[key] = _LOST if relation is None else self._bring(relation, block, part)
        return self._known[key]

    def _bring(self, relation: Relationship, block: Block, part: str) -> str:
        if not relation.external and relation.target in block.package.members:
            relation = replace(relation, target=self._member(relation.target, block))
        return self.host.relate(part, relation)

    def _member(self, name: str, block: Block) -> str:
        """Bring a picture, under a name that tells it from all others, and return the name."""
        member = block.package.members[name]
        mark = hashlib.sha256(member.data()).hexdigest()[:16]
        folder = posixpath.dirname(self.host.package.main)
        new = posixpath.join(folder, "media", f"blok-{mark}{posixpath.splitext(name)[1].lower()}")
        self.host.add(replace(member, name=new), block.package.content_type(name))
        return new
