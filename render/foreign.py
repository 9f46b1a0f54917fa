"""What to use instead of the filters, tests, functions and methods of other dialects."""

from __future__ import annotations

from collections.abc import Mapping

from render.message import Message

_SAME = {  # another dialect's name for one of our filters
    "dato": "strftime date dateformat format_date format_datetime datetime dateformatter",
    "kroner": "currency money format_currency format kr beloeb beløb",
    "tal": "number_format numberformat intcomma floatformat nice_number add_separators "
    "filesizeformat format_number",
    "stort": "capitalize_first capfirst ucfirst upper_first",
    "afsnit": "nl2br paragraphs manual_line_breaks linebreaks single_paragraph",
    "ja_nej": "yesno yes_no",
    "liste": "comma_and_list comma_list and_list enumerate add_and",
    "telefon": "phone tel phone_number phone_number_formatted",
    "upper": "uppercase",
    "lower": "lowercase",
    "title": "titlecase title_case",
    "trim": "strip lstrip rstrip",
    "length": "len size antal wordcount",
    "default": "fallback if_none ifempty otherwise coalesce",
    "selectattr": "select where filter groupby",
    "rejectattr": "reject",
    "map": "pluck",
    "sort": "sorted sort_by order_by",
    "string": "str text tekst",
}
_OURS = {name: ours for ours, names in _SAME.items() for name in names.split()}


def _all(names: str, da: str, en: str) -> dict[str, Message]:
    return dict.fromkeys(names.split(), Message(da, en))


_FILTERS: Mapping[str, Message] = {
    **_all("attr", "Skriv feltet med punktum: barn.navn.", "Write it with a dot: child.name."),
    **_all(
        "batch slice",
        "Flere kolonner laves i en tabel med {%tc for … %}.",
        "Several columns are made in a table by {%tc for ... %}.",
    ),
    **_all(
        "center indent wordwrap xmlattr bullets",
        "Opstilling laves i Word, ikke i koden.",
        "Layout is made in Word, not in the tag.",
    ),
    **_all(
        "markdown inline_markdown RichText",
        "Skriften vælges i Word: formatér selve koden. »afsnit« deler en tekst i afsnit.",
        'The font is chosen in Word: format the tag itself. "afsnit" parts a text in paragraphs.',
    ),
    **_all(
        "forceescape striptags html xml",
        "Slet det: alt fra sagen indsættes som ren tekst.",
        "Delete it: all that comes from the case is inserted as plain text.",
    ),
    **_all("float", "Brug et felt, der er et tal i skemaet.", "Use a field that is a number."),
    **_all(
        "pprint tojson json",
        "Skriv hvert felt for sig.",
        "Print each field on its own.",
    ),
    **_all(
        "random shuffle",
        "Et brev skal blive ens, hver gang det udfyldes.",
        "A letter must be the same each time it is filled.",
    ),
    **_all(
        "urlencode urlize",
        "Skriv hele adressen i sagen, og sæt koden ind som linkets adresse i Word.",
        "Write the whole address in the case, and put the tag in as the link's address in Word.",
    ),
}  # fmt: skip
_TESTS: Mapping[str, Message] = {
    **_all("sameas", "Brug ==.", "Use ==."),
    **_all("greaterthan lessthan", "Brug > eller <.", "Use > or <."),
    **_all("null", "Brug »none«.", 'Use "none".'),
    **_all("filled present given notempty", "Brug »udfyldt«.", 'Use "udfyldt".'),
    **_all("empty blank tom blankt", "Skriv »is not udfyldt«.", 'Write "is not udfyldt".'),
    **_all(
        "lower upper callable escaped filter test",
        "Sammenlign i stedet med ==.",
        "Compare by == instead.",
    ),
}
_FUNCTIONS: Mapping[str, Message] = {
    **_all(
        "RichText R RichTextParagraph RP Listing",
        "Skriften vælges i Word: formatér selve koden. »afsnit« deler en tekst i afsnit.",
        'The font is chosen in Word: format the tag itself. "afsnit" parts a text in paragraphs.',
    ),
    **_all(
        "InlineImage Subdoc include_docx_template new_subdoc",
        "Billeder og andre dokumenter kan ikke sættes ind. Sæt dem ind i skabelonen i Word.",
        "Pictures and other documents cannot be inserted. Put them into the template in Word.",
    ),
    **_all(
        "showifdef",
        "Skriv »{% if felt is udfyldt %}{{ felt }}{% endif %}«.",
        'Write "{% if field is udfyldt %}{{ field }}{% endif %}".',
    ),
    **_all("defined", "Skriv »felt is defined«.", 'Write "field is defined".'),
    **_all(
        "today now current_datetime",
        "Brug et datofelt fra sagen, så brevet kan laves igen: {{ brev.dato|dato }}.",
        "Use a date of the case, so that the letter can be made again: {{ letter.date|dato }}.",
    ),
    **_all("enumerate", "Brug »loop.index« i løkken.", 'Use "loop.index" in the loop.'),
    **_all("cycler", "Brug »loop.cycle«.", 'Use "loop.cycle".'),
    **_all("joiner", "Brug filteret »liste« eller »join«.", 'Use the filter "liste" or "join".'),
    **_all(
        "namespace",
        "Brug filtrene »selectattr«, »sum« eller »length« i stedet for at tælle i en løkke.",
        'Use the filters "selectattr", "sum" or "length" instead of counting in a loop.',
    ),
    **_all("dict zip lipsum", "Skriv teksten selv.", "Write the text yourself."),
}
_TABLES = {"filter": _FILTERS, "test": _TESTS, "function": _FUNCTIONS}
_METHODS = {
    "strip": "trim", "format": "tal", "strftime": "dato", "isoformat": "dato", "count": "length",
    "upper": "upper", "lower": "lower", "title": "title", "capitalize": "capitalize",
    "replace": "replace", "items": "items", "join": "join", "split": "afsnit", "sort": "sort",
}  # fmt: skip


def instead(kind: str, name: str, kinds: Mapping[str, frozenset[str]]) -> Message | None:
    """
    Return what to write instead of an unknown "filter", "test" or "function".

    `kinds` are the names that there are of each kind; None where no advice is known.
    """
    if name in _TABLES[kind]:
        return _TABLES[kind][name]
    ours = _OURS.get(name, name)
    if kind == "filter" and ours in kinds["filter"]:
        return Message(f"Brug »{ours}« i stedet.", f'Use "{ours}" instead.')
    if kind == "function" and ours in kinds["filter"]:
        return Message(
            f"Det er et filter: skriv »{{{{ felt|{ours} }}}}«.",
            f'It is a filter: write "{{{{ field|{ours} }}}}".',
        )
    if kind != "test" and name in kinds["test"]:
        return Message(f"Det er en test: skriv »felt is {name}«.", f'Test it: "field is {name}".')
    if kind == "test" and name in kinds["filter"]:
        return Message(f"»{name}« er et filter, ingen test.", f'"{name}" is a filter, no test.')
    return None


def method(name: str) -> Message:
    """Return what to write instead of a call of a method."""
    ours = _METHODS.get(name)
    if ours is None:
        return Message(
            "Brug et filter i stedet (»segl types« viser dem).",
            'Use a filter instead ("segl types" lists them).',
        )
    return Message(f"Brug filteret »|{ours}« i stedet.", f'Use the filter "|{ours}" instead.')
