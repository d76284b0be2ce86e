from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.store.access import ByPassphrase
from app.store.errors import (
    AlreadySetUpError,
    DatabaseDamagedError,
    DiskFullError,
    FileMissingError,
    KeyFileDamagedError,
    LockedError,
    NotSetUpError,
    RefusedError,
    StoreInUseError,
    WrongPassphraseError,
)
from app.store.holds import RecordHolds
from app.store.key_file import KeyFile
from app.store.layout import StoreLayout
from app.store.record_types import Kind
from app.store.search import HistoryQuery
from app.store.store import Store
from app.store.store_state import StoreState
from tests.app.store.clinic import ACCESS, CHEAP, Kept, keep_one
from tests.app.store.conftest import MakeStore


def state_of(store: Store) -> StoreState:
    """Ask anew; a type checker would remember the last answer."""
    return store.state


def test_from_nothing_to_open_to_locked(make_store: MakeStore) -> None:
    store = make_store()
    assert state_of(store) is StoreState.NOT_SET_UP
    with pytest.raises(NotSetUpError):
        _ = store.session
    with pytest.raises(NotSetUpError):
        store.unlock(ACCESS)
    store.set_up(ACCESS.user, ACCESS.passphrase)
    assert state_of(store) is StoreState.OPEN
    with pytest.raises(AlreadySetUpError):
        store.set_up("another", "battery staple")
    store.lock()
    assert state_of(store) is StoreState.LOCKED
    with pytest.raises(LockedError):
        _ = store.session


def test_a_lock_leaves_no_way_in_through_what_was_handed_out(store: Store, kept: Kept) -> None:
    session = store.session
    history, records = session.history, session.records
    store.lock()
    store.lock()
    for attempt in (
        lambda: history.exam(kept.exam.exam_id),
        lambda: history.search(HistoryQuery()),
        lambda: records.note("printed", Kind.EXAM, kept.exam.exam_id),
        session.verify,
        session.trail.all,
    ):
        with pytest.raises(LockedError):
            attempt()
    with pytest.raises(WrongPassphraseError):
        store.unlock(ByPassphrase(ACCESS.user, "wrong passphrase"))
    assert store.state is StoreState.LOCKED
    assert store.unlock(ACCESS).history.exam(kept.exam.exam_id) == kept.exam


def test_a_key_never_shows_in_text(store: Store) -> None:
    shown = repr(store.session) + repr(ACCESS)
    for key in (store.session.keys.database, store.session.keys.checksums, store.session.keys.drafts):
        assert repr(key) not in shown
    assert ACCESS.passphrase not in shown


def test_users_are_managed_by_those_who_prove_themselves(store: Store) -> None:
    store.add_user(ACCESS, "dr li", "battery staple")
    assert store.users() == ("dr wu", "dr li")
    with pytest.raises(WrongPassphraseError):
        store.set_passphrase(ByPassphrase("dr wu", "not mine at all"), "dr li", "taken over now")
    store.lock()
    store.unlock(ByPassphrase("dr li", "battery staple"))
    store.remove_user(ByPassphrase("dr li", "battery staple"), "dr wu")
    with pytest.raises(RefusedError):
        store.remove_user(ByPassphrase("dr li", "battery staple"), "dr li")
    actions = [row.action for row in store.session.trail.all()]
    assert actions == ["set_up", "key_file_noticed", "user_added", "user_removed"]


def test_a_recovery_key_counts_as_safe_once_somebody_confirms(store: Store) -> None:
    assert not store.session.recovery_key_is_confirmed()
    store.session.confirm_recovery_key()
    assert store.session.recovery_key_is_confirmed()
    store.renew_recovery_key(ACCESS)
    assert not store.session.recovery_key_is_confirmed()


def test_a_damaged_copy_of_the_key_file_is_mended_at_unlock(store: Store, tmp_path: Path) -> None:
    layout = StoreLayout(tmp_path / "records")
    sound = layout.keys.read_bytes()
    for path in (layout.keys, layout.keys_copy):
        store.lock()
        path.write_bytes(b"{}")
        store.unlock(ACCESS)
        assert path.read_bytes() == sound


def test_a_key_file_that_changed_behind_the_records_is_put_on_the_trail(store: Store, tmp_path: Path) -> None:
    layout = StoreLayout(tmp_path / "records")
    old = layout.keys.read_bytes()
    store.set_passphrase(ACCESS, ACCESS.user, "a new passphrase")
    store.lock()
    layout.keys.write_bytes(old)
    layout.keys_copy.write_bytes(old)
    store.unlock(ACCESS)
    assert store.session.trail.all()[-1].action == "key_file_noticed"


def test_wrong_passphrase_damaged_keys_and_damaged_records_read_differently(
    store: Store, kept: Kept, tmp_path: Path
) -> None:
    assert kept.exam.version == 1
    layout = StoreLayout(tmp_path / "records")
    store.lock()
    with pytest.raises(WrongPassphraseError):
        store.unlock(ByPassphrase(ACCESS.user, "wrong passphrase"))
    content = bytearray(layout.database.read_bytes())
    content[5] ^= 1
    layout.database.write_bytes(content)
    session = store.unlock(ACCESS)
    assert [(damage.what, damage.number) for damage in session.damage] == [("page", 1)]
    with pytest.raises(DatabaseDamagedError):
        _ = session.records
    store.lock()
    for path in (layout.keys, layout.keys_copy):
        path.write_bytes(path.read_bytes().replace(b"revision", b"revisiom"))
    with pytest.raises(KeyFileDamagedError):
        store.unlock(ACCESS)


def test_damage_is_contained_the_rest_is_read_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    kept = [keep_one(store, date=f"2026-03-{day:02}") for day in range(1, 29)]
    store.lock()
    path = StoreLayout(tmp_path / "records").database
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1  # some page of rows
    path.write_bytes(content)
    session = store.unlock(ACCESS)
    assert len(session.damage) == 1
    with pytest.raises(DatabaseDamagedError):
        _ = session.records
    page = session.history.search(HistoryQuery())
    readable = {entry.exam.exam_id: entry.exam for entry in page.entries}
    assert readable.items() <= {one.exam.exam_id: one.exam for one in kept}.items()
    assert len(readable) >= 14
    assert session.verify() != ()


def test_missing_files_are_named_and_never_made_anew(store: Store, tmp_path: Path) -> None:
    layout = StoreLayout(tmp_path / "records")
    store.lock()
    layout.database.rename(tmp_path / "gone.db")
    with pytest.raises(FileMissingError) as caught:
        store.unlock(ACCESS)
    assert caught.value.params["file"] == "records.db"
    assert not layout.database.exists()
    (tmp_path / "gone.db").rename(layout.database)
    store.unlock(ACCESS)
    backup = store.back_up()
    store.stop()
    layout.keys.unlink()
    layout.keys_copy.unlink()
    assert store.start() is StoreState.KEYS_MISSING
    with pytest.raises(FileMissingError):
        store.unlock(ACCESS)
    with pytest.raises(FileMissingError):
        _ = store.session
    with pytest.raises(AlreadySetUpError):
        store.set_up("another", "battery staple")
    assert store.restore(backup, ACCESS).user == ACCESS.user


def test_an_interrupted_set_up_leaves_nothing_or_everything(
    make_store: MakeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_layout: StoreLayout, _keys: KeyFile) -> None:
        raise DiskFullError(file="keys.json")

    store = make_store()
    monkeypatch.setattr("app.store.store.save_key_file", refuse)
    with pytest.raises(DiskFullError):
        store.set_up(ACCESS.user, ACCESS.passphrase)
    monkeypatch.undo()
    store.stop()
    again = make_store()
    assert again.state is StoreState.NOT_SET_UP
    assert not StoreLayout(tmp_path / "records").new_database.exists()
    again.set_up(ACCESS.user, ACCESS.passphrase)
    again.stop()
    layout = StoreLayout(tmp_path / "records")
    layout.database.rename(layout.new_database)  # as a crash before the last step would leave it
    make_store().unlock(ACCESS)
    assert layout.database.exists()


def test_a_full_disk_does_not_keep_anybody_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_key: bytes) -> None:
        raise DiskFullError(file="x.draft")

    store.lock()
    monkeypatch.setattr(store.drafts, "adopt", refuse)
    assert store.unlock(ACCESS).user == ACCESS.user


def test_a_second_program_is_refused_politely_and_may_follow(store: Store, tmp_path: Path) -> None:
    second = Store(tmp_path / "records", cost=CHEAP)
    with pytest.raises(StoreInUseError):
        second.start()
    program = (
        "import sys; from pathlib import Path; from app.store.store import Store\n"
        "try: Store(Path(sys.argv[1])).start()\n"
        "except Exception as error: sys.exit(error.code)\n"
    )
    arguments = [sys.executable, "-c", program, str(tmp_path / "records")]
    refused = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stderr.strip()) == (1, "store_in_use")
    store.stop()
    assert subprocess.run(arguments, capture_output=True, check=False).returncode == 0


def test_a_program_that_was_refused_the_folder_gets_in_by_no_door(
    store: Store, kept: Kept, tmp_path: Path
) -> None:
    backup = store.back_up()
    second = Store(tmp_path / "records", cost=CHEAP)
    with pytest.raises(StoreInUseError):
        second.start()
    assert second.backups() == (backup,)
    doors: tuple[Callable[[], object], ...] = (
        lambda: second.unlock(ACCESS),
        lambda: second.restore(backup, ACCESS),
        lambda: second.set_up("dr li", "battery staple"),
    )
    for door in doors:
        with pytest.raises(StoreInUseError):
            door()
    assert store.session.history.exam(kept.exam.exam_id) == kept.exam


def test_two_windows_never_hold_one_record() -> None:
    holds = RecordHolds()
    assert holds.take("exam", "left window")
    assert holds.take("exam", "left window")
    assert not holds.take("exam", "right window")
    holds.release("exam", "right window")
    assert not holds.take("exam", "right window")
    holds.release("exam", "left window")
    assert holds.take("exam", "right window")


def test_a_start_that_fails_lets_go_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_layout: StoreLayout) -> bool:
        raise DiskFullError(file="restoring")

    monkeypatch.setattr("app.store.store.finish_restore", refuse)
    with pytest.raises(DiskFullError):
        Store(tmp_path / "records", cost=CHEAP).start()
    monkeypatch.undo()
    second = Store(tmp_path / "records", cost=CHEAP)
    assert second.start() is StoreState.NOT_SET_UP
    second.stop()


def test_nothing_readable_is_an_empty_history_that_says_why(store: Store, kept: Kept, tmp_path: Path) -> None:
    store.lock()
    path = StoreLayout(tmp_path / "records").database
    path.write_bytes(b"\x00" * path.stat().st_size)
    page = store.unlock(ACCESS).history.search(HistoryQuery())
    assert page.entries == ()
    assert {damage.name for damage in page.damage} == {"patient_version", "exam_version", "result", "void"}
    assert kept.exam.version == 1


def test_a_table_whose_root_is_gone_does_not_take_the_others_along(store: Store, tmp_path: Path) -> None:
    for day in range(1, 29):
        keep_one(store, date=f"2026-03-{day:02}")
    sql = "SELECT rootpage FROM sqlite_master WHERE name = 'result'"
    ((page_number,),) = store.session.database.rows(sql)
    store.lock()
    path = StoreLayout(tmp_path / "records").database
    content = bytearray(path.read_bytes())
    content[(page_number - 1) * 4096 + 50] ^= 1
    path.write_bytes(content)
    page = store.unlock(ACCESS).history.search(HistoryQuery())
    assert len(page.entries) == 28
    assert {entry.result for entry in page.entries} == {None}
    assert {damage.name for damage in page.damage} == {"result"}
