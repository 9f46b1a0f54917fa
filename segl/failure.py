"""From errors to exit codes and sentences, in one place."""

from __future__ import annotations

import errno
import functools
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from render.errors import (
    CaseError,
    Crash,
    DeliveryError,
    FileError,
    FormError,
    LibraryError,
    SeglError,
    TemplateError,
    ToolError,
    trail,
)
from render.message import Message
from render.reasons import reason
from segl.language import language as spoken

REFUSED, WRONG_CALL, BUG = 1, 2, 3
BROKEN_OFF = 130  # as shells say of Ctrl-C
_SHOWN = 20


def told(function: Callable[..., None]) -> Callable[..., None]:
    """Wrap a command: a SeglError becomes its sentence and exit code, never a traceback."""

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        language = kwargs.get("messages") or spoken()
        try:
            function(*args, **kwargs)
        except SeglError as error:
            _tell(error, language)
        except BrokenPipeError:
            raise
        except KeyboardInterrupt as stop:
            _say("\n" + Message("Afbrudt.", "Broken off.").text(language))
            raise SystemExit(BROKEN_OFF) from stop
        except OSError as error:
            _tell(refusal(error), language)
        except Exception as error:  # the last word before the user
            if _is_of_click(error):
                raise
            _bug(error, language)

    return wrapped


def _is_of_click(error: Exception) -> bool:
    """Say whether an exception is how click ends a command, which click knows to tell."""
    import click  # late: the quick way to a letter has no time for it

    return isinstance(error, (click.ClickException, click.Abort, click.exceptions.Exit))


def _tell(error: SeglError, language: str) -> NoReturn:
    _say(error.message.text(language))
    for line in details(error, language):
        _say(f"  - {line}")
    if isinstance(error, ToolError):
        raise SystemExit(BUG)
    raise SystemExit(WRONG_CALL if isinstance(error, LibraryError) else REFUSED)


def _say(line: str) -> None:
    with suppress(OSError):  # standard error is full or gone: the exit code tells
        print(line, file=sys.stderr, flush=True)  # noqa: T201


def details(error: SeglError, language: str) -> list[str]:
    """Return the single things that an error speaks of, a line each, not too many."""
    return _details(error, language)[:_SHOWN]


def _details(error: SeglError, language: str) -> list[str]:
    if isinstance(error, CaseError) and len(error.problems) > 0:
        lines = [problem.message.text(language) for problem in error.problems]
        return [line for line in lines if line not in error.message.text(language)]
    if isinstance(error, DeliveryError):
        return [error.step.text(language)] if error.step is not None else []
    if isinstance(error, FormError):
        return [problem.text(language) for problem in error.problems]
    if isinstance(error, TemplateError):
        others = (fault for fault in error.faults if fault.message != error.message)  # said above
        return [f"{f.message.text(language)} ({f.place.describe(language)})" for f in others]
    return []


def refusal(error: OSError) -> FileError:
    """Return what the system refused as an error that names the file."""
    why = reason(error)
    if error.filename is None:
        return FileError(
            Message(f"Systemet afviste det: {why.da}.", f"The system refused it: {why.en}.")
        )
    path = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
    return FileError(
        Message(
            f"Kan ikke læse eller skrive {path}: {why.da}", f"Cannot read or write {path}: {why.en}"
        )
    )


def _bug(error: Exception, language: str) -> NoReturn:
    """Say that Segl is at fault, and end."""
    tell_bugs([error if isinstance(error, Crash) else _crash(error)], language)
    raise SystemExit(BUG)


def crash(kind: str, *trail: str) -> Crash:
    """Return a bug that was met in another process."""
    return Crash(kind, trail)


def _crash(error: Exception) -> Crash:
    return Crash(type(error).__name__, trail(error))


def tell_bugs(crashes: Sequence[Crash], language: str) -> None:
    """Say that Segl is at fault: each trail of the code once, without words that may hold data."""
    met: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for crash in crashes:
        met.setdefault((crash.kind, crash.trail), []).append(crash.work)
    for (kind, steps), works in met.items():
        _tell_bug(Crash(kind, steps, ", ".join(filter(None, works[:_SHOWN]))), language)


def _tell_bug(crash: Crash, language: str) -> None:
    if crash.work:
        met = Message(f"Det skete ved {crash.work}.", f"It happened at {crash.work}.")
        _say(met.text(language))
    message = Message(
        f"Segl har en fejl ({crash.kind}). Send venligst linjerne her til projektet.",
        f"Segl has a bug ({crash.kind}). Please send these lines to the project.",
    )
    _say(message.text(language))
    for line in crash.trail:
        _say(f"  {line}")


def speak_utf8() -> None:
    """Let æ, ø, å through: consoles may replace what they lack, files get UTF-8, always valid."""
    _stand_in()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _stand_in() -> None:
    """Put nothing where a stream was closed from the start, so that nobody need ask for it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def end_well(main: Callable[[], object], leave: Callable[[int], NoReturn] = sys.exit) -> NoReturn:
    """
    Run the command line to its end, whatever becomes of the streams it writes to; then leave.

    Where standard output is full or gone, one sentence says so, and the exit code is not 0.
    """
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BrokenPipeError:  # who read the output has seen enough
        code = REFUSED
    except OSError as error:  # while click itself was writing
        _say(refusal(error).message.text(spoken()))
        code = REFUSED
    if not _let_go():
        code = code or REFUSED
    leave(code if isinstance(code, int) else int(bool(code)))


def _let_go() -> bool:
    """Say whether all that was written came out; what did not must not end in a traceback."""
    well = True
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError) as error:
            well = well and getattr(error, "errno", 0) == errno.EPIPE
            with suppress(OSError, ValueError):  # Python flushes once more at its end
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return well
