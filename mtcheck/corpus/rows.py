"""Files of pairs -> tables of so many rows, one after the other; what cannot be read is a row that says so."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from mtcheck.corpus.arrow import LONGEST_REASON, require_arrow
from mtcheck.corpus.memories import read_memory
from mtcheck.corpus.places import Place, hide_user, open_file, open_stream, show_place, size_of, suffix_of
from mtcheck.engine.lengths import LONGEST, explain_length
from mtcheck.engine.tables import ERROR, REFERENCE, SOURCE, TARGET
from mtcheck.errors import ReadError, one_line
from mtcheck.loading.bitexts.columns import Columns, is_head, name_columns, number_columns
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

_LONGEST_LINE = 4 * LONGEST
_ARROW_ROWS = 4096
"""Rows of a Parquet file that are taken at once."""
FILE, ROW = "file", "row"
NAMES = (SOURCE, TARGET, REFERENCE, FILE, ROW, ERROR)
"""The columns of every table: the texts, where they are from, and why a row cannot be checked."""


class Row(NamedTuple):
    """A pair as it was read."""

    number: int
    """Of the row or line in its file, from 1."""
    source: str | None = None
    target: str | None = None
    error: str = ""
    reference: str | None = None


class Input(NamedTuple):
    """A file of pairs, or of translations whose originals are in another one, line by line."""

    path: Place
    originals: Place | None = None


def describe_inputs(inputs: Sequence[Input]) -> list[dict[str, Any]]:
    """What files a run reads: their names and sizes, so that a run over others is told apart."""
    paths = (path for each in inputs for path in each if path is not None)
    return [{"file": hide_user(path), "bytes": size_of(path)} for path in paths]


def read_tables(inputs: Sequence[Input], wanted: Wanted, size: int) -> Iterator[pa.Table]:
    """Tables of ``size`` rows, the last of each file of fewer.

    Args:
        inputs: the files, in order.
        wanted: the columns and languages that the user named.
        size: rows of a table.

    Returns:
        Tables with the columns of ``NAMES``. A row that lacks a text, is not UTF-8 or is too long to be a segment says
        so in ``error``, as does one in the place of what cannot be read of a damaged file.

    Raises:
        ReadError: the first file cannot be opened, is of an unknown format, or it is not certain which columns hold
            the texts; or lines of two files do not correspond.
    """
    for number, each in enumerate(inputs):
        rows = _go_on(_read_rows(each, wanted), is_first=not number, is_aligned=not each.originals)
        while taken := list(islice(rows, size)):
            yield _build_table(taken, show_place(each.path))


def _go_on(rows: Iterator[Row], *, is_first: bool, is_aligned: bool) -> Iterator[Row]:
    """The rows of a file; where it is damaged a row that says so, so that a file costs no other's rows.

    What is wrong with the first row of the first file is wrong with the command, and lines that do not correspond may
    never have: both are raised.
    """
    number = 0
    try:
        for row in rows:
            number = row.number
            yield row
    except ReadError as error:
        if not is_aligned or (is_first and not number):
            raise
        yield Row(number + 1, error=f"the rest of the file was left out: {error}")


def _build_table(rows: list[Row], name: str) -> pa.Table:
    pa = require_arrow()
    columns = {
        SOURCE: pa.array([row.source for row in rows], pa.string()),
        TARGET: pa.array([row.target for row in rows], pa.string()),
        REFERENCE: pa.array([row.reference for row in rows], pa.string()),
        FILE: pa.array([name] * len(rows), pa.string()),
        ROW: pa.array([row.number for row in rows], pa.int64()),
        ERROR: pa.array([row.error or _explain(row) for row in rows], pa.string()),
    }
    return pa.table(columns)


def _explain(row: Row) -> str | None:
    """Why a row cannot be checked; None where it can."""
    if row.source is None or row.target is None:
        return f"no {SOURCE if row.source is None else TARGET}"
    return explain_length(len(row.source), len(row.target)) or None


def _read_rows(given: Input, wanted: Wanted) -> Iterator[Row]:
    if given.originals:
        return _read_lines_side_by_side(given.originals, given.path)
    suffix = suffix_of(given.path)
    if suffix == ".parquet":
        return _read_arrow(given.path, wanted, is_parquet=True)
    if suffix in (".arrow", ".feather", ".ipc"):
        return _read_arrow(given.path, wanted, is_parquet=False)
    if suffix in (".jsonl", ".ndjson"):
        return _read_objects(given.path, wanted)
    if suffix in (".tsv", ".tab"):
        return _read_cells(given.path, wanted)
    if suffix == ".tmx":
        return _read_units(given.path, wanted)
    cure = "give .parquet, .arrow, .jsonl, .tsv or .tmx, or lines of text with --source"
    raise ReadError(f"{show_place(given.path)}: not a format of corpora; {cure}")


def _read_arrow(path: Place, wanted: Wanted, *, is_parquet: bool) -> Iterator[Row]:
    name = show_place(path)
    try:
        yield from _read_batches(_open_batches(path, is_parquet=is_parquet), wanted, name)
    except (OSError, ValueError, require_arrow().ArrowException) as error:
        raise ReadError(f"{name}: cannot be read: {hide_user(one_line(error))[:LONGEST_REASON]}") from error


def _open_batches(path: Place, *, is_parquet: bool) -> Any:
    pa = require_arrow()
    if is_parquet:
        import pyarrow.parquet as pq

        return pq.ParquetFile(open_file(path)).iter_batches(batch_size=_ARROW_ROWS)
    try:
        reader = pa.ipc.open_file(open_file(path))
    except pa.ArrowInvalid:
        return pa.ipc.open_stream(open_file(path))
    return (reader.get_batch(number) for number in range(reader.num_record_batches))


def _read_batches(batches: Iterable[Any], wanted: Wanted, name: str) -> Iterator[Row]:
    number = 0
    for batch in batches:
        columns = name_columns(batch.schema.names, wanted, name)
        nothing = [None] * batch.num_rows
        sides = (batch.column(at).to_pylist() if at is not None else nothing for at in _positions(columns))
        for cells in zip(*sides, strict=True):
            number += 1
            yield _pair(number, *cells)


def _positions(columns: Columns) -> tuple[int, int, int | None]:
    """Where originals, translations and the first references are."""
    return columns.source, columns.target, next(iter(columns.references), None)


def _read_cells(path: Place, wanted: Wanted) -> Iterator[Row]:
    name = show_place(path)
    columns: Columns | None = None
    for number, line in _read_lines(path):
        if isinstance(line, Row):
            yield line
            continue
        cells = line.split("\t")
        if columns is None:
            has_head = is_head(cells)
            columns = name_columns(cells, wanted, name) if has_head else number_columns(cells, wanted, name)
            if has_head:
                continue
        yield _pick(number, cells, columns)


def _pick(number: int, cells: list[str], columns: Columns) -> Row:
    if len(cells) <= max(columns.source, columns.target):
        return Row(number, error=f"only {len(cells)} {'cell' if len(cells) == 1 else 'cells'}")
    source, target, at = _positions(columns)
    return _pair(number, cells[source], cells[target], cells[at] if at is not None and at < len(cells) else None)


def _read_objects(path: Place, wanted: Wanted) -> Iterator[Row]:
    name = show_place(path)
    named: list[str | None] = []
    for number, line in _read_lines(path):
        if isinstance(line, Row):
            yield line
            continue
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            yield Row(number, error="not JSON")
            continue
        if not isinstance(found, dict):
            yield Row(number, error="not a JSON object")
            continue
        if not named:
            names = list(found)
            named = [None if at is None else names[at] for at in _positions(name_columns(names, wanted, name))]
        yield _pair(number, *(found.get(each) for each in named))


def _read_units(path: Place, wanted: Wanted) -> Iterator[Row]:
    name = show_place(path)
    if not (wanted.source_language and wanted.target_language):
        raise ReadError(f"{name}: a memory may hold many languages; name two with --from and --to")
    with _open_bytes(path) as stream:
        for unit in read_memory(stream, name, wanted, LONGEST):
            yield _pair(*unit)


def _read_lines_side_by_side(originals: Place, translations: Place) -> Iterator[Row]:
    for (number, source), (_, target) in zip_longest(
        _read_lines(originals), _read_lines(translations), fillvalue=(0, None)
    ):
        broken = next((each for each in (source, target) if isinstance(each, Row)), None)
        if source is None or target is None:
            shorter = show_place(originals if source is None else translations)
            raise ReadError(f"{shorter}: ends before the other side, which goes on; the lines do not correspond")
        yield broken or _pair(number, source, target)


def _pair(number: int, source: object, target: object, reference: object = None) -> Row:
    if not isinstance(source, str | None):
        return Row(number, error=f"the {SOURCE} is not a text")
    if not isinstance(target, str | None):
        return Row(number, error=f"the {TARGET} is not a text")
    reference = reference if isinstance(reference, str) else None
    for name, text in ((SOURCE, source), (TARGET, target), (REFERENCE, reference)):
        if text and not _can_be_encoded(text):
            return Row(number, error=f"the {name} is not Unicode: it holds half a surrogate pair")
    return Row(number, source, target, reference=reference)


def _can_be_encoded(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read_lines(path: Place) -> Iterator[tuple[int, str | Row]]:
    """The lines with their numbers, unpacked on the way; a line that is no text is a row that says so."""
    with _open_bytes(path) as file:
        _pass_signature(file, show_place(path))
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            yield number, _decode(file, line, number)


def _pass_signature(file: io.BufferedReader, name: str) -> None:
    """Read past the signature of UTF-8.

    Raises:
        ReadError: the file has that of another encoding.
    """
    begin = file.peek(len(codecs.BOM_UTF8))[: len(codecs.BOM_UTF8)]
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError(f"{name}: is UTF-16; corpora are read as UTF-8: iconv -f UTF-16 -t UTF-8")
    if begin == codecs.BOM_UTF8:
        file.read(len(codecs.BOM_UTF8))


@contextmanager
def _open_bytes(path: Place) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked on the way.

    Raises:
        ReadError: it cannot be opened, or read to its end.
    """
    try:
        with (
            open_stream(path) as stream,
            io.BufferedReader(stream, 1 << 20) as file,
        ):
            yield file
    except OSError as error:
        raise ReadError(f"{show_place(path)}: cannot be read: {hide_user(one_line(error))[:LONGEST_REASON]}") from error


def _decode(file: Any, line: bytes, number: int) -> str | Row:
    if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
        while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        return Row(number, error=f"the line is longer than {_LONGEST_LINE:,} bytes")
    if b"\0" in line:
        return Row(number, error="not text: it holds the character 0")
    try:
        return line.removesuffix(b"\n").removesuffix(b"\r").decode()
    except UnicodeDecodeError:
        return Row(number, error="not UTF-8")
