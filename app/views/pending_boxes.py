"""What stands in boxes that are still being typed into: no presenter has read it yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.presenters.desk import in_one_line
from app.presenters.form import Form, with_text
from app.views.number_box import NumberBox
from app.views.patient_bar import CASE_ID, NAME


def pending_boxes(controls: Mapping[str, QWidget]) -> dict[str, NumberBox]:
    """Return the boxes that were typed into and not left."""
    return {key: one for key, one in controls.items() if isinstance(one, NumberBox) and one.is_pending}


def with_pending(form: Form, boxes: Mapping[str, NumberBox]) -> Form:
    """Return the form as it will be once these boxes are left."""
    for key, box in boxes.items():
        if key == CASE_ID:
            form = dataclasses.replace(form, case_id=in_one_line(box.text()))
        elif key == NAME:
            form = dataclasses.replace(form, name=in_one_line(box.text()))
        else:
            form = with_text(form, key, box.text())
    return form
