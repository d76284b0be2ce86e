"""What a clinic gets: the commit's files but for what is left out, and the wheels that the lock names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from heart_engine.command import NOT_IN_THIS_PROGRAM, CommandError, Subcommand, dispatch
from heart_engine.protocol.exit_codes import ExitCode
from installer.commit import ROOT, commit_of, copy_program
from installer.documents import digests
from installer.left_out import LeftOut, left_out, shipped
from installer.release_guard import GuardError, check_files, check_imports
from installer.tree import build_tree, set_times, size_of
from installer.wheels import WheelError, placed, read_lock, unpack
from tests.installer.stand_ins import make_lock, make_repository, make_wheel

PROGRAM = {
    "pyproject.toml": '[project]\nversion = "1.2.3"\n',
    "app/cli.py": "print('hello')\n",
    "heart_engine/server/loop.py": "A = 1\n",
    "heart_engine/server/fake.py": "A = 2\n",
    "docs/x.md": "left out\n",
    "tests/test_x.py": "\n",
    "resources/bundles/demo/manifest.json": "{}",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(
        "installer.tree.check_imports", lambda _python, _program: None
    )  # stand-ins load nothing
    return make_repository(tmp_path / "repository", PROGRAM)


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    members = {"one/__init__.py": "B = 1\n", "one/tests/test_one.py": "", "one-1.0.data/scripts/one": "#!"}
    make_wheel(tmp_path / "wheels", "one-1.0-py3-none-any.whl", members)
    return tmp_path / "wheels"


def test_the_tree_holds_the_commit_and_the_wheels_and_nothing_that_is_left_out(
    repository: Path, wheels: Path, tmp_path: Path
) -> None:
    (repository / "app" / "uncommitted.py").write_text("never shipped")
    lock = make_lock(tmp_path / "lock", sorted(wheels.iterdir()))
    build_tree(commit_of(repository), lock, wheels, tmp_path / "tree", repository)
    sources = [name for name, _digest in digests(tmp_path / "tree") if not name.endswith(".pyc")]
    assert sources == [
        "build.json",
        "heart/app/cli.py",
        "heart/heart_engine/server/loop.py",
        "heart/resources/bundles/demo/manifest.json",
        "site-packages/one/__init__.py",
        "site-packages/one-1.0.dist-info/METADATA",
        "site-packages/one-1.0.dist-info/licenses/LICENSE",
    ]
    note = json.loads((tmp_path / "tree" / "build.json").read_text())
    assert (note["version"], note["bundles"]) == ("1.2.3", ["demo"])


def test_two_builds_of_a_commit_are_the_same_bytes_and_times(
    repository: Path, wheels: Path, tmp_path: Path
) -> None:
    lock = make_lock(tmp_path / "lock", sorted(wheels.iterdir()))
    commit = commit_of(repository)
    for name in ("a", "a deeper/b"):
        build_tree(commit, lock, wheels, tmp_path / name, repository)
        set_times(tmp_path / name, commit.seconds)
    first, second = tmp_path / "a", tmp_path / "a deeper/b"
    assert digests(first) == digests(second)
    assert any(name.endswith(".pyc") for name, _digest in digests(first))
    assert {path.stat().st_mtime for path in second.rglob("*")} == {float(commit.seconds)}


def test_a_read_only_program_folder_starts_and_is_not_written_to(
    repository: Path, wheels: Path, tmp_path: Path
) -> None:
    tree = tmp_path / "只读 程序"
    lock = make_lock(tmp_path / "lock", sorted(wheels.iterdir()))
    build_tree(commit_of(repository), lock, wheels, tree, repository)
    before = digests(tree)
    command = [sys.executable, "-S", "-c", "import sys; sys.path[:0] = sys.argv[1:]; import app.cli, one"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    done = subprocess.run(
        [*command, str(tree / "heart"), str(tree / "site-packages")],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
    )
    assert done.stdout == "hello\n"
    assert digests(tree) == before


def test_a_wheel_that_is_not_the_locked_one_stops_the_build(
    wheels: Path, tmp_path: Path, repository: Path
) -> None:
    lock = make_lock(tmp_path / "lock", sorted(wheels.iterdir()))
    with next(wheels.iterdir()).open("ab") as file:
        file.write(b"one byte more")
    with pytest.raises(WheelError, match="not what the lock names"):
        build_tree(commit_of(repository), lock, wheels, tmp_path / "tree", repository)


def test_a_wheel_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    evil = make_wheel(tmp_path, "evil-1-py3-none-any.whl", {"../outside.py": "A = 1"})
    with pytest.raises(WheelError, match="outside its folder"):
        unpack(evil, tmp_path / "target")
    assert not (tmp_path / "outside.py").exists()


def test_what_a_wheel_puts_beside_its_modules() -> None:
    assert placed("one-1.data/purelib/one/x.py") == "one/x.py"
    assert placed("one-1.data/scripts/one") is None
    assert placed("one/") is None


def test_a_line_that_is_no_locked_wheel_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("numpy>=2\n")
    with pytest.raises(WheelError, match="numpy>=2"):
        read_lock(tmp_path / "lock")


@pytest.mark.parametrize(
    ("pattern", "path", "matched"),
    [
        ("a/*.lib", "a/x.lib", True),
        ("a/*.lib", "a/b/x.lib", False),
        ("a/**", "a/b/x.lib", True),
        ("**/tests/**", "one/tests/t.py", True),
        ("**/tests/**", "tests/t.py", True),
        ("**/tests/**", "one/mytests/t.py", False),
        ("a.py", "aXpy", False),
    ],
)
def test_patterns(pattern: str, path: str, matched: bool) -> None:
    assert LeftOut("program", pattern, "why").matches(path) is matched


def test_every_row_of_the_table_says_why_and_the_fake_engine_is_in_it() -> None:
    rows = (*left_out("program"), *left_out("packages"))
    assert all(row.reason.strip() for row in rows)
    assert shipped(["heart_engine/server/fake.py", "main.py"], left_out("program")) == ["main.py"]


@pytest.mark.parametrize("file", ["heart_engine/server/fake.py", "docs/x.md", "tests/x.py"])
def test_the_guard_refuses_what_a_clinic_may_not_get(file: str, repository: Path, tmp_path: Path) -> None:
    copy_program(commit_of(repository), tmp_path / "heart", repository)
    check_files(tmp_path / "heart")
    (tmp_path / "heart" / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "heart" / file).write_text("")
    with pytest.raises(GuardError, match=file):
        check_files(tmp_path / "heart")


def test_the_guard_refuses_a_program_without_a_bundle(tmp_path: Path) -> None:
    with pytest.raises(GuardError, match="no bundle"):
        check_files(tmp_path)


def test_the_guard_refuses_a_tree_in_which_the_fake_engine_loads() -> None:
    with pytest.raises(GuardError, match="fake can be imported"):
        check_imports(["true"], ROOT)  # a Python that finds everything


def test_the_guard_names_the_module_that_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(GuardError, match=r"app\.bootstrap does not load"):
        check_imports([sys.executable, "-S"], tmp_path)


@pytest.mark.slow
def test_the_release_of_this_commit_starts_without_the_fake_engine(
    tmp_path: Path,
) -> None:
    copy_program(commit_of(ROOT), tmp_path / "heart", ROOT)
    check_files(tmp_path / "heart")
    start = "import sys; sys.path.insert(0, {!r}); sys.argv = ['x', '--fake']; import runpy; "
    start += "runpy.run_module({!r})"
    refused = subprocess.run(
        [sys.executable, "-P", "-c", start.format(str(tmp_path / "heart"), "heart_engine.server.__main__")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert refused.returncode != 0
    assert "heart_engine.server.fake" in refused.stdout + refused.stderr
    assert size_of(tmp_path / "heart") > 1_000_000


def test_a_command_that_a_clinic_does_not_get_says_so() -> None:
    with pytest.raises(CommandError, match=r"needs heart_engine\.left_out, which is not") as refused:
        dispatch("heart", {"simulate": Subcommand("heart_engine.left_out", "as in a clinic")}, ["simulate"])
    assert (refused.value.code, refused.value.exit_code) == (NOT_IN_THIS_PROGRAM, ExitCode.USAGE)
