"""Finds what a call into a library means: by the canonical path of what is called, else it is not understood."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.values import Origin, Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.data.lift import certain
from kerlint.interpreter.generators import goes_once
from kerlint.interpreter.handing import note_use
from kerlint.interpreter.libraries import builtins, decisions, keras, tensors
from kerlint.interpreter.libraries.keras import keras1, outdated
from kerlint.interpreter.libraries.keras.wrappers import SCIKERAS
from kerlint.interpreter.values import Array, Function, LibraryObject
from kerlint.keras import names
from kerlint.keras.extensions import extension

MODULES = {
    "numpy": "numpy",
    "sklearn": "sklearn",
    "imblearn": "imblearn",
    "cv2": "image_files",
    "PIL": "image_files",
    "pandas": "pandas",
    "pandas_datareader": "pandas",
    "yfinance": "pandas",
    "tensorflow.data": "tfdata",
    "tensorflow.tapes": "tapes",
    "tensorflow": "tensorflow",
    "keras": "keras_data",
    "keras.results": "keras_results",
    "argparse": "settings",
    "absl.flags": "settings",
    "functools": "standard",
    "itertools": "standard",
    "collections": "standard",
    "copy": "standard",
    "dataclasses": "standard",
    "math": "standard",
    "types": "standard",
    "sys": "standard",
    "os": "standard",
    "json": "standard",
}
"""Which module of this package knows a library; the longest prefix counts. They are imported when they are needed."""

HARMLESS = frozenset(
    """matplotlib seaborn logging os sys json time datetime math re pprint warnings pickle joblib plotly tqdm IPython
    pathlib shutil glob statistics typing types string operator cv2 PIL skimage scipy csv yaml tensorboard wandb mlflow
    absl dataclasses collections enum abc itertools functools gc platform subprocess tempfile uuid hashlib timeit
    textwrap zipfile tarfile urllib requests io pydot graphviz
    xgboost lightgbm catboost scikeras statsmodels shap yfinance nltk spacy imageio mpl_toolkits""".split()
)
"""Libraries that leave the objects of a program as they are. Models that they are given are still given away."""

SHOWING = {
    "matplotlib": "plot",
    "seaborn": "plot",
    "plotly": "plot",
    "IPython": "show",
    "pprint": "show",
    "logging": "show",
}

SINGLE = frozenset(
    """reshape transpose tile squeeze expand_dims reduce_sum reduce_mean reduce_max reduce_min reduce_prod sum mean max
    min prod cast one_hot argmax softmax log_softmax normalize l2_normalize roll flip repeat clip clip_by_value pad
    top_k sqrt square exp log abs relu sigmoid tanh gelu""".split()
)
"""Operations on one tensor, the first argument: what else they are given says how (axes, shapes, kinds)."""

SHAPES = frozenset({"tensorflow.shape", "keras.ops.shape", "keras.backend.int_shape"})
"""Functions that give the shape of a symbolic tensor."""

NORMAL = (
    ("tensorflow.compat.v2.", "tensorflow."),
    ("tensorflow.python.data.", "tensorflow.data."),
    ("tensorflow.experimental.numpy.", "numpy."),
    ("jax.numpy.", "numpy."),
    ("numpy.core.", "numpy."),
    ("sklearn.cross_validation.train_test_split", "sklearn.model_selection.train_test_split"),
)


THROUGH = frozenset({"tqdm.tqdm", "tqdm.auto.tqdm", "tqdm.notebook.tqdm", "tqdm.std.tqdm"})
"""Functions that give what they are given, as far as rules are concerned: progress bars."""


BUILTINS = ("builtins.", "__builtin__.", "six.moves.", "past.builtins.")
"""Where functions of Python's own are imported from, if at all."""

PASSING = ("functools.", "itertools.", "collections.", "copy.", "types.", "dataclasses.")
"""Libraries that compute nothing of a tensor that they are given: they pass it on."""


def normal(path: str) -> str:
    """The path by which a library's things are known here."""
    for old, new in NORMAL:
        if path.startswith(old):
            return new + path[len(old) :]
    return path


@lru_cache(maxsize=4096)
def module_for(path: str) -> Any:
    """The module that knows a path, or ``None``."""
    parts = path.split(".")
    for end in range(len(parts) - 1, 0, -1):
        name = MODULES.get(".".join(parts[:end]))
        if name is not None:
            try:
                return import_module(f"kerlint.interpreter.libraries.{name}")
            except ModuleNotFoundError:
                return None
    return None


def external(machine: Any, call: Call) -> Any:
    """A call of something imported."""
    path = call.path
    if path.startswith(BUILTINS):
        name = path.rpartition(".")[2]
        call.path = f"builtins.{builtins.PYTHON_2.get(name, name)}"
        return builtins.call(call)
    if keras.transparent_decorator(path):
        return import_module("kerlint.interpreter.libraries.standard").transparent(call)
    symbol = names.canonical(path)
    if symbol is None and call.positional and keras.is_keras(call.positional[0]):
        owner = names.canonical(path.rpartition(".")[0])
        if owner is not None and owner.kind in ("model", "layer"):
            return keras.method(_bound(call))
    if symbol is None and path.endswith(".from_config"):
        owner = names.canonical(path.removesuffix(".from_config"))
        if owner is not None and owner.kind == "model":  # as any model that comes from outside
            symbol = names.canonical("keras.models.model_from_json")
    symbol = symbol or SCIKERAS.get(path)
    added = extension(path) if symbol is None else None
    if added is not None:
        machine.note_call(call, path, path)
        return keras.make(machine, added, call)
    if symbol is not None:
        machine.note_call(call, path, f"keras.{symbol.path}")
        outdated.called(call, path, symbol.path)
        keras1.translate(call, symbol.path)
        return _keras(machine, symbol, call)
    spelled = names.spelling(path) if call.keywords else None
    if spelled is not None and (spelled[0] == "private" or path.rpartition(".")[2].startswith("_")):
        outdated.called(call, path, spelled[1])  # what is private to Keras has old arguments, too
    call.path = path = normal(path)
    if path in THROUGH and call.positional:
        return call.positional[0]
    uses(call)
    out = call.keywords.get("out") if path.startswith("numpy.") else None
    if type(out) is Array:
        out.data = machine.write(out.data, Unknown("what a function has written into it", call.origin))
    module = module_for(path)
    handler = module.FUNCTIONS.get(path) if module is not None else None
    if handler is not None and path.startswith(PASSING):
        return handler(call)
    if any(tensors.within(value) for value in (*call.positional, *call.keywords.values())):
        return _operation(machine, call)
    if handler is not None:
        return handler(call)
    if path.startswith(("tensorflow.keras.", "keras.")):
        return _unknown_call(machine, call)
    if module is not None and hasattr(module, "unknown_call"):
        return module.unknown_call(call)
    return _unknown_call(machine, call)


def _bound(call: Call) -> Call:
    """``Model.compile(model, …)`` as ``model.compile(…)``."""
    written = {(key - 1 if isinstance(key, int) else key): place for key, place in call.written.items() if key != 0}
    return Call(
        call.machine,
        call.path.rpartition(".")[2],
        call.positional[0],
        call.positional[1:],
        call.keywords,
        call.origin,
        written,
        open=call.open,
    )


def uses(call: Call) -> None:
    """Notes the predictions among the arguments of a call."""
    decisions.of_call(call)
    how = SHOWING.get(call.path.partition(".")[0], call.path)
    for value in (*call.positional, *call.keywords.values()):
        note_use(call.machine, value, how, call.origin)


def _keras(machine: Any, symbol: names.Symbol, call: Call) -> Any:
    made = keras.construct(symbol, call)
    if made is not None:
        return made
    call.path = f"keras.{symbol.path}"
    if any(tensors.within(value) for value in (*call.positional, *call.keywords.values())):
        return _operation(machine, call)
    if symbol.kind in ("loss", "metric"):
        decisions.of_loss(call, symbol.name)
    module = module_for(call.path)
    handler = module.FUNCTIONS.get(call.path) if module is not None else None
    if handler is not None:
        return handler(call)
    if symbol.kind == "random":
        return _random(symbol, call)
    if symbol.kind == "op":
        return _of_data(symbol, call)
    if symbol.kind in ("util", "backend", "config", "saving", "preprocess", "dataset", "activation"):
        return _quiet(call)
    return _unknown_call(machine, call)


def _operation(machine: Any, call: Call) -> Any:
    symbols = [one for value in (*call.positional, *call.keywords.values()) for one in tensors.flat(value)]
    machine.note_call(call, call.path, call.path, symbolic=None if any(map(tensors.doubtful, symbols)) else True)
    if call.path in SHAPES and len(call.positional) == 1 and tensors.symbolic(call.positional[0]):
        return tensors.attribute(machine, call.positional[0], "shape", call.origin)
    given = [*call.positional, *call.keywords.values()]
    if call.path.rpartition(".")[2] in SINGLE and call.positional and tensors.symbolic(call.positional[0]):
        given = given[:1]
    inputs = [part for value in given for part in tensors.flat(value)]
    made = tensors.operation(machine, call.path, inputs, call.origin)
    made.use.settings = tensors.settings(call.positional, call.keywords, 0)
    return made


def _random(symbol: names.Symbol, call: Call) -> Any:
    """``keras.random.normal(shape)``: numbers; a generator of them is an object without weights."""
    if symbol.name[:1].isupper():
        return LibraryObject(call.path, {}, call.origin)
    given = (*call.positional, *call.keywords.values())
    return Array(call.unknown(RESULT + call.path), certain=all(map(certain, given)))


def _of_data(symbol: names.Symbol, call: Call) -> Any:
    """``keras.ops.arange(8)``: functions of data mean what numpy's of the same name do."""
    path = f"numpy.{symbol.name}"
    handler = module_for(path).FUNCTIONS.get(path)
    return _quiet(call) if handler is None else handler(call)


def _quiet(call: Call) -> Any:
    if any(type(leaf) is Array for value in call.positional for leaf in leaves(value)):
        given = (*call.positional, *call.keywords.values())
        return Array(call.unknown(RESULT + call.path), certain=all(map(certain, given)))
    return call.unknown(RESULT + call.path)


RESULT = "the result of "
"""How the reason begins why the result of a call into a library is not known."""


def leaves_alone(reason: str) -> bool:
    """Whether something is not known because it came out of a library that leaves what it is given as it is."""
    root, dot, _ = reason.removeprefix(RESULT).partition(".")
    return bool(dot) and (root in HARMLESS or root == "sklearn")


def given_to_harmless(machine: Any, values: list[Any]) -> None:
    """Arrays that are given to such a library are what they were; models and functions may be used there."""
    for value in values:
        _escape_objects(machine, value)


def _unknown_call(machine: Any, call: Call) -> Any:
    result = _not_understood(machine, call)
    word = machine.declared.get(call.path)
    return result if word is None else import_module("kerlint.interpreter.libraries.declared").returned(call, word)


def _not_understood(machine: Any, call: Call) -> Any:
    if call.path.partition(".")[0] in HARMLESS:
        for value in (*call.positional, *call.keywords.values()):
            _escape_objects(machine, value)
        return call.unknown(RESULT + call.path)
    for value in (*call.positional, *call.keywords.values()):
        machine.escape(value, f"given to {call.path}")
        _hand_over(value)
    return call.unknown(RESULT + call.path)


def _escape_objects(machine: Any, value: Any) -> None:
    for leaf in leaves(value):
        if keras.is_keras(leaf):
            machine.escape(leaf, "given to a library")
    _hand_over(value)


def _hand_over(value: Any) -> None:
    for leaf in leaves(value):
        if type(leaf) is Function:
            leaf.given_away = True


def known(path: str) -> bool:
    """Whether a path names something that a library is known to have (for star imports)."""
    if names.canonical(path) is not None:
        return True
    module = module_for(normal(path))
    return module is not None and normal(path) in module.FUNCTIONS


def followed(module: str) -> bool:
    """Whether all that matters of a library's namespace is known, so that a missing name is surely not from there."""
    root = module.partition(".")[0]
    return root in (
        "keras",
        "tensorflow",
        "tf_keras",
        "numpy",
        "sklearn",
        "pandas",
        "math",
        "typing",
        "matplotlib",
        "os",
    )


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin) -> Any:
    """``thing.name`` for an object of a library; ``None`` for methods."""
    if name in thing.state and thing.path.partition(".")[0] not in MODULES:
        return machine.read(thing.state[name])
    module = module_for(thing.path)
    reader = getattr(module, "attribute", None)
    if reader is not None:
        return reader(machine, thing, name, origin)
    return machine.read(thing.state[name]) if name in thing.state else None


def subscript(machine: Any, thing: LibraryObject, key: Any, origin: Origin) -> Any:
    """``thing[key]`` for an object of a library."""
    reader = getattr(module_for(thing.path), "subscript", None)
    if reader is not None:
        return reader(machine, thing, key, origin)
    return Unknown(f"a part of {thing!r}", origin)


def method(call: Call) -> Any:
    """A method of an object of a library."""
    uses(call)
    module = module_for(call.receiver.path)
    handler = getattr(module, "method", None)
    if handler is not None:
        return handler(call)
    for value in (*call.positional, *call.keywords.values()):
        if call.receiver.path.partition(".")[0] in HARMLESS:
            _escape_objects(call.machine, value)
        else:
            call.machine.escape(value, f"given to {call.receiver!r}")
            _hand_over(value)
    return call.unknown(f"`{call.path}()` of {call.receiver!r}")


def generator(machine: Any, function: Function, arguments: Any, origin: Origin) -> Any:
    """What a generator function gives."""
    for value in (*arguments.positional, *arguments.keywords.values()):
        machine.escape(value, "given to a generator")
    function.given_away = True
    try:
        maker = import_module("kerlint.interpreter.libraries.tfdata")
    except ModuleNotFoundError:
        return Unknown("a generator", origin)
    return maker.generator(machine, origin, ends=goes_once(function))
