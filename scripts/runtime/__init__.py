"""Prepares the Python runtime that readers download: Pyodide, reduced to what the planner uses.

`python -m scripts.runtime` writes `.build/runtime/`: files with their hash in the name, `.br` and `.gz` beside
each, and `runtime.json`, which names them. Level *lean* uses documented options of Pyodide only; level *image*
adds the thawed interpreter of `scripts/image`.
"""
