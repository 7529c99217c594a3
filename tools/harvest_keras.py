"""Writes what the installed Keras packages export into ``kerlint/keras/tables``: names, signatures, applications.

Run by hand when a new Keras comes out (``python tools/harvest_keras.py``); a test runs it and compares. One folder per
package, one text file per namespace, one line per name:

``Dense(units, activation=None, …)``
    a class or function with its parameters; what its base classes accept stands behind the bare ``*``;
``Sequential.add(layer, rebuild=True)``
    a method;
``Convolution2D = layers.Conv2D``
    another name of the same thing.

A default that is no literal is written ``...``. A trailing ``**`` means that further keywords are passed on.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import math
import os
import re
import sys
import textwrap
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

TABLES = Path(__file__).resolve().parent.parent / "kerlint" / "keras" / "tables"

PACKAGES = {"keras3": "keras", "tfkeras3": "keras._tf_keras.keras", "keras2": "tf_keras"}
"""Folder and package. ``tfkeras3`` holds only what ``tf.keras`` has more than ``keras``, both of Keras 3."""

HOMES = (
    "models",
    "layers",
    "utils",
    "config",
    "callbacks",
    "losses",
    "metrics",
    "optimizers",
    "initializers",
    "regularizers",
    "constraints",
    "activations",
    "ops",
    "random",
    "saving",
    "preprocessing",
    "backend",
)
"""Where a thing that several namespaces export belongs: in the first of these."""

APART = {"losses", "metrics"}
"""Namespaces that keep names of their own even for objects that another one exports, too."""

SKIPPED = {
    "src",
    "api",
    "_tf_keras",
    "version",
    "protobuf",
    "tree",
    "estimator",
    "__internal__",
    "distribution",
    "dtensor",
    "export",
    "quantizers",
    "visualization",
}
"""Namespaces that no rule and no shape needs."""

STUBS = {"LegacyOptimizerWarning", "LegacyWarning"}
"""Classes that only say that they are gone."""

COMPLETE = {
    "keras.src.layers.layer.Layer",
    "keras.src.optimizers.base_optimizer.BaseOptimizer",
    "tf_keras.src.engine.base_layer.Layer",
    "tf_keras.src.optimizers.optimizer._BaseOptimizer",
    "tf_keras.src.optimizers.legacy.optimizer_v2.OptimizerV2",
}
"""Classes whose ``**kwargs`` are old names that ``kerlint.keras.signatures`` knows, not arguments for others."""

IDENTIFIED = ("losses", "metrics", "activations", "initializers", "optimizers", "regularizers", "constraints")
"""Namespaces with a ``get`` for strings."""

SHORT = (
    "acc accuracy ce crossentropy auc AUC f1 rmse RMSE r2 mse MSE mae MAE mape MAPE msle MSLE bce BCE cce scce kld KLD "
    "kl cosine cosine_proximity kullback_leibler_divergence logcosh huber_loss normal uniform one zero zeros ones sgd "
    "adam softmax swish hard_swish leakyrelu l1 l2 l1_l2 maxnorm max_norm nonneg unitnorm unit_norm non_neg"
)
"""Strings that programs use besides the exported names."""

HELPERS = {"get", "serialize", "deserialize"}

METHODS = {
    "models.Model": ("compile", "fit", "evaluate", "predict", "train_on_batch", "test_on_batch", "predict_on_batch",
                     "save", "save_weights", "load_weights", "summary", "get_layer", "export", "build", "reset_metrics",
                     "fit_generator", "evaluate_generator", "predict_generator", "compute_loss", "set_weights",
                     "get_weights", "add_loss", "compile_from_config", "reset_states", "count_params", "to_json"),
    "models.Sequential": ("add", "pop"),
    "layers.Layer": ("add_weight", "build", "call", "count_params", "set_weights", "add_loss", "get_weights",
                     "compute_output_shape", "add_metric"),
    "layers.Normalization": ("adapt",),
    "layers.Discretization": ("adapt",),
    "layers.StringLookup": ("adapt", "set_vocabulary", "get_vocabulary"),
    "layers.IntegerLookup": ("adapt", "set_vocabulary", "get_vocabulary"),
    "layers.TextVectorization": ("adapt", "set_vocabulary", "get_vocabulary"),
    "metrics.Metric": ("update_state", "result", "reset_state"),
    "optimizers.Optimizer": ("apply_gradients", "apply", "minimize", "build"),
    "preprocessing.image.ImageDataGenerator": ("flow", "flow_from_directory", "flow_from_dataframe", "fit",
                                               "standardize", "random_transform"),
    "preprocessing.text.Tokenizer": ("fit_on_texts", "texts_to_sequences", "texts_to_matrix",
                                     "sequences_to_texts", "sequences_to_matrix"),
}  # fmt: skip
"""Methods whose arguments kerlint follows."""


def main() -> None:
    """Writes the tables, or compares them (``--check``)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the tables that are there; write nothing")
    check = parser.parse_args().check
    differing = [name for name, text in harvest().items() if not _settle(TABLES / name, text, check=check)]
    if check and differing:
        sys.exit(f"differ from the installed packages: {', '.join(differing)}")


def _snake(name: str) -> str:
    """``KLDivergence`` -> ``kl_divergence``, as Keras names things itself."""
    return re.sub(r"([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])", r"\1\3_\2\4", name).lower()


def _settle(path: Path, text: str, *, check: bool) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return True
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return False


def harvest() -> dict[str, str]:
    """Every table by its path below ``tables``: ``keras3/layers.txt`` and so on."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    tables: dict[str, str] = {}
    plain: dict[str, Any] = {}
    spellings = set(SHORT.split())
    for folder, package in PACKAGES.items():
        root = __import__(package, fromlist=["layers"])
        public = exported(root)
        if folder == "keras3":
            plain = public
        if folder == "tfkeras3":
            public = {path: thing for path, thing in public.items() if path not in plain}
        for path in public:
            if path.split(".")[0] in (*IDENTIFIED, "layers") and path.count(".") == 1:
                name = path.partition(".")[2]
                spellings |= {name, _snake(name), name.lower()}
        head = f"# {root.__name__.split('.')[-1]} {root.__version__}, written by tools/harvest_keras.py\n"
        if folder != "tfkeras3":
            tables[f"{folder}/identifiers.txt"] = head + "\n".join(identifiers(root, spellings)) + "\n"
        for namespace, lines in listing(public, among=plain if folder == "tfkeras3" else public).items():
            tables[f"{folder}/{namespace}.txt"] = head + "\n".join(lines) + "\n"
    return tables


def identifiers(root: types.ModuleType, candidates: set[str]) -> list[str]:
    """What every string means to the ``get`` of a namespace: ``losses.mse = mean_squared_error``."""
    lines = []
    for namespace in IDENTIFIED:
        module = getattr(root, namespace)
        for name in sorted(candidates):
            try:
                found = module.get(name)
            except (ValueError, TypeError, AttributeError, ImportError, KeyError):
                continue
            if found is not None and not isinstance(found, str) and name not in HELPERS:
                known = getattr(found, "__name__", type(found).__name__)
                lines.append(f"{namespace}.{name} = {known}")
    return lines


def exported(root: types.ModuleType) -> dict[str, Any]:
    """Every public class and function below a package by its path without the package: ``layers.Dense``."""
    found: dict[str, Any] = {}
    stack = [("", root)]
    seen = set()
    while stack:
        prefix, module = stack.pop()
        for name in sorted(vars(module)):
            thing = getattr(module, name)
            if name.startswith("_") or name in SKIPPED:
                continue
            if isinstance(thing, types.ModuleType):
                path = f"{prefix}{name}."
                if thing.__name__.startswith(root.__name__) and path not in seen:
                    seen.add(path)
                    stack.append((path, thing))
            elif callable(thing) and getattr(thing, "__name__", "") not in STUBS:
                found[prefix + name] = thing
    return found


def listing(public: dict[str, Any], among: dict[str, Any]) -> dict[str, list[str]]:
    """The lines of each namespace. ``among`` are the paths that an alias may point to."""
    names: dict[int, list[str]] = {}
    for path, thing in {**among, **public}.items():
        names.setdefault(id(thing), []).append(path)
    lines: dict[str, list[str]] = {}
    for path, thing in sorted(public.items()):
        namespace, _, rest = path.rpartition(".")[0].partition(".")[0] or "root", None, None
        rest = path if namespace == "root" else path.partition(".")[2]
        home = _home(path, thing, names[id(thing)])
        if home != path:
            lines.setdefault(namespace, []).append(f"{rest} = {home}")
            continue
        lines.setdefault(namespace, []).append(f"{rest}({parameters(thing)})")
        for method in METHODS.get(path, ()):
            function = getattr(thing, method, None)
            if function is not None:
                lines[namespace].append(f"{rest}.{method}({parameters(function, bound=True)})")
    return lines


def _home(path: str, thing: Any, paths: list[str]) -> str:
    """The canonical path among all paths of a thing."""
    namespace = path.partition(".")[0]
    if namespace in APART and "." in path:
        paths = [other for other in paths if other.startswith(namespace + ".")]

    def rank(other: str) -> tuple[bool, int, bool, int, bool, str]:
        first = other.partition(".")[0] if "." in other else ""
        home = HOMES.index(first) if first in HOMES else len(HOMES)
        odd = other.rpartition(".")[2] != getattr(thing, "__name__", "")
        return "legacy" in other or "experimental" in other, home, odd, other.count("."), "._" in other, other

    return min(paths, key=rank)


def parameters(thing: Any, *, bound: bool = False) -> str:
    """The parameter list as Python writes it, with those that base classes take through ``**kwargs`` behind ``*``."""
    own: list[inspect.Parameter] = []
    inherited: dict[str, inspect.Parameter] = {}
    taken: set[str] = set()
    positions = 0
    more = False
    for number, (signature, passed) in enumerate(_signatures(thing, bound=bound)):
        more = False
        for position, parameter in enumerate(signature.parameters.values()):
            if parameter.kind is parameter.VAR_KEYWORD:
                more = True
            elif number == 0:
                own.append(parameter)
            elif (
                parameter.kind is not parameter.VAR_POSITIONAL and position >= positions and parameter.name not in taken
            ):
                inherited.setdefault(parameter.name, parameter)
        if not more or passed is None:
            more = more and passed is not None
            break
        taken |= passed.names
        positions = passed.positions
    positional = [p for p in own if p.kind in (p.POSITIONAL_OR_KEYWORD, p.POSITIONAL_ONLY)]
    parts = [_written(p) for p in positional]
    parts += [f"*{p.name}" for p in own if p.kind is p.VAR_POSITIONAL]
    only = [p for p in own if p.kind is p.KEYWORD_ONLY]
    only += [p for name, p in inherited.items() if name not in {q.name for q in own}]
    if only and not any(p.kind is p.VAR_POSITIONAL for p in own):
        parts.append("*")
    return ", ".join(parts + [_written(p) for p in only] + ["**kwargs"] * more)


class Passed(NamedTuple):
    """What a class hands to the ``__init__`` of its base besides ``**kwargs``: keywords, and so many positions."""

    names: set[str]
    positions: int


def _signatures(thing: Any, *, bound: bool) -> Iterator[tuple[inspect.Signature, Passed | None]]:
    """Signatures of a function, or of the ``__init__`` of a class and its bases, without ``self``."""
    if inspect.isclass(thing) and thing.__name__ == "Model":
        thing, bound = inspect.getattr_static(_functional(thing), "__init__"), True
    if not inspect.isclass(thing):
        yield (_without_self(_signature(thing)) if bound else _signature(thing)), Passed(set(), 0)
        return
    for base in thing.__mro__:
        if "__init__" in vars(base) and base is not object:
            if base.__module__.split(".")[0] not in {"keras", "tf_keras"}:
                return
            signature = _without_self(_signature(vars(base)["__init__"]))
            if f"{base.__module__}.{base.__qualname__}" in COMPLETE:
                kept = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
                yield signature.replace(parameters=kept), None
                return
            yield signature, _passed(vars(base)["__init__"])


def _passed(function: Any) -> Passed | None:
    """What ``super().__init__(…)`` gets; ``None`` if it does not get ``**kwargs``, which then are not for the base."""
    source = textwrap.dedent(inspect.getsource(inspect.unwrap(function)))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
            explicit = not isinstance(node.func.value, ast.Call)  # Base.__init__(self, …)
            names = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            if len(names) == len(node.keywords):
                return None
            return Passed(names, len(node.args) - explicit)
    return Passed(set(), 0)


def _functional(model: Any) -> Any:
    """``Model(inputs, outputs)`` makes a ``Functional``: its parameters are the ones that programs give."""
    folder = "keras.src.models" if model.__module__.startswith("keras.") else "tf_keras.src.engine"
    return __import__(f"{folder}.functional", fromlist=["Functional"]).Functional


def _signature(function: Any) -> inspect.Signature:
    function = inspect.unwrap(function)
    return inspect.signature(getattr(function, "__wrapped__", function))


def _without_self(signature: inspect.Signature) -> inspect.Signature:
    return signature.replace(parameters=list(signature.parameters.values())[1:])


def _written(parameter: inspect.Parameter) -> str:
    if parameter.default is parameter.empty:
        return parameter.name
    return f"{parameter.name}={_literal(parameter.default)}"


def _literal(value: Any) -> str:
    """A default as a literal, ``...`` if it has none."""
    if value is None or type(value) in (int, float, str, bool) and _finite(value):
        return repr(value)
    if type(value) in (tuple, list) and all(_literal(member) != "..." for member in value):
        inside = ",".join(map(_literal, value))  # no blank: ", " stands between parameters only
        if type(value) is list:
            return f"[{inside}]"
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return "{}" if value == {} else "..."


def _finite(value: object) -> bool:
    """Whether a number can be written as a literal."""
    return not isinstance(value, float) or math.isfinite(value)


if __name__ == "__main__":
    main()
