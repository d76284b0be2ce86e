"""What the diagnostic model answers: every label set scored at once, or text generated for evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from heart_engine.domain.labels import LabelSet
from heart_engine.model.answer_tree import answer_tree
from heart_engine.model.attention import Prefix, Rows, causal_rows
from heart_engine.model.language_model import LanguageModel
from heart_engine.model.prompt import PromptWriter

_SPARE_TOKENS = 8  # how much longer than the longest answer a generated text may grow


@dataclass(frozen=True, slots=True)
class Answer:
    """One case's answer; no labels where a generated text could not be read."""

    labels: LabelSet | None
    log_probabilities: tuple[float, ...]  # of every label set; empty where they were not scored


class AnswerReader(Protocol):
    """Gets an answer for every case of a batch."""

    def read(self, prefix: Prefix, fused: Tensor) -> list[Answer]:
        """Answer after the case texts in `prefix`, with fused vectors (B, F, h) for `<RAGHere>`."""


class ScoringReader:
    """Scores the closed set of answers on a shared prefix, in one pass."""

    def __init__(self, model: LanguageModel, writer: PromptWriter) -> None:
        self._model = model
        self._prompt = writer.prompt
        self._tree = answer_tree(writer.prompt.answers)
        self._positions, self._visible = self._layout()

    def log_scores(self, prefix: Prefix, fused: Tensor) -> Tensor:
        """Return the log probability of every answer, (B, answers); gradients pass through."""
        tail = tail_embeddings(self._model, self._prompt.tail, self._prompt.fused_at, fused)
        packed = self._model.embed(torch.tensor(self._tree.tokens(), dtype=torch.long, device=tail.device))
        rows = Rows(
            torch.cat([tail, packed.expand(len(tail), -1, -1)], dim=1),
            self._positions,
            self._visible,
            torch.ones_like(self._positions, dtype=torch.bool),
        )
        states = self._model.read(rows, prefix, adapter=True).states
        predicting = states[:, len(self._prompt.tail) - 1 :]
        return self._tree.log_scores(self._model.log_probabilities(predicting))

    def read(self, prefix: Prefix, fused: Tensor) -> list[Answer]:
        """Return the most probable set of each case, with the normalised log probability of all."""
        scores = self.log_scores(prefix, fused).log_softmax(dim=1)
        sets = self._prompt.label_sets
        return [Answer(sets[int(row.argmax())], tuple(row.tolist())) for row in scores]

    def _layout(self) -> tuple[Tensor, Tensor]:
        """Return positions (1, q) and visibility (1, q, q) of the tail followed by the tree."""
        tail, packed = len(self._prompt.tail), len(self._tree.nodes)
        positions = torch.tensor([[*range(tail), *self._tree.positions(tail)]])
        visible = torch.ones(tail + packed, tail + packed, dtype=torch.bool).tril()
        visible[tail:, tail:] = self._tree.visible()
        return positions.to(self._model.device), visible[None].to(self._model.device)


class GeneratingReader:
    """Writes an answer token by token, as the paper does; for evaluation only."""

    def __init__(self, model: LanguageModel, writer: PromptWriter) -> None:
        self._model = model
        self._writer = writer
        self._prompt = writer.prompt
        self._end = writer.prompt.answers[0][-1]
        self._sets = {
            writer.text_of(ids[:-1]).strip(): labels
            for labels, ids in zip(self._prompt.label_sets, self._prompt.answers, strict=True)
        }

    def read(self, prefix: Prefix, fused: Tensor) -> list[Answer]:
        """Return what each text says, and no labels where it says none of the answers."""
        texts = self.generate(prefix, fused)
        return [Answer(self._sets.get(text.strip()), ()) for text in texts]

    def generate(self, prefix: Prefix, fused: Tensor) -> list[str]:
        """Write the most probable token after the most probable token, until the end token."""
        tail = tail_embeddings(self._model, self._prompt.tail, self._prompt.fused_at, fused)
        everywhere = torch.ones(tail.shape[:2], dtype=torch.bool, device=tail.device)
        reading = self._model.read(causal_rows(tail, everywhere), prefix, adapter=True)
        written: list[list[int]] = [[] for _ in range(len(tail))]
        for _ in range(max(map(len, self._prompt.answers)) + _SPARE_TOKENS):
            best = self._model.log_probabilities(reading.states[:, -1]).argmax(dim=-1)
            for one, token in zip(written, best.tolist(), strict=True):
                one.append(token)
            if all(self._end in one for one in written):
                break
            embeddings = self._model.embed(best[:, None])
            reading = self._model.read(
                causal_rows(embeddings, everywhere[:, :1]), reading.prefix, adapter=True
            )
        return [self._writer.text_of(self._until_end(one)) for one in written]

    def _until_end(self, ids: list[int]) -> list[int]:
        return ids[: ids.index(self._end)] if self._end in ids else ids


def tail_embeddings(
    model: LanguageModel, tail: tuple[int, ...], fused_at: tuple[int, ...], fused: Tensor
) -> Tensor:
    """Embed the tail for a batch, (B, t, h), with the fused vectors in place of `<RAGHere>`."""
    embedded = model.embed(torch.tensor(tail, device=model.device)).expand(len(fused), -1, -1)
    before, after = embedded[:, : fused_at[0]], embedded[:, fused_at[-1] + 1 :]
    return torch.cat([before, fused.to(embedded.dtype), after], dim=1)
