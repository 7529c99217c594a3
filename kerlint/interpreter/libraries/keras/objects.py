"""Layers, models, optimizers and their kin as objects of the analysed program.

They hold what they were made with. What happens to them afterwards is not kept here but in the machine's events, in
order and under guards; ``recover`` reads it from there.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import Choice, Guard, Item, Origin
from kerlint.interpreter.values import Function, Instance, Mapping, Sequence
from kerlint.keras.names import Symbol

DEEP = 6
"""Lists in lists that are looked into."""


class KerasObject:
    """A layer, optimizer, loss, metric, callback, initializer, schedule or regularizer.

    ``arguments`` holds what is written, by parameter name; ``written`` where. ``open``: there were arguments that are
    not known. ``instance`` is the object of the program's own class, for subclasses. ``variable`` is the first name the
    object was given. ``inside`` is what the ``call`` of such a class does, ``weights`` what it adds with
    ``add_weight``: shape and whether training changes it. ``uses`` are its calls on symbolic tensors, ``home`` a
    sequential model whose ``layers`` gave it. ``precision`` is the global dtype policy under which it was made.
    ``plain`` is what an object of such a class is to its base.
    """

    __slots__ = (
        "symbol",
        "arguments",
        "written",
        "open",
        "origin",
        "instance",
        "variable",
        "moment",
        "loops",
        "inside",
        "weights",
        "machine",
        "uses",
        "home",
        "precision",
        "plain",
    )

    def __init__(self, symbol: Symbol, origin: Origin, moment: int, loops: tuple[Any, ...]) -> None:
        self.symbol = symbol
        self.arguments: dict[str, Any] = {}
        self.written: dict[str, Origin] = {}
        self.open = False
        self.origin = origin
        self.instance: Instance | None = None
        self.variable: str | None = None
        self.moment = moment
        self.loops = loops
        self.inside: Any = None
        self.weights: list[tuple[Any, Any]] = []
        self.machine: Any = None
        self.precision: Any = None
        self.uses: list[Use] = []
        self.home: Model | None = None
        self.plain: KerasObject | None = None

    @property
    def calls(self) -> bool:
        """Whether what it does is code of the program: the ``call`` of an own class, the function of a `Lambda`."""
        from kerlint.interpreter.attributes import order

        if self.instance is None and self.symbol.name == "Lambda":
            return not self.open and type(self.arguments.get("function")) is Function
        return self.instance is not None and any("call" in one.members for one in order(self.instance.type))

    def as_its_base(self) -> KerasObject:
        """What ``super().call`` of a class of the program does: a layer of Keras with the same arguments."""
        if self.plain is None:
            self.plain = KerasObject(self.symbol, self.origin, self.moment, self.loops)
            self.plain.open, self.plain.precision = self.open, self.precision
            self.plain.arguments, self.plain.written = self.arguments, self.written
        return self.plain

    @property
    def name(self) -> str:
        """Class name as Keras exports it; for the program's own classes their name."""
        return self.symbol.name if self.instance is None else self.instance.type.name

    def escape(self, machine: Any, reason: str) -> None:
        """It went where anything may happen to it."""
        machine.note("escape", self, self.origin, reason=reason)

    def __repr__(self) -> str:
        return f"<{self.symbol.kind} {self.name}>"


class Model:
    """A model. ``kind`` as in the vocabulary.

    A sequential model has ``items``, its layers under guards. A functional one has ``inputs`` and ``outputs``, values
    that are tensors. ``symbol`` is the application, ``source`` the model of which it is a copy, ``template`` the
    same where that one's graph stands for its own; ``copied``: the items are copies of the layers there.
    """

    __slots__ = (
        "kind",
        "items",
        "inputs",
        "outputs",
        "arguments",
        "written",
        "open",
        "origin",
        "instance",
        "variable",
        "symbol",
        "template",
        "source",
        "copied",
        "moment",
        "loops",
        "run",
        "guard",
        "inside",
        "weights",
        "machine",
        "chain",
    )

    def __init__(self, kind: str, origin: Origin, machine: Any) -> None:
        self.kind = kind
        self.items = Sequence("layers", [], origin=origin, birth=machine.path)
        self.inputs: Any = None
        self.outputs: Any = None
        self.arguments: dict[str, Any] = {}
        self.written: dict[str, Origin] = {}
        self.open = False
        self.origin = origin
        self.instance: Instance | None = None
        self.variable: str | None = None
        self.symbol: Symbol | None = None
        self.template: Any = None
        self.source: Any = None
        self.copied = False
        self.moment: int = machine.moment
        self.loops: tuple[Any, ...] = machine.loops
        self.run: int = machine.run
        self.guard: Guard = machine.relative()
        self.inside: Any = None
        self.weights: list[tuple[Any, Any]] = []
        self.machine: Any = machine
        self.chain: Any = None

    @property
    def is_chain(self) -> bool:
        """Whether it has ``items``, one behind the other."""
        return self.kind == "sequential" or self.copied

    def escape(self, machine: Any, reason: str) -> None:
        """It went where anything may happen to it: it may be compiled, trained or loaded there."""
        machine.note("escape", self, self.origin, reason=reason)

    def __repr__(self) -> str:
        return f"<{self.kind} model {self.variable or ''}>"


def frozen(value: Any, depth: int = DEEP) -> Any:
    """A value as it is now: lists and dictionaries, also nested ones, are copied."""
    kind = type(value)
    if kind is Choice:
        return each(value, lambda leaf: frozen(leaf, depth))
    if kind is Sequence and depth:
        items = [Item(item.guard, frozen(item.value, depth - 1)) for item in value.items]
        return Sequence(value.kind, items, open=value.open, origin=value.origin, birth=value.birth)
    if kind is Mapping and depth:
        entries = {key: frozen(entry, depth - 1) for key, entry in value.entries.items()}
        return Mapping(entries, open=value.open, origin=value.origin, birth=value.birth)
    return value


class Use:
    """One call of a layer, of a model as a layer, or of an operation on symbolic tensors.

    ``layer`` is a KerasObject, a Model or the name of an operation. ``inputs`` are guarded values; ``open``: the call
    had inputs that are not known. Lists and dictionaries of tensors are kept as they are now: the program may change
    them afterwards. ``settings`` are arguments of an operation that say how, by
    place or name. ``cut``: it stands for a tensor from inside a model, not for what the model gives.
    """

    __slots__ = ("layer", "inputs", "keywords", "origin", "guard", "moment", "open", "shape", "cut", "settings")

    def __init__(self, layer: Any, inputs: list[Any], keywords: dict[str, Any], origin: Origin, machine: Any) -> None:
        self.layer = layer
        self.inputs = [frozen(value) for value in inputs]
        self.keywords = {name: frozen(value) for name, value in keywords.items()}
        self.origin = origin
        self.guard: Guard = machine.relative()
        self.moment: int = machine.moment
        self.open = False
        self.shape: Any = None
        self.cut = False
        self.settings: dict[str | int, Any] = {}

    def __repr__(self) -> str:
        return f"<use of {self.layer!r}>"


class Tensor:
    """A symbolic Keras tensor: output ``index`` of a use (``None``: its only one, or all of them together)."""

    __slots__ = ("use", "index")

    def __init__(self, use: Use, index: int | None = None) -> None:
        self.use = use
        self.index = index

    def __repr__(self) -> str:
        return f"<tensor of {self.use.layer!r}>"
