"""Runs inside Pyodide with the published library: answers requests as the lean level does.

answer.py REQUESTS.json OUT.json
"""

import json
import sys

from planner.bridge import handle

requests, out = sys.argv[1:]
with open(requests, encoding="utf-8") as file:
    texts = json.load(file)
with open(out, "w", encoding="utf-8") as file:
    json.dump([handle(text) for text in texts], file)
