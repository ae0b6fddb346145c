"""The one road from what is given to reports: pages, pairs of pages, segments; one process or several."""
