from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def environment() -> ModuleType:
    spec = importlib.util.spec_from_file_location("environment", ROOT / "installer" / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_lock_leaves_out_what_belongs_to_one_machine(environment: ModuleType) -> None:
    frozen = ["torch==2.13.0+cpu", "nvidia-cublas==13.1", "triton==3.5", "pip==26.0", "numpy==2.4.6"]
    frozen.append("heart-expert-assistant @ file:///x")
    assert environment.lock_lines("\n".join(frozen))[1:] == ["torch==2.13.0", "numpy==2.4.6"]


def test_the_lock_satisfies_every_declared_pin(environment: ModuleType) -> None:
    locked = {
        line.split("==")[0].lower(): line
        for line in environment.LOCK.read_text().splitlines()
        if "==" in line
    }
    assert locked["torch"] == "torch==2.13.0"
    assert locked["pyside6_essentials"].startswith("PySide6_Essentials==6.11.")
    for name in (
        "reportlab",
        "transformers",
        "peft",
        "bitsandbytes",
        "faiss-cpu",
        "flagembedding",
        "pytest-qt",
    ):
        assert name in locked


def test_a_changed_lock_makes_the_environment_stale(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = environment.stamp()
    changed = tmp_path / "requirements.lock"
    changed.write_text(environment.LOCK.read_text() + "one-more==1\n")
    monkeypatch.setattr(environment, "LOCK", changed)
    assert environment.stamp() != before


def test_missing_system_libraries_are_named_with_the_line_to_run(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "SYSTEM_LIBRARIES", {"libnothere.so.9": "libnothere9"})
    monkeypatch.setattr(environment.sys, "platform", "linux")
    monkeypatch.setattr(environment.os, "geteuid", lambda: 1000)
    with pytest.raises(environment.EnvironmentProblemError, match=r"sudo apt-get install .*libnothere9"):
        environment.check_system_libraries()


def test_a_failing_command_becomes_advice(environment: ModuleType) -> None:
    with pytest.raises(environment.EnvironmentProblemError, match="check the disk"):
        environment.run(["false"], "check the disk")


def test_what_the_tests_start_is_named_with_the_line_to_run(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "ensure", lambda: None)
    monkeypatch.setattr(environment.shutil, "which", lambda _name: None)
    with pytest.raises(
        environment.EnvironmentProblemError,
        match=r"X server.*\n.*install .*gcc libc6-dev xvfb xdotool",
    ):
        environment.ensure_tests()


def test_what_is_there_is_not_installed_again(
    environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "ensure", lambda: None)
    monkeypatch.setattr(environment.shutil, "which", lambda name: None if name == "Xvfb" else f"/bin/{name}")
    monkeypatch.setattr(environment.os, "geteuid", lambda: 1000)
    with pytest.raises(environment.EnvironmentProblemError, match=r"recommends xvfb$"):
        environment.ensure_tests()
