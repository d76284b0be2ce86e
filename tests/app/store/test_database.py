from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.store.database import Database, page_damage, structure_is_sound
from app.store.errors import (
    DatabaseDamagedError,
    DiskFailedError,
    FileMissingError,
    NewerRecordsError,
    RefusedError,
    StoreInUseError,
)
from app.store.schema import STEPS, migrate, needs_migration, schema_version

KEY = b"k" * 32
PAGE = 4096


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "a.db", KEY)
    made.create()
    yield made
    made.close()


def test_the_settings_that_survive_a_power_cut_are_on(database: Database) -> None:
    assert database.rows("PRAGMA journal_mode") == [("delete",)]
    assert database.rows("PRAGMA synchronous") == [(3,)]  # EXTRA
    assert database.rows("PRAGMA foreign_keys") == [(1,)]


def test_nothing_readable_lies_in_the_file(database: Database) -> None:
    database.rows("CREATE TABLE readable_name (content)")
    database.rows("INSERT INTO readable_name VALUES ('王小明')")
    written = database.path.read_bytes()
    assert b"SQLite format" not in written
    assert b"readable_name" not in written
    assert "王小明".encode() not in written


def test_another_key_is_refused_and_a_missing_file_is_not_made(database: Database, tmp_path: Path) -> None:
    database.rows("CREATE TABLE t (x)")
    with pytest.raises(DatabaseDamagedError):
        Database(database.path, b"x" * 32).rows("SELECT 1")
    with pytest.raises(FileMissingError):
        Database(tmp_path / "b.db", KEY).rows("SELECT 1")
    assert not (tmp_path / "b.db").exists()


def test_a_transaction_is_all_or_nothing_also_when_nested(database: Database) -> None:
    database.rows("CREATE TABLE t (x)")

    def fail_after_two_rows() -> None:
        with database.transaction():
            database.rows("INSERT INTO t VALUES (1)")
            with database.transaction():
                database.rows("INSERT INTO t VALUES (2)")
            raise KeyError

    with pytest.raises(KeyError):
        fail_after_two_rows()
    assert database.rows("SELECT * FROM t") == []
    with database.transaction():
        database.rows("INSERT INTO t VALUES (3)")
    assert database.rows("SELECT * FROM t") == [(3,)]


def test_a_transaction_that_stumbled_saves_nothing_even_if_somebody_goes_on(database: Database) -> None:
    database.rows("CREATE TABLE t (x UNIQUE)")

    def stumble_and_go_on() -> None:
        with database.transaction():
            database.rows("INSERT INTO t VALUES (1)")
            with suppress(RefusedError):
                database.rows("INSERT INTO t VALUES (1)")
            with suppress(RefusedError):
                database.rows("INSERT INTO t VALUES (2)")

    with pytest.raises(RefusedError):
        stumble_and_go_on()
    assert database.rows("SELECT * FROM t") == []
    with database.transaction():
        database.rows("INSERT INTO t VALUES (3)")
    assert database.rows("SELECT * FROM t") == [(3,)]


def test_a_second_writer_is_refused(database: Database) -> None:
    database.rows("CREATE TABLE t (x)")
    second = Database(database.path, KEY)
    second.rows("PRAGMA busy_timeout = 0")
    with database.transaction():
        with pytest.raises(StoreInUseError), second.transaction():
            raise AssertionError
        database.rows("INSERT INTO t VALUES (1)")
    second.close()


def test_a_path_with_signs_of_a_web_address_is_a_path(tmp_path: Path) -> None:
    database = Database(tmp_path / "a?mode=ro#%20王.db", KEY)
    database.create()
    database.rows("CREATE TABLE t (x)")
    database.close()
    assert database.rows("SELECT * FROM t") == []
    database.close()
    assert database.path.exists()


def test_a_folder_in_place_of_the_file_is_a_disk_error(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    with pytest.raises(DiskFailedError):
        Database(tmp_path / "a.db", KEY).rows("SELECT 1")


def test_a_flipped_byte_names_its_page_and_leaves_the_others_readable(database: Database) -> None:
    database.rows("CREATE TABLE t (id INTEGER PRIMARY KEY, x)")
    with database.transaction():
        for number in range(300):
            database.rows("INSERT INTO t VALUES (?, ?)", (number, "content" * 50))
    database.close()
    content = bytearray(database.path.read_bytes())
    content[PAGE * 10 + 99] ^= 1
    database.path.write_bytes(content)
    assert page_damage(database) == (11,)
    assert not structure_is_sound(database)
    with pytest.raises(DatabaseDamagedError):
        database.rows("SELECT count(x) FROM t")
    assert database.rows("SELECT x FROM t WHERE id = 1") == [("content" * 50,)]


def test_an_empty_file_takes_all_steps_or_none(database: Database) -> None:
    broken = (*STEPS, ("CREATE TABLE extra (x)", "INSERT INTO nowhere VALUES (1)"))
    assert needs_migration(database, STEPS)
    with pytest.raises(Exception, match="store_failed"):
        migrate(database, broken)
    assert schema_version(database) == 0
    assert database.rows("SELECT name FROM sqlite_master") == []
    migrate(database, STEPS)
    assert not needs_migration(database, STEPS)


def test_a_newer_schema_is_refused(database: Database) -> None:
    migrate(database, (*STEPS, ("CREATE TABLE extra (x)",)))
    with pytest.raises(NewerRecordsError) as caught:
        needs_migration(database, STEPS)
    assert caught.value.params == {"found": len(STEPS) + 1, "supported": len(STEPS)}


@pytest.mark.parametrize(
    "table", ["patient_version", "exam_version", "result", "report", "opinion", "void", "audit"]
)
@pytest.mark.parametrize("statement", ["UPDATE {0} SET at = 'x'", "DELETE FROM {0}"])
def test_no_row_is_ever_changed_or_removed(database: Database, table: str, statement: str) -> None:
    migrate(database, STEPS)
    columns = database.rows(f"PRAGMA table_info({table})")
    values = ", ".join("1" for _ in columns)
    database.rows("PRAGMA foreign_keys = OFF")
    database.rows(f"INSERT INTO {table} VALUES ({values})")  # noqa: S608  # names from this test
    with pytest.raises(RefusedError):
        database.rows(statement.format(table))
