"""Samples of the full runs in `python -m tests.torture`, and proof that each kind of trial can fail."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from app.store.layout import StoreLayout
from tests.torture.canaries import _shows, canary_block
from tests.torture.disk import Disk
from tests.torture.failing_calls import failing_block
from tests.torture.flipped_bytes import flip_block
from tests.torture.kill import kill_block
from tests.torture.model import Expected, judge
from tests.torture.power_cut import UnrecordedError, cut_block
from tests.torture.tally import Tally, run_blocks
from tests.torture.workload import new_case, small_clinic


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_nothing_acknowledged_is_lost_when_the_program_is_killed() -> None:
    tally = run_blocks(kill_block, "kill", 100)
    assert tally.failures == []
    assert tally.trials >= 100


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("part", range(4))  # so that two processes share the work
def test_nothing_acknowledged_is_lost_when_the_power_fails(part: int) -> None:
    tally = run_blocks(lambda number: cut_block(5 * part + number), "power cut", 500)
    assert tally.failures == []
    assert tally.trials >= 500


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_call_that_fails_leaves_old_or_new_and_a_clear_error() -> None:
    tally = run_blocks(failing_block, "failing calls", 200)
    assert tally.failures == []
    assert "stray error" not in tally.detail
    assert "store_failed" not in tally.detail  # every trouble has a name
    assert tally.trials >= 200


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_flipped_bit_is_noticed_or_harmless() -> None:
    tally = run_blocks(flip_block, "flipped bytes", 200)
    assert tally.failures == []
    assert "missed" not in tally.detail
    assert tally.trials >= 200


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_no_file_shows_a_patient() -> None:
    tally = run_blocks(canary_block, "canaries", 20)
    assert tally.failures == []
    assert tally.trials >= 20


@pytest.mark.slow
def test_a_disk_that_lies_about_syncing_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    follow = Disk.follow

    def lie(disk: Disk, letter: str, fields: list[bytes]) -> None:
        if letter != "S":
            follow(disk, letter, fields)

    monkeypatch.setattr(Disk, "follow", lie)
    assert len(cut_block(1).failures) > 50


@pytest.mark.slow
@pytest.mark.parametrize("call", ["C", "L", "R", "U", "W"])
def test_a_recording_that_misses_a_call_is_found_out(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    follow = Disk.follow

    def miss(disk: Disk, letter: str, fields: list[bytes]) -> None:
        if letter != call:
            follow(disk, letter, fields)

    monkeypatch.setattr(Disk, "follow", miss)
    with pytest.raises(UnrecordedError):
        cut_block(1)


def test_the_oracle_notices_what_is_lost_added_or_changed(tmp_path: Path) -> None:
    chance = random.Random(0)
    kept = small_clinic(tmp_path / "records", chance)
    assert judge(tmp_path / "records", kept, None)[0] == ""
    more = kept.after({"kind": "screen", "cases": [new_case(chance)]})
    assert "missing" in judge(tmp_path / "records", more, None)[0]
    fewer = Expected(kept.passphrase, 0, more.tables, kept.drafts, kept.backups)
    fewer.tables["patients"].popitem()
    assert judge(tmp_path / "records", fewer, None)[0].startswith("records differ")
    other_draft = Expected(kept.passphrase, 0, kept.tables, {"0" * 32: "other"}, kept.backups)
    assert judge(tmp_path / "records", other_draft, None)[0] == "drafts differ"
    layout = StoreLayout(tmp_path / "records")
    shutil.rmtree(layout.backups)
    assert judge(tmp_path / "records", kept, None)[0] == "an acknowledged backup is gone"
    layout.database.unlink()
    assert "file_missing" in judge(tmp_path / "records", kept, None)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_the_canary_search_sees_a_canary(encoding: str) -> None:
    canary = "金丝雀0123456789abcdef"
    assert _shows(b"\x00" + canary.encode(encoding), canary)
    assert not _shows(b"nothing here", canary)


def test_an_interrupted_run_goes_on_where_it_ended(tmp_path: Path) -> None:
    seen: list[int] = []

    def block(number: int) -> Tally:
        seen.append(number)
        return Tally(trials=10, failures=["x"] if number == 1 else [])

    state = tmp_path / "kept" / "kill.json"
    run_blocks(block, "kill", 20, state)
    tally = run_blocks(block, "kill", 35, state)
    assert seen == [0, 1, 2, 3]
    assert (tally.trials, tally.failures) == (40, ["x"])
    assert Tally(trials=300).sentence("kill").endswith("fewer than 0.01 of all such trials fail")
