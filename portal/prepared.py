"""Queries that the ORM writes once and that run again with other values.

For a page of ten queries Django spends more CPU on writing their SQL than on running them and filling the template.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connections
from django.db.models import Count, Expression, Field, IntegerField, Model, QuerySet

Row = TypeVar("Row")
Record = TypeVar("Record", bound=Model)


class Param(Expression):
    """Stands in a queryset for a value that is given when the query runs."""

    def __init__(self, name: str, output_field: "Field[Any, Any] | None" = None) -> None:
        self.name = name
        self.stored_as = output_field
        super().__init__(output_field=output_field)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)

    def value(self, values: dict[str, Any], connection: Any) -> Any:
        """The given value as the database wants it."""
        given = values[self.name]
        return self.stored_as.get_db_prep_value(given, connection, prepared=False) if self.stored_as else given


def room_for(count: int) -> int:
    """The next power of two: of a list of keys a query is written once for each, not for each length."""
    return 1 << max(count - 1, 0).bit_length()


def some(name: str, room: int) -> Any:
    """Stands for a list of that many keys, as in `filter(pk__in=some("pk", 8))`; its values by `some_values`."""
    return [Param(f"{name}{place}", IntegerField()) for place in range(room)]


def some_values(name: str, keys: Sequence[int], room: int) -> dict[str, int]:
    """At most `room` keys and at least one; the last is repeated to fill the list."""
    return {f"{name}{place}": keys[min(place, len(keys) - 1)] for place in range(room)}


def as_tuple(*columns: Any) -> tuple[Any, ...]:
    return columns


class Written(NamedTuple):
    sql: str
    params: tuple[Any, ...]
    converters: list[tuple[int, tuple[list[Callable[..., Any]], Any]]]


class Prepared(Generic[Row]):
    """`build` makes a values_list() queryset; it is called once, when the first rows are asked for."""

    def __init__(
        self, build: Callable[[], QuerySet[Any, Any]], row: Callable[..., Row], using: str = "default"
    ) -> None:
        self.build = build
        self.row = row
        self.using = using
        self._written: Written | None = None

    def rows(self, limit: int | None = None, offset: int = 0, **values: Any) -> list[Row]:
        """The rows, as `row` makes them from the columns. One query."""
        connection = connections[self.using]
        written = self._written = self._written or self._write(connection)
        sql = written.sql
        params = [part.value(values, connection) if isinstance(part, Param) else part for part in written.params]
        if limit is not None:
            sql += " LIMIT %s OFFSET %s"
            params += [limit, offset]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            found = cursor.fetchall()
        if not written.converters:
            return [self.row(*row) for row in found]
        return [self.row(*self._converted(list(row), written, connection)) for row in found]

    def part(self, **values: Any) -> "Part[Row]":
        """Rows of which only a slice is fetched, for a paginator."""
        return Part(self, values)

    def _write(self, connection: Any) -> Written:
        compiler = self.build().query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
        return Written(sql, tuple(params), list(compiler.get_converters(columns).items()))

    @staticmethod
    def _converted(row: list[Any], written: Written, connection: Any) -> list[Any]:
        for place, (converters, column) in written.converters:
            for converter in converters:
                row[place] = converter(row[place], column, connection)
        return row


def records(model: type[Record], build: Callable[[], QuerySet[Record, Record]], *related: str) -> "Prepared[Record]":
    """Rows of `build` as records of the model, each with the records that these foreign keys lead to."""
    models: list[tuple[str, Any]] = [("", model)]
    models += [(f"{name}__", model._meta.get_field(name).related_model) for name in related]
    names = [[field.attname for field in part._meta.concrete_fields] for _prefix, part in models]
    columns = [
        f"{prefix}{name}" for (prefix, _part), part_names in zip(models, names, strict=True) for name in part_names
    ]

    def row(*values: Any) -> Record:
        start = 0
        found: list[Any] = []
        for (_prefix, part), part_names in zip(models, names, strict=True):
            own = values[start : start + len(part_names)]
            start += len(part_names)
            is_there = own[part_names.index(part._meta.pk.attname)] is not None
            found.append(part.from_db("default", part_names, own) if is_there else None)
        for name, other in zip(related, found[1:], strict=True):
            setattr(found[0], name, other)
        return found[0]

    return Prepared(lambda: build().values_list(*columns), row)


def counted(rows: Any, *fields: str) -> Any:
    """How many rows there are for each combination of the fields: (field, ..., number)."""
    return rows.order_by().values(*fields).annotate(number=Count("pk")).values_list(*fields, "number")


class Part(Generic[Row]):
    def __init__(self, statement: Prepared[Row], values: dict[str, Any]) -> None:
        self.statement = statement
        self.values = values

    def __getitem__(self, rows: slice) -> list[Row]:
        return self.statement.rows(limit=rows.stop - rows.start, offset=rows.start, **self.values)
