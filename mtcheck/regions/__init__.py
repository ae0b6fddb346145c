"""What each block of a page is: headline, byline, share bar, body, related links, footer ..."""

from mtcheck.regions.assign import assign

__all__ = ["assign"]
