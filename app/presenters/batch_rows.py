"""Examinations of any spreadsheet as rows of a batch: whatever is in doubt sets a row apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.batch.rows import Row, RowCode, RowProblem
from app.presenters.form import Form, case_of
from app.presenters.import_preview import Study, import_preview, landing
from heart_engine.domain.problem import Code

ROW_NAME: Final = "row-{number}"  # a person's columns are never read, so a row is named by its place


def rows_of_reading(document: Mapping[str, Any], source: str) -> list[Row]:
    """Return a row for each examination; a doubt, a refusal or an empty row is a reason and no case."""
    return [_row(study) for study in import_preview(document, source).studies]


def _row(study: Study) -> Row:
    case_id = ROW_NAME.format(number=study.number)
    form, problems = Form(case_id=case_id), []
    for offer in study.offers:
        landed = landing(form, offer) if offer.certain else None
        if landed is None:
            problems.append(RowProblem(offer.key, RowCode.DOUBT, {"text": offer.raw}))
        else:
            form = landed
    case = case_of(form)
    if not case.measurements and not problems:
        problems.append(RowProblem("measurements", Code.CASE_EMPTY))
    return Row(study.number, case_id, None if problems else case, tuple(problems))
