"""Templates: found, filled with a brief's data, and read into the tree. The only room that knows Jinja2."""
