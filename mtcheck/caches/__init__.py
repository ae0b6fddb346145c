"""What is kept so that it need not be made again: ``memory`` within a process, ``disk`` from one run to the next."""

from mtcheck.caches.memory import CacheInfo, clear_caches, list_caches

__all__ = ["CacheInfo", "clear_caches", "list_caches"]
