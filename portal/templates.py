"""Django's templates, rendered with less work. `Loader` stands in settings in place of Django's cached one.

A page resolves some 400 variables; Django asks each value of each whether it has keys, is a list, is callable,
is a date. Here the common cases (a text, an attribute, a key) are answered first and everything else, errors too,
is handed to Django's own code. Under DEBUG nothing is replaced, so that errors name their place in a template.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from django.template import Context, Node, Origin, Template, TemplateDoesNotExist
from django.template.base import (
    FilterExpression,
    Lexer,
    NodeList,
    Parser,
    Token,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.defaulttags import ForNode, IfNode, TemplateLiteral
from django.template.loaders import cached
from django.utils.safestring import SafeString

# Their [] takes numbers only: a name is always an attribute.
_SEQUENCES = (tuple, list, str)


class FastVariable(Variable):
    """A name in the context and attributes or keys below it."""

    __slots__ = ()

    def resolve(self, context: Any) -> Any:
        first, *rest = self.lookups or ("",)
        for values in reversed(context.dicts):
            if first in values:
                current = values[first]
                break
        else:
            if hasattr(context, first):
                return super().resolve(context)
            raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (first, context))
        try:
            if callable(current):
                return super().resolve(context)
            for bit in rest:
                current = _below(current, bit)
                if callable(current):
                    if hasattr(current, "do_not_call_in_templates") or getattr(current, "alters_data", False):
                        return super().resolve(context)
                    current = current()
        except Exception:  # noqa: BLE001  # Django's own code decides what this error means, and raises it again
            return super().resolve(context)
        return current


def _below(current: Any, bit: str) -> Any:
    """The key or else the attribute of this name. Raises what Python raises where there is none."""
    if isinstance(current, _SEQUENCES) or not hasattr(type(current), "__getitem__"):
        return getattr(current, bit)
    if isinstance(current, Mapping) and bit in current:
        return current[bit]
    try:
        return current[bit]
    except (TypeError, AttributeError, KeyError, ValueError, IndexError):
        return getattr(current, bit)


class FastExpression(FilterExpression):
    __slots__ = ("is_plain",)

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        if self.is_var and self.var.lookups is not None and not self.var.translate:
            self.var = FastVariable(self.var.var)
        self.is_plain = isinstance(self.var, FastVariable) and not self.filters

    def resolve(self, context: Context, ignore_failures: bool = False) -> Any:
        if self.is_plain:
            try:
                return self.var.resolve(context)
            except VariableDoesNotExist:
                if ignore_failures:
                    return None
        return super().resolve(context, ignore_failures)


class FastVariableNode(VariableNode):
    def __init__(self, node: VariableNode) -> None:
        super().__init__(node.filter_expression)

    def render_annotated(self, context: Context) -> str:
        try:
            value = self.filter_expression.resolve(context)
        except UnicodeDecodeError:
            return ""
        kind = type(value)
        if kind is SafeString:
            return value
        if kind is str and context.autoescape:
            return escape(value)
        return render_value_in_context(value, context)


class FastIfNode(IfNode):
    def __init__(self, node: IfNode) -> None:
        super().__init__(node.conditions_nodelists)
        self.branches: list[tuple[Any, Any, Any]] = [
            (condition.value if isinstance(condition, TemplateLiteral) else None, condition, nodelist)
            for condition, nodelist in node.conditions_nodelists
        ]

    def render_annotated(self, context: Context) -> str:
        for plain, condition, nodelist in self.branches:
            try:
                if plain is not None:
                    holds = plain.resolve(context, ignore_failures=True)
                else:
                    holds = condition is None or condition.eval(context)
            except VariableDoesNotExist:
                continue
            if holds:
                return "".join([node.render_annotated(context) for node in nodelist])
        return ""


class FastForNode(ForNode):
    sequence: Any
    loopvars: Any
    nodelist_loop: Any
    nodelist_empty: Any

    def __init__(self, node: ForNode) -> None:
        super().__init__(node.loopvars, node.sequence, node.is_reversed, node.nodelist_loop, node.nodelist_empty)

    def render_annotated(self, context: Context) -> str:
        values = self.sequence.resolve(context, ignore_failures=True)
        items = [] if values is None else list(values)
        if not items:
            return self.nodelist_empty.render(context)
        if self.is_reversed:
            items.reverse()
        loop: dict[str, Any] = {"parentloop": context.get("forloop", {})}
        names, last = self.loopvars, len(items) - 1
        parts: list[str] = []
        single = names[0] if len(names) == 1 else None
        with context.push(forloop=loop), context.push() as own:
            for place, item in enumerate(items):
                loop.update(
                    counter0=place,
                    counter=place + 1,
                    revcounter=last - place + 1,
                    revcounter0=last - place,
                    first=place == 0,
                    last=place == last,
                )
                if single:
                    own[single] = item
                else:
                    own.clear()  # what a tag kept of the item before is gone, as in Django
                    own.update(zip(names, item, strict=True))
                parts += [node.render_annotated(context) for node in self.nodelist_loop]
        return "".join(parts)


_FAST: dict[type[Node], Any] = {VariableNode: FastVariableNode, IfNode: FastIfNode, ForNode: FastForNode}


class FastParser(Parser):
    def compile_filter(self, token: str) -> FilterExpression:
        return FastExpression(token, self)

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        made = _FAST.get(type(node))
        super().extend_nodelist(nodelist, made(node) if made else node, token)


class FastTemplate(Template):
    def compile_nodelist(self) -> NodeList:
        if self.engine.debug:
            return super().compile_nodelist()
        engine = self.engine
        tokens = Lexer(self.source).tokenize()
        parser = FastParser(tokens, engine.template_libraries, engine.template_builtins, self.origin)
        nodelist = parser.parse()
        self.extra_data = parser.extra_data
        return nodelist


class Loader(cached.Loader):
    """Finds templates where Django's loaders find them and keeps them, as its cached loader does."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        key = self.cache_key(template_name, skip)
        if isinstance(kept := self.get_template_cache.get(key), Template):
            return kept
        for origin in self.get_template_sources(template_name):
            if skip is None or origin not in skip:
                try:
                    contents = self.get_contents(origin)
                except TemplateDoesNotExist:
                    continue
                made = FastTemplate(contents, origin, str(origin.template_name), self.engine)
                self.get_template_cache[key] = made
                return made
        return super().get_template(template_name, skip)  # says what was tried
