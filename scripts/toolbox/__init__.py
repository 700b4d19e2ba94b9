"""The commands behind `scripts/`: set up, build, serve, test, check.

Standard library only, because it runs before anything is installed.
"""
