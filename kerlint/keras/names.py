"""From any spelling of a Keras path to the one thing it names.

The interpreter asks this of every imported path. Roots (``tf.keras``, ``tf_keras``, ``keras.api`` …) are stripped,
private modules of old releases (``keras.layers.core``) looked through, aliases followed.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from kerlint.keras.tables import PACKAGES, table

Target: TypeAlias = Literal["keras2", "keras3"]

ROOTS = (
    ("tensorflow.python.keras.api._v2.keras.", "private"),
    ("tensorflow.python.keras.api._v1.keras.", "private"),
    ("tensorflow.python.keras.", "private"),
    ("tensorflow.contrib.keras.api.keras.", "private"),
    ("tensorflow.contrib.keras.python.keras.", "private"),
    ("tensorflow.contrib.keras.", "private"),
    ("tensorflow.compat.v1.keras.", "tf.keras"),
    ("tensorflow.compat.v2.keras.", "tf.keras"),
    ("tensorflow.keras.api.keras.", "private"),
    ("tensorflow.keras.", "tf.keras"),
    ("tensorflow.initializers.", "tf.keras"),
    ("tensorflow.losses.", "tf.keras"),
    ("tensorflow.metrics.", "tf.keras"),
    ("tensorflow.optimizers.", "tf.keras"),
    ("tf_keras.api._v2.keras.", "private"),
    ("tf_keras.api._v1.keras.", "private"),
    ("tf_keras.src.", "private"),
    ("tf_keras.python.", "private"),
    ("tf_keras.", "tf_keras"),
    ("keras_core.src.", "private"),
    ("keras_core.", "keras"),
    ("keras.api._v2.keras.", "private"),
    ("keras.api._v1.keras.", "private"),
    ("keras.api.", "private"),
    ("keras._tf_keras.keras.", "private"),
    ("keras.src.", "private"),
    ("keras.", "keras"),
)
"""Where Keras lives, and what kind of place that is. The longest that fits comes first."""

KINDS = {
    "layers": "layer",
    "models": "model",
    "losses": "loss",
    "metrics": "metric",
    "initializers": "initializer",
    "regularizers": "regularizer",
    "constraints": "constraint",
    "callbacks": "callback",
    "activations": "activation",
    "ops": "op",
    "backend": "backend",
    "random": "random",
    "config": "config",
    "utils": "util",
    "preprocessing": "preprocess",
    "saving": "saving",
    "wrappers": "wrapper",
    "mixed_precision": "config",
    "dtype_policies": "config",
}
"""Kind of what a namespace holds; optimizers, applications and data sets are told apart in :func:`_kind`."""

MOVED = {"engine": "layers", "legacy": "layers", "legacy_tf_layers": "layers", "trainers": "models", "_impl": ""}
"""Private namespaces and where their things are today."""

HELPERS = {"get", "serialize", "deserialize"}


class Symbol:
    """A class or function of Keras. There is one object for each, so ``is`` compares them.

    ``path`` is canonical (``layers.Conv2D``, without ``keras.``), ``name`` its last part. ``kind`` is one of ``layer
    model input loss metric optimizer schedule initializer regularizer constraint callback activation application
    preprocess dataset util op backend random config saving wrapper merge object``. A ``merge`` is a function that makes
    a merging layer (``layers.add``).
    """

    __slots__ = ("kind", "name", "path")

    def __init__(self, kind: str, name: str, path: str) -> None:
        self.kind = kind
        self.name = name
        self.path = path

    def __repr__(self) -> str:
        return f"<{self.kind} {self.path}>"

    @property
    def packages(self) -> tuple[str, ...]:
        """Which of ``tables`` have it: ``keras3``, ``tfkeras3`` (as ``tf.keras``), ``keras2``, ``gone``."""
        return tuple(package for package in PACKAGES if follow(package, self.path) is not None)

    @property
    def legacy(self) -> bool:
        """It is not in Keras 3."""
        return follow("keras3", self.path) is None


def spelling(path: str) -> tuple[str, str] | None:
    """Strips the root of a path; ``None`` if it does not lead into Keras.

    Gives the place, ``keras``, ``tf.keras``, ``tf_keras`` or ``private``, and the path without its root.
    """
    for root, place in ROOTS:
        if path.startswith(root):
            rest = path[len(root) :]
            if root.startswith("tensorflow.") and "keras" not in root:
                rest = f"{root.split('.')[1]}.{rest}"
            return place, rest
    return None


@cache
def canonical(path: str) -> Symbol | None:
    """The thing that a full path names, ``None`` for anything that Keras does not export."""
    spelled = spelling(path)
    if spelled is None:
        return None
    for rest in _readings(spelled[1]):
        for package in PACKAGES:
            found = follow(package, rest)
            if found is not None:
                return symbol(found)
    return None


@cache
def symbol(path: str) -> Symbol:
    """The symbol of a canonical path such as ``layers.Dense``."""
    return Symbol(_kind(path), path.rpartition(".")[2], path)


def exists(path: str, target: Target) -> bool | None:
    """Whether this very spelling can be imported with that Keras. ``None``: not in the tables, so not known."""
    spelled = spelling(path)
    if spelled is None:
        return None
    place, rest = spelled
    if place == "private":
        return None
    packages = {"keras2": ("keras2",), "keras3": ("keras3", "tfkeras3") if place == "tf.keras" else ("keras3",)}[target]
    if any(follow(package, rest) is not None for package in packages):
        return True
    return False if canonical(path) is not None else None


def follow(package: str, rest: str) -> str | None:
    """The canonical path of a name in one package, its aliases followed; ``None`` if the package does not have it."""
    for _ in range(4):
        namespace, dot, name = rest.partition(".")
        if not dot:
            namespace, name = "root", rest
        entry = table(package, namespace).get(name)
        if entry is None:
            return rest if package in ("tfkeras3", "gone") and _is_plain(rest) else None
        if entry.startswith("("):
            return rest
        rest = entry
    return None


def _is_plain(rest: str) -> bool:
    """``tf.keras`` and old releases have aliases of their own for names that plain Keras 3 has, too."""
    namespace, _, name = rest.partition(".")
    return table("keras3", namespace).get(name, "").startswith("(")


def _readings(rest: str) -> list[str]:
    """The path itself, then what it may have been before modules moved."""
    parts = rest.split(".")
    readings = [rest]
    if "experimental" in parts or "preprocessing" in parts[1:]:
        readings.append(
            ".".join(p for n, p in enumerate(parts) if p != "experimental" and (n == 0 or p != "preprocessing"))
        )
    if len(parts) < 2:
        return readings
    first, last = parts[0], parts[-1]
    if len(parts) > 2:
        readings += [f"{first}.{parts[-2]}.{last}", f"{first}.{last}"]
        if first == "optimizers" and ("schedule" in rest):
            readings.append(f"optimizers.schedules.{last}")
    if first in MOVED or len(parts) > 2 or first not in KINDS:
        readings += [f"{home}.{last}" for home in ("layers", "models", "utils", "saving") if home != first]
        readings.append(last)
    return readings


def _kind(path: str) -> str:
    namespace, _, name = path.partition(".")
    last = name.rpartition(".")[2]
    if not name:
        return "object"
    if last in HELPERS:
        return "util"
    if path == "layers.Input":
        return "input"
    if namespace == "layers":
        return "merge" if last.islower() else "layer"
    if namespace == "models":
        return "model" if last[0].isupper() else "saving" if "load" in last or "save" in last else "util"
    if namespace == "optimizers":
        return "schedule" if name.startswith("schedules.") else "optimizer"
    if namespace == "applications":
        return "application" if last[0].isupper() else "preprocess" if last == "preprocess_input" else "util"
    if namespace == "datasets":
        return "dataset" if last == "load_data" else "util"
    return KINDS.get(namespace, "object")
