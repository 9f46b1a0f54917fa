"""Letters of a Greenlandic or Danish municipality are printed on A4."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.tongue import judge
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.paper import Paper

_A4 = (11906, 16838)  # twentieths of a point (ISO 216: 210 x 297 mm)
_SLACK = 60  # a millimetre
_LEAST = 567  # a centimetre: most printers print nothing nearer to the edge
_SIDES = {
    "top": ("foroven", "at the top"),
    "right": ("til højre", "to the right"),
    "bottom": ("forneden", "at the bottom"),
    "left": ("til venstre", "to the left"),
}


@rule(
    "ACC011",
    "warning",
    Message("Papiret er ikke A4, eller en margen er for smal", "Not A4, or a margin too narrow"),
    Message(
        "Et brev på et andet papir end A4 skaleres eller beskæres, når det skrives ud, og en "
        "margen under 1 cm skærer printeren af.",
        "A letter on other paper than A4 is scaled or cut when it is printed, and a margin below "
        "1 cm is cut off by the printer.",
    ),
    bad="(på amerikansk papir) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each section whose paper is not A4, upright or across, or whose margins are narrow."""
    told: set[str] = set()
    if judge("\n".join(one.text for one in subject.words)) == "en":
        return  # a letter of another country, on its own paper
    for paper in subject.survey.papers if subject.survey is not None else ():
        for message in _wrong(paper):
            if message.da not in told:
                told.add(message.da)
                yield Found(paper.place, message, _FIX)


def _wrong(paper: Paper) -> Iterator[Message]:
    if any(abs(a - b) > _SLACK for a, b in zip((paper.width, paper.height), _A4, strict=True)):
        size = " x ".join(f"{value / 56.7:.0f}" for value in (paper.width, paper.height))
        yield Message(
            f"Papiret er {size} mm og ikke A4 (210 x 297 mm).",
            f"The paper is {size} mm and not A4 (210 x 297 mm).",
        )
    narrow = [side for side, value in paper.margins.items() if abs(value) < _LEAST]
    if narrow:
        da, en = (", ".join(_SIDES[side][n] for side in narrow) for n in (0, 1))
        yield Message(f"Margenen er under 1 cm {da}.", f"The margin is below 1 cm {en}.")


_FIX = Message(
    "Vælg Layout › Størrelse › A4 og Layout › Margener i Word.",
    "Choose Layout › Size › A4 and Layout › Margins in Word.",
)
