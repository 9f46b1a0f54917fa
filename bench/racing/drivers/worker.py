"""
One Python engine in a process of its own, which times itself.

    python worker.py ENGINE TEMPLATE CASE SCHEMA            answers orders on standard input
    python worker.py ENGINE TEMPLATE CASE SCHEMA --once OUT  makes one file and ends

An order and its answer are a line of JSON each. Only what an engine itself asks for is imported,
so that one cold file costs what it would cost its user.
"""

import gc
import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Case = dict[str, object]
Fill = Callable[[Case], bytes]


class Engine:
    """What a user of an engine does: read a case, fill the template, write the file."""

    def __init__(self, template: Path, schema: Path) -> None:
        self.template = template
        self.schema = schema
        self.data = template.read_bytes()

    def read(self, data: bytes) -> Case:
        """Return the case in JSON bytes."""
        case: Case = json.loads(data)
        return case

    def fill(self, case: Case) -> bytes:
        """Return the filled file."""
        raise NotImplementedError

    def write(self, path: str, data: bytes) -> None:
        """Write the file beside its place and rename it, so that it is never there by half."""
        beside = f"{path}.tmp"
        with open(beside, "wb") as stream:  # noqa: PTH123  # no slower than it must be
            stream.write(data)
        os.replace(beside, path)


class Docxtpl(Engine):
    """docxtpl, a new object a letter: its own way, and to reuse one changes nothing."""

    def fill(self, case: Case) -> bytes:
        """Return the filled file."""
        from docxtpl import DocxTemplate

        document = DocxTemplate(io.BytesIO(self.data))
        document.render(case, autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()


class DocxtplNg(Engine):
    """docxtpl-ng, one object that is taken back to the template for each letter."""

    def __init__(self, template: Path, schema: Path) -> None:
        super().__init__(template, schema)
        import docxtpl

        self.document = docxtpl.Template(io.BytesIO(self.data))

    def fill(self, case: Case) -> bytes:
        """Return the filled file."""
        self.document.reload()
        self.document.render(case)
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


class MailMerge(Engine):
    """docx-mailmerge2: fields and rows; paragraphs that repeat have a field for each item."""

    def fill(self, case: Case) -> bytes:
        """Return the filled file."""
        from mailmerge import MailMerge  # type: ignore[import-not-found]

        fields = {name: value for name, value in case.items() if isinstance(value, str)}
        reasons = case["grunde"]
        assert isinstance(reasons, list)
        for number, reason in enumerate(reasons, 1):
            fields |= {f"grunde_{number}_{name}": value for name, value in reason.items()}
        stream = io.BytesIO()
        with MailMerge(io.BytesIO(self.data)) as document:
            document.merge(**fields)
            document.merge_rows("nr", case["poster"])
            document.write(stream)
        return stream.getvalue()


class Segl(Engine):
    """Segl: the template compiled once; each case is read under limits and validated."""

    def __init__(self, template: Path, schema: Path) -> None:
        super().__init__(template, schema)
        from render import case, files
        from render import schema as schemas
        from render.renderer import Renderer
        from render.template import read_file

        self._renderer = Renderer(read_file(template), schemas.read(schema))
        self._read, self._write = case.read, files.write

    def read(self, data: bytes) -> Case:
        """Return the case in JSON bytes."""
        return self._read(data)

    def fill(self, case: Case) -> bytes:
        """Return the filled file, its case validated."""
        return self._renderer.render(case)

    def write(self, path: str, data: bytes) -> None:
        """Write the file as `segl render` does."""
        self._write(Path(path), data)


ENGINES: dict[str, type[Engine]] = {
    "segl": Segl,
    "docxtpl": Docxtpl,
    "docxtpl-ng": DocxtplNg,
    "docx-mailmerge2": MailMerge,
}


class Worker:
    """An engine with its case, and the orders that it follows."""

    def __init__(self, engine: Engine, case: Path) -> None:
        self.engine = engine
        self.data = case.read_bytes()
        self.case = engine.read(self.data)

    def follow(self, order: dict[str, Any]) -> dict[str, Any]:
        """Do what an order says, and return what came of it."""
        try:
            found: dict[str, Any] = getattr(self, order.pop("do"))(**order)
        except Exception as error:
            return {"error": f"{type(error).__name__}: {error}"}
        return found

    def sample(self, path: str, out: str) -> dict[str, float]:
        """Write the file of the case at a path, to be looked at."""
        engine = self.engine
        engine.write(out, engine.fill(engine.read(Path(path).read_bytes())))
        return {}

    def memory(self, times: int) -> dict[str, float]:
        """Time letters from a case in memory to bytes in memory."""
        return self._timed(lambda number: self.engine.fill(self.case), times)

    def complete(self, times: int, folder: str) -> dict[str, float]:
        """Time letters from the bytes of a case to a file."""
        return self._timed(lambda number: self._to_file(f"{folder}/{number}.docx"), times)

    def peak(self) -> dict[str, float]:
        """Return the most memory that this process ever had, in MB."""
        return {"megabytes": peak()}

    def _to_file(self, path: str) -> None:
        engine = self.engine
        engine.write(path, engine.fill(engine.read(self.data)))

    def _timed(self, work: Callable[[int], object], times: int) -> dict[str, float]:
        gc.collect()
        processor, start = time.process_time(), time.perf_counter()
        for number in range(times):
            work(number)
        taken = time.perf_counter() - start
        return {"seconds": taken / times, "processor": (time.process_time() - processor) / times}


def peak() -> float:
    """
    Return the most memory that this process ever had, in MB.

    The system's own usage record begins with that of the process which started this one.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    import resource

    unit = 2**20 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    """Make one file, or follow orders until they end."""
    name, template, case, schema, *rest = sys.argv[1:]
    worker = Worker(ENGINES[name](Path(template), Path(schema)), Path(case))
    if rest:
        worker.engine.write(rest[1], worker.engine.fill(worker.case))
        return
    print("{}", flush=True)
    for line in sys.stdin:
        print(json.dumps(worker.follow(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
