from __future__ import annotations

from pathlib import Path

import pytest

from app.store.errors import DiskFailedError
from app.store.program_update import REASON, back_up_for_new_program
from app.store.store import Store
from tests.app.store.clinic import ACCESS, Kept


def test_a_new_version_makes_one_backup_before_it_is_noted(store: Store, kept: Kept) -> None:
    back_up_for_new_program(store, "1.0")
    rows_of_the_old = len(store.session.trail.all())
    backup = back_up_for_new_program(store, "1.1")
    assert backup is not None
    assert (backup.about.reason, backup.about.rows) == (REASON, rows_of_the_old)
    assert back_up_for_new_program(store, "1.1") is None
    assert store.session.trail.all()[-1].detail == "program 1.1"
    assert store.session.history.patient(kept.patient.patient_id) == kept.patient


def test_going_back_to_the_old_version_finds_the_records_of_before_the_update(
    store: Store, kept: Kept
) -> None:
    back_up_for_new_program(store, "1.0")
    backup = back_up_for_new_program(store, "1.1")
    assert backup is not None
    session = store.restore(backup, ACCESS)
    last = [row.detail for row in session.trail.all() if row.detail.startswith("program ")][-1]
    assert last == "program 1.0"
    assert session.history.patient(kept.patient.patient_id) == kept.patient


def test_a_full_disk_keeps_nobody_out_and_the_backup_is_tried_again(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFailedError(file=tmp_path.name, reason="ENOSPC")

    with monkeypatch.context() as broken:
        broken.setattr("app.store.store.make_backup", full)
        assert back_up_for_new_program(store, "1.1") is None
    assert back_up_for_new_program(store, "1.1") is not None
