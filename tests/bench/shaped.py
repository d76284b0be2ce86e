"""Loaded engines to measure: the bundle that ships, and true shapes with RANDOM WEIGHTS.

Their bundles are written once into `build/bench/bundles` and stay there for the next run.
"""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import cast

import torch
from torch import nn
from transformers import LlamaForCausalLM
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding

from heart_engine.bundle.layout import TOKENIZER
from heart_engine.bundle.manifest import read_manifest
from heart_engine.bundle.refusal import BundleRefusedError
from heart_engine.bundle.verification import check_fingerprint, verify_bundle
from heart_engine.domain.case import Case
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.resources import resource_path
from heart_engine.library.search import CaseSearch
from heart_engine.model.case_text import case_text, compact_words, standards_text
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.language_model import LanguageModel
from heart_engine.model.prompt import PromptWriter, prompt_vocabulary
from heart_engine.model.prompt_texts import compact_prompt
from heart_engine.model.settings import ModelSettings, Rendering, StandardsPlace, TextSettings
from heart_engine.model.tokenizer import CaseTokenizer, tokenizer_from_bytes, word_tokenizer
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.library_folder import Encoder, library_of
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.random_cases import random_cases
from heart_engine.pipeline.shape_bundle import SHAPE_PLANS, write_shape_bundle
from tests.bench.rows import RESULTS

SHIPPED = "shipped"
BUNDLES = RESULTS / "bundles"


def bundle_folder(size: str) -> Path:
    """Return the folder of a bundle; one of random weights is written if it is not there."""
    if size == SHIPPED:
        (shipped,) = resource_path("bundles").iterdir()
        return Path(str(shipped))
    folder = BUNDLES / size
    if not _is_of_this_program(folder):
        shutil.rmtree(folder, ignore_errors=True)
        write_shape_bundle(folder, SHAPE_PLANS[size], lambda _text: None)
    return folder


def _is_of_this_program(folder: Path) -> bool:
    """Say whether an earlier run left a bundle that this program still takes."""
    try:
        check_fingerprint(read_manifest(folder))
    except BundleRefusedError:
        return False
    return True


def opened(size: str) -> HeartEngine:
    """Load a bundle as the engine process does, and take its reranker away."""
    engine = load_engine(verify_bundle(bundle_folder(size)))
    return without_reranker(engine)


def without_reranker(engine: HeartEngine) -> HeartEngine:
    """Let the order of retrieval stand."""
    search = engine.library.search
    plain = CaseSearch(search.cases, search._index, None)
    return dataclasses.replace(engine, library=dataclasses.replace(engine.library, search=plain))


def some_cases(count: int) -> list[Case]:
    """Return cases that are nobody's, of the same length for every bundle."""
    return random_cases(count, seed=11, name="bench")


def tokenizer_of(size: str, engine: HeartEngine) -> CaseTokenizer:
    """Return the bundle's own tokenizer."""
    content = (bundle_folder(size) / TOKENIZER).read_bytes()
    return tokenizer_from_bytes(content, engine.settings.prompt.tokens)


def beside_each_value(size: str, engine: HeartEngine) -> tuple[HeartModel, TextSettings]:
    """Return the same weights reading the paper's text: the standard values stand beside each value."""
    text = dataclasses.replace(engine.settings.text, standards=StandardsPlace.BESIDE)
    settings = dataclasses.replace(engine.settings, text=text)
    return _rewritten(engine, settings, tokenizer_of(size, engine)), text


def in_compact_text(engine: HeartEngine) -> HeartEngine:
    """Return the same weights reading compact text, a word a token, beside the same cases."""
    prompt = compact_prompt(with_none=engine.settings.prompt.with_none)
    text = TextSettings(Rendering.COMPACT)
    settings = dataclasses.replace(engine.settings, prompt=prompt, text=text)
    words = word_tokenizer([*prompt_vocabulary(settings), *compact_words(text)], prompt.tokens)
    model = _rewritten(engine, settings, words)
    labels = {one.labels for one in prompt.answers}
    cases = [
        dataclasses.replace(old, text=case_text(new, engine.standards, text))
        for old, new in zip(
            engine.library.search.cases,
            random_cases(len(engine.library.search.cases), seed=13, name="reference"),
            strict=True,
        )
        if old.labels in labels
    ]
    library = library_of(engine.library.about, cases, Encoder(model, settings, ""), None)
    return dataclasses.replace(engine, settings=settings, model=model, library=library)


def _rewritten(engine: HeartEngine, settings: ModelSettings, tokenizer: CaseTokenizer) -> HeartModel:
    writer = PromptWriter(tokenizer, settings, standards_text(engine.standards, settings.text))
    return HeartModel(engine.model.language_model, engine.model.fusion, writer, settings)


def references(engine: HeartEngine, count: int, text: TextSettings) -> list[tuple[str, LabelSet]]:
    """Return reference cases to encode anew, in a rendering."""
    sets = engine.sets
    return [
        (case_text(case, engine.standards, text), sets[number % len(sets)])
        for number, case in enumerate(random_cases(count, seed=12, name="reference"))
    ]


def bare_llama(model: LanguageModel) -> LlamaForCausalLM:
    """Return a plain transformers Llama over the same weights, without adapter, cache or masks."""
    config = model._llama.config
    with torch.device("meta"):
        bare = LlamaForCausalLM(config)
    inner = cast("nn.Module", model.network.base_model.model)
    own = {
        name.replace(".base_layer", ""): one
        for name, one in inner.state_dict().items()
        if "lora_" not in name
    }
    bare.load_state_dict(own, assign=True)
    bare.model.rotary_emb = LlamaRotaryEmbedding(config)
    return bare.eval()  # type: ignore[no-untyped-call, no-any-return]  # has no types
