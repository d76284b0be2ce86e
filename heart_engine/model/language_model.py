"""One set of Llama weights in two roles: adapter off is the text encoder, adapter on the diagnostic model.

Everything that transformers and peft leave untyped stays behind the methods of this class.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

import peft
import torch
from peft.tuners.tuners_utils import BaseTunerLayer
from safetensors.torch import save_file
from torch import Tensor, nn
from transformers import DynamicCache, LlamaForCausalLM
from transformers.cache_utils import DynamicLayer
from transformers.models.llama.modeling_llama import LlamaModel

from heart_engine.model.attention import Prefix, Rows, additive_mask, joined
from heart_engine.model.kept_heads import HeadShape
from heart_engine.model.pulse import Pulse
from heart_engine.model.settings import AdapterSettings
from heart_engine.model.weights import WeightsRefusal, WeightsRefusedError, read_tensors


class AlreadyPackedError(RuntimeError):
    """4-bit weights that were repacked for answering; gradients no longer pass through them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one forward pass gives."""

    states: Tensor  # (B, q, h), after the last norm
    prefix: Prefix  # everything read so far


class LanguageModel:
    """A loaded Llama with its diagnostic adapter attached."""

    def __init__(self, network: LlamaForCausalLM, settings: AdapterSettings) -> None:
        # The adapter is attached before any forward: a forward without gradients repacks 4-bit weights
        # on a CPU, after which no adapter tensor would ever get a gradient.
        self._network = _with_adapter(network, settings)
        self._llama = cast("LlamaModel", network.model)
        self._head = cast("nn.Module", network.lm_head)
        self._layers = [one for one in self._network.modules() if isinstance(one, BaseTunerLayer)]
        self._adapter_on = True
        self.pulse = Pulse(self._network)
        self._network.eval()

    @property
    def hidden_size(self) -> int:
        """Return h."""
        return int(self._llama.config.hidden_size)

    @property
    def vocabulary_size(self) -> int:
        """Return the number of tokens the embeddings know."""
        return int(self._llama.config.vocab_size)

    @property
    def window(self) -> int:
        """Return how many tokens the model was made to read at once."""
        return int(self._llama.config.max_position_embeddings)

    def head_shape(self, rows: int) -> HeadShape:
        """Return what keys and values of so many rows are like."""
        config = self._llama.config
        width = config.hidden_size // config.num_attention_heads
        size = (1, int(config.num_key_value_heads or 0), rows, width)
        return HeadShape(int(config.num_hidden_layers), size, self.dtype)

    @property
    def dtype(self) -> torch.dtype:
        """Return the type that states are computed in."""
        return self._embeddings.weight.dtype

    @property
    def device(self) -> torch.device:
        """Return where the weights lie."""
        return self._embeddings.weight.device

    @property
    def network(self) -> peft.PeftModel:
        """Return the network itself, for what trains it."""
        return self._network

    @property
    def _embeddings(self) -> nn.Embedding:
        return self._llama.embed_tokens

    def embed(self, ids: Tensor) -> Tensor:
        """Return the input embeddings of token ids, (B, q) to (B, q, h)."""
        return cast("Tensor", self._embeddings(ids))

    def embedding_norm(self) -> float:
        """Return the usual length of an input embedding, which a fused vector must not stand out from."""
        return float(self._embeddings.weight.detach().float().norm(dim=1).mean())

    def read(self, rows: Rows, prefix: Prefix | None, *, adapter: bool) -> Reading:
        """Read rows after a prefix, in one of the two roles."""
        self._switch_adapter(on=adapter)
        batch = rows.embeddings.shape[0]
        before = None if prefix is None else prefix.for_batch(batch)
        positions, valid, lengths = joined(rows, before)
        cache = _cache(before)
        output = self._llama(
            inputs_embeds=rows.embeddings,
            attention_mask=additive_mask(rows, before, rows.embeddings.dtype),
            position_ids=positions,
            past_key_values=cache,
            use_cache=True,
        )
        layers = tuple((one.keys, one.values) for one in cast("list[_Layer]", cache.layers))
        return Reading(cast("Tensor", output.last_hidden_state), Prefix(layers, valid, lengths))

    def log_probabilities(self, states: Tensor) -> Tensor:
        """Return the log probability of every next token, (..., h) to (..., vocabulary), in fp32."""
        return cast("Tensor", self._head(states)).float().log_softmax(dim=-1)

    def adapter_tensors(self) -> dict[str, Tensor]:
        """Return the adapter by the names that PEFT gives its files."""
        return cast(
            "dict[str, Tensor]", peft.get_peft_model_state_dict(self._network, save_embedding_layers=False)
        )

    def save_adapter(self, path: Path) -> None:
        """Write the adapter alone; the base is saved apart from it."""
        save_file(
            {name: one.detach().contiguous().cpu() for name, one in self.adapter_tensors().items()}, path
        )

    def load_adapter(self, path: Path) -> None:
        """Put a saved adapter in place of the one that is attached."""
        shapes = {name: tuple(one.shape) for name, one in self.adapter_tensors().items()}
        found = read_tensors(path, shapes)
        peft.set_peft_model_state_dict(self._network, found)
        given = {name: one.to(self.device) for name, one in found.items()}
        lost = [name for name, one in self.adapter_tensors().items() if not torch.equal(one, given[name])]
        if lost:
            raise WeightsRefusedError(WeightsRefusal.NOT_LOADED, lost)

    def train_adapter(self) -> list[nn.Parameter]:
        """Make the adapter trainable and return its tensors; a model that has answered before is refused."""
        if any(_is_packed(one) for one in self._network.modules()):
            raise AlreadyPackedError
        self._switch_adapter(on=True)
        self._network.train()
        return [one for name, one in self._network.named_parameters() if "lora_" in name]

    def _switch_adapter(self, *, on: bool) -> None:
        if on is not self._adapter_on:
            for layer in self._layers:
                layer.enable_adapters(on)
            self._adapter_on = on


def _with_adapter(network: LlamaForCausalLM, settings: AdapterSettings) -> peft.PeftModel:
    config = peft.LoraConfig(
        r=settings.rank, lora_alpha=settings.alpha, target_modules=list(settings.targets), lora_dropout=0.0
    )
    with warnings.catch_warnings():
        # peft 0.21 asks transformers 5 for an attribute by its old name; nothing we could call otherwise.
        warnings.filterwarnings("ignore", "`is_gradient_checkpointing` is deprecated", FutureWarning)
        return cast("peft.PeftModel", peft.get_peft_model(network, config))


class _Layer(Protocol):
    keys: Tensor
    values: Tensor


def _cache(prefix: Prefix | None) -> DynamicCache:
    """Lend a prefix's tensors to a new cache, which grows by copies and leaves them as they are."""
    cache = DynamicCache()
    for keys, values in prefix.layers if prefix else ():
        layer = DynamicLayer()  # type: ignore[no-untyped-call]  # has no types
        layer.lazy_initialization(keys, values)
        layer.keys, layer.values = keys, values
        cache.layers.append(layer)
    return cache


def _is_packed(module: nn.Module) -> bool:
    state: object = getattr(getattr(module, "weight", None), "quant_state", None)
    return bool(getattr(state, "packing_format_for_cpu", False))
