"""A sample case must fill its template."""

from __future__ import annotations

from collections.abc import Iterator

from qa import commands
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LIB002",
    "error",
    Message("En prøvesag kan ikke udfylde skabelonen", "A sample case cannot fill the template"),
    Message(
        "Prøvesagerne er skabelonens egne prøver; passer de ikke, passer skabelon og skema "
        "ikke sammen.",
        "The sample cases are the template's own tests; if they fail, template and schema "
        "do not fit together.",
    ),
    bad="(prøvesagen) {}\nKære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each sample case that is refused, with the fields at fault."""
    for name, problems in subject.samples.items():
        for problem in problems:
            yield Found(
                problem.place or subject.start.quoting(name),
                Message(
                    f"Prøvesagen {name}: {problem.message.da}",
                    f"The sample case {name}: {problem.message.en}",
                ),
                _IN_TEMPLATE if problem.place is not None else _in_case(subject, name),
            )


def _in_case(subject: Subject, name: str) -> Message:
    command = commands.sample(subject, name, begun=True)
    return Message(
        f"Ret prøvesagen ({command.da}) eller skemaet.",
        f"Mend the sample case ({command.en}) or the schema.",
    )


_IN_TEMPLATE = Message(
    "Ret koden i skabelonen, så den passer til alle sager, som skemaet tillader.",
    "Mend the tag in the template, so that it fits every case that the schema accepts.",
)
