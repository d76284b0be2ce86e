"""The last states of a Llama at some places alone.

A step of pre-training looks at a third of the places of a text. The layers below the last compute every
place, because the last one reads them all as keys and values; whatever else the last layer computes is
computed only where somebody looks. Every state is what the whole network would have given.
"""

from __future__ import annotations

import torch
from torch import Tensor
from transformers import LlamaForCausalLM
from transformers.models.llama.modeling_llama import LlamaAttention


def states_at(network: LlamaForCausalLM, embedded: Tensor, mask: Tensor, places: Tensor) -> Tensor:
    """Return the last states (B, w, h) at places (B, w) of texts (B, n, h), which see what the mask shows."""
    model = network.model
    positions = torch.arange(embedded.shape[1])[None]
    rotary: tuple[Tensor, Tensor] = model.rotary_emb(embedded, positions)
    states = embedded
    *below, last = model.layers
    for layer in below:
        states = layer(
            states, attention_mask=mask, position_ids=positions, position_embeddings=rotary, use_cache=False
        )
    read = last.input_layernorm(states)
    rows = torch.arange(len(places))[:, None]
    found = states[rows, places] + _attended(
        last.self_attn, read, read[rows, places], (rotary, places), mask[rows, 0, places]
    )
    found = found + last.mlp(last.post_attention_layernorm(found))
    normed: Tensor = model.norm(found)
    return normed


def _attended(
    attention: LlamaAttention,
    every: Tensor,
    some: Tensor,
    rotation: tuple[tuple[Tensor, Tensor], Tensor],
    mask: Tensor,
) -> Tensor:
    """Let some places attend to every place."""
    (cosines, sines), places = rotation
    width = int(attention.head_dim)

    def by_head(rows: Tensor) -> Tensor:
        return rows.view(*rows.shape[:2], -1, width).transpose(1, 2)

    keys = _rotated(by_head(attention.k_proj(every)), cosines, sines)
    queries = _rotated(by_head(attention.q_proj(some)), cosines[0, places], sines[0, places])
    scores = queries @ keys.transpose(2, 3) * attention.scaling + mask[:, None]
    seen = scores.softmax(dim=-1) @ by_head(attention.v_proj(every))
    found: Tensor = attention.o_proj(seen.transpose(1, 2).flatten(2))
    return found


def _rotated(rows: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    """Turn queries or keys (B, heads, n, d) by their positions."""
    first, second = rows.chunk(2, dim=-1)
    return rows * cosines[:, None] + torch.cat([-second, first], dim=-1) * sines[:, None]
