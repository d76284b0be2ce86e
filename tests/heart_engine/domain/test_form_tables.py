from __future__ import annotations

from heart_engine.domain.measurement import by_key
from heart_engine.domain.patient_limits import patient_limits
from heart_engine.domain.side_values import beside, side_values
from heart_engine.domain.sites import default_site, sites


def test_sites_and_side_values_belong_to_measurements() -> None:
    assert set(sites()) <= set(by_key())
    assert {side.beside for side in side_values().values()} <= set(by_key())


def test_a_site_is_unspecified_unless_the_table_names_a_default() -> None:
    chosen = default_site("rv")
    assert chosen is not None
    assert (chosen.id, chosen.name("en"), chosen.name("zh")) == (
        "plax_ap",
        "long-axis antero-posterior",
        "长轴前后径",
    )
    assert default_site("rvot") is None
    assert default_site("co") is None


def test_at_most_one_site_of_a_field_is_the_default() -> None:
    assert all(sum(site.is_default for site in choices) <= 1 for choices in sites().values())


def test_side_fields_stand_beside_their_grade() -> None:
    assert [side.quantity for side in beside("tr")] == ["velocity", "gradient", "jet_area", "volume"]
    assert [side.key for side in beside("mve_e")] == ["e_over_eprime"]
    velocity = side_values()["tr_velocity_m_s"]
    assert (velocity.name("en"), velocity.name("zh")) == ("TR jet peak velocity", "三尖瓣反流峰值流速")
    assert (velocity.ucum, velocity.hard.contains(2.4), velocity.hard.contains(24)) == ("m/s", True, False)


def test_every_patient_limit_is_a_marked_heuristic() -> None:
    limits = patient_limits()
    assert list(limits) == ["age_years", "height_cm", "weight_kg", "heart_rate", "spo2"]
    assert {limit.source for limit in limits.values()} == {"author heuristic"}
    assert limits["age_years"].hard.contains(0)
    assert not limits["height_cm"].hard.contains(1.6)
