"""The rows of Table 2: what stands in the prompt of each, and what is trained for it.

Rows of the paper come first; what it leaves out is marked as an addition.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Context(StrEnum):
    """Where other cases stand for the model to read."""

    NONE = "none"
    EXAMPLES = "examples"  # the same few in every prompt
    RETRIEVED = "retrieved"  # the most similar ones, as text
    FUSED = "fused"  # the most similar ones, in the fused vector


@dataclass(frozen=True, slots=True)
class Row:
    """One way to answer with a language model."""

    key: str
    title: str
    context: Context
    cases: int = 0  # in the context
    compact: bool = False
    standards: bool = True
    tuned: bool = True
    is_addition: bool = False


def language_model_rows(few_shot: int, supporting: int) -> tuple[Row, ...]:
    """Return every row that a language model answers, in the order of the table."""
    return (
        Row(
            "few_shot",
            f"few-shot {few_shot}, not tuned, without standard values",
            Context.EXAMPLES,
            few_shot,
            standards=False,
            tuned=False,
        ),
        Row("fine_tuning", "fine-tuning", Context.NONE),
        Row("no_standards", "fine-tuning without standard values", Context.NONE, standards=False),
        *(Row(f"rag_{count}", f"RAG-{count}", Context.RETRIEVED, count) for count in (1, 2, 3)),
        Row("heart", f"HEART K = {supporting}", Context.FUSED, supporting),
        Row(
            "rag_compact",
            f"RAG-{supporting} in compact text",
            Context.RETRIEVED,
            supporting,
            compact=True,
            is_addition=True,
        ),
        Row(
            "heart_compact",
            f"HEART K = {supporting} in compact text",
            Context.FUSED,
            supporting,
            compact=True,
            is_addition=True,
        ),
    )
