"""How one bundle's model reads, retrieves and answers: frozen values that stand in its manifest."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from heart_engine.domain.labels import LabelSet


class Rendering(StrEnum):
    """How a case becomes text."""

    PLAIN = "plain"  # sentences for a general language model's own tokenizer
    COMPACT = "compact"  # one word per measurement for a small model trained from scratch


class StandardsPlace(StrEnum):
    """Where the model reads the standard values."""

    NONE = "none"  # the paper's ablation "without standard values"
    BESIDE = "beside"  # with each value, as the paper does
    HEAD = "head"  # once in the constant head; the case text keeps the position alone


class AdapterScope(StrEnum):
    """Which tokens the diagnostic adapter reads."""

    TAIL = "tail"  # from `<RAG>` on: encoder and prompt share the pass over the case
    ALL = "all"  # the whole prompt, as in the paper


class RerankerKind(StrEnum):
    """What reorders the retrieved candidates."""

    NONE = "none"
    DISTANCE = "distance"  # on standardised measurements
    CROSS_ENCODER = "cross_encoder"


class IndexKind(StrEnum):
    """How the library is searched; flat is exact, and fast enough up to a million cases."""

    FLAT = "flat"
    HNSW = "hnsw"
    IVF = "ivf"


class StatesPlace(StrEnum):
    """Where the token states of the reference cases come from."""

    STORED = "stored"  # memory-mapped from the library
    ENCODED = "encoded"  # computed from their text at query time


@dataclass(frozen=True, slots=True)
class TextSettings:
    """How a case is written."""

    rendering: Rendering = Rendering.COMPACT
    language: str = "en"  # of the plain rendering
    standards: StandardsPlace = StandardsPlace.BESIDE
    step_sd: float = 0.4  # width of one compact step
    steps_each_side: int = 15  # further out is written as the outermost step
    raw_steps: int = 40  # steps over the plausible span where no standard value applies


@dataclass(frozen=True, slots=True)
class SpecialTokens:
    """The tokens with a meaning of their own; each is one entry of the vocabulary."""

    begin: str = "<s>"
    end: str = "</s>"
    case_end: str = "<case_end>"
    rag_open: str = "<RAG>"
    rag_here: str = "<RAGHere>"
    rag_close: str = "</RAG>"


@dataclass(frozen=True, slots=True)
class AnswerText:
    """How the model spells one label set."""

    labels: LabelSet
    text: str


@dataclass(frozen=True, slots=True)
class PromptSettings:
    """The constant texts around a case, and every answer the model may give."""

    system: str
    question: str
    answers: tuple[AnswerText, ...]
    tokens: SpecialTokens = field(default_factory=SpecialTokens)

    @property
    def label_sets(self) -> tuple[LabelSet, ...]:
        """Return the sets in the order of their scores."""
        return tuple(answer.labels for answer in self.answers)

    @property
    def with_none(self) -> bool:
        """Say whether "no defect" is an answer at all."""
        return () in self.label_sets


@dataclass(frozen=True, slots=True)
class AdapterSettings:
    """The LoRA adapter that turns the encoder into the diagnostic model."""

    rank: int = 8
    alpha: int = 32
    scope: AdapterScope = AdapterScope.TAIL
    targets: tuple[str, ...] = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


@dataclass(frozen=True, slots=True)
class FusionSettings:
    """The Case Fusion Layer."""

    fused_tokens: int = 1
    heads: int = 4


@dataclass(frozen=True, slots=True)
class RetrievalSettings:
    """How supporting cases are found."""

    cases: int = 5  # the paper's K; twice as many are retrieved and reranked
    reranker: RerankerKind = RerankerKind.NONE
    index: IndexKind = IndexKind.FLAT
    states: StatesPlace = StatesPlace.STORED

    @property
    def candidates(self) -> int:
        """Return how many cases the index is asked for."""
        return 2 * self.cases


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Everything about a model that is not a weight."""

    prompt: PromptSettings
    text: TextSettings = TextSettings()
    adapter: AdapterSettings = AdapterSettings()
    fusion: FusionSettings = FusionSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
