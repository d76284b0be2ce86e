"""A cross-encoder of somebody else, laid out as bge-reranker-large is, as the `reranker/` of a bundle.

Its weights are kept as they are stored: the engine holds them in 16 bits on a GPU and in full on a processor.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    PreTrainedModel,
    XLMRobertaConfig,
    XLMRobertaForSequenceClassification,
)

from heart_engine.foreign_models.folder import StoredWeight, licence_files, read_config, stored_weights
from heart_engine.foreign_models.refusal import ForeignModelError, ForeignRefusal
from heart_engine.foreign_models.staging import whole_or_not_at_all
from heart_engine.foreign_models.tensors import read_tensor
from heart_engine.model.sharded_weights import Written
from heart_engine.model.weights import SINGLE_NAME, WeightsRefusedError, refuse_other_names

_BESIDE_BYTES = 64 << 20
_TOKENIZER, _TOKENIZER_CONFIG = "tokenizer.json", "tokenizer_config.json"
_BUFFERS = ("roberta.embeddings.position_ids", "bert.embeddings.position_ids")  # older files carry them along
_WORDS_OF_TOKENIZER = ("tokenizer_class", "model_max_length", "padding_side")
_KINDS: Mapping[str, tuple[type, type[PreTrainedModel]]] = {
    "xlm-roberta": (XLMRobertaConfig, XLMRobertaForSequenceClassification),
    "bert": (BertConfig, BertForSequenceClassification),
}
_SIZES = (
    "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size",
    "max_position_embeddings", "type_vocab_size",
)  # fmt: skip
_OTHERS = ("hidden_act", "layer_norm_eps", "pad_token_id", "bos_token_id", "eos_token_id")


@dataclass(frozen=True, slots=True)
class ForeignReranker:
    """A folder that was found to be a cross-encoder with its tokenizer and its licence."""

    folder: Path
    config: Mapping[str, object]
    weights: Mapping[str, StoredWeight]
    licences: tuple[Path, ...]


def open_reranker(folder: Path, licence: Path | None) -> ForeignReranker:
    """Check everything that can be checked before the numbers are read."""
    config = _checked_config(read_config(folder))
    found = {name: one for name, one in stored_weights(folder).items() if name not in _BUFFERS}
    wanted = _shapes(config)
    try:
        refuse_other_names(wanted, found)
    except WeightsRefusedError as error:
        raise ForeignModelError(ForeignRefusal.WEIGHTS, f"{folder}: {error}") from error
    wrong = [name for name, shape in wanted.items() if found[name].entry.shape != shape]
    if wrong:
        raise ForeignModelError(ForeignRefusal.WEIGHTS, f"{folder}: of another shape: {', '.join(wrong[:5])}")
    _check_tokenizer(folder)
    return ForeignReranker(folder, config, found, licence_files(folder, licence))


def write_reranker(reranker: ForeignReranker, out: Path, report: Callable[[Written], None]) -> int:
    """Write the folder and return its size; nothing stands at `out` before it is whole."""
    size = sum(one.entry.end - one.entry.start for one in reranker.weights.values())
    with whole_or_not_at_all(out, size + _BESIDE_BYTES) as folder:
        (folder / "config.json").write_text(json.dumps(reranker.config, indent=1) + "\n", encoding="utf-8")
        shutil.copyfile(reranker.folder / _TOKENIZER, folder / _TOKENIZER)
        _write_tokenizer_config(reranker.folder, folder)
        for path in reranker.licences:
            shutil.copyfile(path, folder / path.name)
        tensors = {name: read_tensor(name, one) for name, one in reranker.weights.items()}
        save_file(tensors, folder / SINGLE_NAME, metadata={"format": "pt"})
        report(Written(1, 1))
        return sum(path.stat().st_size for path in folder.iterdir())


def parameters_of(reranker: ForeignReranker) -> int:
    """Count the numbers of all tensors."""
    return sum(math.prod(one.entry.shape) for one in reranker.weights.values())


def _checked_config(document: Mapping[str, object]) -> dict[str, object]:
    """Rebuild the configuration from the keys that decide what is computed."""
    kind = str(document.get("model_type"))
    names = document.get("architectures")
    if kind not in _KINDS or names != [_KINDS[kind][1].__name__]:
        message = f"config.json: {names} of type {kind!r}; a reranker is {' or '.join(_KINDS)} with one score"
        raise ForeignModelError(ForeignRefusal.NOT_A_RERANKER, message)
    sizes = {key: document.get(key) for key in _SIZES}
    odd = [key for key, value in sizes.items() if type(value) is not int or value <= 0]
    odd += [key for key in ("auto_map", "quantization_config") if key in document]
    odd += (
        ["position_embedding_type"]
        if document.get("position_embedding_type", "absolute") != "absolute"
        else []
    )
    odd += ["id2label"] if not _has_one_score(document) else []
    if odd:
        message = f"config.json: {', '.join(odd)}: the engine computes no such cross-encoder"
        raise ForeignModelError(ForeignRefusal.CONFIG_UNSUPPORTED, message)
    others = {key: document[key] for key in _OTHERS if isinstance(document.get(key), int | float | str)}
    one_score = {"id2label": {"0": "nearness"}, "label2id": {"nearness": 0}}
    return {"architectures": names, "model_type": kind, **sizes, **others, **one_score}


def _has_one_score(document: Mapping[str, object]) -> bool:
    labels = document.get("id2label", {"0": ""})
    return isinstance(labels, Mapping) and len(labels) == 1 and document.get("num_labels", 1) == 1


def _shapes(config: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    make_config, make_model = _KINDS[str(config["model_type"])]
    try:
        with torch.device("meta"):
            model = make_model(
                make_config(**{name: one for name, one in config.items() if name != "model_type"})
            )
    except (ValueError, TypeError, KeyError, RuntimeError) as error:
        message = f"config.json: no cross-encoder can be built of it ({type(error).__name__})"
        raise ForeignModelError(ForeignRefusal.CONFIG_UNSUPPORTED, message) from error
    return {name: tuple(one.shape) for name, one in model.state_dict().items()}


def _check_tokenizer(folder: Path) -> None:
    try:
        Tokenizer.from_str((folder / _TOKENIZER).read_text(encoding="utf-8"))
        _tokenizer_words(folder)
    except Exception as error:  # the library raises plain Exception for whatever it cannot parse
        message = f"{folder}: {_TOKENIZER} and {_TOKENIZER_CONFIG} are needed and must be readable"
        raise ForeignModelError(ForeignRefusal.TOKENIZER, message) from error


def _write_tokenizer_config(source: Path, folder: Path) -> None:
    text = json.dumps(_tokenizer_words(source), ensure_ascii=False, indent=1) + "\n"
    (folder / _TOKENIZER_CONFIG).write_text(text, encoding="utf-8")


def _tokenizer_words(folder: Path) -> dict[str, object]:
    """Keep special tokens and lengths; what names code or a template is left out."""
    said = json.loads((folder / _TOKENIZER_CONFIG).read_bytes()).items()
    return {key: value for key, value in said if key in _WORDS_OF_TOKENIZER or key.endswith("_token")}
