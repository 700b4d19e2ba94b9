"""Measures the runtime in real browsers: how fast it starts, how fast it answers, what it weighs."""
