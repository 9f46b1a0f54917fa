"""Templates drawn over the fields of a drawn schema (see pairs.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from pairs import INNER, ITEMS, WORDS


@dataclass
class Writer:
    """Writes a template over the fields of a schema, one tag after the other."""

    r: Random
    contents: Mapping[str, Any]
    names: list[dict[str, str]] = field(default_factory=lambda: [{}])  # set in the template
    macros: dict[str, int] = field(default_factory=dict)
    serial: int = 0

    def body(self, depth: int, most: int = 4) -> list[str]:
        """Write some lines."""
        return [line for _ in range(self.r.randint(1, most)) for line in self.piece(depth)]

    def piece(self, depth: int) -> list[str]:
        roll = self.r.random()
        if not depth or roll < 0.32:
            return [f"x {{{{ {self.printed()} }}}}"]
        if roll < 0.56:
            return self.condition(depth)
        if roll < 0.72:
            return self.loop(depth)
        if roll < 0.84:
            return self.assignment()
        if roll < 0.88:
            name, value = self.fresh(), self.any()
            return [f"{{% with {name} = {value} %}}", *self.inside({name: "any"}, depth - 1),
                    "{% endwith %}"]  # fmt: skip
        if roll < 0.92:
            name = self.fresh()
            lines = [f"{{% set {name} %}}", *self.inside({}, depth - 1), "{% endset %}"]
            return [*lines, f"{{{{p {name} }}}}"]
        if roll < 0.96 and len(self.names) == 1:
            return self.macro(depth)
        return [f"{{{{p {self.call()} }}}}"] if self.macros else []

    def inside(self, names: dict[str, str], depth: int) -> list[str]:
        self.names.append(names)
        found = self.body(depth, 3)
        self.names.pop()
        return found

    def condition(self, depth: int) -> list[str]:
        lines = [f"{{% if {self.test()} %}}", *self.body(depth - 1, 3)]
        for _ in range(self.r.choice((0, 0, 0, 1, 2))):
            lines += [f"{{% elif {self.test()} %}}", *self.body(depth - 1, 2)]
        if self.r.random() < 0.5:
            lines += ["{% else %}", *self.body(depth - 1, 3)]
        return [*lines, "{% endif %}"]

    def loop(self, depth: int) -> list[str]:
        name = self.r.choice(("p", "p", "q", "navn"))
        many, kind = self.many()
        test = ""
        if self.r.random() < 0.25:
            self.names.append({name: kind})
            test = f" if {self.test()}"
            self.names.pop()
        lines = [f"{{% for {name} in {many}{test} %}}"]
        lines += self.inside({name: kind, "loop": "loop"}, depth - 1)
        if self.r.random() < 0.3:
            lines += ["{% else %}", *self.body(depth - 1, 2)]
        return [*lines, "{% endfor %}"]

    def assignment(self) -> list[str]:
        name = self.r.choice(("s", "t", "navn")) if self.r.random() < 0.7 else self.fresh()
        value = self.any() if self.r.random() < 0.7 else self.test()
        self.names[-1][name] = "any"
        return [f"{{% set {name} = {value} %}}"]

    def macro(self, depth: int) -> list[str]:
        name = f"m{len(self.macros)}"
        second = self.r.choice(("", ", b='-'", ", b=''", ", b=a", f", b={self.path()}"))
        lines = [f"{{% macro {name}(a{second}) %}}"]
        lines += self.inside({"a": "any"} | ({"b": "any"} if second else {}), depth - 1)
        self.macros[name] = 2 if second else 1
        return [*lines, "{% endmacro %}"]

    def call(self) -> str:
        name = self.r.choice(list(self.macros))
        given = [self.any() for _ in range(self.r.randint(1, self.macros[name]))]
        if len(given) == 2 and self.r.random() < 0.4:
            given[1] = f"b={given[1]}"
        return f"{name}({', '.join(given)})"

    def fresh(self) -> str:
        self.serial += 1
        return f"v{self.serial}"

    # --- expressions --------------------------------------------------------------------

    def path(self) -> str:
        """Name a field, of the case or of a name that the template set."""
        own = [(name, kind) for names in self.names for name, kind in names.items()]
        if own and self.r.random() < 0.45:
            name, kind = self.r.choice(own)
            match kind:
                case "person":
                    return f"{name}.{self.r.choice(INNER)}"
                case "loop":
                    return self.r.choice(
                        ("loop.index", "loop.index0", "loop.length", "loop.revindex")
                    )
            return name
        found: str = self.r.choice(list(self.contents["properties"]) or ["navn"])
        match found:
            case "person":
                return f"person.{self.r.choice((*INNER, *INNER, 'under', 'under.navn'))}"
            case "folk":
                return self.r.choice(
                    ("folk[0].navn", "folk[1].tal", "folk[-1].titel", "folk|length")
                )
            case "navne":
                return self.r.choice(ITEMS)
        return found

    def many(self) -> tuple[str, str]:
        """Name a list, and what its items are."""
        r = self.r
        one = r.choice(("folk", "folk", "folk", "navne", "navne", "person.navne", "range", "list"))
        if one == "range":
            return r.choice(
                ("range(3)", "range(antal)", "range(1, tal)", f"range({self.path()})")
            ), "number"
        if one == "list":
            return f"[{self.any()}, {self.any()}]", "any"
        kind = "person" if one == "folk" else "any"
        for _ in range(r.choice((0, 0, 0, 1, 1, 2))):
            name = r.choice(("sort", "reverse", "list", "unique", "selectattr", "rejectattr", "map",
                             "sort(attribute)", "default"))  # fmt: skip
            inner = r.choice(INNER)
            if name in ("selectattr", "rejectattr"):
                tests = ("", ", 'defined'", ", 'udfyldt'", ", 'eq', 'a'", ", 'gt', 1", ", 'none'")
                one = f"{one}|{name}('{inner}'{r.choice(tests)})"
            elif name == "map":
                one, kind = f"{one}|map(attribute='{inner}')", "any"
            elif name == "sort(attribute)":
                one = f"{one}|sort(attribute='{inner}')"
            elif name == "default":
                one = f"{one}|default([])"
            else:
                one = f"{one}|{name}"
        return one, kind

    def literal(self) -> str:
        r = self.r
        return r.choice((repr(r.choice(WORDS)), str(r.randint(0, 3)), "''", "' '", "true", "none",
                         "1.5", repr(r.choice(WORDS)), "'-'"))  # fmt: skip

    def any(self, depth: int = 2) -> str:
        """Write an expression of any kind."""
        r, roll = self.r, self.r.random()
        if not depth or roll < 0.4:
            return self.path()
        if roll < 0.5:
            return self.literal()
        if roll < 0.6:
            return f"({self.any(depth - 1)} if {self.test(1)} else {self.any(depth - 1)})"
        if roll < 0.68:
            return f"({self.any(depth - 1)} {r.choice(('or', 'and'))} {self.any(depth - 1)})"
        if roll < 0.84:
            return f"{self.any(depth - 1)}|{self.filter()}"
        if roll < 0.93:
            operator = r.choice(("+", "-", "*", "/", "//", "%", "~", "~"))
            return f"({self.any(depth - 1)} {operator} {self.any(depth - 1)})"
        if roll < 0.97:
            many, _ = self.many()
            last = r.choice(("length", "first", "last", "join(', ')", "liste", "sum", "max"))
            return f"({many}|{last})"
        return f"({self.test(1)})"

    def filter(self) -> str:
        return self.r.choice((
            "default('-')", "default('')", "default('x', true)", f"default({self.path()})",
            f"default({self.literal()}, {self.r.choice(('true', 'false', 'ja'))})", "d('-')",
            "upper", "trim", "dato", "kroner", "tal", "ja_nej", "string", "int", "round", "abs",
            "length", "stort", "replace('a', '')", "replace('a', 'b')", "truncate(3)", "lower",
            "join(', ')", "liste", "telefon", "cpr", f"tal({self.r.choice(('2', 'tal', '-1'))})",
            "truncate(1, true, '')", "first", "ja_nej('ok', '')", "e",
        ))  # fmt: skip

    def printed(self) -> str:
        return self.any() if self.r.random() < 0.6 else self.path()

    def test(self, depth: int = 2) -> str:
        """Write a condition."""
        r, roll = self.r, self.r.random()
        one = self.path() if r.random() < 0.75 else self.any(1)
        if depth and roll < 0.2:
            return f"({self.test(depth - 1)} {r.choice(('and', 'or'))} {self.test(depth - 1)})"
        if depth and roll < 0.28:
            return f"not {self.test(depth - 1)}"
        if roll < 0.45:
            return one
        if roll < 0.68:
            test = r.choice(("udfyldt", "defined", "undefined", "none", "string", "number", "true",
                             "false", "not defined", "not none", "mapping", "iterable", "odd",
                             "boolean", "integer", "divisibleby(2)", "divisibleby(tal)", "eq('a')",
                             "in(['a', 1])", "sequence"))  # fmt: skip
            return f"{one} is {test}"
        if roll < 0.88:
            operator = r.choice(("==", "!=", "==", "!=", "<", "<=", ">", ">="))
            other = self.literal() if r.random() < 0.75 else self.path()
            return f"{one} {operator} {other}"
        if roll < 0.92:
            return f"{r.choice(('0', '1'))} <= {one} < {r.choice(('2', '3', self.path()))}"
        where = r.choice(
            ("['a', 'b']", "[1, 2]", "navne", "navn", "person", f"[{self.path()}, 'a']")
        )
        return f"{one} {r.choice(('in', 'not in'))} {where}"


def template(r: Random, contents: Mapping[str, Any]) -> str:
    """Draw the text of a template over the fields of a schema."""
    depth, most = r.choice(((1, 1), (1, 2), (2, 2), (2, 3), (3, 4)))
    return "\n".join(Writer(r, contents).body(depth, most))
