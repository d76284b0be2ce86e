"""One case's conversation with the engine: asked, answered, explained, and what the clinician makes of it.

Every answer is held against the question it names; whatever belongs to another question is dropped. Where
the site wants an own impression first, the answer is held back until it was given.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from app.engine.losses import Loss
from app.presenters.asking import AskEngine, EvidenceQuestion, Inquiry, Question, Withdraw
from app.presenters.screening import (
    Answered,
    Evidence,
    Held,
    NotAnswered,
    NotScreened,
    Screening,
    UnderWay,
    edited,
    inquiry_of,
    is_fresh,
    outcome,
)
from heart_engine.domain.judgement import Impression, Judgement, Override
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo, Explanation, FailureCode, ReferenceCase


class Consultation:
    """Holds the screening; every question and every answer goes through here."""

    def __init__(
        self, engine: AskEngine, wants_impression: Callable[[], bool], changed: Callable[[], None]
    ) -> None:
        self._engine, self._wants_impression, self._changed = engine, wants_impression, changed
        self._question = Question(self)
        self._withdraw: Withdraw = lambda: None
        self._evidence_question = EvidenceQuestion(self)
        self._withdraw_evidence: Withdraw = lambda: None
        self.screening: Screening = NotScreened()
        self.impression: Impression | None = None
        self.is_demo = False  # of an invented person there is nothing to have an impression of
        self.awaits_impression = False

    @property
    def bundle(self) -> BundleInfo | None:
        """What will answer; None until the engine has said it."""
        return self._engine.bundle()

    # What the clinician does

    def ask(self, inquiry: Inquiry) -> None:
        """Ask the engine, instead of what was asked before."""
        self.cancel()
        self._leave_evidence()
        wanted = self._wants_impression() and not self.is_demo
        self.awaits_impression = wanted and self.impression is None
        self.screening = UnderWay(inquiry.case, excluded_cases=inquiry.excluded_cases)
        self._changed()
        self._question = Question(self)
        self._withdraw = self._engine.screen(inquiry, self._question)

    def cancel(self) -> None:
        """Give up the screening that is under way, or an answer that nobody has seen."""
        if isinstance(self.screening, (UnderWay, Held)):
            self.screening, self.awaits_impression = NotScreened(), False
            self._question.close()
            self._withdraw()
            self._changed()

    def leave(self) -> None:
        """Go on to another case: nothing of this one is kept."""
        self.cancel()
        self._leave_evidence()
        self.screening, self.impression, self.is_demo = NotScreened(), None, False

    def touch(self) -> bool:
        """Grey the answer, because the question changed; say whether anything did."""
        before, self.screening = self.screening, edited(self.screening)
        if self.screening is before:
            return False
        self.awaits_impression = False
        self._leave_evidence()
        return True

    def suspect(self, labels: LabelSet | None) -> None:
        """Take the own impression, and show the answer that was held back for it."""
        if not self.awaits_impression:
            return
        self.impression, self.awaits_impression = Impression(labels), False
        if isinstance(self.screening, Held):
            self._show(self.screening.answered)
        self._changed()

    def override(self, override: Override | None) -> None:
        """Hold something against the answer, or take that back."""
        if isinstance(self.screening, Answered) and not self.screening.stale:
            judgement = dataclasses.replace(self.screening.judgement, override=override)
            self.screening = dataclasses.replace(self.screening, judgement=judgement)
            self._changed()

    def complete_evidence(self) -> None:
        """Ask what a fresh answer rests on, unless that is known."""
        if (
            isinstance(self.screening, Answered)
            and is_fresh(self.screening)
            and self.screening.evidence.explanation is None
        ):
            self._ask_evidence(self.screening)

    # What the engine says

    def progressed(self, step: str, fraction: float) -> None:
        """Note how far the engine is."""
        if isinstance(self.screening, UnderWay):
            self.screening = dataclasses.replace(self.screening, step=step, fraction=fraction)
            self._changed()

    def answered(self, result: Result, bundle: BundleInfo) -> None:
        """Take the answer to the case under way; one about other inputs is never shown."""
        if not isinstance(self.screening, UnderWay):
            return
        found = outcome(self.screening, result, bundle)
        if isinstance(found, NotAnswered):
            self._give_up(found)
        elif self.awaits_impression:
            self.screening = Held(found)
        else:
            self._show(found)
        self._changed()

    def failed(self, code: str, params: Mapping[str, object]) -> None:
        """Note why there is no answer; the form is untouched."""
        if isinstance(self.screening, UnderWay):
            self._give_up(NotAnswered(code, params))
            self._changed()

    def cases_came(self, cases: tuple[ReferenceCase, ...]) -> None:
        """Keep those of the cases that the answer was given beside."""
        if isinstance(self.screening, Answered):
            used = [one.case_id for one in self.screening.result.supporting_cases]
            by_id = {one.case_id: one for one in cases}
            found = tuple(by_id[one] for one in used if one in by_id)
            self._note(self.screening, dataclasses.replace(self.screening.evidence, cases=found))

    def explained(self, result: Result, explanation: Explanation) -> None:
        """Keep the explanation of this very answer; another one's says only that this one's will not come."""
        if not isinstance(self.screening, Answered):
            return
        if result.provenance == self.screening.result.provenance:
            found = dataclasses.replace(self.screening.evidence, explanation=explanation)
            self._note(self.screening, found)
        else:
            self.unexplained(Loss.CHANGED)

    def unexplained(self, code: str) -> None:
        """Note why a part will not come; one that was interrupted is asked for again."""
        if isinstance(self.screening, Answered) and code != FailureCode.CANCELLED:
            self._note(self.screening, dataclasses.replace(self.screening.evidence, failure=code))

    # Steps

    def _give_up(self, reason: NotAnswered) -> None:
        self.screening, self.awaits_impression = reason, False

    def _show(self, answered: Answered) -> None:
        """Show an answer with the impression that came before it, and ask at once what it rests on."""
        judgement = Judgement(impression=self.impression)
        self.screening = dataclasses.replace(answered, judgement=judgement)
        if not answered.stale:
            self._ask_evidence(self.screening)

    def _ask_evidence(self, answered: Answered) -> None:
        self._leave_evidence()
        self._evidence_question = EvidenceQuestion(self)
        ids = tuple(one.case_id for one in answered.result.supporting_cases)
        self._withdraw_evidence = self._engine.explain(inquiry_of(answered), ids, self._evidence_question)

    def _leave_evidence(self) -> None:
        self._evidence_question.close()
        withdraw, self._withdraw_evidence = self._withdraw_evidence, lambda: None
        withdraw()

    def _note(self, answered: Answered, evidence: Evidence) -> None:
        self.screening = dataclasses.replace(answered, evidence=evidence)
        self._changed()
