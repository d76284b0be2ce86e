"""The paper's recipe on a tiny Llama with random weights: a folder as a hospital would bring it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from heart_engine import cli
from heart_engine.cohort.files import write_cohort
from heart_engine.cohort.hospital import Role, indices_of
from heart_engine.cohort.simulate import screening
from heart_engine.command import CommandError
from heart_engine.domain.resources import resource_path
from heart_engine.model.case_text import case_text
from heart_engine.model.device import Precision
from heart_engine.model.settings import Rendering, SpecialTokens, TextSettings
from heart_engine.model.shape import Shape, write_random_weights
from heart_engine.model.tokenizer import byte_tokenizer
from heart_engine.model.weights import CONFIG_KEYS
from heart_engine.training.base_model import BaseModelError, open_base
from heart_engine.training.commands import main
from heart_engine.training.curve import read_curve
from heart_engine.training.encoded_cases import shipped_standard_values
from heart_engine.training.loop import CURVE, Schedule
from heart_engine.training.next_token import CorpusUnfitError, read_blocks, train_on_blocks
from heart_engine.training.paper_recipe import read_paper_recipe
from heart_engine.training.recipe import Optimisation, RecipeError
from heart_engine.training.trained_parts import NoGradientError, demand_gradients
from tests.heart_engine.training.fsdp_on_processors import CUT_AFTER

FSDP_ON_PROCESSORS = "tests.heart_engine.training.fsdp_on_processors"
RECIPE = resource_path("recipes", "paper-13b.toml")
ROOT = Path(__file__).resolve().parents[3]
SHAPE = Shape(hidden=64, intermediate=128, layers=2, heads=2, window=2048)
PLAIN = SpecialTokens(case_end="<s>", rag_open="<s>", rag_here="<s>", rag_close="<s>")  # what a Llama knows
GUIDELINE = "The right ventricle is enlarged and the septum moves paradoxically in volume load. " * 60
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Base model, corpus and cohort in one folder."""
    folder = tmp_path_factory.mktemp("sources")
    cohort = screening(indices_of(Role.TRAINING, 1), 24, 5)
    write_cohort(cohort.take(cohort.labels > 0), folder / "cohort")
    text = TextSettings(Rendering.PLAIN, "zh")
    texts = [case_text(one, shipped_standard_values(), text) for one in cohort.cases()]
    tokenizer = byte_tokenizer([*texts, GUIDELINE], 600, PLAIN)
    write_random_weights(folder / "base", SHAPE.config(tokenizer.size), Precision.FP32)
    config = json.loads((folder / "base" / "config.json").read_text())
    del config["rope_theta"]  # an older folder leaves it out
    foreign = config | {"bos_token_id": 1, "torch_dtype": "float16", "architectures": ["LlamaForCausalLM"]}
    (folder / "base" / "config.json").write_text(json.dumps(foreign))
    (folder / "base" / "tokenizer.json").write_bytes(tokenizer.to_bytes())
    (folder / "guideline.txt").write_text(GUIDELINE)
    tokens = ["--tokenizer", str(folder / "base" / "tokenizer.json"), "--block", "32"]
    main(["corpus", str(folder / "guideline.txt"), *tokens, "--out", str(folder / "corpus")])
    return folder


@pytest.fixture(scope="module")
def recipe(sources: Path) -> Path:
    """The paper's recipe with these folders and a few steps."""
    text = RECIPE.read_text(encoding="utf-8")
    for old, new in (
        ("models/Llama2-Chinese-13b-Chat", f"{sources}/base"),
        ('corpus = "corpus"', f'corpus = "{sources}/corpus"'),
        ('cohort = "cohort"', f'cohort = "{sources}/cohort"'),
        ("batch = 64\nepochs = 10", "batch = 4\nepochs = 1"),
        ("batch = 4\nepochs = 15", "batch = 4\nepochs = 1"),
        ("warmup_steps = 1000\ncheckpoint_every = 100", "warmup_steps = 2\ncheckpoint_every = 3"),
    ):
        assert old in text
        text = text.replace(old, new)
    path = sources / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def alone(sources: Path, recipe: Path) -> Path:
    """A run that one process has pre-trained."""
    main(["pretrain", "--recipe", str(recipe), "--run", str(sources / "alone")])
    return sources / "alone"


def test_the_recipe_has_the_papers_settings() -> None:
    recipe = read_paper_recipe(RECIPE)
    first, second = recipe.pretraining, recipe.finetuning
    assert (first.epochs, first.batch, first.rate, first.warmup_steps) == (10, 64, 1e-4, 1000)
    assert (second.epochs, second.batch, second.rate) == (15, 4, 1e-5)
    assert (recipe.adapter_rank, recipe.adapter_alpha) == (8, 32)
    assert (recipe.supporting_cases, recipe.most_masked, recipe.fusion.heads) == (5, 4, 1)


def test_an_unknown_key_is_refused_by_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(RECIPE.read_text(encoding="utf-8") + "\nmomentum = 0.9\n", encoding="utf-8")
    with pytest.raises(RecipeError, match="finetuning"):
        read_paper_recipe(broken)


def test_pretraining_lowers_the_loss_and_adds_hearts_tokens(sources: Path, alone: Path) -> None:
    curve = [one["loss"] for one in read_curve(alone / "pretraining" / CURVE)]
    assert len(curve) >= 6
    assert curve[-1] < curve[0]
    base = open_base(sources / "base", SpecialTokens())
    assert (
        base.tokenizer.size
        == base.network.config.vocab_size
        == open_base(sources / "base", PLAIN).tokenizer.size + 4
    )
    rows = load_file(alone / "model" / "model.safetensors")["model.embed_tokens.weight"]
    assert len(rows) == base.tokenizer.size
    assert set(json.loads((alone / "model" / "config.json").read_text())) == set(CONFIG_KEYS)


def test_a_run_that_was_cut_short_goes_on_to_the_same_weights(sources: Path, tmp_path: Path) -> None:
    base = open_base(sources / "base", SpecialTokens())
    blocks = read_blocks(sources / "corpus", base.tokenizer.size, (Optimisation(4, 1, 1e-3, 1, 2), 2, 1))
    schedule = Schedule(1e-3, 1, 5, checkpoint_every=2)

    def cut(step: int, _detail: str) -> None:
        if step == 3:  # one step past the checkpoint
            raise KeyboardInterrupt

    def quiet(_step: int, _detail: str) -> None:
        return

    whole = train_on_blocks(base.network, blocks, schedule, tmp_path / "whole", quiet)
    again = open_base(sources / "base", SpecialTokens())
    with pytest.raises(KeyboardInterrupt):
        train_on_blocks(again.network, blocks, schedule, tmp_path / "cut", cut)
    resumed = train_on_blocks(
        open_base(sources / "base", SpecialTokens()).network, blocks, schedule, tmp_path / "cut", quiet
    )
    assert (tmp_path / "cut" / CURVE).read_text() == (tmp_path / "whole" / CURVE).read_text()
    assert all(torch.equal(one, resumed[name]) for name, one in whole.items())


def test_a_corpus_of_another_tokenizer_and_one_too_small_are_refused(sources: Path) -> None:
    with pytest.raises(CorpusUnfitError, match="another tokenizer"):
        read_blocks(sources / "corpus", 10, (Optimisation(4, 1, 1e-3, 1, 2), 2, 1))
    with pytest.raises(CorpusUnfitError, match="less than a batch"):
        read_blocks(sources / "corpus", 9999, (Optimisation(4000, 1, 1e-3, 1, 2), 2, 1))


def test_parameters_that_no_loss_reaches_are_refused() -> None:
    felt, idle = nn.Parameter(torch.ones(1)), nn.Parameter(torch.ones(1))

    class Idle:
        parameters: Mapping[str, nn.Parameter] = {"adapter.0": felt, "fusion.key": felt, "fusion.query": idle}

        def losses(self, _step: int) -> dict[str, torch.Tensor]:
            return {"loss": felt.sum()}

    with pytest.raises(NoGradientError, match=r"fusion\.query"):
        demand_gradients(Idle())


def launched(
    program: str, *options: str, recipe: Path, run: Path, cut_after: str = ""
) -> subprocess.CompletedProcess[str]:
    """Let accelerate start two processes by the shipped configuration."""
    command = [
        sys.executable, "-m", "accelerate.commands.launch",
        "--config_file", str(resource_path("recipes", "fsdp.yaml")), "--num_processes", "2", *options,
        "-m", program, "train", "pretrain", "--recipe", str(recipe), "--run", str(run),
    ]  # fmt: skip
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT), CUT_AFTER: cut_after}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def learnt_alike(one: Path, other: Path) -> bool:
    """Say whether two runs went along the same curve to the same weights."""
    first, second = ([row["loss"] for row in read_curve(run / "pretraining" / CURVE)] for run in (one, other))
    weights = [load_file(run / "model" / "model.safetensors") for run in (one, other)]
    is_one_curve = bool(second == pytest.approx(first, rel=1e-4))
    return is_one_curve and all(
        torch.allclose(tensor, weights[1][name], atol=1e-4) for name, tensor in weights[0].items()
    )


def test_two_processes_that_accelerate_launches_agree_with_one(
    sources: Path, recipe: Path, alone: Path
) -> None:
    folder = sources / "together"
    done = launched("heart_engine", "--cpu", "--mixed_precision", "no", recipe=recipe, run=folder)
    assert done.returncode == 0, done.stderr[-2000:]
    assert learnt_alike(alone, folder)


def test_the_shipped_configuration_divides_the_weights_and_learns(
    sources: Path, recipe: Path, alone: Path
) -> None:
    """Not one option is changed but the number of processes."""
    done = launched(FSDP_ON_PROCESSORS, recipe=recipe, run=sources / "divided")
    assert done.returncode == 0, done.stderr[-2000:]
    said = "divided: 8 modules, 0 undivided, share 0.500, torch.bfloat16, 2 recomputed"
    assert done.stderr.count(said) == 2  # two layers, each recomputed; embedding, norms, head and the whole
    curves = [read_curve(one / "pretraining" / CURVE) for one in (alone, sources / "divided")]
    losses = [[row["loss"] for row in one] for one in curves]
    assert losses[1] == pytest.approx(losses[0], rel=3e-3)  # of the three digits that bf16 has


def test_divided_weights_agree_with_one_process_and_outlast_a_kill(
    sources: Path, recipe: Path, alone: Path
) -> None:
    given = (FSDP_ON_PROCESSORS, "--mixed_precision", "no")
    killed = launched(*given, recipe=recipe, run=sources / "killed", cut_after="3")
    assert killed.returncode != 0
    assert len(read_curve(sources / "killed" / "pretraining" / CURVE)) == 3
    by_one = Path(shutil.copytree(sources / "killed", sources / "killed-by-one"))
    again = launched(*given, recipe=recipe, run=sources / "killed")
    assert again.returncode == 0, again.stderr[-2000:]
    assert "share 0.500" in again.stderr
    assert learnt_alike(alone, sources / "killed")
    main(["pretrain", "--recipe", str(recipe), "--run", str(by_one)])  # the same file serves one process
    assert learnt_alike(alone, by_one)


def test_an_adapter_is_trained_on_a_base_in_4_bits(recipe: Path, alone: Path) -> None:
    before = {one.name: one.read_bytes() for one in (alone / "model").iterdir()}
    main(["finetune", "--recipe", str(recipe), "--run", str(alone)])
    adapter = load_file(alone / "adapter.safetensors")
    assert all(bool(one.any()) for name, one in adapter.items() if "lora_B" in name)
    assert {one.name: one.read_bytes() for one in (alone / "model").iterdir()} == before
    assert tomllib.loads(recipe.read_text(encoding="utf-8"))["base_in_4_bits"] is True


def test_a_stage_that_such_a_recipe_does_not_have_is_refused(recipe: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="finish"):
        main(["finish", "--recipe", str(recipe), "--run", str(tmp_path)])


def test_a_base_that_is_not_whole_is_refused(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text((sources / "base" / "config.json").read_text())
    with pytest.raises(BaseModelError, match=str(tmp_path)):
        open_base(tmp_path, PLAIN)


@pytest.fixture
def imported(sources: Path, recipe: Path, tmp_path: Path) -> Path:
    """A recipe whose base was imported, quantised, by `heart model import`."""
    foreign = Path(shutil.copytree(sources / "base", tmp_path / "foreign"))
    config = json.loads((foreign / "config.json").read_text())
    (foreign / "config.json").write_text(json.dumps(config | {"model_type": "llama"}))
    (foreign / "LICENSE").write_text("Terms.")
    assert cli.main(["model", "import", str(foreign), "--out", str(tmp_path / "base")]) == 0
    path = tmp_path / "recipe.toml"
    text = recipe.read_text(encoding="utf-8").replace(f"{sources}/base", f"{tmp_path}/base")
    path.write_text(text, encoding="utf-8")
    return path


def test_an_imported_base_is_fine_tuned_without_pretraining(imported: Path, tmp_path: Path) -> None:
    main(["finetune", "--recipe", str(imported), "--run", str(tmp_path / "run")])
    adapter = load_file(tmp_path / "run" / "adapter.safetensors")
    assert all(bool(one.any()) for name, one in adapter.items() if "lora_B" in name)
    assert not (tmp_path / "run" / "model").exists()


def test_a_base_in_4_bits_is_not_pretrained(imported: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--precision bf16"):
        main(["pretrain", "--recipe", str(imported), "--run", str(tmp_path / "run")])


def test_a_foreign_folder_is_not_fine_tuned_as_it_is(recipe: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="heart model import"):
        main(["finetune", "--recipe", str(recipe), "--run", str(tmp_path / "run")])
