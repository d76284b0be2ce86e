"""The page of one case: it builds the parts, binds them to the desk, and draws what the presenters say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.language import Language
from app.messages import message_for
from app.presenters.desk import Desk
from app.presenters.form import Form
from app.presenters.form_layout import typing_order
from app.presenters.patient_view import patient_view
from app.presenters.printing import ReportGoesOn, order_for
from app.presenters.recording import on_record
from app.presenters.screening import Answered, is_fresh
from app.presenters.status_view import status_sentence
from app.views.answer_panel import ResultPanel
from app.views.bottom_bar import BottomBar
from app.views.case_files import CaseFiles
from app.views.case_keys import bind_buttons, bind_keys
from app.views.circumstances_page import CircumstancesPage
from app.views.field_row import FieldRow
from app.views.form_page import FormPage
from app.views.help_card import HelpCard
from app.views.importing import Importing, dropped_file
from app.views.number_box import NumberBox
from app.views.outside import Services
from app.views.patient_bar import CASE_ID, NAME, SEX, PatientBar
from app.views.pending_boxes import pending_boxes, with_pending
from app.views.report_printing import ReportPrinting
from app.views.typing_order import TypingOrder
from app.views.understanding import Understanding
from app.views.window_layout import case_layout
from heart_engine.domain.case import Sex
from heart_engine.domain.problem import Code


class CasePage(QWidget):
    """Form at the left, answer at the right, the patient above, the buttons below."""

    save_wanted = Signal()
    changed = Signal()  # a key was typed, or the desk is drawn anew

    def __init__(self, desk: Desk, language: Language, services: Services) -> None:
        super().__init__()
        self.desk, self.language, self._services = desk, language, services
        self.patient, self.form = PatientBar(), FormPage()
        self.circumstances, self.panel, self.bottom = CircumstancesPage(), ResultPanel(), BottomBar()
        self._pages = QStackedWidget()
        self.printing = ReportPrinting(self, services, self.bottom.show_notice, lambda: self.language)
        self._importing = Importing(self, desk, self.bottom.show_notice, services.dialogs.tell)
        self._files = CaseFiles(self, desk, services.dialogs, self._importing.read_file)
        self.setAcceptDrops(True)  # Qt's setter
        self.before_report: Callable[[ReportGoesOn], None] = lambda go_on: go_on(frozenset())
        self.card = HelpCard(self)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.circumstances)
        self.understanding = Understanding(self, desk, self.panel, self._pages, self._go_to)
        case_layout(self, self.patient, self.understanding.room, self.panel, self.bottom)
        skipped = [NAME, *(key for key, row in self.form.rows.items() if row.skipped)]
        self._side_order = TypingOrder(self.circumstances.boxes, (), self.bottom.ask)
        self._order = TypingOrder(self._controls(), skipped, self.bottom.ask)
        self._bind()
        bind_keys(self)
        self.show_language(language)

    # What the window asks of a page

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self.language = language
        self._importing.show_language(language)
        self.understanding.show_language(language)
        for part in (self.patient, self.form, self.circumstances, self.panel, self.bottom):
            part.show_language(language)
        self.card.hide()
        self._show_page_name()
        self._draw()

    def enter(self) -> None:
        """Put the cursor where the next key belongs."""
        if self.desk.form == Form():
            self._order.start()
        else:
            self.bottom.ask.setFocus()

    # What the clinician does

    def screen_case(self) -> None:
        """Read what is still being typed, then ask, or go to what has to be settled first."""
        if self.is_complete():
            self.bottom.show_notice("")
            self.desk.screen()

    def show_report(self) -> None:
        """Show the report of an answer that belongs to the form as it stands; what is tried has none."""
        self._read_pending()
        if self.desk.what_if.trial is not None:
            self.bottom.show_notice(self.language.text("trial.no_report"))
        elif is_fresh(self.desk.screening):
            self.before_report(self._preview)

    def open_demo(self) -> None:
        """Put a demo case on the desk and go to the button that asks."""
        self._read_pending()
        self.desk.open_case(self._services.demo_case(), is_demo=True)
        self.bottom.ask.setFocus()

    def open_file(self) -> None:
        """Put a case from a file on the desk."""
        self._read_pending()
        self._files.open(self.language)

    def paste_report(self) -> None:
        """Read the report that was copied elsewhere, and show what it offers."""
        self._read_pending()
        self._importing.paste()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  # Qt's name
        """Take one file of this computer."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt's name
        """Open the file that was dropped."""
        path = dropped_file(event.mimeData())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file that was dropped here, or named when the program was started."""
        self._read_pending()
        self._files.open_path(path, self.language)

    def save_file(self) -> None:
        """Write the case to a file; like a screening, it needs every question settled."""
        if self.is_complete():
            self.bottom.show_notice(self._files.save(self.desk.examination.case, self.language))

    def new_case(self) -> None:
        """Clear the desk for the next patient."""
        self._read_pending()
        self.desk.new_case()
        self.bottom.show_notice(self.language.text("window.undo_new"))
        self._order.start()

    def take_up(self, form: Form, put_away: tuple[Form, ...]) -> None:
        """Go on with what an earlier window left; the cursor stands where no key changes it."""
        self.desk.take_up(form, put_away)
        if form != Form():
            self.bottom.ask.setFocus()

    def bring_back(self) -> None:
        """Put the last case back on the desk."""
        self._read_pending()
        self.desk.bring_back()
        self.bottom.show_notice("")

    def turn_page(self) -> None:
        """Change between the measurements and the circumstances they were taken in."""
        self._read_pending()
        self.understanding.show_form()
        self._pages.setCurrentIndex(1 - self._pages.currentIndex())
        self._show_page_name()
        (self._order if self._on_form() else self._side_order).start()

    def explain_field(self) -> None:
        """Show the explanation of the field under the cursor."""
        field = self.focusWidget()
        if field is not None and field.hasFocus() and field.toolTip():
            self.card.show_beside(field, field.toolTip())

    def finish(self) -> None:
        """Read what is still being typed, and let a report that is being written come to its end."""
        self._read_pending()
        self.printing.wait()
        self._importing.wait()

    def is_complete(self) -> bool:
        """Read what is still being typed, and go to what has to be settled first."""
        self._read_pending()
        questions = self.desk.form.open_keys()
        if questions:
            self._go_to(questions[0])
            return False
        if self.desk.examination.case.measurements:
            return True
        self.bottom.show_notice(message_for(Code.CASE_EMPTY, {}, self.language).next_step)
        self._go_to(typing_order()[0])
        return False

    def _preview(self, voided: frozenset[str]) -> None:
        """Show what is on the screen now; an edit meanwhile has no report."""
        screening, form = self.desk.screening, self.desk.form
        if isinstance(screening, Answered) and is_fresh(screening):
            record = on_record(self.desk.examination)
            self.printing.show_report(order_for(screening, form.name, record, voided))

    # Typing

    def form_as_typed(self) -> Form:
        """Return the form with what stands in boxes that were not left yet, without reading them for good."""
        return with_pending(self.desk.form, self._pending_boxes())

    def _left(self, key: str, text: str) -> None:
        if key == CASE_ID:
            self.desk.name_case(text)
        elif key == NAME:
            self.desk.name_patient(text)
        else:
            self.desk.type_text(key, text)

    def _confirmed(self, key: str, text: str, typed_anew: bool) -> None:  # noqa: FBT001  # a signal's argument
        if key in (CASE_ID, NAME):
            self._left(key, text)
        elif key != SEX and text and not self.desk.confirm(key, text, typed_anew=typed_anew):
            return
        self._order_of(key).after(key)

    def _went_back(self, key: str) -> None:
        self._order_of(key).before(key)

    def _order_of(self, key: str) -> TypingOrder:
        return self._side_order if key in self.circumstances.boxes else self._order

    def _read_pending(self) -> None:
        """Read the box that is still being typed into, which was not left yet."""
        QGuiApplication.inputMethod().commit()  # a word that is still being composed counts as typed
        for key, box in self._pending_boxes().items():
            self._left(key, box.hand_over())

    def _pending_boxes(self) -> dict[str, NumberBox]:
        return pending_boxes({**self._controls(), **self.circumstances.boxes})

    def _go_to(self, key: str) -> None:
        self.understanding.show_form()
        on_second_page = key in self.circumstances.boxes
        self._pages.setCurrentWidget(self.circumstances if on_second_page else self.form)
        self._order_of(key).go_to(key)
        self._show_page_name()

    # Drawing

    def _draw(self) -> None:
        desk, language = self.desk, self.language
        self.form.show_examination(desk.examination, language)
        self.circumstances.show_form(desk.form, language)
        self.patient.show_patient(desk.form, patient_view(desk.examination, language))
        self.understanding.draw()
        self.bottom.show_status(status_sentence(desk.form, language), asks=bool(desk.form.open_keys()))
        self.changed.emit()

    def _show_page_name(self) -> None:
        words = "window.more.keys" if self._on_form() else "window.less.keys"
        self.bottom.show_more_text(self.language.text(words))

    def _on_form(self) -> bool:
        return self._pages.currentWidget() is self.form

    # Building

    def _controls(self) -> dict[str, QWidget]:
        rows = {key: self.form.rows[key].control for key in typing_order()}
        return {**self.patient.controls(), **rows}

    def _bind(self) -> None:
        self.desk.watch(self._draw, self.understanding.draw_answer)
        parts: list[PatientBar | CircumstancesPage | FieldRow] = [self.patient, self.circumstances]
        for part in [*parts, *self.form.rows.values()]:
            part.edited.connect(self.desk.touch)
            part.edited.connect(self.changed)
            part.left.connect(self._left)
            part.confirmed.connect(self._confirmed)
            part.went_back.connect(self._went_back)
        for row in self.form.rows.values():
            row.computed_wanted.connect(self.desk.take_computed)
            row.grade_chosen.connect(self.desk.choose_grade)
        self.patient.sex_chosen.connect(lambda sex: self.desk.choose_sex(Sex(sex)))
        self.circumstances.site_chosen.connect(self.desk.choose_site)
        self.circumstances.context_chosen.connect(self.desk.choose_context)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.card.hide)
        bind_buttons(self)
