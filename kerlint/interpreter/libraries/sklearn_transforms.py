"""Estimators that transform data: scalers, encoders, imputers, selectors, alone or in pipelines.

An estimator that is fitted is a Transform fact; what it transforms gets a step that names it.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.fact import link
from kerlint.facts.values import UNKNOWN, Const, Unknown
from kerlint.facts.vocabulary import Data, Transform
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import kinship, literal
from kerlint.interpreter.data.lift import Handler, lift
from kerlint.interpreter.data.make import opaque, own_rows, recomputed, with_step
from kerlint.interpreter.libraries.sklearn_estimators import AT_ONCE, ESTIMATORS, Kind
from kerlint.interpreter.values import LibraryObject, Sequence

# --- making, fitting, using


def estimator(call: Call) -> Any:
    """``StandardScaler()``."""
    names = ESTIMATORS[call.path].positional
    arguments = {**dict(zip(names, call.positional)), **call.keywords}
    return LibraryObject(call.path, arguments, call.origin, open=call.open or len(call.positional) > len(names))


def pipeline(call: Call) -> Any:
    """``make_pipeline(StandardScaler(), PCA(2))``."""
    members = [Sequence.of("tuple", [Const(str(place)), step]) for place, step in enumerate(call.positional)]
    return LibraryObject(
        "sklearn.pipeline.Pipeline", {"steps": Sequence.of("list", members)}, call.origin, open=call.open
    )


def column_transformer(call: Call) -> Any:
    """``make_column_transformer(…)``."""
    return LibraryObject("sklearn.compose.ColumnTransformer", {}, call.origin, open=True)


def members_of(estimator_: LibraryObject) -> list[LibraryObject] | None:
    """The estimators of a pipeline, in order, if all are known."""
    steps = estimator_.arguments.get("steps")
    pairs = steps.plain() if type(steps) is Sequence else None
    if pairs is None or estimator_.open:
        return None
    found = []
    for pair in pairs:
        inner = pair.plain() if type(pair) is Sequence else None
        if not inner or len(inner) != 2 or type(inner[1]) is not LibraryObject or inner[1].path not in ESTIMATORS:
            return None
        found.append(inner[1])
    return found


def method(call: Call) -> Any:
    """``fit``, ``transform``, ``fit_transform`` … of one estimator."""
    name = call.path
    value = _argument(call)
    if name in ("fit", "partial_fit"):
        fit(call, call.receiver, value)
        return call.receiver
    if name == "fit_transform":
        if call.receiver.path == "sklearn.pipeline.Pipeline":
            return _through_pipeline(call, call.receiver, value, fitting=True)
        transform = fit(call, call.receiver, value)
        return use(call, call.receiver, value, transform)
    if name == "transform":
        if call.receiver.path == "sklearn.pipeline.Pipeline":
            return _through_pipeline(call, call.receiver, value, fitting=False)
        return use(call, call.receiver, value, call.machine.read(call.receiver.state.get("transform", UNKNOWN)))
    if name == "inverse_transform":
        return lift(call.machine, lambda data: _inverted(data, call), value)
    if name in ("set_output", "set_params"):
        call.receiver.open = call.receiver.open or name == "set_params"
        return call.receiver
    return call.unknown(f"`{name}` of an estimator")


def _kind(estimator_: LibraryObject) -> Kind:
    return ESTIMATORS.get(estimator_.path) or AT_ONCE[estimator_.path]


def _argument(call: Call) -> Any:
    for name in ("X", "y", "raw_documents"):
        if name in call.keywords and (name != "y" or not call.positional):
            return call.keywords[name]
    return call.positional[0] if call.positional else Unknown("data that are not known", call.origin)


def _read(value: Any, call: Call) -> Any:
    return literal.read(value, call.origin, container="list") if type(value) is Sequence else value


def fit(call: Call, estimator_: LibraryObject, value: Any) -> Any:
    """The Transform, or a choice of Transforms, that this fit is; the estimator remembers it."""
    machine = call.machine
    transform = lift(machine, lambda data: _transform(call, estimator_, _read(data, call)), value)
    for leaf in leaves(transform):
        machine.note("transform", estimator_, call.origin, fact=leaf)
    estimator_.state["transform"] = machine.write(estimator_.state.get("transform", UNKNOWN), transform)
    for inner in members_of(estimator_) or ():
        inner.state["transform"] = UNKNOWN
    return transform


def _transform(call: Call, estimator_: LibraryObject, data: Any) -> Transform:
    kind = _kind(estimator_)
    machine = call.machine
    if type(data) is Data:
        own_rows(data)
    return Transform(
        place=call.origin,
        type=estimator_.path.rpartition(".")[2],
        kind=kind.kind,
        learns=kind.learns,
        fitted_on=data if type(data) is Data else UNKNOWN,
        result=UNKNOWN,
        per_item=UNKNOWN if machine.loops else False,
        moment=machine.moment + 1,
        run=machine.run,
    )


def use(call: Call, estimator_: LibraryObject, value: Any, transform: Any) -> Any:
    """What the estimator makes of data."""
    return lift(call.machine, lambda data, fitted: _used(call, estimator_, _read(data, call), fitted), value, transform)


def _used(call: Call, estimator_: LibraryObject, data: Any, transform: Any) -> Any:
    if type(data) is not Data:
        return opaque(call.origin)
    kind = _kind(estimator_)
    fitted = transform if type(transform) is Transform else None
    facts = kind.effect(data, estimator_, fitted)
    steps = with_step(
        data,
        kind.kind,
        type=estimator_.path.rpartition(".")[2],
        estimator=UNKNOWN if fitted is None else fitted,
        place=call.origin,
    )
    result = recomputed(
        data,
        call.origin,
        **{"container": "array" if data.container in ("frame", "list") else data.container, **facts},
        steps=steps,
    )
    if fitted is not None and fitted.result is UNKNOWN:
        link(fitted, result=result)
    return kinship.kept(result, data) if estimator_.path.rpartition(".")[2] in kinship.SCALERS else result


def _inverted(data: Any, call: Call) -> Any:
    """Back again: what was known before is not known any more, but the rows are."""
    if type(data) is not Data:
        return opaque(call.origin)
    return recomputed(
        data,
        call.origin,
        shape=UNKNOWN,
        width=UNKNOWN,
        steps=with_step(data, "map", type="inverse_transform", place=call.origin),
    )


def _through_pipeline(call: Call, pipeline_: LibraryObject, value: Any, *, fitting: bool) -> Any:
    """Each estimator after the other; only the whole is one event if the members are not known."""
    members = members_of(pipeline_)
    if members is None:
        transform = (
            fit(call, pipeline_, value) if fitting else call.machine.read(pipeline_.state.get("transform", UNKNOWN))
        )
        return use(call, pipeline_, value, transform)
    for member in members:
        transform = fit(call, member, value) if fitting else call.machine.read(member.state.get("transform", UNKNOWN))
        value = use(call, member, value, transform)
    return value


FUNCTIONS: dict[str, Handler] = {
    **dict.fromkeys(ESTIMATORS, estimator),
    "sklearn.pipeline.make_pipeline": pipeline,
    "sklearn.compose.make_column_transformer": column_transformer,
}
