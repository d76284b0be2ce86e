"""`heart evaluate peers`: the rivals on unseen hospitals or on the paper-like cohort."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from heart_engine.cohort.hospital import Spectrum
from heart_engine.cohort.simulate import Variant
from heart_engine.command import CommandParser, at_least, write_json, write_line, write_progress
from heart_engine.evaluation.peer_runs import Plan, run_paper, run_screening
from heart_engine.evaluation.peer_table import documents, markdown, table_rows, write_runs
from heart_engine.evaluation.peers import PEERS
from heart_engine.evaluation.plots import draw_peers
from heart_engine.protocol.exit_codes import ExitCode


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate peers`."""
    options = _parser().parse_args(arguments)
    plan = Plan(
        variant=options.variant,
        seeds=options.seeds,
        hospitals=options.hospitals,
        pool_hospitals=options.pool_hospitals,
        pool_cases=options.pool_cases,
        teaching_cases=options.teaching_cases,
        peers=PEERS,
    )
    options.out.mkdir(parents=True, exist_ok=True)  # before the work of an hour, not behind it
    experiment = run_paper if options.spectrum is Spectrum.PAPER else run_screening
    runs = list(experiment(plan, write_progress))
    rows = table_rows(runs)
    write_runs(runs, options.out / "runs.csv")
    (options.out / "peers.md").write_text(markdown(rows), encoding="utf-8")
    (options.out / "peers.json").write_text(json.dumps(documents(rows), indent=1), encoding="utf-8")
    draw_peers(rows, options.out / "peers.png")
    if options.json:
        write_json({"rows": documents(rows)})
    else:
        write_line(markdown(rows))
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart evaluate peers", description="Rivals on simulated hospitals.")
    parser.add_argument("--out", type=Path, required=True, help="folder for table, runs and picture")
    parser.add_argument("--spectrum", type=Spectrum, choices=list(Spectrum), default=Spectrum.SCREENING)
    parser.add_argument("--variant", type=Variant, choices=list(Variant), default=Variant.FULL)
    parser.add_argument("--seeds", type=at_least(0), nargs="+", default=[1, 2])
    parser.add_argument("--hospitals", type=at_least(1), default=3, help="unseen hospitals for each seed")
    parser.add_argument("--pool-hospitals", type=at_least(1), default=40)
    parser.add_argument("--pool-cases", type=at_least(50), default=250, help="cases of each pool hospital")
    parser.add_argument(
        "--teaching-cases", type=at_least(1000), default=100_000, help="for the best achievable"
    )
    parser.add_argument("--json", action="store_true")
    return parser
