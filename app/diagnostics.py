"""A page about the program for whoever helps from afar; nothing on it can come from a patient.

It is put together from the program's own facts alone. Of the engine's log only lines go in that have the
shape the program gives them; every other line is counted and left out. What a site typed stays out as well.
"""

from __future__ import annotations

import dataclasses
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import qVersion

from app.engine.bundle_needs import BundleCard
from app.machine import Machine
from app.settings import Settings
from heart_engine import __version__
from heart_engine.protocol.messages import Hello

LAST_LINES: Final = 60
LOG_TAIL_BYTES: Final = 32 * 1024
TYPED_BY_THE_SITE: Final = frozenset({"site_name", "site_address", "backup_folder", "prevalence"})
_LOG_LINE: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ "
    r"(?:heart_engine: )?"
    r"(?:[a-z_]{1,40}(?:=[0-9a-z_.-]{1,40})?(?: [a-z_]{1,40}=[0-9a-z_.-]{1,40}){0,6}"
    r"|at [a-z_]{1,40}\.py:\d{1,6} in [a-z_<>.]{1,80}"
    r"|exception [A-Za-z_.]{1,80})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the program knows of itself."""

    engine_state: str
    hello: Hello | None
    machine: Machine
    bundles: tuple[BundleCard, ...]
    settings: Settings
    log: tuple[str, ...]  # the last lines of the engine's log, as they stand there


def diagnostics_text(facts: Facts) -> str:
    """Write the page: `name: value` lines under headings, in English, as whoever reads it expects."""
    kept = [line for line in facts.log if _LOG_LINE.fullmatch(line)]
    parts: Mapping[str, Iterable[str]] = {
        "HEART diagnostics; no patient data, no text typed by the site": _versions(),
        "Machine": _machine(facts.machine),
        "Engine": _engine(facts),
        "Bundles": (
            f"{card.bundle_id}: {variant.name} on {'/'.join(variant.devices)}, {variant.memory_bytes} bytes"
            for card in facts.bundles
            for variant in card.variants
        ),
        "Settings": _settings(facts.settings),
        "Engine log": (*kept[-LAST_LINES:], f"lines left out: {len(facts.log) - len(kept)}"),
    }
    return "\n".join(line for heading, lines in parts.items() for line in (f"# {heading}", *lines, ""))


def read_log_tail(path: Path) -> tuple[str, ...]:
    """Return the last lines of a log; none where there is no log."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - LOG_TAIL_BYTES))
            content = file.read(LOG_TAIL_BYTES)
    except OSError:
        return ()
    return tuple(content.decode("utf-8", "replace").splitlines())


def _versions() -> tuple[str, ...]:
    return (f"program: {__version__}", f"python: {platform.python_version()}", f"qt: {qVersion()}")


def _machine(machine: Machine) -> Iterable[str]:
    yield f"system: {machine.system}"
    yield f"processors: {machine.processors}"
    yield f"memory bytes: {machine.memory_bytes}"
    yield f"free disk bytes: {machine.free_disk_bytes}"
    yield from (f"gpu: {gpu.name}, {gpu.memory_bytes} bytes" for gpu in machine.gpus)


def _engine(facts: Facts) -> Iterable[str]:
    yield f"state: {facts.engine_state}"
    if facts.hello is not None:
        hello, bundle = facts.hello, facts.hello.bundle
        yield f"protocol: {hello.protocol}"
        yield f"device: {hello.device} ({hello.device_reason})"
        yield f"bundle: {bundle.bundle_id} {bundle.version} {bundle.variant}, library {bundle.library}"
        yield f"simulated: {bundle.simulated}, fake: {bundle.fake}"


def _settings(settings: Settings) -> Iterable[str]:
    """Name choices by their value, and what a site typed only as typed or not."""
    for field in dataclasses.fields(settings):
        name, value = field.name, getattr(settings, field.name)
        yield f"{name}: {('set' if value else 'not set') if name in TYPED_BY_THE_SITE else value}"
