"""Runs inside Pyodide: pytest over tests/unit, with the pure packages of the development environment.

unit_inside.py SITE_PACKAGES REPORT.xml; the project is mounted at /host.
"""

import sys

packages, report = sys.argv[1:]
sys.path[:0] = ["/host"]
sys.path.append(packages)
sys.dont_write_bytecode = True

import pytest  # noqa: E402

options = [
    "-q",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-p",
    "no:hypothesispytest",
    "--noconftest",
    "--tb=short",
]
code = pytest.main([*options, "--rootdir=/host", f"--junitxml={report}", "/host/tests/unit"])
if code:
    sys.exit(int(code))
