"""One table at a time, wherever it is checked: tried again when that fails, and by halves when it fails again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.corpus.arrow import LONGEST_REASON, require_arrow
from mtcheck.engine.tables import ERROR, check_table
from mtcheck.errors import MtcheckError, make_printable, one_line
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

    from mtcheck.engine.checker import Checker

KILLED = "the process that checked this table ended each time; its rows were left out"
_TRIES = 2


class Task(NamedTuple):
    """A table, and the number of the part that it becomes."""

    number: int
    table: pa.Table


def check_batch(table: pa.Table, checker: Checker) -> pa.Table:
    """Check a table of a run, as ``check_table`` does, whatever happens to single pairs of it.

    Every engine calls this and nothing else, in this process or in another one, so that all write the same bytes. A
    table that fails twice is checked by halves, until the pairs are alone that fail; these say so in ``error``, a
    column that is added where it is not there.

    Raises:
        MtcheckError: something is wrong with the configuration, so that no table can be checked.
    """
    if ERROR not in table.column_names:
        table = table.append_column(ERROR, require_arrow().nulls(table.num_rows, require_arrow().string()))
    reason = ""
    for _ in range(_TRIES):
        try:
            return check_table(table, checker)
        except MtcheckError:
            raise
        except Exception as error:  # one pair that crashes the checker must not lose the others
            reason = f"{type(error).__name__}: {one_line(error)}"
    if table.num_rows == 1:
        return quarantine(table, checker, make_printable(reason)[:LONGEST_REASON])
    half = table.num_rows // 2
    halves = [check_batch(each, checker) for each in (table.slice(0, half), table.slice(half))]
    return require_arrow().concat_tables(halves).combine_chunks()


def quarantine(table: pa.Table, checker: Checker, reason: str) -> pa.Table:
    """The table unchecked, in the form of a checked one."""
    pa = require_arrow()
    reasons = pa.array([reason] * table.num_rows, pa.string())
    return check_table(table.set_column(table.column_names.index(ERROR), ERROR, reasons), checker)
