"""All rules, as a list that a person can read."""

from __future__ import annotations

from qa.rule import Rule
from qa.rules import (
    author_text,
    block_pairs,
    column_kept,
    column_shown,
    complaint_unconfirmed,
    deleted_text,
    levels,
    manifest_wrong,
    misplaced_lift,
    never_equal,
    never_filled,
    refused,
    sample_case,
    schema_unusable,
    section_empty,
    section_missing,
    section_order,
    section_twice,
    syntax,
    text_box_twins,
    tracked_deletion,
    unclosed,
    unknown_field,
    unknown_function,
    unreadable,
    wrong_kind,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    unreadable.check,
    syntax.check,
    refused.check,
    unknown_function.check,
    unclosed.check,
    block_pairs.check,
    levels.check,
    misplaced_lift.check,
    deleted_text.check,
    never_filled.check,
    tracked_deletion.check,
    text_box_twins.check,
    schema_unusable.check,
    unknown_field.check,
    never_equal.check,
    wrong_kind.check,
    section_missing.check,
    section_twice.check,
    section_order.check,
    section_empty.check,
    complaint_unconfirmed.check,
    author_text.check,
    manifest_wrong.check,
    sample_case.check,
    column_shown.check,
    column_kept.check,
)

BY_CODE = {rule.code: rule for rule in RULES}
