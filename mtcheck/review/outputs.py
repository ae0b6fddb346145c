"""What becomes of decisions: a file's new text, and what is to be said of it."""

from __future__ import annotations

from pathlib import Path

from mtcheck.errors import UsageError, read_small
from mtcheck.model.tuples import NamedTuple

_MARK = "\ufeff"


class Output(NamedTuple):
    """What a file is to hold."""

    content: str | bytes
    """A text is written in UTF-8."""
    said: str
    """What it holds now, to follow its name."""
    left_out: tuple[str, ...] = ()
    """What could not be written, and why: one line each."""

    @property
    def data(self) -> bytes:
        """The bytes; half characters, which UTF-8 cannot hold, stand as escapes."""
        return self.content.encode("utf-8", "backslashreplace") if isinstance(self.content, str) else self.content


class Existing(NamedTuple):
    """A file that is added to; nothing of what it holds is changed."""

    text: str
    """Without a byte order mark."""
    mark: str
    """The byte order mark, if it has one."""

    @property
    def end(self) -> str:
        """How its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def with_lines(self, lines: list[str]) -> str:
        """The text with lines after it."""
        if not lines:
            return self.mark + self.text
        parted = self.text if not self.text or self.text.endswith(("\n", "\r")) else self.text + self.end
        return self.mark + parted + "".join(line + self.end for line in lines)


def existing(path: Path, what: str) -> Existing:
    """What a file holds; nothing where it is not there.

    Raises:
        UsageError: it cannot be read, or is not UTF-8.
    """
    if not path.exists():
        return Existing("", "")
    text = read_small(path, what)
    try:
        with path.open("rb") as file:
            marked = file.read(3) == _MARK.encode()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    return Existing(text, _MARK if marked else "")
