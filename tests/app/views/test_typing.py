"""The real window, driven by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.views.main_window import CASE, MainWindow
from app.views.plain_label import PlainLabel
from app.views.range_strip import RangeStrip
from app.views.segmented_choice import SegmentedChoice
from heart_engine.domain.case import Rhythm, Sex, Symptom

if TYPE_CHECKING:
    from tests.app.views.conftest import StandInEngine, Typist

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def verdict(window: MainWindow, key: str) -> str:
    return window.case.form.rows[key].control.accessibleDescription()


def text(window: MainWindow, key: str) -> str:
    box = window.case.form.rows[key].box
    assert box is not None
    return box.text()


def test_the_cursor_starts_at_the_case_number(window: MainWindow, typist: Typist) -> None:
    assert window.isVisible()
    assert typist.where() == "case_id"


def test_enter_goes_through_patient_and_form_in_the_order_of_the_paper(
    window: MainWindow, typist: Typist
) -> None:
    typist.type("2026-0117", "f", "34", "160", "55")
    assert typist.where() == "lvedd"
    typist.type("45", "30", "9", "8", "33")
    assert typist.where() == "rvot"
    case = window.case.desk.examination.case
    assert (case.case_id, case.patient.sex, case.patient.age_years) == ("2026-0117", Sex.FEMALE, 34.0)
    assert case.measurements == {"lvedd": 45.0, "lvesd": 30.0, "ivst": 9.0, "lvpwt": 8.0, "lad": 33.0}


def test_enter_passes_over_the_second_ratio_and_tab_does_not(typist: Typist) -> None:
    typist.go_to("mve_e")
    typist.press(Qt.Key.Key_Return)
    assert typist.where() == "ef"
    typist.go_to("mve_e")
    typist.press(Qt.Key.Key_Tab)
    assert typist.where() == "ea_ratio"
    typist.press(Qt.Key.Key_Return)
    assert typist.where() == "ef"


def test_shift_goes_back(typist: Typist) -> None:
    typist.go_to("lvesd")
    typist.press(Qt.Key.Key_Return, SHIFT)
    assert typist.where() == "lvedd"
    typist.press(Qt.Key.Key_Backtab, SHIFT)
    assert typist.where() == "_weight"
    typist.go_to("tr")
    typist.press(Qt.Key.Key_Return, SHIFT)
    assert typist.where() == "mr"


def test_the_last_field_leads_to_the_screen_button_which_enter_presses(
    window: MainWindow, engine: StandInEngine, typist: Typist
) -> None:
    typist.go_to("pr")
    typist.type("1")
    assert typist.focus is window.case.bottom.ask
    typist.press(Qt.Key.Key_Return)
    assert engine.asked[0].case.measurements == {"pr": 1.0}


def test_a_question_is_shown_in_its_line_and_the_second_enter_accepts_it(
    window: MainWindow, typist: Typist
) -> None:
    typist.go_to("lvedd")
    typist.type("4.5")
    assert (typist.where(), text(window, "lvedd"), verdict(window, "lvedd")) == (
        "lvedd",
        "4.5",
        "45 mm? Enter accepts",
    )
    typist.press(Qt.Key.Key_Return)
    assert (typist.where(), text(window, "lvedd")) == ("lvesd", "45")


def test_leaving_with_tab_reads_the_text_and_changes_nothing_silently(
    window: MainWindow, typist: Typist
) -> None:
    typist.go_to("lvedd")
    QTest.keyClicks(typist.focus, "4.5")
    assert verdict(window, "lvedd") == ""
    typist.press(Qt.Key.Key_Tab)
    assert (typist.where(), text(window, "lvedd")) == ("lvesd", "4.5")
    assert window.case.desk.form.open_keys() == ("lvedd",)


@pytest.mark.parametrize(
    ("typed", "shown"), [("４５", "45"), ("4.5cm", "45"), ("45。2", "45.2"), ("45，2", "45.2")]
)
def test_what_was_read_is_echoed(typed: str, shown: str, window: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    typist.type(typed)
    assert text(window, "lvedd") == shown


def test_a_box_is_selected_on_entering_so_that_typing_replaces_it(window: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    typist.type("45")
    typist.press(Qt.Key.Key_Return, SHIFT)
    typist.type("46")
    assert text(window, "lvedd") == "46"


def test_a_text_that_is_being_typed_keeps_no_verdict_of_the_one_before(
    window: MainWindow, typist: Typist
) -> None:
    window.case.open_demo()
    typist.go_to("ra")
    assert verdict(window, "ra") == "high, z +4.0"
    QTest.keyClicks(typist.focus, "3")
    window.case.desk.choose_site("rv", "a4c_mid")
    assert verdict(window, "ra") == ""
    QTest.keyClicks(typist.focus, "3")
    typist.press(Qt.Key.Key_Return)
    assert verdict(window, "ra").startswith("z ")


def test_a_value_is_taken_back_by_emptying_its_box(window: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    typist.type("45")
    typist.press(Qt.Key.Key_Return, SHIFT)
    typist.press(Qt.Key.Key_Delete)
    typist.press(Qt.Key.Key_Return)
    assert typist.where() == "lvesd"
    assert verdict(window, "lvedd") == "missing"


@pytest.mark.parametrize("key", ["=", "＝"])
def test_one_key_takes_the_computed_value(key: str, window: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    typist.type("40", "25")
    assert verdict(window, "fs") == "= takes the computed 38"
    typist.go_to("fs")
    QTest.keyClicks(typist.focus, key) if key.isascii() else typist.compose(key)
    assert text(window, "fs") == "38"


def test_a_grade_is_one_key(window: MainWindow, typist: Typist) -> None:
    typist.go_to("mr")
    typist.type("2", "3.", "0")
    values = window.case.desk.examination.case.measurements
    assert (values["mr"], values["tr"], values["ar"]) == (2.0, 3.5, 0.0)
    assert verdict(window, "tr") == "moderate-severe"
    typist.go_to("mr")
    typist.press(Qt.Key.Key_Backspace)
    assert "mr" not in window.case.desk.examination.case.measurements


def test_a_grade_is_also_one_click(window: MainWindow) -> None:
    control = window.case.form.rows["mr"].control
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.rect().center())
    assert window.case.desk.form.value("mr") == 2.0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_records_say_makes_no_small_laptop_scroll_sideways(
    window: MainWindow, language: str
) -> None:
    window.case.open_demo()
    if window.language.code != language:
        window.switch_language()
    for version in (1, 88):
        window.case.patient.show_record(window.language.text("records.edited", version=version), kept=False)
        QApplication.processEvents()
        assert window._frames[CASE].horizontalScrollBar().maximum() == 0
    offer, name = window.case.patient.offer, "Alexander <b>von</b> Humboldt"
    window.case.patient.show_offer(window.language.text("records.offer", name=name, exams=88))
    QApplication.processEvents()
    assert window._frames[CASE].horizontalScrollBar().maximum() == 0
    assert name not in offer.text()  # there is no room for it
    assert name in offer.accessibleName()
    assert "&lt;b&gt;von" in offer.toolTip()


def test_wheel_and_letters_change_no_choice(window: MainWindow, typist: Typist) -> None:
    typist.go_to("mr")
    QTest.keyClicks(typist.focus, "x7")
    assert window.case.desk.form.value("mr") is None


def test_the_second_page_keeps_what_is_not_on_the_first(window: MainWindow, typist: Typist) -> None:
    page = window.case.circumstances
    typist.press(Qt.Key.Key_M, CONTROL)
    assert typist.focus is page.boxes["_heart_rate"]
    QTest.keyClicks(typist.focus, "72")
    QTest.keyClick(page.rhythm, Qt.Key.Key_A)
    QTest.keyClick(page.pregnant, Qt.Key.Key_N)
    QTest.keyClick(page.symptoms[Symptom.MURMUR], Qt.Key.Key_Space)
    page.boxes["tr_velocity_m_s"].setFocus()
    QTest.keyClicks(typist.focus, "2.7")
    typist.press(Qt.Key.Key_M, CONTROL)
    assert typist.where() == "case_id"
    case = window.case.desk.examination.case
    assert (case.context.heart_rate, case.context.rhythm) == (72.0, Rhythm.ATRIAL_FIBRILLATION)
    assert (case.context.pregnant, case.context.symptoms) == (False, frozenset({Symptom.MURMUR}))
    assert case.side == {"tr_velocity_m_s": 2.7}


def test_enter_goes_through_the_second_page_as_well(window: MainWindow, typist: Typist) -> None:
    boxes = window.case.circumstances.boxes
    typist.press(Qt.Key.Key_M, CONTROL)
    typist.type("72", "98", "20260117")
    assert boxes["_exam_date"].text() == "2026-01-17"
    assert typist.focus is boxes["mr_velocity_m_s"]
    typist.press(Qt.Key.Key_Return, SHIFT)
    assert typist.focus is boxes["_exam_date"]
    typist.type("2026-1-18", "500")
    assert typist.focus is boxes["mr_velocity_m_s"]
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert window.case.bottom.status_text().startswith("To be settled first: MR jet peak velocity")


def test_a_site_is_chosen_from_a_list_and_moves_the_range(window: MainWindow, typist: Typist) -> None:
    typist.type("1", "f", "34", "160", "55")
    typist.go_to("rv")
    typist.type("32")
    assert verdict(window, "rv") == "depends on site"
    box = window.case.circumstances.sites["rv"]
    box.setCurrentIndex(box.findData("plax_ap"))
    box.activated.emit(box.currentIndex())
    assert window.case.desk.form.sites == {"rv": "plax_ap"}
    assert verdict(window, "rv").startswith("high")


def test_f1_explains_the_field_under_the_cursor(window: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    typist.press(Qt.Key.Key_F1)
    assert window.case.card.isVisible()
    assert "Parasternal long axis" in window.case.card.text.text()
    assert not window.case.card.geometry().intersects(
        _place(window.case, window.case.form.rows["lvedd"].control)
    )
    typist.press(Qt.Key.Key_Return)
    assert not window.case.card.isVisible()


def test_the_explanation_of_the_lowest_field_stays_inside_the_window(
    window: MainWindow, typist: Typist
) -> None:
    typist.go_to("pr")
    typist.press(Qt.Key.Key_F1)
    assert window.rect().contains(window.case.card.geometry())


def test_every_control_has_a_name_in_both_languages(window: MainWindow) -> None:
    for _ in range(2):
        rows = [row.control for row in window.case.form.rows.values()]
        boxes = [*window.case.circumstances.boxes.values(), *window.case.circumstances.sites.values()]
        choices = [window.case.circumstances.rhythm, window.case.circumstances.pregnant]
        controls = [*rows, *window.case.patient.controls().values(), *boxes, *choices]
        names = [control.accessibleName() for control in controls]
        assert all(names)
        assert not {"lvedd", "_age", "sex"} & set(names)
        window.switch_language()


def test_the_language_changes_at_run_time_and_keeps_the_case(window: MainWindow, typist: Typist) -> None:
    typist.go_to("lvedd")
    typist.type("45", "4.5")
    before = window.case.desk.form
    window.header.language.click()
    assert window.windowTitle().startswith("HEART")
    assert window.case.bottom.ask.text() == "筛查  Ctrl+Enter"
    assert verdict(window, "lvesd") == "是否为 45 mm？回车确认"
    assert window.case.desk.form == before
    window.header.language.click()
    assert verdict(window, "lvesd") == "45 mm? Enter accepts"


def test_everything_fits_a_small_screen_in_both_languages(
    window: MainWindow, application: QApplication
) -> None:
    window.case.open_demo()
    for _ in range(2):
        application.processEvents()
        assert (window.width(), window.height()) == (1366, 728)
        for row in window.case.form.rows.values():
            lowest = row.control.mapTo(window, row.control.rect().bottomRight()).y()
            assert lowest < window.case.bottom.mapTo(window, QPoint(0, 0)).y()
        clipped = [label.text() for label in window.findChildren(PlainLabel) if _is_clipped(label)]
        assert not clipped
        window.switch_language()


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"_age": "0.02", "_height": "50", "_weight": "3.4", "rv": "12", "ra": "60", "lad": "3"},
        {"_age": "34", "rv": "38", "lvedd": "88", "ivst": "29", "tr": "2"},
        {"lvedd": "70", "lvesd": "69", "fs": "60", "ef": "20", "mv_e": "300", "mve_e": "1"},
    ],
)
def test_strips_are_wide_enough_to_read_and_no_verdict_beside_one_is_cut(
    typed: dict[str, str], window: MainWindow, application: QApplication
) -> None:
    window.case.open_demo()
    for key, value in typed.items():
        window.case.desk.type_text(key, value)
    for _ in range(2):
        application.processEvents()
        strips = [strip for strip in window.findChildren(RangeStrip) if strip.isVisible()]
        assert strips
        assert min(strip.width() for strip in strips) >= 84
        assert len({strip.width() for strip in strips}) <= 2  # one width a column
        clipped = [label.text() for label in window.case.form.findChildren(PlainLabel) if _is_clipped(label)]
        assert not clipped
        window.switch_language()


def test_no_label_guesses_markup(window: MainWindow) -> None:
    labels = window.findChildren(PlainLabel)
    assert len(labels) > 100
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_choice_without_that_key_is_left_alone(window: MainWindow) -> None:
    choice = window.case.patient.sex
    assert isinstance(choice, SegmentedChoice)
    QTest.keyClick(choice, Qt.Key.Key_X)
    assert window.case.desk.form.sex is Sex.UNKNOWN


def _place(window: QWidget, control: QWidget) -> QRect:
    return QRect(control.mapTo(window, QPoint(0, 0)), control.size())


def _is_clipped(label: PlainLabel) -> bool:
    if not label.isVisible() or label.wordWrap():
        return False
    return label.fontMetrics().horizontalAdvance(label.text()) > label.contentsRect().width() + 1
