"""Follows which columns of a table data have: through choices of rows, scaling, a `drop`, to a column that is taken."""

from __future__ import annotations

from typing import Any

from kerlint.facts.columns import Column, Whole
from kerlint.facts.fact import link
from kerlint.facts.vocabulary import Data

KEEPING = frozenset(
    "head tail sample drop_duplicates sort_values sort_index query fillna ffill bfill interpolate replace map "
    "astype copy to_numpy ravel flatten reshape round clip".split()
)
"""Methods that give the same columns, and of a column something that is computed from it alone."""

SCALERS = frozenset(
    "StandardScaler MinMaxScaler RobustScaler MaxAbsScaler QuantileTransformer PowerTransformer SimpleImputer "
    "LabelEncoder LabelBinarizer scale minmax_scale robust_scale".split()
)
"""Estimators that change each column by itself."""


def kept(result: Any, data: Any) -> Any:
    """``result`` has the columns that ``data`` has."""
    if type(result) is Data and type(data) is Data and result is not data and isinstance(data.columns, (Whole, Column)):
        link(result, columns=data.columns)
    return result


def whole(data: Any) -> Whole | None:
    """All columns of a table, as it is now."""
    if type(data) is not Data:
        return None
    if data.container == "frame" and not isinstance(data.columns, (Whole, Column)):
        link(data, columns=Whole(object()))
    return data.columns if isinstance(data.columns, Whole) else None


def without(result: Data, data: Data, names: list[str | None] | None) -> Data:
    """``result`` is the table ``data`` without some columns, or with new values in them."""
    table = whole(data)
    found = [name for name in names or () if name is not None]
    if table is not None and names is not None and len(found) == len(names) and result is not data:
        link(result, columns=Whole(table.table, table.without | set(found)))
    return result


def column(result: Data, data: Data, name: str) -> Data:
    """``result`` is the column of that name of the table ``data``."""
    table = whole(data)
    if table is not None and name not in table.without and result is not data:
        link(result, columns=Column(table.table, name))
    return result
