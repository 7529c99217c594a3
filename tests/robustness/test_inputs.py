"""Thousands of odd inputs: no crash, no hang, the same answer twice.

2,000 in an ordinary run; KERLINT_EXAMPLES=50 runs fifty times as many.
"""

import json
import os
import random
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kerlint.document.reading import File
from kerlint.document.suppression import suppressions
from kerlint.linter import lint
from kerlint.ruleset import RuleSet
from kerlint.settings.errors import SettingsError
from kerlint.settings.files import read_settings_file
from kerlint.settings.finder import merge
from kerlint.settings.settings import DEFAULTS

FACTOR = int(os.environ.get("KERLINT_EXAMPLES", "1"))
RULES = RuleSet(DEFAULTS)


def examples(number):
    return settings(
        max_examples=number * FACTOR,
        deadline=None,
        database=None,
        derandomize=FACTOR == 1,  # an ordinary run always tries the same; a long one looks for something new
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


def lint_twice(name, data):
    """Lints content twice; whatever it is, kerlint has an answer, and the same one again."""
    file = File(name, os.path.abspath(name))
    first, second = lint(file, RULES, data), lint(file, RULES, data)
    assert first.failures == ()
    assert first == second
    for finding in first.findings:
        assert finding.message
        assert finding.span.start.row >= 1
        assert finding.span.start.column >= 1
        assert finding.span.start <= finding.span.end
    return first


WORDS = (
    "keras tf model x y None True 1 0 -1 10.0 1e309 'softmax' 'mse' \"relu\" b'x' f'{x}' [] () {} [x] {'a': x} **x *x "
    "lambda:x x.y x[0] x[::-1] x() model.fit model.compile keras.Sequential keras.layers.Dense keras.Model keras.Input "
    "layers.Dense(10) layers.Dense(units=x,activation='softmax') loss='mse' optimizer='sgd' epochs=50 "
    "validation_split=0.1 np.array([1,2]) np.random.rand(5,3) train_test_split(x,y) StandardScaler().fit_transform(x) "
    "to_categorical(y) await yield not and or if else for in is import from as def class return with try except "
    "finally while break continue pass del global nonlocal assert raise match case := -> ... @x : , = == + - * / % ; \\"
).split()

STATEMENTS = st.sampled_from(
    [
        "model = keras.Sequential([keras.layers.Dense({0}, activation={1})])",
        "model.compile(optimizer={0}, loss={1})",
        "model.fit({0}, {1}, epochs={2})",
        "model.add({0})",
        "x = {0}",
        "x, *y = {0}",
        "for x in {0}:\n    y = {1}\nelse:\n    {2}",
        "while {0}:\n    x = {1}\n    break",
        "if {0}:\n    x = {1}\nelif {1}:\n    x = {2}\nelse:\n    model = {2}",
        "try:\n    x = {0}\nexcept {1}:\n    x = {2}\nfinally:\n    y = {0}",
        "with {0} as x:\n    {1}",
        "def f(x={0}, *y, **z):\n    return {1}\nx = f({2})",
        "class C({0}):\n    x = {1}\n    def call(self, x): return {2}\nmodel = C()",
        "x = [{0} for x in {1} if {2}]",
        "x = {{**{0}}}",
        "model = keras.Model({0}, {1})",
        "y = model({0})\nmodel.predict({1})",
        "x[{0}] = {1}",
        "x.y.z = {0}",
        "del x",
        "global x",
        "f = lambda *a, **k: {0}",
        "x = {0} if {1} else {2}",
        "model.layers[{0}].trainable = {1}",
        "import {0}",
        "exec({0})",
        "x += {0}",
        "match {0}:\n    case [a, *b]:\n        x = a\n    case _:\n        x = {1}",
    ]
)
EXPRESSIONS = st.recursive(
    st.sampled_from([word for word in WORDS if word.isidentifier() or word[0] in "'\"[({-0123456789xmk."][:60]),
    lambda inner: st.builds(
        lambda form, a, b: form.format(a, b),
        st.sampled_from(["({0}, {1})", "[{0}, {1}]", "({0})({1})", "({0}) + ({1})", "({0})[{1}]", "({0}).fit({1})"]),
        inner,
        inner,
    ),
    max_leaves=6,
)


@st.composite
def programs(draw):
    """Programs of the shapes that the interpreter follows, filled with anything."""
    lines = ["import keras", "from keras import layers", "import tensorflow as tf", "import numpy as np"]
    for _ in range(draw(st.integers(1, 12))):
        text = draw(STATEMENTS).format(*(draw(EXPRESSIONS) for _ in range(3)))
        if draw(st.booleans()) and draw(st.booleans()):
            text = "if x:\n" + "\n".join(f"    {line}" for line in text.split("\n"))
        lines.append(text)
    return "\n".join(lines) + "\n"


@examples(500)
@given(programs())
def test_programs(text):
    lint_twice("program.py", text.encode())


@examples(4)  # each takes seconds to make
@given(st.data())
def test_any_valid_python(data):
    hypothesmith = pytest.importorskip("hypothesmith")
    lint_twice("valid.py", b"import keras\n" + data.draw(hypothesmith.from_grammar()).encode("utf-8", "surrogatepass"))


@examples(250)
@given(st.lists(st.sampled_from([*WORDS, "\n", "\n", "\n    ", "\t", " "]), max_size=60), st.integers(0, 3))
def test_heaps_of_words(words, indent):
    lint_twice("words.py", ("import keras\n" + " " * indent + " ".join(words)).encode())


@examples(250)
@given(st.binary(max_size=300))
def test_bytes(data):
    lint_twice("bytes.py", b"import keras\n" + data)
    lint_twice("bytes.ipynb", data + b"keras")


@pytest.fixture(scope="module")
def samples(request):
    root = request.config.rootpath
    files = [*root.glob("examples/*.py"), *root.glob("tests/disguises/*/*")]
    return [(file.name, file.read_bytes()) for file in files if file.suffix in (".py", ".ipynb")]


@examples(300)
@given(st.integers(0, 2**32), st.data())
def test_real_programs_with_pieces_changed(samples, seed, data):
    """Bytes and lines dropped, doubled, moved and replaced."""
    dice = random.Random(seed)
    name, content = dice.choice(samples)
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(content))
        end = min(start + dice.choice([1, 1, 2, 8, 40, 400]), len(content))
        piece = dice.choice([b"", content[start:end] * 2, bytes([dice.randrange(256)]), b"\n", b"(", b"'''", b"\x00"])
        content = content[:start] + piece + content[end:]
    lint_twice(name, content)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["code", "import keras", "python"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "source", "cell_type", "metadata", "language", "kernelspec", "name", "vscode"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def replaced(node, dice, value):
    """The JSON value with one of its nodes replaced."""
    if not isinstance(node, (dict, list)) or not node or dice.random() < 0.15:
        return value
    key = dice.choice(list(node) if isinstance(node, dict) else range(len(node)))
    copy = node.copy()
    copy[key] = replaced(node[key], dice, value)
    return copy


@examples(300)
@given(JSON, st.integers(0, 2**32), st.lists(st.text(max_size=40), max_size=3))
def test_notebooks_with_any_json_in_any_place(value, seed, sources):
    dice = random.Random(seed)
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [{**cell, "source": ["import keras\n", "x = 1"]}, *({**cell, "source": source} for source in sources)]
    notebook = {"cells": cells, "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, "nbformat_minor": 4}
    for _ in range(dice.randint(0, 2)):
        notebook = replaced(notebook, dice, value)
    lint_twice("odd.ipynb", json.dumps([notebook, "keras"][0]).encode() + b" ")


MAGIC_LINES = st.lists(
    st.sampled_from(["%time model.fit(x)", "%%time", "!ls (", "x = !ls", "x = %time f(", "?x", "x??", "'''", '"""', "(", ")", "\\", "x = 1 \\", "    !pip", "# %", "% 3", "pip install x", "%%bash", "if x:", "", "\t", "\r", "keras"]),
    max_size=8,
)  # fmt: skip


@examples(100)
@given(st.lists(MAGIC_LINES, max_size=4))
def test_magics(cells):
    made = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": "\n".join(cell)}
        for cell in [["import keras"], *cells]
    ]
    result = lint_twice("magic.ipynb", json.dumps({"cells": made, "metadata": {}, "nbformat": 4}).encode())
    assert {finding.code for finding in result.findings} <= {"KER003"}


COMMENTS = st.lists(
    st.sampled_from(["#", "kerlint", ":", "ignore", "file-ignore", "[", "]", "KER102", ",", "noqa", "softmax-with-regression-loss", " ", "\n", "x = 1", "(", ")", "\\\n", "'''", "reason", "E501", "\x0c", "\r\n", "    "]),
    max_size=25,
)  # fmt: skip


@examples(200)
@given(COMMENTS)
def test_comments(pieces):
    text = "import keras\n" + "".join(pieces)
    for comment in suppressions(text):
        assert comment.first <= comment.last or comment.problem
    lint_twice("comments.py", text.encode())


TOML = st.text(alphabet=string.printable, max_size=60) | st.lists(
    st.sampled_from(["select", "ignore", "target", "per-file-ignores", "severity", "rules", "exclude", " = ", "[", "]", "[[", "'KER1'", "'x'", "{", "}", "1", "true", "\n", ".", "\"a\"", ",", "tool.kerlint"]),
    max_size=20,
).map("".join)  # fmt: skip


@examples(100)
@given(TOML)
def test_settings(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("settings") / "kerlint.toml"
    file.write_text(text, encoding="utf-8")
    complaint = "kerlint.toml"
    try:
        RuleSet(merge(read_settings_file(str(file), "kerlint.toml"), {})).check()
    except SettingsError as error:
        complaint = str(error)
    assert complaint.startswith("kerlint.toml")
