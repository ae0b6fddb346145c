"""Tables through an engine into parts; what is there already is not done again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

from mtcheck.corpus.batches import Task
from mtcheck.corpus.parts import Folder
from mtcheck.corpus.pools import check_here
from mtcheck.engine.tables import ERROR
from mtcheck.errors import ReadError, list_some, shown_path
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

    from mtcheck.corpus.rows import Input
    from mtcheck.engine.checker import Checker

_NAMED = 3
"""Files that a message names."""
Engine = Callable[[Iterator[Task], "Checker"], Generator[tuple[Task, Any], None, None]]
"""What checks tasks wherever it likes and gives each back with what was found, in any order."""


class Progress(NamedTuple):
    """How far a run has come."""

    parts: int
    rows: int
    unread: int
    """Rows that could not be checked."""


def refuse_empty(tables: Iterable[pa.Table], inputs: Sequence[Input]) -> Iterator[pa.Table]:
    """The tables of files; that nothing was found in a corpus without pairs would pass for a good one.

    Raises:
        ReadError: there is none.
    """
    is_empty = True
    for table in tables:
        is_empty = False
        yield table
    if is_empty:
        names = list_some([shown_path(each.path) for each in inputs], _NAMED)
        raise ReadError(f"{names}: {'is' if len(inputs) == 1 else 'are'} empty; there are no pairs to read")


def check_tables(
    tables: Iterable[pa.Table],
    checker: Checker,
    folder: Folder,
    *,
    jobs: int = 1,
    engine: Engine | None = None,
    tell: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Check tables and write a part for each.

    Parts that are there are left as they are, so a run that was ended goes on where it stopped.

    Args:
        tables: in the order of the parts; taken as they are needed.
        checker: for both languages.
        folder: where the parts go.
        jobs: processes of this machine to work in; 1 works in this one.
        engine: what checks the tables instead (``clusters.check_on_dask``).
        tell: what is told after every part.

    Raises:
        ReadError: a table cannot be read, or a part not written.
    """
    run = _Run(folder, tell)
    check = engine or partial(check_here, jobs=jobs)
    with closing(check(run.find_missing(tables), checker)) as checked:
        for task, table in checked:
            unread = table.num_rows - table[ERROR].null_count
            folder.write(task.number, table, task.table.num_rows, unread)
            run.count(task, unread)
    folder.finish(run.progress.parts, {"rows": run.progress.rows, "unread": run.progress.unread})
    return run.progress


class _Run:
    """A run on its way."""

    def __init__(self, folder: Folder, tell: Callable[[Progress], None]) -> None:
        self.progress = Progress(0, 0, 0)
        self._folder = folder
        self._tell = tell

    def find_missing(self, tables: Iterable[pa.Table]) -> Iterator[Task]:
        """The tables whose parts are not there."""
        for task in (Task(number, table) for number, table in enumerate(tables)):
            unread = self._folder.count_unread(task.number, task.table.num_rows)
            if unread is None:
                yield task
            else:
                self.count(task, unread)

    def count(self, task: Task, unread: int) -> None:
        """Say that a part is there."""
        parts, rows, before = self.progress
        self.progress = Progress(parts + 1, rows + task.table.num_rows, before + unread)
        self._tell(self.progress)
