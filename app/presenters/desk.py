"""The clinician's desk: one form, one screening, and what each key and each event does to them.

The desk knows no widget and no process. It is told what was typed and what the engine said, asks for a
screening through a callable, and calls back when something on the screen has to be drawn anew.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.presenters.asking import AskEngine, Question, Withdraw
from app.presenters.examination import Examination, examine
from app.presenters.form import (
    Form,
    form_from_case,
    known,
    proposal_for,
    with_proposal,
    with_text,
    with_typed,
    without,
)
from app.presenters.screening import NotAnswered, NotScreened, Screening, UnderWay, edited, outcome
from heart_engine.domain.case import Case, Context, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

LINE_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
HALF: Final = "half"
HALF_ABOVE: Final = MappingProxyType({2.0: 2.5, 3.0: 3.5})


class Desk:
    """Holds the form and the screening; every change goes through here."""

    def __init__(self, ask_engine: AskEngine) -> None:
        self._ask_engine = ask_engine
        self._question = Question(self)
        self._withdraw: Withdraw = lambda: None
        self._put_away: tuple[Form, ...] = ()
        self._changed: Callable[[], None] = lambda: None
        self.examination: Examination = examine(Form())
        self.screening: Screening = NotScreened()

    @property
    def form(self) -> Form:
        """The form as it stands."""
        return self.examination.form

    @property
    def put_away(self) -> tuple[Form, ...]:
        """The forms that can be brought back; the one put away last stands first."""
        return self._put_away

    def watch(self, changed: Callable[[], None]) -> None:
        """Call this whenever the screen has to be drawn anew."""
        self._changed = changed

    # Typing

    def touch(self) -> None:
        """Grey the answer at the first key, before the text is even read."""
        before, self.screening = self.screening, edited(self.screening)
        if self.screening is not before:
            self._changed()

    def type_text(self, key: str, text: str) -> None:
        """Read what stands in a box, once the clinician leaves it."""
        if text != self.form.text(key):
            self._edit(with_text(self.form, key, text))
        else:
            self._changed()  # the same text was typed again: its verdict is to be shown again

    def confirm(self, key: str, text: str, *, typed_anew: bool = False) -> bool:
        """Take Enter in a box; False keeps the cursor there because the text just typed raises a question."""
        if typed_anew or text != self.form.text(key):
            self.type_text(key, text)
            return key not in self.form.open_keys()
        if proposal_for(self.form, key) is not None:
            self._edit(with_proposal(self.form, key))
        return True

    def take_computed(self, key: str) -> None:
        """Take over the value that follows from the others, where there is one."""
        computed = self.examination.derived.get(key)
        if computed is not None:
            value = round(computed.value, by_key()[key].decimals)
            self._edit(with_typed(self.form, known(key, value)))

    def choose_grade(self, key: str, choice: str) -> None:
        """Take a grade by its digit, the half above it, or none at all."""
        grade = HALF_ABOVE.get(self.form.value(key) or 0.0) if choice == HALF else choice and float(choice)
        if grade == "":
            self._edit(without(self.form, key))
        elif grade is not None:
            self._edit(with_typed(self.form, known(key, grade)))

    # Choices

    def name_case(self, case_id: str) -> None:
        """Give the case its number, in one line."""
        named = in_one_line(case_id)
        if named != self.form.case_id:
            self._edit(dataclasses.replace(self.form, case_id=named))
        elif named != case_id:
            self._changed()

    def choose_sex(self, sex: Sex) -> None:
        """Say which ranges apply."""
        self._edit(dataclasses.replace(self.form, sex=sex))

    def choose_site(self, key: str, site: str) -> None:
        """Say where, or by which method, a value was measured; empty takes it back."""
        sites = {one: chosen for one, chosen in self.form.sites.items() if one != key}
        self._edit(dataclasses.replace(self.form, sites=sites | ({key: site} if site else {})))

    def choose_context(self, context: Context) -> None:
        """Say under which circumstances the examination was made."""
        self._edit(dataclasses.replace(self.form, context=context))

    # Cases

    def open_case(self, case: Case) -> None:
        """Put another case on the desk."""
        self._lay_down(form_from_case(case))

    def take_up(self, form: Form, put_away: tuple[Form, ...]) -> None:
        """Lie as it lay before the program ended."""
        self._put_away = put_away
        self._replace(form)

    def new_case(self) -> None:
        """Clear the desk; the form that lay there can be brought back."""
        self._lay_down(Form())

    def bring_back(self) -> None:
        """Take up the case that was put away last; the one on the desk goes behind all others."""
        if self._put_away:
            back, *others = self._put_away
            self._put_away = (*others, *self._worth_keeping(back))
            self._replace(back)

    # Screening

    def screen(self) -> None:
        """Ask for an answer to the form as it stands; open questions and an empty form cannot be asked."""
        case = self.examination.case
        if not self.can_screen():
            return
        self.cancel()
        self.screening = UnderWay(case)
        self._changed()
        self._question = Question(self)
        self._withdraw = self._ask_engine(case, self._question)

    def can_screen(self) -> bool:
        """Say whether the form as it stands can be asked about."""
        measured = bool(self.examination.case.measurements)
        return measured and not self.form.open_keys() and not self.is_waiting()

    def is_waiting(self) -> bool:
        """Say whether the engine is at work on the form as it stands."""
        return isinstance(self.screening, UnderWay) and not self.screening.stale

    def cancel(self) -> None:
        """Give up the screening that is under way."""
        if isinstance(self.screening, UnderWay):
            self.screening = NotScreened()
            self._question.close()
            self._withdraw()
            self._changed()

    def progressed(self, step: str, fraction: float) -> None:
        """Note how far the engine is."""
        if isinstance(self.screening, UnderWay):
            self.screening = dataclasses.replace(self.screening, step=step, fraction=fraction)
            self._changed()

    def answered(self, result: Result, bundle: BundleInfo) -> None:
        """Take the answer to the case under way; one about other inputs is never shown."""
        if isinstance(self.screening, UnderWay):
            self.screening = outcome(self.screening, result, bundle)
            self._changed()

    def failed(self, code: str, params: Mapping[str, object]) -> None:
        """Note why there is no answer; the form is untouched."""
        if isinstance(self.screening, UnderWay):
            self.screening = NotAnswered(code, params)
            self._changed()

    def _edit(self, form: Form) -> None:
        self.examination = examine(form)
        self.screening = edited(self.screening)
        self._changed()

    def _lay_down(self, form: Form) -> None:
        self._put_away = (*self._worth_keeping(form), *self._put_away)
        self._replace(form)

    def _worth_keeping(self, coming: Form) -> tuple[Form, ...]:
        """Return the form on the desk, unless it is empty or the very one that comes."""
        return () if self.form in (Form(), coming) else (self.form,)

    def _replace(self, form: Form) -> None:
        """Another case never inherits an answer, nor one that is still under way."""
        self.cancel()
        self.screening = NotScreened()
        self.examination = examine(form)
        self._changed()


def in_one_line(case_id: str) -> str:
    """Return a case's number as it is kept."""
    return LINE_BREAKS.sub(" ", case_id).strip()
