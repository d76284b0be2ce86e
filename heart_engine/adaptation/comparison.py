"""Two libraries beside one bundle, on the same cases.

A case that stands in a library is withheld from it by its text, so that neither answers by knowing the
patient. What a library fitted to such a case, its ranges and probabilities, cannot be withheld: the report
counts them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from heart_engine.adaptation.figures import Answered, figures_of, gains_of
from heart_engine.adaptation.probabilities import scaled, shares
from heart_engine.adaptation.trial import Patients, at_prevalence, local_prevalence, scores
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import Question


def compared(first: HeartEngine, second: HeartEngine, patients: Patients) -> dict[str, object]:
    """Return what each reaches at the cohort's own prevalence, and what the second gains over the first."""
    questions = [_questions(one, patients) for one in (first, second)]
    answers = [_answered(one, asked, patients) for one, asked in zip((first, second), questions, strict=True)]
    return {
        "first": _about(first, questions[0]) | figures_of(answers[0]),
        "second": _about(second, questions[1]) | figures_of(answers[1]),
        "gain_of_the_second": gains_of(answers[1], answers[0]),
    }


def _answered(engine: HeartEngine, questions: Sequence[Question], patients: Patients) -> Answered:
    prevalence = local_prevalence(patients.truth, len(engine.sets))
    found = at_prevalence(engine, scores(engine, questions), prevalence)
    shown = shares(scaled(found, engine.numbers.calibration))
    return Answered(shown, patients.truth, patients.people)


def _questions(engine: HeartEngine, patients: Patients) -> list[Question]:
    by_text = _ids_by_text(engine)
    return [
        Question(one.case, excluded_cases=frozenset(by_text.get(engine.text_of(one.case), ())))
        for one in patients.records
    ]


def _ids_by_text(engine: HeartEngine) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for case in engine.library.search.cases:
        found[case.text].append(case.case_id)
    return found


def _about(engine: HeartEngine, questions: Sequence[Question]) -> dict[str, object]:
    return {
        "library": engine.library_name,
        "library_cases": len(engine.library.search.cases),
        "cases_that_stand_in_it": sum(bool(one.excluded_cases) for one in questions),
    }
