"""Runs the fusion experiments hospital by hospital; a hospital whose file is there is not asked again."""

from __future__ import annotations

import functools
import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.hospital import Hospital, Role, indices_of
from heart_engine.evaluation import fusion_experiments as ask
from heart_engine.evaluation.fusion_cases import AnsweredCase, read_cases, write_cases
from heart_engine.evaluation.fusion_engine import Measured
from heart_engine.evaluation.fusion_hospitals import habits
from heart_engine.evaluation.fusion_peers import against_peers, matched, peer_pool
from heart_engine.evaluation.fusion_reach import reach

Say = Callable[[str], None]
_ABOUT = "experiment.json"
EXPERIMENTS: Mapping[str, tuple[str, bool]] = {
    "matched": ("beside the bundle's cases, hospitals that code everything", True),
    "evidence": ("the evidence, beside each hospital's own cases", False),
    "counts": ("number of supporting cases, beside each hospital's own cases", False),
    "peers": ("against peers on the same later cases", False),
    "ranges": ("ranges moved to a hospital's own values", False),
    "reach": ("how far from a library is too far", False),
    "missing": ("missing measurements, beside the bundle's cases, hospitals that code everything", True),
    "healthy": ("share of healthy patients, hospitals that code everything", True),
    "prevalence": ("what is common, hospitals that code everything", True),
}
"""Every experiment: its title, and whether it is asked only of hospitals that code everything."""

_ASKED: Mapping[str, ask.Ask] = {
    "evidence": ask.evidence,
    "counts": ask.counts,
    "ranges": ask.ranges,
    "reach": reach,
    "missing": ask.missing,
    "healthy": ask.healthy,
    "prevalence": ask.prevalence,
}


class OtherExperimentError(ValueError):
    """A folder that holds the answers of another bundle or another plan."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Whose patients are asked, and how many of them."""

    role: str
    seed: int
    hospitals: int
    first: int
    local: int
    asked: int
    pool_hospitals: int
    pool_cases: int
    teaching_cases: int  # that the judge of the best achievable learns from


def begin(out: Path, scale: Scale, bundle_id: str, manifest: bytes) -> None:
    """Open a folder for one bundle and one scale; another's is refused."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / _ABOUT
    about = {"bundle": bundle_id, "manifest_sha256": hashlib.sha256(manifest).hexdigest(), **asdict(scale)}
    del about["hospitals"]  # more of them may be asked later
    content = (json.dumps(about, indent=1) + "\n").encode()
    if path.exists():
        if path.read_bytes() != content:
            msg = f"{out} was begun with another bundle or other numbers; choose another folder"
            raise OtherExperimentError(msg)
        return
    aside = path.with_name(f"{_ABOUT}.unfinished")  # killed in the middle, a folder must not seem another's
    aside.write_bytes(content)
    aside.replace(path)


def run(measured: Measured, plan: ask.Plan, scale: Scale, names: Sequence[str], out: Path, say: Say) -> None:
    """Ask everything that has not been answered yet."""
    for name in names:
        for done, hospital in enumerate(_hospitals(scale, name), start=1):
            path = _path(out, name, hospital.name)
            if not path.exists():
                start = time.monotonic()
                write_cases(path, _asker(name, scale)(measured, plan, hospital))
                spent = time.monotonic() - start
                say(f"{name}: hospital {done} of {scale.hospitals}, {hospital.name}, {spent:.0f} s")


def answers_of(out: Path, name: str) -> list[AnsweredCase]:
    """Read everything that one experiment has answered so far."""
    return [case for path in sorted((out / "answers" / name).glob("*.csv")) for case in read_cases(path)]


def _asker(name: str, scale: Scale) -> ask.Ask:
    if name not in ("matched", "peers"):
        return _ASKED[name]
    pool = peer_pool(scale.pool_hospitals, scale.pool_cases, scale.seed)
    if name == "peers":
        return functools.partial(against_peers, pool=pool)
    return functools.partial(matched, pool=pool, teaching=scale.teaching_cases)


def _hospitals(scale: Scale, name: str) -> list[Hospital]:
    """Return the first hospitals of the role that the experiment is meant for."""
    found: list[Hospital] = []
    index = scale.first
    while len(found) < scale.hospitals:
        [index] = indices_of(Role(scale.role), 1, first=index)
        hospital = habits(index, scale.seed)
        if not EXPERIMENTS[name][1] or hospital.choices["convention"] == Convention.ALL:
            found.append(hospital)
        index += 1
    return found


def _path(out: Path, name: str, hospital: str) -> Path:
    return out / "answers" / name / f"{hospital}.csv"
