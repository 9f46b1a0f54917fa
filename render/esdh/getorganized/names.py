"""Names of files and folders in GetOrganized."""

from __future__ import annotations

from urllib.parse import quote

from render import naming
from render.esdh.getorganized.config import Settings
from render.esdh.system import Case

_LONGEST_SUFFIX = 10


def stored(name: str) -> str:
    """
    Return a file's name as SharePoint takes it (C: no `# %`, no dots or blanks at its ends).

    Looking for a file and storing it both go through here, so that what is stored is found.
    """
    made = _made_fit(name)
    while made != name:  # cutting one end may make another; each time it gets shorter, or a `_`
        name, made = made, _made_fit(made)
    return made


def _made_fit(name: str) -> str:
    stem, dot, suffix = naming.plain(name).rpartition(".")
    if not dot or not suffix.isalnum() or len(suffix) > _LONGEST_SUFFIX:
        return naming.usable(name)
    return f"{naming.usable(stem)}.{suffix}"


def prefix(number: str) -> str:
    """Return the type of a case, which stands before the first dash (A)."""
    return number.partition("-")[0]


def site(settings: Settings, number: str) -> str:
    """Return the path of the site that cases of a number's type belong to, "" for the root."""
    name = settings.sites.get(prefix(number), "")
    return f"/{name}" if name else ""


def folder(settings: Settings, case: Case, with_folder: bool = True) -> str:
    """Return the path on the server of the folder in a case that letters go to."""
    parts = [case.handle, settings.library, settings.folder if with_folder else ""]
    return "/" + "/".join(part.strip("/") for part in parts if part)


def literal(path: str) -> str:
    """Return a path as a quoted OData literal within an address: apostrophes stand doubled."""
    return quote(path.replace("'", "''"), safe="/")


def shown(settings: Settings, case: Case, name: str) -> str:
    """Return where a person opens a document (C: as SharePoint addresses files)."""
    return settings.shown_at + quote(f"{folder(settings, case)}/{name}", safe="/")
