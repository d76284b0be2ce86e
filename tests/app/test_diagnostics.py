"""The page that leaves the clinic: everything a helper needs, and nothing that could be a patient's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.diagnostics import LAST_LINES, Facts, diagnostics_text, read_log_tail
from app.engine.bundle_needs import BundleCard, Variant
from app.engine.engine_log import EngineLog
from app.machine import Gpu, Machine
from app.settings import Settings
from heart_engine import __version__
from heart_engine.protocol.messages import BundleInfo, Hello

CANARY = "Wang-Xiaoming"
MACHINE = Machine("Linux 6 x86_64", 4, 8_000_000_000, None, (Gpu("RTX", 24_000_000_000),))
CARD = BundleCard("small", (Variant("fp32", ("cpu",), 250_000_000),), CANARY, CANARY, CANARY)
TYPED = Settings(
    site_name=CANARY, site_address=CANARY, backup_folder=f"D:/{CANARY}", prevalence={"asd": 0.123}
)


def page(bundle: BundleInfo | None = None, settings: Settings = TYPED, log: tuple[str, ...] = ()) -> str:
    hello = None if bundle is None else Hello(1, "0.1.0", "f", "cpu", "cpu_only_variant", bundle)
    return diagnostics_text(Facts("ready", hello, MACHINE, (CARD,), settings, log))


def test_it_names_versions_machine_engine_and_choices(make_bundle: Callable[..., BundleInfo]) -> None:
    text = page(make_bundle(), Settings(font_percent=150))
    for line in (
        f"program: {__version__}",
        "system: Linux 6 x86_64",
        "free disk bytes: None",
        "gpu: RTX, 24000000000 bytes",
        "state: ready",
        "device: cpu (cpu_only_variant)",
        "bundle: heart-mini 1 fp32, library lib-1",
        "simulated: True, fake: False",
        "small: fp32 on cpu, 250000000 bytes",
        "font_percent: 150",
        "site_name: not set",
    ):
        assert f"\n{line}\n" in text


@pytest.mark.parametrize(
    "line",
    [
        f"2026-11-21T10:00:00Z {CANARY}",
        f"2026-11-21T10:00:00Z exception ValueError: {CANARY}",
        f"2026-11-21T10:00:00Z engine_started name={CANARY}",
        f"2026-11-21T10:00:00Z at {CANARY}.py:3 in run",
        CANARY,
        "王小明",
        f"{CANARY}\x1b[2K 2026-11-21T10:00:00Z engine_started",
    ],
)
def test_no_text_of_a_patient_or_of_the_site_is_on_it(line: str) -> None:
    text = page(log=(line, "2026-11-21T10:00:00Z engine_started"))
    assert CANARY.lower() not in text.lower()
    assert "王小明" not in text
    assert "0.123" not in text
    assert "site_name: set" in text
    assert "engine_started" in text
    assert "lines left out: 1" in text


def test_what_the_engine_s_log_writes_is_kept(tmp_path: Path) -> None:
    log = EngineLog(tmp_path / "engine.log")
    log.code("engine_left code=3")
    log.stderr(
        [
            b"heart_engine: step=loaded seconds=2.31",
            b'  File "/a/b/model/encoding.py", line 12, in run',
            f"ValueError: {CANARY}".encode(),
            f"{CANARY} 34 years".encode(),
        ]
    )
    text = page(log=read_log_tail(tmp_path / "engine.log"))
    kept = text.split("# Engine log\n")[1].splitlines()
    assert [line.split("Z ", 1)[-1] for line in kept if line] == [
        "engine_left code=3",
        "heart_engine: step=loaded seconds=2.31",
        "at encoding.py:12 in run",
        "exception ValueError",
        "stderr_lines_left_out=1",
        "lines left out: 0",
    ]


def test_only_the_last_lines_are_kept() -> None:
    lines = tuple(f"2026-11-21T10:00:00Z code_{'x' * (n % 7)}_n={n}" for n in range(200))
    kept = page(log=lines).split("# Engine log\n")[1].splitlines()
    assert len([line for line in kept if "_n=" in line]) == LAST_LINES
    assert any(line.endswith("_n=199") for line in kept)


def test_without_a_log_there_are_no_lines(tmp_path: Path) -> None:
    assert read_log_tail(tmp_path / "none.log") == ()
