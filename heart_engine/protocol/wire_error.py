"""Why a line is no message.

WireError
└── RejectedCaseError   the line is sound, the case in it is not

An error names a place and a rule, never the value: a value may belong to a patient.
"""

from __future__ import annotations

from enum import StrEnum

from heart_engine.domain.problem import Problem


class Rule(StrEnum):
    """What a line or a field in it breaks."""

    TOO_LONG = "too_long"
    NOT_JSON = "not_json"
    KEY_TWICE = "key_twice"
    NOT_FINITE = "not_finite"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_FIELD = "unknown_field"
    FIELD_MISSING = "field_missing"
    NOT_TEXT = "not_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    NOT_TRUE_OR_FALSE = "not_true_or_false"
    NOT_AN_OBJECT = "not_an_object"
    NOT_A_LIST = "not_a_list"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_RESULT = "not_a_result"
    CASE_REJECTED = "case_rejected"


class WireError(ValueError):
    """A line that is no message, and the request it speaks of where that can be told."""

    def __init__(self, rule: Rule, where: str, request_id: str = "") -> None:
        self.where = where
        self.rule = rule
        self.request_id = request_id
        super().__init__(f"{where}: {rule}")


class RejectedCaseError(WireError):
    """A readable request whose case cannot be screened."""

    def __init__(self, problems: tuple[Problem, ...], request_id: str) -> None:
        super().__init__(Rule.CASE_REJECTED, "case", request_id)
        self.problems = problems
