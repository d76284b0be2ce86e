"""`golden.jsonl`: cases, and what every precision variant answered where the bundle was made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_json, case_to_json
from heart_engine.domain.labels import label_set_to_text
from heart_engine.domain.result import SetProbability
from heart_engine.model.typed_json import ShapeError

BySet = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """One case and, for each variant, the probability of every label set at the bundle's own prevalence."""

    case: Case
    expected: Mapping[str, BySet]

    def difference(self, variant: str, found: Iterable[SetProbability]) -> float:
        """Return by how much the probability that differs most differs."""
        expected = self.expected[variant]
        return max(abs(one.probability - expected[label_set_to_text(one.labels)]) for one in found)


def golden_from_bytes(content: bytes, variants: Iterable[str], sets: Iterable[str]) -> tuple[GoldenCase, ...]:
    """Read a verified file; a bundle without a golden case for each of its variants proves nothing."""
    names, texts = set(variants), set(sets)
    found = tuple(
        _golden_case(line, number, names, texts)
        for number, line in enumerate(content.splitlines(), start=1)
        if line.strip()
    )
    if not found:
        where = "line 1"
        raise ShapeError(where, "at least one golden case expected")
    return found


def golden_to_bytes(cases: Iterable[GoldenCase]) -> bytes:
    """Write what `golden_from_bytes` reads, a case a line."""
    documents = ({"case": case_to_json(one.case), "expected": one.expected} for one in cases)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents).encode()


def probabilities_by_text(found: Iterable[SetProbability]) -> dict[str, float]:
    """Return an answer as a golden case keeps it."""
    return {label_set_to_text(one.labels): one.probability for one in found}


def _golden_case(line: bytes, number: int, variants: set[str], sets: set[str]) -> GoldenCase:
    where = f"line {number}"
    match json.loads(line):
        case {"case": dict(case), "expected": dict(expected)} if variants <= set(expected):
            for share in expected.values():
                if not isinstance(share, dict) or set(share) != sets:
                    raise ShapeError(where, "the probability of every label set expected")
                if not all(isinstance(one, float) for one in share.values()):
                    raise ShapeError(where, "probabilities expected")
            return GoldenCase(case_from_json(case), expected)
    raise ShapeError(where, "a case and what each variant answers expected")
