"""Conditions over columns, written as in Python: ``quality >= 60 and findings == 0``.

An expression is parsed, never run: comparisons, ``and``, ``or``, ``not``, numbers, texts, names of columns, and
``column('accuracy/omission')`` for names that are no words.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection
from functools import reduce
from typing import Any

from mtcheck.corpus.arrow import LONGEST_REASON, require_arrow
from mtcheck.engine.tables import ERROR, FINDINGS, METRICS, QUALITY, SCORE, WORST
from mtcheck.errors import UsageError, did_you_mean, one_line

_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: lambda left, right: left < right,
    ast.LtE: lambda left, right: left <= right,
    ast.Gt: lambda left, right: left > right,
    ast.GtE: lambda left, right: left >= right,
    ast.Eq: lambda left, right: left == right,
    ast.NotEq: lambda left, right: left != right,
}
_LONGEST = 10_000
_COLUMN = "column"
_OF_CHECKS = frozenset({QUALITY, SCORE, WORST, FINDINGS, *METRICS})
_MEANINGLESS = "compare columns with numbers or texts in quotation marks, joined by and, or, not"

_LIGHT = (
    "source_letters > 0 and target_letters > 0 and copied == 0 and length_ratio >= 0.4 and length_ratio <= 2.5"
    " and source_script >= 0.5 and target_script >= 0.5 and source_foreign == '' and target_foreign == ''"
    " and figures >= 0.5 and longest_word <= 60 and variety >= 0.3 and tags == 0"
)
PROFILES = {
    "light": _LIGHT,
    "strict": f"{_LIGHT} and quality >= 60 and worst != 'critical' and worst != 'major'",
}
"""Conditions with a name: what is seen at a glance to be no translation is dropped, or all that has a grave fault."""
WHY = "why"
"""The column that says what a dropped row misses."""


class Condition:
    """A condition, and the parts of it that are joined by ``and``, which are told apart in what is dropped.

    Args:
        text: the expression, or the name of a profile.
        columns: the names of the columns that there are.

    Raises:
        UsageError: it is no expression, or names an unknown column.
    """

    def __init__(self, text: str, columns: Collection[str]) -> None:
        self.text = PROFILES.get(text, text)
        self._columns = columns
        if len(self.text) > _LONGEST:
            raise UsageError(f"--where: {len(self.text):,} characters are too many")
        try:
            tree = ast.parse(self.text, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            reason = error.msg if isinstance(error, SyntaxError) else str(error)
            raise UsageError(f"--where: not a condition: {reason}; {_MEANINGLESS}") from None
        conjuncts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
        self.parts = tuple((ast.unparse(each), self._read(each)) for each in conjuncts)

    def _read(self, node: ast.expr) -> Any:
        if isinstance(node, ast.BoolOp):
            return self._join(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return ~self._read(node.operand)
        if isinstance(node, ast.Compare):
            return self._compare(node)
        raise self._refuse(node)

    def _join(self, node: ast.BoolOp) -> Any:
        first, *rest = map(self._read, node.values)
        for each in rest:
            first = first & each if isinstance(node.op, ast.And) else first | each
        return first

    def _compare(self, node: ast.Compare) -> Any:
        values = [self._value(each) for each in (node.left, *node.comparators)]
        found = None
        for operator, left, right in zip(node.ops, values, values[1:], strict=False):
            compare = _COMPARISONS.get(type(operator))
            if compare is None:
                raise self._refuse(node)
            one = compare(left, right)
            found = one if found is None else found & one
        return found

    def _value(self, node: ast.expr) -> Any:
        import pyarrow.compute as pc

        if isinstance(node, ast.Name):
            return self._column(node.id)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == _COLUMN:
            if len(node.args) == 1 and isinstance(node.args[0], ast.Constant) and not node.keywords:
                return self._column(str(node.args[0].value))
            raise self._refuse(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            value = node.operand.value if isinstance(node.operand, ast.Constant) else None
            if isinstance(value, int | float):
                return pc.scalar(-value)
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float | str):
            return pc.scalar(node.value)
        raise self._refuse(node)

    def _column(self, name: str) -> Any:
        import pyarrow.compute as pc

        if name not in self._columns:
            cure = did_you_mean(name, list(self._columns))
            if not cure and WORST not in self._columns and (name in _OF_CHECKS or "/" in name):
                cure = "; 'corpus check' adds it: filter the folder that it wrote"
            raise UsageError(f"--where: unknown column '{name}'{cure}")
        return pc.field(name)

    def _refuse(self, node: ast.expr) -> UsageError:
        return UsageError(f"--where: '{ast.unparse(node)[:100]}' is not a condition; {_MEANINGLESS}")


def split_table(table: Any, condition: Condition) -> tuple[Any, Any]:
    """The rows of a table that fulfil a condition, and the others with the column ``why``: all that each misses.

    A row that could not be checked fulfils none, and ``why`` is its error.

    Raises:
        UsageError: values of the table cannot be compared as the condition says.
    """
    pa = require_arrow()
    import pyarrow.compute as pc

    passed = _evaluate(table, condition)
    if ERROR in table.column_names:
        passed[ERROR] = pc.is_null(table[ERROR])
    kept = reduce(pc.and_, passed.values())
    dropped = table.filter(pc.invert(kept))
    misses = pa.table(passed).filter(pc.invert(kept)).to_pylist()
    errors = dropped[ERROR].to_pylist() if ERROR in table.column_names else [None] * len(misses)
    why = [
        [error] if error else [text for text, is_good in row.items() if not is_good]
        for row, error in zip(misses, errors, strict=True)
    ]
    return table.filter(kept), dropped.append_column(WHY, pa.array(why, pa.list_(pa.string())))


def _evaluate(table: Any, condition: Condition) -> dict[str, Any]:
    """For each part of a condition whether each row fulfils it; not where a value that it asks for is not there."""
    pa = require_arrow()
    import pyarrow.acero as ac
    import pyarrow.compute as pc

    found: dict[str, Any] = {}
    scan = ac.Declaration("table_source", ac.TableSourceNodeOptions(table))
    for text, expression in condition.parts:
        project = ac.Declaration("project", ac.ProjectNodeOptions([expression], ["passed"]), inputs=[scan])
        try:
            passed = project.to_table(use_threads=False)["passed"]
        except pa.ArrowNotImplementedError:
            raise UsageError(f"--where: '{text}' compares texts with numbers; {_MEANINGLESS}") from None
        except pa.ArrowException as error:
            raise UsageError(f"--where: '{text}': {one_line(error)[:LONGEST_REASON]}") from None
        if passed.type != pa.bool_():
            raise UsageError(f"--where: '{text}' is not true or false")
        found[text] = pc.fill_null(passed, False)
    return found
