"""The clinician's desk: one form, one screening, and what each key and each event does to them.

The desk knows no widget and no process. It is told what was typed and what the engine said, asks for a
screening through a callable, and calls back when something on the screen has to be drawn anew.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final, TypeVar

from app.presenters.asking import AskEngine, Inquiry
from app.presenters.consultation import Consultation
from app.presenters.examination import Examination, examine
from app.presenters.filed import FiledAs
from app.presenters.form import (
    Form,
    form_from_case,
    known,
    no_such_grade,
    proposal_for,
    with_proposal,
    with_text,
    with_typed,
    without,
)
from app.presenters.screening import Answered, Screening, UnderWay, is_fresh
from app.presenters.what_if import WhatIf
from heart_engine.domain.case import Case, Context, Sex
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import by_key
from heart_engine.protocol.messages import ReferenceCase

LINE_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
HALF: Final = "half"
HALF_ABOVE: Final = MappingProxyType({2.0: 2.5, 3.0: 3.5})


class Desk:
    """Holds the form and the screening; every change goes through here."""

    def __init__(self, engine: AskEngine, wants_impression: Callable[[], bool] = lambda: False) -> None:
        self._put_away: tuple[Form, ...] = ()
        self._changed: Callable[[], None] = lambda: None
        self._answer_changed: Callable[[], None] = lambda: None
        self.consultation = Consultation(engine, wants_impression, self._draw_answer)
        self.what_if = WhatIf(engine)
        self.excluded_cases: tuple[str, ...] = ()
        self.pinned_cases: tuple[ReferenceCase, ...] = ()
        self.examination: Examination = examine(Form())

    @property
    def form(self) -> Form:
        """The form as it stands."""
        return self.examination.form

    @property
    def screening(self) -> Screening:
        """What the answer panel is about."""
        return self.consultation.screening

    @property
    def put_away(self) -> tuple[Form, ...]:
        """The forms that can be brought back; the one put away last stands first."""
        return self._put_away

    def watch(self, changed: Callable[[], None], answer_changed: Callable[[], None] | None = None) -> None:
        """Call the first whenever all has to be drawn anew, the second where only the answer has."""
        self._changed = changed
        self._answer_changed = answer_changed or changed

    def _draw_answer(self) -> None:
        self._answer_changed()

    # Typing

    def touch(self) -> None:
        """Grey the answer at the first key, before the text is even read."""
        self.what_if.leave()
        if self.consultation.touch():
            self._answer_changed()

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
        if choice == HALF:
            self._raise_by_half(key)
        elif choice:
            self._edit(with_typed(self.form, known(key, float(choice))))
        else:
            self._edit(without(self.form, key))

    def _raise_by_half(self, key: str) -> None:
        """Take the half above a grade; one that the scale does not have is asked about, never rounded."""
        grade = self.form.value(key)
        if grade is None:
            return
        if grade in HALF_ABOVE:
            self._edit(with_typed(self.form, known(key, HALF_ABOVE[grade])))
        elif grade.is_integer() and grade < max(GRADES):
            self._edit(with_typed(self.form, no_such_grade(key, grade + 0.5)))

    # Choices

    def name_case(self, case_id: str) -> None:
        """Give the case its number, in one line."""
        named = in_one_line(case_id)
        if named != self.form.case_id:
            self._edit(dataclasses.replace(self.form, case_id=named))
        elif named != case_id:
            self._changed()

    def name_patient(self, name: str) -> None:
        """Say who it is, by name or initials: no part of the case, but an answer greys all the same."""
        named = in_one_line(name)
        if named != self.form.name:
            self._edit(dataclasses.replace(self.form, name=named))
        elif named != name:
            self._changed()

    def file_as(self, filed: FiledAs | None) -> None:
        """Note which record the form belongs to now; nothing that was typed changes."""
        self.examination = dataclasses.replace(
            self.examination, form=dataclasses.replace(self.form, filed=filed)
        )
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

    def open_case(self, case: Case, *, is_demo: bool = False) -> None:
        """Put another case on the desk."""
        self._lay_down(form_from_case(case))
        self.consultation.is_demo = is_demo

    def open_form(self, form: Form) -> None:
        """Put what was read elsewhere on the desk as another case."""
        self._lay_down(form)

    def take_in(self, form: Form) -> None:
        """Go on with the case on the desk, with what was read elsewhere added to it."""
        self._edit(form)

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
        if self.can_screen():
            self.what_if.leave()
            self.consultation.ask(Inquiry(self.examination.case, self.excluded_cases))

    def can_screen(self) -> bool:
        """Say whether the form as it stands can be asked about."""
        measured = bool(self.examination.case.measurements)
        return measured and not self.form.open_keys() and not self.is_waiting()

    def is_waiting(self) -> bool:
        """Say whether the engine is at work on the form as it stands."""
        return isinstance(self.screening, UnderWay) and not self.screening.stale

    def cancel(self) -> None:
        """Give up the screening that is under way."""
        self.consultation.cancel()

    # Questioning the answer

    def start_what_if(self) -> bool:
        """Try other values beside a fresh answer; without one there is nothing to start from."""
        if not (isinstance(self.screening, Answered) and is_fresh(self.screening)):
            return False
        if self.what_if.trial is None:
            self.what_if.start(self.screening)
        return True

    def leave_what_if(self) -> None:
        """Forget what was tried, and ask again for what it may have interrupted."""
        if self.what_if.trial is not None:
            self.what_if.leave()
            self.consultation.complete_evidence()

    def exclude(self, case_id: str) -> None:
        """Leave a reference case out of the next screening, or let it take part again."""
        self.what_if.leave()
        self.excluded_cases = _toggled(case_id, self.excluded_cases)
        self.consultation.touch()
        self._answer_changed()

    def pin(self, case: ReferenceCase) -> None:
        """Keep a reference case in sight, whatever the next answer is given beside; or let it go."""
        self.pinned_cases = _toggled(case, self.pinned_cases)
        self._answer_changed()

    def _edit(self, form: Form) -> None:
        self.what_if.leave()
        self.examination = examine(form)
        self.consultation.touch()
        self._changed()

    def _lay_down(self, form: Form) -> None:
        self._put_away = (*self._worth_keeping(form), *self._put_away)
        self._replace(form)

    def _worth_keeping(self, coming: Form) -> tuple[Form, ...]:
        """Return the form on the desk, unless it is empty or the very one that comes."""
        return () if self.form in (Form(), coming) else (self.form,)

    def _replace(self, form: Form) -> None:
        """Another case never inherits an answer, nor one that is still under way."""
        self.what_if.leave()
        self.consultation.leave()
        self.excluded_cases, self.pinned_cases = (), ()
        self.examination = examine(form)
        self._changed()


def in_one_line(case_id: str) -> str:
    """Return a case's number as it is kept."""
    return LINE_BREAKS.sub(" ", case_id).strip()


_Thing = TypeVar("_Thing")


def _toggled(thing: _Thing, things: tuple[_Thing, ...]) -> tuple[_Thing, ...]:
    """Take a thing out where it is in, and put it in where it is not."""
    return tuple(one for one in things if one != thing) if thing in things else (*things, thing)
