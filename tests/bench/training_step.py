"""Metric 10: one step of fine-tuning, as the paper writes it and as the program does it.

Literally: the adapter reads the whole prompt, so that gradients run through all of it, and the reference
cases are read anew. Here: the adapter is on the tail alone, so the case is read without gradients, and the
states of the library are kept. Kept further, the keys and values of the case itself are those of an earlier
epoch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from heart_engine.model.attention import causal_rows
from heart_engine.model.diagnosis import Encoded, HeartModel
from heart_engine.model.fusion import gather_evidence
from tests.bench import shaped
from tests.bench.literal import Literal
from tests.bench.rows import Row
from tests.bench.timing import interleaved, ratio

_CASES = 5
_ROUNDS = {"small": 15, "100m": 4}
_LABELS = {"small": "small shape, compact text", "100m": "100M shape, plain text"}


def measure(size: str) -> Iterator[Row]:
    """Measure one shape; a batch is one case, which is all that the largest shape has room for."""
    steps = _steps(size)
    times = interleaved(
        {
            "literal": steps.literal,
            "everywhere": steps.adapter_everywhere,
            "ours": steps.ours,
            "kept": steps.with_the_case_kept,
        },
        _ROUNDS[size],
    )
    label = f"{_LABELS[size]}, fp32, random weights"
    for name, what, aim in (
        ("everywhere", "adapter everywhere, the rest ours", 1.6),
        ("ours", "ours: adapter on the tail, states kept", 6.1),
        ("kept", "ours, and the case's own cache kept", 17.0),
    ):
        aimed = aim if size == "100m" else None
        yield Row("10", f"{label}: {what}", ratio(times["literal"], times[name]), aim=aimed)


def _steps(size: str) -> _Steps:
    engine = shaped.opened(size)
    system = 1 + len(shaped.tokenizer_of(size, engine).encode(engine.settings.prompt.system))
    text = engine.text_of(shaped.some_cases(1)[0])
    cases = shaped.references(engine, _CASES, engine.settings.text)
    model = engine.model
    with torch.no_grad():
        states = [one.clone() for one in model.reference_states(cases)]
        kept = model.encode([text])
    trained = [*model.language_model.train_adapter(), *model.fusion.train().parameters()]
    optimiser = torch.optim.AdamW(trained, lr=1e-6)
    return _Steps(Literal(model, system), text, cases, states, kept, optimiser)


@dataclass(frozen=True, slots=True)
class _Steps:
    """A step in each way: the loss of one case, its gradients, and one move of adapter and fusion."""

    paper: Literal
    text: str
    cases: list[tuple[str, tuple[str, ...]]]
    states: list[Tensor]
    kept: Encoded
    optimiser: torch.optim.Optimizer

    @property
    def _model(self) -> HeartModel:
        return self.paper.model

    def literal(self) -> None:
        """Read query and references anew, form K and V, and let gradients run through the whole prompt."""
        with torch.no_grad():
            summary, states = self.paper.query(self.text), self.paper.encode(self.cases)
        self._move(lambda: self.paper.loss(self.text, self.paper.fuse(summary, states).vectors, answer=0))

    def adapter_everywhere(self) -> None:
        """Do as the program does but for the adapter's scope: gradients run through head and case."""
        with torch.no_grad():
            encoded = self._model.encode([self.text])
        self._move(lambda: self._loss(self._read_with_gradients(encoded)))

    def ours(self) -> None:
        """Read the case without gradients."""
        with torch.no_grad():
            encoded = self._model.encode([self.text])
        self._move(lambda: self._loss(encoded))

    def with_the_case_kept(self) -> None:
        """Read only what the adapter reads."""
        self._move(lambda: self._loss(self.kept))

    def _read_with_gradients(self, encoded: Encoded) -> Encoded:
        model = self._model.language_model
        ids = torch.tensor([[*self._model.writer.prompt.head, *encoded.texts.ids[0].tolist()]])
        rows = causal_rows(model.embed(ids), torch.ones_like(ids, dtype=torch.bool))
        return Encoded(encoded.summary, model.read(rows, None, adapter=True).prefix, encoded.texts)

    def _loss(self, encoded: Encoded) -> Tensor:
        evidence = gather_evidence([list(self.states)], encoded.summary.shape[-1], encoded.summary)
        fused = self._model.fuse(encoded, evidence).vectors
        return -self._model.log_scores(encoded, fused)[0, 0]

    def _move(self, loss: Callable[[], Tensor]) -> None:
        self.optimiser.zero_grad(set_to_none=True)
        loss().backward()  # type: ignore[no-untyped-call]  # has no types
        self.optimiser.step()
