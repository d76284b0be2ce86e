from __future__ import annotations

import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.store.drafts import Draft, Drafts, FoundDrafts
from app.store.errors import RefusedError
from app.store.sealing import new_key
from app.store.store import Store
from tests.app.store.clinic import ACCESS
from tests.app.store.conftest import MakeStore

ONE, TWO = "1" * 32, "2" * 32


def found(*drafts: Draft, locked: tuple[str, ...] = (), damaged: tuple[str, ...] = ()) -> FoundDrafts:
    return FoundDrafts(drafts, locked, damaged)


def test_a_draft_needs_no_set_up_and_is_there_at_the_next_start(tmp_path: Path) -> None:
    Drafts(tmp_path).save(ONE, "old")
    Drafts(tmp_path).save(ONE, '{"lvedd": "4,7"}')
    Drafts(tmp_path).save(TWO, "王")
    assert Drafts(tmp_path).find() == found(Draft(ONE, '{"lvedd": "4,7"}'), Draft(TWO, "王"))


def test_no_draft_is_readable_in_its_file(tmp_path: Path) -> None:
    Drafts(tmp_path).save(ONE, "王小明 readable")
    for path in tmp_path.iterdir():
        assert b"readable" not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_discarded_draft_is_gone(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(ONE, "text")
    drafts.discard(ONE)
    drafts.discard(TWO)
    assert drafts.find() == found()


def test_once_adopted_the_file_s_key_is_gone_and_drafts_need_the_records_key(tmp_path: Path) -> None:
    drafts, key = Drafts(tmp_path), new_key()
    drafts.save(ONE, "before")
    drafts.adopt(key)
    drafts.save(TWO, "after")
    assert not (tmp_path / "session.key").exists()
    assert drafts.find() == found(Draft(ONE, "before"), Draft(TWO, "after"))
    drafts.forget_key()
    assert drafts.find() == found(locked=(ONE, TWO))


def test_a_changed_or_renamed_draft_is_named_as_damaged(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(ONE, "text")
    content = bytearray((tmp_path / f"{ONE}.draft").read_bytes())
    (tmp_path / f"{TWO}.draft").write_bytes(content)
    for at in range(len(content)):
        changed = content.copy()
        changed[at] ^= 1
        (tmp_path / f"{ONE}.draft").write_bytes(changed)
        assert drafts.find().drafts == ()
    assert TWO in drafts.find().damaged


def test_a_damaged_draft_keeps_the_key_that_might_mend_it(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(ONE, "text")
    path = tmp_path / f"{ONE}.draft"
    path.write_bytes(path.read_bytes()[:-1])
    drafts.adopt(new_key())
    assert (tmp_path / "session.key").exists()
    assert drafts.find() == found(damaged=(ONE,))


def test_two_windows_that_begin_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each found no key and made one; what was sealed with the one that was overwritten could not be read."""
    for attempt in range(40):
        folder = tmp_path / str(attempt)
        both = threading.Barrier(2)

        def save(name: str, folder: Path = folder, both: threading.Barrier = both) -> None:
            both.wait()
            Drafts(folder).save(name, name)

        names = ("1" * 32, "2" * 32)
        with ThreadPoolExecutor(2) as windows:
            list(windows.map(save, names))
        found = Drafts(folder).find()
        assert found.damaged == ()
        assert [one.text for one in found.drafts] == list(names)


def test_a_damaged_session_key_is_replaced_for_new_drafts(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(ONE, "old")
    (tmp_path / "session.key").write_bytes(b"short")
    drafts.save(TWO, "new")
    assert drafts.find() == found(Draft(TWO, "new"), damaged=(ONE,))


@pytest.mark.parametrize("draft_id", ["", "../../etc/passwd", "1" * 31, "G" * 32, "1" * 31 + "/"])
def test_only_our_own_ids_become_file_names(tmp_path: Path, draft_id: str) -> None:
    with pytest.raises(RefusedError):
        Drafts(tmp_path).save(draft_id, "text")
    assert list(tmp_path.iterdir()) == []


def test_drafts_follow_the_store_through_set_up_lock_and_unlock(make_store: MakeStore) -> None:
    store: Store = make_store()
    store.drafts.save(ONE, "typed before any set-up")
    store.set_up(ACCESS.user, ACCESS.passphrase)
    assert store.drafts.find() == found(Draft(ONE, "typed before any set-up"))
    store.lock()
    assert store.drafts.find() == found(locked=(ONE,))
    store.drafts.save(TWO, "typed while locked")
    store.unlock(ACCESS)
    assert store.drafts.find() == found(
        Draft(ONE, "typed before any set-up"), Draft(TWO, "typed while locked")
    )
    store.lock()
    assert store.drafts.find() == found(locked=(ONE, TWO))
