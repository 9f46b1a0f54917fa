"""Form controls: which of them nothing fills, and what they show as long as nobody has."""

from __future__ import annotations

from collections.abc import Mapping

from render.survey.controls import Control
from render.survey.survey import Survey

KINDS = frozenset({
    "text", "richText", "date", "dropDownList", "comboBox", "checkbox", "picture",
    "repeatingSection",
})  # fmt: skip
_TEXT = frozenset({"richText", "picture"})  # may hold fixed words and pictures like any others


def is_form(control: Control) -> bool:
    """Say whether a control is to be filled in by hand: a repeating section counts as one."""
    if control.has_tag or control.kind not in KINDS or "repeatingSection" in control.outer:
        return False
    return control.kind not in _TEXT or (control.is_prompt and not control.inner)


def prompts(survey: Survey) -> Mapping[tuple[str, int | None], tuple[str, ...]]:
    """Return the placeholders that such controls show, by part and paragraph."""
    found: dict[tuple[str, int | None], tuple[str, ...]] = {}
    for control in survey.controls:
        if control.prompt and is_form(control):
            key = (control.place.part, control.place.paragraph)
            found[key] = (*found.get(key, ()), control.prompt)
    return found
