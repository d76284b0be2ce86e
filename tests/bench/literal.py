"""The method done as the paper writes it, and text RAG: what a hospital would run without this program.

The paper's order puts the evidence before the case, so nothing is shared: the case is read once to search and
once more in the prompt, the K reference cases are read anew for every patient, K and V are formed, and the
answer is written token by token. The network, its kernels and its attention are those of the program; only
what is done with them differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from heart_engine.domain.labels import LabelSet
from heart_engine.model.answers import tail_embeddings
from heart_engine.model.attention import Prefix, causal_rows, pad
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.fusion import Fused, gather_evidence
from heart_engine.model.language_model import Reading

Cases = Sequence[tuple[str, LabelSet]]


@dataclass(frozen=True, slots=True)
class Literal:
    """One bundle's weights, used as in the paper."""

    model: HeartModel
    system: int  # tokens of the head before the standard values

    @property
    def written_tokens(self) -> int:
        """Return the mean length of an answer with its end token."""
        answers = self.model.writer.prompt.answers
        return round(sum(map(len, answers)) / len(answers))

    def query(self, text: str) -> Tensor:
        """Read standard values and case for the search; (1, h)."""
        ids = (*self.model.writer.prompt.head, *self.model.writer.case_ids(text))
        return self._read([ids], adapter=False).states[:, -1]

    def encode(self, cases: Cases) -> list[Tensor]:
        """Read the reference cases anew, each behind its own standard values."""
        head = self.model.writer.prompt.head
        texts = [(*head, *self.model.writer.reference_ids(text, labels)) for text, labels in cases]
        states = self._read(texts, adapter=False).states
        return [states[row, len(head) : len(one)] for row, one in enumerate(texts)]

    def fuse(self, summary: Tensor, states: Sequence[Tensor]) -> Fused:
        """Form K and V."""
        evidence = gather_evidence([list(states)], self.model.language_model.hidden_size, summary)
        return self.model.fusion.literal(summary, evidence)

    def generate(self, text: str, fused: Tensor) -> int:
        """Read the whole prompt and write an answer of the usual length."""
        return self._write(self._prompt(text, fused))

    def score(self, text: str, fused: Tensor) -> list[float]:
        """Read the whole prompt once for every answer."""
        prompt = self._prompt(text, fused)
        return [float(self._scored(prompt, answer)) for answer in self.model.writer.prompt.answers]

    def loss(self, text: str, fused: Tensor, answer: int) -> Tensor:
        """Return the loss of one answer behind the whole prompt, to be differentiated."""
        return -self._scored(self._prompt(text, fused), self.model.writer.prompt.answers[answer])

    def with_cases_as_text(self, text: str, cases: Cases) -> int:
        """Answer by text RAG: the cases stand in the prompt as text."""
        writer = self.model.writer
        before = [token for one in cases for token in writer.reference_ids(*one)]
        ids = [*writer.prompt.head, *before, *writer.case_ids(text), *self._question()]
        return self._write(self._embedded(ids))

    def _question(self) -> tuple[int, ...]:
        prompt = self.model.writer.prompt
        return prompt.tail[prompt.fused_at[-1] + 2 :]

    def _prompt(self, text: str, fused: Tensor) -> Tensor:
        """Return the paper's order: system, evidence, standard values, case, question."""
        writer, prompt = self.model.writer, self.model.writer.prompt
        evidence = prompt.tail[: prompt.fused_at[-1] + 2]
        after = [*prompt.head[self.system :], *writer.case_ids(text), *self._question()]
        return torch.cat(
            [
                self._embedded(prompt.head[: self.system]),
                tail_embeddings(self.model.language_model, evidence, prompt.fused_at, fused),
                self._embedded(after),
            ],
            dim=1,
        )

    def _embedded(self, ids: Sequence[int]) -> Tensor:
        language_model = self.model.language_model
        return language_model.embed(torch.tensor([list(ids)], device=language_model.device))

    def _read(self, texts: Sequence[Sequence[int]], *, adapter: bool) -> Reading:
        padded = pad(texts, self.model.language_model.device)
        rows = causal_rows(self.model.language_model.embed(padded.ids), padded.valid)
        return self.model.language_model.read(rows, None, adapter=adapter)

    def _continued(self, embeddings: Tensor, prefix: Prefix | None) -> Reading:
        everywhere = torch.ones(embeddings.shape[:2], dtype=torch.bool, device=embeddings.device)
        return self.model.language_model.read(causal_rows(embeddings, everywhere), prefix, adapter=True)

    def _write(self, prompt: Tensor) -> int:
        """Write the most probable token again and again, with the cache that every library keeps."""
        reading = self._continued(prompt, None)
        best = self._best(reading)
        for _ in range(self.written_tokens - 1):
            reading = self._continued(self._embedded([best]), reading.prefix)
            best = self._best(reading)
        return best

    def _best(self, reading: Reading) -> int:
        return int(self.model.language_model.log_probabilities(reading.states[:, -1]).argmax())

    def _scored(self, prompt: Tensor, answer: Sequence[int]) -> Tensor:
        rows = torch.cat([prompt, self._embedded(answer[:-1])], dim=1) if answer[1:] else prompt
        states = self._continued(rows, None).states[0, prompt.shape[1] - 1 :]
        found = self.model.language_model.log_probabilities(states)
        return found[range(len(answer)), list(answer)].sum()
