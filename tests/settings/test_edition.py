"""An edition freezes the default rules: newer rules wait until the next one, or until they are asked for."""

from kerlint.ruleset import RuleSet
from kerlint.settings import settings as settings_module
from kerlint.settings.settings import Layer, Settings


def on(monkeypatch, version, **settings):
    monkeypatch.setitem(settings_module.EDITIONS, "2026", version)
    return RuleSet(Settings(edition="2026", **settings)).selection.on


def test_all_rules_of_its_version_are_on(monkeypatch):
    assert on(monkeypatch, "999.0") == RuleSet(Settings()).selection.on


def test_newer_rules_are_off(monkeypatch):
    assert on(monkeypatch, "0.0") == {"KER001", "KER002", "KER003", "KER004", "KER005", "KER006"}


def test_newer_rules_can_be_asked_for(monkeypatch):
    assert "KER102" in on(monkeypatch, "0.0", layers=(Layer(extend_select=("KER102",)),))


def test_a_teams_own_rules_belong_to_no_edition(monkeypatch, tmp_path):
    from tests.cli.test_rules import OWN_RULE

    (tmp_path / "own.toml").write_text(OWN_RULE)
    assert "TEAM1" in on(monkeypatch, "0.0", rule_paths=(str(tmp_path),))
