"""Bitexts of any size: checked, filtered, sampled, summarized and deduplicated in batches that end up in parts.

Everything here needs ``pyarrow`` (``pip install 'mtcheck[data]'``) and goes through a table at a time, so that memory
is bounded whatever the input.
"""
