"""Our template engine writes what Django's writes, byte for byte."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.template import Context, Engine, Template
from django.template.loaders.locmem import Loader as Texts
from django.utils.safestring import mark_safe

from portal.templates import FastIfNode, FastTemplate, FastVariableNode


class Pair(NamedTuple):
    label: str
    url: str


@dataclass
class Thing:
    name: str = "Kelurahan <Manggar>"
    count: int = 1234567

    def told(self) -> str:
        return "didengar & dicatat"

    def delete(self) -> str:
        return "gone"

    delete.alters_data = True  # type: ignore[attr-defined]  # as Django marks it

    def needs(self, what: str) -> str:
        return what

    @property
    def missing(self) -> str:
        raise ObjectDoesNotExist

    missing_below = None


VALUES: dict[str, Any] = {
    "text": "a & b <i>",
    "safe": mark_safe("<b>tebal</b>"),
    "number": 1234567,
    "half": 0.5,
    "day": date(2025, 7, 29),
    "nothing": None,
    "empty": [],
    "rows": [Pair("satu", "/1/"), Pair("dua <2>", "/2/")],
    "pairs": {"x": "1 & 1", "items": "kunci"},
    "counts": {"a": 1, "b": 2},
    "thing": Thing(),
    "things": [Thing("a"), Thing("b")],
    "maker": lambda: Thing("dibuat"),
    "kind": Thing,
    "nested": [[1, 2], [3]],
}
TEXTS = [
    "{{ text }}|{{ safe }}|{{ number }}|{{ half }}|{{ day }}|{{ nothing }}|{{ unknown }}|{{ unknown.a.b }}",
    "{{ rows.0.label }}|{{ rows.1.url }}|{{ rows.9.url }}|{{ rows.count }}|{{ text.upper }}|{{ text.0 }}",
    "{{ pairs.x }}|{{ pairs.items }}|{{ pairs.values }}|{{ pairs.unknown }}",
    "{{ thing.name }}|{{ thing.count }}|{{ thing.told }}|{{ thing.delete }}|{{ thing.needs }}|{{ thing.missing }}",
    "{{ thing.unknown }}|{{ thing.missing_below.a }}|{{ maker.name }}|{{ kind.name }}|{{ template }}|{{ autoescape }}",
    "{{ text|upper }}|{{ nothing|default:text }}",
    "{{ unknown|default:'tidak ada' }}|{{ day|date:'Y' }}|{{ 'a<b' }}|{{ 5 }}",
    "{% autoescape off %}{{ text }}{{ thing.name }}{% endautoescape %}",
    "{% if unknown %}1{% elif rows %}2{% else %}3{% endif %}",
    "{% if not empty and text == 'x' or number > 3 %}4{% endif %}",
    "{% if thing.missing %}1{% else %}2{% endif %}",
    "{% if unknown.x.y %}1{% endif %}{% if unknown|default:1 %}3{% endif %}",
    "{% for row in rows %}{{ forloop.counter }}{{ forloop.revcounter0 }}{{ forloop.last }}{{ row.url }},{% endfor %}",
    "{% for label, url in rows reversed %}{{ label }}-{{ url }}{% if not forloop.first %}.{% endif %}{% endfor %}",
    "{% for x in empty %}a{% empty %}b{{ text }}{% endfor %}{% for x in unknown %}a{% empty %}c{% endfor %}",
    "{% for x in nothing %}a{% endfor %}{% for key, value in counts.items %}{{ key }}={{ value }}{% endfor %}",
    "{% for part in nested %}{% for n in part %}{{ forloop.parentloop.counter }}.{{ n }} {% endfor %}{% endfor %}",
    "{% for a, b in rows %}{% if forloop.first %}{% firstof a as kept %}{% endif %}[{{ kept }}]{% endfor %}",
    "{% for a in rows %}{% if forloop.first %}{% firstof a.label as kept %}{% endif %}[{{ kept }}]{% endfor %}",
    "{% for t in things %}{% ifchanged t.count %}{{ t.name }}{% endifchanged %}{% cycle 'x' 'y' %}{% endfor %}{{ t }}",
    "{% with a=thing.name b=rows.0 %}{{ a }}{{ b.label }}{% endwith %}{{ a }}",
    "{% filter upper %}{{ text }}{% endfilter %}",
]


def rendered(make: Callable[..., Template], text: str, invalid: str = "") -> str:
    engine = Engine(string_if_invalid=invalid, loaders=[(f"{Texts.__module__}.Loader", {})])
    return make(text, engine=engine).render(Context(dict(VALUES)))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("invalid", ["", "?", "<%s>"])
def test_a_page_reads_as_django_writes_it(text: str, invalid: str) -> None:
    assert rendered(FastTemplate, text, invalid) == rendered(Template, text, invalid)


@pytest.mark.parametrize(
    "text", ["{% for a, b, c in rows %}{{ a }}{% endfor %}", "{% for a, b in nested %}x{% endfor %}"]
)
def test_rows_of_another_length_are_an_error_as_in_django(text: str) -> None:
    for make in (Template, FastTemplate):
        with pytest.raises(ValueError, match=r"values|argument"):
            rendered(make, text)


def test_an_error_inside_a_property_is_not_swallowed() -> None:
    class Broken:
        @property
        def name(self) -> str:
            raise ZeroDivisionError

    for make in (Template, FastTemplate):
        with pytest.raises(ZeroDivisionError):
            make("{{ broken.name }}", engine=Engine()).render(Context({"broken": Broken()}))


def test_errors_name_their_place_while_debugging() -> None:
    nodes = FastTemplate("{{ a }}{% if a %}{% endif %}", engine=Engine(debug=True)).nodelist
    assert not any(isinstance(node, FastVariableNode | FastIfNode) for node in nodes)


def test_the_pages_of_this_site_are_made_by_it() -> None:
    template: Any = Engine.get_default().get_template("base.html")
    assert isinstance(template, FastTemplate)
