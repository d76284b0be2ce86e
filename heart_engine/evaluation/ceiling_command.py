"""`heart evaluate ceiling`: the best achievable accuracy on a hospital, with its interval."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from heart_engine.cohort.hospital import Spectrum, draw_hospital, hospital_stream
from heart_engine.cohort.simulate import Variant, World
from heart_engine.command import CommandParser, at_least, write_json, write_line
from heart_engine.evaluation.ceiling import best_achievable, exact_match, more_cases
from heart_engine.evaluation.intervals import wilson
from heart_engine.protocol.exit_codes import ExitCode

_TEST_STREAM = 3


def main(arguments: Sequence[str]) -> ExitCode:
    """Run `heart evaluate ceiling`."""
    options = _parser().parse_args(arguments)
    world = World(options.spectrum, options.variant)
    hospital = draw_hospital(world.parameters, world.spectrum, options.hospital, options.seed)
    ceiling = best_achievable(world, options.hospital, options.seed, cases=options.cases)
    random = hospital_stream(world.spectrum, options.hospital, options.seed, _TEST_STREAM)
    test = more_cases(world, hospital, random, hospital.mix, options.test_cases)
    correct = exact_match(ceiling.judge, test)
    low, high = wilson(int(correct.sum()), len(correct))
    document = {
        "hospital": hospital.name,
        "variant": str(world.variant),
        "exact": ceiling.exact,
        "learnt_from": ceiling.cases,
        "seconds": round(ceiling.seconds, 1),
        "n": len(correct),
        "exact_match": round(100 * float(np.mean(correct)), 2),
        "interval": [round(100 * low, 2), round(100 * high, 2)],
    }
    if options.json:
        write_json(document)
    else:
        write_line("\n".join(f"{name}: {value}" for name, value in document.items()))
    return ExitCode.DONE


def _parser() -> CommandParser:
    parser = CommandParser(prog="heart evaluate ceiling", description="The best achievable accuracy.")
    parser.add_argument("--spectrum", type=Spectrum, choices=list(Spectrum), default=Spectrum.PAPER)
    parser.add_argument("--variant", type=Variant, choices=list(Variant), default=Variant.FULL)
    parser.add_argument("--hospital", type=at_least(0), default=0)
    parser.add_argument("--seed", type=at_least(0), default=1)
    parser.add_argument("--cases", type=at_least(1000), default=200_000, help="that the judge learns from")
    parser.add_argument("--test-cases", type=at_least(1), default=20_000)
    parser.add_argument("--json", action="store_true")
    return parser
