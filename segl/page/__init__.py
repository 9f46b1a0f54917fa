"""Pages for leaders and template owners: HTML that stands alone, prints well and loads nothing."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2

from render.message import Message


@cache
def _pages() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("segl", "page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(name: str, language: str, **data: Any) -> str:
    """
    Return the page `segl/page/<name>.html` filled with data, all of it escaped.

    In a page `t(da, en)` chooses words by the language, and `say(message)` those of a message.
    """

    def choose(da: str, en: str) -> str:
        return Message(da, en).text(language)

    def say(message: Message) -> str:
        return message.text(language)

    template = _pages().get_template(f"{name}.html")
    return template.render(language=language, t=choose, say=say, **data)
