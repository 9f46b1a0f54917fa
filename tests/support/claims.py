"""What a proof claims, held against what filling does with real cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from qa.proof.proof import Proof
from render.errors import CaseError
from render.nodes import Body, Branch, For, Grid, If, Macro, Node, SetBlock, Text, Whole, With
from render.place import Place
from render.renderer import Renderer
from render.template import Template

Case = Mapping[str, Any]


def broken(proof: Proof, cases: list[Case], shown: bool = True) -> Iterator[tuple[str, Any]]:
    """
    Yield each claim of a proof that a case breaks: what it is, and the case.

    Without `shown` no case is made for any hazard: only what is excluded is held against cases.
    """
    renderer = Renderer(proof.template, proof.schema)
    marked = Renderer(_marked(proof.template), proof.schema)
    if shown:
        yield from _risks(proof, renderer)
    told, unknown = _told(proof, shown), bool(proof.unknown)
    for case in cases:
        try:
            renderer.render(case)
        except CaseError as error:
            places = {problem.place for problem in error.problems}
            if not unknown and not (places & told):
                yield f"refused, and not told: {error.message.en}", case
            continue
        taken = _taken(marked, case)
        yield from ((said, case) for said in _sides(proof, taken))


def _risks(proof: Proof, renderer: Renderer) -> Iterator[tuple[str, Any]]:
    for risk in proof.risks:
        if risk.case is None or not proof.schema.accepts(risk.case):
            yield "a risk's case that the schema does not accept", risk.case
            continue
        try:
            renderer.render(risk.case)
        except CaseError:
            continue
        yield f"a risk's case that is filled: {risk.hazard.written}", risk.case


def _told(proof: Proof, shown: bool) -> set[Place | None]:
    """Return the places of all hazards that are not excluded."""
    hazards = (
        [*(risk.hazard for risk in proof.risks), *proof.undecided]
        if shown
        else [hazard for hazard in proof.hazards if not proof.excluded(hazard.condition)]
    )
    return {hazard.tag.place for hazard in hazards}


# --- sides --------------------------------------------------------------------------------


def _sides(proof: Proof, taken: set[tuple[int, int]]) -> Iterator[str]:
    never = {side.tag.number for side in proof.never}
    always = {side.tag.number for side in proof.always}
    for part in proof.template.parts:
        for branches in _conditions(part.body):
            first = branches[0].tag.number
            for side, branch in enumerate(branches):
                if branch.test is None:
                    continue
                if branch.tag.number in never and (first, side) in taken:
                    yield f"never, and taken: {branch.tag.code}"
                later = {(first, other) for other in range(side + 1, len(branches) + 1)}
                if branch.tag.number in always and later & taken:
                    yield f"always, and not taken: {branch.tag.code}"


def _conditions(body: Body) -> Iterator[tuple[Branch, ...]]:
    for node in body:
        match node:
            case If(branches):
                yield branches
                for branch in branches:
                    yield from _conditions(branch.body)
            case For(body=inner, otherwise=otherwise):
                yield from _conditions((*inner, *otherwise))
            case SetBlock(body=inner) | With(body=inner) | Whole(body=inner) | Grid(body=inner):
                yield from _conditions(inner)


def _taken(marked: Renderer, case: Case) -> set[tuple[int, int]]:
    """Return the sides of conditions that a case takes: (number of the tag, side)."""
    text = "".join(part.decode() for part in marked.parts(case).values())
    pieces = (piece.partition("⟧")[0].split("/") for piece in text.split("⟦")[1:])
    return {(int(first), int(side)) for first, side in pieces}


def _marked(template: Template) -> Template:
    """Return the template with a mark in each side of each condition."""
    parts = tuple(replace(part, body=_body(part.body)) for part in template.parts)
    return replace(template, parts=parts)


def _body(body: Body) -> Body:
    return tuple(_node(node) for node in body)


def _node(node: Node) -> Node:
    match node:
        case If(branches):
            return _branches(branches)
        case For():
            return replace(node, body=_body(node.body), otherwise=_body(node.otherwise))
        case SetBlock() | With() | Whole() | Grid() | Macro():
            return replace(node, body=_body(node.body))
    return node


def _branches(branches: tuple[Branch, ...]) -> If:
    first = branches[0].tag
    found = [
        replace(branch, body=(Text(f"⟦{first.number}/{side}⟧"), *_body(branch.body)))
        for side, branch in enumerate(branches)
    ]
    if branches[-1].test is not None:
        found.append(Branch(first, None, (Text(f"⟦{first.number}/{len(branches)}⟧"),)))
    return If(tuple(found))
