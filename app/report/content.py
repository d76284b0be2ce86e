"""Put a report's plain values together; what is printed is exactly what was screened."""

from __future__ import annotations

import functools
import json
from datetime import UTC, datetime
from typing import Final

from app.report.advised import flag_lines, raised_flags, step_lines
from app.report.answered import answer_of
from app.report.evidence import evidence_lines
from app.report.measured import SourceList, missing_names, row_groups, side_words
from app.report.origin import model_facts, supporting_lines, supporting_note, told_by
from app.report.patient import patient_facts
from app.report.speech import Speech
from app.report.values import Fact, FreeText, Identity, ReportContent, ReportDetails, Site, Words
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_to_json, inputs_sha256
from heart_engine.domain.next_steps import fixed_sentence
from heart_engine.domain.result import Result
from heart_engine.domain.result_json import result_to_json
from heart_engine.protocol.messages import BundleInfo

REPORT_FORMAT: Final = "heart-report/1"
FAKE: Final = "FAKE ENGINE, NOT A RESULT"
_HEADINGS: Final = (
    "patient", "answer", "measurements", "flags", "next_steps", "supporting", "clinician", "model", "sources",
    "signature", "date", "inputs",
)  # fmt: skip
_COLUMNS: Final = (
    "abbreviation",
    "name",
    "value",
    "normal",
    "z",
    "strip",
    "source",
    "label",
    "call",
    "frequency",
)
_SUPPORT_COLUMNS: Final = ("case", "labels", "similarity", "share", "change")


class StaleResultError(ValueError):
    """A result that belongs to other inputs or to another bundle than it would be printed with."""


def report_content(
    case: Case,
    result: Result | None,
    bundle: BundleInfo | None,
    languages: tuple[str, ...],
    site: Site,
    details: ReportDetails | None = None,
) -> ReportContent:
    """Return everything that the report of a case says, in each language asked for."""
    _check_belongs_together(case, result, bundle)
    if result is not None and bundle is None:
        bundle = told_by(result)
    details = details or ReportDetails(printed_at=datetime.now(tz=UTC))
    speech = Speech(languages, details)
    sources = SourceList()
    flags = raised_flags(case, result)
    groups = row_groups(case, speech, details.voided, sources)
    return ReportContent(
        languages=languages,
        printed_at=details.printed_at,
        title=speech.say("title"),
        headings=_headings(speech),
        fake_banner=_fake_banner(result, bundle, speech),
        notices=_notices(result, bundle, details, speech),
        site=_site_lines(site, speech),
        patient=patient_facts(case, details, speech),
        answer=answer_of(result, bundle, speech),
        groups=groups,
        missing=missing_names(case, speech),
        side=side_words(case, speech),
        sources=sources.notes(),
        flags=flag_lines(flags, speech),
        next_steps=step_lines(case, result, bundle, flags, speech),
        supporting=supporting_lines(result, bundle, speech, details),
        supporting_note=supporting_note(result, speech),
        evidence=evidence_lines(case.patient, groups, result, details.reference_cases),
        clinician=_clinician(details, speech),
        model=model_facts(result, bundle, speech),
        fixed_sentence=_fixed_sentence(bundle, speech),
        identity=_identity(case, result, bundle, details, speech),
        attachment=_attachment(case, result, bundle, details),
    )


def _check_belongs_together(case: Case, result: Result | None, bundle: BundleInfo | None) -> None:
    if result is None:
        return
    source, inputs = result.provenance, inputs_sha256(case)
    if source.inputs_sha256 != inputs:
        msg = f"the result belongs to inputs {source.inputs_sha256}, not to {inputs}"
        raise StaleResultError(msg)
    if bundle is not None and bundle.bundle_id != source.bundle:
        msg = f"the result was given by {source.bundle}, not by {bundle.bundle_id}"
        raise StaleResultError(msg)


def _headings(speech: Speech) -> dict[str, Words]:
    names = [
        *(f"heading.{name}" for name in _HEADINGS),
        *(f"column.{name}" for name in (*_COLUMNS, *_SUPPORT_COLUMNS)),
        "printed",
        "strip_legend",
        "evidence_legend",
    ]
    # The layout alone knows the numbers of the pages, and puts them into the places kept for them.
    page = {"page": speech.say("page", page="{page}", pages="{pages}")}
    return page | {name: speech.say(name) for name in names}


def _fake_banner(result: Result | None, bundle: BundleInfo | None, speech: Speech) -> str:
    """Return the words over every page when a fake engine answered, in English whatever the languages."""
    return " · ".join(dict.fromkeys((FAKE, *speech.say("fake")))) if _is_fake(result, bundle) else ""


def _is_fake(result: Result | None, bundle: BundleInfo | None) -> bool:
    return (result is not None and result.provenance.fake) or (bundle is not None and bundle.fake)


def _notices(
    result: Result | None, bundle: BundleInfo | None, details: ReportDetails, speech: Speech
) -> tuple[Words, ...]:
    """Return what stands on every page: simulated, transliterated, a value voided since."""
    simulated = (result is not None and result.provenance.simulated) or (
        bundle is not None and bundle.simulated
    )
    notices = [speech.say("simulated")] if simulated and not _is_fake(result, bundle) else []
    if details.void_reason:
        notices.append(speech.say("voided_whole"))
    if details.voided:
        notices.append(speech.say("voided_since"))
    if details.transliterations:
        notices.append(speech.say("transliterated"))
    return tuple(notices)


def _site_lines(site: Site, speech: Speech) -> tuple[FreeText, ...]:
    lines = {
        "site.name": site.name,
        "site.department": site.department,
        "site.address": site.address,
        "site.contact": site.contact,
    }
    return tuple(speech.free(field, text) for field, text in lines.items() if text)


def _fixed_sentence(bundle: BundleInfo | None, speech: Speech) -> Words:
    if bundle is None:
        return speech.say("no_model_sentence")
    said = functools.partial(
        fixed_sentence, with_controls=bundle.with_controls, simulated=bundle.simulated, fake=bundle.fake
    )
    return speech.each(said)


def _clinician(details: ReportDetails, speech: Speech) -> tuple[Fact, ...]:
    """Return the clinician's own impression, empty lines to write on where nothing was typed."""
    voided = (Fact(speech.say("clinician.void"), speech.free("void_reason", details.void_reason)),)
    return (
        Fact(speech.say("clinician.impression"), speech.free("impression", details.impression)),
        Fact(speech.say("clinician.override"), speech.free("override", details.override)),
        *(voided if details.void_reason else ()),
    )


def _identity(
    case: Case,
    result: Result | None,
    bundle: BundleInfo | None,
    details: ReportDetails,
    speech: Speech,
) -> Identity:
    return Identity(
        record_id=speech.free("record_id", details.record_id),
        bundle=speech.free("bundle", "" if bundle is None else bundle.bundle_id),
        variant=speech.free("variant", "" if result is None else result.provenance.variant),
        inputs_sha256=inputs_sha256(case),
    )


def _attachment(case: Case, result: Result | None, bundle: BundleInfo | None, details: ReportDetails) -> str:
    """Write the printed numbers for machines; what was stored, not its transliteration."""
    document = {
        "format": REPORT_FORMAT,
        "record_id": details.record_id,
        "patient": {"id": details.patient_id or case.case_id, "name": details.patient_name},
        "printed_at": details.printed_at.isoformat(),
        "case": case_to_json(case),
        "inputs_sha256": inputs_sha256(case),
        "result": None if result is None else result_to_json(result),
        "bundle": None if bundle is None else {"id": bundle.bundle_id, "version": bundle.version},
        "impression": details.impression,
        "override": details.override,
        "voided": sorted(details.voided),
        "void_reason": details.void_reason,
    }
    return json.dumps(document, indent=1, sort_keys=True)
