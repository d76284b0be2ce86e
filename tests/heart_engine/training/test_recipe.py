from __future__ import annotations

from pathlib import Path

import pytest

from heart_engine.domain.resources import resource_path
from heart_engine.model.settings import AdapterScope
from heart_engine.training.paper_recipe import read_paper_recipe
from heart_engine.training.recipe import RecipeError, read_recipe
from heart_engine.training.small_model import settings_of
from heart_engine.training.table2_recipe import read_table2_recipe


def test_the_shipped_recipe_has_the_papers_adapter_and_number_of_cases() -> None:
    recipe = read_recipe(resource_path("recipes", "demo.toml"))
    assert (recipe.adapter.rank, recipe.adapter.alpha) == (8, 32)
    assert recipe.adapter.scope is AdapterScope.TAIL
    assert recipe.retrieval.cases == 5
    assert recipe.episodes.most_masked == 4
    assert recipe.reference.pool.hospitals * recipe.reference.pool.cases >= 2 * 1000


def test_a_recipe_says_which_tokens_its_adapter_reads(tmp_path: Path) -> None:
    text = Path(__file__).with_name("tiny.toml").read_text(encoding="utf-8")
    papers = tmp_path / "tiny.toml"
    papers.write_text(text.replace('adapter_scope = "tail"', 'adapter_scope = "all"'), encoding="utf-8")
    assert settings_of(read_recipe(papers)).adapter.scope is AdapterScope.ALL


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("seed = 1\n", "", "seed"),
        ("bins = 200", 'bins = "many"', "evidence.bins"),
        ("[losses]", "[losses]\nmomentum = 0.9", "momentum"),
        ("[shape]", "[shape", "tiny"),
    ],
)
def test_a_recipe_that_cannot_be_meant_is_refused_by_its_place(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    text = Path(__file__).with_name("tiny.toml").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "tiny.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RecipeError, match=named):
        read_recipe(broken)


def test_a_recipe_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=r"nowhere\.toml: No such file or directory$"):
        read_recipe(tmp_path / "nowhere.toml")


def test_a_recipe_that_is_no_text_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_bytes(b"\xff\xfe\x00")
    for read in (read_recipe, read_paper_recipe, read_table2_recipe):
        with pytest.raises(RecipeError, match=r"other\.toml: 'utf-8' codec"):
            read(tmp_path / "other.toml")
