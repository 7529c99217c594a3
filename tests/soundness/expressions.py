"""The expressions of random programs: values, conditions, layers, settings, in all the ways in which people write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Pick = Callable[[Sequence[Any]], Any]
"""Chooses one of several: hypothesis, or a random generator."""

POOLS: dict[str, list[str]] = {
    "act": ["'relu'", "'sigmoid'", "'softmax'", "'linear'", "None"],
    "loss": ["'mse'", "'binary_crossentropy'", "'categorical_crossentropy'", "losses.MeanSquaredError()"],
    "opt": ["'adam'", "'sgd'", "optimizers.Adam()"],
    "units": ["1", "2", "3", "10"],
    "rate": ["0.001", "0.05", "10.0"],
    "epochs": ["1", "5", "50"],
    "split": ["0.0", "0.2", "0.5"],
    "val": ["None", "(x, y)", "(x[:20], y[:20])"],
    "batch": ["8", "None"],
}
FLAGS: dict[str, list[Any]] = {
    "a": [True, False],
    "b": [True, False],
    "c": [True, False],
    "mode": ["x", "y", "z"],
    "n": [1, 2, 5],
    "files": [["p"], ["p", "q"], ["q", "p", "q"]],
    "units": [1, 7],
    "act": ["relu", "sigmoid"],
    "rate": [0.003, 30.0],
}
UNKNOWN_VALUES = {"units": ["units", "n"], "act": ["act"], "rate": ["rate"], "epochs": ["n"]}
"""Which flags can stand for which kind of value."""


class Expressions:
    """Writes a program, line by line. ``names`` are the variables of each kind that can be read here."""

    def __init__(self, pick: Pick, size: int) -> None:
        self.pick = pick
        self.left = size
        self.lines: list[str] = []
        self.indent = 0
        self.names: dict[str, list[str]] = {}
        self.local: set[str] | None = None
        self.functions: list[tuple[str, str, list[tuple[str, str, bool]]]] = []
        self.count = 0
        self.in_loop = False
        self.returns: str | None = None

    # --- small tools

    def chance(self, of: int) -> bool:
        return bool(self.pick(range(of)) == of - 1)

    def write(self, text: str) -> None:
        self.lines.append("    " * self.indent + text)

    def fresh(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def bind(self, kind: str, value: str) -> str:
        """Assigns to an old name of this kind or a new one."""
        old = [name for name in self.names.get(kind, []) if self.local is None or name in self.local or "." in name]
        old = [name for name in old if not name.startswith("(")]
        name = self.pick(old) if old and not self.chance(3) else self.fresh(kind)
        self.write(f"{name} = {value}")
        self.introduce(kind, name)
        return name

    def introduce(self, kind: str, name: str) -> None:
        if name not in self.names.setdefault(kind, []):
            self.names[kind].append(name)
        if self.local is not None:
            self.local.add(name)

    def some(self, kind: str) -> str | None:
        known = self.names.get(kind)
        return self.pick(known) if known else None

    # --- expressions

    def condition(self, depth: int = 1) -> str:
        kinds = ["flag", "flag", "mode", "number", "old", "value"]
        if depth:
            kinds += ["not", "and", "or"]
        match self.pick(kinds):
            case "flag":
                return f"{self.pick(['flags', 'flags', 'args'])}.{self.pick('abc')}"
            case "mode":
                return (
                    f"flags.mode {self.pick(['==', '==', '!='])} '{self.pick('xyz')}'"
                    if self.chance(2)
                    else "flags.mode in ('x', 'y')"
                )
            case "number":
                return f"flags.n {self.pick(['>', '<=', '==', '<'])} {self.pick('12')}"
            case "old":
                return self.some("cond") or "flags.a"
            case "value":
                return self._value_test()
            case "not":
                return f"not ({self.condition(depth - 1)})"
            case symbol:
                return f"({self.condition(depth - 1)}) {symbol} ({self.condition(depth - 1)})"

    def _value_test(self) -> str:
        kind: str = self.pick(["units", "act", "rate", "val", "loss", "stack", "cfg", "cfg"])
        name = self.some(kind)
        if name is None:
            return "args.b"
        return {
            "units": f"{name} > 2",
            "act": f"{name} == 'relu'",
            "rate": f"{name} < 0.02",
            "val": f"{name} is None",
            "loss": f"{name} == 'mse'",
            "stack": f"len({name}) > 2",
            "cfg": f"'loss' in {name}" if self.chance(2) else f"{name}.get('optimizer') == 'sgd'",
        }[kind]

    def value(self, kind: str, depth: int = 2) -> str:
        """An expression of a kind."""
        ways = ["constant", "constant", "name", "name"]
        if depth:
            ways += ["if", "or", "call", "unknown", "table", "entry", "item"]
        match self.pick(ways):
            case "name":
                found = self.some(kind)
                if found is not None:
                    return found
            case "if":
                return f"({self.value(kind, depth - 1)} if {self.condition()} else {self.value(kind, depth - 1)})"
            case "or" if kind in ("act", "loss", "units", "rate", "epochs"):
                return f"({self.value(kind, depth - 1)} {self.pick(['or', 'or', 'and'])} {self.value(kind, depth - 1)})"
            case "call":
                made = self._call(kind)
                if made is not None:
                    return made
            case "unknown" if kind in UNKNOWN_VALUES:
                return f"{self.pick(['flags', 'args'])}.{self.pick(UNKNOWN_VALUES[kind])}"
            case "table":
                entries = ", ".join(f"'{mode}': {self.value(kind, 0)}" for mode in "xyz")
                return f"{{{entries}}}[flags.mode]"
            case "entry":
                name = self.some("cfg")
                if name is not None and kind in ("loss", "opt"):
                    key = {"loss": "loss", "opt": "optimizer"}[kind]
                    return f"{name}.get('{key}', {self.value(kind, 0)})"
            case "item":
                return f"[{self.value(kind, 0)}, {self.value(kind, 0)}][{self.pick('01')}]"
        if kind == "opt" and self.chance(2):
            return (
                f"optimizers.{self.pick(['Adam', 'SGD'])}({self.pick(['', 'learning_rate='])}{self.value('rate', 1)})"
            )
        if kind in POOLS:
            return str(self.pick(POOLS[kind]))
        if kind == "seq":
            return self.some("seq") or f"keras.Sequential({self.stack()})"
        return {
            "layer": self.layer,
            "stack": self.stack,
            "cond": self.condition,
            "cfg": self.settings,
            "fcfg": self.fit_settings,
        }[kind]()

    def _call(self, kind: str) -> str | None:
        """A call of one of the functions that give this kind, with arguments in all ways."""
        found = [one for one in self.functions if one[1] == kind]
        if not found:
            return None
        name, _, parameters = self.pick(found)
        return f"{name}({self.arguments(parameters)})"

    def arguments(self, parameters: list[tuple[str, str, bool]]) -> str:
        positional, keywords, spread = [], [], []
        by_name = False
        for name, kind, has_default in parameters:
            ways = ["keyword", "spread"] if by_name else ["position", "keyword", "spread"]
            way = self.pick(ways + ["leave"] * has_default)
            value = self.value(kind, 1) if way != "leave" else ""
            by_name = by_name or way != "position"
            if way == "position":
                positional.append(value)
            elif way == "keyword":
                keywords.append(f"{name}={value}")
            elif way == "spread":
                spread.append(f"'{name}': {value}")
        if spread:
            keywords.append(f"**{{{', '.join(spread)}}}")
        return ", ".join(positional + keywords)

    def layer(self) -> str:
        match self.pick(["dense", "dense", "dense", "plain", "dropout", "activation", "flatten", "norm", "spread"]):
            case "dense":
                return f"layers.Dense({self.value('units', 1)}, activation={self.value('act', 1)})"
            case "plain":
                return f"layers.Dense(units={self.value('units', 1)})"
            case "dropout":
                return f"layers.Dropout({self.value('split', 1)})"
            case "activation":
                return f"layers.Activation({self.value('act', 1)})"
            case "flatten":
                return "layers.Flatten()"
            case "norm":
                return "layers.BatchNormalization()"
            case _:
                return f"layers.Dense(**{{'units': {self.value('units', 1)}, 'activation': {self.value('act', 1)}}})"

    def stack(self) -> str:
        if self.chance(4):
            units = ", ".join(self.pick(POOLS["units"]) for _ in range(self.pick([1, 2, 3])))
            test = f" if {self.condition()}" if self.chance(2) else ""
            return f"[layers.Dense(u, activation={self.value('act', 1)}) for u in [{units}]{test}]"
        return f"[{', '.join(self.value('layer', 1) for _ in range(self.pick([0, 1, 2, 2])))}]"

    def settings(self) -> str:
        entries = []
        if not self.chance(4):
            entries.append(("loss", self.value("loss", 1)))
        if not self.chance(4):
            entries.append(("optimizer", self.value("opt", 1)))
        return self._dictionary(entries)

    def fit_settings(self) -> str:
        entries = []
        for key, kind in (
            ("epochs", "epochs"),
            ("validation_split", "split"),
            ("validation_data", "val"),
            ("batch_size", "batch"),
        ):
            if self.chance(2):
                entries.append((key, self.value(kind, 1)))
        return self._dictionary(entries)

    def _dictionary(self, entries: list[tuple[str, str]]) -> str:
        if self.chance(3):
            return f"dict({', '.join(f'{key}={value}' for key, value in entries)})"
        return "{" + ", ".join(f"'{key}': {value}" for key, value in entries) + "}"
