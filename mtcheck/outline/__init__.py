"""What a translation leaves of a page as it is: anchors, links, code, tables, front matter, directives."""
