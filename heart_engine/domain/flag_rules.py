"""The thirty flag rules as they stand in `flags.csv`, compiled."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from heart_engine.domain.body import AgeGroup
from heart_engine.domain.formula import Formula, compile_formula
from heart_engine.domain.resources import read_table
from heart_engine.domain.result import FlagLevel


@dataclass(frozen=True, slots=True)
class FlagRule:
    """When one flag is raised, how loud it is, and what it says."""

    id: str
    level: FlagLevel
    rule: Formula
    rule_child: Formula | None  # where a child's limit takes the place of an adult cut-off
    severe_when: Formula | None
    weak_when: Formula | None
    adults_only: bool
    note: str
    source: str
    certainty: str
    text_en: str
    text_zh: str

    def rule_for(self, group: AgeGroup) -> Formula | None:
        """Return the rule for an age; None where the flag has nothing to say of that age."""
        if group is AgeGroup.CHILD and self.rule_child:
            return self.rule_child
        return None if self.adults_only and group is not AgeGroup.ADULT else self.rule


@functools.cache
def flag_rules() -> dict[str, FlagRule]:
    """Return every rule by its id, in the order in which they are applied."""
    return {row["flag_id"]: _rule(row) for row in read_table("flags.csv")}


@functools.cache
def size_keys() -> tuple[str, ...]:
    """Return the measurements that count as sizes when a case is called complete."""
    return tuple(row["key"] for row in read_table("size_keys.csv"))


def flag_text(flag_id: str, language: str) -> str:
    """Return what a flag says."""
    rule = flag_rules()[flag_id]
    return rule.text_zh if language == "zh" else rule.text_en


def _rule(row: dict[str, str]) -> FlagRule:
    return FlagRule(
        id=row["flag_id"],
        level=FlagLevel(row["level"]),
        rule=compile_formula(row["rule"]),
        rule_child=_optional(row["rule_child"]),
        severe_when=_optional(row["severe_when"]),
        weak_when=_optional(row["weak_when"]),
        adults_only=row["ages"] == AgeGroup.ADULT,
        note=row["note"],
        source=row["source"],
        certainty=row["certainty"],
        text_en=row["text_en"],
        text_zh=row["text_zh"],
    )


def _optional(text: str) -> Formula | None:
    return compile_formula(text) if text else None
