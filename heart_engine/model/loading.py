"""Verified local files into a language model, in the precision that was chosen for this machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
import transformers
from transformers import BitsAndBytesConfig, LlamaConfig, LlamaForCausalLM

from heart_engine.model.device import DeviceChoice, Precision
from heart_engine.model.language_model import LanguageModel
from heart_engine.model.quantised_weights import check_quantised
from heart_engine.model.repacking import needs_repacking, repack
from heart_engine.model.settings import AdapterSettings
from heart_engine.model.weights import (
    WeightsRefusal,
    WeightsRefusedError,
    check_stored,
    llama_config,
    refuse_not_finite,
    stored_tensors,
)


@dataclass(frozen=True, slots=True)
class LanguageModelFiles:
    """Where the parts of a language model lie; every file has been verified against the manifest."""

    folder: Path  # model.safetensors, or shards and their index
    config: Mapping[str, object]
    adapter: Path | None  # None: an adapter that changes nothing yet, to be trained


def load_language_model(
    files: LanguageModelFiles, settings: AdapterSettings, choice: DeviceChoice
) -> LanguageModel:
    """Load base and adapter; whatever is missing, too many, misshapen or not finite is refused."""
    config = llama_config(files.config)
    stored = stored_tensors(files.folder)
    check_stored(stored, config)
    if stored.are_nf4:
        check_quantised(files.folder, config)
    network = _network(files.folder, config, choice, stored_in_4_bits=stored.are_nf4)
    refuse_not_finite(network.named_parameters())
    model = LanguageModel(network, settings)
    if files.adapter is not None:
        model.load_adapter(files.adapter)
        if needs_repacking(choice):
            repack(network)
    return model


def _network(
    folder: Path, config: LlamaConfig, choice: DeviceChoice, *, stored_in_4_bits: bool
) -> LlamaForCausalLM:
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # has no types
    dtype = compute_dtype(choice)
    quantisation = _quantisation(dtype) if choice.precision is Precision.NF4 else None
    if stored_in_4_bits:
        if quantisation is None:
            raise WeightsRefusedError(WeightsRefusal.NOT_LOADED, ["stored in 4 bits"])
        # Without this the packed bytes would be taken for weights and quantised once more, without a word.
        config.quantization_config = quantisation.to_dict()
        quantisation = None
    loaded: object = LlamaForCausalLM.from_pretrained(
        folder,
        config=config,
        dtype=dtype,
        quantization_config=quantisation,
        device_map={"": choice.device},
        attn_implementation="sdpa",  # takes any mask; equals eager to 4e-6 and is up to 10 % faster
        local_files_only=True,
        use_safetensors=True,
        output_loading_info=True,
    )
    network, info = cast("tuple[LlamaForCausalLM, Mapping[str, object]]", loaded)
    _refuse_incomplete(info)
    return network


def compute_dtype(choice: DeviceChoice) -> torch.dtype:
    """Return the type that states have; a 4-bit model computes in what its device is fast in."""
    if choice.precision is Precision.FP32:
        return torch.float32
    if choice.precision is Precision.BF16:
        return torch.bfloat16
    if choice.device == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    return torch.bfloat16 if choice.fast_bf16 else torch.float32


def _quantisation(dtype: torch.dtype) -> BitsAndBytesConfig:
    return BitsAndBytesConfig(  # type: ignore[no-untyped-call]  # has no types
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=dtype,
    )


def _refuse_incomplete(info: Mapping[str, object]) -> None:
    """Refuse what transformers only mentions."""
    odd = [str(name) for kind in info.values() for name in cast("set[object]", kind)]
    if odd:
        raise WeightsRefusedError(WeightsRefusal.NOT_LOADED, odd)
