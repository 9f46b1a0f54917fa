"""
Does Segl fill docxtpl's own templates as docxtpl does?

    python bench/conformance.py [--corpus FOLDER]

Each template of `FOLDER/docxtpl` with a plain-JSON context is filled by both and
compared: the text of every paragraph, then the structure (see render/second.py).
Deviations and templates left out are listed with their reasons; the command fails
on a difference that is not among them. The templates are docxtpl's (LGPL) and not
part of this project.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from render import case, second
from render.errors import SeglError
from render.renderer import Renderer
from render.template import Template, read_file

_ROWS = [
    {"desc": "Python", "qty": 2, "price": "7.50"},
    {"desc": "A & B <c>", "qty": 1, "price": "1"},
]
_MERGE: dict[str, Any] = {"category": "Book", "total_price": "18.00", "items": _ROWS}

CONTEXTS: dict[str, dict[str, Any]] = {
    "cellbg_tpl": {
        "alerts": [
            {"date": "2015-03-10", "desc": "Very & critical", "type": "CRITICAL", "bg": "FF0000"},
            {"date": "2015-03-11", "desc": "Just a warning", "type": "WARNING", "bg": "FFDD00"},
        ]
    },
    "comments_tpl": {},
    "doc_properties_tpl": {"test": "HelloWorld"},
    "dynamic_table_tpl": {
        "col_labels": ["fruit", "vegetable", "stone", "thing"],
        "tbl_contents": [
            {"label": "yellow", "cols": ["banana", "capsicum", "pyrite", "taxi"]},
            {"label": "red", "cols": ["apple", "tomato", "cinnabar", "doubledecker"]},
        ],
    },
    "embedded_embedded_docx_tpl": {"name": "John Doe"},
    "embedded_main_tpl": {"name": "John Doe"},
    "footnotes_tpl": {"a_jinja_variable": "A Jinja variable & more"},
    "get_undeclared_variables": {
        "name": "N", "age": 25, "email": "a@b.example", "is_student": True, "has_degree": True,
        "degree_field": "F", "skills": ["x", "y"], "company_name": "C", "page_number": 1,
        "generation_date": "today", "author": "A",
        "projects": [{"name": "P", "year": 2023, "description": "D"}],
    },
    "header_footer_entities_tpl": {"title": "Header and footer test"},
    "header_footer_image_tpl": {"mycompany": "The World Wide company"},
    "horizontal_merge_tpl": {},
    "less_cells_after_loop_tpl": {},
    "merge_paragraph_tpl": {"living_in_town": True},
    "merge_paragraph_tpl#2": {"living_in_town": False},
    "multi_rendering_tpl": {"title": "Title ONE", "body": "Body & ONE"},
    "nested_for_tpl": {
        "dishes": [
            {"name": "Pizza", "ingredients": ["bread", "tomato", "ham", "cheese"]},
            {"name": "Soup", "ingredients": []},
        ],
        "authors": [
            {"name": "Gustave", "books": [{"title": "Le petit prince"}, {"title": "Citadelle"}]},
            {"name": "Barjavel", "books": [{"title": "Ravages"}]},
        ],
    },
    "order_tpl": {
        "customer_name": "Eric", "items": _ROWS, "in_europe": True, "is_paid": False,
        "company_name": "The World Wide company", "total_price": "10,000.00",
    },
    "order_tpl#2": {
        "customer_name": "A\nB\tC", "items": [], "in_europe": False, "is_paid": True,
        "company_name": "X", "total_price": "1",
    },
    "preserve_spaces_tpl": {"tag_1": "tag_1", "tag_2": "tag_2"},
    "vertical_merge_nested_tpl": {},
    "vertical_merge_tpl": _MERGE,
    "embedded_dummy": {},
    "embedded_dummy2": {},
    "embedded_static_docx": {},
    "merge_docx_subdoc": {},
    "replace_picture_tpl": {},
}  # fmt: skip

LEFT_OUT = {
    "custom_jinja_filters_tpl": "filters of the caller's own Python code",
    "escape_tpl": "RichText and Listing objects",
    "escape_tpl_auto": "calls a Python function and a method",
    "header_footer_inline_image_tpl": "InlineImage objects",
    "header_footer_tpl": "a Subdoc object",
    "header_footer_tpl_utf8": "a Subdoc object",
    "inline_image_tpl": "InlineImage objects",
    "module_execute_tpl": "prints an object, a list and Python's True on purpose",
    "richtext_and_if_tpl": "a RichText object",
    "richtext_eastAsia_tpl": "RichText objects",
    "richtext_paragraph_tpl": "RichTextParagraph objects",
    "richtext_tpl": "a RichText object",
    "subdoc_tpl": "a Subdoc object",
    "template_error_tpl": "an error on purpose: one endif too many (Segl refuses it)",
    "word2016_tpl": "RichText objects",
}

DEVIATIONS: dict[str, tuple[str, str]] = {
    "cellbg_tpl": (
        "word/document.xml: the text differs from paragraph 8 (12 paragraphs against 12)",
        "{{r x}} prints a plain text as a run; docxtpl wants RichText and loses it",
    ),
    "header_footer_entities_tpl": (
        "word/footer1.xml: the text differs from paragraph 1 (1 paragraphs against 1)",
        "docxtpl escapes a literal of the template twice",
    ),
    "vertical_merge_tpl": (
        "word/document.xml: the text differs from paragraph 9 (19 paragraphs against 19)",
        "the text of a {% vm %} cell is kept once, not hidden in every row",
    ),
}


def main() -> int:
    """Run the comparison and print a line for each template."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=default)
    folder = parser.parse_args().corpus / "docxtpl"
    if not folder.is_dir():
        print(f"no corpus at {folder}: nothing compared")
        return 0
    warnings.simplefilter("ignore")
    results = list(_compare_all(folder))
    for name, verdict in results:
        print(f"{name:32} {verdict}")
    bad = [name for name, verdict in results if verdict.startswith("DIFFERS")]
    same = sum(verdict == "equal" for _, verdict in results)
    print(f"\n{same} equal, {len(results) - same - len(bad)} named, {len(bad)} unexplained")
    return 1 if bad else 0


def _compare_all(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.docx")):
        if path.stem in LEFT_OUT:
            yield path.stem, f"left out: {LEFT_OUT[path.stem]}"
            continue
        for name, context in CONTEXTS.items():
            if name.split("#")[0] == path.stem:
                yield name, _compare(path, name, context)


def _compare(path: Path, name: str, context: dict[str, Any]) -> str:
    data = case.read(json.dumps(context).encode())
    template = read_file(path)
    try:
        ours = Renderer(template).render(data)
    except SeglError as error:
        return _named(name, f"Segl refuses: {error}")
    found = second.compare(ours, _theirs(template, context))
    if not found:
        return "equal"
    return _named(name, "; ".join(f"{d.part}: {d.message.en}" for d in found))


def _theirs(template: Template, context: dict[str, Any]) -> bytes:
    return second.render(template, context)


def _named(name: str, difference: str) -> str:
    expected, reason = DEVIATIONS.get(name, ("", ""))
    return f"deviates: {reason}" if difference == expected else f"DIFFERS: {difference}"


if __name__ == "__main__":
    sys.exit(main())
