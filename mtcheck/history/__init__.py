"""The numbers of past runs: a file that keeps them (``docs/trend.md``), and how they went from run to run."""
