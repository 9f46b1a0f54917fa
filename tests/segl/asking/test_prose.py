"""Which fields a template prints as paragraphs, by whatever name it calls them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from render.template import Template
from segl.asking import prose


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        pytest.param("{{ x }} {{ y|dato }}", set(), id="none"),
        pytest.param("{{ x|afsnit }}", {"x"}, id="a field"),
        pytest.param("{{ a.b.c|afsnit }}", {"a.b.c"}, id="in groups"),
        pytest.param('{{ a["b"]|afsnit }}', {"a.b"}, id="by key"),
        pytest.param("{{ x|trim|afsnit }}", {"x"}, id="after another filter"),
        pytest.param(
            "{%p if x %}\n{{ x|afsnit }}\n{%p else %}\n{{ y|afsnit }}\n{%p endif %}",
            {"x", "y"},
            id="in branches",
        ),
        pytest.param(
            "{%p for i in a.l %}\n{{ i.t|afsnit }}\n{%p endfor %}", {"a.l.[].t"}, id="in a loop"
        ),
        pytest.param("{%p for i in l %}\n{{ i|afsnit }}\n{%p endfor %}", {"l.[]"}, id="an item"),
        pytest.param("{{ l[0]|afsnit }}", {"l.[]"}, id="an item by number"),
        pytest.param("{% set t = a.b %}{{ t|afsnit }}", {"a.b"}, id="under another name"),
        pytest.param("{% with t = a %}{{ t.b|afsnit }}{% endwith %}", {"a.b"}, id="with"),
        pytest.param(
            "{% macro m(t) %}{{ a.b|afsnit }}{% endmacro %}{{ m(1) }}", {"a.b"}, id="in a macro"
        ),
        pytest.param("{{ (a ~ b)|afsnit }}", set(), id="two fields joined"),
        pytest.param('{{ "a"|afsnit }}', set(), id="no field"),
    ],
)
def test_paths(text: str, paths: set[str], read: Callable[..., Template]) -> None:
    assert {".".join(path) for path in prose.paths(read(text))} == paths


def test_headers_too(read: Callable[..., Template]) -> None:
    assert prose.paths(read("", header="{{ x|afsnit }}")) == {("x",)}
