"""Where inputs are: files of this machine, or addresses of object stores, opened when somebody names them.

``file://``, ``s3://``, ``gs://`` and ``hdfs://`` are read by pyarrow itself, all others by fsspec, which may need a
package of its own for each.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from mtcheck.corpus.arrow import LONGEST_REASON, require_arrow
from mtcheck.errors import ReadError, one_line, shown_path

Place: TypeAlias = Path | str
"""A file, or an address."""
_MARK = "://"
_OWN = frozenset({"file", "s3", "gs", "gcs", "hdfs"})
"""What pyarrow reads by itself."""
_USER = re.compile(r"(?<=://)(?:[^/?#\s]*|[^/?#\s:@]+:(?!\d+/)[^\s@]*)@")
"""Who reads an address: ``KEY:SECRET@``; a secret may hold a slash, and what follows a host and its port is a path."""
_COMPRESSIONS = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2", ".lz4": "lz4"}


def hide_user(text: Place) -> str:
    """A place, or what an error says of one, without the name and password that an address may begin with."""
    return _USER.sub("", str(text))


def show_place(place: Place) -> str:
    """A place as text that can be printed and stored."""
    return shown_path(hide_user(place))


def suffix_of(place: Place) -> str:
    """The suffix that names the format: that before the compression's."""
    suffixes = (each.lower() for each in PurePosixPath(str(place)).suffixes)
    return next((each for each in reversed(list(suffixes)) if each not in _COMPRESSIONS), "")


def compression_of(place: Place) -> str | None:
    """How a file is packed, by its name."""
    return _COMPRESSIONS.get(PurePosixPath(str(place)).suffix.lower())


def size_of(place: Place) -> int:
    """Bytes of a file.

    Raises:
        ReadError: it is not there, or cannot be asked.
    """
    try:
        if isinstance(place, Path):
            return place.stat().st_size
        system, path = _find_system(place)
        found = system.get_file_info(path)
    except OSError as error:
        reason = error.strerror or hide_user(one_line(error))[:LONGEST_REASON]
        raise ReadError(f"{show_place(place)}: cannot be read: {reason}") from error
    if not found.is_file:
        raise ReadError(f"{show_place(place)}: there is no such file")
    return int(found.size or 0)


def open_file(place: Place) -> Any:
    """A file to be read from any place in it; one of this machine is mapped.

    Raises:
        OSError: it cannot be opened.
        ReadError: nothing can read such an address.
    """
    if isinstance(place, Path):
        return require_arrow().memory_map(str(place))
    system, path = _find_system(place)
    return system.open_input_file(path)


def open_stream(place: Place) -> Any:
    """A file to be read from its beginning, unpacked on the way.

    Raises:
        OSError: it cannot be opened.
        ReadError: nothing can read such an address.
    """
    if isinstance(place, Path):
        return require_arrow().input_stream(str(place), compression=compression_of(place))
    system, path = _find_system(place)
    return system.open_input_stream(path, compression=compression_of(place))


def _find_system(address: str) -> tuple[Any, str]:
    """What reads an address, and the path there."""
    require_arrow()
    from pyarrow import fs

    try:
        found: tuple[Any, str] = fs.FileSystem.from_uri(address)
    except (ValueError, OSError, NotImplementedError) as error:
        return _find_by_fsspec(address, hide_user(one_line(error))[:LONGEST_REASON])
    return found


def _find_by_fsspec(address: str, reason: str) -> tuple[Any, str]:
    from pyarrow import fs

    name = show_place(address)
    try:
        import fsspec
    except ImportError:
        kind = address.partition(_MARK)[0]
        if kind in _OWN:
            cure = "set its credentials and region, or install fsspec"
            raise ReadError(f"{name}: cannot be opened: {reason}; {cure}") from None
        raise ReadError(f"{name}: addresses of {kind} need fsspec; install it with: pip install fsspec") from None
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError, OSError) as error:
        raise ReadError(f"{name}: cannot be opened: {hide_user(one_line(error))[:LONGEST_REASON]}") from None
    return fs.PyFileSystem(fs.FSSpecHandler(system)), path
