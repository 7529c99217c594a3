"""The facts of the vocabulary about what a program spells: imports, old forms, texts that name something of Keras."""

from __future__ import annotations

from kerlint.facts.fact import Fact, Many, Maybe, One, word


class Outdated(Fact):
    """Something that Keras has changed between its versions, in its old form: a name, argument, method or text."""

    change: One[str] = word("which change: a heading in `kerlint/keras/tables/changes`, such as `optimizer-lr`")
    form: One[str] = word(
        "`import`, `name`, `call`, `argument`, `method`, `attribute`, `set` (an attribute), `text` or `file`"
    )
    written: One[str] = word("the old form: `lr`, `keras.layers.core.Dense`, `fit_generator`")
    owner: Maybe[str] = word("the class, function or method that an argument or method belongs to: `Adam`, `fit`")
    value: Maybe[object] = word("what an argument or attribute is set to")
    replacement: Maybe[str] = word("the present form, if one takes its place")
    advice: Maybe[str] = word("what to do instead where no present form simply takes its place")
    call: Maybe[str] = word("the present form of a call with other arguments: `(x) -> len({x}.shape)`, one a line")
    package: One[str] = word("by which name Keras is reached: `keras`, `tf.keras` or `tf_keras`")
    works: One[bool] = word("it still does what it says in the Keras that is meant; if that may be any: in all")
    fails: One[bool] = word("it raises there")
    protected: One[bool] = word("an exception handler, or a test of versions, says what to do without it")


class Identifier(Fact):
    """A string that names something of Keras: `'adam'`, `'mse'`, `'relu'`."""

    role: One[str] = word("what it names: `loss`, `metric`, `optimizer`, `activation` or `initializer`")
    written: One[str] = word("the string")
    known: One[bool] = word(
        "Keras knows it (any Keras, if the target is not known); Unknown where further names may be registered"
    )
    nearest: Maybe[str] = word("the known name that is surely meant, if there is just one")


class Imported(Fact):
    """A name that is imported."""

    path: One[str] = word("as written")
    names: Many[str] = word("the imported names")
    canonical: Maybe[str] = word("the public name of the same thing")
    protected: One[bool] = word("an exception handler around it says what to do without it")
