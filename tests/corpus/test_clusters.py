"""The same tables through the workers of a Dask cluster, which are processes of their own."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial

import pytest

from mtcheck.cli.run import run as run_command
from mtcheck.corpus import clusters
from mtcheck.corpus.clusters import check_on_dask
from mtcheck.corpus.parts import Folder, list_parts
from mtcheck.corpus.reading import read_parts
from mtcheck.corpus.rows import Input, read_tables
from mtcheck.corpus.running import check_tables
from mtcheck.errors import ExitCode, ReadError, UsageError
from mtcheck.loading.bitexts.wanted import Wanted
from tests.corpus.dying import Deadly

dask = pytest.importorskip("dask")
pytest.importorskip("distributed")

SETTINGS = {"languages": ["de", "en"]}


def run(path, out, checker, tell=lambda _: None, **options):
    engine = partial(check_on_dask, **options) if options else None
    tables = read_tables([Input(path)], Wanted("de", "en"), 1)
    return check_tables(tables, checker, Folder(out, SETTINGS), engine=engine, tell=tell)


def contents(out):
    return [each.read_bytes() for each in [*list_parts(out), out / "manifest.json"]]


@pytest.fixture(scope="module")
def cluster():
    with clusters._start_cluster(2) as started:
        yield started


@pytest.mark.parametrize("workers", [1, 3])
def test_a_cluster_of_its_own_has_as_many_workers_as_were_asked_for(workers):
    with clusters._start_cluster(workers) as started:
        assert len(started.workers) == workers


def certificates(cluster):
    """The certificates of a cluster, named where a user names those of one that runs elsewhere."""
    tls, security = "distributed.comm.tls", cluster.security
    return dask.config.set(
        {
            f"{tls}.ca-file": security.tls_ca_file,
            f"{tls}.client.cert": security.tls_client_cert,
            f"{tls}.client.key": security.tls_client_key,
        }
    )


@pytest.fixture
def address(cluster):
    with certificates(cluster):
        yield cluster.scheduler_address


@pytest.fixture
def undisturbed(table, tmp_path, checker):
    run(table, tmp_path / "here", checker)
    return contents(tmp_path / "here")


def test_workers_write_the_same_bytes_as_this_process(table, tmp_path, checker, address, undisturbed):
    run(table, tmp_path / "there", checker, scheduler=address)
    assert contents(tmp_path / "there") == undisturbed


def test_a_worker_that_is_killed_loses_nothing(table, tmp_path, checker, address, cluster, undisturbed):
    killed = []

    def kill(_progress):
        if not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    run(table, tmp_path / "there", checker, tell=kill, scheduler=address)
    assert killed
    assert contents(tmp_path / "there") == undisturbed


@pytest.mark.parametrize("always", [False, True])
def test_a_table_that_kills_workers_costs_only_itself(table, tmp_path, checker, address, always):
    flag = tmp_path / "always"
    if always:
        flag.touch()
    progress = run(table, tmp_path / "there", Deadly(checker, flag), scheduler=address)
    assert (progress.rows, progress.unread) == (5, 1 if always else 0)
    errors = [each for table in read_parts(tmp_path / "there") for each in table["error"].to_pylist()]
    assert [bool(each) for each in errors] == [False, always, False, False, False]
    assert not always or "ended each time" in errors[1]


def test_workers_with_another_version_are_refused(table, tmp_path, checker, address, monkeypatch):
    monkeypatch.setattr(clusters, "__version__", "0.0.1")
    with pytest.raises(UsageError, match=r"the worker at tls://.* has mtcheck .*; install 0\.0\.1 there"):
        run(table, tmp_path / "there", checker, scheduler=address)


def test_a_worker_without_mtcheck_is_named():
    with pytest.raises(UsageError, match=r"the worker at tls://a has no mtcheck; install .* there"):
        clusters._refuse_others({"tls://a": ModuleNotFoundError("mtcheck")})


def test_a_scheduler_that_is_not_there_is_one_line(table, tmp_path, checker, monkeypatch):
    monkeypatch.setattr(clusters, "_SECONDS", 1)
    with pytest.raises(UsageError, match=r"the scheduler at tcp://127\.0\.0\.1:9 cannot be used: ") as caught:
        run(table, tmp_path / "there", checker, scheduler="tcp://127.0.0.1:9")
    assert "\n" not in str(caught.value)


def test_a_scheduler_that_is_lost_is_one_line_and_the_run_goes_on(table, tmp_path, checker, undisturbed, monkeypatch):
    monkeypatch.setattr(clusters, "_SECONDS", 5)
    with clusters._start_cluster(1) as cluster, certificates(cluster):
        address = cluster.scheduler_address
        with pytest.raises(ReadError, match="the scheduler was lost"):
            run(table, tmp_path / "there", checker, tell=lambda _: cluster.close(), scheduler=address)
    assert 0 < len(list((tmp_path / "there").glob("*.parquet"))) < 5
    run(table, tmp_path / "there", checker)
    assert contents(tmp_path / "there") == undisturbed


def test_the_command_starts_workers_of_its_own(table, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text('encoder = "none"\n', encoding="utf-8")
    given = ["corpus", "check", str(table), "--from", "de", "--to", "en", "--rows", "2"]
    assert run_command([*given, "--out", "there", "--engine", "dask", "--jobs", "2"]) == ExitCode.OK
    assert run_command([*given, "--out", "here"]) == ExitCode.OK
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert capsys.readouterr().err.splitlines() == ["mtcheck: 5 pairs in 3 parts; 0 could not be checked"] * 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--scheduler", "tls://a:1"], "add --engine dask"),
        (["--engine", "dask", "--scheduler", "tls://a:1", "--jobs", "2"], "leave out --jobs or --scheduler"),
        (["--engine", "dask"], "pip install 'mtcheck[cluster]'"),
    ],
)
def test_what_is_wrong_is_one_line(table, options, said, capsys, monkeypatch):
    monkeypatch.chdir(table.parent)
    monkeypatch.setitem(sys.modules, "distributed", None)
    given = ["corpus", "check", str(table), "--out", "out", "--from", "de", "--to", "en", *options]
    assert run_command(given) == ExitCode.USAGE
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_checker_is_used_even_if_another_thread_forgets_it(table, checker, monkeypatch):
    class Forgetful(dict):
        def setdefault(self, name, value):
            kept = super().setdefault(name, value)
            self.clear()
            return kept

        def __setitem__(self, name, value):
            """Forget it at once."""

    monkeypatch.setattr(clusters, "_checkers", Forgetful())
    (given,) = read_tables([Input(table)], Wanted("de", "en"), 5)
    assert clusters._check(given, checker, "a run", clusters.__version__).num_rows == 5
