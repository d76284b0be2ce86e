"""All answers packed into one tree, so that one masked pass scores them together.

Answers that begin alike share their rows; each row sees the prompt and its own ancestors alone, at the
position it would have if its answer stood there by itself. A log probability is therefore the one a pass
over the whole sequence gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

_ROOT = -1  # the last row of the prompt


@dataclass(frozen=True, slots=True)
class Node:
    """One row: a token of some answers, and the row it continues."""

    parent: int
    token: int
    depth: int


@dataclass(frozen=True, slots=True)
class AnswerTree:
    """The rows, and for each answer which row predicts which of its tokens."""

    nodes: tuple[Node, ...]
    predictions: tuple[tuple[tuple[int, int], ...], ...]  # per answer: (predicting row + 1, token)

    def tokens(self) -> list[int]:
        """Return the token of each row."""
        return [node.token for node in self.nodes]

    def positions(self, after: int) -> list[int]:
        """Return the position of each row after a prompt of some length."""
        return [after + node.depth for node in self.nodes]

    def visible(self) -> Tensor:
        """Return which row sees which, (N, N): itself and its ancestors."""
        seen = torch.zeros(len(self.nodes), len(self.nodes), dtype=torch.bool)
        for row, node in enumerate(self.nodes):
            if node.parent != _ROOT:
                seen[row] = seen[node.parent]
            seen[row, row] = True
        return seen

    def log_scores(self, log_probabilities: Tensor) -> Tensor:
        """Sum each answer's token log probabilities, (B, 1 + N, V) to (B, answers)."""
        scores = []
        for steps in self.predictions:
            rows, tokens = zip(*steps, strict=True)
            scores.append(log_probabilities[:, list(rows), list(tokens)].sum(dim=1))
        return torch.stack(scores, dim=1)


def answer_tree(answers: Sequence[Sequence[int]]) -> AnswerTree:
    """Pack answers; an answer's last token is only predicted, so it needs no row."""
    nodes: list[Node] = []
    rows: dict[tuple[int, ...], int] = {(): _ROOT}
    for answer in answers:
        for end in range(1, len(answer)):
            begun = tuple(answer[:end])
            if begun not in rows:
                rows[begun] = len(nodes)
                nodes.append(Node(rows[begun[:-1]], begun[-1], end - 1))
    predictions = tuple(
        tuple((rows[tuple(answer[:at])] + 1, token) for at, token in enumerate(answer)) for answer in answers
    )
    return AnswerTree(tuple(nodes), predictions)
