"""Defects that only some cases show: what the schema lets be missing, blank, empty or other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from planting.blocks import Condition, conditions
from planting.schemas import TEXT, Node, Schemas
from planting.specimen import Defect, Plant, Specimen, paragraph, put, w

Ways = Callable[[Specimen], Iterator[Plant]]
_PRINTED = re.compile(r"\{\{ ((?:\w+\.)+\w+) \}\}")
_DATED = re.compile(r"\{\{ ((?:\w+\.)+\w+)\|dato(?:\(\"kort\"\))? \}\}")
_EQUAL = re.compile(r'[!=]= "(\w+)"')


def _all_text(specimen: Specimen) -> str:
    return "\n".join(text.text or "" for text in specimen.texts("{"))


def _spread(names: list[str]) -> list[str]:
    """Return some of the names, from all over the letter."""
    return [*names[:: max(1, len(names) // 4)]][:4]


# --- guards ------------------------------------------------------------------------


def _guard(change: Callable[[Condition], bool]) -> Ways:
    """Plant a change into each condition that asks for a field and has no `else`."""

    def ways(specimen: Specimen) -> Iterator[Plant]:
        for number, condition in enumerate(conditions(specimen)):
            if condition.guarded:
                yield lambda copy, number=number: change(conditions(copy)[number])  # type: ignore[misc]

    return ways


def _either(condition: Condition) -> bool:
    return condition.ask(f"{condition.test} or brev.dato is udfyldt")


def _other(condition: Condition) -> bool:
    return condition.ask("brev.dato is udfyldt")


def _negated(condition: Condition) -> bool:
    return condition.ask(f"{condition.guarded} is not udfyldt")


def _elif(specimen: Specimen) -> Iterator[Plant]:
    for number, condition in enumerate(conditions(specimen)):
        if condition.other is not None and not condition.is_odd:
            yield lambda copy, number=number: conditions(copy)[number].repeat()  # type: ignore[misc]


# --- fields --------------------------------------------------------------------------


def _fields(pattern: re.Pattern[str], plant: Callable[[Specimen, str], bool]) -> Ways:
    """Plant a change at some required fields that the letter prints."""

    def ways(specimen: Specimen) -> Iterator[Plant]:
        schemas = Schemas(specimen)
        printed = dict.fromkeys(pattern.findall(_all_text(specimen)))
        names = [n for n in printed if schemas.at(n) and _always(schemas, n)]
        for name in _spread(names):
            yield lambda copy, name=name: plant(copy, name)  # type: ignore[misc]

    return ways


def _always(schemas: Schemas, path: str) -> bool:
    steps = path.split(".")
    return all(schemas.is_required(".".join(steps[:n])) for n in range(1, len(steps) + 1))


def _become(node: Node) -> Callable[[Specimen, str], bool]:
    return lambda specimen, path: Schemas(specimen).put(path, {"title": "Felt"} | node)


def _item_fields(specimen: Specimen) -> Iterator[Plant]:
    """Make a field optional that a loop prints of each item."""
    text = _all_text(specimen)
    for loop in re.finditer(r"for (\w+) in ((?:\w+\.)*\w+) %", text):
        schemas = Schemas(specimen)
        for name in dict.fromkeys(re.findall(rf"\{{\{{ {loop[1]}\.(\w+)", text)):
            path = f"{loop[2]}.[].{name}"
            if schemas.at(path) and schemas.is_required(path):
                yield lambda copy, path=path: Schemas(copy).release(path)  # type: ignore[misc]
                break


def _optional(specimen: Specimen) -> Iterator[Plant]:
    """Print an optional text of the letter once more, before its first condition."""
    schemas, text = Schemas(specimen), _all_text(specimen)
    names = [
        name
        for name in schemas.fields()
        if "[]" not in name
        and schemas.says(name, "type") == "string"
        and not _always(schemas, name)
        and name in text
    ]
    for name in _spread(names):
        yield lambda copy, name=name: _first(copy, f"Bemærk: {{{{ {name} }}}}")  # type: ignore[misc]


def _first(specimen: Specimen, markup: str) -> bool:
    """Put a paragraph after the first of the body, which stands in every letter."""
    body = specimen.tree().find(w("body"))
    first = body.find(w("p")) if body is not None else None
    return first is not None and specimen.insert(paragraph(markup), first)


def _texts(markup: str) -> Ways:
    """Write a tag about a required text (`@`) of the letter."""

    def ways(specimen: Specimen) -> Iterator[Plant]:
        schemas = Schemas(specimen)
        printed = dict.fromkeys(_PRINTED.findall(_all_text(specimen)))
        names = [n for n in printed if schemas.at(n) and _always(schemas, n)]
        for name in _spread(names):
            yield put(paragraph(markup.replace("@", name)))

    return ways


def _lists(markup: str, loosened: bool = True) -> Ways:
    """Write a tag about a required list (`@`), which may be empty where that is asked for."""

    def ways(specimen: Specimen) -> Iterator[Plant]:
        schemas = Schemas(specimen)
        for name in schemas.fields():
            if schemas.says(name, "minItems") == 1 and "[]" not in name and _always(schemas, name):
                field = next(iter(schemas.at(f"{name}.[]")[0][1].get("properties", ())), "")
                text = markup.replace("@", name).replace("#", f".{field}" if field else "")

                def plant(copy: Specimen, name: str = name, text: str = text) -> bool:
                    put(paragraph(text))(copy)
                    return not loosened or Schemas(copy).drop(name, "minItems")

                yield plant

    return ways


# --- words of a list ------------------------------------------------------------------


def _misspelt(specimen: Specimen) -> Iterator[Plant]:
    """Misspell a word that the template compares with."""
    for word in dict.fromkeys(_EQUAL.findall(_all_text(specimen))):

        def plant(copy: Specimen, word: str = word) -> bool:
            return copy.change(f'= "{word}"', lambda t: t.replace(f'"{word}"', f'"{word}e"', 1))

        yield plant


def _renamed(specimen: Specimen) -> Iterator[Plant]:
    """Misspell a word in the schema that the template compares with."""
    for word in dict.fromkeys(_EQUAL.findall(_all_text(specimen))):

        def plant(copy: Specimen, word: str = word) -> bool:
            schemas = Schemas(copy)
            for name in schemas.fields():
                for _, node in schemas.at(name) + schemas.at(f"{name}.[]"):
                    if word in node.get("enum", ()):
                        node["enum"] = [f"{o}e" if o == word else o for o in node["enum"]]
                        return schemas.save()
            return False

        yield plant


# --- the schema against itself ----------------------------------------------------------


def _demand(*demands: Node) -> Ways:
    def ways(specimen: Specimen) -> Iterator[Plant]:
        for demand in demands:

            def plant(copy: Specimen, demand: Node = demand) -> bool:
                schemas = Schemas(copy)
                schemas.root.setdefault("allOf", []).append(demand)
                return schemas.save()

            yield plant

    return ways


_CONTRADICTIONS: tuple[Node, ...] = (
    {"properties": {"brev": False}},
    {"properties": {"brev": {"type": "string"}}},
    {"properties": {"brev": {"properties": {"dato": {"enum": []}}}}},
)

DEFECTS = (
    Defect("the guard of an optional field removed", ("DAT010",), ways=_guard(Condition.drop), needs="library"),
    Defect("a guard that asks for another field", ("DAT010",), ways=_guard(_other), needs="library"),
    Defect("a guard widened by »or«", ("DAT010",), ways=_guard(_either), needs="library"),
    Defect("a guard turned round", ("DAT010",), ways=_guard(_negated), needs="library"),
    Defect("an optional field printed unguarded", ("DAT010",), ways=_optional, needs="library"),
    Defect("a required field made optional", ("DAT010",), ways=_fields(_PRINTED, lambda s, p: Schemas(s).release(p)), needs="library"),
    Defect("a field of each item made optional", ("DAT010",), ways=_item_fields, needs="library"),
    Defect("a required text that may be blank", ("DAT011",), ways=_fields(_PRINTED, _become({"type": "string"})), needs="library"),
    Defect("a text that became a list", ("DAT004",), ways=_fields(_PRINTED, _become({"type": "array", "items": TEXT})), needs="library"),
    Defect("a text that became a group", ("DAT004",), ways=_fields(_PRINTED, _become({"type": "object", "properties": {"tekst": TEXT}})), needs="library"),
    Defect("a text that became yes or no", ("DAT004",), ways=_fields(_PRINTED, _become({"type": "boolean"})), needs="library"),
    Defect("a date that became any text", ("DAT014",), ways=_fields(_DATED, _become(TEXT)), needs="library"),
    Defect("a text compared with a number", ("DAT004",), ways=_texts("{% if @ > 5 %}Ja{% endif %}"), needs="library"),
    Defect("the first of a list that may be empty", ("DAT012",), ways=_lists("{% set a = @|first %}Først: {{ a# }}"), needs="library"),
    Defect("division by a count that may be nought", ("DAT013",), ways=_lists("I snit {{ (100 / @|length)|round }}"), needs="library"),
    Defect("a word misspelt in a comparison", ("DAT003",), ways=_misspelt, needs="library"),
    Defect("a word of the schema changed under the letter", ("DAT003",), ways=_renamed, needs="library"),
    Defect("an elif that repeats its if", ("DAT015",), ways=_elif, needs="library"),
    Defect("a condition that the schema rules out", ("DAT015",), ways=_texts("{% if @ is not udfyldt %}Uden navn{% endif %}"), needs="library"),
    Defect("a list asked whether it is empty, which it never is", ("DAT015",), ways=_lists("{% if @|length == 0 %}Intet{% endif %}", loosened=False), needs="library"),
    Defect("a condition that always holds", ("DAT016",), ways=_texts("{% if @ is udfyldt %}Se nedenfor{% endif %}"), needs="library"),
    Defect("a schema whose demands contradict", ("DAT017",), ways=_demand(*_CONTRADICTIONS), needs="library"),
)  # fmt: skip
