"""The planner: what to say, to whom, when, and when to stop."""
