"""The rules on finished letters, as a list that a person can read."""

from __future__ import annotations

from qa.letter.rule import Rule
from qa.letter.rules import (
    comments,
    draft_mark,
    hidden_text,
    highlighted,
    no_template,
    outdated_template,
    placeholder_left,
    tag_left,
    tracked_changes,
    unknown_template,
    unreadable,
)

RULES: tuple[Rule, ...] = (
    unreadable.check,
    no_template.check,
    unknown_template.check,
    outdated_template.check,
    tag_left.check,
    placeholder_left.check,
    draft_mark.check,
    comments.check,
    tracked_changes.check,
    hidden_text.check,
    highlighted.check,
)

BY_CODE = {rule.code: rule for rule in RULES}
