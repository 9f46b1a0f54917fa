"""
Does the work of a command grow with its input, or with the square of it?

    python bench/growth.py [--size N]

Each is done for N things and for twice as many, in a copy of the library that `segl new`
makes; the time may about double. What makes four times as much is quadratic.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

from render.library import Library, open_library
from segl import drafting, fielding, starting

ID = starting.TEMPLATE
STEEP = 3.2  # times as long for twice as much
Work = Callable[[Path, int], Callable[[], object]]


def main() -> None:
    """Print the seconds for each, and fail where one is quadratic."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=500)
    size = parser.parse_args().size
    steep = [name for name, work in WORKS.items() if _growth(name, work, size) > STEEP]
    if steep:
        sys.exit(f"quadratic: {', '.join(steep)}")


def _growth(name: str, work: Work, size: int) -> float:
    once, twice = (_seconds(work, number) for number in (size, 2 * size))
    print(f"{name:24} {size}: {once:6.2f} s   {2 * size}: {twice:6.2f} s   {twice / once:.1f}x")
    return twice / once


def _seconds(work: Work, number: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        root = starting.start(Path(folder) / "bibliotek").root
        done = work(root, number)
        start = time.perf_counter()
        done()
        return time.perf_counter() - start


def _letter(lines: list[str]) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def _opened(root: Path) -> Library:
    return open_library(root)  # anew: nothing is remembered of what was read


def _add(root: Path, number: int) -> Callable[[], object]:
    letter = root / "templates" / ID / "da.docx"
    letter.write_bytes(_letter([f"Kære {{{{ nyt_{n} }}}}" for n in range(number)]))
    return lambda: fielding.add_used(_opened(root), ID)


def _from(root: Path, number: int) -> Callable[[], object]:
    form, schema = root / "felter.docx", root / "schemas" / f"{ID}.json"
    before = shutil.copy(schema, root / "før.json")
    _add(root, number)()
    fielding.write_form(_opened(root), ID, form, "da", overwrite=False)
    shutil.copy(before, schema)
    return lambda: fielding.read_form(_opened(root), ID, form, "da", remove=False)


def _remove(root: Path, number: int) -> Callable[[], object]:
    form = root / "felter.docx"
    fielding.write_form(_opened(root), ID, form, "da", overwrite=False)
    _add(root, number)()
    return lambda: fielding.read_form(_opened(root), ID, form, "da", remove=True)


def _tag(root: Path, number: int) -> Callable[[], object]:
    letter = root / "brev.docx"
    letter.write_bytes(_letter([f"Kære [navn nummer {n}]" for n in range(number)]))
    return lambda: drafting.draft(_opened(root), drafting.Order("ny", letter, tag=True))


WORKS: dict[str, Work] = {
    "fields --add": _add,
    "fields --from": _from,
    "fields --from --remove": _remove,
    "new template --tag": _tag,
}

if __name__ == "__main__":
    main()
