"""This computer in words: what it has, and which bundle fits it and why."""

from __future__ import annotations

from typing import Final

from app.engine.bundle_needs import BundleCard, Variant
from app.language import Language
from app.machine import Machine

GIB: Final = 1024**3
CPU: Final = "cpu"
CUDA: Final = "cuda"


def machine_lines(machine: Machine, bundles: tuple[BundleCard, ...], language: Language) -> tuple[str, ...]:
    """Say what this computer has and, for each way to run each bundle, whether it fits."""
    has = language.text(
        "machine.has",
        system=machine.system,
        processors=machine.processors,
        memory=gigabytes(machine.memory_bytes, language),
        disk=gigabytes(machine.free_disk_bytes, language),
    )
    fits = [_fit(card, variant, machine, language) for card in bundles for variant in card.variants]
    return (has, _cards(machine, language), *fits)


def machine_sentence(machine: Machine, bundles: tuple[BundleCard, ...], language: Language) -> str:
    """Say in one sentence what a newcomer has to know: where the answers will come from."""
    for card in bundles:
        for variant in card.variants:
            device = device_for(variant, machine)
            if device is not None:
                words = "machine.first.cpu" if device == CPU else "machine.first.gpu"
                need = gigabytes(variant.memory_bytes, language)
                return language.text(words, bundle=card.bundle_id, need=need, device=device)
    return language.text("machine.first.none")


def device_for(variant: Variant, machine: Machine) -> str | None:
    """Name what a bundle would run on here; None where nothing has the memory for it."""
    for gpu in machine.gpus:
        if CUDA in variant.devices and gpu.memory_bytes >= variant.memory_bytes:
            return gpu.name
    enough = machine.memory_bytes is None or machine.memory_bytes >= variant.memory_bytes
    return CPU if CPU in variant.devices and enough else None


def gigabytes(count: int | None, language: Language) -> str:
    """Write a size; what the system did not say is said to be unknown."""
    return language.text("machine.unknown") if count is None else f"{count / GIB:.1f} GB"


def _cards(machine: Machine, language: Language) -> str:
    if not machine.gpus:
        return language.text("machine.no_gpu")
    names = ", ".join(f"{gpu.name} ({gigabytes(gpu.memory_bytes, language)})" for gpu in machine.gpus)
    return language.text("machine.gpu", names=names)


def _fit(card: BundleCard, variant: Variant, machine: Machine, language: Language) -> str:
    device = device_for(variant, machine)
    return language.text(
        "machine.fits" if device else "machine.does_not_fit",
        bundle=card.bundle_id,
        variant=variant.name,
        need=gigabytes(variant.memory_bytes, language),
        device=language.text("machine.cpu") if device == CPU else device,
        devices=" / ".join(variant.devices),
    )
