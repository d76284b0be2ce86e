"""What the domain says about the form as it stands: references, verdicts, computed values, disagreements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.presenters.form import Form, case_of
from heart_engine.domain.case import Case
from heart_engine.domain.checks import CheckLevel, CrossCheck, cross_checks
from heart_engine.domain.derived import Derived, derived_values
from heart_engine.domain.measurement import measurements
from heart_engine.domain.references import Reference, reference_for


@dataclass(frozen=True, slots=True)
class Examination:
    """One form, judged."""

    form: Form
    case: Case
    references: Mapping[str, Reference]
    derived: Mapping[str, Derived]
    checks: tuple[CrossCheck, ...]

    def complaint(self, key: str) -> CrossCheck | None:
        """Return the first cross check that a field does not pass.

        Where a value can be computed from others, only the field it is held against speaks, from the first
        doubt on; where measured values are merely an unusual pair, both speak, and only when it is serious.
        """
        return next((one for one in self.checks if key in self._speakers(one)), None)

    def can_compute(self, check: CrossCheck) -> bool:
        """Say whether a check holds a typed value against a computed one of the same kind."""
        return check.fields[0] in self.derived

    def _speakers(self, check: CrossCheck) -> tuple[str, ...]:
        if check.level is CheckLevel.OK:
            return ()
        if self.can_compute(check):
            return check.fields[:1]
        return check.fields if check.level is CheckLevel.CONFIRM else ()


def examine(form: Form) -> Examination:
    """Ask the domain everything that the screen shows about a form."""
    case = case_of(form)
    return Examination(
        form=form,
        case=case,
        references={
            one.key: reference_for(one.key, case.patient, case.context, case.sites.get(one.key))
            for one in measurements()
        },
        derived=derived_values(case),
        checks=cross_checks(case),
    )
