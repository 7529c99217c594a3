"""Gradient tapes: what they record, whose weights the gradients are asked for, and which optimizer is given them.

A tape is an object of a library; ``with`` puts it among ``machine.tapes`` while its block runs. From then on the
machine knows of everything that is computed under which tapes that was, and whether it has left TensorFlow: the
gradient of what a tape has not seen does not exist.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.choices import leaves
from kerlint.facts.guards import implies
from kerlint.facts.values import UNKNOWN, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.handing import prediction_of
from kerlint.interpreter.happened import Event
from kerlint.interpreter.values import ABSENT, Array, Bound, External, LibraryObject, Sequence

TAPE = "tensorflow.tapes.GradientTape"

DEPTH = 4
"""Lists in lists of variables that are looked into."""

COMPUTING = ("tensorflow.", "keras.", "tf_keras.", "numpy.")
"""Libraries whose functions compute something new of their arguments."""

PYTHON = frozenset({"builtins.float", "builtins.int"})
LEAVING = frozenset({"numpy", "item", "tolist"})
"""Functions, and methods of tensors, that give a number or an array outside of TensorFlow."""

UPDATES = frozenset({"apply_gradients", "apply"})
"""Methods of optimizers that are given gradients."""


class Made(NamedTuple):
    """A value that was computed: under which tapes, and where it left TensorFlow, if it did.

    ``through``: the calls of models through which alone it depends on weights, where that is known.
    """

    value: Any
    tapes: tuple[Any, ...]
    place: Origin
    left: Origin | None
    through: tuple[Event, ...] = ()


def _tape(call: Call) -> LibraryObject:
    """``tf.GradientTape()``."""
    return LibraryObject(TAPE, {"persistent": call.get("persistent", 0, Const(False))}, call.origin, open=call.open)


FUNCTIONS: dict[str, Any] = {"tensorflow.GradientTape": _tape}


def enter(machine: Any, value: Any) -> None:
    """``with tf.GradientTape() as tape:``."""
    entered = tuple([leaf for leaf in leaves(value) if type(leaf) is LibraryObject and leaf.path == TAPE])
    machine.tapes += entered
    for tape in entered:
        tape.state["entered"] = tape.state.get("entered", 0) + 1
        machine.taped = {} if machine.taped is None else machine.taped


# --- what is computed


def of_call(machine: Any, callee: Any, given: list[Any], value: Any, place: Origin) -> None:
    """Notes what a call has computed; functions of the program are looked into, and pass on what there was before."""
    if type(callee) is External and (callee.path.startswith(COMPUTING) or callee.path in PYTHON):
        leaving = callee.path.startswith("numpy.") or callee.path in PYTHON
        computed(machine, value, given, place, leaving=leaving)
    elif type(callee) is Bound and callee.name in LEAVING and type(callee.receiver) in (Array, Unknown):
        computed(machine, value, [callee.receiver], place, leaving=not given)
    elif _loss(callee):
        computed(machine, value, given, place)


def _loss(callee: Any) -> bool:
    """Whether a loss of Keras is called: what models and layers give need not be the end of a computation."""
    return getattr(getattr(callee, "symbol", None), "kind", None) == "loss" and callee.instance is None


def computed(machine: Any, value: Any, given: list[Any], place: Origin, *, leaving: bool = False) -> None:
    """Notes that a value was computed now, of what is ``given``."""
    before = [leaf for one in given for leaf in leaves(one) if type(leaf) is not Const]
    known = [machine.taped.get(id(leaf)) for leaf in before]
    left = place if leaving else None
    if known and all(one is not None and one.left is not None for one in known):
        left = known[0].left
    through = _through(machine, before)
    for leaf in leaves(value):
        if leaf is not UNKNOWN and type(leaf) in (Array, Unknown) and not any(leaf is one for one in before):
            machine.taped.setdefault(id(leaf), Made(leaf, machine.tapes, place, left, through))


def _through(machine: Any, given: list[Any]) -> tuple[Event, ...]:
    """The calls of models that lead to all of ``given``; none if anything else of it may depend on weights."""
    found: tuple[Event, ...] = ()
    for leaf in given:
        before = machine.taped.get(id(leaf))
        if before is not None:
            if not before.through:
                return ()
            found += before.through
            continue
        data = machine.read(leaf.data) if type(leaf) is Array else None
        call = prediction_of(machine, data)
        if type(data) is not Data or call is not None and "tapes" not in call.payload:
            return ()
        found += () if call is None else (call,)
    return found


# --- gradients


def method(call: Call) -> Any:
    """``tape.gradient(loss, model.trainable_variables)``: notes whose weights are meant."""
    found = call.unknown(f"`{call.path}()` of a tape")
    if call.path in ("gradient", "jacobian"):
        machine = call.machine
        sources = call.get("sources", 1, ABSENT)
        lost = _lost(call)
        event = machine.note("gradient", call.receiver, call.origin, owners=variables(sources), lost=lost)
        if machine.taped is not None:
            machine.asked[id(found)] = (found, event)
            computed(machine, found, [], call.origin)
    return found


def _lost(call: Call) -> Any:
    """Why a tape gives no gradients, at the place that is to blame."""
    machine, tape = call.machine, call.receiver
    entered = tape.state.get("entered")
    if entered is None or machine.taped is None:
        return Unknown("a tape that is entered by other means")
    if machine.raised:
        return Unknown("an exception handler says what to do then")
    asked = tape.state.setdefault("asked", [])
    again = any(count == entered and implies(machine.path, path) for count, path in asked)
    asked.append((entered, machine.path))
    persistent = tape.arguments["persistent"]
    if again and type(persistent) is Const and not persistent.value and not tape.open:
        return Const("again", call.origin)
    targets = _members(call.get("target", 0, ABSENT))
    made = [one for leaf in targets if (one := machine.taped.get(id(leaf))) is not None]
    if not made or len(made) < len(targets):
        return Unknown("it is not known where that was computed")
    if all(one.left is not None for one in made):
        return Const("numpy", made[0].left)
    if not any(one is tape for value in made for one in value.tapes):
        return Const("outside", made[0].place)
    calls = [call for value in made for call in value.through]
    if all(value.through for value in made) and not any(one is tape for call in calls for one in call.payload["tapes"]):
        return Const("outside", calls[0].place)
    return Unknown("gradients of something that the tape has recorded")


def _members(value: Any) -> list[Any]:
    """The values that a target is, or consists of."""
    found = []
    for leaf in leaves(value):
        members = leaf.plain() if type(leaf) is Sequence else None
        found += [inner for member in members for inner in leaves(member)] if members else [leaf]
    return found


def variables(value: Any, depth: int = 0) -> list[Any]:
    """The models whose variables are in a value."""
    found: list[Any] = []
    for leaf in leaves(value):
        if type(leaf) is LibraryObject and leaf.path == "keras.variables":
            found.append(leaf.state["owner"])
        elif type(leaf) is Sequence and depth < DEPTH:
            for item in leaf.items:
                found += [owner for owner in variables(item.value, depth + 1) if owner not in found]
    return found


# --- updates


def update(machine: Any, callee: Any, positional: list[Any], keywords: dict[str, Any], place: Origin) -> None:
    """``optimizer.apply_gradients(zip(gradients, weights))``, ``optimizer.apply(gradients, weights)``."""
    optimizer = callee.receiver if type(callee) is Bound else Unknown("an optimizer that is not known", place)
    given = [*positional, *keywords.values()]
    if len(given) == 1 and type(given[0]) is Unknown and given[0].parts is not None:
        zipped = given[0].parts.get("zipped")
        given = [item.value for item in zipped.items] if type(zipped) is Sequence else given
    if len(given) != 2:
        return
    first, second = (machine.asked.get(id(one), (one, None))[1] for one in given)
    owners = [variables(one) for one in given]
    if first is not None and owners[1]:
        machine.note("update", optimizer, place, gradient=first, owners=owners[1], swapped=False)
    elif second is not None and owners[0]:
        machine.note("update", optimizer, place, gradient=second, owners=owners[0], swapped=True)
