"""Which files have changed since a revision, asked of git.

Git is run with the user's arguments apart from its own, without the programs that a repository's configuration could
name (hooks, a monitor of files, filters, other programs that compare), and it fetches and writes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from mtcheck.errors import UsageError, shown_path
from mtcheck.inputs.model import PagePair
from mtcheck.model.tuples import NamedTuple

_PATIENCE = 60
"""Seconds that git may take."""


_SAFE = ("--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what a partial clone lacks would be fetched, by a program that its settings name
}
_FILTERS = r"^filter\..*\.(clean|process|smudge|required)$"
_OWN_SCOPES = ("system", "global")
"""Where settings are the user's and not the repository's."""


_MOST_COMMITS = 500
"""Of one call, whose arguments may not be of any length."""


class _GitError(UsageError):
    """Git itself said no."""


def since(pairs: Sequence[PagePair], revision: str) -> tuple[PagePair, ...]:
    """The pairs of which a file is another than at a revision: committed, staged, changed in the folder or untracked.

    What could not be found is kept with its problem.

    Raises:
        UsageError: a page stands in no repository, or git does not know the revision or cannot be run.
    """
    history = _History(revision)
    return tuple(each for each in pairs if not each.page.path or history.touches(each))


class Changes(NamedTuple):
    """When files were last changed."""

    times: Mapping[Path, float]
    """Seconds since 1970 of the last commit; now where the change is in none. What git does not know is left out."""
    problem: str = ""
    """Why nothing is known."""
    commits: Mapping[str, float] = MappingProxyType({})
    """When commits were made that were asked about; those that the repository lacks are left out."""


def time_changes(paths: Sequence[Path], commits: Sequence[str] = ()) -> Changes:
    """When files of one repository were last changed.

    Args:
        paths: the files.
        commits: full hashes of commits to tell the time of as well.
    """
    folder = Path(os.path.commonpath([path.parent.resolve() for path in paths])) if paths else Path()
    top = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
    if top is None:
        return Changes({}, "in no git repository")
    if (top / ".git" / "shallow").exists():
        return Changes({}, "this clone is shallow; fetch the whole history")
    try:
        found, made = _times(top, folder), _time_commits(top, commits)
    except UsageError as error:
        return Changes({}, str(error).removeprefix("--since: "))
    named = ((path, path.parent.resolve() / path.name) for path in paths)
    return Changes({path: found[real] for path, real in named if real in found}, commits=made)


def _time_commits(top: Path, commits: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for at in range(0, len(commits), _MOST_COMMITS):
        some = commits[at : at + _MOST_COMMITS]
        listed = _git(top, "rev-list", "--no-walk", "--ignore-missing", "--timestamp", *some, "--")
        rows = (line.split() for line in listed.decode().splitlines())
        found |= {commit: float(when) for when, commit in rows}
    return found


def _times(top: Path, folder: Path) -> dict[Path, float]:
    """The files below a folder with the times of their last changes."""
    import time

    arguments = ("--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-show-signature")
    below = str(folder.relative_to(top)) or "."
    listed = _git(top, "log", "-z", "--format=%x01%ct", *arguments, "--", below)
    found: dict[Path, float] = {}
    when = 0.0
    for each in filter(None, listed.split(b"\0")):
        if each.startswith(b"\1") and each[1:].isdigit():
            when = float(each[1:])
        else:  # of which the first after a commit has an end of a line before it
            found.setdefault(top / os.fsdecode(each.removeprefix(b"\n")), when)
    # One moment for all: of what is not committed yet nobody knows which came first.
    return found | dict.fromkeys((top / os.fsdecode(each) for each in _changed(top, "HEAD")), time.time())


class _History:
    """What changed since a revision, asked once of every repository."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._folders: dict[Path, tuple[Path, Path | None]] = {}
        self._changed: dict[Path, frozenset[Path]] = {}

    def touches(self, pair: PagePair) -> bool:
        """Whether a file of the pair changed; of originals, those outside any repository did not."""
        for path in pair.files:
            folder, top = self._place(path.parent)
            if top is None and path == pair.page.path:
                reason = f"{shown_path(path)} is in no git repository; leave the option out"
                raise UsageError(f"--since {self._revision}: {reason}")
            if top is not None and folder / path.name in self._since(top):
                return True
        return False

    def _place(self, folder: Path) -> tuple[Path, Path | None]:
        """A folder without links on the way, and the top of the repository that it stands in."""
        if folder not in self._folders:
            real = folder.resolve()
            top = next((each for each in (real, *real.parents) if (each / ".git").exists()), None)
            self._folders[folder] = real, top
        return self._folders[folder]

    def _since(self, top: Path) -> frozenset[Path]:
        if top not in self._changed:
            self._changed[top] = frozenset(top / os.fsdecode(each) for each in _changed(top, self._revision))
        return self._changed[top]


def _changed(top: Path, revision: str) -> list[bytes]:
    commit = _commit(top, revision)
    settings = _without_filters(top)
    compared = _git(
        top,
        "diff",
        "--name-only",
        "--ignore-submodules=all",
        "--no-renames",
        "--no-relative",
        "--no-ext-diff",
        "--no-textconv",
        "-z",
        commit,
        "--",
        settings=settings,
    )
    untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z", settings=settings)
    return [each for each in (compared + untracked).split(b"\0") if each]


def _commit(top: Path, revision: str) -> str:
    if not revision or revision.startswith("-") or "\0" in revision:
        raise UsageError(f"--since {revision!r}: this is not a revision; name a commit, a branch or a tag")
    try:
        named = _git(top, "rev-parse", "--verify", f"{revision}^{{commit}}")
    except _GitError as error:
        shallow = (top / ".git" / "shallow").exists()
        cure = "this clone is shallow, fetch the whole history" if shallow else "name a commit, a branch or a tag"
        raise UsageError(
            f"--since {revision}: git knows no such revision in {shown_path(top)}; {cure} ({error})"
        ) from error
    return named.decode().strip()


def _without_filters(top: Path) -> dict[str, str]:
    """Settings that take the programs out of the filters which a repository defines; without them more files differ."""
    try:
        listed = _git(top, "config", "--show-scope", "--name-only", "-z", "--get-regexp", _FILTERS)
    except _GitError:
        return {}  # there are none
    parts = [os.fsdecode(each) for each in listed.split(b"\0")[:-1]]
    names = [name for scope, name in zip(parts[::2], parts[1::2], strict=True) if scope not in _OWN_SCOPES]
    return {name: "false" if name.endswith(".required") else "" for name in names}


def _with_settings(environment: Mapping[str, str], settings: Mapping[str, str]) -> dict[str, str]:
    """The environment in which git takes settings before those of any file, whatever characters their names have."""
    before = environment.get("GIT_CONFIG_COUNT", "")
    first = int(before) if before.isdecimal() else 0
    changed = {**environment}
    for at, (name, value) in enumerate(settings.items(), first):
        changed[f"GIT_CONFIG_KEY_{at}"], changed[f"GIT_CONFIG_VALUE_{at}"] = name, value
    return changed | ({"GIT_CONFIG_COUNT": str(first + len(settings))} if settings else {})


def _git(top: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> bytes:
    """What git prints.

    Raises:
        UsageError: it fails, with its own words.
    """
    import subprocess

    environment = _with_settings({**os.environ, **_ENVIRONMENT}, settings or {})
    try:
        done = subprocess.run(  # noqa: S603  # a list of arguments, no shell; the revision cannot pass for an option
            ["git", "-C", str(top), f"--work-tree={top}", *_SAFE, *arguments],  # noqa: S607  # git as the user has it on the path
            capture_output=True,
            env=environment,
            timeout=_PATIENCE,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise UsageError("--since: git is not installed, or not on the path") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"--since: git did not answer within {_PATIENCE} seconds") from error
    if done.returncode:
        raise _GitError("git: " + " ".join(done.stderr.decode("utf-8", "replace").split()))
    return done.stdout
