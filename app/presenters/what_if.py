"""What the answer would be with other numbers: asked live, and never the patient's record.

One question is open at a time. A value that changes meanwhile is asked about as soon as the answer is there,
so that the newest is always the last to be asked. Each answer stands beside the values it was given for, and
what is tried here reaches neither the form, nor a draft, nor a report.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.presenters.asking import AskEngine, Inquiry, Question, Withdraw
from app.presenters.screening import Answered, UnderWay, inquiry_of, outcome
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo


@dataclass(frozen=True, slots=True)
class Trial:
    """The patient's own answer, the values tried now, and the last answer to values that were tried."""

    base: Answered
    values: Mapping[str, float]
    shown: Answered
    failure: str = ""

    @property
    def is_behind(self) -> bool:
        """Say whether the answer shown is to earlier values than those tried now."""
        return self.shown.case.measurements != self.values


class WhatIf:
    """Holds the trial; None where nothing is tried."""

    def __init__(self, engine: AskEngine) -> None:
        self._engine = engine
        self._changed: Callable[[], None] = lambda: None
        self._question = Question(self)
        self._withdraw: Withdraw = lambda: None
        self._asked: UnderWay | None = None
        self.trial: Trial | None = None

    def watch(self, changed: Callable[[], None]) -> None:
        """Call this whenever what is tried, or its answer, changes."""
        self._changed = changed

    def start(self, base: Answered) -> None:
        """Begin at the patient's own values."""
        self.leave()
        self.trial = Trial(base, dict(base.case.measurements), base)
        self._changed()

    def leave(self) -> None:
        """Forget what was tried."""
        if self._asked is not None:
            self._asked = None
            self._question.close()
            self._withdraw()
        if self.trial is not None:
            self.trial = None
            self._changed()

    def try_value(self, key: str, value: float | None) -> None:
        """Put another value in the place of a measurement; None tries it as not measured."""
        if self.trial is None:
            return
        others = {one: known for one, known in self.trial.values.items() if one != key}
        self._try(others if value is None else {**others, key: value})

    def start_over(self) -> None:
        """Go back to the patient's own values."""
        if self.trial is not None:
            self._try(dict(self.trial.base.case.measurements))

    def progressed(self, step: str, fraction: float) -> None:
        """Take no notice: the answer comes at once or not at all."""

    def answered(self, result: Result, bundle: BundleInfo) -> None:
        """Show the answer beside the values it was given for, and go on to what was tried meanwhile."""
        asked, self._asked = self._asked, None
        if self.trial is None or asked is None:
            return
        found = outcome(asked, result, bundle)
        if isinstance(found, Answered):
            self.trial = dataclasses.replace(self.trial, shown=found, failure="")
        else:
            self.trial = dataclasses.replace(self.trial, failure=found.code)
        self._go_on(asked)

    def failed(self, code: str, _params: Mapping[str, object]) -> None:
        """Say why there is no answer, and go on to what was tried meanwhile."""
        asked, self._asked = self._asked, None
        if self.trial is not None and asked is not None:
            self.trial = dataclasses.replace(self.trial, failure=code)
            self._go_on(asked)

    def _go_on(self, asked: UnderWay) -> None:
        assert self.trial is not None  # noqa: S101  # both callers have looked
        if asked.case.measurements != self.trial.values:
            self._ask()
        self._changed()

    def _try(self, values: Mapping[str, float]) -> None:
        assert self.trial is not None  # noqa: S101  # both callers have looked
        self.trial = dataclasses.replace(self.trial, values=values)
        if self._asked is None:
            self._ask()
        self._changed()

    def _ask(self) -> None:
        """Ask about the newest values; the patient's own have their answer, and nothing at all has none."""
        trial = self.trial
        if trial is None or not trial.values:
            return
        if trial.values == trial.base.case.measurements:
            self.trial = dataclasses.replace(trial, shown=trial.base, failure="")
            return
        inquiry = inquiry_of(trial.base)
        tried = Inquiry(with_values(inquiry.case, trial.values), inquiry.excluded_cases)
        self._asked = UnderWay(tried.case, excluded_cases=tried.excluded_cases)
        self._question = Question(self)
        self._withdraw = self._engine.screen(tried, self._question)


def with_values(case: Case, values: Mapping[str, float]) -> Case:
    """Return a case with other measurements; what was said of those it lacked does not apply any more."""
    missing = {key: reason for key, reason in case.missing.items() if key not in values}
    return dataclasses.replace(case, measurements=dict(values), missing=missing)
