import pytest

from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning

UNRESOLVED = ThirdLabelMeaning.UNRESOLVED


@pytest.mark.parametrize(
    ("meaning", "english", "chinese", "short"),
    [
        (ThirdLabelMeaning.FORAMEN, "Patent foramen ovale (PFO)", "卵圆孔未闭（PFO）", "PFO"),
        (ThirdLabelMeaning.DUCT, "Patent ductus arteriosus (PDA)", "动脉导管未闭（PDA）", "PDA"),
        (
            UNRESOLVED,
            "Third label of the source data: patent foramen ovale or patent ductus arteriosus (unclear)",
            "原数据第三类：卵圆孔未闭或动脉导管未闭（原文标注不清）",
            "PFO / PDA (unclear label)",
        ),
    ],
)
def test_the_third_label_is_named_after_its_meaning(
    meaning: ThirdLabelMeaning, english: str, chinese: str, short: str
) -> None:
    assert label_name("pdo", meaning, "en") == english
    assert label_name("pdo", meaning, "zh") == chinese
    assert label_name("pdo", meaning, "en", short=True) == short


@pytest.mark.parametrize("meaning", list(ThirdLabelMeaning))
@pytest.mark.parametrize("short", [True, False])
def test_every_label_has_a_name_in_both_languages(meaning: ThirdLabelMeaning, short: bool) -> None:
    names = {
        label_name(label, meaning, language, short=short)
        for label in (*LABELS, "none")
        for language in ("en", "zh")
    }
    assert len(names) == 8


def test_an_unknown_label_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        label_name("tof", UNRESOLVED, "en")
