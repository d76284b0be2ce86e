import pytest

from heart_engine.domain.case import Case, Context, Symptom
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.next_steps import all_next_steps, fixed_sentence, next_steps
from heart_engine.domain.result import Call, FlagLevel, RaisedFlag

PDA = ThirdLabelMeaning.DUCT
NOTHING = Context()


def steps(context: Context = NOTHING, calls: dict[str, Call] | None = None, *flags: str) -> list[str]:
    raised = [RaisedFlag(flag, FlagLevel.NOTE) for flag in flags]
    return [step.id for step in next_steps(Case(context=context), calls or {}, raised, PDA)]


def test_nothing_known_nothing_said() -> None:
    assert steps() == []


@pytest.mark.parametrize(
    "context",
    [
        Context(spo2=94),
        Context(symptoms=frozenset({Symptom.CYANOSIS})),
        Context(symptoms=frozenset({Symptom.EXERTIONAL_SYNCOPE})),
    ],
)
def test_a_reversed_shunt_is_urgent(context: Context) -> None:
    assert steps(context) == ["refer_urgently"]


def test_other_symptoms_and_a_good_saturation_are_not() -> None:
    assert steps(Context(spo2=95, symptoms=frozenset({Symptom.MURMUR}))) == []


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("ef_very_low", ["refer_soon"]),
        ("ef_low", ["refer_soon"]),
        ("ar_with_vsd", ["refer_soon"]),
        ("tr_velocity", ["refer_soon", "lung_pressure"]),
        ("pr_velocity", ["refer_soon", "lung_pressure"]),
        ("pa_dilated", ["lung_pressure"]),
        ("all_normal", ["all_in_range"]),
        ("lv_small", []),
    ],
)
def test_flags_lead_to_steps(flag: str, said: list[str]) -> None:
    assert steps(Context(), None, flag) == said


@pytest.mark.parametrize("label", ["asd", "vsd", "pdo"])
def test_a_label_leads_to_its_echo(label: str) -> None:
    assert steps(Context(), {label: Call.RULE_IN}) == [label]
    assert steps(Context(), {label: Call.REFER}) == [label]
    assert steps(Context(), {label: Call.RULE_OUT}) == []


@pytest.mark.parametrize(
    ("meaning", "has", "has_not"),
    [
        (ThirdLabelMeaning.DUCT, "duct", "foramen"),
        (ThirdLabelMeaning.FORAMEN, "foramen", "duct"),
        (ThirdLabelMeaning.UNRESOLVED, "unclear", "never"),
    ],
)
def test_the_third_label_follows_its_meaning(meaning: ThirdLabelMeaning, has: str, has_not: str) -> None:
    (step,) = next_steps(Case(), {"pdo": Call.RULE_IN}, [], meaning)
    assert has in step.text("en")
    assert has_not not in step.text("en")


def test_urgent_comes_first() -> None:
    said = steps(Context(spo2=90), {"asd": Call.RULE_IN}, "ef_very_low")
    assert said == ["refer_urgently", "refer_soon", "asd"]


def test_wording_is_neutral_and_in_both_languages() -> None:
    for step in all_next_steps():
        assert "treatment" not in step.text("en")
        assert "diagnos" not in step.text("en")
        assert step.text("zh") != step.text("en")
        assert step.source


def test_the_sentence_under_every_result() -> None:
    without = fixed_sentence("en", with_controls=False, simulated=True, fake=False)
    assert "cannot show that a heart is normal" in without
    assert fixed_sentence("en", with_controls=False, simulated=False, fake=False) == without
    assert "trained on simulated cases" in fixed_sentence(
        "en", with_controls=True, simulated=True, fake=False
    )
    assert "simulated" not in fixed_sentence("en", with_controls=True, simulated=False, fake=False)
    assert "模拟" in fixed_sentence("zh", with_controls=True, simulated=True, fake=False)
    assert "模拟" not in fixed_sentence("zh", with_controls=True, simulated=False, fake=False)


@pytest.mark.parametrize("with_controls", [True, False])
def test_a_fixed_rule_was_trained_on_nothing(with_controls: bool) -> None:
    for language in ("en", "zh"):
        said = fixed_sentence(language, with_controls=with_controls, simulated=True, fake=True)
        assert "trained" not in said
        assert "训练" not in said
        assert ("not a diagnosis" in said) or ("不构成诊断" in said)
