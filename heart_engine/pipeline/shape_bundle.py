"""Complete bundles of a true size with RANDOM WEIGHTS: real files and real work, meaningless answers.

They serve tests and benchmarks. The bundle's id, its manifest and its model card say what they are. The cases
of their library are drawn at random within what is plausible; they are nobody's.
"""

from __future__ import annotations

import dataclasses
import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file

from heart_engine.bundle import layout
from heart_engine.bundle.files import FileEntry, describe_files
from heart_engine.bundle.manifest import MANIFEST_NAME, Manifest, Spectrum, Variant, read_json
from heart_engine.bundle.memory_budget import memory_budget, shape_from_json
from heart_engine.bundle.verification import VerifiedBundle
from heart_engine.domain.case import Case
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning, label_set_to_text, label_sets
from heart_engine.domain.resources import resource_path
from heart_engine.library.reference_case import SourceRecord
from heart_engine.model.abstention import AbstentionLimits
from heart_engine.model.calibration import identity_calibration
from heart_engine.model.case_text import case_text, compact_words, standards_text
from heart_engine.model.device import Precision
from heart_engine.model.fusion import CaseFusion
from heart_engine.model.prompt import prompt_vocabulary
from heart_engine.model.prompt_texts import compact_prompt, plain_prompt
from heart_engine.model.second_opinion import LogisticOpinion, opinion_feature_names
from heart_engine.model.settings import (
    AdapterSettings,
    FusionSettings,
    ModelSettings,
    Rendering,
    RerankerKind,
    RetrievalSettings,
    StandardsPlace,
    TextSettings,
)
from heart_engine.model.shape import SHAPES, Shape, write_random_weights
from heart_engine.model.standard_values import StandardValues
from heart_engine.model.tokenizer import CaseTokenizer, byte_tokenizer, word_tokenizer
from heart_engine.model.typed_json import to_json
from heart_engine.pipeline.answering import Answering, VariantNumbers, answering_to_bytes
from heart_engine.pipeline.golden_making import seal_bundle
from heart_engine.pipeline.library_folder import (
    LIBRARY_FORMAT,
    LibraryAbout,
    reference_cases,
    write_library,
)
from heart_engine.pipeline.load import open_encoder, read_standards, standards_from_bytes
from heart_engine.pipeline.random_cases import MISSING_SHARE, random_cases

_TOLERANCE = {Precision.FP32: 1e-4, Precision.BF16: 2e-2, Precision.NF4: 2e-2}
_PLAIN_VOCABULARY = 4096
_LLAMA_VOCABULARY = 32_000
_ADAPTER_SPREAD = 0.05
_MEANING = ThirdLabelMeaning.DUCT
_SETS = label_sets(with_none=True)
_EVEN = {label_set_to_text(one): 1 / len(_SETS) for one in _SETS}
_CARD = """# Random weights: {size}

This bundle was not trained. Its weights, its fusion layer and the cases of its library are random numbers.
It serves tests and benchmarks; its answers mean nothing and must never be used for a patient.
"""


@dataclass(frozen=True, slots=True)
class ShapePlan:
    """What is built of one size."""

    size: str
    stored: Precision
    variants: tuple[Precision, ...]
    rendering: Rendering
    library_cases: int
    golden_cases: int
    devices: tuple[str, ...] = ("cpu", "cuda")
    vocabulary: int = 0  # tokens at least, of which a case may use few
    missing_share: float = MISSING_SHARE  # of a case's measurements; a processor reads few of them sooner

    @property
    def shape(self) -> Shape:
        """Return the layers and their widths."""
        return SHAPES[self.size]

    def stored_in(self, precision: Precision) -> ShapePlan:
        """Return the plan of a bundle with this precision alone."""
        return dataclasses.replace(self, stored=precision, variants=(precision,))


_FP32, _BF16, _NF4 = Precision.FP32, Precision.BF16, Precision.NF4
_CPU = ("cpu",)  # a GPU brings nothing at these sizes
SHAPE_PLANS: Mapping[str, ShapePlan] = {
    one.size: one
    for one in (
        ShapePlan("tiny", _FP32, (_FP32, _NF4), Rendering.COMPACT, 120, 4, _CPU),
        ShapePlan("small", _FP32, (_FP32, _NF4), Rendering.COMPACT, 746, 4, _CPU),
        ShapePlan("100m", _FP32, (_FP32,), Rendering.PLAIN, 30, 1, vocabulary=_LLAMA_VOCABULARY),
        ShapePlan("1b", _BF16, (_BF16, _FP32), Rendering.PLAIN, 12, 1, vocabulary=_LLAMA_VOCABULARY),
        ShapePlan(  # a processor reads sentences with it for many minutes, and the short text for a few
            "13b", _NF4, (_NF4,), Rendering.COMPACT, 10, 1, vocabulary=_LLAMA_VOCABULARY, missing_share=0.85
        ),
    )
}


def write_shape_bundle(folder: Path, plan: ShapePlan, say: Callable[[str], None]) -> Manifest:
    """Write every part of a bundle, then let it answer its own golden cases."""
    folder.mkdir(parents=True)
    settings, standards = _settings(plan), _write_standards(folder)
    say(f"{plan.size}: tokenizer and {plan.stored} weights (random)")
    tokenizer = _tokenizer(plan, settings, standards)
    (folder / layout.TOKENIZER).write_bytes(tokenizer.to_bytes())
    vocabulary = max(tokenizer.size, plan.vocabulary)
    write_random_weights(folder / layout.MODEL_FOLDER, plan.shape.config(vocabulary), plan.stored)
    _write_adapter_and_fusion(folder, plan.shape, settings)
    (folder / layout.ANSWERING).write_bytes(answering_to_bytes(_answering(plan)))
    (folder / layout.MODEL_CARD).write_text(_CARD.format(size=plan.size), encoding="utf-8")
    about = _with_memory(_about(plan, settings), folder)
    say(f"{plan.size}: library of {plan.library_cases} cases (random)")
    _write_library(folder, about, _cases(plan, plan.library_cases, 1, "reference"))
    say(f"{plan.size}: golden cases")
    return seal_bundle(folder, about, _cases(plan, plan.golden_cases, 2, "golden"))


def _settings(plan: ShapePlan) -> ModelSettings:
    retrieval = RetrievalSettings(reranker=RerankerKind.DISTANCE)
    fusion = FusionSettings(fused_tokens=1, heads=4)
    if plan.rendering is Rendering.COMPACT:
        return ModelSettings(compact_prompt(with_none=True), fusion=fusion, retrieval=retrieval)
    text = TextSettings(Rendering.PLAIN, "en", StandardsPlace.HEAD)
    return ModelSettings(
        plain_prompt("en", _MEANING, with_none=True), text, fusion=fusion, retrieval=retrieval
    )


def _write_standards(folder: Path) -> StandardValues:
    """Freeze the program's standard values into the bundle."""
    shutil.copyfile(resource_path("domain", layout.STANDARD_VALUES), folder / layout.STANDARD_VALUES)
    return standards_from_bytes((folder / layout.STANDARD_VALUES).read_bytes())


def _tokenizer(plan: ShapePlan, settings: ModelSettings, standards: StandardValues) -> CaseTokenizer:
    special = settings.prompt.tokens
    if plan.rendering is Rendering.COMPACT:
        return word_tokenizer([*prompt_vocabulary(settings), *compact_words(settings.text)], special)
    texts = [case_text(one, standards, settings.text) for one in random_cases(100, seed=3, name="text")]
    constant = [settings.prompt.system, settings.prompt.question, standards_text(standards, settings.text)]
    return byte_tokenizer([*constant, *texts], _PLAIN_VOCABULARY, special)


def _write_adapter_and_fusion(folder: Path, shape: Shape, settings: ModelSettings) -> None:
    """Write an adapter that is not idle and a fusion layer, both random."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        sizes = _adapter_shapes(shape, settings.adapter)
        adapter = {name: torch.randn(size) * _ADAPTER_SPREAD for name, size in sizes.items()}
        fusion = CaseFusion(shape.hidden, settings.fusion, norm=1.0).state_dict()
    save_file(adapter, folder / layout.ADAPTER)
    save_file(fusion, folder / layout.FUSION)


def _adapter_shapes(shape: Shape, adapter: AdapterSettings) -> dict[str, tuple[int, int]]:
    """Return the adapter's tensors by the names that PEFT gives them."""
    widths = {"gate_proj": (shape.hidden, shape.intermediate), "up_proj": (shape.hidden, shape.intermediate)}
    widths |= {"down_proj": (shape.intermediate, shape.hidden)}
    found: dict[str, tuple[int, int]] = {}
    for layer in range(shape.layers):
        for target in adapter.targets:
            wide_in, wide_out = widths.get(target, (shape.hidden, shape.hidden))
            part = "mlp" if target in widths else "self_attn"
            name = f"base_model.model.model.layers.{layer}.{part}.{target}"
            found[f"{name}.lora_A.weight"] = (adapter.rank, wide_in)
            found[f"{name}.lora_B.weight"] = (wide_out, adapter.rank)
    return found


def _answering(plan: ShapePlan) -> Answering:
    """Return numbers that allow nothing to be said: every label is referred."""
    numbers = VariantNumbers(identity_calibration(len(_SETS)), {})
    return Answering(
        prevalence=_EVEN,
        variants={one.value: numbers for one in plan.variants},
        limits=AbstentionLimits(fewest_measured=3, most_implausible=3, farthest_neighbour=2.0),
        logistic=(_random_opinion(),),
    )


def _random_opinion() -> LogisticOpinion:
    chance = random.Random(4)  # noqa: S311 - as above
    features = opinion_feature_names()
    weights = tuple(tuple(chance.gauss(0, 0.1) for _ in features) for _ in _SETS)
    return LogisticOpinion(features, weights, (0.0,) * len(_SETS))


def _about(plan: ShapePlan, settings: ModelSettings) -> Manifest:
    name = f"random-{plan.size}"
    return Manifest(
        bundle_id=name,
        version="0",
        domain_fingerprint=domain_fingerprint(),
        third_label=_MEANING,
        label_codes={label: {} for label in LABELS},
        spectrum=Spectrum(
            simulated=True,
            with_controls=True,
            ages="18-80",
            prevalence=_EVEN,
            description="no patients: the cases are drawn at random",
        ),
        base_model={"name": name, "architecture": "llama", "licence": "CC0-1.0", "origin": "random weights"},
        settings=to_json(settings),
        variants=tuple(Variant(one.value, plan.devices, 0, _TOLERANCE[one], ()) for one in plan.variants),
        library_id=f"{name}-cases",
        intended_use="tests and benchmarks of the program; its answers mean nothing",
        limits="RANDOM WEIGHTS: never for patients",
        licence="CC0-1.0",
        files=(),
    )


def _with_memory(about: Manifest, folder: Path) -> Manifest:
    """Let each variant name what it needs on whichever device needs more."""
    parts = (layout.ADAPTER, layout.FUSION)
    sizes = tuple(FileEntry(one, (folder / one).stat().st_size, sha256="") for one in parts)
    listed = dataclasses.replace(about, files=sizes)
    shape = shape_from_json(read_json(folder, layout.MODEL_CONFIG))
    needed = {one.name: memory_budget(listed, shape, one.name) for one in about.variants}
    variants = tuple(
        dataclasses.replace(one, memory_bytes=max(needed[one.name].peak_on_cpu, needed[one.name].peak_on_gpu))
        for one in about.variants
    )
    return dataclasses.replace(about, variants=variants)


def _cases(plan: ShapePlan, count: int, seed: int, name: str) -> list[Case]:
    return random_cases(count, seed, name, plan.missing_share)


def _write_library(folder: Path, about: Manifest, drawn: Sequence[Case]) -> None:
    """Encode the library with the bundle's own model."""
    files = describe_files(folder, MANIFEST_NAME)
    bundle = VerifiedBundle(folder, dataclasses.replace(about, files=files))
    encoder = open_encoder(bundle)
    library = LibraryAbout(
        LIBRARY_FORMAT,
        id=about.library_id,
        domain_fingerprint=about.domain_fingerprint,
        encoder=encoder.sha256,
        simulated=True,
        source="random numbers: nobody's cases",
        shifts={},
    )
    chance = random.Random(5)  # noqa: S311 - as above
    records = [SourceRecord(case, case.case_id, chance.choice(_SETS)) for case in drawn]
    cases = reference_cases(records, encoder.settings.text, read_standards(bundle))
    write_library(folder / layout.LIBRARY_FOLDER, library, cases, encoder)
