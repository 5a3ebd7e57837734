"""Querysets that are turned into SQL once a process: building one costs ten times what running it costs.

    _rows = Prepared(lambda code: Region.objects.filter(code=code).values_list("name", "level"))
    _rows("64.71")  ->  [("Kota Balikpapan", "kota")]

Only text may change from call to call: a stand-in takes its place while the SQL is made. A list of texts is given
as a list; each length of list is made once.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Value = str | list[str]
_STAND_IN = "\x01{}\x01"


class Prepared:
    """A queryset of `values_list` with texts to fill in. Gives rows as the queryset would, in one query."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self.build = build
        self._made: dict[Any, Any] = {}

    def __call__(self, *values: Value) -> list[tuple[Any, ...]]:
        shape = (connection.vendor, *(len(value) if isinstance(value, list) else -1 for value in values))
        if shape not in self._made:
            self._made[shape] = self._make(values)
        compiler, sql, template, converters = self._made[shape]
        texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
        params = [_fill(param, texts) for param in template]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            rows = cursor.fetchall()
        return list(compiler.apply_converters(rows, converters)) if converters else rows

    def _make(self, values: tuple[Value, ...]) -> tuple[Any, str, tuple[Any, ...], Any]:
        stand_ins, count = [], 0
        for value in values:
            many = len(value) if isinstance(value, list) else 1
            names = [_STAND_IN.format(count + index) for index in range(many)]
            stand_ins.append(names if isinstance(value, list) else names[0])
            count += many
        queryset = self.build(*stand_ins)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        fields = [column[0] for column in compiler.select[: compiler.col_count]]
        return compiler, sql, tuple(params), compiler.get_converters(fields)


def _fill(param: Any, texts: list[str]) -> Any:
    """The parameter with each stand-in replaced: alone, or inside a pattern such as "...%"."""
    if isinstance(param, str) and "\x01" in param:
        before, number, after = param.split("\x01")
        return before + texts[int(number)] + after
    return param
