"""The GPU package, with stand-in wheels: what is refused at the build, and how it joins a program."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from installer.commit import ROOT
from installer.windows.gpu_build import GpuWheelsError, check_wheels
from tests.installer.stand_ins import make_lock, make_wheel

TORCH = "torch-2.13.0+cu130-cp311-cp311-win_amd64.whl"
BITS = "bitsandbytes-0.50.2-py3-none-win_amd64.whl"


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    for file in (TORCH, BITS):
        make_wheel(tmp_path / "wheels", file, {f"{file.split('-')[0]}/__init__.py": "CUDA = True\n"})
    return tmp_path / "wheels"


@pytest.fixture
def add_gpu(tmp_path: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("add_gpu", ROOT / "installer" / "windows" / "add_gpu.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.syspath_prepend(str(tmp_path))
    spec.loader.exec_module(module)
    make_lock(tmp_path / "gpu.lock", sorted(wheels.iterdir()))
    monkeypatch.setattr(module, "KIT", tmp_path)
    return module


def test_wheels_of_a_gpu_package_are_taken(wheels: Path) -> None:
    check_wheels(wheels, "2.13.0")


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("torch-2.13.0+cu130-cp312-cp312-win_amd64.whl", "not for Windows with Python 3.11"),
        ("numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl", "not for Windows with Python 3.11"),
        ("torch-2.12.0+cu130-cp311-cp311-win_amd64.whl", "needs a CUDA build of 2.13.0"),
        ("torch-2.13.0-cp311-cp311-win_amd64.whl", "needs a CUDA build of 2.13.0"),
    ],
)
def test_other_wheels_are_refused(wheels: Path, file: str, why: str) -> None:
    if file.startswith("torch"):
        (wheels / TORCH).unlink()
    make_wheel(wheels, file, {})
    with pytest.raises(GpuWheelsError, match=why):
        check_wheels(wheels, "2.13.0")


def test_a_folder_without_torch_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GpuWheelsError, match="no wheel of torch, bitsandbytes"):
        check_wheels(tmp_path, "2.13.0")


def test_it_joins_the_program_in_one_step_and_leaves_no_trace_when_removed(
    add_gpu: ModuleType, tmp_path: Path
) -> None:
    root = tmp_path / "HEART 程序"
    root.mkdir()
    assert add_gpu.main([str(root)]) == 0
    assert (root / "gpu" / "site-packages" / "torch" / "__init__.py").read_text() == "CUDA = True\n"
    assert [path.name for path in root.iterdir()] == ["gpu"]
    assert add_gpu.main([str(root), "--remove"]) == 0
    assert list(root.iterdir()) == []


def test_a_damaged_wheel_leaves_the_program_as_it_was(
    add_gpu: ModuleType, tmp_path: Path, wheels: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "HEART"
    root.mkdir()
    with (wheels / BITS).open("ab") as file:
        file.write(b"!")
    assert add_gpu.main([str(root)]) == 1
    assert "was not added, HEART works as before" in capsys.readouterr().err
    assert list(root.iterdir()) == []
