"""Paths through a program stay simple enough to follow, and what ends one run of a function ends no other."""

from __future__ import annotations

from typing import Any

import libcst

from kerlint.document.document import Document
from kerlint.facts.choices import leaves
from kerlint.facts.guards import tangled
from kerlint.facts.values import Choice, Const
from kerlint.interpreter import interpret, run
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.modules import Modules

IMPORTS = "from tensorflow import keras\nfrom settings import a, b, strict\n"


def program_of(code: str) -> Any:
    return interpret(Document("program.py", "/program.py", "script", IMPORTS + code))


def heads(program: Any) -> list[Any]:
    return [head.value for compiled in program.compiles.items for head in compiled.value.heads.items]


def test_many_early_returns_leave_a_path_that_can_be_followed() -> None:
    checks = "".join(f"    if a[{n}] == 1 and b[{n}] == 1:\n        return None\n" for n in range(10))
    program = program_of(
        f"def build():\n{checks}    model = keras.Sequential([keras.layers.Dense(1)])\n"
        "    model.compile(loss='mse')\n    return model\n"
    )
    (compiled,) = program.compiles.items
    assert type(compiled.guard) is Choice, "a function that may return early compiles perhaps"
    assert not tangled(compiled.guard)
    assert [head.loss.name for head in heads(program)] == ["mean_squared_error"]


def test_the_image_data_format_is_one_condition_however_often_it_is_asked_for() -> None:
    asks = "1 if keras.backend.image_data_format() == 'channels_first' else -1"
    program = program_of(
        f"def block(units):\n    first, second = {asks}, {asks}\n"
        "    return keras.Sequential([keras.Input((8,)), keras.layers.Dense(units if first == second else a)])\n"
        "block(3)\n"
    )
    (model,) = program.models.items
    assert [value_of(item.value.units) for item in model.value.layers.items if item.value.type == "Dense"] == [3]


def test_a_format_that_the_program_sets_is_asked_for_anew() -> None:
    asks = "keras.backend.image_data_format()"
    program = program_of(
        f"first = {asks}\nkeras.backend.set_image_data_format('channels_first')\nsecond = {asks}\n"
        "keras.Sequential([keras.Input((8,)), keras.layers.Dense(3 if first == second else 4)])\n"
    )
    (model,) = program.models.items
    (units,) = [item.value.units for item in model.value.layers.items if item.value.type == "Dense"]
    assert type(units) is not Const, "the format before is not the one behind"


def value_of(value: Any) -> Any:
    return value.value if type(value) is Const else value


def spent(rounds: int, line: str) -> int:
    """What a program costs in which a loop of so many rounds does no more than this."""
    source = (
        f"import numpy as np\nfrom tensorflow import keras\nnet = keras.Sequential()\ntable = np.zeros((9, 9))\n"
        f"for i in range({rounds}):\n    for j in range(4):\n        {line}\n"
    )
    machine = Machine(Document("program.py", "/program.py", "script", source), Modules())
    fuel = machine.fuel
    run(machine, libcst.parse_module(source))
    return fuel - machine.fuel


def test_long_loops_that_only_compute_are_not_run_to_their_end() -> None:
    compute = "; ".join(["table[i % 3, j] = np.max(table[i % 3] + 0.5 * table[j, i % 3]) - 1"] * 5)
    assert spent(60, compute) < 1.5 * spent(15, compute)


def test_long_loops_that_build_are() -> None:
    build = "net.add(keras.layers.Dense(i + j * 2 + 3, activation='relu'))"
    assert spent(12, build) > 2.5 * spent(4, build)


def test_what_a_function_refuses_holds_in_that_function_only() -> None:
    program = program_of(
        "def check():\n    if strict:\n        raise ValueError('never strict')\n\n"
        "def build():\n"
        "    last = 'softmax' if strict else 'sigmoid'\n"
        "    model = keras.Sequential([keras.layers.Dense(3, activation=last)])\n"
        "    model.compile(loss='mse')\n"
    )
    (head,) = heads(program)
    assert {leaf.value for leaf in leaves(head.activation)} == {"softmax", "sigmoid"}


def test_what_a_function_refuses_counts_for_all_of_it() -> None:
    program = program_of(
        "def build():\n"
        "    last = 'softmax' if strict else 'sigmoid'\n"
        "    model = keras.Sequential([keras.layers.Dense(3, activation=last)])\n"
        "    if strict:\n        model.compile(loss='mse')\n        raise ValueError('never strict')\n"
        "    model.compile(loss='mse')\n"
    )
    assert [item.guard for item in program.compiles.items] == [True]


def test_a_loop_that_may_end_in_any_round_is_not_run_round_by_round() -> None:
    program = program_of(
        "model = keras.Sequential()\n"
        "while True:\n"
        "    model.add(keras.layers.Dense(4))\n"
        "    if a.enough():\n        break\n"
    )
    model = program.models.items[-1].value
    assert model.layers.closed is not True
    assert len(model.layers.items) < 5


def test_a_loop_that_surely_ends_is_run_round_by_round() -> None:
    program = program_of(
        "model = keras.Sequential()\nunits = 64\n"
        "while units > 8:\n    model.add(keras.layers.Dense(units))\n    units //= 2\n"
    )
    model = program.models.items[-1].value
    assert [layer.value.units.value for layer in model.layers.items if type(layer.value.units) is Const] == [64, 32, 16]


def test_a_function_that_calls_itself_in_a_comprehension_is_not_followed_on_and_on() -> None:
    program = program_of(
        "def branch(tree):\n"
        "    model = keras.Sequential()\n"
        "    left, right = [branch(part) for part in tree.left], [branch(part) for part in tree.right]\n"
        "    return model\n"
        "branch(a)\n"
    )
    assert len(program.models.items) < 10


def test_loops_inside_each_other_are_run_round_by_round_while_that_is_little() -> None:
    stages = (
        "model = keras.Sequential()\nfor stage in range({0}):\n    for block in range({0}):\n        model.add(layer)\n"
    )
    few, many = (
        program_of("layer = keras.layers.ReLU()\n" + stages.format(n)).models.items[-1].value.layers for n in (8, 40)
    )
    assert few.closed is True
    assert len(few.items) == 64
    assert many.closed is not True
    assert len(many.items) < 200


def test_data_of_a_list_that_depends_on_one_condition_with_a_member_that_depends_on_another() -> None:
    program = program_of(
        "import numpy as np\n"
        "member = 1.0 if a else 2.0\n"
        "rows = [member, 3.0]\n"
        "if b:\n    rows = [4.0, 5.0]\n"
        "x = np.array(rows)\n"
        "model = keras.Sequential([keras.layers.Dense(1)])\nmodel.compile(loss='mse')\nmodel.fit(x, x)\n"
    )
    assert len(program.fits.items) == 1


def test_a_dictionary_of_tensors_may_change_after_a_layer_was_called_with_it() -> None:
    program = program_of(
        "first = keras.Input((8,))\n"
        "given = {'latent': first, 'data': first}\n"
        "for _ in range(3):\n"
        "    given['latent'] = keras.layers.Concatenate()([given['latent'], given['data']])\n"
        "    given['latent'] = keras.layers.Add()(given)\n"
        "model = keras.Model(first, given['latent'])\n"
    )
    model = program.models.items[-1].value
    assert len(model.layers.items) == 7


def test_a_choice_is_compared_with_itself_only_where_both_are_the_same() -> None:
    program = program_of(
        "depth = 1 if a else 2\n"
        "other = depth\n"
        "last = 'softmax' if depth == other else 'sigmoid'\n"
        "model = keras.Sequential([keras.layers.Dense(3, activation=last)])\nmodel.compile(loss='mse')\n"
    )
    (head,) = heads(program)
    assert head.activation.value == "softmax"


def test_a_value_that_is_surely_in_a_long_list_is_found_behind_unknown_members() -> None:
    others = ", ".join(f"b[{n}]" for n in range(12))
    program = program_of(
        f"last = 'softmax' if a in [{others}, a] else 'sigmoid'\n"
        "model = keras.Sequential([keras.layers.Dense(3, activation=last)])\nmodel.compile(loss='mse')\n"
    )
    (head,) = heads(program)
    assert head.activation.value == "softmax"


def test_a_layer_that_contains_itself_has_an_unknown_shape() -> None:
    program = program_of(
        "class Chain(keras.layers.Layer):\n"
        "    def __init__(self):\n        super().__init__()\n        self.parts = []\n\n"
        "    def call(self, x):\n        for part in self.parts:\n            x = part(x)\n        return x\n\n"
        "chain = Chain()\nchain.parts.append(chain)\n"
        "x = keras.Input((4,))\nmodel = keras.Model(x, keras.layers.Dense(3)(chain(x)))\n"
    )
    assert len(program.models.items[-1].value.layers.items) == 3


def test_paths_stay_simple_behind_calls_that_may_fail() -> None:
    checks = "".join(f"def check{n}():\n    if a[{n}] and b[{n}]:\n        raise ValueError\n" for n in range(12))
    calls = "".join(f"check{n}()\n" for n in range(12))
    program = program_of(
        f"{checks}{calls}model = keras.Sequential([keras.layers.Dense(1)])\nif strict:\n    model.compile(loss='mse')\n"
    )
    (compiled,) = program.compiles.items
    assert not tangled(compiled.guard)


def test_many_ways_to_fail_in_one_try_are_no_more_than_can_be_followed() -> None:
    checks = "".join(
        f"        if a.kind{n} == {n} and b.size{n} > {n}:\n            raise ValueError({n})\n" for n in range(40)
    )
    program = program_of(
        f"def build():\n    try:\n{checks}    except ValueError:\n        print(a)\n"
        "    model = keras.Sequential([keras.layers.Dense(1)])\n    model.compile(loss='mse')\n"
    )
    assert len(heads(program)) == 1
