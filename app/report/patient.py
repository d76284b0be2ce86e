"""Who was examined and in what circumstances; what is unknown says so."""

from __future__ import annotations

from app.report.speech import Speech
from app.report.values import Fact, ReportDetails, Words
from heart_engine.domain.case import Case
from heart_engine.domain.derived import Derived, derived_values


def patient_facts(case: Case, details: ReportDetails, speech: Speech) -> tuple[Fact, ...]:
    """Return the patient strip, from the id to the symptoms."""
    patient, context = case.patient, case.context
    surface = derived_values(case).get("bsa")
    return (
        Fact(speech.say("patient.id"), speech.free("patient.id", details.patient_id or case.case_id)),
        Fact(speech.say("patient.name"), speech.free("patient.name", details.patient_name)),
        Fact(speech.say("patient.sex"), speech.say(f"sex.{patient.sex}")),
        Fact(speech.say("patient.age"), _age(patient.age_years, speech)),
        Fact(speech.say("patient.height"), _measured(patient.height_cm, "cm", speech)),
        Fact(speech.say("patient.weight"), _measured(patient.weight_kg, "kg", speech)),
        Fact(speech.say("patient.bsa"), _surface(surface, speech)),
        Fact(speech.say("patient.exam_date"), _known(context.exam_date, speech)),
        Fact(speech.say("patient.heart_rate"), _measured(context.heart_rate, "/min", speech)),
        Fact(speech.say("patient.rhythm"), _rhythm(case, speech)),
        Fact(speech.say("patient.spo2"), _measured(context.spo2, "%", speech)),
        Fact(speech.say("patient.symptoms"), _symptoms(case, speech)),
    )


def _age(years: float | None, speech: Speech) -> Words:
    """Write an age in years, and below two years in months, where years say too little."""
    if years is None:
        return speech.say("unknown")
    if years < 2:  # noqa: PLR2004  # how ages are written, not a clinical limit
        return speech.say("age.months", months=f"{years * 12:.0f}")
    return speech.say("age.years", years=f"{years:g}")


def _measured(value: float | None, unit: str, speech: Speech) -> Words:
    return speech.say("unknown") if value is None else speech.same(f"{value:g} {unit}")


def _surface(surface: Derived | None, speech: Speech) -> Words:
    if surface is None:
        return speech.say("unknown")
    return speech.same(f"{surface.value:.{surface.row.decimals}f} m²")


def _known(text: str | None, speech: Speech) -> Words:
    return speech.say("unknown") if text is None else speech.same(text)


def _rhythm(case: Case, speech: Speech) -> Words:
    rhythm = case.context.rhythm
    said = speech.say("unknown") if rhythm is None else speech.say(f"rhythm.{rhythm}")
    if case.context.pregnant:
        return speech.joined([said, speech.say("patient.pregnant")])
    return said


def _symptoms(case: Case, speech: Speech) -> Words:
    if not case.context.symptoms:
        return speech.say("symptoms.none")
    return speech.joined([speech.say(f"symptom.{one}") for one in sorted(case.context.symptoms)])
