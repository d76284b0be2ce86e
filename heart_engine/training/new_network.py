"""A small Llama to be trained from scratch, whose number words start in their order."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn
from transformers import LlamaForCausalLM

from heart_engine.model.shape import Shape
from heart_engine.model.weights import SINGLE_NAME, llama_config

_NUMBER_WORD = re.compile(r"(?P<field>[a-z_]+)(?P<kind>[+\-#=])(?P<number>[0-9.]+)")
_SPREAD = 0.3  # of an embedding; large, because nothing normalises it before the first layer adds to it
_SCATTER = 0.03  # of a word off its place on the line


def new_network(shape: Shape, words: Sequence[str], seed: int) -> LlamaForCausalLM:
    """Build the network with weights that depend on the seed alone."""
    torch.manual_seed(seed)
    config = llama_config(shape.config(len(words)))
    config._attn_implementation = "eager"  # noqa: SLF001 - the only way to say it without a folder
    network = LlamaForCausalLM(config)
    _order_numbers(network.model.embed_tokens, words)
    return network


def save_network(network: LlamaForCausalLM, shape: Shape, folder: Path) -> None:
    """Write the weights and the configuration as a bundle carries them."""
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = int(network.config.vocab_size)
    (folder / "config.json").write_text(
        json.dumps(shape.config(vocabulary), indent=1) + "\n", encoding="utf-8"
    )
    tensors = {name: one.detach().contiguous() for name, one in network.state_dict().items()}
    aside = folder / f"{SINGLE_NAME}.unfinished"
    save_file(tensors, aside, metadata={"format": "pt"})
    aside.replace(folder / SINGLE_NAME)


def _order_numbers(embeddings: nn.Embedding, words: Sequence[str]) -> None:
    """Put the words of one field on a line: what `lvedd+3` teaches then holds in part for `lvedd+4`."""
    hidden = embeddings.weight.shape[1]
    start = torch.randn(len(words), hidden) * _SPREAD
    lines: dict[str, tuple[torch.Tensor, torch.Tensor]] = {}
    furthest: dict[str, float] = {}
    placed = [(at, *found) for at, word in enumerate(words) if (found := _field_and_number(word))]
    for _, line, number in placed:
        furthest[line] = max(furthest.get(line, 0.0), abs(number))
        if line not in lines:
            lines[line] = (torch.randn(hidden) * _SPREAD, torch.randn(hidden) * _SPREAD)
    for at, line, number in placed:
        origin, direction = lines[line]
        share = number / furthest[line]
        start[at] = origin + share * direction + _SCATTER * torch.randn(hidden)
    embeddings.weight.data.copy_(start)


def _field_and_number(word: str) -> tuple[str, float] | None:
    match = _NUMBER_WORD.fullmatch(word)
    if match is None:
        return None
    kind = match["kind"]
    sign = -1.0 if kind == "-" else 1.0
    return match["field"] + ("#" if kind == "#" else ""), sign * float(match["number"])
