"""A small, safe language for the rules and formulas that stand in the clinical tables.

    100*(lvedd-lvesd)/lvedd
    at_least(2, high(rv), high(ra), high(pa)) and not high(lvedd)

Numbers, quoted words, names, `+ - * / ^`, comparisons (chained too), `in (...)`, `and`, `or`, `not`,
`a if b else c`, the functions of `_FUNCTIONS`, and look-ups, which take one bare name, as `high(rv)` does.

Logic is three-valued after Kleene. What was not measured is None: it makes arithmetic and comparisons
unknown, an unknown spreads unless the other side decides, and a rule holds only where it is True.
"""

from __future__ import annotations

import ast
import functools
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Value = float | str | bool | None
Lookup = Callable[[str], Value]

_LONGEST = 600  # characters; keeps the parser's recursion shallow


class FormulaError(ValueError):
    """A rule that is not of this language, or that mixes words, numbers and truth."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What names and look-ups stand for while a formula is evaluated."""

    names: Mapping[str, Value] = field(default_factory=dict)
    lookups: Mapping[str, Lookup] = field(default_factory=dict)


Node = Callable[[Scope], Value]


@dataclass(frozen=True, slots=True)
class Formula:
    """A compiled rule, with the names it reads."""

    text: str
    names: frozenset[str]
    looked_up: frozenset[tuple[str, str]]  # (look-up, name)
    _run: Node = field(repr=False, compare=False)

    def evaluate(self, scope: Scope) -> Value:
        """Return a number, a word, a truth value, or None where too little is known."""
        return self._run(scope)

    def holds(self, scope: Scope) -> bool:
        """Say whether the rule is True; unknown is not."""
        return self._run(scope) is True

    def number(self, scope: Scope) -> float | None:
        """Return the value of a formula that must be a number."""
        return _number(self._run(scope), self.text)


@functools.cache
def compile_formula(text: str) -> Formula:
    """Read a rule once; what is outside the language is a FormulaError that quotes it."""
    if len(text) > _LONGEST:
        msg = f"longer than {_LONGEST} characters: {text[:40]!r}..."
        raise FormulaError(msg)
    try:
        tree = ast.parse(text.replace("^", "**").strip(), mode="eval")
    except (SyntaxError, ValueError) as error:
        msg = f"not a formula: {text!r}"
        raise FormulaError(msg) from error
    return Formula(text, frozenset(_names(tree)), frozenset(_looked_up(tree)), _build(tree.body))


def all_true(values: Iterable[Value]) -> bool | None:
    """Return Kleene's `and`: one False decides, else one unknown."""
    seen = [_truth(value) for value in values]
    if False in seen:
        return False
    return None if None in seen else True


def any_true(values: Iterable[Value]) -> bool | None:
    """Return Kleene's `or`: one True decides, else one unknown."""
    return negate(all_true([negate(value) for value in values]))


def negate(value: Value) -> bool | None:
    """Return Kleene's `not`: unknown stays unknown."""
    truth = _truth(value)
    return None if truth is None else not truth


def _names(tree: ast.AST) -> Iterable[str]:
    hidden = {id(part) for call in _calls(tree) for part in (call.func, *_symbols(call))}
    return (node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in hidden)


def _looked_up(tree: ast.AST) -> Iterable[tuple[str, str]]:
    return ((_called(call), symbol.id) for call in _calls(tree) for symbol in _symbols(call))


def _calls(tree: ast.AST) -> Iterable[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _symbols(call: ast.Call) -> list[ast.Name]:
    if _called(call) in _FUNCTIONS:
        return []
    return [argument for argument in call.args if isinstance(argument, ast.Name)]


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _refuse(node: ast.AST) -> FormulaError:
    return FormulaError(f"not allowed in a formula: {ast.unparse(node)!r}")


def _build(node: ast.AST) -> Node:
    builder = _BUILDERS.get(type(node))
    if builder is None:
        raise _refuse(node)
    return builder(node)


def _build_constant(node: ast.Constant) -> Node:
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _refuse(node)
    constant: Value = value if isinstance(value, str) else float(value)
    return lambda _scope: constant


def _build_name(node: ast.Name) -> Node:
    name = node.id
    return lambda scope: scope.names[name]


def _build_arithmetic(node: ast.BinOp) -> Node:
    compute = _ARITHMETIC.get(type(node.op))
    if compute is None:
        raise _refuse(node)
    left, right, text = _build(node.left), _build(node.right), ast.unparse(node)
    return lambda scope: _computed(compute, [_number(left(scope), text), _number(right(scope), text)])


def _build_unary(node: ast.UnaryOp) -> Node:
    inner, text = _build(node.operand), ast.unparse(node)
    if isinstance(node.op, ast.Not):
        return lambda scope: negate(inner(scope))
    if isinstance(node.op, ast.USub):
        return lambda scope: _computed(operator.neg, [_number(inner(scope), text)])
    raise _refuse(node)


def _build_logic(node: ast.BoolOp) -> Node:
    parts = [_build(part) for part in node.values]
    combine = all_true if isinstance(node.op, ast.And) else any_true
    return lambda scope: combine([part(scope) for part in parts])


def _build_choice(node: ast.IfExp) -> Node:
    test, then, otherwise = _build(node.test), _build(node.body), _build(node.orelse)

    def choose(scope: Scope) -> Value:
        decided = _truth(test(scope))
        if decided is None:
            return None
        return then(scope) if decided else otherwise(scope)

    return choose


def _build_comparison(node: ast.Compare) -> Node:
    operands = [node.left, *node.comparators]
    pairs = [
        _build_pair(left, how, right, node)
        for left, how, right in zip(operands, node.ops, operands[1:], strict=False)
    ]
    return lambda scope: all_true([pair(scope) for pair in pairs])


def _build_pair(left: ast.expr, how: ast.cmpop, right: ast.expr, whole: ast.Compare) -> Node:
    if isinstance(how, ast.In) and isinstance(right, ast.Tuple):
        member, choices = _build(left), [_build(choice) for choice in right.elts]
        return lambda scope: any_true([_same(member(scope), choice(scope)) for choice in choices])
    first, second, text = _build(left), _build(right), ast.unparse(whole)
    if isinstance(how, ast.Eq):
        return lambda scope: _same(first(scope), second(scope))
    if isinstance(how, ast.NotEq):
        return lambda scope: negate(_same(first(scope), second(scope)))
    order = _ORDER.get(type(how))
    if order is None:
        raise _refuse(whole)
    return lambda scope: _ordered(order, _number(first(scope), text), _number(second(scope), text))


def _build_call(node: ast.Call) -> Node:
    name = _called(node)
    if not name or node.keywords:
        raise _refuse(node)
    if name in _FUNCTIONS:
        return _build_function(name, node)
    if len(node.args) != 1 or not isinstance(node.args[0], ast.Name):
        raise _refuse(node)
    symbol = node.args[0].id
    return lambda scope: scope.lookups[name](symbol)


def _build_function(name: str, node: ast.Call) -> Node:
    compute, arity = _FUNCTIONS[name]
    if not node.args or arity not in (None, len(node.args)):
        raise _refuse(node)
    arguments = [_build(argument) for argument in node.args]
    if name == "at_least":
        return lambda scope: _at_least([argument(scope) for argument in arguments])
    text = ast.unparse(node)
    return lambda scope: _computed(compute, [_number(argument(scope), text) for argument in arguments])


def _computed(compute: Callable[..., object], numbers: list[float | None]) -> float | None:
    """Return unknown where an operand is, and where mathematics has no finite real answer."""
    if None in numbers:
        return None
    try:
        result = compute(*numbers)
    except (ArithmeticError, ValueError):
        return None
    return result if isinstance(result, float) and math.isfinite(result) else None


def _ordered(order: Callable[[float, float], bool], left: float | None, right: float | None) -> bool | None:
    return None if left is None or right is None else order(left, right)


def _same(left: Value, right: Value) -> bool | None:
    return None if left is None or right is None else left == right


def _at_least(values: list[Value]) -> bool | None:
    """Say whether so many hold; unknown while the unknown ones could still decide it."""
    needed = _number(values[0], "at_least")
    truths = [_truth(value) for value in values[1:]]
    if needed is None or truths.count(True) + truths.count(None) < needed:
        return None if needed is None else False
    return True if truths.count(True) >= needed else None


def _number(value: Value, text: str) -> float | None:
    if isinstance(value, bool | str):
        msg = f"needs numbers: {text!r}"
        raise FormulaError(msg)
    return None if value is None else float(value)


def _truth(value: Value) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    msg = f"neither true nor false: {value!r}"
    raise FormulaError(msg)


_ARITHMETIC: dict[type[ast.operator], Callable[..., object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_ORDER: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_FUNCTIONS: dict[str, tuple[Callable[..., object], int | None]] = {  # how, number of arguments (None: any)
    "abs": (abs, 1),
    "sqrt": (math.sqrt, 1),
    "ln": (math.log, 1),
    "log10": (math.log10, 1),
    "min": (min, None),
    "max": (max, None),
    "at_least": (_at_least, None),
}
_BUILDERS: dict[type[ast.AST], Callable[..., Node]] = {
    ast.Constant: _build_constant,
    ast.Name: _build_name,
    ast.BinOp: _build_arithmetic,
    ast.UnaryOp: _build_unary,
    ast.BoolOp: _build_logic,
    ast.IfExp: _build_choice,
    ast.Compare: _build_comparison,
    ast.Call: _build_call,
}
