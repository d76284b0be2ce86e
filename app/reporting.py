"""A report from what was ordered: made in memory, and written only where somebody chose to have it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.presenters.printing import MadeReport, NotPrintableError, ReportOrder
from app.settings import Settings

REPORT_LANGUAGES: Final = ("zh", "en")


def make_report(order: ReportOrder, settings: Settings) -> MadeReport:
    """Make the PDF of an order, or name the field that cannot be printed."""
    from app.report.content import report_content  # noqa: PLC0415  # reportlab is not needed to show the window
    from app.report.judged import impression_text, override_text  # noqa: PLC0415  # likewise
    from app.report.pdf import UnprintableError, report_bytes  # noqa: PLC0415  # likewise
    from app.report.speech import Speech  # noqa: PLC0415  # likewise
    from app.report.values import ReportDetails, Site  # noqa: PLC0415  # likewise

    now = datetime.now(tz=UTC).astimezone()
    speech = Speech(REPORT_LANGUAGES, ReportDetails(printed_at=now))
    record = order.on_record
    details = ReportDetails(
        printed_at=now,
        record_id="" if record is None else f"{record.exam_id} v{record.version}",
        patient_name=order.patient_name,
        impression=impression_text(order.judgement, order.bundle, speech),
        override=override_text(order.judgement, order.bundle, speech),
        explanation=order.evidence.explanation,
        reference_cases=order.evidence.cases,
        voided=order.voided,
        void_reason=order.void_reason,
        transliterations=order.instead,
    )
    site = Site(name=settings.site_name, address=settings.site_address)
    content = report_content(order.case, order.result, order.bundle, REPORT_LANGUAGES, site, details)
    try:
        return MadeReport(report_bytes(content), content.attachment)
    except UnprintableError as error:
        first = error.problems[0]
        raise NotPrintableError(first.field, first.code, first.characters) from error


def write_report_file(pdf: bytes, path: Path) -> None:
    """Write a report whole or not at all."""
    from app.report.pdf import write_pdf  # noqa: PLC0415  # reportlab is not needed to show the window

    write_pdf(pdf, path)
