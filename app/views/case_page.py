"""The page of one case: it builds the parts, binds them to the desk, and draws what the presenters say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.language import Language
from app.messages import message_for
from app.presenters.desk import Desk
from app.presenters.form import Form
from app.presenters.form_layout import typing_order
from app.presenters.panel import panel_view
from app.presenters.patient_view import patient_view
from app.presenters.screening import is_fresh
from app.presenters.status_view import status_sentence
from app.views.answer_panel import ResultPanel
from app.views.bottom_bar import BottomBar
from app.views.case_files import CaseFiles
from app.views.circumstances_page import CircumstancesPage
from app.views.field_row import FieldRow
from app.views.form_page import FormPage
from app.views.help_card import HelpCard
from app.views.number_box import NumberBox
from app.views.outside import Services
from app.views.patient_bar import CASE_ID, SEX, PatientBar
from app.views.pending_boxes import pending_boxes, with_pending
from app.views.report_printing import ReportPrinting
from app.views.typing_order import TypingOrder
from app.views.window_layout import case_layout
from heart_engine.domain.case import Sex
from heart_engine.domain.problem import Code


class CasePage(QWidget):
    """Form at the left, answer at the right, the patient above, the buttons below."""

    changed = Signal()  # a key was typed, or the desk is drawn anew

    def __init__(self, desk: Desk, language: Language, services: Services) -> None:
        super().__init__()
        self.desk, self.language, self._services = desk, language, services
        self.patient, self.form = PatientBar(), FormPage()
        self.circumstances, self.panel, self.bottom = CircumstancesPage(), ResultPanel(), BottomBar()
        self._pages = QStackedWidget()
        self._printing = ReportPrinting(self, services, self.bottom.show_notice, lambda: self.language)
        self._files = CaseFiles(self, desk, services.dialogs)
        self.card = HelpCard(self)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.circumstances)
        case_layout(self, self.patient, self._pages, self.panel, self.bottom)
        skipped = [key for key, row in self.form.rows.items() if row.skipped]
        self._side_order = TypingOrder(self.circumstances.boxes, (), self.bottom.ask)
        self._order = TypingOrder(self._controls(), skipped, self.bottom.ask)
        self._bind()
        self._bind_keys()
        self.show_language(language)

    # What the window asks of a page

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self.language = language
        for part in (self.patient, self.form, self.circumstances, self.panel, self.bottom):
            part.show_language(language)
        self.bottom.show_notice("")
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
        if self._is_complete():
            self.bottom.show_notice("")
            self.desk.screen()

    def save_report(self) -> None:
        """Write the PDF of an answer that belongs to the form as it stands."""
        self._read_pending()
        self._printing.save(self.desk.screening)

    def open_demo(self) -> None:
        """Put a demo case on the desk and go to the button that asks."""
        self._read_pending()
        self.desk.open_case(self._services.demo_case())
        self.bottom.ask.setFocus()

    def open_file(self) -> None:
        """Put a case from a file on the desk."""
        self._read_pending()
        self._files.open(self.language)

    def save_file(self) -> None:
        """Write the case to a file; like a screening, it needs every question settled."""
        if self._is_complete():
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
        self._pages.setCurrentIndex(1 - self._pages.currentIndex())
        self._show_page_name()
        (self._order if self._on_form() else self._side_order).start()

    def explain_field(self) -> None:
        """Show the explanation of the field under the cursor."""
        for row in self.form.rows.values():
            if row.control.hasFocus():
                self.card.show_beside(row.control, row.help_text)

    def finish(self) -> None:
        """Read what is still being typed, and let a report that is being written come to its end."""
        self._read_pending()
        self._printing.wait()

    # Typing

    def form_as_typed(self) -> Form:
        """Return the form with what stands in boxes that were not left yet, without reading them for good."""
        return with_pending(self.desk.form, self._pending_boxes())

    def _left(self, key: str, text: str) -> None:
        if key == CASE_ID:
            self.desk.name_case(text)
        else:
            self.desk.type_text(key, text)

    def _confirmed(self, key: str, text: str, typed_anew: bool) -> None:  # noqa: FBT001  # a signal's argument
        if key == CASE_ID:
            self.desk.name_case(text)
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

    def _is_complete(self) -> bool:
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

    def _go_to(self, key: str) -> None:
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
        self.panel.show_panel(panel_view(desk.screening, language))
        self.bottom.show_status(status_sentence(desk.form, language), asks=bool(desk.form.open_keys()))
        self.bottom.report.setEnabled(is_fresh(desk.screening))
        self.bottom.ask.setEnabled(not desk.is_waiting())
        self.changed.emit()

    def _show_page_name(self) -> None:
        self.bottom.show_more_text(
            self.language.text("window.more.keys" if self._on_form() else "window.less.keys")
        )

    def _on_form(self) -> bool:
        return self._pages.currentWidget() is self.form

    # Building

    def _controls(self) -> dict[str, QWidget]:
        rows = {key: self.form.rows[key].control for key in typing_order()}
        return {**self.patient.controls(), **rows}

    def _bind(self) -> None:
        self.desk.watch(self._draw)
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
        self._bind_buttons()

    def _bind_buttons(self) -> None:
        self.panel.demo_wanted.connect(self.open_demo)
        self.panel.cancel_wanted.connect(self.desk.cancel)
        self.bottom.new_wanted.connect(self.new_case)
        self.bottom.more_wanted.connect(self.turn_page)
        self.bottom.screen_wanted.connect(self.screen_case)
        self.bottom.report_wanted.connect(self.save_report)

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+Return": self.screen_case,
            "Ctrl+Enter": self.screen_case,
            "Ctrl+P": self.save_report,
            "Ctrl+N": self.new_case,
            "Ctrl+O": self.open_file,
            "Ctrl+S": self.save_file,
            "Ctrl+B": self.bring_back,
            "Ctrl+M": self.turn_page,
            "Esc": self.desk.cancel,
            "F1": self.explain_field,
        }
        for key, action in keys.items():
            QShortcut(QKeySequence(key), self, action)
