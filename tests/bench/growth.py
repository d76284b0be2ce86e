"""How the cost of a screening grows with K and with the number of cases, shipped bundle, one thread."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Iterator
from functools import partial

import torch

from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import Question, screen, screen_all
from tests.bench import shaped
from tests.bench.literal import Literal
from tests.bench.rows import Row
from tests.bench.timing import Figure, Work, clock, figure, interleaved, ratio
from tests.bench.trend import OURS, TEXT_RAG

_SUPPORTING = (1, 5, 10, 20, 50)
_ROUNDS = 21
_BATCH = 10_000
_TOGETHER = 16
_PART = 1000


def measure() -> Iterator[Row]:
    """Turn K up while the prompt stays as long as it is; then answer ten thousand cases."""
    engine = shaped.opened(shaped.SHIPPED)
    yield from _with_more_cases(engine)
    yield from _batch(engine)


def _with_more_cases(engine: HeartEngine) -> Iterator[Row]:
    """Compare with text RAG, whose prompt grows with K, beyond the window of 512 as well: what it costs."""
    question = Question(shaped.some_cases(1)[0])
    text = engine.text_of(question.case)
    system = 1 + len(shaped.tokenizer_of(shaped.SHIPPED, engine).encode(engine.settings.prompt.system))
    paper = Literal(engine.model, system)
    works: dict[str, Work] = {}
    for cases in _SUPPORTING:
        more = _with_supporting(engine, cases)
        works[f"ours {cases}"] = partial(screen, more, question, lambda _step, _fraction: None)
        written = shaped.references(engine, cases, engine.settings.text)
        works[f"rag {cases}"] = partial(paper.with_cases_as_text, text, written)
    with torch.inference_mode():
        times = interleaved(works, _ROUNDS)
    for cases in _SUPPORTING:
        ours = times[f"ours {cases}"]
        yield Row("growth", "a screening, K =", figure([1000 * one for one in ours]), "ms", at=cases)
        yield Row("growth", OURS, ratio(ours, times["ours 1"]), at=cases)
        yield Row("growth", TEXT_RAG, ratio(times[f"rag {cases}"], times["rag 1"]), at=cases)


def _with_supporting(engine: HeartEngine, cases: int) -> HeartEngine:
    retrieval = dataclasses.replace(engine.settings.retrieval, cases=cases)
    return dataclasses.replace(engine, settings=dataclasses.replace(engine.settings, retrieval=retrieval))


def _batch(engine: HeartEngine) -> Iterator[Row]:
    """Answer cases one by one, as the window's batch does, and side by side, a thousand at a time in turn."""
    questions = [Question(one) for one in shaped.some_cases(_BATCH)]
    times: dict[int, list[float]] = {1: [], _TOGETHER: []}
    for at in range(0, _BATCH, _PART):
        for together, found in times.items():
            found.append(_seconds(engine, questions[at : at + _PART], together))
    for together, found in times.items():
        name = "one by one" if together == 1 else f"{together} side by side"
        yield Row("growth", f"{_BATCH:,} cases {name}", _per_second(found), "cases a second")
    first, last = statistics.mean(times[1][:3]), statistics.mean(times[1][-3:])
    slower = Figure(last / first, last / first, last / first, 3)
    yield Row("growth", f"{_BATCH:,} cases one by one: the last 3,000 / the first 3,000", slower)


def _seconds(engine: HeartEngine, questions: list[Question], together: int) -> float:
    began = clock()
    for at in range(0, len(questions), together):
        screen_all(engine, questions[at : at + together], lambda _step, _fraction: None)
    return clock() - began


def _per_second(times: list[float]) -> Figure:
    return figure([_PART / one for one in times])
