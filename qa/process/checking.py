"""What is amiss between the steps of a process and the templates of a library."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from qa.overview.model import PHASE_TITLES
from qa.process.model import SEVERITIES, Offer, Remark, Step
from qa.process.references import Reference, is_word_file, references, seems
from render.manifest import PHASES
from render.message import Message, did_you_mean

LEADERSHIP = "ledelse"  # the phase that is no part of a case
_WORDS = {
    word.casefold(): phase
    for phase in PHASES
    for word in (phase, PHASE_TITLES[phase].da, PHASE_TITLES[phase].en)
}


def phase_of(text: str) -> str:
    """Return the phase that a word means (its id, or its title in either language), else ""."""
    return _WORDS.get(" ".join(text.split()).casefold(), "")


def check(
    steps: Sequence[Step], offered: Sequence[Offer], base: str, day: datetime.date
) -> tuple[Remark, ...]:
    """
    Return what is amiss, the worst first, then in the order of the steps.

    `base` is the library's own address, "" without one; on `day` a template that is withdrawn
    is so, or will be.
    """
    known = {one.id: one for one in offered}
    used: set[str] = set()
    found: list[Remark] = []
    for step in steps:
        found += _of_step(step, known, base, day, used)
    unsure = _unsure(steps, known) if not base else []
    found += _not_understood(unsure)
    found += _unused(offered, used.union(unsure))
    found += _phases(steps)
    return tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity)))


def has_phases(steps: Sequence[Step]) -> bool:
    """Say whether the export tells of phases at all: without them none can be missing."""
    return any(step.phase for step in steps)


def _of_step(
    step: Step, known: Mapping[str, Offer], base: str, day: datetime.date, used: set[str]
) -> Iterator[Remark]:
    told: set[str] = set()
    for link in step.links:
        meant = list(references(link, base, known))
        used |= {one.template for one in meant}
        for one in meant:
            if one.template not in told:
                told.add(one.template)
                yield from _of_link(step, one, known, day)
        if not meant and is_word_file(link.url):
            yield _word_file(step)
    if step.phase and not phase_of(step.phase):
        yield _no_phase(step)


def _of_link(
    step: Step, meant: Reference, known: Mapping[str, Offer], day: datetime.date
) -> Iterator[Remark]:
    offer = known.get(meant.template)
    if offer is None:
        yield _unknown(step, meant, known)
        return
    if offer.withdrawn:
        yield _withdrawn(step, offer, day)
    if meant.version and offer.version and meant.version != offer.version:
        yield _other_version(step, meant, offer)


def _unsure(steps: Sequence[Step], known: Mapping[str, Offer]) -> list[str]:
    """Return the template of each link that means one only below the library's own address."""
    return [
        template
        for step in steps
        for link in step.links
        if not any(references(link, "", known)) and (template := seems(link, known))
    ]


def _not_understood(unsure: Sequence[str]) -> Iterator[Remark]:
    count = len(unsure)
    if count:
        yield Remark(
            "PRO008",
            "info",
            Message(
                f"{count} {'link' if count == 1 else 'links'} kunne ikke forstås; angiv "
                "--base-url.",
                f"{count} {'link' if count == 1 else 'links'} could not be understood; say "
                "--base-url.",
            ),
            Message(
                "Kør igen med --base-url og den adresse, som »segl process links« fik. Skabeloner, "
                "som adresserne ender på, er indtil da ikke regnet som ubrugte.",
                'Run again with --base-url and the address that "segl process links" was given. '
                "Until then, templates that the addresses end with are not counted as unused.",
            ),
        )


def _unused(offered: Sequence[Offer], used: Collection[str]) -> Iterator[Remark]:
    """Yield the templates that no step uses, those of a phase together."""
    left = [one for one in offered if one.id not in used and not one.withdrawn]
    for phase in (*PHASES, ""):
        group = [one for one in left if one.phase == phase]
        if group:
            yield _of_phase(phase, group)


def _of_phase(phase: str, group: Sequence[Offer]) -> Remark:
    listed = Message(
        ", ".join(f"»{one.title}« ({one.id})" for one in group),
        ", ".join(f'"{one.title}" ({one.id})' for one in group),
    )
    title = PHASE_TITLES.get(phase, Message("uden fase", "no phase"))
    many = Message(f"{len(group)} skabeloner: ", f"{len(group)} templates: ")
    count = many if len(group) > 1 else Message("", "")
    return Remark(
        "PRO005",
        "info" if phase == LEADERSHIP else "warning",
        Message(
            f"{title.da}: ingen trin henviser til {count.da}{listed.da}.",
            f"{title.en}: no step links to {count.en}{listed.en}.",
        ),
        Message(
            "Sæt skabelonens henvisning på det trin, hvor brevet skrives (segl process "
            "links), eller tag skabelonen ud af brug.",
            "Put the template's link on the step where the letter is written (segl "
            "process links), or take the template out of use.",
        ),
        "",
        group[0].id if len(group) == 1 else "",
    )


def _phases(steps: Sequence[Step]) -> Iterator[Remark]:
    if not has_phases(steps):
        return
    met = {phase_of(step.phase) for step in steps}
    for phase in PHASES:
        if phase not in met and phase != LEADERSHIP:
            title = PHASE_TITLES[phase]
            yield Remark(
                "PRO006",
                "warning",
                Message(
                    f"Processen har ingen trin i fasen »{title.da}« ({phase}).",
                    f'The process has no step in the phase "{title.en}" ({phase}).',
                ),
                Message(
                    "Tilføj trinnet i processen, eller skriv fasen på det trin, der hører til den.",
                    "Add the step to the process, or write the phase on the step that belongs to "
                    "it.",
                ),
            )


def _unknown(step: Step, meant: Reference, known: Mapping[str, Offer]) -> Remark:
    near = did_you_mean(get_close_matches(meant.template, known, n=1), " ")
    shown = meant.template[:64]
    return Remark(
        "PRO001",
        "error",
        Message(
            f"»{step.label}« henviser til skabelonen »{shown}«, som ikke findes.{near.da}",
            f'"{step.label}" links to the template "{shown}", which does not exist.{near.en}',
        ),
        Message(
            "Ret henvisningen; de rigtige skrives af »segl process links«.",
            'Correct the link; the right ones are printed by "segl process links".',
        ),
        step.label,
        shown,
    )


def _withdrawn(step: Step, offer: Offer, day: datetime.date) -> Remark:
    is_past = datetime.date.fromisoformat(offer.withdrawn) <= day
    da, en = ("er taget", "was taken") if is_past else ("bliver taget", "will be taken")
    return Remark(
        "PRO002",
        "error" if is_past else "warning",
        Message(
            f"»{step.label}« henviser til »{offer.title}«, som {da} ud af brug {offer.withdrawn}.",
            f'"{step.label}" links to "{offer.title}", which {en} out of use on {offer.withdrawn}.',
        ),
        Message(
            "Henvis til den skabelon, der skal bruges i stedet, eller fjern henvisningen.",
            "Link to the template that is to be used instead, or remove the link.",
        ),
        step.label,
        offer.id,
    )


def _other_version(step: Step, meant: Reference, offer: Offer) -> Remark:
    is_older = _order(meant.version) < _order(offer.version)
    da, en = ("en ældre", "an older") if is_older else ("en anden", "another")
    return Remark(
        "PRO003",
        "warning",
        Message(
            f"»{step.label}« henviser til {da} version ({meant.version}) af »{offer.title}«; "
            f"biblioteket har {offer.version}.",
            f'"{step.label}" links to {en} version ({meant.version}) of "{offer.title}"; the '
            f"library has {offer.version}.",
        ),
        Message(
            "Henvis til skabelonen uden version, så følger trinnet altid med.",
            "Link to the template without a version; then the step always follows.",
        ),
        step.label,
        offer.id,
    )


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(piece) for piece in version.split("."))


def _word_file(step: Step) -> Remark:
    return Remark(
        "PRO004",
        "warning",
        Message(
            f"»{step.label}« henviser til en Word-fil, som ikke er bibliotekets skabelon.",
            f'"{step.label}" links to a Word file that is no template of the library.',
        ),
        Message(
            "En kopi bliver ikke rettet sammen med skabelonen. Henvis til skabelonen selv (segl "
            "process links), eller lav filen til en skabelon (segl new template).",
            "A copy is not corrected with the template. Link to the template itself (segl process "
            "links), or make a template of the file (segl new template).",
        ),
        step.label,
    )


def _no_phase(step: Step) -> Remark:
    listed = ", ".join(PHASES)
    return Remark(
        "PRO007",
        "warning",
        Message(
            f"»{step.label}« har en fase, som Segl ikke kender.",
            f'"{step.label}" has a phase that Segl does not know.',
        ),
        Message(f"Skriv en af: {listed}.", f"Write one of: {listed}."),
        step.label,
    )
