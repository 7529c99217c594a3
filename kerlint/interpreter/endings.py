"""The end of a text that is put together: the ``model.h5`` of ``f'{folder}/model.h5'`` or of ``os.path.join``."""

from __future__ import annotations

import libcst as cst


def ending(node: cst.BaseExpression) -> str | None:
    """The known end of the text that an expression gives; ``None`` if nothing is known of it.

    A path that ends in a known part begins with its ``/``: what stands there is the whole name of a file.
    """
    if isinstance(node, cst.SimpleString):
        value = node.evaluated_value
        return value if isinstance(value, str) else None
    if isinstance(node, cst.ConcatenatedString):
        return _after(node.left, ending(node.right))
    if isinstance(node, cst.FormattedString):
        last = node.parts[-1] if node.parts else None
        return last.value if isinstance(last, cst.FormattedStringText) else None
    if isinstance(node, cst.BinaryOperation):
        end = ending(node.right)
        if isinstance(node.operator, cst.Divide):
            return None if end is None else f"/{end}"
        return _after(node.left, end) if isinstance(node.operator, cst.Add) else None
    if isinstance(node, cst.Call):
        return _of_call(node)
    return None


def _after(left: cst.BaseExpression, end: str | None) -> str | None:
    if end is None or "." in end or "/" in end:
        return end
    before = ending(left)
    return None if before is None else before + end


def _of_call(node: cst.Call) -> str | None:
    """``os.path.join(…, end)``, ``str(…)``, ``Path(…)`` and ``'…'.format(…)``."""
    name = node.func.attr.value if isinstance(node.func, cst.Attribute) else getattr(node.func, "value", None)
    if name == "format" and isinstance(node.func, cst.Attribute):
        end = ending(node.func.value)
        return None if end is None or "{" in end.rpartition(".")[2] else end
    if not node.args or any(argument.keyword is not None or argument.star for argument in node.args):
        return None
    end = ending(node.args[-1].value)
    if name in ("join", "joinpath") and len(node.args) + (name == "joinpath") > 1:
        return None if end is None else f"/{end}"
    return end if name in ("str", "Path") and len(node.args) == 1 else None
