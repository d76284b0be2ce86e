"""Pre-training from scratch: a small Llama learns case texts with the answer in them.

Two forms of one case are read in turn:

    head | case text <case_end> | answer </s>                            as the library's states are made
    head | case text <case_end> | <RAG><RAGHere></RAG> question | answer </s>     as the clinic asks

In a share of the second form a hint stands for `<RAGHere>` (hints.py), so that the network learns to read
evidence there.

The loss is the answer, a share of the next token of the case text, and two small heads that are thrown
away afterwards: one reads off the end of the case text how probable each diagnosis is, as the judge says
(judge.py), one reads the diagnosis off the end of the answer.
The next token of the case text is predicted at some places alone, drawn anew in each step: the last layer
and the words' scores are most of what a step costs, and are computed where something is predicted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import LlamaForCausalLM

from heart_engine.cohort.hospital import SETS
from heart_engine.model.attention import additive_mask, causal_rows, pad
from heart_engine.model.prompt import Prompt, PromptWriter
from heart_engine.training.batches import epoch_batches
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.hints import Hints
from heart_engine.training.recipe import LossWeights, Optimisation
from heart_engine.training.states_at import states_at


@dataclass(frozen=True, slots=True)
class Sequences:
    """One batch as ids, with what is learnt where."""

    ids: Tensor  # (B, n)
    valid: Tensor  # (B, n) bool
    case_from: int  # first token of the case text: what stands before is constant
    case_end: Tensor  # (B,): where the summary stands
    answer_from: Tensor  # (B,): first token of the answer

    @property
    def end(self) -> Tensor:
        """Return the last place of each text, (B,)."""
        return self.valid.sum(dim=1) - 1


@dataclass(frozen=True, slots=True)
class Predicting:
    """Places whose next token is predicted: first those of the answers, then some of the case texts."""

    places: Tensor  # (B, w)
    is_wanted: Tensor  # (B, w) bool: False fills up a shorter answer or text
    answer_width: int  # so many of the w

    def expected(self, batch: Sequences) -> Tensor:
        """Return the token that follows each wanted place."""
        following = (self.places + 1).clamp(max=batch.ids.shape[1] - 1)
        return batch.ids.gather(1, following)[self.is_wanted]

    @property
    def is_answer(self) -> Tensor:
        """Say of each wanted place whether an answer's token follows."""
        of_answers = torch.arange(self.places.shape[1]) < self.answer_width
        return of_answers.expand_as(self.is_wanted)[self.is_wanted]


class Pretraining:
    """The task of the first stage."""

    def __init__(
        self,
        network: LlamaForCausalLM,
        writer: PromptWriter,
        cases: WrittenCases,
        settings: tuple[Optimisation, LossWeights],
        seed: int,
        lessons: tuple[Hints, Tensor],
    ) -> None:
        """Take the cases, and what is learnt of them beside their own diagnosis.

        That is hints, and how probable each of SETS is for each case, (n, 8).
        """
        self._network = network.train()
        self._hints, self._probable = lessons
        self._prompt = writer.prompt
        self._case_ids = [writer.case_ids(text) for text in cases.texts]
        self._labels = torch.from_numpy(cases.labels)
        self._optimisation, self._weights = settings
        self._seed = seed
        hidden = int(network.config.hidden_size)
        self._label_head, self._echo_head = nn.Linear(hidden, len(SETS)), nn.Linear(hidden, len(SETS))
        self._epoch: tuple[int, list[NDArray[np.int64]]] = (-1, [])
        self._epoch_steps = len(self._batches(0))

    @property
    def steps(self) -> int:
        """Return how many steps all epochs take."""
        return self._epoch_steps * self._optimisation.epochs

    @property
    def parameters(self) -> Mapping[str, nn.Parameter]:
        """Return the weights of the network and of both heads."""
        named = dict(self._network.named_parameters())
        named |= {f"label_head.{name}": one for name, one in self._label_head.named_parameters()}
        named |= self._hints.parameters
        return named | {f"echo_head.{name}": one for name, one in self._echo_head.named_parameters()}

    def losses(self, step: int) -> dict[str, Tensor]:
        """Return the parts of one step's loss."""
        epoch, at = divmod(step, self._epoch_steps)
        rows = self._batches(epoch)[at]
        labels = self._labels[rows]
        ids = [self._case_ids[row] for row in rows]
        with_question = step % 2 == 1
        batch = sequences(ids, labels.tolist(), self._prompt, with_question=with_question)
        embedded = self._network.model.embed_tokens(batch.ids)
        random = np.random.default_rng([self._seed, step])
        if with_question:
            embedded = self._with_hints(embedded, batch, rows, random)
        predicting = predicting_places(batch, self._weights.next_token_share, random)
        read = torch.stack([batch.case_end, batch.end], dim=1)
        mask = additive_mask(causal_rows(embedded, batch.valid), None, embedded.dtype)
        states = states_at(self._network, embedded, mask, torch.cat([read, predicting.places], dim=1))
        found = self._text_losses(batch, predicting, states[:, 2:])
        found["label"] = nn.functional.cross_entropy(self._label_head(states[:, 0]), self._probable[rows])
        found["echo"] = nn.functional.cross_entropy(self._echo_head(states[:, 1]), labels)
        return {"loss": self._total(found), **found}

    def _total(self, parts: Mapping[str, Tensor]) -> Tensor:
        weights = self._weights
        return (
            parts["answer"]
            + weights.next_token * parts["next_token"]
            + weights.label_head * parts["label"]
            + weights.echo_head * parts["echo"]
        )

    def _with_hints(
        self, embedded: Tensor, batch: Sequences, rows: NDArray[np.int64], random: np.random.Generator
    ) -> Tensor:
        """Put hints in place of `<RAGHere>` in some cases, as long as a fused vector will be."""
        hints = self._hints.directions(rows, self._labels, random)
        norm = self._network.model.embed_tokens.weight.detach().norm(dim=1).mean()
        hints = nn.functional.normalize(hints, dim=-1) * norm
        hinted = torch.from_numpy(np.flatnonzero(random.random(len(rows)) < self._hints.shown))
        changed = embedded.clone()
        for at in self._prompt.fused_at:
            changed[hinted, batch.case_end[hinted] + 1 + at] = hints[hinted]
        return changed

    def _text_losses(self, batch: Sequences, predicting: Predicting, states: Tensor) -> dict[str, Tensor]:
        """Return the loss of the answer, summed over its tokens, and that of a token of the case text."""
        scores = self._network.lm_head(states[predicting.is_wanted])
        each = nn.functional.cross_entropy(scores.float(), predicting.expected(batch), reduction="none")
        answers = predicting.is_answer
        return {
            "answer": each[answers].sum() / len(batch.ids),
            "next_token": each[~answers].mean(),
        }

    def _batches(self, epoch: int) -> list[NDArray[np.int64]]:
        if self._epoch[0] != epoch:
            lengths = [len(one) for one in self._case_ids]
            self._epoch = (epoch, epoch_batches(lengths, self._optimisation.batch, self._seed, epoch))
        return self._epoch[1]


def of_their_own(labels: NDArray[np.int64]) -> Tensor:
    """Return each case's own diagnosis as the only probable one, (n, 8): what is said where nobody judges."""
    return nn.functional.one_hot(torch.from_numpy(labels), len(SETS)).float()


def sequences(
    case_ids: Sequence[Sequence[int]], labels: Sequence[int], prompt: Prompt, *, with_question: bool
) -> Sequences:
    """Put cases and their answers into one of the two forms."""
    order = [prompt.label_sets.index(SETS[label]) for label in labels]
    tail = prompt.tail if with_question else ()
    texts = [
        [*prompt.head, *ids, *tail, *prompt.answers[one]] for ids, one in zip(case_ids, order, strict=True)
    ]
    padded = pad(texts, torch.device("cpu"))
    head = len(prompt.head)
    case_end = torch.tensor([head + len(ids) - 1 for ids in case_ids])
    return Sequences(padded.ids, padded.valid, head, case_end, case_end + 1 + len(tail))


def predicting_places(batch: Sequences, share: float, random: np.random.Generator) -> Predicting:
    """Return every place before an answer's token, and a share of those before a case text's, at random."""
    answer_tokens = batch.end - batch.answer_from + 1
    width = int(answer_tokens.max())
    answers = (batch.answer_from[:, None] - 1 + torch.arange(width)).minimum(batch.end[:, None])
    first = batch.case_from - 1  # the last token of the head predicts the first of the case
    case_tokens = batch.case_end - first
    longest = int(case_tokens.max())
    ranks = torch.from_numpy(random.random((len(batch.ids), longest)))
    ranks[torch.arange(longest) >= case_tokens[:, None]] = 1.0  # drawn last
    drawn = ranks.argsort(dim=1)[:, : math.ceil(share * longest)]
    return Predicting(
        torch.cat([answers, first + drawn], dim=1),
        torch.cat([torch.arange(width) < answer_tokens[:, None], drawn < case_tokens[:, None]], dim=1),
        width,
    )
