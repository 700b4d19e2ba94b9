"""Makes the thawed interpreter: one small WebAssembly module that already holds Python with the planner imported.

Pyodide's `pyodide.asm.wasm` is a complete CPython. We start it under Node, import the planner, answer requests, and
write the memory it then has into the module's data section, so that a browser needs no start at all. Functions and
tables that no request ever uses are left out. One file, one step; `docs/project/decisions/0006-image.md` tells why.

freeze.mjs      start Python, import the planner, copy the memory
wasm.py         read and write modules; code.py: their instructions
trace.py        a copy of the module that marks what it uses; train.mjs: have it answer the corpus
live.py         the functions to keep; unread.py: the static data that nothing reads
write.py        the image
"""
