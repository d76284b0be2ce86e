"""What happens to one case, step by step; several cases are answered in the same steps, side by side.

1. check      nothing that was not measured is assumed, and the declared prevalence makes sense
2. encode     case text, read with the adapter off: retrieval key, fusion query and the prompt's prefix
3. search     the most similar reference cases, twice as many as are used
4. rerank     the best of them, in their order
5. fuse       their token states, attended to by the case, into the vectors that stand for `<RAGHere>`
6. answer     every label set scored on the same prefix, with the adapter on
7. calibrate  the declared prevalence, the probabilities, what they allow to be said, and whether to say it

A progress report stands before every step, and is the place where a request that nobody waits for ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import torch

from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.library.rerank import Query
from heart_engine.library.search import Exclusion, Found
from heart_engine.model.diagnosis import Encoded
from heart_engine.model.fusion import Evidence, gather_evidence
from heart_engine.model.second_opinion import NEIGHBOURS
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.verdict import Scored, result_of
from heart_engine.protocol.messages import Step

Report = Callable[[Step, float], None]
STEPS = (Step.CHECK, Step.ENCODE, Step.SEARCH, Step.RERANK, Step.FUSE, Step.ANSWER, Step.CALIBRATE)


@dataclass(frozen=True, slots=True)
class Question:
    """A case, and how it is to be answered."""

    case: Case
    prevalence: Mapping[str, float] = field(default_factory=dict)  # declared; empty is the bundle's own
    excluded_cases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LookedUp:
    """Cases as they were read, each with its supporting cases in rank order; None is one that is withheld."""

    questions: tuple[Question, ...]
    encoded: Encoded
    supporting: tuple[tuple[Found | None, ...], ...]
    nearest: tuple[tuple[Found, ...], ...]


def screen(engine: HeartEngine, question: Question, report: Report) -> Result:
    """Answer one case."""
    return screen_all(engine, [question], report)[0]


def screen_all(engine: HeartEngine, questions: Sequence[Question], report: Report) -> list[Result]:
    """Answer several cases at once."""
    return answered(engine, looked_up(engine, questions, report), report)


def looked_up(engine: HeartEngine, questions: Sequence[Question], report: Report) -> LookedUp:
    """Do steps 1 to 4."""
    with torch.inference_mode():
        _begin(report, Step.CHECK)
        texts = [_checked_text(engine, one) for one in questions]
        _begin(report, Step.ENCODE)
        encoded = engine.model.encode(texts)
        _begin(report, Step.SEARCH)
        nearest = _nearest(engine, questions, encoded)
        _begin(report, Step.RERANK)
        supporting = [
            _ranked(engine, one.case, text, found)
            for one, text, found in zip(questions, texts, nearest, strict=True)
        ]
        return LookedUp(tuple(questions), encoded, tuple(supporting), tuple(nearest))


def answered(engine: HeartEngine, found: LookedUp, report: Report) -> list[Result]:
    """Do steps 5 to 7."""
    results = [result_of(engine, one) for one in scored(engine, found, report)]
    report(STEPS[-1], 1.0)
    return results


def scored(engine: HeartEngine, found: LookedUp, report: Report) -> list[Scored]:
    """Do steps 5 and 6: everything that is found out about a case before any of it is calibrated."""
    with torch.inference_mode():
        _begin(report, Step.FUSE)
        evidence = _evidence(engine, found)
        fused = engine.model.fuse(found.encoded, evidence)
        _begin(report, Step.ANSWER)
        prefix = engine.model.answering_prefix(found.encoded)
        answers = engine.model.scoring.read(prefix, fused.vectors)
        _begin(report, Step.CALIBRATE)
        attention = fused.attention.double().tolist()
    return [
        Scored(
            one.case,
            engine.prevalence(one.prevalence),
            answer.log_probabilities,
            used,
            shares,
            near,
            one.excluded_cases,
        )
        for one, answer, used, shares, near in zip(
            found.questions, answers, found.supporting, attention, found.nearest, strict=True
        )
    ]


def _begin(report: Report, step: Step) -> None:
    report(step, STEPS.index(step) / len(STEPS))


def _checked_text(engine: HeartEngine, question: Question) -> str:
    """Write the case; one without a measurement, or with a prevalence that cannot be, is refused."""
    engine.prevalence(question.prevalence)
    return engine.text_of(question.case)


def _nearest(engine: HeartEngine, questions: Sequence[Question], encoded: Encoded) -> list[tuple[Found, ...]]:
    depth = max(NEIGHBOURS, engine.settings.retrieval.candidates)
    return [
        engine.library.search.nearest(key, depth, Exclusion(case_ids=one.excluded_cases))
        for one, key in zip(questions, encoded.keys().cpu().numpy(), strict=True)
    ]


def _ranked(engine: HeartEngine, case: Case, text: str, nearest: Sequence[Found]) -> tuple[Found, ...]:
    """Reorder the candidates and keep the best."""
    query = Query(text, engine.standards.positions(case))
    return engine.library.search.ranked(query, nearest, engine.settings.retrieval.cases)


def _evidence(engine: HeartEngine, found: LookedUp) -> Evidence:
    """Bring the token states of the supporting cases together; each case's are read once."""
    places = sorted({one.place for ranked in found.supporting for one in ranked if one})
    states = dict(zip(places, engine.library.states.states(places), strict=True))
    rows = [[states[one.place] if one else None for one in ranked] for ranked in found.supporting]
    return gather_evidence(rows, engine.model.language_model.hidden_size, found.encoded.summary)
