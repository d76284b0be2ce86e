"""The prompt in pieces of token ids, in the order that lets one pass over the case serve three purposes.

    head (system, standards) | case text <case_end> | <RAG><RAGHere></RAG> | question | answer

The head is the same for every patient, so its keys and values are computed once per bundle. The pass over
the case ends in `<case_end>`, whose state is the retrieval key and the fusion query, and it is also the
prefix that the answer continues (docs/decisions/engine.md says why this order and not the paper's).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heart_engine.domain.labels import LabelSet
from heart_engine.model.settings import ModelSettings, SpecialTokens
from heart_engine.model.tokenizer import CaseTokenizer, TokenizerError


@dataclass(frozen=True, slots=True)
class Prompt:
    """The constant pieces, as ids; the pieces are encoded one by one, so that no token spans two of them."""

    head: tuple[int, ...]
    tail: tuple[int, ...]  # from `<RAG>` to the end of the question
    fused_at: tuple[int, ...]  # where in the tail the fused vectors stand
    answers: tuple[tuple[int, ...], ...]  # each ends with the end token
    label_sets: tuple[LabelSet, ...]


class PromptWriter:
    """Builds the pieces of a prompt with one bundle's tokenizer and texts."""

    def __init__(self, tokenizer: CaseTokenizer, settings: ModelSettings, standards: str) -> None:
        self._tokenizer = tokenizer
        self._case_end = tokenizer.id_of(settings.prompt.tokens.case_end)
        self._answers = {
            one.labels: (*tokenizer.encode(one.text), tokenizer.id_of(settings.prompt.tokens.end))
            for one in settings.prompt.answers
        }
        if len(set(self._answers.values())) < len(settings.prompt.answers):
            msg = "two label sets are spelt alike"
            raise TokenizerError(msg)
        self.prompt = _prompt(tokenizer, settings, standards, self._answers)

    def case_ids(self, text: str) -> tuple[int, ...]:
        """Return the ids of a case text with its end token: the key of a case, and a query."""
        return (*self._tokenizer.encode(text), self._case_end)

    def reference_ids(self, text: str, labels: LabelSet) -> tuple[int, ...]:
        """Return a reference case with its confirmed diagnosis, which only follows the end token."""
        return (*self.case_ids(text), *self._answers[labels])

    def text_of(self, ids: Sequence[int]) -> str:
        """Return what generated tokens say."""
        return self._tokenizer.decode(ids)


def _prompt(
    tokenizer: CaseTokenizer,
    settings: ModelSettings,
    standards: str,
    answers: dict[LabelSet, tuple[int, ...]],
) -> Prompt:
    tokens: SpecialTokens = settings.prompt.tokens
    here = [tokenizer.id_of(tokens.rag_here)] * settings.fusion.fused_tokens
    evidence = [tokenizer.id_of(tokens.rag_open), *here, tokenizer.id_of(tokens.rag_close)]
    head = [tokenizer.id_of(tokens.begin), *tokenizer.encode(settings.prompt.system)]
    return Prompt(
        head=(*head, *(tokenizer.encode(standards) if standards else ())),
        tail=(*evidence, *tokenizer.encode(settings.prompt.question)),
        fused_at=tuple(range(1, 1 + len(here))),
        answers=tuple(answers.values()),
        label_sets=tuple(answers),
    )


def prompt_vocabulary(settings: ModelSettings) -> tuple[str, ...]:
    """Return the words of the constant texts, for a vocabulary of single words."""
    texts = [settings.prompt.system, settings.prompt.question, *(one.text for one in settings.prompt.answers)]
    return tuple(dict.fromkeys(word for text in texts for word in text.split()))
