"""Design and markup: the page around the article, its labels, layout, links and tags."""
