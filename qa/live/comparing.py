"""Hold files against editions: by bytes, by content, else by the lines that they share."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from qa.compare import wording
from qa.compare.wording import Change
from qa.live.model import Edition, Held
from render import printed
from render.errors import SeglError
from render.message import Message
from render.printed import Printed
from render.record import record

NEAR = 0.4  # of what two files say, by weight, from which one is a changed form of the other
SHOWN, LONG = 60, 300  # lines that are shown of what differs, and characters of one
_NUMBER = re.compile(r"(?<!\d)\d{6}[\W_]{0,3}\d{4}(?!\d)")
_PICTURES = Message("Billederne er ikke de samme.", "The pictures are not the same.")
_OTHER_NAME = Message(
    "Den er nærmest en ældre udgave, ikke den gældende.",
    "It is nearest to an earlier edition, not to the current one.",
)


@record
class Known:
    """All editions that a library has or had, the current ones first, then the newest."""

    editions: tuple[Edition, ...]

    @cached_property
    def current(self) -> Mapping[tuple[str, str], Edition]:
        """The current edition of each language version."""
        found = (one for one in self.editions if one.origin == "current")
        return {(one.template, one.language): one for one in found}

    @cached_property
    def _by_bytes(self) -> Mapping[str, Edition]:
        return {one.bytes: one for one in reversed(self.editions)}

    @cached_property
    def _by_text(self) -> Mapping[str, Edition]:
        return {one.printed.text: one for one in reversed(self.editions)}

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """How much a line says: one that many templates have says little of which it is."""
        owners: dict[str, set[str]] = defaultdict(set)
        for one in self.editions:
            for line in one.printed.lines:
                owners[line].add(one.template)
        return {line: 1 / len(names) ** 2 for line, names in owners.items()}

    def held(self, name: str, data: bytes | None) -> Held:
        """Return what a file is; None stands for one that cannot be read."""
        if data is None:
            return Held(name, "unread")
        same = self._by_bytes.get(hashlib.sha256(data).hexdigest())
        if same is not None:
            return self._equal(name, "same", same, same.printed)
        try:
            found = printed.read(data)
        except SeglError as error:
            return Held(name, "unread", remarks=(error.message,))
        equal = self._by_text.get(found.text)
        if equal is not None and not found.made_of:
            return self._equal(name, "resaved", equal, found)
        return self._near(name, found)

    def _equal(self, name: str, state: str, edition: Edition, found: Printed) -> Held:
        differs = found.pictures != edition.printed.pictures
        remarks = (_PICTURES,) if differs else ()
        if edition.origin == "current":
            kind = "same" if state == "same" else "resaved"
            return Held(name, kind, edition, 100, remarks=remarks)  # type: ignore[arg-type]
        current = self.current.get((edition.template, edition.language))
        whole = Held(name, "outdated", edition, 100, remarks=remarks)
        return _differing(whole, current, found) if current is not None else whole

    def _near(self, name: str, found: Printed) -> Held:
        if found.made_of:
            edition = next((e for e in self.editions if e.template == found.made_of), None)
            return Held(name, "letter", edition)
        score, edition = max(
            ((self._likeness(found, one), one) for one in self.editions),
            key=lambda pair: (pair[0], pair[1].origin == "current"),
            default=(0.0, None),
        )
        if edition is None or score < NEAR:
            return Held(name, "unknown", near=round(score * 100))
        whole = Held(name, "changed", edition, round(score * 100))
        if edition.origin != "current":
            whole = replace(whole, remarks=(_OTHER_NAME,))
        return _differing(whole, edition, found)

    def _likeness(self, found: Printed, edition: Edition) -> float:
        """Return how much of two texts is the same, from 0 to 1, by the weight of their lines."""
        ours, theirs = Counter(edition.printed.lines), Counter(found.lines)
        shared = self._weight(ours & theirs)
        whole = self._weight(ours) + self._weight(theirs)
        return 2 * shared / whole if whole else 0.0

    def _weight(self, lines: Counter[str]) -> float:
        return sum(self._weights.get(line, 1.0) * count for line, count in lines.items())

    def missing(self, held: Iterable[Held]) -> tuple[Edition, ...]:
        """Return the current editions that no file is, was, or is a changed form of."""
        there = {
            (one.edition.template, one.edition.language)
            for one in held
            if one.edition is not None and one.state != "letter"
        }
        return tuple(one for key, one in self.current.items() if key not in there)


def _differing(held: Held, edition: Edition, found: Printed) -> Held:
    """Add what differs; of a file that is no template, only how much: it may be a letter."""
    changes = wording.changes(edition.printed.lines, found.lines)
    shown = tuple(map(_shown, changes[:SHOWN])) if found.has_tags else ()
    return replace(held, changes=shown, count=len(changes))


def _shown(change: Change) -> Change:
    return Change(_cut(change.old), _cut(change.new))


def _cut(text: str) -> str:
    masked = _NUMBER.sub(lambda match: match[0][:6] + "-xxxx", text)
    return masked if len(masked) <= LONG else masked[:LONG] + " …"


def copies(held: Sequence[Held]) -> tuple[Held, ...]:
    """Return the files, with a word on those that are one template lying in several places."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in held:
        if one.edition is not None and one.state != "letter":
            places[one.edition.template, one.edition.language].append(one.name)
    return tuple(_with_copies(one, places) for one in held)


def _with_copies(one: Held, places: Mapping[tuple[str, str], list[str]]) -> Held:
    if one.edition is None or one.state == "letter":
        return one
    others = len(places[one.edition.template, one.edition.language]) - 1
    if not others:
        return one
    da, en = ("anden fil", "file") if others == 1 else ("andre filer", "files")
    told = Message(
        f"Den samme skabelon ligger også i {others} {da}.",
        f"The same template lies in {others} other {en} too.",
    )
    return replace(one, remarks=(*one.remarks, told))
