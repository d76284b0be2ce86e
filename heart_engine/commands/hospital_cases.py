"""The confirmed cases of a cohort, as libraries are made of them and judged by them."""

from __future__ import annotations

from pathlib import Path

from heart_engine.bundle.manifest import Manifest
from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.files import CohortRejectedError, read_cohort
from heart_engine.command import CommandError
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.library.reference_case import SourceRecord


def cohort_in(folder: Path) -> Cohort:
    """Read a cohort; what is wrong in it is named by file, row and field."""
    try:
        return read_cohort(folder)
    except CohortRejectedError as error:
        params = {"problems": list(error.problems)}
        raise CommandError(str(error), code="cohort_rejected", params=params) from None


def check_third_label(cohort: Cohort, manifest: Manifest) -> None:
    """Refuse a cohort whose third label is another disease than the bundle's: both call it `pdo`.

    A cohort that does not say which disease it means may mean the other one.
    """
    said = cohort.info.more.get("third_label", ThirdLabelMeaning.UNRESOLVED.value)
    if said != manifest.third_label.value:
        message = f"the third label is {said} in the cohort and {manifest.third_label} in the bundle"
        params = {"cohort": said, "bundle": manifest.third_label.value}
        raise CommandError(message, code="third_label_differs", params=params)


def confirmed(cohort: Cohort) -> list[SourceRecord]:
    """Return the cases whose diagnosis is known; a case without a patient's id is a patient of its own."""
    found = []
    for row, case in enumerate(cohort.cases()):
        labels = cohort.label_set(row)
        if labels is not None and case.measurements:
            found.append(SourceRecord(case, str(cohort.patient_id[row]) or case.case_id, labels))
    if not found:
        message = "no case of the cohort has a diagnosis"
        raise CommandError(message, code="cases_empty")
    return found
