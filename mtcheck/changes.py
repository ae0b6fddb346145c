"""Which files have changed since a revision, asked of git.

Git is run with the user's arguments apart from its own, without the programs that a repository's configuration could
name, and it writes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from mtcheck.errors import UsageError
from mtcheck.loading import PagePair, shown

_PATIENCE = 60
"""Seconds that git may take."""


_SAFE = ("--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")


class _GitError(UsageError):
    """Git itself said no."""


def since(pairs: Sequence[PagePair], revision: str) -> tuple[PagePair, ...]:
    """The pairs of which a file is another than at a revision: committed, staged, changed in the folder or untracked.

    What could not be found is kept with its problem.

    Raises:
        UsageError: a page stands in no repository, or git does not know the revision or cannot be run.
    """
    return tuple(each for each in pairs if not each.page.path or _has_changed(each, revision))


def _has_changed(pair: PagePair, revision: str) -> bool:
    for path in pair.files:
        top = _repository(path.parent.resolve())
        if top is None and path == pair.page.path:
            raise UsageError(f"--since {revision}: {shown(path)} is in no git repository; leave the option out")
        if top is not None and _from(path, top) in _changed(top, revision):
            return True
    return False


def _from(path: Path, top: str) -> str:
    """The path as git names it; the folders above it are resolved, a link itself is a file like any other."""
    return (path.parent.resolve() / path.name).relative_to(top).as_posix()


@cache
def _repository(folder: Path) -> str | None:
    """The top of the repository that a folder stands in."""
    return next((str(each) for each in (folder, *folder.parents) if (each / ".git").exists()), None)


@cache
def _changed(top: str, revision: str) -> frozenset[str]:
    commit = _commit(top, revision)
    compared = _git(top, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "-z", commit, "--")
    untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(os.fsdecode(each) for each in (compared + untracked).split(b"\0") if each)


def _commit(top: str, revision: str) -> str:
    if not revision or revision.startswith("-") or "\0" in revision:
        raise UsageError(f"--since {revision!r}: this is no revision; name a commit, a branch or a tag")
    try:
        named = _git(top, "rev-parse", "--verify", f"{revision}^{{commit}}")
    except _GitError as error:
        shallow = (Path(top) / ".git" / "shallow").exists()
        cure = "this clone is shallow, fetch the whole history" if shallow else "name a commit, a branch or a tag"
        raise UsageError(f"--since {revision}: git knows no such revision in {shown(top)}; {cure} ({error})") from error
    return named.decode().strip()


def _git(top: str, *arguments: str) -> bytes:
    """What git prints.

    Raises:
        UsageError: it fails, with its own words.
    """
    import subprocess

    environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603  # a list of arguments, no shell; the revision cannot pass for an option
            ["git", "-C", top, *_SAFE, *arguments],  # noqa: S607  # git as the user has it on the path
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
