from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from heart_engine.model.fusion import NO_CASE, CaseFusion, Evidence, gather_evidence, load_fusion
from heart_engine.model.settings import FusionSettings
from heart_engine.model.weights import WeightsRefusedError

HIDDEN = 32
SETTINGS = FusionSettings(fused_tokens=3, heads=4)


@pytest.fixture
def layer() -> CaseFusion:
    torch.manual_seed(1)
    return CaseFusion(HIDDEN, SETTINGS, norm=0.7)


def states_of(lengths: list[int], seed: int = 0) -> list[Tensor | None]:
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn(length, HIDDEN, generator=generator) if length else None for length in lengths]


@pytest.fixture
def summary() -> Tensor:
    return torch.randn(2, HIDDEN, generator=torch.Generator().manual_seed(9))


@pytest.fixture
def evidence(summary: Tensor) -> Evidence:
    """Two queries: one with all of three cases, one whose second case is absent."""
    return gather_evidence([states_of([4, 2, 5]), states_of([3, 0, 6], seed=2)], HIDDEN, summary)


def test_without_forming_keys_and_values_the_result_is_the_literal_one(
    layer: CaseFusion, summary: Tensor, evidence: Evidence
) -> None:
    ours, literal = layer(summary, evidence), layer.literal(summary, evidence)
    assert torch.allclose(ours.vectors, literal.vectors, atol=1e-6)
    assert torch.allclose(ours.attention, literal.attention, atol=1e-6)
    assert ours.vectors.shape == (2, 3, HIDDEN)


def test_literal_form_is_the_papers_formula() -> None:
    """One head, one token: softmax(Q K' / sqrt(d)) V written out, behind the output projection."""
    torch.manual_seed(2)
    layer = CaseFusion(HIDDEN, FusionSettings(fused_tokens=1, heads=1), norm=1.0)
    query, states = torch.randn(1, HIDDEN), torch.randn(6, HIDDEN)
    all_states = torch.cat([states, layer.no_information[None]])
    keys, values = all_states @ layer.key.weight.T, all_states @ layer.value.weight.T
    weights = ((query @ layer.query.weight.T) @ keys.T / HIDDEN**0.5).softmax(dim=-1)
    expected = weights @ values @ layer.output.weight.T
    found = layer(query, gather_evidence([[states]], HIDDEN, query))
    assert torch.allclose(found.vectors[0], expected / expected.norm(), atol=1e-6)
    assert torch.allclose(found.attention[0, 0], weights[0, :6].sum(), atol=1e-6)


def test_vectors_are_as_long_as_an_embedding(layer: CaseFusion, summary: Tensor, evidence: Evidence) -> None:
    assert torch.allclose(layer(summary * 50, evidence).vectors.norm(dim=-1), torch.tensor(0.7))


def test_attention_is_shared_among_the_cases_and_the_absent_one_gets_none(
    layer: CaseFusion, summary: Tensor, evidence: Evidence
) -> None:
    attention = layer(summary, evidence).attention
    assert attention.shape == (2, 4)
    assert torch.allclose(attention.sum(dim=1), torch.ones(2), atol=1e-6)
    assert attention[1, 1] == 0
    assert (attention[0] > 0).all()


def test_what_stands_in_an_absent_case_changes_nothing(
    layer: CaseFusion, summary: Tensor, evidence: Evidence
) -> None:
    """Masking a case by its owner equals leaving it out, whatever its states are."""
    masked = Evidence(evidence.states, evidence.owner.masked_fill(evidence.owner == 1, NO_CASE), 3)
    without = gather_evidence([states_of([4, 2, 5])[::2], states_of([3, 0, 6], seed=2)[::2]], HIDDEN, summary)
    assert torch.allclose(layer(summary, masked).vectors, layer(summary, without).vectors, atol=1e-6)
    spoilt = torch.where((masked.owner == NO_CASE)[..., None], 1e4, masked.states)
    assert torch.equal(
        layer(summary, Evidence(spoilt, masked.owner, 3)).vectors, layer(summary, masked).vectors
    )


@pytest.mark.parametrize("cases", [0, 1, 5])
def test_without_any_case_the_no_information_vector_is_all_there_is(
    layer: CaseFusion, summary: Tensor, cases: int
) -> None:
    found = layer(summary, gather_evidence([[None] * cases] * 2, HIDDEN, summary))
    assert torch.equal(found.attention[:, -1], torch.ones(2))
    assert torch.allclose(found.vectors[0], found.vectors[1])  # the query no longer matters
    assert torch.isfinite(found.vectors).all()


def test_masked_evidence_still_trains_the_no_information_vector(layer: CaseFusion, summary: Tensor) -> None:
    layer(summary, gather_evidence([[None]] * 2, HIDDEN, summary)).vectors.sum().backward()
    assert layer.no_information.grad is not None
    assert layer.no_information.grad.abs().sum() > 0


def test_a_saved_layer_comes_back_and_a_broken_one_is_refused(layer: CaseFusion, tmp_path: Path) -> None:
    save_file(layer.state_dict(), tmp_path / "fusion.safetensors")
    again = load_fusion(tmp_path / "fusion.safetensors", HIDDEN, SETTINGS, 0.7)
    assert all(
        torch.equal(one, other) for one, other in zip(layer.parameters(), again.parameters(), strict=True)
    )
    state = layer.state_dict() | {"no_information": torch.full((HIDDEN,), torch.nan)}
    save_file(state, tmp_path / "broken.safetensors")
    with pytest.raises(WeightsRefusedError, match="tensor_not_finite: no_information"):
        load_fusion(tmp_path / "broken.safetensors", HIDDEN, SETTINGS, 0.7)
    with pytest.raises(WeightsRefusedError, match=r"tensor_shape: query\.weight"):
        load_fusion(tmp_path / "fusion.safetensors", HIDDEN, FusionSettings(1, 4), 0.7)
