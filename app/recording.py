"""Saving the case on the desk as a record: Ctrl+S, and the answer that comes after it.

The ids of a record are drawn before anything is written and stand in the draft: a program that dies between
the save and its acknowledgement saves the same record again, not a second one. What the record already holds
is not written twice. Nothing here waits for a disk.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.case_filing import filed_in, filing_of, known_patient, voided_in
from app.language import Language
from app.messages import Message
from app.presenters.desk import Desk
from app.presenters.filed import FiledAs
from app.presenters.printing import ReportGoesOn
from app.presenters.recording import (
    KnownPatient,
    filed_after,
    is_filed_whole,
    offer_words,
    on_record,
    record_line,
)
from app.presenters.screening import Answered, is_fresh
from app.presenters.store_words import message_for_error, sentence_for_error
from app.record_room import RecordRoom
from app.report_filing import filing_reports
from app.store.errors import (
    AnotherPersonError,
    ExamGoneError,
    ExamVoidedError,
    LockedError,
    RenumberedError,
    StoreInUseError,
    VersionConflictError,
)
from app.store.record_types import new_record_id
from app.store.store_state import StoreState
from app.views.case_page import CasePage
from app.views.questions import Questions
from heart_engine.domain.case import Sex

if TYPE_CHECKING:  # they need sqlcipher, which the store's thread loads once the window is shown
    from app.store.filing import Filed


@dataclass(frozen=True, slots=True)
class Waiting:
    """What goes on once a case is on record, and what may go on without."""

    saved: Callable[[], None] = lambda: None
    unsaved: Callable[[], None] | None = None  # agreed to, where the disk refuses the save


class Recording(QObject):
    """Files the case page's form and says in the patient strip what became of it."""

    saved = Signal(object)  # what is on record now
    set_up_wanted = Signal(object)  # somebody saves for the first time: what goes on once there are records

    def __init__(self, page: CasePage, room: RecordRoom, questions: Questions) -> None:
        super().__init__(page)
        self._page, self._room, self._questions = page, room, questions
        self._holder = new_record_id()
        self._known: KnownPatient | None = None
        self._asked_number = ""
        self._tried: tuple[object, ...] = ()  # what of an answer was filed, or tried to be
        page.save_wanted.connect(self.save)
        page.changed.connect(self._follow)
        page.patient.offer_taken.connect(self._take_offer)
        page.before_report = self.before_report
        page.printing.reported.connect(filing_reports(room, self._tell))
        room.changed.connect(self._look_again)

    def save(self, waiting: Waiting = Waiting()) -> None:
        """File what stands on the desk, then do what waits for it; a first save asks for a passphrase."""
        if not self._page.is_complete():
            return
        if not self._desk.form.case_id:
            self._say("records.number_needed")
            self._page.patient.boxes["case_id"].setFocus()
        elif self._room.standing.state is StoreState.NOT_SET_UP:
            self.set_up_wanted.emit(lambda: self._file(waiting))
        elif not self._room.is_open:
            self._tell(self._room.refusal or StoreInUseError(file="heart.lock"))
        else:
            self._file(waiting)

    def before_report(self, go_on: ReportGoesOn) -> None:
        """Put a report's case on record first where that needs no set-up: the report names its record.

        What was declared void as a whole is on paper only as a new examination, or from the history, which
        says so; a measurement that was is marked. Where nothing can be saved, a report can be had without.
        """

        def marked() -> None:
            self._mark_voided(go_on)

        if not (self._room.is_open and self._desk.form.case_id):
            go_on(frozenset())
        elif on_record(self._desk.examination) is None:
            self.save(Waiting(marked, unsaved=marked))
        else:
            marked()

    def _mark_voided(self, go_on: ReportGoesOn) -> None:
        """Look which measurements no longer count, then go on with them."""
        filed = self._desk.form.filed
        if filed is None or not filed.version:
            go_on(frozenset())
            return
        waiting = Waiting(lambda: self._mark_voided(go_on), unsaved=lambda: go_on(frozenset()))
        self._room.ask(
            lambda store: voided_in(store, filed.exam_id),
            go_on,
            lambda error: self._refused(error, waiting),
        )

    # Filing

    def _file(self, waiting: Waiting, *, same_person: bool = False, filed: FiledAs | None = None) -> None:
        filed = filed or self._desk.form.filed or FiledAs(new_record_id(), new_record_id())
        if not self._room.holds.take(filed.exam_id, self._holder):
            self._say("records.held")
            return
        answer = self._fresh_answer()
        self._tried = _signature(filed, answer)
        self._desk.file_as(filed)  # into the draft before anything is written
        examination = self._desk.examination
        filing = filing_of(examination, filed, answer, _today(), same_person=same_person)

        def done(on_record: Filed) -> None:
            if self._desk.form.filed == filed:  # the same form is still on the desk
                exam = on_record.exam
                self._desk.file_as(filed_after(examination, exam.exam_id, exam.patient_id, exam.version))
            self._say("records.done", number=on_record.patient.local_id, version=on_record.exam.version)
            self.saved.emit(on_record)
            waiting.saved()

        self._room.ask(
            lambda store: filed_in(store, filing), done, lambda error: self._refused(error, waiting)
        )

    def _refused(self, error: Exception, waiting: Waiting) -> None:
        """Ask what can be decided; whatever the answer, the case stays on the desk and in the draft."""
        filed = self._desk.form.filed
        message = message_for_error(error, self._language)
        if isinstance(error, AnotherPersonError):
            self._ask("another_person", message, lambda: self._file(waiting, same_person=True))
        elif isinstance(error, RenumberedError | ExamGoneError | ExamVoidedError):
            anew = FiledAs(new_record_id(), new_record_id())
            self._ask("renumbered", message, lambda: self._file(waiting, filed=anew))
        elif isinstance(error, VersionConflictError) and filed is not None:
            found = int(error.params.get("found", filed.version))
            newer = dataclasses.replace(filed, version=found)
            self._ask("version_conflict", message, lambda: self._file(waiting, filed=newer))
        elif isinstance(error, LockedError):  # the lock came between: it is filed once somebody unlocks
            self._tried = ()
            self._tell(error)
        elif waiting.unsaved is not None:
            self._ask("report_unsaved", message, waiting.unsaved)
        else:
            self._tell(error)

    def _ask(self, name: str, message: Message, yes: Callable[[], None]) -> None:
        self._say_text(message.title)
        self._questions.ask(self._page, message, self._language.text(f"records.yes.{name}"), yes)

    def _fresh_answer(self) -> Answered | None:
        screening = self._desk.screening
        return screening if isinstance(screening, Answered) and is_fresh(screening) else None

    # Following the desk

    def _follow(self) -> None:
        self._draw()
        self._look_up()
        if self._owes_an_answer():
            self._file(Waiting())

    def _look_again(self) -> None:
        """Forget whom the records knew: others may lie open now."""
        self._asked_number, self._known = "", None
        self._follow()

    def _owes_an_answer(self) -> bool:
        """Say whether an answer came to a case on record as it stands, and is not on record itself."""
        filed, answer = self._desk.form.filed, self._fresh_answer()
        if filed is None or answer is None or not filed.version or not self._room.is_open:
            return False
        return is_filed_whole(self._desk.examination) and _signature(filed, answer) != self._tried

    def _look_up(self) -> None:
        """See whether the number is known, once it was read."""
        number = self._desk.form.case_id
        if number == self._asked_number or not self._room.is_open:
            return
        self._asked_number, self._known = number, None
        if number:
            self._room.ask(lambda store: known_patient(store, number), self._offer, self._tell)

    def _offer(self, known: KnownPatient | None) -> None:
        self._known = known
        self._draw()

    def _take_offer(self) -> None:
        """Go on with a patient who is known: a new examination under the same name."""
        if self._known is not None:
            self._desk.name_patient(self._known.name)
            self._desk.choose_sex(Sex(self._known.sex))
            self._page.enter()

    def _draw(self) -> None:
        can_save = self._room.standing.state is not None
        line = record_line(self._desk.examination, self._language, can_save=can_save)
        self._page.patient.show_record(line.sentence, kept=line.kept)
        self._page.patient.show_offer(offer_words(self._known, self._desk.form, self._language))

    # Saying

    def _tell(self, error: Exception) -> None:
        words = functools.partial(sentence_for_error, error)
        self._page.bottom.show_lasting(words, self._language)

    def _say(self, message_id: str, **params: object) -> None:
        self._say_text(self._language.text(message_id, **params))

    def _say_text(self, sentence: str) -> None:
        self._page.bottom.show_notice(sentence)

    @property
    def _desk(self) -> Desk:
        return self._page.desk

    @property
    def _language(self) -> Language:
        return self._page.language


def _signature(filed: FiledAs, answer: Answered | None) -> tuple[object, ...]:
    """Name what a save tries to keep of an answer, so that nothing is tried twice without a key."""
    if answer is None:
        return (filed.exam_id,)
    complete = answer.evidence.explanation is not None or bool(answer.evidence.failure)
    return (filed.exam_id, id(answer.result), answer.judgement, complete)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
