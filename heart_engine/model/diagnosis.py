"""The method as a whole: a case is encoded, fused with its supporting cases, and answered.

Training, evaluation and the clinic call these same functions; what is measured is what runs. Nothing here
turns gradients off: who only answers wraps the calls in `torch.inference_mode()`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from heart_engine.domain.labels import LabelSet
from heart_engine.model.answers import Answer, AnswerReader, ScoringReader
from heart_engine.model.attention import Padded, Prefix, causal_rows, pad
from heart_engine.model.fusion import CaseFusion, Evidence, Fused
from heart_engine.model.kept_heads import KeptHeads
from heart_engine.model.language_model import LanguageModel
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.settings import AdapterScope, ModelSettings


@dataclass(frozen=True, slots=True)
class Encoded:
    """Cases as the encoder sees them; one pass gives the retrieval key, the fusion query and the prefix."""

    summary: Tensor  # (B, h): the state at the end token
    prefix: Prefix  # keys and values of head and case text, adapter off
    texts: Padded

    def keys(self) -> Tensor:
        """Return the summaries at unit length, (B, h) in fp32: their inner product is the cosine."""
        return torch.nn.functional.normalize(self.summary.float(), dim=-1)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The answers to a batch of cases, and how much each supporting case was looked at."""

    answers: list[Answer]
    attention: Tensor  # (B, K + 1)


class HeartModel:
    """One bundle's language model, fusion layer and prompt."""

    def __init__(
        self, language_model: LanguageModel, fusion: CaseFusion, writer: PromptWriter, settings: ModelSettings
    ) -> None:
        self.language_model = language_model
        self.fusion = fusion.to(language_model.device)
        self.writer = writer
        self.scoring = ScoringReader(language_model, writer)
        self._scope = settings.adapter.scope
        self._heads: dict[bool, Prefix] = {}
        self._kept_heads: KeptHeads | None = None

    def keep_heads(self, kept: KeptHeads) -> None:
        """Look for the constant head here before it is computed, and keep it here afterwards."""
        self._kept_heads = kept

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Read case texts with the adapter off."""
        padded = pad([self.writer.case_ids(text) for text in texts], self.language_model.device)
        states, prefix = self._read_after_head(padded, adapter=False)
        last = padded.valid.sum(dim=1) - 1
        summary = states[torch.arange(len(states), device=states.device), last]
        return Encoded(summary, prefix, padded)

    def reference_states(self, cases: Sequence[tuple[str, LabelSet]]) -> list[Tensor]:
        """Return the token states of reference cases with their diagnosis, each (T, h).

        The pass is causal, so the state at the end token, the case's key, has not seen the diagnosis.
        """
        ids = [self.writer.reference_ids(text, labels) for text, labels in cases]
        padded = pad(ids, self.language_model.device)
        states, _ = self._read_after_head(padded, adapter=False)
        return [states[row, : len(one)] for row, one in enumerate(ids)]

    def fuse(self, encoded: Encoded, evidence: Evidence) -> Fused:
        """Fuse the supporting cases of each case into the vectors for `<RAGHere>`."""
        fused: Fused = self.fusion(encoded.summary, evidence)
        return fused

    def log_scores(self, encoded: Encoded, fused: Tensor) -> Tensor:
        """Return the log probability of every label set, (B, answers); gradients reach adapter and fusion."""
        return self.scoring.log_scores(self.answering_prefix(encoded), fused)

    def diagnose(self, encoded: Encoded, evidence: Evidence, reader: AnswerReader | None = None) -> Diagnosis:
        """Fuse and answer, by scoring unless another reader is given."""
        fused = self.fuse(encoded, evidence)
        answers = (reader or self.scoring).read(self.answering_prefix(encoded), fused.vectors)
        return Diagnosis(answers, fused.attention)

    def answering_prefix(self, encoded: Encoded) -> Prefix:
        """Return what the answers continue: the encoder's own prefix, or the case read with the adapter."""
        if self._scope is AdapterScope.TAIL:
            return encoded.prefix
        return self._read_after_head(encoded.texts, adapter=True)[1]

    def _read_after_head(self, padded: Padded, *, adapter: bool) -> tuple[Tensor, Prefix]:
        rows = causal_rows(self.language_model.embed(padded.ids), padded.valid)
        reading = self.language_model.read(rows, self._head(adapter=adapter), adapter=adapter)
        return reading.states, reading.prefix

    def _head(self, *, adapter: bool) -> Prefix:
        """Return keys and values of the constant head: computed once, but each time in training."""
        if torch.is_grad_enabled() or self.language_model.network.training:
            self._heads.clear()  # what was kept is of weights that are about to change
            return self._read_head(adapter=adapter)
        if adapter not in self._heads:
            with torch.inference_mode(mode=False), torch.no_grad():  # usable under both modes later
                self._heads[adapter] = self._found_head(adapter=adapter)
        return self._heads[adapter]

    def _found_head(self, *, adapter: bool) -> Prefix:
        if self._kept_heads is None:
            return self._read_head(adapter=adapter)
        model = self.language_model
        shape = model.head_shape(len(self.writer.prompt.head))
        found = self._kept_heads.read(shape, model.device, adapter=adapter)
        return found or self._kept_heads.computed(lambda: self._read_head(adapter=adapter), adapter=adapter)

    def _read_head(self, *, adapter: bool) -> Prefix:
        padded = pad([self.writer.prompt.head], self.language_model.device)
        rows = causal_rows(self.language_model.embed(padded.ids), padded.valid)
        return self.language_model.read(rows, None, adapter=adapter).prefix
