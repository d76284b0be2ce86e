from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.store.access import ByPassphrase, ByRecoveryKey
from app.store.backups import backup_keys, read_backup, verify_backup
from app.store.errors import (
    BackupDamagedError,
    DatabaseDamagedError,
    DiskFailedError,
    DiskFullError,
    NewerRecordsError,
    StoreError,
    WrongPassphraseError,
)
from app.store.record_types import Damage
from app.store.schema import STEPS
from app.store.search import HistoryQuery
from app.store.store import Store
from app.store.store_state import StoreState
from tests.app.store.clinic import ACCESS, Kept, SteppingClock, keep_one
from tests.app.store.conftest import MakeStore


def exams(store: Store) -> set[str]:
    return {entry.exam.exam_id for entry in store.session.history.search(HistoryQuery()).entries}


def test_a_backup_restores_on_another_computer(
    store: Store, kept: Kept, make_store: MakeStore, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup = store.back_up(stick)
    assert [place.name for place in stick.iterdir()] == [backup.path.name]
    elsewhere = make_store(tmp_path / "new computer")
    assert elsewhere.state is StoreState.NOT_SET_UP
    found = elsewhere.backups(stick)
    assert found == (backup,) or found[0].about == backup.about
    elsewhere.restore(found[0], ACCESS)
    assert elsewhere.session.history.exam(kept.exam.exam_id) == kept.exam
    assert elsewhere.session.verify() == ()
    assert elsewhere.session.trail.all()[-1].action == "restored"


def test_the_recovery_key_restores_too(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store()
    printed = store.set_up(ACCESS.user, ACCESS.passphrase)
    kept = keep_one(store)
    backup = store.back_up()
    elsewhere = make_store(tmp_path / "new computer")
    elsewhere.restore(backup, ByRecoveryKey(printed))
    assert exams(elsewhere) == {kept.exam.exam_id}
    elsewhere.set_passphrase(ByRecoveryKey(printed), ACCESS.user, "a new passphrase")
    elsewhere.lock()
    elsewhere.unlock(ByPassphrase(ACCESS.user, "a new passphrase"))


def test_restoring_keeps_today_s_passphrases_and_sets_today_s_records_aside(
    store: Store, kept: Kept, tmp_path: Path
) -> None:
    backup = store.back_up()
    later = keep_one(store)
    store.set_passphrase(ACCESS, ACCESS.user, "a new passphrase")
    with pytest.raises(WrongPassphraseError):
        store.restore(backup, ACCESS)
    assert exams(store) == {kept.exam.exam_id, later.exam.exam_id}
    journal = tmp_path / "records" / "records.db-journal"
    journal.write_bytes(b"of a program that died: it would be played into the backup")
    store.restore(backup, ByPassphrase(ACCESS.user, "a new passphrase"))
    assert exams(store) == {kept.exam.exam_id}
    aside = [place.name for place in (tmp_path / "records" / "set-aside").rglob("records.db*")]
    assert sorted(aside) == ["records.db", journal.name]


def test_records_of_another_clinic_replace_these_with_their_own_keys(
    store: Store, kept: Kept, make_store: MakeStore, tmp_path: Path
) -> None:
    other = make_store(tmp_path / "other")
    other.set_up("dr li", "battery staple")
    theirs = keep_one(other)
    store.restore(other.back_up(), ByPassphrase("dr li", "battery staple"))
    assert exams(store) == {theirs.exam.exam_id}
    assert store.users() == ("dr li",)
    names = {place.name for place in (tmp_path / "records" / "set-aside").rglob("*") if place.is_file()}
    assert names == {"records.db", "keys.json", "keys.copy.json"}
    assert kept.exam.exam_id not in exams(store)


def test_an_interrupted_restore_is_finished_at_the_next_start(
    store: Store, kept: Kept, make_store: MakeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = store.back_up()
    keep_one(store)
    monkeypatch.setattr(
        "app.store.store.finish_restore", lambda _layout: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    with pytest.raises(KeyboardInterrupt):
        store.restore(backup, ACCESS)
    monkeypatch.undo()
    store.stop()
    again = make_store()
    again.unlock(ACCESS)
    assert exams(again) == {kept.exam.exam_id}
    assert not (tmp_path / "records" / "restoring").exists()


@pytest.mark.parametrize("name", ["records.db", "keys.json", "backup.json"])
def test_a_changed_backup_is_refused_before_anything_is_replaced(store: Store, kept: Kept, name: str) -> None:
    backup = store.back_up()
    path = backup.path / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    for listed in store.backups():
        with pytest.raises(StoreError):
            store.restore(listed, ACCESS)
    assert store.session.history.exam(kept.exam.exam_id) == kept.exam


def test_a_backup_of_other_content_than_it_says_is_refused(store: Store, kept: Kept) -> None:
    first = store.back_up()
    keep_one(store)
    second = store.back_up()
    assert kept.exam.version == 1
    (first.path / "records.db").write_bytes((second.path / "records.db").read_bytes())
    with pytest.raises(BackupDamagedError):
        backup_keys(first)
    with pytest.raises(BackupDamagedError):
        verify_backup(first, store.session.keys, STEPS)


def test_automatic_backups_come_hourly_when_something_changed_and_are_thinned(
    store: Store, clock: SteppingClock
) -> None:
    keep_one(store)
    assert store.back_up_if_due()
    keep_one(store)
    assert not store.back_up_if_due()  # the last is fresh
    clock.moment += timedelta(hours=2)
    assert store.back_up_if_due()
    clock.moment += timedelta(hours=2)
    assert not store.back_up_if_due()  # nothing changed
    for _ in range(5):
        clock.moment += timedelta(days=1, hours=1)
        for _ in range(3):
            clock.moment += timedelta(hours=1, minutes=5)
            keep_one(store)
            assert store.back_up_if_due()
    days = [backup.moment.date() for backup in store.backups()]
    assert len(days) < 5 * 3
    assert len(set(days)) >= 6


def test_asked_for_backups_are_never_thinned(store: Store, clock: SteppingClock) -> None:
    for _ in range(4):
        keep_one(store)
        store.back_up()
    clock.moment += timedelta(days=3)
    keep_one(store)
    store.back_up_if_due()
    assert [backup.about.reason for backup in store.backups()] == ["automatic"] + ["asked"] * 4


def test_a_vanished_stick_and_a_full_one_are_named_and_leave_nothing(
    store: Store, kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DiskFailedError):
        store.back_up(tmp_path / "pulled out")
    stick = tmp_path / "stick"
    stick.mkdir()

    def full(*_arguments: object) -> None:
        raise DiskFullError(file="keys.json")

    monkeypatch.setattr("app.store.backups.write_durably", full)
    with pytest.raises(DiskFullError):
        store.back_up(stick)
    assert list(stick.iterdir()) == []
    assert exams(store) == {kept.exam.exam_id}


def test_what_a_killed_program_left_is_cleared_and_never_listed(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "records" / "backups"
    mine = store._key_file().store_id[:8]
    left = folder / f"heart-20260301T080000Z-01234567.{mine}.part"
    left.mkdir(parents=True)
    (left / "records.db").write_bytes(b"half")
    foreign = [folder / name for name in (f"heart-of-gold.{mine}.part", f"{left.name[:-14]}.0badcafe.part")]
    for place in foreign:
        place.mkdir()
    assert store.backups() == ()
    store.back_up()
    assert not left.exists()
    assert all(place.exists() for place in foreign)  # the second is being written by another computer


def test_a_damaged_database_is_never_backed_up(
    store: Store, kept: Kept, make_store: MakeStore, tmp_path: Path
) -> None:
    assert kept.exam.version == 1
    store.stop()
    path = tmp_path / "records" / "records.db"
    content = bytearray(path.read_bytes())
    content[3 * 4096 + 100] ^= 1
    path.write_bytes(content)
    again = make_store()
    again.unlock(ACCESS)
    with pytest.raises((BackupDamagedError, DatabaseDamagedError)):
        again.back_up()
    assert again.backups() == ()


def test_a_migration_keeps_a_verified_backup_of_before(make_store: MakeStore) -> None:
    store = make_store()
    store.set_up(ACCESS.user, ACCESS.passphrase)
    kept = keep_one(store)
    store.stop()
    newer = make_store(steps=(*STEPS, ("CREATE TABLE clinic_note (content TEXT)",)))
    newer.unlock(ACCESS)
    assert newer.session.database.rows("SELECT * FROM clinic_note") == []
    assert [backup.about.reason for backup in newer.backups()] == ["before_migration"]
    assert exams(newer) == {kept.exam.exam_id}
    newer.stop()
    older = make_store()
    with pytest.raises(StoreError) as caught:
        older.unlock(ACCESS)
    assert caught.value.code == "records_are_newer"
    assert older.state is StoreState.LOCKED
    older.restore(older.backups()[0], ACCESS)  # the way back for a clinic that returns to the older program
    assert exams(older) == {kept.exam.exam_id}


def test_a_folder_shows_its_good_backups_beside_bad_and_foreign_ones(store: Store, tmp_path: Path) -> None:
    good = store.back_up()
    folder = tmp_path / "records" / "backups"
    for place, name, content in [
        ("heart-20260301T080000Z-00000001", "backup.json", b"{}"),
        ("heart-20260301T080000Z-00000002", "backup.json", b"\xff"),
        ("heart-20260301T080000Z-00000003", "other.txt", b""),
        ("heart-20260301T080000Z-00000004", "backup.json", b"[]"),
        ("heart-20261301T080000Z-00000005", "backup.json", (good.path / "backup.json").read_bytes()),
        ("photographs", "backup.json", b"{}"),
    ]:
        (folder / place).mkdir()
        (folder / place / name).write_bytes(content)
    assert [backup.path for backup in store.backups()] == [good.path]
    with pytest.raises(BackupDamagedError):
        read_backup(folder / "photographs")


def test_a_copy_that_is_not_the_source_does_not_count(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_one(store)
    monkeypatch.setattr("app.store.backups.start_check", lambda _copy: (Damage("page", "records.db", 3),))
    with pytest.raises(BackupDamagedError):
        store.back_up()
    assert store.backups() == ()


def test_lost_keys_come_back_with_a_backup(store: Store, kept: Kept, tmp_path: Path) -> None:
    backup = store.back_up()
    store.lock()
    for name in ("keys.json", "keys.copy.json"):
        (tmp_path / "records" / name).write_bytes(b"\x00" * 500)
    store.restore(backup, ACCESS)
    assert exams(store) == {kept.exam.exam_id}
    store.lock()
    store.unlock(ACCESS)


def test_two_computers_share_a_folder_and_neither_thins_the_other_s_backups(
    store: Store, make_store: MakeStore, tmp_path: Path, clock: SteppingClock
) -> None:
    drive = tmp_path / "network drive"
    drive.mkdir()
    other = make_store(tmp_path / "other")
    other.set_up("dr li", "battery staple")
    keep_one(other)
    other.back_up_if_due(drive)
    theirs = other.backups(drive)
    for _ in range(3):
        clock.moment += timedelta(hours=2)
        keep_one(store)
        store.back_up_if_due(drive)
    clock.moment += timedelta(days=40)
    keep_one(store)
    store.back_up_if_due(drive)
    left = store.backups(drive)
    assert [one for one in left if one.about.store_id == theirs[0].about.store_id] == list(theirs)
    assert len(left) == 3  # of this computer's own one a month is kept, and the newest


def test_a_backup_of_a_newer_program_is_refused_before_anything_is_replaced(
    make_store: MakeStore, tmp_path: Path
) -> None:
    newer = make_store(tmp_path / "newer", steps=(*STEPS, ("CREATE TABLE clinic_note (content TEXT)",)))
    newer.set_up(ACCESS.user, ACCESS.passphrase)
    newer.lock()
    newer.unlock(ACCESS)  # takes the step
    backup = newer.back_up()
    store = make_store()
    store.set_up(ACCESS.user, ACCESS.passphrase)
    kept = keep_one(store)
    with pytest.raises(NewerRecordsError):
        store.restore(backup, ACCESS)
    assert exams(store) == {kept.exam.exam_id}
    assert not (tmp_path / "records" / "set-aside").exists()


def test_a_clock_set_back_does_not_stop_backups_nor_make_one_at_every_save(
    store: Store, clock: SteppingClock
) -> None:
    clock.moment += timedelta(days=900)
    keep_one(store)
    assert store.back_up_if_due()
    clock.moment -= timedelta(days=899)
    for due in (True, False):
        keep_one(store)
        assert bool(store.back_up_if_due()) is due


def test_a_second_folder_that_was_away_gets_its_copy_as_soon_as_it_is_back(
    store: Store, kept: Kept, tmp_path: Path
) -> None:
    drive = tmp_path / "network drive"
    with pytest.raises(DiskFailedError):
        store.back_up_if_due(drive)
    assert len(store.backups()) == 1
    drive.mkdir()
    (made,) = store.back_up_if_due(drive)
    assert made.path.parent == drive
    assert store.session.history.exam(kept.exam.exam_id) == kept.exam
    assert not store.back_up_if_due(drive)
