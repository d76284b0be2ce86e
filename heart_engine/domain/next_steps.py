"""What a clinician may consider next, and the sentence that stands under every result."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from heart_engine.domain.case import Case
from heart_engine.domain.case_values import case_names
from heart_engine.domain.formula import Formula, Scope, compile_formula
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.resources import read_table
from heart_engine.domain.result import Call, RaisedFlag


@dataclass(frozen=True, slots=True)
class NextStep:
    """One neutral suggestion, and when it is made."""

    id: str
    rule: Formula
    meaning: ThirdLabelMeaning | None  # None: whatever the third label is
    text_en: str
    text_zh: str
    source: str
    certainty: str

    def text(self, language: str) -> str:
        """Return the wording in the language asked for."""
        return self.text_zh if language == "zh" else self.text_en


def next_steps(
    case: Case,
    calls: Mapping[str, Call],
    flags: Iterable[RaisedFlag],
    meaning: ThirdLabelMeaning,
) -> tuple[NextStep, ...]:
    """Return the suggestions that apply, the most urgent first."""
    raised = {flag.id for flag in flags}
    scope = Scope(
        case_names(case),
        {
            "raised": lambda flag_id: flag_id in raised,
            "call": lambda label: calls[label].value if label in calls else None,
        },
    )
    return tuple(
        step for step in all_next_steps() if step.meaning in (None, meaning) and step.rule.holds(scope)
    )


@functools.cache
def all_next_steps() -> tuple[NextStep, ...]:
    """Return every suggestion in the order of urgency."""
    return tuple(_step(row) for row in read_table("next_steps.csv"))


def fixed_sentence(language: str, *, with_controls: bool, simulated: bool, fake: bool) -> str:
    """Return what stands under every result of a bundle, by what its data are; a fake engine has none."""
    learned_from = "nothing" if fake else "simulated" if simulated else "real"
    controls = "any" if fake else "yes" if with_controls else "no"
    english, chinese = _sentences()[controls, learned_from]
    return chinese if language == "zh" else english


@functools.cache
def _sentences() -> dict[tuple[str, str], tuple[str, str]]:
    rows = read_table("fixed_sentences.csv")
    return {(row["with_controls"], row["learned_from"]): (row["text_en"], row["text_zh"]) for row in rows}


def _step(row: dict[str, str]) -> NextStep:
    return NextStep(
        id=row["id"],
        rule=compile_formula(row["rule"]),
        meaning=None if row["meaning"] == "any" else ThirdLabelMeaning(row["meaning"]),
        text_en=row["text_en"],
        text_zh=row["text_zh"],
        source=row["source"],
        certainty=row["certainty"],
    )
