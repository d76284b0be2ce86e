"""A base model that somebody else has trained: its folder read strictly, HEART's own tokens added.

Of its configuration only the keys that decide the architecture are kept; tensors are read from safetensors
alone. The rows of the new tokens start as the mean of the old ones, so that no answer begins far off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

import torch
from tokenizers import AddedToken, Tokenizer
from transformers import LlamaForCausalLM

from heart_engine.foreign_models.llama import architecture_of
from heart_engine.model.settings import SpecialTokens
from heart_engine.model.tokenizer import CaseTokenizer, TokenizerError
from heart_engine.model.weights import (
    StoredTensors,
    WeightsRefusedError,
    check_stored,
    llama_config,
    stored_tensors,
)

TOKENIZER, CONFIG = "tokenizer.json", "config.json"
_LARGEST_FILE = "5GB"


class BaseModelError(ValueError):
    """A folder that cannot be a base model, with the reason."""


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A network ready to be pre-trained further, and the vocabulary that goes with it."""

    network: LlamaForCausalLM
    tokenizer: CaseTokenizer


def open_base(folder: Path, special: SpecialTokens) -> BaseModel:
    """Read a base model and make room for HEART's tokens."""
    try:
        document = json.loads((folder / CONFIG).read_bytes())
        config = llama_config(architecture_of(document))
        stored = stored_tensors(folder)
        check_stored(stored, config)
        _refuse_packed(stored)
        tokenizer = _tokenizer(folder / TOKENIZER, special)
        network = LlamaForCausalLM.from_pretrained(
            folder, config=config, dtype=torch.float32, local_files_only=True, use_safetensors=True
        )
    except (OSError, ValueError, WeightsRefusedError, TokenizerError) as error:
        msg = f"{folder}: {error}"
        raise BaseModelError(msg) from error
    if tokenizer.size > config.vocab_size:
        network.resize_token_embeddings(tokenizer.size, mean_resizing=False)
        _start_in_the_middle(network, config.vocab_size, tokenizer.size)
    return BaseModel(network, tokenizer)


def save_base(network: LlamaForCausalLM, tensors: Mapping[str, torch.Tensor], folder: Path) -> None:
    """Write weights, in files of a size that any disk takes, and the configuration as a bundle carries it."""
    network.save_pretrained(folder, state_dict=dict(tensors), max_shard_size=_LARGEST_FILE)
    (folder / "generation_config.json").unlink(missing_ok=True)
    written = json.loads((folder / CONFIG).read_bytes())
    (folder / CONFIG).write_text(json.dumps(architecture_of(written), indent=1) + "\n", encoding="utf-8")


def _refuse_packed(stored: StoredTensors) -> None:
    """Refuse weights of 4 bits: pre-training moves a weight by less than two of their levels lie apart."""
    if stored.are_nf4:
        msg = "stored in 4 bits; pre-training needs what `heart model import --precision bf16` writes"
        raise ValueError(msg)


def _tokenizer(path: Path, special: SpecialTokens) -> CaseTokenizer:
    tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    absent = [one for one in astuple(special) if tokenizer.token_to_id(one) is None]
    tokenizer.add_special_tokens([AddedToken(one, special=True) for one in absent])
    return CaseTokenizer(tokenizer, special)


def _start_in_the_middle(network: LlamaForCausalLM, before: int, size: int) -> None:
    for weight in (network.model.embed_tokens.weight, network.lm_head.weight):
        weight.data[before:size] = weight.data[:before].mean(dim=0)
