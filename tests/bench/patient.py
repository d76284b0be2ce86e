"""Metrics 1, 2 and 3: one patient, screened by the program, as the paper writes it, and by text RAG."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor
from transformers import LlamaForCausalLM

from heart_engine.model.answer_tree import answer_tree
from heart_engine.model.answers import tail_embeddings
from heart_engine.model.attention import Prefix, causal_rows
from heart_engine.model.case_text import case_text
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.language_model import _cache
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.screen import Question, screen
from tests.bench import shaped
from tests.bench.literal import Literal
from tests.bench.rows import Row
from tests.bench.timing import Figure, Times, Work, exactly, interleaved, ratio, sums

_CASES = 5
_EXACT = 1e-4


@dataclass(frozen=True, slots=True)
class Size:
    """How one bundle is measured; what takes minutes at a true size is repeated less."""

    name: str
    label: str
    rounds: int
    rounds_of_baselines: int


SIZES: Mapping[str, Size] = {
    one.name: one
    for one in (
        Size("tiny", "tiny, RANDOM WEIGHTS", 3, 2),
        Size(shaped.SHIPPED, "shipped bundle, fp32", 41, 21),
        Size("100m", "100M fp32, random weights", 7, 4),
        Size("1b", "1B fp32, random weights", 4, 2),
    )
}


def measure(name: str) -> Iterator[Row]:
    """Measure one size."""
    size = SIZES[name]
    with torch.inference_mode():
        bench = Patient(name)
        yield from _program(size, bench)
        yield from _baselines(size, bench)


class Patient:
    """One case and everything that can be done with it."""

    def __init__(self, size: str) -> None:
        self.engine = shaped.opened(size)
        self.model = self.engine.model
        self.case = max(shaped.some_cases(20), key=lambda one: len(one.measurements))
        self.text = self.engine.text_of(self.case)
        self.prompt = self.model.writer.prompt
        self.fused = torch.randn(1, len(self.prompt.fused_at), self.model.language_model.hidden_size)
        self.bare = shaped.bare_llama(self.model.language_model)
        self.new_tokens = len(self.model.writer.case_ids(self.text)) + self._tail_rows()
        paper, paper_text = shaped.beside_each_value(size, self.engine)
        system = 1 + len(shaped.tokenizer_of(size, self.engine).encode(self.engine.settings.prompt.system))
        self.equal = _Baseline(Literal(self.model, system), self.text, self._references())
        self.paper = _Baseline(
            Literal(paper, system),
            case_text(self.case, self.engine.standards, paper_text),
            shaped.references(self.engine, _CASES, paper_text),
        )
        self.compact = shaped.in_compact_text(self.engine)

    def _tail_rows(self) -> int:
        return len(self.prompt.tail) + len(answer_tree(self.prompt.answers).nodes)

    def _references(self) -> list[tuple[str, tuple[str, ...]]]:
        return shaped.references(self.engine, _CASES, self.engine.settings.text)

    def screened(self, engine: HeartEngine) -> None:
        """Answer the case as the engine does."""
        screen(engine, Question(self.case), lambda _step, _fraction: None)

    def scored(self) -> Tensor:
        """Read the case and score every answer in one packed pass."""
        return self.model.log_scores(self.model.encode([self.text]), self.fused)

    def prefilled(self) -> Tensor:
        """Read the case and the question, up to the first token of an answer."""
        encoded = self.model.encode([self.text])
        prefix = self.model.answering_prefix(encoded)
        return self.model.language_model.log_probabilities(_read(self.model, prefix, self.tail(), ())[:, -1])

    def one_by_one(self) -> Tensor:
        """Read case, question and answer anew for each answer."""
        return torch.stack([self._alone(answer) for answer in self.prompt.answers])

    def _alone(self, answer: Sequence[int]) -> Tensor:
        prefix = self.model.answering_prefix(self.model.encode([self.text]))
        states = _read(self.model, prefix, self.tail(), answer[:-1])[0, len(self.prompt.tail) - 1 :]
        found = self.model.language_model.log_probabilities(states)
        return found[range(len(answer)), list(answer)].sum()

    def tail(self) -> Tensor:
        """Embed what stands between the case and the answer."""
        prompt = self.prompt
        return tail_embeddings(self.model.language_model, prompt.tail, prompt.fused_at, self.fused)


@dataclass(frozen=True, slots=True)
class _Baseline:
    """The paper's way and text RAG over one wording of the same cases."""

    literal: Literal
    text: str
    cases: list[tuple[str, tuple[str, ...]]]

    def works(self) -> dict[str, Work]:
        """Return the parts, to be timed one by one and added; what one hands to the next is random."""
        model = self.literal.model
        hidden, writer = model.language_model.hidden_size, model.writer
        summary = torch.randn(1, hidden)
        states = [torch.randn(len(writer.reference_ids(*one)), hidden) for one in self.cases]
        fused = torch.randn(1, len(writer.prompt.fused_at), hidden)
        return {
            "query": partial(self.literal.query, self.text),
            "references": partial(self.literal.encode, self.cases),
            "fusion": partial(self.literal.fuse, summary, states),
            "written": partial(self.literal.generate, self.text, fused),
            "scored": partial(self.literal.score, self.text, fused),
            "rag": partial(self.literal.with_cases_as_text, self.text, self.cases),
        }


def _read(model: HeartModel, prefix: Prefix, tail: Tensor, answer: Sequence[int]) -> Tensor:
    more = model.language_model.embed(torch.tensor([list(answer)], dtype=torch.long))
    rows = torch.cat([tail, more], dim=1)
    everywhere = torch.ones(rows.shape[:2], dtype=torch.bool)
    return model.language_model.read(causal_rows(rows, everywhere), prefix, adapter=True).states


def _bare_forward(bare: LlamaForCausalLM, tokens: int, head: Prefix | None = None) -> Work:
    ids = torch.randint(0, bare.config.vocab_size, (1, tokens))
    return lambda: bare(input_ids=ids, use_cache=True, logits_to_keep=1, past_key_values=_cache(head))


def _program(size: Size, bench: Patient) -> Iterator[Row]:
    """Compare the program with its own parts and with the bare network."""
    works: dict[str, Work] = {
        "ours": lambda: bench.screened(bench.engine),
        "bare": _bare_forward(bench.bare, bench.new_tokens),
        "cached": _bare_forward(bench.bare, bench.new_tokens, bench.model._head(adapter=False)),
        "scored": bench.scored,
        "prefilled": bench.prefilled,
    }
    if size.name != "1b":  # eight passes over the case: the ratio hardly depends on the size
        works["one by one"] = bench.one_by_one
    times = interleaved(works, size.rounds)
    tokens = f"{bench.new_tokens} new tokens, {1000 * statistics.median(times['ours']):,.0f} ms"
    yield Row("2", size.label, ratio(times["ours"], times["bare"]), aim=1.05, floor="1", note=tokens)
    behind = ratio(times["ours"], times["cached"])
    yield Row("2", f"{size.label}: bare forward behind the same cached head", behind, floor="1")
    yield Row("3", size.label, ratio(times["scored"], times["prefilled"]), aim=1.2, floor="1")
    if "one by one" in times:
        yield Row(
            "3",
            f"{size.label}: eight passes / one packed",
            ratio(times["one by one"], times["scored"]),
            note=f"at most {len(bench.prompt.answers)}, were the answers free",
        )
        differs = (bench.one_by_one() - bench.scored()[0]).abs().max()
        within = f"aim {_EXACT:g}: {'met' if differs < _EXACT else 'missed'}"
        yield Row(
            "3", f"{size.label}: most a log probability differs", exactly(float(differs)), "", note=within
        )


def _baselines(size: Size, bench: Patient) -> Iterator[Row]:
    """Compare the program with the paper's way and with text RAG."""
    equal, paper = bench.equal.works(), bench.paper.works()
    works: dict[str, Work] = {
        "ours": lambda: bench.screened(bench.engine),
        "compact": lambda: bench.screened(bench.compact),
        **equal,
        **{f"paper {name}": work for name, work in paper.items() if name not in ("scored", "rag")},
    }
    times = interleaved(works, size.rounds_of_baselines, warm=size.name != "1b")
    read = sums(times["query"], times["references"], times["fusion"])
    written, scored = sums(read, times["written"]), sums(read, times["scored"])
    in_paper = sums(*(times[f"paper {name}"] for name in ("query", "references", "fusion", "written")))
    ours, label = times["ours"], size.label
    yield Row("1", f"{label}, equal texts, answer written", ratio(written, ours), aim=7.2)
    yield Row("1", f"{label}, equal texts, eight answers scored", ratio(scored, ours))
    yield Row("1", f"{label}, paper's text / ours in compact text", ratio(in_paper, times["compact"]), aim=12)
    rag = sums(times["query"], times["rag"])
    yield Row("1", f"{label}, text RAG with the same cases, equal texts", ratio(rag, ours))
    yield from _gains(label, times, ours)


def _gains(label: str, times: Times, ours: Sequence[float]) -> Iterator[Row]:
    """Say what each part of the literal way costs, in screenings."""
    for name, what in (
        ("query", "reading the query apart"),
        ("references", "reading five cases anew"),
        ("fusion", "forming K and V"),
        ("written", "reading the prompt, writing the answer"),
    ):
        yield Row("1", f"{label}: of this {what}", _share(times[name], ours))


def _share(part: Sequence[float], ours: Sequence[float]) -> Figure:
    return ratio(part, ours)
