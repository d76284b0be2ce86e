import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.case import Case, Context, Patient, Rhythm, Sex, Symptom
from heart_engine.domain.case_values import case_names
from heart_engine.domain.flag_rules import flag_rules, size_keys
from heart_engine.domain.flags import flag_text, raise_flags
from heart_engine.domain.measurement import Kind, by_key
from heart_engine.domain.references import ReferenceKind, reference_for
from heart_engine.domain.result import Call, FlagLevel, RaisedFlag

MAN = Patient(45, Sex.MALE)
CHILD = Patient(10, Sex.FEMALE, 140, 34)
UNKNOWN = Patient()
PLAX = {"rv": "plax_ap", "rvot": "psax_proximal"}
Values = dict[str, float]

RIGHT: Values = {"rv": 31.0, "ra": 45.0, "pa": 20.0, "lvedd": 45.0}
LEFT: Values = {"lad": 40.0, "lvedd": 55.0}
NORMAL: Values = {
    "lvedd": 45.0, "lvesd": 30.0, "lvpwt": 8.0, "ivst": 8.0, "rv": 20.0, "ra": 33.0, "pa": 20.0, "lad": 30.0,
}  # fmt: skip


def raised(
    values: Values,
    patient: Patient = MAN,
    sites: dict[str, str] | None = None,
    calls: dict[str, Call] | None = None,
    symptoms: frozenset[Symptom] = frozenset(),
) -> dict[str, RaisedFlag]:
    side = {key: value for key, value in values.items() if key not in by_key()}
    case = Case(
        patient=patient,
        context=Context(symptoms=symptoms),
        measurements={key: value for key, value in values.items() if key in by_key()},
        sites=PLAX | (sites or {}),
        side=side,
    )
    return {flag.id: flag for flag in raise_flags(case, calls)}


# flag, values that raise it, values that do not, whether it needs the age
SIMPLE: list[tuple[str, Values, Values, bool]] = [
    ("rv_dilated", {"rv": 29.8}, {"rv": 29.7}, True),
    ("ra_dilated", {"ra": 44.0}, {"ra": 43.9}, True),
    ("pa_dilated", {"pa": 26.9}, {"pa": 26.8}, True),
    ("rvot_wide", {"rvot": 31.5}, {"rvot": 31.4}, True),
    ("right_load", RIGHT, RIGHT | {"ra": 40.0}, True),
    ("left_load", LEFT, LEFT | {"lad": 38.0}, True),
    ("both_load", RIGHT | LEFT, RIGHT | LEFT | {"rv": 25.0}, True),
    ("la_ao_high", {"lad": 42.3, "ao_sinus": 30.0}, {"lad": 42.0, "ao_sinus": 30.0}, True),
    ("e_a_low", {"mv_ea_ratio": 0.79}, {"mv_ea_ratio": 0.8}, True),
    ("e_a_high", {"mv_ea_ratio": 2.0}, {"mv_ea_ratio": 1.99}, True),
    ("eprime_low", {"mve_e": 6.9}, {"mve_e": 7.0}, True),
    ("e_over_eprime_high", {"mv_e": 141.0, "mve_e": 10.0}, {"mv_e": 140.0, "mve_e": 10.0}, True),
    ("ef_low", {"ef": 52.0}, {"ef": 52.5}, True),
    ("ef_very_low", {"ef": 29.9}, {"ef": 30.0}, False),
    ("fs_low", {"fs": 24.0}, {"fs": 25.0}, True),
    ("ef_high", {"ef": 77.0}, {"ef": 76.9}, True),
    ("septum_thick", {"ivst": 11.3}, {"ivst": 11.2}, True),
    ("asym_septum", {"ivst": 10.5, "lvpwt": 8.0}, {"ivst": 10.4, "lvpwt": 8.0}, False),
    ("lv_dilated", {"lvedd": 53.0}, {"lvedd": 52.9}, True),
    ("lv_small", {"lvedd": 38.0}, {"lvedd": 38.4}, True),
    ("sinus_dilated", {"ao_sinus": 36.0}, {"ao_sinus": 35.9}, True),
    ("regurg_sig", {"tr": 3.0}, {"tr": 2.5}, False),
    ("tr_velocity", {"tr_velocity_m_s": 2.81}, {"tr_velocity_m_s": 2.8}, False),
    ("pr_velocity", {"pr_velocity_m_s": 2.21}, {"pr_velocity_m_s": 2.2}, False),
    ("wms_abnormal", {"wms": 1.06}, {"wms": 1.0}, False),
    ("co_high", {"co": 6.1}, {"co": 6.0}, True),
    ("all_normal", NORMAL, NORMAL | {"lad": 39.0}, True),
    ("doubt", {"lvedd": 45.0}, NORMAL, False),
]
ELSEWHERE = {"ef_teich_caution", "ar_with_vsd"}


def test_every_flag_of_the_table_is_tried() -> None:
    assert {flag for flag, *_ in SIMPLE} | ELSEWHERE == flag_rules().keys()
    assert len(flag_rules()) == 30


@pytest.mark.parametrize(("flag", "yes", "no", "needs_age"), SIMPLE)
def test_a_flag_is_raised_and_is_not(flag: str, yes: Values, no: Values, needs_age: bool) -> None:
    found = raised(yes)
    assert found[flag].level is flag_rules()[flag].level
    assert flag not in raised(no)
    assert (flag in raised(yes, UNKNOWN)) is not needs_age


@pytest.mark.parametrize(("flag", "yes"), [(flag, yes) for flag, yes, _, _ in SIMPLE if flag != "doubt"])
def test_a_flag_is_silent_without_its_numbers(flag: str, yes: Values) -> None:
    assert flag not in raised({})
    rule = flag_rules()[flag].rule
    needed = (rule.names | {name for _, name in rule.looked_up}) & yes.keys()
    if flag not in {"right_load", "both_load", "all_normal"}:
        for left_out in needed:
            assert flag not in raised({key: value for key, value in yes.items() if key != left_out})


def test_right_load_needs_two_large_parts_and_a_left_ventricle_that_is_not() -> None:
    assert "right_load" in raised(RIGHT)
    assert "right_load" not in raised({key: value for key, value in RIGHT.items() if key != "lvedd"})
    assert "right_load" not in raised({"rv": 31.0, "lvedd": 45.0})
    assert "right_load" not in raised(RIGHT | {"lvedd": 55.0})
    assert "right_load" in raised({"rvot": 33.0, "pa": 30.0, "lvedd": 45.0})


def test_a_childs_right_load_does_without_an_outflow_reference() -> None:
    sizes = {"rv": 35.0, "ra": 45.0, "rvot": 60.0, "lvedd": 40.0}
    found = raised(sizes, CHILD)
    assert "right_load" in found
    assert "rvot_wide" not in found


@pytest.mark.parametrize(
    ("patient", "ratio", "is_low"),
    [(Patient(39), 0.9, True), (Patient(40), 0.9, False), (CHILD, 1.2, True), (CHILD, 1.4, False)],
)
def test_the_filling_ratio_goes_by_age(patient: Patient, ratio: float, is_low: bool) -> None:
    assert ("e_a_low" in raised({"mv_ea_ratio": ratio}, patient)) is is_low


def test_a_childs_high_filling_ratio_is_usual() -> None:
    assert "e_a_high" not in raised({"mv_ea_ratio": 2.2}, CHILD)
    assert "e_a_high" in raised({"mv_ea_ratio": 4.0}, CHILD)
    assert "e_a_high" not in raised({"mv_ea_ratio": 4.0}, Patient(10))


@pytest.mark.parametrize(
    ("site", "over_eprime", "is_high"),
    [
        ("septal", 15.0, False),
        ("septal", 15.1, True),
        ("lateral", 13.0, False),
        ("lateral", 13.1, True),
        ("average", 14.0, False),
        ("average", 14.1, True),
    ],
)
def test_filling_pressure_goes_by_site(site: str, over_eprime: float, is_high: bool) -> None:
    values = {"mv_e": 10 * over_eprime, "mve_e": 10.0}
    assert ("e_over_eprime_high" in raised(values, sites={"mve_e": site})) is is_high
    assert "e_over_eprime_high" not in raised(values, CHILD, {"mve_e": site})


@pytest.mark.parametrize(
    ("values", "patient", "sites", "flag", "is_severe"),
    [
        ({"mve_e": 6.0}, MAN, {"mve_e": "septal"}, "eprime_low", True),
        ({"mve_e": 6.5}, MAN, {"mve_e": "septal"}, "eprime_low", False),
        ({"mve_e": 7.0}, MAN, {"mve_e": "lateral"}, "eprime_low", True),
        ({"mve_e": 6.0}, CHILD, {"mve_e": "septal"}, "eprime_low", False),
        ({"lvedd": 58.1}, MAN, {}, "lv_dilated", True),
        ({"lvedd": 58.0}, MAN, {}, "lv_dilated", False),
        ({"lvedd": 53.1}, Patient(45, Sex.FEMALE), {}, "lv_dilated", True),
        ({"lvedd": 65.0}, Patient(45), {}, "lv_dilated", False),
        ({"ao_sinus": 40.1}, MAN, {}, "sinus_dilated", True),
        ({"ao_sinus": 36.1}, Patient(45, Sex.FEMALE), {}, "sinus_dilated", True),
        ({"ao_sinus": 39.0}, MAN, {}, "sinus_dilated", False),
        ({"tr_velocity_m_s": 3.5}, UNKNOWN, {}, "tr_velocity", True),
        ({"tr_velocity_m_s": 3.4}, UNKNOWN, {}, "tr_velocity", False),
    ],
)
def test_severity_is_a_named_step(
    values: Values, patient: Patient, sites: dict[str, str], flag: str, is_severe: bool
) -> None:
    assert ("severe" in raised(values, patient, sites)[flag].params) is is_severe


def test_in_the_first_months_a_right_heart_flag_is_weak() -> None:
    newborn, infant = Patient(0.1, Sex.MALE, 54, 4.3), Patient(0.5, Sex.MALE, 66, 7.5)
    assert raised({"rv": 30.0}, newborn)["rv_dilated"].params["weak"] is True
    assert "weak" not in raised({"rv": 30.0}, infant)["rv_dilated"].params


@pytest.mark.parametrize(("ef", "is_raised"), [(50.0, True), (60.0, False)])
def test_a_low_function_with_symptoms_is_prompt(ef: float, is_raised: bool) -> None:
    found = raised({"ef": ef}, symptoms=frozenset({Symptom.DYSPNOEA}))
    assert ("ef_very_low" in found) is is_raised
    assert "ef_very_low" not in raised({"ef": ef})


@pytest.mark.parametrize("values", [{"rv": 31.0}, {"ra": 45.0, "pa": 30.0, "lvedd": 45.0}])
def test_teichholz_is_doubted_beside_a_large_right_heart(values: Values) -> None:
    flag = "ef_teich_caution"
    assert flag in raised(values, sites={"ef": "teichholz"})
    assert flag not in raised(values, sites={"ef": "visual"})
    assert flag not in raised(values)
    assert flag not in raised({"rv": 20.0}, sites={"ef": "teichholz"})
    assert flag not in raised({}, sites={"ef": "teichholz"})
    assert flag not in raised(values, UNKNOWN, {"ef": "teichholz"})


def test_a_leaking_aortic_valve_with_a_suspected_ventricular_defect() -> None:
    for call, is_raised in ((Call.RULE_IN, True), (Call.REFER, True), (Call.RULE_OUT, False)):
        assert ("ar_with_vsd" in raised({"ar": 2.0}, UNKNOWN, calls={"vsd": call})) is is_raised
    assert "ar_with_vsd" not in raised({"ar": 1.0}, calls={"vsd": Call.RULE_IN})
    assert "ar_with_vsd" not in raised({}, calls={"vsd": Call.RULE_IN})
    assert "ar_with_vsd" not in raised({"ar": 2.0})
    assert "ar_with_vsd" not in raised({"ar": 2.0}, calls={"asd": Call.RULE_IN})


def test_all_normal_says_so_only_where_no_number_is_out_of_range() -> None:
    assert list(raised(NORMAL)) == ["all_normal"]
    fewer = {key: value for key, value in NORMAL.items() if key != "lad"}
    assert "all_normal" not in raised(fewer)
    for other in ({"lvesd": 20.0}, {"tr_velocity_m_s": 3.0}, {"ar": 1.0}, {"mr": 3.0}):
        assert "all_normal" not in raised(NORMAL | other)


def test_doubt_where_too_little_or_something_unlikely_is_known() -> None:
    sized = Patient(45, Sex.MALE, 169, 66)
    assert "doubt" not in raised(NORMAL, sized)
    assert "doubt" in raised(NORMAL | {"lvedd": 72.0}, sized)
    assert "doubt" in raised({key: NORMAL[key] for key in list(NORMAL)[:7]}, sized)


def test_no_limit_based_flag_in_pregnancy_or_without_a_childs_size() -> None:
    large: Values = {key: row.hard.high or 0.0 for key, row in by_key().items() if row.kind is Kind.LENGTH}
    large |= {"ef": 40.0, "fs": 15.0, "mve_e": 2.0}
    by_limit = {
        flag
        for flag, rule in flag_rules().items()
        if {"high", "low"} & {how for how, _ in rule.rule.looked_up}
    }
    pregnant = Case(patient=MAN, context=Context(pregnant=True), measurements=large)
    assert not by_limit & {flag.id for flag in raise_flags(pregnant, None)}
    assert not by_limit & raised(large, Patient(10)).keys()
    assert by_limit & raised(large).keys()


def test_an_adults_cut_off_is_not_held_against_a_pregnant_woman() -> None:
    values = {"mv_e": 150.0, "mve_e": 10.0, "mv_ea_ratio": 0.7, "lad": 45.0, "ao_sinus": 30.0, "mr": 3.0}
    at_any_time = {"regurg_sig", "doubt"}
    for pregnant, others in ((None, {"e_over_eprime_high", "e_a_low", "la_ao_high"}), (True, set[str]())):
        case = Case(patient=Patient(30, Sex.FEMALE), context=Context(pregnant=pregnant), measurements=values)
        found = {flag.id for flag in raise_flags(case, None)} - {"left_load"}
        assert found == at_any_time | others


@pytest.mark.parametrize("ratio", [0.3, 0.9, 2.5])
@pytest.mark.parametrize("person", [Patient(30, Sex.MALE, 175, 70), Patient(8, Sex.MALE, 128, 26)])
def test_a_typed_e_over_a_is_not_judged_in_atrial_fibrillation(person: Patient, ratio: float) -> None:
    measured = NORMAL | {"mv_ea_ratio": ratio}
    found = {}
    for rhythm in (None, *Rhythm):
        case = Case(patient=person, context=Context(rhythm=rhythm), measurements=measured)
        found[rhythm] = {one.id for one in raise_flags(case, None)} & {"e_a_low", "e_a_high"}
    assert found.pop(Rhythm.ATRIAL_FIBRILLATION) == set()
    assert found[None] == found[Rhythm.SINUS] == found[Rhythm.OTHER]
    if person.age_years == 30 or ratio == 0.3:
        assert len(found[None]) == 1


@pytest.mark.parametrize(("site", "is_high"), [("ap", True), ("transverse", False), ("long", False)])
def test_only_the_antero_posterior_atrium_is_held_against_the_aorta(site: str, is_high: bool) -> None:
    found = raised({"lad": 45.0, "ao_sinus": 30.0}, sites={"lad": site})
    assert ("la_ao_high" in found) == is_high


def test_what_a_flag_read_goes_with_it() -> None:
    assert raised(RIGHT)["right_load"].params == {"values": RIGHT}
    assert raised({"tr_velocity_m_s": 3.0})["tr_velocity"].params == {"values": {"tr_velocity_m_s": 3.0}}


def test_texts_in_both_languages_never_speak_of_a_diagnosis() -> None:
    for flag in flag_rules():
        assert flag_text(flag, "en") != flag_text(flag, "zh")
        assert "diagnos" not in flag_text(flag, "en").lower()
        assert "诊断" not in flag_text(flag, "zh")


def test_thirteen_sizes() -> None:
    lengths = {key for key, row in by_key().items() if row.kind is Kind.LENGTH}
    assert set(size_keys()) == lengths | {"ef", "fs"}
    assert len(size_keys()) == 13


def test_every_rule_uses_names_that_a_case_has() -> None:
    known = case_names(Case()).keys() | {"raised_so_far"}
    for rule in flag_rules().values():
        for formula in (rule.rule, rule.rule_child, rule.severe_when, rule.weak_when):
            assert formula is None or formula.names <= known


LIMIT_FLAGS = {
    "rv_dilated": ("rv", "high"), "ra_dilated": ("ra", "high"), "pa_dilated": ("pa", "high"),
    "rvot_wide": ("rvot", "high"), "septum_thick": ("ivst", "high"), "lv_dilated": ("lvedd", "high"),
    "lv_small": ("lvedd", "low"), "sinus_dilated": ("ao_sinus", "high"), "fs_low": ("fs", "low"),
    "ef_low": ("ef", "low"), "eprime_low": ("mve_e", "low"),
}  # fmt: skip


PATIENTS = st.builds(
    Patient,
    st.none() | st.floats(0, 100),
    st.sampled_from(list(Sex)),
    st.none() | st.floats(45, 200),
    st.none() | st.floats(2, 120),
)


@given(
    flag=st.sampled_from(sorted(LIMIT_FLAGS)),
    value=st.floats(1, 120),
    patient=PATIENTS,
    rv_site=st.sampled_from([None, "plax_ap", "a4c_basal", "a4c_mid"]),
    pregnant=st.sampled_from([None, False, True]),
)
def test_a_flag_and_the_strip_never_disagree(
    flag: str, value: float, patient: Patient, rv_site: str | None, pregnant: bool | None
) -> None:
    key, side = LIMIT_FLAGS[flag]
    context = Context(pregnant=pregnant)
    sites = {"rv": rv_site} if rv_site else {}
    case = Case(patient=patient, context=context, measurements={key: value}, sites=sites)
    shown = reference_for(key, patient, context, sites.get(key))
    limit = shown.high if side == "high" else shown.low
    beyond = limit is not None and (value > limit if side == "high" else value < limit)
    found = {one.id for one in raise_flags(case, None)}
    assert (flag in found) == beyond
    assert shown.kind is not ReferenceKind.NONE or flag not in found


@given(value=st.floats(0, 400), limit_step=st.sampled_from([-1e-9, 0.0, 1e-9]))
def test_exactly_at_the_limit(value: float, limit_step: float) -> None:
    patient = Patient(45, Sex.MALE, 120 + value / 5, 30 + value / 5)
    limit = reference_for("lvedd", patient, Context(), None).high
    assert limit is not None
    case = Case(patient=patient, measurements={"lvedd": limit + limit_step})
    assert ("lv_dilated" in {one.id for one in raise_flags(case, None)}) is (limit_step > 0)


def test_levels_are_those_of_the_table() -> None:
    assert flag_rules()["right_load"].level is FlagLevel.PROMPT
    assert flag_rules()["rvot_wide"].level is FlagLevel.NOTE
