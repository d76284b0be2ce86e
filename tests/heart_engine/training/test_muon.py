from __future__ import annotations

import torch
from torch import Tensor, nn

from heart_engine.training.muon import Muon, is_layer_matrix, orthogonal


def moved(optimiser: type[torch.optim.Optimizer], **settings: float) -> list[Tensor]:
    """Return two tall matrices, a wide one and a square one after three steps along the same gradients."""
    random = torch.Generator().manual_seed(0)
    shapes = [(96, 32), (96, 32), (32, 96), (48, 48)]
    matrices = [nn.Parameter(torch.randn(shape, generator=random)) for shape in shapes]
    made = optimiser(matrices, **settings)  # type: ignore[arg-type]
    for _ in range(3):
        for one in matrices:
            one.grad = torch.randn(one.shape, generator=random)
        made.step()
    return [one.detach() for one in matrices]


def test_it_moves_as_the_published_one_does_in_half_precision() -> None:
    mine = moved(Muon, rate=0.02, decay=0.01)
    theirs = moved(torch.optim.Muon, lr=0.02, weight_decay=0.01)
    for one, other in zip(mine, theirs, strict=True):
        torch.testing.assert_close(one, other, atol=1e-3, rtol=0)  # one step is 2e-3 to 7e-3 an element


def test_all_directions_become_about_equally_long() -> None:
    random = torch.Generator().manual_seed(0)
    steep = torch.randn(2, 64, 24, generator=random) * torch.logspace(0, -2, 24)
    lengths = torch.linalg.svdvals(orthogonal(steep))
    assert float(lengths.min()) > 0.5
    assert float(lengths.max()) < 1.3


def test_nothing_but_the_matrices_of_layers_is_moved_by_it() -> None:
    matrix, row = nn.Parameter(torch.zeros(4, 4)), nn.Parameter(torch.zeros(4))
    assert is_layer_matrix("model.layers.0.mlp.up_proj.weight", matrix)
    assert not is_layer_matrix("model.layers.0.input_layernorm.weight", row)
    assert not is_layer_matrix("model.embed_tokens.weight", matrix)
    assert not is_layer_matrix("lm_head.weight", matrix)
