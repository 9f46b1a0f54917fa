"""
The closed set of filters, tests and functions, each with a typed signature.

A filter sees only values that its signature accepts, so that nothing prints as
`None` or as Python. Names shared with Jinja mean what they mean there; the Danish
ones format what letters need. `segl types` prints this table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from decimal import ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from render import danish
from render.expression import Call, Expression, LanguageError
from render.expression import Filter as FilterNode
from render.expression import Test as TestNode
from render.message import Message
from render.values import MISSING, Paragraphs, is_filled, is_true, kind_of, plain

TEXT = frozenset({"text"})
NUMBER = frozenset({"number"})
BOOLEAN = frozenset({"boolean"})
LIST = frozenset({"list"})
OBJECT = frozenset({"object"})
SCALAR = TEXT | NUMBER
SIZED = TEXT | LIST | OBJECT
ANY = frozenset({"text", "number", "boolean", "list", "object", "null", "missing"})
PRESENT = ANY - {"null", "missing"}


class ValueRefused(Exception):
    """A value that a filter, test or operator cannot use; holds a message without it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


@dataclass(frozen=True, slots=True)
class Signature:
    """
    A filter or test: the kinds of value it accepts, what it gives, its arguments.

    `run(value, language, *arguments)` does the work; `required` and `names` say how
    many arguments must and may be given.
    """

    accepts: frozenset[str]
    gives: str
    run: Callable[..., Any]
    summary: Message
    names: tuple[str, ...] = ()
    required: int = 0
    example: str = ""


def _s(da: str, en: str) -> Message:
    return Message(da, en)


def _length(value: Any, _: str) -> int:
    return len(value)


def _first(value: Any, _: str) -> Any:
    if not value:
        raise ValueRefused(_s("Listen er tom.", "The list is empty."))
    return value[0]


def _last(value: Any, _: str) -> Any:
    _first(value, _)
    return value[-1]


def _scalars(values: Any) -> list[str]:
    for item in values:
        if kind_of(item) not in SCALAR:
            raise ValueRefused(
                _s("Listen skal bestå af tekster eller tal.", "The list must hold texts or numbers.")
            )
    return [plain(item) for item in values]


def _join(value: Any, _: str, separator: str = "") -> str:
    return separator.join(_scalars(value))


def _sort(value: Any, _: str, reverse: bool = False, attribute: str = "") -> list[Any]:
    keys = [_attribute(item, attribute) if attribute else item for item in value]
    kinds = {kind_of(key) for key in keys}
    if not (kinds <= TEXT or kinds <= NUMBER):
        raise ValueRefused(
            _s("Kun lister af tekster eller af tal kan sorteres.", "Only lists of texts or of numbers can be sorted.")
        )
    order = sorted(range(len(keys)), key=lambda i: _folded(keys[i]), reverse=reverse)
    return [value[i] for i in order]


def _folded(key: Any) -> Any:
    return danish.sort_key(key) if isinstance(key, str) else key


def _attribute(item: Any, name: str) -> Any:
    for part in name.split("."):
        if not isinstance(item, dict) or part not in item:
            raise ValueRefused(
                _s(f"Feltet »{part}« mangler i listen.", f'The field "{part}" is missing in the list.')
            )
        item = item[part]
    return item


def _unique(value: Any, _: str) -> list[Any]:
    _scalars(value)
    return list(dict.fromkeys(value))


def _map(value: Any, _: str, attribute: str) -> list[Any]:
    return [_attribute(item, attribute) for item in value]


def _selector(wanted: bool) -> Callable[..., list[Any]]:
    def select(value: Any, language: str, attribute: str, test: str = "", *rest: Any) -> list[Any]:
        return [item for item in value if _passes(item, language, attribute, test, rest) is wanted]

    return select


def _passes(item: Any, language: str, attribute: str, test: str, rest: tuple[Any, ...]) -> bool:
    field = item.get(attribute, MISSING) if isinstance(item, dict) else MISSING
    if not test:
        return is_true(field)
    if test not in TESTS:
        raise ValueRefused(_s(f"Testen »{test}« findes ikke.", f'There is no test "{test}".'))
    return bool(run(TESTS[test], test, field, language, rest))


def _sum(value: Any, _: str, attribute: str = "") -> int | Decimal:
    total: int | Decimal = 0
    for item in value:
        number = _attribute(item, attribute) if attribute else item
        if kind_of(number) != "number":
            raise ValueRefused(_s("Kun tal kan lægges sammen.", "Only numbers can be summed."))
        total += number
    return total


_ROUNDING = {"common": ROUND_HALF_EVEN, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}


def _round(value: Any, _: str, precision: int = 0, method: str = "common") -> Decimal:
    if method not in _ROUNDING or not -9 <= precision <= 9:
        raise ValueRefused(_s("Afrundingen findes ikke.", "There is no such rounding."))
    return Decimal(value).quantize(Decimal(1).scaleb(-precision), rounding=_ROUNDING[method])


def _int(value: Any, _: str) -> int:
    try:
        return int(Decimal(value))
    except (ArithmeticError, ValueError) as error:
        raise ValueRefused(_s("Teksten er ikke et tal.", "The text is not a number.")) from error


def _extreme(pick: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    def extreme(value: Any, language: str) -> Any:
        _first(value, language)
        return pick(_sort(value, language))

    return extreme


def _replace(value: str, _: str, old: str, new: str) -> str:
    return value.replace(old, new) if old else value


def _truncate(value: str, _: str, length: int = 255, killwords: bool = False, end: str = "…") -> str:
    if len(value) <= length:
        return value
    cut = value[: max(length - len(end), 0)]
    return (cut if killwords else cut.rsplit(" ", 1)[0]) + end


def _paragraphs(value: str, _: str) -> Paragraphs:
    return Paragraphs(tuple(line for line in value.splitlines() if line.strip()) or ("",))


def _default(value: Any, _: str, other: Any = "", boolean: bool = False) -> Any:
    empty = value is MISSING or value is None or (boolean and not value)
    return other if empty else value


def _dictsort(value: dict[str, Any], _: str) -> list[Any]:
    return [[key, value[key]] for key in sorted(value, key=danish.sort_key)]


def _folding(function: Callable[..., str]) -> Callable[..., str]:
    """Turn a formatter's ValueError into a refusal that does not repeat the value."""

    def formatted(value: Any, language: str, *arguments: Any) -> str:
        try:
            return function(value, language, *arguments)
        except danish.FormatError as error:
            raise ValueRefused(error.message) from error

    return formatted


FILTERS: Mapping[str, Signature] = {
    # Danish formatting
    "dato": Signature(TEXT, "text", _folding(danish.date), _s("dato på dansk: »20. november 2026«; \"kort\" giver »20.11.2026«", 'date in Danish: "20. november 2026"; "kort" gives "20.11.2026"'), ("form",), example="{{ sag.dato|dato }}"),
    "kroner": Signature(NUMBER, "text", _folding(danish.money), _s("beløb: »1.234,50 kr.«", 'amount: "1.234,50 kr."'), example="{{ beloeb|kroner }}"),
    "tal": Signature(NUMBER, "text", _folding(danish.number), _s("tal med dansk komma og punktum", "number with Danish separators"), ("decimaler",), example="{{ antal|tal }}"),
    "cpr": Signature(TEXT, "text", _folding(danish.cpr), _s("CPR-nummer med bindestreg", "CPR number with a hyphen"), example="{{ barn.cpr|cpr }}"),
    "cpr_skjult": Signature(TEXT, "text", _folding(danish.cpr_hidden), _s("CPR-nummer uden de sidste fire cifre", "CPR number without its last four digits"), example="{{ barn.cpr|cpr_skjult }}"),
    "telefon": Signature(TEXT, "text", _folding(danish.phone), _s("telefonnummer i par: »32 80 33«", 'telephone number in pairs: "32 80 33"'), example="{{ telefon|telefon }}"),
    "liste": Signature(LIST, "text", lambda value, language: danish.enumerate_words(_scalars(value), language), _s("opremsning: »a, b og c«", 'enumeration: "a, b og c"'), example="{{ navne|liste }}"),
    "ja_nej": Signature(BOOLEAN, "text", _folding(danish.yes_no), _s("»ja« eller »nej« (eller egne ord)", '"ja" or "nej" (or words of your own)'), ("ja", "nej"), example="{{ samtykke|ja_nej }}"),
    "afsnit": Signature(TEXT, "paragraphs", _paragraphs, _s("én linje bliver ét afsnit", "each line becomes a paragraph"), example="{{ tekst|afsnit }}"),
    "stort": Signature(TEXT, "text", lambda value, _: value[:1].upper() + value[1:], _s("stort begyndelsesbogstav", "capital first letter"), example="{{ navn|stort }}"),
    # text
    "upper": Signature(TEXT, "text", lambda value, _: value.upper(), _s("store bogstaver", "upper case")),
    "lower": Signature(TEXT, "text", lambda value, _: value.lower(), _s("små bogstaver", "lower case")),
    "capitalize": Signature(TEXT, "text", lambda value, _: value.capitalize(), _s("første bogstav stort, resten små", "first letter upper, the rest lower case")),
    "title": Signature(TEXT, "text", lambda value, _: value.title(), _s("stort begyndelsesbogstav i hvert ord", "capital first letter in each word")),
    "trim": Signature(TEXT, "text", lambda value, _: value.strip(), _s("uden mellemrum i enderne", "without spaces at the ends")),
    "replace": Signature(TEXT, "text", _replace, _s("erstat en tekst med en anden", "replace one text by another"), ("old", "new"), 2),
    "truncate": Signature(TEXT, "text", _truncate, _s("forkort til en længde", "shorten to a length"), ("length", "killwords", "end")),
    "string": Signature(SCALAR, "text", lambda value, _: plain(value), _s("som tekst", "as text")),
    "e": Signature(SCALAR, "text", lambda value, _: plain(value), _s("uden virkning: alt indsættes sikkert", "no effect: everything is escaped")),
    "escape": Signature(SCALAR, "text", lambda value, _: plain(value), _s("uden virkning: alt indsættes sikkert", "no effect: everything is escaped")),
    # numbers
    "round": Signature(NUMBER, "number", _round, _s("afrund", "round"), ("precision", "method")),
    "abs": Signature(NUMBER, "number", lambda value, _: abs(value), _s("uden fortegn", "without sign")),
    "int": Signature(SCALAR, "number", _int, _s("som helt tal", "as a whole number")),
    # lists and objects
    "length": Signature(SIZED, "number", _length, _s("antal", "how many")),
    "count": Signature(SIZED, "number", _length, _s("antal", "how many")),
    "first": Signature(LIST, "any", _first, _s("første i listen", "first of the list")),
    "last": Signature(LIST, "any", _last, _s("sidste i listen", "last of the list")),
    "join": Signature(LIST, "text", _join, _s("sæt sammen med et skilletegn", "join with a separator"), ("d",)),
    "sort": Signature(LIST, "list", _sort, _s("sortér (æ, ø, å sidst)", "sort (æ, ø, å last)"), ("reverse", "attribute")),
    "reverse": Signature(LIST, "list", lambda value, _: list(reversed(value)), _s("omvendt rækkefølge", "in reverse order")),
    "unique": Signature(LIST, "list", _unique, _s("hver værdi kun én gang", "each value once")),
    "map": Signature(LIST, "list", _map, _s("ét felt fra hver", "one field of each"), ("attribute",), 1),
    "selectattr": Signature(LIST, "list", _selector(True), _s("dem, hvor et felt opfylder en test", "those whose field passes a test"), ("attribute", "test", "value"), 1),
    "rejectattr": Signature(LIST, "list", _selector(False), _s("dem, hvor et felt ikke opfylder en test", "those whose field fails a test"), ("attribute", "test", "value"), 1),
    "sum": Signature(LIST, "number", _sum, _s("læg sammen", "sum"), ("attribute",)),
    "min": Signature(LIST, "any", _extreme(lambda ordered: ordered[0]), _s("mindste", "smallest")),
    "max": Signature(LIST, "any", _extreme(lambda ordered: ordered[-1]), _s("største", "largest")),
    "list": Signature(LIST, "list", lambda value, _: list(value), _s("som liste", "as a list")),
    "items": Signature(OBJECT, "list", lambda value, _: [[k, v] for k, v in value.items()], _s("felternes navne og værdier", "names and values of the fields")),
    "dictsort": Signature(OBJECT, "list", _dictsort, _s("felterne sorteret efter navn", "the fields sorted by name")),
    # absence
    "default": Signature(ANY, "any", _default, _s("en anden værdi, når feltet mangler eller er null", "another value where the field is missing or null"), ("default_value", "boolean"), example='{{ titel|default("sagsbehandler") }}'),
    "d": Signature(ANY, "any", _default, _s("som default", "as default"), ("default_value", "boolean")),
}  # fmt: skip


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
    elif isinstance(part, TestNode):
        _check_call(TESTS, part.name, part.arguments, (), "Testen", "test")
    elif isinstance(part, Call) and part.name not in FUNCTIONS and part.name not in macros:
        raise _unknown(part.name, [*FUNCTIONS, *macros], "Funktionen", "function")


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


def _unknown(name: str, known: list[str], da: str, en: str) -> LanguageError:
    near = get_close_matches(name, known, n=1)
    hint_da = f" Mente du »{near[0]}«?" if near else ""
    hint_en = f' Did you mean "{near[0]}"?' if near else ""
    return LanguageError(
        _s(f"{da} »{name}« findes ikke.{hint_da}", f'There is no {en} "{name}".{hint_en}'),
        f"unknown-{en}",
    )


def run(
    signature: Signature,
    name: str,
    value: Any,
    language: str,
    arguments: tuple[Any, ...],
    named: Mapping[str, Any] | None = None,
) -> Any:
    """Apply a filter or test; a value or argument outside its signature is refused."""
    if kind_of(value) not in signature.accepts:
        raise ValueRefused(_unaccepted(name, kind_of(value), signature.accepts))
    for argument in (*arguments, *(named or {}).values()):
        if kind_of(argument) not in PRESENT:
            raise ValueRefused(_unaccepted(name, kind_of(argument), PRESENT))
    try:
        return signature.run(value, language, *arguments, **(named or {}))
    except (TypeError, AttributeError, ArithmeticError, ValueError) as error:
        raise ValueRefused(
            _s(f"»{name}« kan ikke bruge argumentet.", f'"{name}" cannot use its argument.')
        ) from error


def _unaccepted(name: str, kind: str, accepts: frozenset[str]) -> Message:
    from render.values import KINDS

    da = " eller ".join(sorted(KINDS[k].da for k in accepts - {"null", "missing"}))
    en = " or ".join(sorted(KINDS[k].en for k in accepts - {"null", "missing"}))
    return _s(
        f"»{name}« kræver {da}, men feltet er {KINDS[kind].da}.",
        f'"{name}" takes {en}, but the field is {KINDS[kind].en}.',
    )


MAX_TEXT = 1_000_000
MAX_NUMBER = Decimal(10) ** 30
_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: Decimal(a) / Decimal(b),
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "==": lambda a, b: kind_of(a) == kind_of(b) and a == b,
    "!=": lambda a, b: kind_of(a) != kind_of(b) or a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def binary(operator: str, left: Any, right: Any) -> Any:
    """Apply an operator to two present values; anything but its own kinds is refused."""
    kinds = (kind_of(left), kind_of(right))
    if operator == "~":
        return _bounded(plain(_scalar(left, operator)) + plain(_scalar(right, operator)))
    if operator in ("in", "not in"):
        return _contains(left, right) is (operator == "in")
    if operator in ("==", "!="):
        _scalar(left, operator)
        _scalar(right, operator)
    elif not (kinds == ("number", "number") or (kinds == ("text", "text") and operator in _ORDER)):
        raise ValueRefused(_mismatch(operator, kinds))
    if operator in ("/", "//", "%") and right == 0:
        raise ValueRefused(_s("Der divideres med nul.", "Division by zero."))
    return _bounded(_OPERATORS[operator](left, right))


_ORDER = frozenset({"+", "<", "<=", ">", ">="})


def _contains(left: Any, right: Any) -> bool:
    kind = kind_of(right)
    if kind == "list":
        return any(binary("==", left, item) for item in right)
    if kind in ("text", "object") and kind_of(left) == "text":
        return left in right
    raise ValueRefused(_mismatch("in", (kind_of(left), kind)))


def _scalar(value: Any, operator: str) -> Any:
    kind = kind_of(value)
    if kind not in ("text", "number", "boolean") or (operator == "~" and kind == "boolean"):
        raise ValueRefused(_mismatch(operator, (kind,)))
    return value


def _mismatch(operator: str, kinds: tuple[str, ...]) -> Message:
    from render.values import KINDS

    return _s(
        f"»{operator}« kan ikke bruges på {' og '.join(KINDS[k].da for k in kinds)}.",
        f'"{operator}" cannot be used on {" and ".join(KINDS[k].en for k in kinds)}.',
    )


def _bounded(value: Any) -> Any:
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise ValueRefused(_s("Teksten bliver for lang.", "The text grows too long."))
    if isinstance(value, (int, Decimal)) and abs(value) > MAX_NUMBER:
        raise ValueRefused(_s("Tallet bliver for stort.", "The number grows too large."))
    return value
