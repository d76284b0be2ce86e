"""Whether a folder is a Llama as HEART computes it, and which of its keys decide what it computes."""

from __future__ import annotations

from collections.abc import Mapping

from transformers import LlamaConfig

from heart_engine.foreign_models.folder import StoredWeight
from heart_engine.foreign_models.refusal import ForeignModelError, ForeignRefusal
from heart_engine.model.weights import (
    CONFIG_KEYS,
    StoredTensors,
    WeightsRefusedError,
    check_stored,
    llama_config,
)

_USUAL = {"rope_theta": 10000.0, "tie_word_embeddings": False}
_PLAIN = {"rope_scaling": None, "attention_bias": False, "mlp_bias": False, "hidden_act": "silu"}
_FOREIGN = ("auto_map", "quantization_config")
_COMPUTED = (
    "rotary_emb.inv_freq"  # older folders carry these tables along; they follow from the configuration
)


def architecture_of(document: Mapping[str, object]) -> dict[str, object]:
    """Keep the keys of the architecture; older folders leave the usual ones out, newer ones nest one."""
    nested = document.get("rope_parameters")
    rope = (
        {"rope_theta": nested["rope_theta"]} if isinstance(nested, Mapping) and "rope_theta" in nested else {}
    )
    known = {key: document[key] for key in CONFIG_KEYS if key in document}
    heads = {"num_key_value_heads": document.get("num_attention_heads")}
    return _USUAL | heads | rope | known


def checked_llama(document: Mapping[str, object]) -> LlamaConfig:
    """Build the architecture of a Llama; what would compute something else is refused by its key."""
    if document.get("model_type") != "llama":
        message = f"config.json: a model of type {document.get('model_type')!r}; only Llamas are imported"
        raise ForeignModelError(ForeignRefusal.NOT_A_LLAMA, message)
    odd = [key for key, plain in _PLAIN.items() if document.get(key, plain) != plain]
    odd += [key for key in _FOREIGN if key in document]
    odd += ["rope_parameters"] if not _is_plain_rope(document.get("rope_parameters")) else []
    odd += ["head_dim"] if not _is_usual_width(document) else []
    if odd:
        message = f"config.json: {', '.join(odd)}: the engine computes no such variant of a Llama"
        raise ForeignModelError(ForeignRefusal.CONFIG_UNSUPPORTED, message)
    try:
        return llama_config(architecture_of(document))
    except (WeightsRefusedError, TypeError, ValueError) as error:
        raise ForeignModelError(ForeignRefusal.CONFIG_UNSUPPORTED, f"config.json: {error}") from error


def checked_tensors(stored: Mapping[str, StoredWeight], config: LlamaConfig) -> dict[str, StoredWeight]:
    """Demand exactly the tensors of the architecture, in their shapes."""
    kept = {name: one for name, one in stored.items() if not name.endswith(_COMPUTED)}
    try:
        check_stored(StoredTensors({name: one.entry.shape for name, one in kept.items()}), config)
    except WeightsRefusedError as error:
        raise ForeignModelError(ForeignRefusal.WEIGHTS, str(error)) from error
    return kept


def _is_plain_rope(nested: object) -> bool:
    return nested is None or (isinstance(nested, Mapping) and nested.get("rope_type", "default") == "default")


def _is_usual_width(document: Mapping[str, object]) -> bool:
    match document:
        case {"head_dim": int(width), "hidden_size": int(hidden), "num_attention_heads": int(heads)}:
            return width * heads == hidden
    return document.get("head_dim") is None
