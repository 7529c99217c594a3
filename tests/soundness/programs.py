"""Writes random small Keras programs: functions, closures and classes around the statements, and the whole text.

What a program does not say are the attributes of ``flags`` and ``args``. With ``known`` they are written into the
program as constants, and nothing is left open.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.soundness.expressions import FLAGS, Pick
from tests.soundness.statements import Statements

HEADER = """import functools
import keras
import numpy as np
from keras import layers, losses, optimizers
from settings import flags, parse
"""
DATA = """args = parse()
x = np.random.rand(100, 4)
y = np.random.randint(0, 2, 100)
"""


class Writer(Statements):
    """Writes one program."""

    def _parameters(self) -> list[tuple[str, str, bool]]:
        found = []
        for _ in range(self.pick([0, 1, 2, 2])):
            kind = self.pick(["units", "act", "loss", "rate", "cond", "epochs", "seq", "stack", "cfg"])
            if kind == "seq" and "seq" not in self.names:
                kind = "cond"
            found.append((self.fresh(kind), kind, kind not in ("seq", "stack", "cfg") and self.chance(2)))
        return sorted(found, key=lambda parameter: parameter[2])

    def _signature(self, parameters: list[tuple[str, str, bool]]) -> str:
        return ", ".join(f"{name}={self.value(kind, 0)}" if default else name for name, kind, default in parameters)

    def _inside(self, parameters: list[tuple[str, str, bool]], returns: str, most: int) -> None:
        """The body of a function."""
        outer = self.names, self.local, self.in_loop, self.returns, self.functions
        self.names = {kind: list(names) for kind, names in self.names.items()}
        self.functions = list(self.functions)
        self.local, self.in_loop, self.returns = set(), False, returns
        for name, kind, _ in parameters:
            self.introduce(kind, name)
        self.indent += 1
        self.block(most)
        if returns == "seq" and not self.local & set(self.names.get("seq", [])):
            self.bind("seq", f"keras.Sequential({self.value('stack', 1)})")
        result = (
            self.pick([name for name in self.names["seq"] if name in self.local])
            if returns == "seq"
            else self.value(returns, 1)
        )
        self.write(f"return {result}")
        self.indent -= 1
        self.names, self.local, self.in_loop, self.returns, self.functions = outer

    def do_function(self) -> None:
        if self.indent > 1:
            return
        parameters = self._parameters()
        returns = self.pick(["act", "loss", "opt", "layer", "stack", "units", "seq", "seq", "cfg"])
        name = self.fresh("function")
        self.write(f"def {name}({self._signature(parameters)}):")
        self._inside(parameters, returns, 4)
        self.functions.append((name, returns, parameters))
        for _ in range(self.pick([0, 1, 2])):
            self.bind(returns, f"{name}({self.arguments(parameters)})")

    def do_closure(self) -> None:
        if self.indent > 1:
            return
        name, inner = self.fresh("maker"), self.fresh("inner")
        act = self.fresh("act")
        made = self.fresh("made")
        self.write(f"def {name}({act}, changed=False):")
        self.write(f"    def {inner}(width):")
        self.write(f"        return layers.Dense(width, activation={act})")
        self.write(f"    if {self.pick(['changed', self.condition()])}:")
        self.write(f"        {act} = {self.value('act', 0)}")
        self.write(f"    return {inner}")
        self.write(
            f"{made} = {name}({self.value('act', 1)}{self.pick(['', ', True', ', changed=' + self.condition()])})"
        )
        self.functions.append((made, "layer", [("width", "units", False)]))

    def do_trainer(self) -> None:
        if self.indent:
            return
        name, made = self.fresh("Trainer"), self.fresh("trainer")
        self.write(f"class {name}:")
        self.write(f"    loss = {self.value('loss', 0)}")
        self.write(f"    def __init__(self, act={self.value('act', 0)}, units=2):")
        self.write("        self.act, self.units = act, units")
        self.write("        self.net = keras.Sequential()")
        self.write("    def build(self, deep=False):")
        self.write("        if deep:")
        self.write(f"            self.net.add({self.value('layer', 1)})")
        self.write("        self.net.add(layers.Dense(self.units, activation=self.act))")
        self.write("        return self")
        self.write(f"    def train(self, rate={self.value('rate', 0)}):")
        self.write("        self.net.compile(optimizer=optimizers.Adam(rate), loss=self.loss)")
        self.write("        self.net.fit(x, y)")
        self.write(f"{made} = {name}({self.pick(['', self.value('act', 1)])})")
        if self.chance(2):
            self.write(f"if {self.condition()}:")
            self.write(
                f"    {made}.{self.pick(['act', 'loss'])} = {self.value('act', 0)}"
                if self.chance(2)
                else f"    {made}.loss = {self.value('loss', 0)}"
            )
        self.write(f"{made}.build({self.pick(['', 'True', 'deep=' + self.condition()])})")
        if self.chance(2):
            self.write(f"{made}.train({self.pick(['', self.value('rate', 1)])})")
        self.introduce("seq", f"{made}.net")
        self.introduce("act", f"{made}.act")

    def do_uncalled(self) -> None:
        """A function that nobody calls, and that would change a good deal."""
        if self.indent:
            return
        self.write(f"def {self.fresh('uncalled')}(flag):")
        outer = self.names, self.local, self.in_loop, self.returns, self.functions
        self.names = {kind: list(names) for kind, names in self.names.items()}
        self.local, self.in_loop, self.returns = set(), False, "act"
        self.nested(2)
        self.names, self.local, self.in_loop, self.returns, self.functions = outer


def program(pick: Pick, size: int, known: dict[str, Any] | None = None) -> str:
    """The text of a program. ``known``: the values that flags and args have, as constants of the program."""
    writer = Writer(pick, size)
    writer.block(size)
    writer.indent = 0
    writer.local = None
    if not writer.names.get("seq"):
        writer.bind("seq", f"keras.Sequential({writer.stack()})")
    writer.do_compile()
    writer.do_fit()
    return (constants(known) if known is not None else HEADER + DATA) + "\n".join(writer.lines) + "\n"


def constants(known: dict[str, Any]) -> str:
    """The head of a program in which nothing is unknown."""
    header = HEADER.replace("from settings import flags, parse\n", "")
    for name, values in known.items():
        header += f"class {name}:\n" + "".join(f"    {key} = {value!r}\n" for key, value in values.items())
    return header + DATA.replace("args = parse()\n", "")


@st.composite
def programs(draw: Any, known: dict[str, Any] | None = None, size: int = 14) -> str:
    """Random programs, shrinking towards short ones."""
    return program(lambda options: draw(st.sampled_from(options)), draw(st.integers(1, size)), known)


@st.composite
def choices(draw: Any) -> dict[str, Any]:
    """Values for all that a program does not say."""
    return {name: {key: draw(st.sampled_from(values)) for key, values in FLAGS.items()} for name in ("flags", "args")}
