from __future__ import annotations

import pytest

from heart_engine.interchange.candidate import Candidate, ImportStatus
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.sr_reader import read_sr
from tests.heart_engine.interchange.synthetic import (
    CHOSEN,
    DERIVATION,
    M_MODE,
    MEAN,
    SELECTION,
    SITE,
    TWO_D,
    code_item,
    container,
    num_item,
    report,
    section,
    sr_bytes,
)

LV = ("SRT", "T-32600")
LVEDD = ("LN", "29436-3")
DIAMETER = ("SRT", "M-02550")
ORIFICE = ("SRT", "G-038F")
E_PRIME = ("SRT", "G-037A")


def read(data: bytes) -> dict[str, Candidate]:
    return {one.key: one for one in read_sr(data).candidates}


def test_the_selected_value_goes_before_the_mean_and_the_beats() -> None:
    found = read(sr_bytes())
    assert (found["lvedd"].value, found["lvedd"].unit, found["lvedd"].rule) == (46.5, "mm", "sr_selected")
    assert found["lvedd"].raw == "4.65 cm"


def test_the_mean_goes_before_the_beats_and_of_those_the_last_counts() -> None:
    beats = [num_item(LVEDD, value, "cm") for value in ("4.5", "4.7")]
    mean = num_item(LVEDD, "4.6", "cm", code_item(DERIVATION, MEAN))
    assert read(report(section(LV, beats[0], mean, beats[1])))["lvedd"].value == 46
    last = read(report(section(LV, *beats)))["lvedd"]
    assert (last.value, last.rule) == (47, "sr_latest")


@pytest.mark.parametrize("derivation", ["R-10047", "G-A437", "R-404FB"])
def test_a_deviation_or_an_extreme_is_never_taken_for_the_value(derivation: str) -> None:
    beat = num_item(LVEDD, "4.5", "cm")
    other = num_item(LVEDD, "4.9", "cm", code_item(DERIVATION, ("SRT", derivation)))
    beside = read(report(section(LV, beat, other)))["lvedd"]
    assert (beside.value, beside.rule) == (45, "sr_latest")
    alone = read(report(section(LV, other)))["lvedd"]
    assert (alone.value, alone.status, alone.proposal) == (None, ImportStatus.ASK, "49 mm")


@pytest.mark.parametrize(("site", "status"), [("T-32600", "value"), ("T-32500", "ask")])
def test_an_output_of_another_chamber_is_a_question(site: str, status: str) -> None:
    found = read(report(section(("SRT", site), num_item(("SCT", "82799009"), "5.1", "l/min"))))["co"]
    assert found.status == status


def test_two_selected_values_that_differ_are_a_question() -> None:
    chosen = [num_item(LVEDD, value, "cm", code_item(SELECTION, CHOSEN)) for value in ("4.5", "4.7")]
    found = read_sr(report(section(LV, *chosen))).candidates
    assert [(one.status, one.proposal) for one in found] == [("ask", "45 mm"), ("ask", "47 mm")]


def test_two_modes_that_differ_are_a_question() -> None:
    modes = [
        section(LV, num_item(LVEDD, value, "cm"), mode=mode)
        for value, mode in (("4.5", TWO_D), ("4.9", M_MODE))
    ]
    assert {one.status for one in read_sr(report(*modes)).candidates} == {ImportStatus.ASK}


def test_a_generic_diameter_is_what_the_inherited_site_says() -> None:
    found = read(
        report(
            section(("SRT", "T-32550"), num_item(ORIFICE, "2.6", "cm")),
            section(("SRT", "T-35410"), num_item(ORIFICE, "2.1", "cm")),
            section(("SCT", "81128002"), num_item(ORIFICE, "31", "mm")),
        )
    )
    values = {key: one.value for key, one in found.items()}
    assert values == {"rvot": 26, "ao_annulus": 21, "ao_sinus": 31}


def test_the_items_own_site_overrides_the_inherited_one() -> None:
    item = num_item(ORIFICE, "2.1", "cm", code_item(SITE, ("SRT", "T-35410")))
    assert read(report(section(("SRT", "T-32550"), item)))["ao_annulus"].value == 21


def test_a_generic_diameter_without_a_site_of_ours_is_listed_and_not_read() -> None:
    here = num_item(LVEDD, "4.5", "cm")
    reading = read_sr(report(container(("DCM", "121070"), here, num_item(DIAMETER, "4.0", "cm"))))
    assert [one.key for one in reading.candidates] == ["lvedd"]
    assert [(one.what, one.rule) for one in reading.ignored] == [("SCT 81827009", "no_field")]


def test_a_diameter_of_the_left_atrium_in_no_said_axis_is_a_question() -> None:
    found = read(report(section(("SRT", "T-32300"), num_item(DIAMETER, "3.8", "cm"))))["lad"]
    assert (found.status, found.proposal) == (ImportStatus.ASK, "38 mm")


@pytest.mark.parametrize(
    ("site", "side"),
    [(("SRT", "G-0392"), "lateral"), (("SRT", "G-0391"), "septal"), (("SRT", "T-35310"), None)],
)
def test_the_site_of_the_annulus_decides_the_side(site: tuple[str, str], side: str | None) -> None:
    found = read(report(section(site, num_item(E_PRIME, "9.5", "cm/s"))))
    assert found["mve_e"].value == 9.5
    assert (found["sites.mve_e"].value if side else "sites.mve_e" in found) == (side or False)


@pytest.mark.parametrize(
    ("unit", "value"), [("mm", 45), ("cm", 45), ("m/s", None), ("[in_i]", None), ("1", None)]
)
def test_a_unit_is_converted_by_its_code_and_an_unknown_one_refuses_the_item(
    unit: str, value: float | None
) -> None:
    number = "4.5" if unit == "cm" else "45"
    found = read(report(section(LV, num_item(LVEDD, number, unit))))["lvedd"]
    assert found.value == value
    assert found.status in ((ImportStatus.VALUE,) if value else (ImportStatus.REJECT, ImportStatus.ASK))


def test_both_ratios_go_to_their_own_fields() -> None:
    valve = section(("SRT", "T-35300"), num_item(("LN", "18038-0"), "1.3", "1"))
    tissue = section(("SRT", "T-35310"), num_item(("LN", "59129-7"), "1.1", "1"))
    found = read(report(valve, tissue))
    assert (found["mv_ea_ratio"].value, found["ea_ratio"].value) == (1.3, 1.1)


def test_a_velocity_of_a_leak_goes_beside_the_grade_and_never_becomes_one() -> None:
    found = read(report(section(("SRT", "T-35100"), num_item(("LN", "79921-3"), "240", "cm/s"))))
    assert found["tr_velocity_m_s"].value == 2.4
    assert "tr" not in found


def test_private_concepts_are_listed() -> None:
    private = num_item(("99GEMS", "GEU-1"), "1", "mm")
    reading = read_sr(report(section(LV, num_item(LVEDD, "4.5", "cm"), private)))
    assert [one.rule for one in reading.ignored] == ["private"]


def test_sex_age_size_and_day_are_read_and_the_name_is_not() -> None:
    data = report(
        section(LV, num_item(LVEDD, "4.5", "cm")),
        PatientSex="M",
        PatientAge="018M",
        PatientSize="0.82",
        PatientWeight="11",
        StudyDate="20240305",
    )
    reading = read_sr(data)
    values = {one.key: one.value for one in reading.candidates}
    assert values == {
        "_sex": "male",
        "_age": 1.5,
        "_height": 82,
        "_weight": 11,
        "_date": "2024-03-05",
        "lvedd": 45,
    }
    assert "SYNTHETIC" not in repr(reading)


def test_an_image_is_refused() -> None:
    data = report(section(LV), sop_class="1.2.840.10008.5.1.4.1.1.6.1")
    with pytest.raises(FileRefusedError) as refused:
        read_sr(data)
    assert refused.value.code is RefusalCode.NOT_AN_ECHO


def test_a_report_without_a_field_of_ours_is_refused() -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_sr(report(section(LV, num_item(("LN", "1-8"), "4.5", "cm"))))
    assert refused.value.code is RefusalCode.NOT_AN_ECHO


def test_deep_nesting_is_refused() -> None:
    nested = num_item(LVEDD, "4.5", "cm")
    for _ in range(80):
        nested = container(("DCM", "125007"), nested)
    with pytest.raises(FileRefusedError) as refused:
        read_sr(report(nested))
    assert refused.value.code is RefusalCode.UNSAFE


def test_a_deflated_file_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_sr(sr_bytes().replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2.1.99"))
    assert refused.value.code is RefusalCode.UNSAFE
