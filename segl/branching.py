"""A command that works on files, and has further commands under words of its own."""

from __future__ import annotations

from typing import Any

import click

from segl.speech import Command


class Branching(Command):
    """
    A command whose first word may name a branch of it: `segl package verify PACKAGE`.

    A file of that very name is written `./verify`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.branches: dict[str, click.Command] = {}

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Return the context of the branch that the first word names, else the command's own."""
        branch = self.branches.get(args[0]) if args else None
        if branch is None:
            return super().make_context(info_name, args, parent, **extra)
        return branch.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
