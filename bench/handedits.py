"""
Which harmful hand edits of finished letters are told, and is any harmless one?

    PYTHONPATH=tests/support:. python bench/handedits.py [--only NAME] [--every N] [--verbose]

Every sample letter of the reference library is filled, and each edit (tests/support/hand_edits.py)
is made to it, one at a time, where the letter has what the edit is about. An edit is caught when
its own code speaks after it and did not before. The command fails when one is not caught, when an
untouched letter or a harmless edit gives a finding above info, or when a letter takes too long.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from editing import Edit, edited
from hand_edits import HARMFUL
from harmless_edits import HARMLESS
from qa.letter import Checked, check
from render import case
from render.library import Library, open_library
from render.renderer import Renderer
from samples import to_one

ROOT = Path(__file__).resolve().parents[1]


def letters(library: Library, every: int) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of each sample letter, or of every so many."""
    filled: dict[str, Renderer] = {}
    for path in to_one(ROOT)[::every]:
        name = path.parents[1].name
        if name not in filled:
            entry = library.entry(name)
            declared = library.schema(entry.manifest.schema)
            filled[name] = Renderer(library.template(entry), declared, library.municipality())
        yield f"{name}/{path.stem}", filled[name].render(case.read(path.read_bytes()))


def main() -> int:
    """Make the edits, print the table, return 1 where something was not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    library = open_library(ROOT)
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    wrong = 0
    times: list[float] = []
    for name, data in letters(library, options.every):
        before = check(data, name, library)
        if above(before):
            wrong += 1
            print(f"untouched {name}: {told(before)}")
        for edit in (*HARMFUL, *HARMLESS):
            changed = edited(edit, data, library) if options.only in edit.name else None
            if changed is None:
                continue
            made[edit.name] += 1
            start = time.perf_counter()
            after = check(changed, name, library, edit.case)
            times.append(time.perf_counter() - start)
            if is_caught(edit, before, after):
                caught[edit.name] += 1
            elif options.verbose:
                print(f"{edit.name} [{name}]: {told(after)}")
    width = max(len(edit.name) for edit in (*HARMFUL, *HARMLESS))
    for title, edits in (("caught", HARMFUL), ("silent", HARMLESS)):
        for edit in edits:
            if made[edit.name]:
                codes = "/".join(edit.codes) or "-"
                figures = f"{caught[edit.name]:4} of {made[edit.name]:4}"
                print(f"{edit.name:{width}}  {codes:15} {title} {figures}")
        names = {edit.name for edit in edits}
        total = sum(count for name, count in made.items() if name in names)
        good = sum(count for name, count in caught.items() if name in names)
        print(f"{'':{width}}  {'all':15} {title} {good:4} of {total:4}\n")
        wrong += total - good
    times.sort()
    if times:
        middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
        print(f"a letter: median {middle * 1000:.0f} ms, 99 of 100 below {late * 1000:.0f} ms")
    return 1 if wrong else 0


def is_caught(edit: Edit, before: Checked, after: Checked) -> bool:
    """Say whether an edit's code speaks now; of a harmless edit, whether nothing does."""
    if not edit.codes:
        return not above(after)
    known = {one.code for one in before.findings}
    return bool({one.code for one in after.findings} & set(edit.codes) - known)


def above(checked: Checked) -> bool:
    """Say whether there is a finding above info."""
    return any(one.severity != "info" for one in checked.findings)


def told(checked: Checked) -> str:
    """Return the codes of the findings."""
    return " ".join(f"{one.code}:{one.severity}" for one in checked.findings) or "silent"


if __name__ == "__main__":
    sys.exit(main())
