from __future__ import annotations

from pathlib import Path

import pytest

from heart_engine.bundle.manifest import read_manifest
from heart_engine.bundle.pack import pack_bundle
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.verification import verify_bundle
from heart_engine.domain.case import Case
from heart_engine.model.device import Precision
from heart_engine.model.settings import Rendering
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.screen import Question, screen
from heart_engine.pipeline.shape_bundle import SHAPE_PLANS, ShapePlan, write_shape_bundle
from heart_engine.protocol.messages import Step


def nothing(_step: Step, _fraction: float) -> None:
    return


def test_every_size_stores_a_variant_that_it_offers() -> None:
    for name, plan in SHAPE_PLANS.items():
        assert plan.size == name
        assert plan.stored in plan.variants
        assert plan.library_cases >= 10  # twice the supporting cases


def test_a_plan_for_one_precision_offers_that_alone() -> None:
    plan = SHAPE_PLANS["1b"].stored_in(Precision.NF4)
    assert (plan.stored, plan.variants) == (Precision.NF4, (Precision.NF4,))


@pytest.mark.slow
def test_a_bundle_stored_in_four_bits_that_reads_sentences_answers(tmp_path: Path, demo: Case) -> None:
    """The 13B plan at a tiny size: sentences, standard values in the head, NF4 on the CPU."""
    said: list[str] = []
    plan = ShapePlan("tiny", Precision.NF4, (Precision.NF4,), Rendering.PLAIN, 12, 1, ("cpu",))
    write_shape_bundle(tmp_path / "plain", plan, said.append)
    assert any("random" in one for one in said)
    engine = load_engine(verify_bundle(tmp_path / "plain"))
    text = engine.text_of(demo)
    assert "40" in text  # her left ventricle, in digits
    assert "standard" not in text  # the ranges stand in the head
    assert len(engine.model.writer.prompt.head) > 100
    result = screen(engine, Question(demo), nothing)
    assert result.provenance.variant == "nf4"
    assert sum(one.probability for one in result.sets) == pytest.approx(1, abs=1e-6)


def test_weights_stored_in_four_bits_are_not_taken_for_others(tmp_path: Path) -> None:
    """Where every file claims fp32, the weights themselves give it away."""
    plan = ShapePlan("tiny", Precision.NF4, (Precision.NF4,), Rendering.COMPACT, 12, 1, ("cpu",))
    folder = tmp_path / "nf4"
    write_shape_bundle(folder, plan, lambda _text: None)
    for name in ("manifest.json", "answering.json", "golden.jsonl"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace('"nf4"', '"fp32"'), encoding="utf-8")
    pack_bundle(folder, read_manifest(folder))
    with pytest.raises(BundleRefusedError) as caught:
        load_engine(verify_bundle(folder))
    assert caught.value.code is Refusal.TENSOR_MISSING
