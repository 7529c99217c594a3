"""Rebuilds the models of the truth programs from their recovered facts, and compares them with what Keras made of them.

``python -m tests.confirm.rebuilt`` prints one line of JSON for each compile: equal, not rebuilt (why), or wrong (what).
Programs that set weights apart (a model that is changed after it is compiled) are compared as they are compiled.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kerlint.confirm.blueprint import NotKnown, blueprint
from kerlint.confirm.blueprint import Path as Taken
from kerlint.confirm.hints import members
from kerlint.document.reading import File, read
from kerlint.facts.vocabulary import Compile, Model
from kerlint.interpreter import study
from kerlint.interpreter.positions import locate
from kerlint.interpreter.recover.program import Recovered
from tests.truth.record import TRUTH, name_of, programs

LARGE = 5_000_000
"""Models with more weights are left out: they take long to build, and are networks of ``keras.applications``."""


def main() -> None:
    """Compares all programs, or those that are named."""
    from kerlint.confirm.lab.backend import backend

    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    tools = backend(3)
    for path in programs():
        name = name_of(path)
        if len(sys.argv) < 2 or name in sys.argv[1:]:
            for found in compared(path, truth[name], tools):
                print(json.dumps({"program": name, **found}), flush=True)


def compared(path: Path, truth: dict[str, Any], tools: Any) -> Iterator[dict[str, Any]]:
    """Each compile of a program that happens once at its place, as rebuilt and as Keras had it."""
    from kerlint.confirm.lab.rebuild import CannotRebuild, rebuild

    document = read(File(path.name, str(path))).document
    assert document is not None
    recovered = study(document)
    events = [event for event in truth["events"] if event["event"] == "compile" and event["model"] is not None]
    often = Counter(event["place"] for event in events)
    for event in events:
        fact = _fact(recovered, event["place"])
        true = truth["models"][event["model"]]
        # subclassed models whose weights were not made yet have none to compare
        if often[event["place"]] > 1 or fact is None or (true["parameters"] or LARGE) >= LARGE:
            continue
        try:
            made = blueprint(recovered, _model(fact), fact, Taken())
            model = rebuild(made, tools)
        except (NotKnown, CannotRebuild) as why:
            yield {"place": event["place"], "outcome": "not rebuilt", "why": str(why)}
            continue
        except (TypeError, ValueError) as error:
            yield {"place": event["place"], "outcome": "wrong", "why": f"{type(error).__name__}: {error}"}
            continue
        if not model.built:
            yield {"place": event["place"], "outcome": "not rebuilt", "why": "its input has no shape yet"}
            continue
        wrong = list(_differences(model, true, event, tools))
        yield {"place": event["place"], "outcome": "wrong" if wrong else "equal", "why": "; ".join(wrong)}


def _fact(recovered: Recovered, place: str) -> Compile | None:
    facts = [one for one in members(recovered.program.compiles) if one.place is not None and one.run == 0]
    found = locate(facts[0].place.document, [one.place for one in facts]) if facts else {}
    for one in facts:
        if one.place in found and "{2}:{3}".format(*found[one.place]) == place:
            return one  # type: ignore[no-any-return]
    return None


def _model(fact: Compile) -> Model:
    model = Taken()(fact.model)
    if not isinstance(model, Model):
        raise NotKnown("which model is compiled is not known")
    return model


def _differences(model: Any, true: dict[str, Any], event: dict[str, Any], tools: Any) -> Iterator[str]:
    """What is not as Keras had it: layers and their weights, optimizer, losses."""
    if model.count_params() != true["parameters"]:
        yield f"{model.count_params()} weights, not {true['parameters']}"
    own = Counter((_type(one, tools), one.count_params()) for one in model.layers if one.weights)
    wanted = Counter((one["type"], one["parameters"]) for one in true["layers"] if one["parameters"])
    if own != wanted:
        yield f"layers {dict(own - wanted)}, not {dict(wanted - own)}"
    shapes = [list(one.shape) for one in model.outputs]
    last = [(one["output_shape"] or [None])[0] for one in true["layers"] if one["place"] == true["outputs"][0]["place"]]
    last = [one for one in last if one is not None]
    if len(true["outputs"]) == 1 and last and shapes and shapes[0] != last[-1]:
        yield f"output {shapes[0]}, not {last[-1]}"
    optimizer = event.get("optimizer") or {}
    if optimizer.get("name") and type(model.optimizer).__name__ != optimizer["name"]:
        yield f"optimizer {type(model.optimizer).__name__}, not {optimizer['name']}"
    rate = optimizer.get("learning_rate")
    if rate is not None and abs(float(model.optimizer.learning_rate) - rate) > 1e-5 * rate:
        yield f"learning rate {float(model.optimizer.learning_rate)}, not {rate}"
    yield from _losses(model, event, tools)


def _type(layer: Any, tools: Any) -> str:
    return "Model" if isinstance(layer, tools.keras.Model) else type(layer).__name__


def _losses(model: Any, event: dict[str, Any], tools: Any) -> Iterator[str]:
    given = model.loss if isinstance(model.loss, (list, tuple)) else [model.loss]
    if isinstance(model.loss, dict):
        given = list(model.loss.values())
    own = [_loss_name(one, tools) for one in given if one is not None]
    wanted = [one["name"] for one in event.get("losses") or () if one and one.get("name")]
    if wanted and sorted(own) != sorted(wanted) and set(own) != set(wanted):
        yield f"loss {own}, not {wanted}"


def _loss_name(given: Any, tools: Any) -> str:
    found = tools.keras.losses.get(given)
    if isinstance(found, tools.keras.losses.Loss):
        found = type(found)()  # not the name that the program gives it
    return str(getattr(found, "name", None) or getattr(found, "__name__", found))


if __name__ == "__main__":
    main()
