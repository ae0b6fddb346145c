"""Findings while one writes: a language server for editors (``docs/editors.md``).

Needs the extra ``lsp``; nothing else in the package imports it.
"""
