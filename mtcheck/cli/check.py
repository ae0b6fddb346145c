"""``mtcheck check``."""

from __future__ import annotations

from typing import Any

import click

from mtcheck.cli import configs, options


@click.command(short_help="Check translated pages and report what is wrong with them.")
@options.pages
@options.languages
@options.columns
@options.outputs
@options.baseline
@options.history
@options.site
@options.gates
@options.selection
@options.settings
@options.judges
@options.explanations
@options.looks
def check(**given: Any) -> int:
    """Check translated pages and report what is wrong with them.

    FILE is a file (text, Markdown, HTML), a folder, a pattern such as 'pages/**/*.html', or - for standard input.

    With --source it is compared with its original, sentence by sentence. A pattern without a folder names a file beside
    the page; {stem} is the page's name without its ending and language: 'news.de.html' for 'news.en.html'.
    """
    from mtcheck.cli import inputs, terminal
    from mtcheck.cli.failing import Failing
    from mtcheck.cli.hints import with_hints
    from mtcheck.cli.known import beside_known
    from mtcheck.cli.output import prints, write_reports
    from mtcheck.cli.site import checker_of
    from mtcheck.history import Recorder
    from mtcheck.results.gates import Gate

    config = configs.build_config(given)
    pairs = inputs.pairs(given)
    checker = checker_of(config, pairs, learns=given["learn_site"], jobs=given["jobs"])
    gate, failing = Gate(config, pairs), Failing()
    history = Recorder(given["history"])
    made = checker.check_pages(pairs, jobs=given["jobs"])
    with terminal.progress(made, len(pairs), quiet=given["quiet"], prints=prints(given)) as reports:
        reports = beside_known(config, pairs, reports, is_part=given["since"] is not None)
        watched = failing.watch(gate.watch(with_hints(pairs, reports)))
        write_reports(given, pairs, history.watch(watched), history.trend)
    history.save()
    if not prints(given):
        failing.tell(given)
    return gate.exit_code
