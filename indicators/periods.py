"""Periods that add up: a year and its months, or half-years, quarters and months of one year. Plain Python.

There are more ways to fill four years with months, quarters and half-years than anybody can try. So none is tried:
a figure is the difference of two running totals, one at each end of its period. Shown figures tell a hidden one if
and only if they join its two ends, by whatever sums and differences.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.suppression import Spot

ONE_DAY = timedelta(days=1)
Ways = dict[date, list[tuple[date, "Spot"]]]


def lines_of(spots: "Iterable[Spot]") -> "list[list[Spot]]":
    """The same thing counted in several periods, in the order of the calendar."""
    lines: dict[Spot, list[Spot]] = defaultdict(list)
    for spot in spots:
        lines[spot._replace(start=date.min, end=date.min)].append(spot)
    return [sorted(line) for line in lines.values() if len(line) > 1]


def given_up(line: "list[Spot]", hidden: "set[Spot]", values: "Mapping[Spot, int]") -> "set[Spot]":
    """What must be hidden too, so that nothing hidden in this line can be computed from what is shown of it.

    One search for each figure that is hidden in the end and one for each that is given up, each no longer than
    the line.
    """
    more: set[Spot] = set()
    to_protect = [spot for spot in line if spot in hidden]
    for spot in to_protect:  # grows while it is walked: what is given up must not be computed either
        while way := _way(spot, [other for other in line if other not in hidden and other not in more]):
            # Nought is shown. A way of noughts only says that publishers disagree.
            given = min((step for step in way if values[step]), key=lambda step: (values[step], step), default=None)
            if given is None:
                break
            more.add(given)
            to_protect.append(given)
    return more


def _way(spot: "Spot", shown: "list[Spot]") -> "list[Spot]":
    """The fewest shown figures that join the ends of a period; none where they stay apart."""
    ways: Ways = defaultdict(list)
    for step in shown:
        after = step.end + ONE_DAY
        ways[step.start].append((after, step))
        ways[after].append((step.start, step))
    goal = spot.end + ONE_DAY
    came: dict[date, tuple[date, Spot] | None] = {spot.start: None}
    queue = deque([spot.start])
    while queue and goal not in came:
        here = queue.popleft()
        for there, step in ways[here]:
            if there not in came:
                came[there] = (here, step)
                queue.append(there)
    way: list[Spot] = []
    back = came.get(goal)
    while back:
        way.append(back[1])
        back = came[back[0]]
    return way
