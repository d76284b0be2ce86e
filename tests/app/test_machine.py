from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from app.machine import MIB, Gpu, find_gpus, free_disk, look_at_machine, memory_of_system


def test_cards_are_read_from_what_the_driver_says() -> None:
    answer = "NVIDIA GeForce RTX 4090, 24564\nOdd, Name, 12288\n\nbroken\nNVIDIA H200, [N/A]\n"
    assert find_gpus(lambda: answer) == (
        Gpu("NVIDIA GeForce RTX 4090", 24564 * MIB),
        Gpu("Odd, Name", 12288 * MIB),
    )


@pytest.mark.parametrize(
    "error",
    [FileNotFoundError("gone"), subprocess.TimeoutExpired("x", 1), subprocess.CalledProcessError(9, "x")],
)
def test_a_driver_that_does_not_answer_is_no_card(error: Exception) -> None:
    def fail() -> str:
        raise error

    assert find_gpus(fail) == ()


def test_free_room_is_told_before_the_folder_exists(tmp_path: Path) -> None:
    there = free_disk(tmp_path)
    assert there is not None
    assert abs((free_disk(tmp_path / "not" / "yet") or 0) - there) < 1024**3


def test_this_machine_is_described(tmp_path: Path) -> None:
    machine = look_at_machine(tmp_path)
    assert machine.processors == os.cpu_count()
    assert memory_of_system() == machine.memory_bytes
    assert (machine.memory_bytes or 0) > 100 * MIB
    assert machine.system.split()[0] == os.uname().sysname
