"""A head that is kept is the one that was computed, and nothing else in its place is ever used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from heart_engine.model import kept_heads
from heart_engine.model.attention import Prefix
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.kept_heads import KeptHeads
from heart_engine.model.settings import AdapterScope

Build = Callable[..., HeartModel]


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Count the heads that are computed, and keep every one of them."""
    monkeypatch.setattr(kept_heads, "WORTH_KEEPING_S", 0.0)
    roles: list[bool] = []
    compute = HeartModel._read_head

    def counted(model: HeartModel, *, adapter: bool) -> Prefix:
        roles.append(adapter)
        return compute(model, adapter=adapter)

    monkeypatch.setattr(HeartModel, "_read_head", counted)
    return roles


def keys_of(heart: HeartModel, folder: Path | None, texts: Sequence[str], bundle: str = "a") -> torch.Tensor:
    """Encode some cases after a start."""
    heart._heads.clear()
    if folder is not None:
        heart.keep_heads(KeptHeads(folder, {"bundle": bundle}))
    with torch.inference_mode():
        return heart.encode(texts[:3]).keys()


@pytest.mark.parametrize("precision", [Precision.FP32, Precision.NF4])
def test_a_second_start_reads_the_very_head_that_the_first_computed(
    tmp_path: Path, build: Build, texts: Sequence[str], computed: list[bool], precision: Precision
) -> None:
    heart = build(precision)
    plain = keys_of(heart, None, texts)
    assert torch.equal(keys_of(heart, tmp_path / "heads", texts), plain)
    assert torch.equal(keys_of(heart, tmp_path / "heads", texts), plain)
    assert computed == [False, False]  # without a folder, and at the first start with one
    assert [one.suffix for one in (tmp_path / "heads").iterdir()] == [".safetensors"]


def test_both_roles_are_kept_apart(
    tmp_path: Path, build: Build, texts: Sequence[str], computed: list[bool]
) -> None:
    heart = build(scope=AdapterScope.ALL)
    for _start in range(2):
        keys_of(heart, tmp_path, texts)
        with torch.inference_mode():
            heart.answering_prefix(heart.encode(texts[:1]))
    assert computed == [False, True]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_head_of_another_bundle_is_not_looked_at(
    tmp_path: Path, build: Build, texts: Sequence[str], computed: list[bool]
) -> None:
    heart = build()
    keys_of(heart, tmp_path, texts, "a")
    keys_of(heart, tmp_path, texts, "b")
    assert computed == [False, False]


def spoil_bytes(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def rename_a_tensor(path: Path) -> None:
    held = load_file(path)
    held["9.keys"] = held.pop("0.keys")
    save_file(held, path)


def replace_all(change: Callable[[torch.Tensor], torch.Tensor]) -> Callable[[Path], None]:
    """Write other tensors with a digest that fits them."""

    def spoil(path: Path) -> None:
        held = {name: change(one).contiguous() for name, one in load_file(path).items()}
        names = kept_heads._names(len(held) // 2)
        save_file(held, path, {"sha256": kept_heads._digest_of([held[name] for name in names])})

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_bytes,
        cut,
        rename_a_tensor,
        replace_all(lambda one: one[:, :, :1]),
        replace_all(lambda one: one.double()),
        replace_all(lambda one: one * torch.nan),
    ],
    ids=["one bit", "cut", "other names", "fewer rows", "another type", "not finite"],
)
def test_a_head_that_cannot_be_the_one_is_computed_anew(
    tmp_path: Path, build: Build, texts: Sequence[str], computed: list[bool], spoil: Callable[[Path], None]
) -> None:
    heart = build()
    plain = keys_of(heart, tmp_path, texts)
    (kept,) = tmp_path.iterdir()
    spoil(kept)
    assert torch.equal(keys_of(heart, tmp_path, texts), plain)
    assert torch.equal(keys_of(heart, tmp_path, texts), plain)
    assert computed == [False, False]  # and kept again


def test_a_head_that_is_soon_computed_is_not_kept(
    tmp_path: Path, heart: HeartModel, texts: Sequence[str]
) -> None:
    keys_of(heart, tmp_path / "heads", texts)
    assert not (tmp_path / "heads").exists()
    heart._kept_heads = None


def test_a_folder_that_takes_nothing_stops_nobody(
    tmp_path: Path, build: Build, texts: Sequence[str], computed: list[bool]
) -> None:
    (tmp_path / "heads").write_text("a file")
    heart = build()
    assert torch.equal(keys_of(heart, tmp_path / "heads", texts), keys_of(heart, tmp_path / "heads", texts))
    assert computed == [False, False]


def test_no_more_heads_are_kept_than_a_few_bundles_have(
    tmp_path: Path, build: Build, texts: Sequence[str], computed: list[bool]
) -> None:
    heart = build()
    for bundle in "abcdef":
        keys_of(heart, tmp_path, texts, bundle)
    assert len(list(tmp_path.iterdir())) == kept_heads.MOST_FILES
    before = len(computed)
    keys_of(heart, tmp_path, texts, "f")
    assert len(computed) == before


def test_training_neither_reads_nor_keeps_a_head(
    tmp_path: Path, build: Build, texts: Sequence[str], computed: list[bool]
) -> None:
    heart = build()
    heart.keep_heads(KeptHeads(tmp_path / "heads", {}))
    heart.language_model.train_adapter()
    with torch.no_grad():
        heart.encode(texts[:1])
    assert computed == [False]
    assert not (tmp_path / "heads").exists()
