"""
Cases in one JSON list: the bytes of each item, cut out while the list is read.

Only strings and brackets are looked at, so that an item of broken JSON is still one item,
and `render.case.read` says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from render.case import MAX_BYTES
from render.message import Message
from segl.cases import numbered
from segl.cases.json_lines import TOO_LARGE
from segl.cases.numbered import Numbered

PIECE = 2**18
_SPACE = b" \t\r\n"
# What can be passed over at once: strings that end, and all that neither parts nor nests.
_AMONG = re.compile(rb'(?:[^"\[\]{},]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
_WITHIN = re.compile(rb'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_EMPTY = Message(
    "Der mangler en sag mellem to kommaer, eller der er et komma for meget.",
    "There is no case between two commas, or a comma too many.",
)
_CUT = Message(
    "Filen slutter midt i listen, så den er ikke hel. Resten af sagerne mangler.",
    "The file ends within the list, so it is not whole. The rest of the cases is missing.",
)
_BEHIND = Message(
    "Der står noget efter listens sidste ], som ikke er læst.",
    "Something stands behind the last ] of the list, which was not read.",
)


@dataclass
class _Cutter:
    """Where the cutting stands between two pieces of the file."""

    held: bytearray = field(default_factory=bytearray)  # of the item so far
    depth: int = 0  # 1 among the items, 0 before and behind the list
    in_string: bool = False
    is_escaped: bool = False
    has_items: bool = False
    has_ended: bool = False

    def cut(self, piece: bytes) -> Iterator[bytes]:
        """Yield the items that end in a piece."""
        position = 0
        while position < len(piece) and not self.has_ended:
            if self.is_escaped:
                self._keep(piece[position : position + 1])
                position, self.is_escaped = position + 1, False
                continue
            pattern = _STRING if self.in_string else _AMONG if self.depth == 1 else _WITHIN
            match = pattern.match(piece, position)
            assert match is not None  # each of them matches nothing at all
            self._keep(match[0])
            position = match.end() + 1
            mark = piece[position - 1 : position]
            if mark:
                yield from self._mark(mark)
        rest = piece[position:].strip(_SPACE) if self.has_ended else b""
        self.held += rest[: MAX_BYTES + 1 - len(self.held)]

    def _mark(self, mark: bytes) -> Iterator[bytes]:
        """Take in one sign that parts or nests; yield the item that it ends."""
        if self.in_string:
            self.in_string, self.is_escaped = mark == b"\\", mark == b"\\"
        elif mark == b'"':
            self.in_string = True
        elif self.depth == 1 and mark in b",]":
            self.has_ended = mark == b"]"
            yield from self._item()
            return
        elif mark in b"[{":
            self.depth += 1
            if self.depth == 1:  # the list begins; before it, there was space and a mark
                self.held.clear()
                return
        elif self.depth > 1:
            self.depth -= 1
        self._keep(mark)

    def _keep(self, data: bytes) -> None:
        if len(self.held) <= MAX_BYTES:  # one more than there may be tells that it is too large
            self.held += data

    def _item(self) -> Iterator[bytes]:
        item = bytes(self.held).strip(_SPACE)
        self.held.clear()
        if item or self.has_items or not self.has_ended:
            yield item
        self.has_items = True


def cases(stream: IO[bytes], piece: int = PIECE) -> Iterator[Numbered]:
    """Yield the items of the JSON list that a stream begins with; what is not whole is told."""
    cutter, number = _Cutter(), 0
    while data := stream.read(piece):
        for item in cutter.cut(data):
            number += 1
            yield _numbered(number, item)
    if not cutter.has_ended or cutter.held:
        error = numbered.refusal(_BEHIND if cutter.has_ended else _CUT)
        yield Numbered(number + 1, numbered.item(number + 1), b"", error)


def _numbered(number: int, item: bytes) -> Numbered:
    where = numbered.item(number)
    if not item or len(item) > MAX_BYTES:
        problem = TOO_LARGE if item else _EMPTY
        return Numbered(number, where, b"", numbered.refusal(problem))
    return Numbered(number, where, item)
