import pytest

from heart_engine.domain.body import bsa
from heart_engine.domain.case import Case, Context, Patient, Rhythm
from heart_engine.domain.derived import derived_rows, derived_values


def computed(case: Case) -> dict[str, float]:
    return {name: one.value for name, one in derived_values(case).items()}


def measured(**values: float) -> Case:
    return Case(measurements=values)


@pytest.mark.parametrize(
    ("lvesd", "fs", "ef"), [(40.0, 20, 41), (35.0, 30, 57), (30.0, 40, 70)]
)  # the printed pairs at LVEDD 50 mm
def test_shortening_and_teichholz(lvesd: float, fs: float, ef: float) -> None:
    found = computed(measured(lvedd=50.0, lvesd=lvesd))
    assert found["fs"] == pytest.approx(fs)
    assert found["ef"] == pytest.approx(ef, abs=0.7)
    assert found["sv"] == pytest.approx(found["edv"] - found["esv"])


def test_exchanged_diameters_give_nothing() -> None:
    assert not {"fs", "ef", "sv"} & computed(measured(lvedd=30.0, lvesd=50.0)).keys()


def test_ratios() -> None:
    found = computed(
        measured(mv_e=78.0, mv_a=52.0, mve_e=13.0, lvpwt=9.0, lvedd=45.0, lad=36.0, ao_sinus=30.0, rv=18.0)
    )
    assert found == pytest.approx(
        found | {"mv_ea_ratio": 1.5, "e_over_eprime": 6.0, "rwt": 0.4, "la_ao": 1.2, "rv_lv": 0.4}
    )


def test_output_from_the_typed_stroke_volume_first() -> None:
    case = Case(context=Context(heart_rate=78), measurements={"sv": 59.0, "lvedd": 50.0, "lvesd": 30.0})
    assert computed(case)["co"] == pytest.approx(4.602)
    assert derived_values(case)["co"].inputs == ("heart_rate", "sv")


def test_output_from_the_diameters_otherwise() -> None:
    case = Case(context=Context(heart_rate=70), measurements={"lvedd": 50.0, "lvesd": 30.0})
    found = derived_values(case)["co"]
    assert found.value == pytest.approx(0.07 * computed(case)["sv"])
    assert found.inputs == ("heart_rate", "lvedd", "lvesd")


def test_no_ratio_of_waves_in_atrial_fibrillation() -> None:
    waves = {"mv_e": 78.0, "mv_a": 52.0}
    for rhythm, is_there in ((Rhythm.ATRIAL_FIBRILLATION, False), (Rhythm.SINUS, True), (None, True)):
        found = derived_values(Case(context=Context(rhythm=rhythm), measurements=waves))
        assert ("mv_ea_ratio" in found) is is_there


def test_eprime_from_the_ratio_that_the_machine_prints() -> None:
    case = Case(measurements={"mv_e": 80.0}, side={"e_over_eprime": 8.0})
    assert computed(case)["mve_e"] == pytest.approx(10)


@pytest.mark.parametrize("valve", ["mr", "tr", "ar", "pr"])
def test_gradients(valve: str) -> None:
    assert computed(Case(side={f"{valve}_velocity_m_s": 2.5}))[f"{valve}_gradient"] == pytest.approx(25)


def test_the_left_atrium_is_held_against_the_aorta_in_its_ap_diameter_alone() -> None:
    sizes = {"lad": 36.0, "ao_sinus": 30.0}
    assert "la_ao" not in derived_values(Case(measurements=sizes, sites={"lad": "long"}))


def test_body_surface_is_the_one_for_display() -> None:
    person = Patient(34, height_cm=160, weight_kg=55)
    found = derived_values(Case(patient=person))["bsa"]
    assert found.value == pytest.approx(bsa(person, "Mosteller"))
    assert (found.row.name("zh"), found.row.name("en")) == (
        "体表面积（Mosteller）",
        "Body surface area (Mosteller)",
    )


def test_nothing_from_nothing() -> None:
    assert derived_values(Case()) == {}


def test_every_formula_is_named_in_both_languages_and_sourced() -> None:
    for row in derived_rows():
        assert row.name_en
        assert row.name_zh
        assert row.source
