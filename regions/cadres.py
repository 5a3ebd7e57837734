"""Which RT of a kelurahan have a trained cadre, from ranges that may overlap. Plain Python."""

from collections.abc import Iterable
from typing import TypedDict

Range = tuple[int, int]


class TrainedRt(TypedDict):
    """What can be said of one kelurahan. `all` is None where nobody recorded how many RT there are."""

    ranges: list[Range]
    trained: int
    all: int | None
    unlisted: int


def merge(ranges: Iterable[Range]) -> list[Range]:
    """The same RT as few ranges in order, each RT once; both ends belong to a range.

    Raises ValueError for a range that ends before it begins or begins below 1.
    """
    merged: list[Range] = []
    for first, last in sorted(ranges):
        if first < 1 or last < first:
            raise ValueError(f"not a range of RT: {first}-{last}")
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def count(ranges: Iterable[Range]) -> int:
    """Number of different RT in the ranges."""
    return sum(last - first + 1 for first, last in merge(ranges))


def overlap(some: Iterable[Range], others: Iterable[Range]) -> list[Range]:
    """The RT that are in both."""
    right = merge(others)
    return [
        (max(first, start), min(last, end))
        for first, last in merge(some)
        for start, end in right
        if max(first, start) <= min(last, end)
    ]


def trained_rt(trained: Iterable[Range], known: Iterable[Range]) -> TrainedRt:
    """Trained RT against the RT that are on record; `unlisted` counts trained RT that the record lacks.

    Where there is no record, `all` is None rather than a guess from the highest RT seen.
    """
    ranges, record = merge(trained), merge(known)
    return {
        "ranges": ranges,
        "trained": count(ranges),
        "all": count(record) if record else None,
        "unlisted": count(ranges) - count(overlap(ranges, record)) if record else 0,
    }


def label(ranges: Iterable[Range]) -> str:
    """The ranges as people write them: "1–100, 103"."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in merge(ranges))
