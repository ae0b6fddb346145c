"""Which files are read: named ones, patterns, manifests, what git says has changed."""
