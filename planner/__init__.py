"""Afterword's planner: what to say, to whom, when, and when to stop, after a job does not come through."""

__version__ = "1.0.0"
