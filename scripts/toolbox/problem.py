"""The one way a command gives up."""


class Problem(Exception):
    """What is wrong, where, and the command or change that mends it, in one sentence for the terminal."""
