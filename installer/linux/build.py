"""`make installer-linux`: the Debian package, with an environment of its own, built on Debian 12."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import time
from pathlib import Path

from installer.commit import ROOT, Commit, commit_of
from installer.linux.assemble import BUILD, assemble
from installer.linux.starters import write_starters
from installer.sizes import Size, tell_sizes
from installer.tree import set_times, size_of

HERE = Path(__file__).parent
PACKAGE = "heart-expert-assistant"
PROGRAM = f"/opt/{PACKAGE}"
MAINTAINER = "The HEART project <heart@localhost>"


def main() -> int:
    """Build the package."""
    started = time.monotonic()
    commit = commit_of()
    root = package_root(commit, assemble(commit))
    package = pack(commit, root)
    sizes = (Size("download", package.stat().st_size), Size("installed", size_of(root)))
    tell_sizes(package.name, sizes)
    print(f"built in {time.monotonic() - started:.0f} s: {package}")
    return 0


def package_root(commit: Commit, tree: Path) -> Path:
    """Lay out the package's files as they will lie on the system."""
    root = BUILD / "root"
    shutil.rmtree(root, ignore_errors=True)
    (root / "opt").mkdir(parents=True)
    shutil.copytree(tree, root / PROGRAM[1:], copy_function=os.link)
    write_starters(root / "usr" / "bin", PROGRAM)
    icons = tree / "heart" / "resources" / "icons"
    theme = "usr/share/icons/hicolor"
    for source, place in (
        (HERE / f"{PACKAGE}.desktop", f"usr/share/applications/{PACKAGE}.desktop"),
        (HERE / f"{PACKAGE}.xml", f"usr/share/mime/packages/{PACKAGE}.xml"),
        (icons / "heart.svg", f"{theme}/scalable/apps/{PACKAGE}.svg"),
        (icons / "heart.png", f"{theme}/256x256/apps/{PACKAGE}.png"),
        (ROOT / "LICENSE", f"usr/share/doc/{PACKAGE}/copyright"),
    ):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, root / place)
    write_control(commit, root)
    for folder in (root / "usr", root / "DEBIAN"):
        set_times(folder, commit.seconds)
    for folder in (root / "opt", root):  # what lies below has its times and rights from the tree
        folder.chmod(0o755)
    for starter in (root / "usr" / "bin").iterdir():
        starter.chmod(0o755)
    return root


def write_control(commit: Commit, root: Path) -> None:
    """Write what dpkg reads."""
    with (HERE / "depends.csv").open(encoding="utf-8", newline="") as file:
        depends = ", ".join(row["package"] for row in csv.DictReader(file))
    fields = {
        "Package": PACKAGE,
        "Version": commit.version,
        "Architecture": "amd64",
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size_of(root) // 1024),
        "Depends": depends,
        "Recommends": "libwayland-client0, libwayland-cursor0, libwayland-egl1",
        "Section": "science",
        "Priority": "optional",
        "Description": "screening aid for congenital heart defects from 25 echo measurements\n"
        " Research aid, not a medical device. Works without a network. The shipped model\n"
        " learned from simulated cases.",
    }
    (root / "DEBIAN").mkdir()
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (root / "DEBIAN" / "control").write_text(text, encoding="utf-8")


def pack(commit: Commit, root: Path) -> Path:
    """Pack the files; dpkg-deb gives the package's own members the commit's time."""
    package = BUILD / f"{PACKAGE}_{commit.version}_amd64.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(commit.seconds)}
    options = ["--root-owner-group", "-Zzstd", "-z3", "--build"]  # Debian 12 and Ubuntu 22.04 read zstd
    subprocess.run(["dpkg-deb", *options, str(root), str(package)], env=environment, check=True)
    return package


if __name__ == "__main__":
    raise SystemExit(main())
