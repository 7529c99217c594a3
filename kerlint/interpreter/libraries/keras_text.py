"""The ``Tokenizer`` of Keras 2: texts become rows of word numbers, and stay the rows that they are."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.fact import link
from kerlint.facts.values import UNKNOWN, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data, Transform
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import counting, literal
from kerlint.interpreter.data.lift import lift
from kerlint.interpreter.data.make import number, opaque, own_rows, recomputed, with_step
from kerlint.interpreter.values import LibraryObject, Sequence

TOKENIZER = "keras.preprocessing.text.Tokenizer"

NUMBERS = {"texts_to_sequences": "text-ids", "texts_to_matrix": UNKNOWN, "sequences_to_matrix": UNKNOWN}
"""Methods that give rows of numbers, and what they are."""

LEARNT = {"word_index", "index_word", "word_counts", "word_docs", "document_count", "num_words", "oov_token"}


def tokenizer(call: Call) -> Any:
    """``Tokenizer(num_words=10_000)``."""
    return LibraryObject(TOKENIZER, dict(call.keywords), call.origin, open=call.open)


def method(call: Call) -> Any:
    """``fit_on_texts``, ``texts_to_sequences`` …."""
    if call.path in ("fit_on_texts", "fit_on_sequences"):
        _fit(call, _given(call))
        return Const(None, call.origin)
    if call.path not in NUMBERS:
        return call.unknown(f"`{call.path}` of a tokenizer")
    fitted = call.machine.read(call.receiver.state.get("transform", UNKNOWN))
    return lift(
        call.machine, lambda data, transform: _numbers(call, _read(data, call), transform), _given(call), fitted
    )


def _given(call: Call) -> Any:
    return call.positional[0] if call.positional else next(iter(call.keywords.values()), call.unknown("texts"))


def _read(value: Any, call: Call) -> Any:
    return literal.read(value, call.origin, container="list") if type(value) is Sequence else value


def _fit(call: Call, value: Any) -> None:
    """What the tokenizer has learnt are names of categories: which word has which number."""
    machine = call.machine

    def fitted(data: Any) -> Transform:
        texts = _read(data, call)
        if type(texts) is Data:
            own_rows(texts)
        return Transform(
            place=call.origin,
            type="Tokenizer",
            kind="encode",
            learns=False,
            fitted_on=texts if type(texts) is Data else UNKNOWN,
            result=UNKNOWN,
            per_item=UNKNOWN if machine.loops else False,
            moment=machine.moment + 1,
            run=machine.run,
        )

    made = lift(machine, fitted, value)
    for leaf in leaves(made):
        machine.note("transform", call.receiver, call.origin, fact=leaf)
    call.receiver.state["transform"] = machine.write(call.receiver.state.get("transform", UNKNOWN), made)


def _numbers(call: Call, texts: Any, transform: Any) -> Data:
    content = NUMBERS[call.path]
    words = number(call.receiver.arguments.get("num_words")) if content == "text-ids" else None
    limits = {} if words is None else {"high": words - 1}
    if type(texts) is not Data:
        return opaque(call.origin, container="list", content=content, **limits)
    fitted = transform if type(transform) is Transform else UNKNOWN
    steps = with_step(texts, "encode", type="Tokenizer", estimator=fitted, place=call.origin)
    result = recomputed(
        texts,
        call.origin,
        container="list",
        content=content,
        steps=steps,
        shape=UNKNOWN,
        width=UNKNOWN,
        low=0,
        **limits,
    )
    if type(transform) is Transform and transform.fitted_on is texts:
        link(transform, result=result)
    return result


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin | None) -> Any:
    """``tokenizer.word_index``; ``None`` for methods. Without ``num_words`` all of its numbers are used."""
    if name == "word_index" and not thing.open and "num_words" not in thing.arguments:
        return counting.words(origin)
    return Unknown(f"`{name}` of a tokenizer", origin) if name in LEARNT else None
