"""Makes `site/` from the pages that MkDocs built and the runtime: each file is one step, `__main__` their order.

The line `const BUILD = {id: "", files: [], runtime: []};` of `overrides/sw.js` is filled in here with the id of this
build (a hash over every file) and the files that a reader needs offline, as paths relative to `sw.js`. What a start of
the planner needs is listed apart, because only the planner's page asks for it.
"""
