"""The conversation: one question after the other, until the case is whole and confirmed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from render.characters import ILLEGAL
from render.message import Message
from render.schema import Schema
from segl.asking import checking, phrases, reading, review, sense, typed
from segl.asking.answers import Answer, Answers, Mark, Place
from segl.asking.course import Course, course
from segl.asking.question import Question
from segl.asking.terminal import Interrupted, Terminal
from segl.asking.typed import Command, Stopped
from segl.asking.way import Paths, Row
from segl.written.choices import folded

if TYPE_CHECKING:
    from segl.asking.known import Origins

_FIRST = Message("Dette er det første spørgsmål.", "This is the first question.")
_NEEDED = Message(
    "Feltet skal udfyldes. Skriv ? for hjælp, eller stop for at holde pause.",
    "The field must be filled in. Type ? for help, or stop to have a break.",
)
_DELETED = Message(
    "Svaret er fjernet. Feltet skal udfyldes: skriv et nyt svar.",
    "The answer is taken out. The field must be filled in: type another answer.",
)
_KEEP = Message("Dit svar før: {}. Enter beholder det.", "Your answer before: {}. Enter keeps it.")
_KEEP_UNSEEN = Message(
    "Du har svaret på dette før. Enter beholder svaret.",
    "You answered this before. Enter keeps the answer.",
)
_TOLD = Message("{} oplyser: {}. Enter bruger det.", "{} tells: {}. Enter takes it.")
_TOLD_UNSEEN = Message(
    "{} oplyser et svar. Enter bruger det.", "{} tells an answer. Enter takes it."
)
_UNDERSTOOD = Message("Forstået: {}", "Understood: {}")


@dataclass
class Conversation:
    """
    A conversation about one case.

    `prose` are the paths of long texts. `keep` is told the answers after each one, so
    that nothing is lost; `remark` may say something about an answer at once. `end` is
    what a yes on the last page does, in words. `origins` says which answers a records system
    gave.
    """

    schema: Schema
    terminal: Terminal
    today: datetime.date
    end: Message
    prose: Paths = frozenset()
    keep: Callable[[Answers], None] = lambda _: None
    remark: Callable[[Place, Answer], Message | None] = lambda _, __: None
    answers: Answers = field(default_factory=Answers)
    origins: Origins = field(default_factory=dict)
    _trail: str = field(default="", init=False)
    _doubted: Answer = field(default=None, init=False)  # asked about, and not yet confirmed

    def run(self) -> dict[str, Any] | None:
        """Ask until the case is whole and confirmed, and return it; None if broken off."""
        try:
            while True:
                way = self._course()
                if way.question is not None:
                    self._ask(way.question, way)
                elif not self._leads_back(way) and self._confirmed(way):
                    return way.case
                self.keep(self.answers)
        except (Stopped, Interrupted):
            self.keep(self.answers)
            return None

    def _course(self) -> Course:
        """Return the course, with answers that have no question any more laid aside."""
        way = course(self.schema, self.answers, self.prose)
        while way.aside:
            self.answers = self.answers.take_back(*way.aside)
            way = course(self.schema, self.answers, self.prose)
        return way

    # --- one question -----------------------------------------------------------------------

    def _ask(self, question: Question, way: Course) -> None:
        """Put one question until there is an answer, or the person goes elsewhere."""
        self._put(question, way.number)
        self._doubted = None
        while True:
            said = self._typed(question)
            if said is Command.BACK:
                outcome = self._back(way)
            elif isinstance(said, Command):
                outcome = self._deleted(question)
            else:
                outcome = self._answered(said, question)
            if isinstance(outcome, Answers):
                self.answers = outcome
                return
            self.terminal.say(outcome, "refusal", 4)

    def _put(self, question: Question, number: int) -> None:
        """Write a question with its heading, its help and the earlier answer."""
        say, language = self.terminal.say, self.terminal.language
        trail = phrases.heading(question)
        if trail != self._trail:
            self._trail = trail
            if trail:
                self.terminal.gap()
                say(trail, "heading")
        self.terminal.gap()
        say(f"{number}. {phrases.title(question, language)}", "question")
        for line in phrases.below(question, language):
            say(line, indent=4)
        before = self._before(question)
        if before is not None:
            say(self._offered(question, before), indent=4)

    def _offered(self, question: Question, before: Answer) -> str:
        """Return how an answer at hand is offered: as the person's own, or as another's."""
        language, shows = self.terminal.language, self.terminal.shows
        shown = phrases.shown(question, before, language)
        origin = self.origins.get(question.place)
        if origin is None or origin.answer != before:
            return (_KEEP if shows else _KEEP_UNSEEN).text(language).format(shown)
        told = (_TOLD if shows else _TOLD_UNSEEN).text(language)
        return told.format(origin.words.text(language), shown)

    def _before(self, question: Question) -> Answer | None:
        """Return the answer given earlier, None without one that still answers the question."""
        before = self.answers.earlier.get(question.place)
        return before if before is not None and question.fits(before) else None

    def _typed(self, question: Question) -> str | Command:
        """Return what is typed; a long text that is broken off is kept, and offered again."""
        try:
            return typed.answer(question, self.terminal)
        except Stopped as stopped:
            if stopped.text:
                text = ILLEGAL.sub("", stopped.text)
                self.answers = self.answers.offer(question.place, text)
            raise

    def _back(self, way: Course) -> Answers | Message:
        """Take back the latest answer that counts."""
        live = {row.question.place for row in way.rows}
        latest = next((place for place in [*self.answers.given][::-1] if place in live), None)
        return _FIRST if latest is None else self.answers.take_one_back(latest)

    def _deleted(self, question: Question) -> Answers | Message:
        """Take out the earlier answer, and with it an item that others come after."""
        answers = self.answers.forget(question.place)
        if not question.required or answers.has_items_after(question.place):
            return answers.give(question.place, Mark.BLANK)
        had_one = answers is not self.answers
        self.answers = answers
        return _DELETED if had_one else _NEEDED

    # --- one answer -------------------------------------------------------------------------

    def _answered(self, text: str, question: Question) -> Answers | Message:
        """Return the answers with what a text means, or why it means nothing here."""
        answer = self._said(text, question)
        if isinstance(answer, Message):
            return answer
        unlikely = sense.doubt(question, answer, self.today) if text.strip() else None
        if unlikely is not None and answer != self._doubted:
            self._doubted = answer
            return unlikely
        self._echo(question, answer, text)
        remark = self.remark(question.place, answer)
        if remark is not None:
            self.terminal.say(remark, "refusal", 4)
        return self.answers.give(question.place, answer)

    def _said(self, text: str, question: Question) -> Answer | Message:
        """Return what was said: a yes confirms the answer that was asked about."""
        if self._doubted is not None:
            if reading.read_yes_or_no(text) is True:
                return self._doubted
            if not text.strip():  # no way to skip a field unseen
                return sense.doubt(question, self._doubted, self.today) or _NEEDED
        return self._meaning(text, question) if text.strip() else self._nothing(question)

    def _nothing(self, question: Question) -> Answer | Message:
        """Return what Enter alone means."""
        before = self._before(question)
        if isinstance(before, Mark):
            return before
        if before is not None:  # the schema may ask for something else by now
            return checking.chosen(self.schema, self.answers.given, question, [before])
        if not question.required:
            return Mark.BLANK
        return None if question.may_be_null else _NEEDED

    def _meaning(self, text: str, question: Question) -> Answer | Message:
        """Return the first meaning of a text that the schema accepts at its place."""
        if question.kind != "value":
            return reading.mark(text)
        found = reading.read(text, question, self.today)
        if isinstance(found, Message):
            return found
        return checking.chosen(self.schema, self.answers.given, question, found)

    def _echo(self, question: Question, answer: Answer, text: str) -> None:
        """Show how an answer was understood, where that is not what was typed."""
        if not self.terminal.shows or not text.strip() or question.kind != "value":
            return
        shown = phrases.shown(question, answer, self.terminal.language)
        same = folded(shown) == folded(text) if question.choices else shown == text.strip()
        if not same and question.sort != "ja_nej":
            self.terminal.say(_UNDERSTOOD.text(self.terminal.language).format(shown), indent=4)

    # --- the last page ----------------------------------------------------------------------

    def _leads_back(self, way: Course) -> bool:
        """Check the whole case; ask again for the first answer that is in the way."""
        for problem in self.schema.problems(way.case) if not self.schema.accepts(way.case) else ():
            self.terminal.say(checking.told(problem), "refusal")
            place = checking.place_of(problem, way.rows)
            if place is not None:
                self.answers = self.answers.take_one_back(place)
                return True
        return False

    def _confirmed(self, way: Course) -> bool:
        """Show all answers; say whether they are right, else take back the one to correct."""
        self._trail = ""
        review.show(way.rows, self.terminal, self.origins)
        said = review.decided(way.rows, self.terminal, self.end)
        if isinstance(said, Row):
            self.answers = self.answers.take_one_back(said.question.place)
        elif said is Command.BACK:
            back = self._back(way)
            self.answers = back if isinstance(back, Answers) else self.answers
        return said is None
