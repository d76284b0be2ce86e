"""An answer as a record keeps it: what was shown, from which its report can be made without an engine."""

from __future__ import annotations

import json
from typing import Final

from app.presenters.screening import Answered, Evidence
from heart_engine.domain.case import Case
from heart_engine.domain.judgement import UNSURE, Impression, Judgement, Override
from heart_engine.domain.labels import ThirdLabelMeaning, label_set_from_text
from heart_engine.domain.result_json import result_from_json, result_to_json
from heart_engine.protocol.json_values import from_json, to_json
from heart_engine.protocol.messages import BundleInfo, Explanation, ReferenceCase

ANSWER_FORMAT: Final = "heart-answer/1"


class UnreadableAnswerError(ValueError):
    """A kept answer of another release, which this program would misread."""


def answer_text(answered: Answered) -> str:
    """Write an answer with the bundle that gave it and what it rests on, in the order they were shown in."""
    evidence = answered.evidence
    document = {
        "format": ANSWER_FORMAT,
        "result": result_to_json(answered.result),
        "bundle": to_json(answered.bundle),
        "explanation": None if evidence.explanation is None else to_json(evidence.explanation),
        "cases": [to_json(case) for case in evidence.cases],
    }
    return json.dumps(document, ensure_ascii=False)


def answered_from(case: Case, text: str, judgement: Judgement) -> Answered:
    """Read a kept answer to a case."""
    try:
        document = json.loads(text)
        if document["format"] != ANSWER_FORMAT:
            raise UnreadableAnswerError(document["format"])
        explanation = document["explanation"]
        return Answered(
            case=case,
            result=result_from_json(document["result"]),
            bundle=from_json(BundleInfo, document["bundle"], "bundle"),
            judgement=judgement,
            evidence=Evidence(
                None if explanation is None else from_json(Explanation, explanation, "explanation"),
                tuple(from_json(ReferenceCase, one, "cases") for one in document["cases"]),
            ),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableAnswerError(ANSWER_FORMAT) from error


def third_label_in(text: str) -> ThirdLabelMeaning:
    """Return what the third label meant to the bundle of a kept answer, as far as that can be read."""
    try:
        return ThirdLabelMeaning(json.loads(text)["bundle"]["third_label"])
    except (ValueError, KeyError, TypeError):
        return ThirdLabelMeaning.UNRESOLVED


def impression_from(answer: str) -> Impression:
    """Read an own impression as a record keeps it."""
    return Impression(None if answer == UNSURE else label_set_from_text(answer))


def override_from(answer: str, reason: str) -> Override:
    """Read an override as a record keeps it."""
    return Override(label_set_from_text(answer), reason)
