"""What a bundle needs of memory, computed from its shape and its files before anything is loaded.

Counted are the weights as a variant holds them, the adapter and the fusion layer as they are stored, the
reranker in half precision, keys and values of a long prompt, and room to work in. What a driver takes for
itself is assumed. No figure here was measured; `heart bundle describe` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from heart_engine.bundle.json_reader import Reader
from heart_engine.bundle.layout import ADAPTER, FUSION, RERANKER_FOLDER
from heart_engine.bundle.manifest import Manifest
from heart_engine.bundle.refusal import BundleRefusedError, Refusal

CARDS_GIB: Final = (8, 12, 24)
_USABLE: Final = 0.95  # of a card; the rest is the screen's and the driver's
_CONTEXT_BYTES: Final = 512 << 20  # of a GPU's driver, assumed
_PROMPT_TOKENS: Final = 1024  # a long case in plain sentences with its answers
_COMPACT_PROMPT_TOKENS: Final = 128  # likewise in compact words
_LINEAR_BYTES: Final = {
    "fp32": 4.0,
    "bf16": 2.0,
    "nf4": 0.5 + 1 / 64 + 4 / (64 * 256),
}  # with double quantisation
_OTHER_BYTES: Final = {"fp32": 4, "bf16": 2, "nf4": 2}  # embeddings, head and norms; keys and values
_REPACKED: Final = 1.05  # of 4-bit weights on a CPU: scales in 16 bits where they are repacked
_PROCESS_BYTES: Final = 1 << 30  # of Python, torch and transformers themselves
_HALF: Final = 2


@dataclass(frozen=True, slots=True)
class ModelShape:
    """The sizes of a Llama that decide what it needs."""

    hidden: int
    intermediate: int
    layers: int
    key_value_width: int
    vocabulary: int
    is_tied: bool

    @property
    def linear_parameters(self) -> int:
        """Return the weights of all layers that can be held in four bits."""
        attention = 2 * self.hidden * (self.hidden + self.key_value_width)
        return self.layers * (attention + 3 * self.hidden * self.intermediate)

    @property
    def other_parameters(self) -> int:
        """Return the embeddings, the head and the norms."""
        embeddings = self.vocabulary * self.hidden * (1 if self.is_tied else 2)
        return embeddings + (2 * self.layers + 1) * self.hidden


@dataclass(frozen=True, slots=True)
class MemoryBudget:
    """The bytes that one variant needs."""

    weights: int
    adapter: int
    fusion: int
    reranker: int
    cache_per_token: int
    cache: int
    workspace: int
    peak_on_gpu: int
    peak_on_cpu: int

    def fits(self, card_gib: int) -> bool:
        """Say whether a card of so many GiB has room for all of it."""
        return self.peak_on_gpu <= _USABLE * (card_gib << 30)

    def fits_without_reranker(self, card_gib: int) -> bool:
        """Say whether a card has room once the reranker runs on the CPU."""
        return self.peak_on_gpu - self.reranker <= _USABLE * (card_gib << 30)


def shape_from_json(config: Mapping[str, object]) -> ModelShape:
    """Read a shape out of a model's `config.json`; what is missing is a refusal."""
    read = Reader(config, "config")
    hidden, heads = int(read.number("hidden_size")), int(read.number("num_attention_heads"))
    return ModelShape(
        hidden=hidden,
        intermediate=int(read.number("intermediate_size")),
        layers=int(read.number("num_hidden_layers")),
        key_value_width=int(read.number("num_key_value_heads")) * hidden // max(heads, 1),
        vocabulary=int(read.number("vocab_size")),
        is_tied=read.flag("tie_word_embeddings"),
    )


def memory_budget(manifest: Manifest, shape: ModelShape, variant: str) -> MemoryBudget:
    """Add up what a variant needs while it answers one case."""
    if variant not in _LINEAR_BYTES:
        raise BundleRefusedError(Refusal.NO_VARIANT_FITS, variant=variant)
    each = _OTHER_BYTES[variant]
    weights = int(shape.linear_parameters * _LINEAR_BYTES[variant]) + shape.other_parameters * each
    adapter, fusion = manifest.file(ADAPTER).size, manifest.file(FUSION).size
    reranker = reranker_bytes(manifest)
    per_token = 2 * shape.layers * shape.key_value_width * each
    cache = _prompt_tokens(manifest) * per_token
    workspace = _workspace(shape, each, _prompt_tokens(manifest))
    working = adapter + fusion + cache + workspace
    on_cpu = int(weights * _REPACKED) if variant == "nf4" else weights
    if variant == "nf4":  # a processor without bf16 holds and computes all that is not packed in fp32
        on_cpu += shape.other_parameters * each + cache + workspace
    return MemoryBudget(
        weights=weights,
        adapter=adapter,
        fusion=fusion,
        reranker=reranker,
        cache_per_token=per_token,
        cache=cache,
        workspace=workspace,
        peak_on_gpu=weights + working + reranker + _CONTEXT_BYTES,
        peak_on_cpu=on_cpu + working + _HALF * reranker + _PROCESS_BYTES,
    )


def reranker_bytes(manifest: Manifest) -> int:
    """Return what a reranker's weights take in half precision; they are stored in single."""
    stored = [one for one in manifest.files if one.path.startswith(f"{RERANKER_FOLDER}/")]
    return sum(one.size for one in stored if one.path.endswith(".safetensors")) // _HALF


def _prompt_tokens(manifest: Manifest) -> int:
    """Return how long a prompt becomes, as the settings write cases."""
    match manifest.settings:
        case {"text": {"rendering": "compact"}}:
            return _COMPACT_PROMPT_TOKENS
    return _PROMPT_TOKENS


def _workspace(shape: ModelShape, each: int, tokens: int) -> int:
    """Return room for two of the largest matrices, expanded, and for what a prompt is while it is read."""
    matrices = 2 * shape.hidden * shape.intermediate * _HALF
    return matrices + tokens * (3 * shape.intermediate + 4 * shape.hidden) * each
