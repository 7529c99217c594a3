"""Other spellings of one program: what it does is the same, so what is wrong with it is the same, too.

Each takes the text of a program and gives another one, or the same text where it has nothing to change. Lines may
move: the tests count findings by rule.
"""

from __future__ import annotations

import ast
from collections.abc import Callable


def reformatted(code: str) -> str:
    """As another formatter would write it: other quotes, line breaks and blank lines, no comments."""
    return ast.unparse(ast.parse(code))


def in_a_function(code: str) -> str:
    """Everything behind the imports inside of `main()`, which is called under the usual guard."""
    tree = ast.parse(code)
    if any(isinstance(node, (ast.Global, ast.Nonlocal)) for node in ast.walk(tree)):
        return code
    imports = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    rest = [node for node in tree.body if node not in imports]
    if any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in imports) or _late(tree):
        return code
    main = ast.parse("def main():\n    pass\n\nif __name__ == '__main__':\n    main()\n")
    main.body[0].body = rest or main.body[0].body  # type: ignore[attr-defined]
    return ast.unparse(ast.Module([*imports, *main.body], []))


def _late(tree: ast.Module) -> bool:
    """Whether something stands before an import: environment variables, tests of versions."""
    seen = False
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            if seen:
                return True
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            seen = True
    return False


def renamed(code: str) -> str:
    """Variables, functions and parameters of the program under other names."""
    tree = ast.parse(code)
    keywords = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)}
    taken = keywords | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    taken |= {alias.asname or alias.name.partition(".")[0] for alias in _aliases(tree)}
    own = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    own |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg) and node.arg != "self"}
    names = {name: f"thing_{number}" for number, name in enumerate(sorted(own - taken)) if not name.startswith("_")}
    return ast.unparse(_Names(names).visit(tree))


def _aliases(tree: ast.AST) -> list[ast.alias]:
    return [one for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)) for one in node.names]


class _Names(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(self.names.get(node.arg, node.arg), node.annotation)


def under_other_names(code: str) -> str:
    """Imports under other names: `import keras as framework`, `from keras.layers import Dense as Dense_`."""
    tree = ast.parse(code)
    names: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                if alias.name != "*" and ("." not in alias.name or alias.asname):
                    bound = alias.asname or alias.name
                    names[bound] = alias.asname = f"{bound}_"
    stored = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    if stored & set(names):
        return code
    return ast.unparse(_Names(names).visit(tree))


def constants_named(code: str) -> str:
    """Numbers and texts that calls are given by name, kept in variables first."""
    tree = ast.parse(code)
    keeper = _Constants()
    body: list[ast.stmt] = []
    for statement in tree.body:
        simple = isinstance(statement, (ast.Expr, ast.Assign))
        body += [*keeper.before(statement), statement] if simple else [statement]
    return ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))


class _Constants(ast.NodeVisitor):
    def __init__(self) -> None:
        self.made: list[ast.stmt] = []
        self.count = 0

    def before(self, statement: ast.stmt) -> list[ast.stmt]:
        self.made = []
        self.visit(statement)
        return self.made

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """What is inside runs later."""

    def visit_keyword(self, node: ast.keyword) -> None:
        if isinstance(node.value, ast.Constant) and node.arg is not None:
            name = f"constant_{self.count}"
            self.count += 1
            self.made.append(ast.Assign([ast.Name(name, ast.Store())], node.value))
            node.value = ast.Name(name, ast.Load())
        else:
            self.generic_visit(node)


def functional(code: str) -> str:
    """`keras.Sequential([keras.Input(…), …])` as the functional model that it stands for."""
    tree = ast.parse(code)
    own = _stored(tree.body)
    members = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name))
    if any(node.attr in ("add", "pop", "layers") and node.value.id in own for node in members):  # type: ignore[attr-defined]
        return code  # an input is a layer of a functional model, and it can't grow
    maker = _Functional()
    changed = ast.fix_missing_locations(maker.visit(tree))
    return ast.unparse(changed) if maker.count else code


class _Functional(ast.NodeTransformer):
    def __init__(self) -> None:
        self.count = 0

    def visit_Assign(self, node: ast.Assign) -> list[ast.stmt] | ast.Assign:
        layers = _layers(node.value)
        if layers is None or not isinstance(node.targets[0], ast.Name):
            return node
        self.count += 1
        inputs, last = f"inputs_{self.count}", f"outputs_{self.count}"
        made: list[ast.stmt] = [ast.Assign([ast.Name(inputs, ast.Store())], layers[0])]
        before = inputs
        for layer in layers[1:]:
            made.append(ast.Assign([ast.Name(last, ast.Store())], ast.Call(layer, [ast.Name(before, ast.Load())], [])))
            before = last
        namespace = node.value.func.value  # type: ignore[attr-defined]
        model = ast.Attribute(namespace, "Model", ast.Load())
        both: list[ast.expr] = [ast.Name(inputs, ast.Load()), ast.Name(before, ast.Load())]
        return [*made, ast.Assign(node.targets, ast.Call(model, both, []))]


def _layers(value: ast.expr) -> list[ast.expr] | None:
    """The layers of a sequential model that begins with an input and is written in one expression."""
    if not (isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "Sequential"):
        return None
    if value.keywords or len(value.args) != 1 or not isinstance(value.args[0], ast.List):
        return None
    layers = value.args[0].elts
    plain = all(isinstance(layer, (ast.Call, ast.Name, ast.Attribute)) for layer in layers)
    if len(layers) < 2 or not plain or not isinstance(layers[0], ast.Call):
        return None
    return layers if ast.unparse(layers[0].func).rpartition(".")[2] == "Input" else None


def in_two_files(code: str) -> dict[str, str] | None:
    """Functions and classes in a file of their own, from which the program imports them; `None` if it has none."""
    tree = ast.parse(code)
    imports = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    apart = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    rest = [node for node in tree.body if node not in imports and node not in apart]
    own = {node.id for one in rest for node in ast.walk(one) if isinstance(node, ast.Name)} & _stored(rest)
    used = {node.id for one in apart for node in ast.walk(one) if isinstance(node, ast.Name)}
    if not apart or own & used or _late(tree):
        return None
    names = ", ".join(node.name for node in apart)
    return {
        "parts.py": ast.unparse(ast.Module([*imports, *apart], [])),
        "program.py": ast.unparse(ast.Module([*imports, *ast.parse(f"from parts import {names}").body, *rest], [])),
    }


def _stored(nodes: list[ast.stmt]) -> set[str]:
    every = (node for one in nodes for node in ast.walk(one))
    return {node.id for node in every if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


REWRITES: dict[str, Callable[[str], str]] = {
    "reformatted": reformatted,
    "in a function": in_a_function,
    "renamed": renamed,
    "imported under other names": under_other_names,
    "constants in variables": constants_named,
    "functional": functional,
}
