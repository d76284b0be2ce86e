from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.token_states import EncodedStates, StoredStates, states_tie, store_states

TIE = states_tie(b"cases", "encoder")


def drawn() -> list[Tensor]:
    torch.manual_seed(0)
    return [torch.randn(length, 8) for length in (5, 3, 9)]


def test_stored_states_come_back_by_place(tmp_path: Path) -> None:
    states = drawn()
    store_states(tmp_path / "states.safetensors", states, TIE, torch.float32)
    read = StoredStates(tmp_path / "states.safetensors", TIE, 3, 8).states([2, 0])
    assert torch.equal(read[0], states[2])
    assert torch.equal(read[1], states[0])


def test_half_precision_halves_the_file_and_keeps_three_digits(tmp_path: Path) -> None:
    states = [one.repeat(50, 1) for one in drawn()]
    sizes = []
    for dtype in (torch.float32, torch.float16):
        path = tmp_path / f"{dtype}.safetensors"
        store_states(path, states, TIE, dtype)
        sizes.append(path.stat().st_size)
    assert sizes[1] == pytest.approx(sizes[0] / 2, rel=0.02)
    read = StoredStates(path, TIE, 3, 8).states([1])[0]
    assert torch.allclose(read.float(), states[1], rtol=1e-3)


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_a_file_of_any_size_takes_the_memory_of_the_cases_that_are_read(tmp_path: Path) -> None:
    path = tmp_path / "states.safetensors"
    store_states(path, (torch.zeros(1024, 1024) for _ in range(32)), TIE, torch.float16)
    assert path.stat().st_size > 64 << 20
    before = own_mebibytes()
    read = StoredStates(path, TIE, 32, 1024).states([3, 30])
    assert [one.shape for one in read] == [(1024, 1024)] * 2
    assert own_mebibytes() - before < 16


def own_mebibytes() -> int:
    """Return the memory that is this process's alone, without files that are only mapped."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(one for one in lines if one.startswith("RssAnon")).split()[1]) >> 10


@pytest.mark.parametrize("other", [(b"other", "encoder"), (b"cases", "other")])
def test_states_of_other_cases_or_weights_are_refused(tmp_path: Path, other: tuple[bytes, str]) -> None:
    store_states(tmp_path / "states.safetensors", drawn(), TIE, torch.float32)
    with pytest.raises(BundleRefusedError) as refused:
        StoredStates(tmp_path / "states.safetensors", states_tie(*other), 3, 8)
    assert refused.value.code is Refusal.STATES_OF_ANOTHER_LIBRARY


@pytest.mark.parametrize("offsets", [[0, 5, 8, 16], [0, 8, 5, 17], [1, 5, 8, 17], [0, 5, 17], [0, 5, 5, 17]])
def test_offsets_that_do_not_cover_the_states_are_refused(tmp_path: Path, offsets: list[int]) -> None:
    path = tmp_path / "states.safetensors"
    save_file({"states": torch.zeros(17, 8), "offsets": torch.tensor(offsets)}, path, metadata={"tie": TIE})
    with pytest.raises(BundleRefusedError, match="states_unreadable"):
        StoredStates(path, TIE, 3, 8)


@pytest.mark.parametrize("shape", [(17,), (17, 9), (17, 8, 1), ()])
def test_states_of_another_width_are_refused(tmp_path: Path, shape: tuple[int, ...]) -> None:
    path = tmp_path / "states.safetensors"
    offsets = torch.tensor([0, 5, 8, 17])
    save_file({"states": torch.zeros(shape), "offsets": offsets}, path, metadata={"tie": TIE})
    with pytest.raises(BundleRefusedError, match="states_unreadable"):
        StoredStates(path, TIE, 3, 8)


def test_what_is_no_states_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "states.safetensors"
    path.write_bytes(b"nothing")
    with pytest.raises(BundleRefusedError, match="states_unreadable"):
        StoredStates(path, TIE, 3, 8)
    save_file({"offsets": torch.tensor([0, 1])}, path, metadata={"tie": TIE})
    with pytest.raises(BundleRefusedError, match="states_unreadable"):
        StoredStates(path, TIE, 1, 8)


def test_encoded_states_are_of_the_text_and_the_diagnosis(library_cases: tuple[LibraryCase, ...]) -> None:
    asked: list[object] = []

    def encode(chosen: object) -> list[Tensor]:
        asked.append(chosen)
        return drawn()[:2]

    source = EncodedStates(library_cases, encode)
    assert len(source.states([3, 1])) == 2
    assert asked == [[("text of 3", ("pdo",)), ("text of 1", ("asd",))]]
    assert source.states([]) == []
