"""`heart evaluate cohort`: pictures and effect table of the simulator, as docs/cohort.md shows them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from heart_engine.cohort.effects import all_effects
from heart_engine.cohort.hospital import Role, indices_of
from heart_engine.cohort.simulate import World, screening
from heart_engine.command import CommandParser, at_least, write_json, write_line
from heart_engine.evaluation.cohort_pictures import draw_distributions, effects_markdown
from heart_engine.protocol.exit_codes import ExitCode


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate cohort`."""
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    hospitals = indices_of(Role.TRAINING, options.hospitals)
    draw_distributions(screening(hospitals, options.cases, options.seed), options.out / "cohort.png")
    effects = all_effects(World(), cases=options.effect_cases)
    (options.out / "effects.md").write_text(effects_markdown(effects), encoding="utf-8")
    against = [f"{one.field} {one.label}" for one in effects if not one.agrees]
    document = {"arrows": len(effects), "against_the_textbook": against, "out": str(options.out)}
    if options.json:
        write_json(document)
    else:
        write_line(f"{len(effects)} arrows, {len(against)} against the textbook; {options.out}")
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart evaluate cohort", description="Pictures of the simulator.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hospitals", type=at_least(1), default=30)
    parser.add_argument("--cases", type=at_least(50), default=700)
    parser.add_argument("--effect-cases", type=at_least(2000), default=20_000, help="people with each defect")
    parser.add_argument("--seed", type=at_least(0), default=1)
    parser.add_argument("--json", action="store_true")
    return parser
