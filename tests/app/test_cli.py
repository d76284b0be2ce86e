"""The `heart` command as a shell or a program meets it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli import main, speak_utf8
from app.commands import screen as screen_command
from app.engine import bundle_choice
from app.engine.client import EngineCommand
from heart_engine.domain.case_json import case_from_text, inputs_sha256
from heart_engine.domain.result_json import result_from_json
from heart_engine.protocol.messages import Step

ROOT = Path(__file__).resolve().parents[2]


def bad(behaviour: str) -> EngineCommand:
    """Return an engine that behaves so, whoever it is asked about: it is not told."""
    return EngineCommand(sys.executable, (str(ROOT / "tests/app/engine/bad_engine.py"), behaviour))


pytestmark = pytest.mark.usefixtures("qapp")
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # a command's output waits until it is flushed


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(case_id: str = "c1", **measurements: object) -> Path:
        path = tmp_path / "case.json"
        document = {"format": "heart-case/1", "case_id": case_id, "measurements": measurements}
        path.write_text(json.dumps(document), "utf-8")
        return path

    return write


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_screening_writes_the_result_alone_to_stdout(
    capsys: pytest.CaptureFixture[str], write: Write
) -> None:
    path = write(lvedd=47, ef=62, mr=1)
    code, out, err = run(capsys, "screen", path, "--fake-engine", "--json")
    assert (code, err) == (0, "")
    result = result_from_json(json.loads(out))
    assert result.provenance.fake
    assert result.provenance.inputs_sha256 == inputs_sha256(case_from_text(path.read_text("utf-8")))


def test_screening_shows_a_person_the_mark_the_answer_and_the_progress(
    capsys: pytest.CaptureFixture[str], write: Write
) -> None:
    code, out, err = run(capsys, "screen", write(lvedd=47, ef=62), "--fake-engine")
    assert code == 0
    assert out.splitlines()[0] == "FAKE ENGINE, NOT A RESULT"
    assert "ASD: of 20 cases like this" in out
    assert (
        len(err.splitlines()) == len([one for one in Step if one not in {Step.EXPLAIN, Step.SELF_TEST}]) + 1
    )
    assert err.splitlines()[-1].startswith("100%")


def test_it_speaks_chinese_where_the_terminal_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    code, _, err = run(capsys, "screen", tmp_path / "nothing.json")
    assert code == 3
    assert "无法读取文件" in err


def test_screening_writes_a_report_that_carries_the_mark(
    capsys: pytest.CaptureFixture[str], write: Write, tmp_path: Path
) -> None:
    report = tmp_path / "报告.pdf"
    code, _, _ = run(capsys, "screen", write(lvedd=47, ef=62), "--fake-engine", "--pdf", report)
    assert code == 0
    pages = [page.extract_text() for page in PdfReader(report).pages]
    assert pages
    assert all("FAKE ENGINE, NOT A RESULT" in text for text in pages)


def test_a_report_that_cannot_be_written_is_named(
    capsys: pytest.CaptureFixture[str], write: Write, tmp_path: Path
) -> None:
    report = tmp_path / "nowhere" / "report.pdf"
    code, _, err = run(capsys, "screen", write(lvedd=47), "--fake-engine", "--json", "--pdf", report)
    assert code == 3
    assert json.loads(err)["code"] == "file_not_written"
    assert json.loads(err)["params"]["file"] == str(report)


def test_a_declared_prevalence_is_part_of_the_result(
    capsys: pytest.CaptureFixture[str], write: Write
) -> None:
    declared = ("--prevalence", "asd=0.5", "--prevalence", "vsd+asd=0.15")
    code, out, _ = run(capsys, "screen", write(lvedd=47), "--fake-engine", "--json", *declared)
    assert code == 0
    prevalence = json.loads(out)["provenance"]["prevalence"]
    assert (prevalence["asd"], prevalence["asd+vsd"]) == (0.5, 0.15)
    assert sum(prevalence.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "declared",
    [["asd"], ["asd=1"], ["asd=0"], ["asd=nan"], ["asd=many"], ["flu=0.1"], ["asd=0.1", "asd=0.2"],
     ["asd=0.5", "vsd=0.5"]],
)  # fmt: skip
def test_a_prevalence_that_cannot_be_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], write: Write, declared: list[str]
) -> None:
    options = [text for one in declared for text in ("--prevalence", one)]
    code, out, err = run(capsys, "screen", write(lvedd=47), "--fake-engine", "--json", *options)
    assert (code, out) == (2, "")
    assert json.loads(err)["code"] == "wrong_usage"
    assert "--prevalence" in json.loads(err)["params"]["reason"]


def test_without_a_bundle_it_says_what_to_do(
    capsys: pytest.CaptureFixture[str], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle_choice, "shipped_bundle", lambda: None)
    code, out, err = run(capsys, "screen", write(lvedd=47), "--json")
    assert (code, out) == (4, "")
    error = json.loads(err)
    assert error.keys() == {"code", "params", "message"}
    assert error["code"] == "bundle_missing"
    assert "--fake-engine" in error["message"]


def test_a_case_with_nothing_measured_is_bad_input(capsys: pytest.CaptureFixture[str], write: Write) -> None:
    code, _, err = run(capsys, "screen", write(), "--fake-engine", "--json")
    assert (code, json.loads(err)["code"]) == (3, "case_empty")


def test_a_bad_case_is_refused_with_every_reason_at_its_field(
    capsys: pytest.CaptureFixture[str], write: Write
) -> None:
    path = write(lvedd=100_000, nonsense=1)
    code, _, err = run(capsys, "case", "check", path, "--json")
    assert (code, json.loads(err)["code"]) == (3, "case_rejected")
    found = {(one["field"], one["code"]) for one in json.loads(err)["params"]["problems"]}
    assert found == {("measurements.lvedd", "out_of_range"), ("measurements.nonsense", "field_unknown")}
    _, _, err = run(capsys, "case", "check", path)
    assert {line.split(":")[0].strip() for line in err.splitlines()[1:]} == {one for one, _ in found}


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"
    code, _, err = run(capsys, "case", "check", missing, "--json")
    assert (code, json.loads(err)["code"]) == (3, "file_unreadable")
    assert str(missing) in json.loads(err)["message"]


def test_a_file_in_another_encoding_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes("病例".encode("gb18030"))
    code, _, err = run(capsys, "case", "check", path, "--json")
    assert (code, json.loads(err)["code"]) == (3, "file_unreadable")


def test_checking_a_case_counts_and_names_what_contradicts(
    capsys: pytest.CaptureFixture[str], write: Write
) -> None:
    path = write(lvedd=40, lvesd=45)
    code, out, _ = run(capsys, "case", "check", path, "--json")
    document = json.loads(out)
    assert (code, document["measured"], document["of"]) == (0, 2, 25)
    assert any(set(one["fields"]) == {"lvedd", "lvesd"} for one in document["checks"])
    code, out, _ = run(capsys, "case", "check", path)
    assert code == 0
    assert out.startswith(f"{path}: 2/25\n")
    assert "lvedd, lvesd" in out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("lvedd", "4.5"), {"value": None, "status": "ask", "proposal": "45 mm"}),
        (("lvedd", "4.5cm"), {"value": 45, "status": "value", "unit": "mm"}),
    ],
)
def test_parsing_shows_what_the_form_makes_of_a_text(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], expected: dict[str, object]
) -> None:
    code, out, err = run(capsys, "parse", *arguments, "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert document.keys() == {"key", "raw", "value", "unit", "status", "rule", "proposal", "side"}
    assert {name: document[name] for name in expected} == expected


def test_parsing_speaks_to_people_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "parse", "lvedd", "4.5cm")[1].startswith("lvedd: value, 45")
    assert run(capsys, "parse", "lvedd", "4.5")[1].startswith("lvedd: ask, ? 45 mm")


def test_parsing_an_unknown_field_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "parse", "heart_size", "3", "--json")
    assert (code, json.loads(err)["params"]["field"]) == (3, "heart_size")
    assert "heart_size?" in run(capsys, "parse", "heart_size", "3")[2]


@pytest.mark.parametrize("arguments", [[], ["dance"], ["screen"], ["case"]])
def test_wrong_usage_is_code_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("heart: The command was not understood")


def test_an_engine_that_crashes_ends_the_command_with_its_code(
    capsys: pytest.CaptureFixture[str], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_command, "engine_command", lambda *_: bad("crash"))
    code, out, err = run(capsys, "screen", write(lvedd=47), "--fake-engine", "--json")
    assert (code, out, json.loads(err)["code"]) == (5, "", "engine_crashed")


def test_an_engine_that_cannot_be_started_ends_the_command(
    capsys: pytest.CaptureFixture[str], write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nothing = EngineCommand(str(tmp_path / "nothing"), ())
    monkeypatch.setattr(screen_command, "engine_command", lambda *_: nothing)
    code, _, err = run(capsys, "screen", write(lvedd=47), "--fake-engine", "--json")
    assert (code, json.loads(err)["code"]) == (5, "engine_crashed")


def test_an_interrupt_gives_up(
    capsys: pytest.CaptureFixture[str], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_command, "engine_command", lambda *_: bad("cancel_honoured"))
    monkeypatch.setattr(screen_command, "_silent", lambda *_: os.kill(os.getpid(), 2))
    code, out, err = run(capsys, "screen", write(lvedd=47), "--fake-engine", "--json")
    assert (code, out, json.loads(err)["code"]) == (6, "", "cancelled")


def test_it_runs_from_any_folder_without_a_display(write: Write, tmp_path: Path) -> None:
    (tmp_path / "heart_engine").mkdir()  # a folder of that name beside the user must not be taken for ours
    (tmp_path / "heart_engine" / "__init__.py").write_text("raise SystemExit('not ours')")
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "app.cli", "screen", write(lvedd=47), "--fake-engine", "--json"],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["provenance"]["fake"] is True


def test_hospital_tasks_run_in_a_child_and_their_exit_code_is_ours(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["simulate"]) == 2
    assert "heart simulate" in capfd.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "app.cli", "parse", "lvedd", "45", "--json"],
        ["-m", "heart_engine", "bundle", "list", "--json"],
    ],
)
def test_behind_a_closed_pipe_it_ends_without_a_word(command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (6, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["-m", "app.cli", "parse", "lvedd", "45", "--json"], "file_not_written"),
        (["-m", "heart_engine", "bundle", "list", "--json"], "file_failed"),
    ],
)
def test_an_output_that_cannot_be_written_is_an_error(command: list[str], code: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert json.loads(done.stderr)["code"] == code


def test_a_place_for_answers_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table, out = tmp_path / "in.csv", tmp_path / "nothing" / "out.csv"
    table.write_text("case_id,lvedd,ef\na,45,60\n", "utf-8")
    code, said, err = run(capsys, "screen-batch", table, out, "--fake-engine", "--json")
    assert (code, said) == (3, "")
    assert json.loads(err)["params"]["file"] == str(out)


def test_a_name_that_is_no_text_is_spelt_out(write: Write, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xb2\xa1.json"
    write(lvedd=47).rename(os.fsdecode(odd))
    command: list[str | bytes] = [sys.executable, "-m", "app.cli", "case", "check", odd]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\udcb2\udca1.json: 1/25" in done.stdout


def test_what_is_piped_is_utf8_whatever_the_system_writes() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp936", errors="replace")
    speak_utf8(stream)
    speak_utf8(None)  # a program without a terminal has no streams
    stream.write("房缺 · ✓")
    stream.flush()
    assert raw.getvalue().decode("utf-8") == "房缺 · ✓"
