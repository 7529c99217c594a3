"""Programs that are deeper, longer or larger than anybody writes: refused or judged, in seconds, never fatal.

Each runs in a process of its own: what a parser does on deep input is sometimes to take the process down.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAMS = {
    "nested brackets": lambda n: "x = " + "[" * n + "]" * n,
    "nested parentheses": lambda n: "x = " + "(" * n + "1" + ")" * n,
    "nested calls": lambda n: "x = " + "f(" * n + ")" * n,
    "open brackets": lambda n: "x = " + "(" * n,
    "a long sum": lambda n: "x = " + "1 + " * n + "1",
    "a long product of strings": lambda n: "x = " + " ".join(["'a'"] * n),
    "a chain of attributes": lambda n: "x = a" + ".b" * n,
    "a chain of calls": lambda n: "x = a" + "()" * n,
    "a chain of subscripts": lambda n: "x = a" + "[0]" * n,
    "a chain of comparisons": lambda n: "x = 1" + " < 2" * n,
    "a chain of ands": lambda n: "x = a" + " and a" * n,
    "many signs": lambda n: "x = " + "-" * n + "1",
    "many nots": lambda n: "x = " + "not " * n + "1",
    "a chain of elif": lambda n: "if a: pass\n" + "elif a: pass\n" * n,
    "nested functions": lambda n: (
        "\n".join(" " * i + f"def f{i}():" for i in range(min(n, 99))) + "\n" + " " * 99 + "x"
    ),
    "nested ifs": lambda n: "\n".join(" " * i + "if a:" for i in range(min(n, 99))) + "\n" + " " * 99 + "x = 1",
    "nested lambdas": lambda n: "x = " + "lambda: " * n + "1",
    "nested conditions": lambda n: "x = " + "a if b else " * n + "c",
    "nested strings": lambda n: "x = " + "f'{" * min(n, 100) + "1" + "}'" * min(n, 100),
    "many lines": lambda n: "x = 1\n" * n,
    "many layers": lambda n: "model = keras.Sequential()\n" + "model.add(keras.layers.Dense(1))\n" * min(n, 3000),
    "doubling": lambda n: "x = [1]\n" + "x = x + x\n" * min(n, 200),
    "doubling in place": lambda n: "x = [1]\n" + "x += x\n" * min(n, 200),
    "doubling by extending": lambda n: "x = [1]\n" + "x.extend(x)\n" * min(n, 200),
    "doubling by unpacking": lambda n: "x = [1]\n" + "x = [*x, *x]\n" * min(n, 200),
    "doubling of models": lambda n: "x = keras.Input((1,))\n" + "x = keras.layers.Add()([x, x])\n" * min(n, 200),
    "pairs of pairs": lambda n: "x = 1\n" + "x = (x, x)\n" * min(n, 200) + "print(f'{x}')\nmodel.fit(x)",
    "dictionaries of dictionaries": lambda n: "x = 1\n" + "x = {'a': x, 'b': x}\n" * min(n, 200) + "model.fit(**x)",
    "loops in loops": lambda n: "".join(" " * i + f"for a{i} in range(50):\n" for i in range(15)) + " " * 15 + "x = 1",
    "comprehensions in comprehensions": lambda n: (
        "x = [" + "1 " + " ".join(f"for a{i} in range(99)" for i in range(15)) + "]"
    ),
    "doubling text": lambda n: "x = 'a'\n" + "x = x * 1000\n" * min(n, 50),
    "large powers": lambda n: "x = 10 ** 10 ** 10\ny = 1 << 10 ** 9\nz = 'a' * 10 ** 12",
    "long loops": lambda n: "for i in range(10 ** 9):\n    for j in range(10 ** 9):\n        x = i * j",
    "endless recursion": lambda n: "def f(x):\n    return f(x + 1)\nmodel = f(1)",
    "mutual recursion": lambda n: "def f(): return g() + g()\ndef g(): return f() + f()\nf()",
    "exponential calls": lambda n: (
        "def f0(): return 1\n" + "".join(f"def f{i + 1}(): return f{i}() + f{i}()\n" for i in range(40)) + "f40()"
    ),
    "many branches": lambda n: "x = 0\n" + "".join(f"if a{i}:\n    x = x + {i}\n" for i in range(200)),
    "a function that calls itself on classes": lambda n: (
        "class A:\n    def __getattr__(self, n): return A()\nx = A()" + ".b" * 50
    ),
    "one long line": lambda n: "x = [" + "1, " * n + "]",
}


@pytest.mark.parametrize("size", [150, 20_000])
@pytest.mark.parametrize("name", PROGRAMS)
def test_deep_and_large_programs(tmp_path, name, size):
    (tmp_path / "deep.py").write_text("import keras\n" + PROGRAMS[name](size) + "\n")
    (tmp_path / "fine.py").write_text("import keras\n(")
    done = subprocess.run(
        [sys.executable, "-m", "kerlint", "--isolated", "--output-format", "concise", "."],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 1, done.stderr[-2000:]
    assert done.stderr == ""
    assert "fine.py:2:1: error: invalid syntax" in done.stdout
