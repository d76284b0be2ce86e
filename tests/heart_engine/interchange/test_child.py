"""The reading process as its parent meets it: one answer, whatever the file, and nothing else done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from heart_engine.interchange.sandbox import TIMED_OUT_EXIT
from heart_engine.protocol.reading_child import read_in_child, reading_command, reading_environment
from tests.heart_engine.interchange.synthetic import SOUND_FILES, TABLE

SHAPE = {"key", "raw", "value", "unit", "status", "rule", "proposal", "where"}


def confined(program: str, seconds: float = 5) -> subprocess.CompletedProcess[str]:
    start = f"from heart_engine.interchange import sandbox; sandbox.confine({seconds})\n"
    return subprocess.run(
        [sys.executable, "-c", start + program],
        env=reading_environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("name", SOUND_FILES)
def test_every_kind_of_file_is_read(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(SOUND_FILES[name])
    document = read_in_child(file)
    assert document["format"] == "heart-reading/1"
    assert {"lvedd"} <= {one["key"] for one in document["candidates"]}
    assert all(set(one) == SHAPE for one in document["candidates"])
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_mapping_is_obeyed(tmp_path: Path) -> None:
    file, mapping = tmp_path / "a.csv", tmp_path / "m.json"
    file.write_text("左室,EF\n4.5,62\n", "utf-8")
    columns = {"左室": {"key": "lvedd", "unit": "cm"}}
    mapping.write_text(json.dumps({"format": "heart-mapping/1", "columns": columns}), "utf-8")
    assert read_in_child(file, mapping)["candidates"][0]["value"] == 45


def test_a_refusal_names_file_row_column_and_rule(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("a,b\n1,2\n")
    assert read_in_child(file) == {
        "refused": {
            "code": "import_no_header",
            "params": {
                "file": str(file),
                "row": 2,
                "column": None,
                "rule": "no header row among the first five",
            },
        }
    }


def test_a_pasted_text_comes_in_on_stdin() -> None:
    done = subprocess.run(
        reading_command("-"),
        env=reading_environment(),
        input="LVDd 45mm。".encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["candidates"][0]["value"] == 45


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert read_in_child(tmp_path)["refused"]["code"] == "file_unreadable"


@pytest.mark.slow
def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"[" + b"[]," * 5_000_000 + b"[]]")
    assert read_in_child(file)["refused"]["code"] == "import_out_of_memory"


def test_the_process_ends_itself_when_its_time_is_over() -> None:
    assert confined("while True: pass", seconds=0.2).returncode == TIMED_OUT_EXIT


def test_the_system_ends_it_where_python_cannot() -> None:
    endless = "import re; re.match(r'(a+)+b', 'a' * 64)"  # one call that never lets another thread run
    assert confined(endless, seconds=0.5).returncode in (-9, -24)


FORBIDDEN = (
    "open('x', 'w')",
    "open('x', 'ab')",
    "os.open('x', os.O_RDWR | os.O_CREAT)",
    "os.remove('x')",
    "os.mkdir('x')",
    "os.rename('x', 'y')",
    "subprocess.run(['true'])",
    "os.system('true')",
    "os.fork()",
    "socket.socket()",
    "urllib.request.urlopen('http://localhost')",
)


def test_it_can_neither_write_nor_start_nor_call_anything(tmp_path: Path) -> None:
    tries = "".join(
        f"try:\n {action}\nexcept PermissionError as error:\n print(error)\n" for action in FORBIDDEN
    )
    imports = "import os, socket, subprocess, urllib.request"
    done = confined(f"{imports}\nos.chdir({str(tmp_path)!r})\n{tries}")
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert len(said) == len(FORBIDDEN)
    assert all(line.startswith("not while reading a file: ") for line in said)
    assert list(tmp_path.iterdir()) == []


def test_it_may_still_read() -> None:
    assert confined("import sys; print(len(open(sys.executable, 'rb').read(10)))").stdout == "10\n"


def test_the_readers_packages_come_without_numpy_and_lxml() -> None:
    program = (
        "from heart_engine.interchange import sandbox; sandbox.prepare_imports()\n"
        "import sys, openpyxl, pydicom\n"
        "print(openpyxl.LXML, openpyxl.DEFUSEDXML, sys.modules.get('numpy'), 'lxml.etree' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=reading_environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[:3] == ["False", "True", "None"]


def test_the_answer_is_plain_ascii_on_any_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE, "utf-8")
    environment = {**reading_environment(), "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(reading_command(str(file)), env=environment, capture_output=True, check=True)
    assert done.stdout.isascii()
    assert "左室舒张末期内径(mm)" in json.loads(done.stdout)["columns"][3]["header"]


def test_a_mapping_in_toml_is_obeyed_and_what_nobody_confirmed_is_not(tmp_path: Path) -> None:
    file, mapping = tmp_path / "a.csv", tmp_path / "m.toml"
    file.write_text("左室,EF\n4.5,62\n", "utf-8")
    head = 'format = "heart-mapping/1"\n[columns."左室"]\n'
    mapping.write_text(head + 'key = "lvedd"\nunit = "cm"\naccept.plausible = "yes"\n', "utf-8")
    assert read_in_child(file, mapping)["candidates"][0]["value"] == 45
    mapping.write_text(head + 'key = "? lvedd"\nunit = "? cm"\n', "utf-8")
    assert read_in_child(file, mapping)["candidates"][0]["status"] == "ask"
    mapping.write_text("key = ", "utf-8")
    refused = read_in_child(file, mapping)["refused"]
    assert (refused["code"], refused["params"]["file"]) == ("import_bad_mapping", str(mapping))


def test_a_mapping_of_a_chinese_editor_is_obeyed(tmp_path: Path) -> None:
    file, mapping = tmp_path / "a.csv", tmp_path / "m.toml"
    file.write_text("左室,EF\n4.5,62\n", "utf-8")
    said = 'format = "heart-mapping/1"\n[columns."左室"]\nkey = "lvedd"\nunit = "cm"\n'
    mapping.write_text(said, "gb18030")
    assert read_in_child(file, mapping)["candidates"][0]["value"] == 45


def test_a_mapping_that_is_not_there_is_named_and_not_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE, "utf-8")
    refused = read_in_child(file, tmp_path / "m.json")["refused"]
    assert refused["params"]["file"] == str(tmp_path / "m.json")
    assert refused["params"]["rule"] == "No such file or directory"
