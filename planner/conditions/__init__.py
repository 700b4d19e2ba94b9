"""Named facts about answers. Content says *when* by these names; each docstring says what the name means.

Importing the package registers every fact in `planner.facts.CONDITIONS`.
"""

from planner.conditions import asking, chosen, given, happened, letters, moment, steps
from planner.conditions.moment import close_day, new_date

__all__ = ["asking", "chosen", "close_day", "given", "happened", "letters", "moment", "new_date", "steps"]
