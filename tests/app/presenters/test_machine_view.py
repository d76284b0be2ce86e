from __future__ import annotations

import dataclasses

import pytest

from app.engine.bundle_needs import BundleCard, Variant
from app.language import Language
from app.machine import Gpu, Machine
from app.presenters.machine_view import device_for, machine_lines, machine_sentence

GIB = 1024**3
SMALL = BundleCard("small", (Variant("fp32", ("cpu", "cuda"), GIB // 4),), "", "", "")
LARGE = BundleCard("large", (Variant("nf4", ("cuda",), 12 * GIB),), "", "", "")
PLAIN = Machine("Linux 6 x86_64", 4, 8 * GIB, 100 * GIB, ())
GPU = dataclasses.replace(PLAIN, gpus=(Gpu("RTX", 24 * GIB),))


@pytest.mark.parametrize(
    ("variant", "machine", "device"),
    [
        (SMALL.variants[0], PLAIN, "cpu"),
        (SMALL.variants[0], GPU, "RTX"),
        (LARGE.variants[0], PLAIN, None),
        (LARGE.variants[0], GPU, "RTX"),
        (LARGE.variants[0], dataclasses.replace(PLAIN, gpus=(Gpu("GT 710", 2 * GIB),)), None),
        (SMALL.variants[0], dataclasses.replace(PLAIN, memory_bytes=GIB // 8), None),
        (SMALL.variants[0], dataclasses.replace(PLAIN, memory_bytes=None), "cpu"),
    ],
)
def test_a_bundle_runs_where_there_is_room(variant: Variant, machine: Machine, device: str | None) -> None:
    assert device_for(variant, machine) == device


def test_what_the_computer_has_and_what_fits_is_said_in_words(english: Language) -> None:
    assert machine_lines(PLAIN, (SMALL, LARGE), english) == (
        "Linux 6 x86_64, 4 processor cores, 8.0 GB of memory, 100.0 GB free on the disk",
        "No NVIDIA graphics card was found: answers come from the processor.",
        "small (fp32) fits: it needs 0.2 GB, and the processor has it.",
        "large (nf4) does not fit: it needs 12.0 GB on cuda.",
    )
    assert machine_lines(GPU, (LARGE,), english)[1:] == (
        "Graphics card: RTX (24.0 GB)",
        "large (nf4) fits: it needs 12.0 GB, and RTX has it.",
    )


def test_what_the_system_did_not_say_is_unknown(english: Language) -> None:
    unknown = dataclasses.replace(PLAIN, memory_bytes=None, free_disk_bytes=None)
    assert machine_lines(unknown, (), english)[0].endswith(
        "an unknown amount of memory, an unknown amount free on the disk"
    )


def test_a_newcomer_hears_which_bundle_will_answer_and_why(english: Language) -> None:
    assert machine_sentence(PLAIN, (LARGE, SMALL), english).startswith(
        "This computer can run the model small on its processor: it needs 0.2 GB"
    )
    assert "large on its graphics card RTX" in machine_sentence(GPU, (LARGE,), english)
    assert machine_sentence(PLAIN, (LARGE,), english).startswith("No model on this computer fits")
