"""
The closed set of filters, tests and functions, each with a typed signature.

A filter sees only values that its signature accepts, so that nothing prints as
`None` or as Python. Names shared with Jinja mean what they mean there; the Danish
ones format what letters need. `segl types` prints this table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from render import danish, functions
from render.expression import Call, Const, Expression, LanguageError
from render.expression import Filter as FilterNode
from render.expression import Test as TestNode
from render.message import Message, did_you_mean
from render.operators import binary
from render.signature import (
    ANY,
    BOOLEAN,
    LIST,
    NUMBER,
    OBJECT,
    PRESENT,
    SCALAR,
    SIZED,
    TEXT,
    Signature,
    run,
)
from render.values import MISSING, ValueRefused, is_filled, is_true, kind_of, plain

__all__ = ["FILTERS", "FUNCTIONS", "TESTS", "Signature", "ValueRefused", "binary", "check", "run"]


def _s(da: str, en: str) -> Message:
    return Message(da, en)


def _length(value: Any, _: str) -> int:
    return len(value)


def _compare(operator: str) -> Callable[..., bool]:
    def compare(value: Any, _: str, other: Any) -> bool:
        return bool(binary(operator, value, other))

    return compare


def _is(kind: str) -> Callable[..., bool]:
    return lambda value, _: kind_of(value) == kind


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


TESTS: Mapping[str, Signature] = {
    "udfyldt": Signature(ANY, "boolean", lambda value, _: is_filled(value), _s("feltet er der og er ikke blankt", "the field is there and not blank"), example="{% if x is udfyldt %}"),
    "defined": Signature(ANY, "boolean", lambda value, _: value is not MISSING, _s("feltet er i sagen", "the field is in the case")),
    "undefined": Signature(ANY, "boolean", lambda value, _: value is MISSING, _s("feltet er ikke i sagen", "the field is not in the case")),
    "none": Signature(ANY, "boolean", lambda value, _: value is None, _s("feltet er null", "the field is null")),
    "string": Signature(ANY, "boolean", _is("text"), _s("er en tekst", "is a text")),
    "number": Signature(ANY, "boolean", _is("number"), _s("er et tal", "is a number")),
    "integer": Signature(ANY, "boolean", lambda value, _: _whole(value), _s("er et helt tal", "is a whole number")),
    "float": Signature(ANY, "boolean", lambda value, _: isinstance(value, Decimal), _s("er et decimaltal", "is a decimal number")),
    "boolean": Signature(ANY, "boolean", _is("boolean"), _s("er ja/nej", "is yes/no")),
    "mapping": Signature(ANY, "boolean", _is("object"), _s("er en gruppe af felter", "is a group of fields")),
    "sequence": Signature(ANY, "boolean", lambda value, _: kind_of(value) in SIZED, _s("er en liste (eller tekst)", "is a list (or text)")),
    "iterable": Signature(ANY, "boolean", lambda value, _: kind_of(value) in SIZED, _s("kan gentages", "can be looped over")),
    "true": Signature(ANY, "boolean", lambda value, _: value is True, _s("er ja (true)", "is true")),
    "false": Signature(ANY, "boolean", lambda value, _: value is False, _s("er nej (false)", "is false")),
    "odd": Signature(NUMBER, "boolean", lambda value, _: value % 2 == 1, _s("er ulige", "is odd")),
    "even": Signature(NUMBER, "boolean", lambda value, _: value % 2 == 0, _s("er lige", "is even")),
    "divisibleby": Signature(NUMBER, "boolean", lambda value, _, n: binary("%", value, n) == 0, _s("går op i", "is divisible by"), ("num",), 1),
    "in": Signature(PRESENT, "boolean", _compare("in"), _s("findes i", "is in"), ("seq",), 1),
    "eq": Signature(PRESENT, "boolean", _compare("=="), _s("er lig med", "equals"), ("other",), 1),
    "equalto": Signature(PRESENT, "boolean", _compare("=="), _s("er lig med", "equals"), ("other",), 1),
    "==": Signature(PRESENT, "boolean", _compare("=="), _s("er lig med", "equals"), ("other",), 1),
    "ne": Signature(PRESENT, "boolean", _compare("!="), _s("er ikke lig med", "differs from"), ("other",), 1),
    "lt": Signature(PRESENT, "boolean", _compare("<"), _s("er mindre end", "is less than"), ("other",), 1),
    "le": Signature(PRESENT, "boolean", _compare("<="), _s("er højst", "is at most"), ("other",), 1),
    "gt": Signature(PRESENT, "boolean", _compare(">"), _s("er større end", "is greater than"), ("other",), 1),
    "ge": Signature(PRESENT, "boolean", _compare(">="), _s("er mindst", "is at least"), ("other",), 1),
}  # fmt: skip


def _selector(wanted: bool) -> Callable[..., list[Any]]:
    def select(
        items: Any, language: str, attribute: str, test: str = "", value: Any = MISSING
    ) -> list[Any]:
        rest = () if value is MISSING else (value,)
        return [item for item in items if _passes(item, language, attribute, test, rest) is wanted]

    return select


def _passes(item: Any, language: str, attribute: str, test: str, rest: tuple[Any, ...]) -> bool:
    field = item.get(attribute, MISSING) if isinstance(item, dict) else MISSING
    if not test:
        return is_true(field)
    if test not in TESTS:
        raise ValueRefused(_s(f"Testen »{test}« findes ikke.", f'There is no test "{test}".'))
    return bool(run(TESTS[test], test, field, language, rest))


FILTERS: Mapping[str, Signature] = {
    # Danish formatting
    "dato": Signature(TEXT, "text", functions.formatted(danish.date), _s("dato på dansk: »20. november 2026«; \"kort\" giver »20.11.2026«, \"dd-MM-yyyy\" »20-11-2026«", 'date in Danish: "20. november 2026"; "kort" gives "20.11.2026", "dd-MM-yyyy" gives "20-11-2026"'), ("form",), example="{{ sag.dato|dato }}"),
    "kroner": Signature(NUMBER, "text", functions.formatted(danish.money), _s("beløb: »1.234,50 kr.«", 'amount: "1.234,50 kr."'), example="{{ beloeb|kroner }}"),
    "tal": Signature(NUMBER, "text", functions.formatted(functions.number), _s("tal med dansk komma og punktum", "number with Danish separators"), ("decimaler",), example="{{ antal|tal }}"),
    "cpr": Signature(TEXT, "text", functions.formatted(danish.cpr), _s("CPR-nummer med bindestreg", "CPR number with a hyphen"), example="{{ barn.cpr|cpr }}"),
    "cpr_skjult": Signature(TEXT, "text", functions.formatted(danish.cpr_hidden), _s("CPR-nummer uden de sidste fire cifre", "CPR number without its last four digits"), example="{{ barn.cpr|cpr_skjult }}"),
    "telefon": Signature(TEXT, "text", functions.formatted(danish.phone), _s("telefonnummer i par: »32 80 33«", 'telephone number in pairs: "32 80 33"'), example="{{ telefon|telefon }}"),
    "liste": Signature(LIST, "text", functions.enumerated, _s("opremsning: »a, b og c«", 'enumeration: "a, b og c"'), example="{{ navne|liste }}"),
    "ja_nej": Signature(BOOLEAN, "text", functions.formatted(danish.yes_no), _s("»ja« eller »nej« (eller egne ord)", '"ja" or "nej" (or words of your own)'), ("ja", "nej"), example="{{ samtykke|ja_nej }}"),
    "afsnit": Signature(TEXT, "paragraphs", functions.paragraphs, _s("én linje bliver ét afsnit", "each line becomes a paragraph"), example="{{ tekst|afsnit }}"),
    "stort": Signature(TEXT, "text", lambda value, _: value[:1].upper() + value[1:], _s("stort begyndelsesbogstav", "capital first letter"), example="{{ navn|stort }}"),
    # text
    "upper": Signature(TEXT, "text", lambda value, _: value.upper(), _s("store bogstaver", "upper case")),
    "lower": Signature(TEXT, "text", lambda value, _: value.lower(), _s("små bogstaver", "lower case")),
    "capitalize": Signature(TEXT, "text", lambda value, _: value.capitalize(), _s("første bogstav stort, resten små", "first letter upper, the rest lower case")),
    "title": Signature(TEXT, "text", lambda value, _: value.title(), _s("stort begyndelsesbogstav i hvert ord", "capital first letter in each word")),
    "trim": Signature(TEXT, "text", lambda value, _: value.strip(), _s("uden mellemrum i enderne", "without spaces at the ends")),
    "replace": Signature(TEXT, "text", functions.replaced, _s("erstat en tekst med en anden", "replace one text by another"), ("old", "new"), 2),
    "truncate": Signature(TEXT, "text", functions.shortened, _s("forkort til en længde", "shorten to a length"), ("length", "killwords", "end")),
    "string": Signature(SCALAR, "text", lambda value, _: plain(value), _s("som tekst", "as text")),
    "e": Signature(SCALAR, "text", lambda value, _: plain(value), _s("uden virkning: alt indsættes sikkert", "no effect: everything is escaped")),
    "escape": Signature(SCALAR, "text", lambda value, _: plain(value), _s("uden virkning: alt indsættes sikkert", "no effect: everything is escaped")),
    # numbers
    "round": Signature(NUMBER, "number", functions.rounded, _s("afrund", "round"), ("precision", "method")),
    "abs": Signature(NUMBER, "number", lambda value, _: abs(value), _s("uden fortegn", "without sign")),
    "int": Signature(SCALAR, "number", functions.whole, _s("som helt tal", "as a whole number")),
    # lists and objects
    "length": Signature(SIZED, "number", _length, _s("antal", "how many")),
    "count": Signature(SIZED, "number", _length, _s("antal", "how many")),
    "first": Signature(LIST, "any", functions.first, _s("første i listen", "first of the list")),
    "last": Signature(LIST, "any", functions.last, _s("sidste i listen", "last of the list")),
    "join": Signature(LIST, "text", functions.joined, _s("sæt sammen med et skilletegn", "join with a separator"), ("d",)),
    "sort": Signature(LIST, "list", functions.ordered, _s("sortér (æ, ø, å sidst)", "sort (æ, ø, å last)"), ("reverse", "attribute")),
    "reverse": Signature(LIST, "list", lambda value, _: list(reversed(value)), _s("omvendt rækkefølge", "in reverse order")),
    "unique": Signature(LIST, "list", functions.distinct, _s("hver værdi kun én gang", "each value once")),
    "map": Signature(LIST, "list", functions.fields, _s("ét felt fra hver", "one field of each"), ("attribute",), 1),
    "selectattr": Signature(LIST, "list", _selector(True), _s("dem, hvor et felt opfylder en test", "those whose field passes a test"), ("attribute", "test", "value"), 1),
    "rejectattr": Signature(LIST, "list", _selector(False), _s("dem, hvor et felt ikke opfylder en test", "those whose field fails a test"), ("attribute", "test", "value"), 1),
    "sum": Signature(LIST, "number", functions.total, _s("læg sammen", "sum"), ("attribute",)),
    "min": Signature(LIST, "any", functions.smallest, _s("mindste", "smallest")),
    "max": Signature(LIST, "any", functions.largest, _s("største", "largest")),
    "list": Signature(LIST, "list", lambda value, _: list(value), _s("som liste", "as a list")),
    "items": Signature(OBJECT, "list", lambda value, _: [[k, v] for k, v in value.items()], _s("felternes navne og værdier", "names and values of the fields")),
    "dictsort": Signature(OBJECT, "list", functions.sorted_fields, _s("felterne sorteret efter navn", "the fields sorted by name")),
    # absence
    "default": Signature(ANY, "any", functions.otherwise, _s("en anden værdi, når feltet mangler eller er null", "another value where the field is missing or null"), ("default_value", "boolean"), example='{{ titel|default("sagsbehandler") }}'),
    "d": Signature(ANY, "any", functions.otherwise, _s("som default", "as default"), ("default_value", "boolean")),
}  # fmt: skip

FUNCTIONS: Mapping[str, Message] = {
    "range": _s("tal i rækkefølge (højst 1.000)", "numbers in order (at most 1,000)"),
    "loop.cycle": _s("skiftevis værdier i en løkke", "values in turn within a loop"),
}


def check(part: Expression, macros: Mapping[str, Any]) -> None:
    """Refuse a filter, test or function that does not exist, or arguments that do not fit."""
    if isinstance(part, FilterNode):
        if part.name == "safe":
            raise LanguageError(_SAFE, "refused")
        _check_call(FILTERS, part.name, part.arguments, part.named, "Filteret", "filter")
        _check_selector(part)
    elif isinstance(part, TestNode):
        _check_call(TESTS, part.name, part.arguments, (), "Testen", "test")
    elif isinstance(part, Call) and part.name not in FUNCTIONS and part.name not in macros:
        raise _unknown(part.name, [*FUNCTIONS, *macros], "Funktionen", "function")


def _check_selector(part: FilterNode) -> None:
    """Refuse a test that `selectattr` names and that does not exist."""
    if part.name in ("selectattr", "rejectattr") and len(part.arguments) > 1:
        test = part.arguments[1]
        if isinstance(test, Const) and isinstance(test.value, str) and test.value not in TESTS:
            raise _unknown(test.value, list(TESTS), "Testen", "test")


_SAFE = _s(
    "»safe« kan ikke bruges: sagsdata indsættes altid som tekst.",
    '"safe" cannot be used: case data is always inserted as text.',
)


def _check_call(
    table: Mapping[str, Signature],
    name: str,
    arguments: tuple[Expression, ...],
    named: tuple[tuple[str, Expression], ...],
    da: str,
    en: str,
) -> None:
    if name not in table:
        raise _unknown(name, list(table), da, en)
    signature = table[name]
    given = {*signature.names[: len(arguments)], *(key for key, _ in named)}
    needed = set(signature.names[: signature.required])
    if (
        len(arguments) > len(signature.names)
        or not given <= set(signature.names)
        or not needed <= given
    ):
        words = ", ".join(signature.names) or "–"
        raise LanguageError(
            _s(
                f"{da} »{name}« har fået forkerte argumenter (mulige: {words}).",
                f'The {en} "{name}" was given the wrong arguments (possible: {words}).',
            ),
            "arguments",
        )


_KINDS = {"filter": frozenset(FILTERS), "test": frozenset(TESTS)}


def _unknown(name: str, known: list[str], da: str, en: str) -> LanguageError:
    from difflib import get_close_matches  # late: sound templates know all their filters

    from render import foreign

    hint = foreign.instead(en, name, _KINDS) or did_you_mean(get_close_matches(name, known, n=1))
    return LanguageError(
        _s(
            f"{da} »{name}« findes ikke. {hint.da}".rstrip(),
            f'There is no {en} "{name}". {hint.en}'.rstrip(),
        ),
        f"unknown-{en}",
        name=name,
    )
