"""The sections of two versions: which came, went, moved or got another heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from qa.law.catalogue import DocumentType, Section
from qa.law.sections import matches

ALIKE = 0.7  # from here a heading that went and one that came are one, reworded
Kind = Literal["added", "removed", "moved", "renamed"]


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A heading that changed; `legal` names the required sections that it stood or stands for."""

    kind: Kind
    old: str
    new: str
    legal: tuple[Section, ...] = ()


def changes(
    old: Sequence[str], new: Sequence[str], kind: DocumentType | None, language: str
) -> tuple[SectionChange, ...]:
    """Return what has changed among the headings of two versions."""
    gone = [one for one in old if one not in new]
    came = [one for one in new if one not in old]
    renamed = dict(_renamed(gone, came))
    found = [
        SectionChange("renamed", a, b, _legal((a, b), kind, language)) for a, b in renamed.items()
    ]
    for one in gone:
        if one not in renamed:
            found.append(SectionChange("removed", one, "", _legal((one,), kind, language)))
    for one in came:
        if one not in renamed.values():
            found.append(SectionChange("added", "", one, _legal((one,), kind, language)))
    kept_old, kept_new = [o for o in old if o in new], [n for n in new if n in old]
    moved = _moved(kept_old, kept_new)
    found += [SectionChange("moved", one, one, _legal((one,), kind, language)) for one in moved]
    return tuple(found)


def lost(
    old: Sequence[str], new: Sequence[str], kind: DocumentType | None, language: str
) -> tuple[Section, ...]:
    """Return the required sections that the old version has a heading for, and the new none."""
    rows = kind.sections if kind is not None else ()
    return tuple(row for row in rows if _has(row, old, language) and not _has(row, new, language))


def _has(section: Section, headings: Sequence[str], language: str) -> bool:
    accepted = section.headings.get(language, ())
    return any(matches(one, accepted) for one in headings)


def _legal(
    headings: Sequence[str], kind: DocumentType | None, language: str
) -> tuple[Section, ...]:
    rows = kind.sections if kind is not None else ()
    return tuple(row for row in rows if _has(row, headings, language))


def _renamed(gone: Sequence[str], came: Sequence[str]) -> Iterator[tuple[str, str]]:
    free = list(came)
    for one in gone:
        scored = [(SequenceMatcher(None, one.casefold(), n.casefold()).ratio(), n) for n in free]
        score, best = max(scored, default=(0.0, ""))
        if score >= ALIKE:
            free.remove(best)
            yield one, best


def _moved(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return the headings outside the longest run of order that both versions share."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    still = {one for a, _, size in matcher.get_matching_blocks() for one in old[a : a + size]}
    return [one for one in dict.fromkeys(new) if one not in still]
