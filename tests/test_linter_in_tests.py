"""Tests make faults on purpose: there the linter says only what Keras no longer knows, and what was asked for."""

from pathlib import Path

import pytest

from kerlint.document.reading import File, read
from kerlint.interpreter import uncalled
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import Function
from kerlint.linter import analyse
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings
from tests.lint import RULES, findings_of

FAULTS = """
import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, activation='softmax')])
model.compile(optimizer=keras.optimizers.Adam(lr=0.1), loss='binary_crossentropy')
"""


def codes(folder: Path, name: str, rules: RuleSet = RULES) -> set[str]:
    return {finding.code for finding in findings_of(FAULTS, folder, rules, name)}


def test_a_script_is_told_all(tmp_path: Path) -> None:
    assert {"KER104", "KER801"} <= codes(tmp_path, "train.py")


def test_in_a_test_only_what_keras_no_longer_knows(tmp_path: Path) -> None:
    assert codes(tmp_path, "test_softmax.py") == {"KER801"}


def test_what_is_asked_for_is_said_in_tests_too(tmp_path: Path) -> None:
    asked = RuleSet(Settings(layers=(Layer(select=("KER104",)),)))
    assert codes(tmp_path, "test_softmax.py", asked) == {"KER104"}


KERAS_3 = RuleSet(Settings(target="keras3"))

LATE = """
from numpy import mean
import keras
import tensorflow as tf

def net(rate):
    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, activation='softmax')])

def test_learns():
    net(0.5).compile(optimizer=keras.optimizers.Adam(0.1), loss='binary_crossentropy')

"""


def ran(folder: Path, monkeypatch: pytest.MonkeyPatch, source: str = LATE, rules: RuleSet = RULES) -> list[str]:
    """The functions of a test that are run although the file does not call them."""
    names: list[str] = []
    alone = uncalled._run_alone

    def noted(machine: Machine, function: Function) -> None:
        names.append(function.name)
        alone(machine, function)

    monkeypatch.setattr(uncalled, "_run_alone", noted)
    findings_of(source, folder, rules, "test_net.py")
    return names


def test_what_tests_define_is_not_run_when_nobody_asks_for_what_it_could_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ran(tmp_path, monkeypatch) == []


def test_it_is_run_when_a_rule_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = RuleSet(Settings(layers=(Layer(extend_select=("KER104",)),)))
    assert ran(tmp_path, monkeypatch, rules=asked) == ["test_learns"]
    assert [one.code for one in findings_of(LATE, tmp_path, asked, "test_net.py")] == ["KER104"]


def test_it_is_run_for_whoever_wants_the_facts(tmp_path: Path) -> None:
    path = tmp_path / "test_net.py"
    path.write_text(LATE, encoding="utf-8")
    file = File(path.name, str(path))
    program = analyse(file, read(file), RULES).program
    assert program is not None
    assert len(program.models.items) == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("model.fit_generator(data)", "KER803"),
        ("net(keras.optimizers.Adam(lr=0.1))", "KER801"),
        ("stopping(lr=0.1)", "KER801"),
        ("model.compile('adam', 'mse', ['mae', keras.metrics.MeanSquaredError()])", "KER808"),
        ("model.save('folder/net')", "KER814"),
        ("keras.layers.Dense(3, activation='LeakyReLU')", "KER824"),
        ("keras.utils.np_utils.to_categorical([1])", "KER807"),
        ("tf.reduce_sum(keras.Input((4,)))", "KER815"),
        ("mean(keras.Input((4,)))", "KER815"),
    ],
)
def test_what_keras_has_changed_is_found_in_what_tests_define(
    body: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helpers = "\ndef stopping(**settings):\n    return keras.optimizers.Adam(**settings)\n"
    source = f"{LATE}{helpers}\ndef test_old(data):\n    model = net(0.5)\n    {body}\n"
    assert code in {one.code for one in findings_of(source, tmp_path, KERAS_3, "test_net.py")}
    assert "test_learns" not in ran(tmp_path, monkeypatch, source)


@pytest.mark.parametrize(
    "body",
    [
        "lr = 0.1",
        "keras.optimizers.Adam(0.1, beta_1=0.9)",
        "self.run(lr=0.1)",
        "model.compile('adam', 'mse', metrics=['mae'])",
        "tf.constant([1.0]); keras.Input((4,))",
        "mean([1.0, 2.0])",
    ],
)
def test_what_keras_still_knows_is_not_run(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = f"{LATE}\ndef test_new(self, model):\n    {body}\n".replace("keras.Input((4,)), ", "")
    assert ran(tmp_path, monkeypatch, source) == []


def test_rules_of_migration_ask_for_nothing_but_old_forms_and_symbolic_tensors() -> None:
    others = [rule for rule in RULES.book.rules if rule.family == "migration" and rule.on != "outdated"]
    assert [rule.on for rule in others if "call.symbolic and" not in rule.when] == []
