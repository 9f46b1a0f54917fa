"""Compare a form with the schema, and put what somebody changed into the schema's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from qa.fiction import names
from render.errors import FormError
from render.fields import ITEM, Field
from render.message import Message, did_you_mean
from render.shape import Shape
from segl.draft import words
from segl.draft.nodes import Writer
from segl.form import sorts
from segl.form.editor import Editor, Path, Refused
from segl.form.read import Form
from segl.form.rows import COLUMNS, NO, SOMETIMES, YES, Row, all_fields, shown

_GONE = Row("", "", "", "", "", "", 10**6)  # a row that was deleted
_NAME = re.compile(r"[^\W\d]\w*(?:\[\])*(?:\.[^\W\d]\w*(?:\[\])*)*")
_SOMETIMES = frozenset({SOMETIMES.da, SOMETIMES.en})  # a field that a condition asks for
_SPLIT = re.compile(r"[\n;]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "«": '"', "»": '"'})


@dataclass
class Changes:
    """
    What a form changes, done on the editor as it is found.

    `told` are the changes in words, `left` the fields whose row was taken out and that
    stay, `problems` what cannot be done, by row, each naming its row and column.
    """

    editor: Editor
    writer: Writer
    language: str
    told: list[Message] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    problems: list[tuple[int, Message]] = field(default_factory=list)

    def apply(self, form: Form, remove: bool) -> None:
        """Go through the rows; raises FormError with all that cannot be done, nothing kept."""
        known = {one.name: one for one in all_fields(self.editor.schema())}
        alike = {name.lower(): name for name in known}  # Word begins cells with a capital
        rows = [self._named(row, alike) for row in form.rows]
        self._doubles(rows)
        before = ""
        for row in rows:
            if row.name in known:
                self._changed(known[row.name], row, form.columns)
            elif row.name:
                self._new(row, before)
            before = row.name or before
        gone = dict.fromkeys(known)
        for row in rows:
            gone.pop(row.name, None)
        tops = [name for name in gone if _above(name) not in gone]
        for name in tops:
            if remove:
                self._try(replace(_GONE, name=name), "name", partial(self._remove, known[name]))
            else:
                self.left.append(name)
        if self.problems:
            self.problems.sort(key=lambda problem: problem[0])
            raise FormError(_REFUSED, tuple(message for _, message in self.problems))

    def _named(self, row: Row, alike: Mapping[str, str]) -> Row:
        """Return a row by the field's right name; one without a name gets it of its title."""
        name = alike.get(row.name.lower()) or re.sub(
            r"(^|\.)(\w)(?=[^A-ZÆØÅ])", lambda match: match[0].lower(), row.name
        )
        return replace(row, name=name or words.slug(row.title))

    def _doubles(self, rows: list[Row]) -> None:
        first: dict[str, int] = {}
        for row in rows:
            if not row.name:
                self._refuse(row, "name", "skriv et navn til feltet", "write a name for the field")
            elif row.name in first:
                number = first[row.name]
                da, en = f"feltet står også i række {number}", f"row {number} has the field too"
                self._refuse(row, "name", da, en)
            first.setdefault(row.name, row.number)

    # --- a field that is there -----------------------------------------------------------

    def _changed(self, old: Field, row: Row, columns: frozenset[str]) -> None:
        was = shown(old, self.language)
        path = old.path
        if not _same(row.title, was.title):
            self._title(path, row)
        if not _same(row.help, was.help) and "help" in columns:
            self._try(row, "help", lambda: self._help(path, row.help))
            self._say(row.name, "hjælp", "help")
        sort = self._sort(row, was.sort)
        choices = self._choices(row, was.choices) if "choices" in columns else None
        if choices is not None and not self._may_choose(row, sort, choices):
            return
        if sort is not None and sort != sorts.of(old) and not (choices and sort == "valg"):
            self._try(row, "sort", lambda: self._resort(old, sort, row))
        elif choices is not None:
            self._try(row, "choices", lambda: self._rechoose(old, choices))
        if row.required != was.required:
            required = self._required(row)
            if required is not None and (required != old.required or old.sometimes):
                self._try(row, "required", lambda: self._require(path, required))
                word = YES if required else NO
                self._say(row.name, f"skal udfyldes: {word.da}", f"required: {word.en}")

    def _may_choose(self, row: Row, sort: str | None, choices: list[str]) -> bool:
        """Say whether choices go with a sort of value; tells why not."""
        if choices and sort not in ("tekst", "valg", None):
            da, en = "kun et valg eller en tekst kan have valg", "only a choice or text has choices"
            self._refuse(row, "choices", da, en)
            return False
        if not choices and sort == "valg":
            da, en = "skriv valgene, ét på hver linje", "write the choices, one on each line"
            self._refuse(row, "choices", da, en)
            return False
        return True

    def _title(self, path: Path, row: Row) -> None:
        if not row.title:
            self._refuse(row, "title", "titlen mangler", "the title is missing")
            return
        self._try(row, "title", lambda: self.editor.put(path, "title", row.title))
        self._say(row.name, f"titel »{row.title}«", f'title "{row.title}"')

    def _require(self, path: Path, wanted: bool) -> None:
        self.editor.release(path)
        self.editor.require(path, wanted)

    def _help(self, path: Path, text: str) -> None:
        if not text:
            self.editor.drop(path, "description")
        if text or self.editor.shape(path).get("description"):
            self.editor.put(path, "description", text)

    def _resort(self, old: Field, sort: str, row: Row) -> None:
        shape = self.editor.shape(old.path)
        below = [written((*old.path, *path)) for path in _below(shape)]
        if below:
            raise Refused(
                f"typen kan ikke ændres, så længe feltet har felter under sig ({', '.join(below)})",
                f"the type cannot be changed while it has fields below it ({', '.join(below)})",
            )
        node = self._node(old.path, sort, row)
        if node.items() <= (self.editor.local(old.path) or {}).items():
            return
        self.editor.replace(old.path, node)
        self._say(old.name, f"type {row.sort}", f"type {row.sort}")

    def _rechoose(self, old: Field, choices: list[str]) -> None:
        before = {str(value): value for value in old.shape.choices or ()}
        values: list[Any] = [before.get(choice, choice) for choice in choices]
        values += [None] if None in (old.shape.choices or ()) else []
        own = self.editor.local(old.path)
        if isinstance(own, dict) and ({"enum", "const"} & set(own)) and "$ref" not in own:
            self.editor.drop(old.path, "const")
        elif before and not set(values) <= set(before.values()):
            raise Refused(
                "valgene er fælles for alle breve (common.json): her kan nogle fjernes, men ingen "
                "lægges til",
                "the choices are shared by all letters (common.json): some can be left out here, "
                "none added",
            )
        elif not before:
            self.editor.replace(old.path, {"enum": values})
            self._say(old.name, "valg", "choices")
            return
        self.editor.put(old.path, "enum", values)
        self._say(old.name, "valg", "choices")

    def _remove(self, old: Field) -> None:
        self.editor.remove(old.path)
        self.told.append(Message(f"fjernet: {old.name}", f"removed: {old.name}"))

    # --- a field that is new ---------------------------------------------------------------

    def _new(self, row: Row, before: str) -> None:
        if not _NAME.fullmatch(row.name):
            near = ".".join(words.slug(step) for step in row.name.split("."))
            hint = did_you_mean([near] if near.strip(".") else [], before=" ")
            self._refuse(
                row,
                "name",
                f"»{row.name}« kan ikke være et felts navn: brug bogstaver, tal og _.{hint.da}",
                f'"{row.name}" cannot be the name of a field: use letters, digits and _.{hint.en}',
            )
            return
        sort = self._sort(row, "")
        required = self._required(row)
        choices = self._choices(row, "")
        if sort is None or required is None:
            return
        if not self._may_choose(row, sort, choices or []):
            return
        path = split(row.name)
        above = split(before)
        after = above[-1] if above and above[:-1] == path[:-1] else ""
        if row.written != row.name and " " in row.written:
            self._say(
                row.name,
                f"navnet er skrevet uden mellemrum (du skrev »{row.written}«)",
                f'the name is written without spaces (you wrote "{row.written}")',
            )
        if row.required.casefold() in _SOMETIMES:
            self._say(
                row.name,
                "skal ikke udfyldes: betingelsen i skemaet gælder kun det gamle navn",
                "not required: the condition in the schema is about the old name only",
            )
        node = {"title": row.title or names.title(path)} | self._node(path, sort, row)
        self._try(row, "name", lambda: self._put_new(path, node, required, after))

    def _put_new(self, path: Path, node: dict[str, Any], required: bool, after: str) -> None:
        self.parents(path)
        self.editor.add(path, node, required, after)
        name = written(path)
        self.told.append(Message(f"nyt felt: {name}", f"new field: {name}"))

    def parents(self, path: Path) -> None:
        """Make the groups and lists above a new field, where they are not there yet."""
        for length in range(1, len(path)):
            here = path[:length]
            if self.editor.shape(here).is_unknown and here[-1] != ITEM:
                is_list = path[length] == ITEM
                title = names.title(here)
                group: dict[str, Any] = {"title": title, "type": "object", "properties": {}}
                group["additionalProperties"] = False
                node = {"title": title, "type": "array", "items": group} if is_list else group
                self.editor.add(here, node, True)
                self.told.append(
                    Message(f"ny gruppe: {written(here)}", f"new group: {written(here)}")
                )

    def _node(self, path: Path, sort: str, row: Row) -> dict[str, Any]:
        node: dict[str, Any] = {"description": row.help} if row.help else {}
        choices = self._choices(row, "")
        if sort == "valg" or (choices and sort == "tekst"):
            return node | {"enum": choices}
        if sort == "gruppe":
            return node | {"type": "object", "properties": {}, "additionalProperties": False}
        if sort == "liste":
            item = {"title": names.title(path)} | self.writer.leaf("tekst")
            return node | {"type": "array", "items": item}
        return node | self.writer.leaf(sort)

    # --- cells ---------------------------------------------------------------------------

    def _sort(self, row: Row, was: str) -> str | None:
        """Return the sort that a row says, None where it says none that is known."""
        if row.sort == was:
            return sorts.read(row.sort)
        text = row.sort or (sorts.word("valg", "da") if row.choices else sorts.word("tekst", "da"))
        found = sorts.read(text)
        if found is None:
            near = sorts.near(text, self.language)
            hint = did_you_mean([near] if near else [], before=" ")
            known = ", ".join(sorts.word(sort, self.language) for sort in sorts.OFFERED)
            self._refuse(
                row,
                "sort",
                f"»{text}« er ikke en type. Brug en af dem: {known}.{hint.da}",
                f'"{text}" is not a type. Use one of them: {known}.{hint.en}',
            )
        return found

    def _required(self, row: Row) -> bool | None:
        is_sometimes = row.required.casefold() in _SOMETIMES
        said = False if is_sometimes else sorts.yes_no(row.required)
        if said is None:
            self._refuse(
                row,
                "required",
                f"»{row.required}« er hverken »ja«, »nej« eller »nogle gange«",
                f'"{row.required}" is neither "yes", "no" nor "sometimes"',
            )
        return said

    def _choices(self, row: Row, was: str) -> list[str] | None:
        """Return the choices that somebody wrote, None where they are as they were."""
        if row.choices == was:
            return None
        pieces = _SPLIT.split(row.choices)
        if len(pieces) == 1 and "," not in was:  # all on one line
            pieces = row.choices.split(",")
        found = [piece.translate(_QUOTES).strip(" \"',;") for piece in pieces]
        return list(dict.fromkeys(choice for choice in found if choice))

    def _say(self, name: str, da: str, en: str) -> None:
        self.told.append(Message(f"{name}: {da}", f"{name}: {en}"))

    def _try(self, row: Row, column: str, change: Callable[[], None]) -> None:
        try:
            change()
        except Refused as refused:
            self._refuse(row, column, refused.message.da, refused.message.en)

    def _refuse(self, row: Row, column: str, da: str, en: str) -> None:
        where = COLUMNS[column]
        name = f" (»{row.name}«)" if row.name else ""
        told = Message(
            f"Række {row.number}{name}, kolonnen »{where.da}«: {da}",
            f'Row {row.number}{name}, column "{where.en}": {en}',
        )
        if row.number == _GONE.number:
            told = Message(
                f"»{row.name}« kan ikke fjernes: {da}", f'"{row.name}" cannot be removed: {en}'
            )
        self.problems.append((row.number, told))


def _same(text: str, other: str) -> bool:
    """Say whether two texts differ in nothing but the quotation marks that Word puts in."""
    return text.translate(_QUOTES) == other.translate(_QUOTES)


def split(name: str) -> Path:
    """Return the path that a field's name means: `stoette[].navn`."""
    return tuple(step for step in name.replace("[]", f".{ITEM}").split(".") if step)


def written(path: Path) -> str:
    """Return a path as it is written."""
    return ".".join(path).replace(f".{ITEM}", ITEM)


def _below(shape: Shape) -> Iterator[Path]:
    """Yield the fields right below one, also those of the objects in a list."""
    yield from ((name,) for name in shape.properties)
    if "array" in shape.types:
        yield from ((ITEM, *path) for path in _below(shape.items()))


def _above(name: str) -> str:
    """Return the name of the group or list that a field stands in, "" for one at the top."""
    path = split(name)[:-1]
    while path and path[-1] == ITEM:
        path = path[:-1]
    return written(path)


_REFUSED = Message(
    "Formularen kan ikke bruges, som den er. Intet er ændret. Ret dette i Word, og prøv igen:",
    "The form cannot be used as it is. Nothing was changed. Mend this in Word, and try again:",
)
