"""What a rule looks at: one language version of a template, with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qa.flow.fields import texts
from qa.flow.forms import prompts
from qa.flow.names import Walk, walk
from qa.flow.outline import Heading, headings
from qa.flow.scopes import Stray, strays
from qa.flow.spelling import Speller
from qa.flow.words import Words, words
from qa.law import protection
from qa.law.binding import concerns
from qa.law.catalogue import Catalogue, DocumentType
from qa.law.cited import Cited, cited
from qa.law.hidden import Judged, judge
from qa.law.issue import Issue
from qa.law.issue import Kind as IssueKind
from qa.proof.hazard import Kind
from qa.proof.proof import Proof, Risk
from qa.shelf import Lone, Shelf
from render import recipients
from render.errors import CaseError, Fault, Problem, SeglError
from render.manifest import Manifest
from render.message import Message
from render.place import METADATA, Place
from render.schema import Schema
from render.shape import UNKNOWN, Shape
from render.survey.survey import Survey
from render.template import Template

if TYPE_CHECKING:
    from qa.gate.failure import Failure
    from qa.gate.failure import Kind as FailureKind
    from qa.gate.trial import Gate, Outcome


@dataclass(frozen=True)
class Subject:
    """
    A template to be linted; what could not be read is an error beside it.

    `template` is None where the file, `schema` where the schema is unreadable or
    not given. `municipality` is None where the library has none. `samples` are the
    sample cases with the problems that filling each one met; `shelf` is None for a file
    outside any library. `unfinished` says why a check was cut off, with nothing read.
    `leads` says that what is about all language versions is told here, `others` are the
    other versions (None where one of them cannot be read). With a `gate` letters are filled
    and looked at, which takes seconds. `speller` is the dictionary of the language, if any,
    `law` what is wrong in a file of the library's own law, `stale` the Danish texts that have
    changed since this language version was made of a translation. `block` is set where it is no
    template, but shared paragraphs that are looked at on their own.
    """

    name: str
    manifest: Manifest
    template: Template | None = None
    template_error: SeglError | None = None
    manifest_error: SeglError | None = None
    schema: Schema | None = None
    schema_error: SeglError | None = None
    municipality: Mapping[str, Any] | None = None
    municipality_schema: Schema | None = None
    catalogue: Catalogue = field(default_factory=Catalogue)
    samples: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    shelf: Shelf | None = None
    unfinished: Message | None = None
    leads: bool = True
    others: tuple[Template, ...] | None = ()
    gate: Gate | None = None
    speller: Speller | None = None
    law: tuple[Issue, ...] = ()
    stale: tuple[str, ...] = ()
    block: Lone | None = None

    def faults(self, *kinds: str) -> Iterator[Fault]:
        """Yield the faults of the template of some kinds, those in fallback copies once."""
        if self.template is not None:
            found = (*self.template.faults, *self.template.notices)
            yield from (fault for fault in found if fault.kind in kinds)

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """One walk after the names of each part; () without a template or a schema."""
        if self.template is None or self.schema is None:
            return ()
        bodies = [part.body for part in self.template.parts]
        return tuple(walk(bodies, self.schema.shape, self.municipality_shape))

    @property
    def municipality_shape(self) -> Shape:
        """The shape of municipalities; unknown without one."""
        known = self.municipality_schema
        return known.shape if known is not None and self.municipality is not None else UNKNOWN

    @cached_property
    def proof(self) -> Proof | None:
        """What is proved of the template; None without a template or a schema."""
        if self.template is None or self.schema is None:
            return None
        known = self.municipality_schema if self.municipality is not None else None
        rows = self.document_type.sections if self.document_type is not None else ()
        asked = concerns(self.manifest, self.schema, tuple(row.when for row in rows))
        hidden = protection.watched(self.schema, self.manifest)
        return Proof(self.template, self.schema, known, self.municipality, asked, hidden)

    @property
    def sound_proof(self) -> Proof | None:
        """The proof, where the template can be filled and some case fits its schema."""
        proof = self.proof
        if proof is None or proof.template.faults or proof.accepts_nothing:
            return None
        return proof

    def issues(self, kind: IssueKind) -> Iterator[Issue]:
        """Yield what is wrong of a kind in a file of the library's own law."""
        yield from (issue for issue in self.law if issue.kind == kind)

    @cached_property
    def hidden(self) -> Judged:
        """The outputs of addresses that are another's; none where nothing can be proved."""
        proof = self.sound_proof
        return judge(proof) if proof is not None else Judged((), ())

    def risks(self, kind: Kind) -> Iterator[Risk]:
        """Yield the risks of a kind that the proof shows; those of the metadata apart."""
        if self.proof is not None:
            found = (risk for risk in self.proof.risks if risk.hazard.kind == kind)
            yield from (risk for risk in found if risk.hazard.tag.place.story != METADATA)

    @property
    def metadata_risks(self) -> tuple[Risk, ...]:
        """The risks of what the records system is told."""
        risks = self.proof.risks if self.proof is not None else ()
        return tuple(risk for risk in risks if risk.hazard.tag.place.story == METADATA)

    @cached_property
    def trial(self) -> Outcome | None:
        """What came of the render gate; None where nobody asked, or nothing can be filled."""
        if self.gate is None or self.proof is None or self.proof.template.faults:
            return None
        from qa.gate.trial import Trial

        return Trial(self.gate, self.proof, tuple(self._letters())).run()

    def _letters(self) -> Iterator[Mapping[str, Any]]:
        """Yield the cases of the letters that the sample cases become, one to each recipient."""
        shape = self.schema.shape if self.schema is not None else None
        for case in self.shelf.cases.values() if self.shelf is not None else ():
            with suppress(CaseError):  # told where the sample is filled
                yield from (one.data for one in recipients.letters(case, shape))

    def failures(self, kind: FailureKind) -> Iterator[Failure]:
        """Yield the failures of a kind that the gate met."""
        if self.trial is not None:
            yield from (one for one in self.trial.failures if one.kind == kind)

    @cached_property
    def strays(self) -> tuple[Stray, ...]:
        """The names that a part reads though only another has them."""
        return strays(self.template, self.schema) if self.template is not None else ()

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the template's body, in order; () without a template."""
        return headings(self.template) if self.template is not None else ()

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """What the author wrote, a paragraph each; () without a template."""
        if self.template is None or self.survey is None:
            return ()
        return tuple(words(self.template, prompts(self.survey)))

    @cached_property
    def case_texts(self) -> tuple[tuple[str, str, str], ...]:
        """
        Each text of the sample cases, as (file name, path of the field, text).

        Only the first version of a template has them, so that they are told once.
        """
        shelf = self.shelf
        cases = shelf.cases if shelf is not None and shelf.is_first else {}
        return tuple((name, *one) for name, case in cases.items() for one in texts(case))

    @cached_property
    def citations(self) -> tuple[Cited, ...]:
        """What the letter cites of law, and its sample cases in fields for that."""
        return tuple(cited(self))

    @cached_property
    def survey(self) -> Survey | None:
        """What the file holds beside words and tags; None without a template."""
        return Survey(self.template.package) if self.template is not None else None

    @property
    def document_type(self) -> DocumentType | None:
        """The catalogue's row for this type of document, if it has one."""
        return self.catalogue.documents.get(self.manifest.type)

    @property
    def language(self) -> str:
        """The language of the template."""
        return self.template.language if self.template is not None else "da"

    @property
    def start(self) -> Place:
        """The place of the template as a whole."""
        return Place()
