# Annotations that are kept as texts.
from __future__ import annotations

import typing
from dataclasses import dataclass
from typing import Optional, get_type_hints


@dataclass
class Node:
    value: int
    next: Optional["Node"] = None
    table: dict[ str,list[int] ]|None = None
    kind: typing.ClassVar[str] = "node"
    undefined: NotDefined = 3

    def link(self, other: Node, *rest: 'int', key: "a" + "b" = 1, **more: Undefined.name[0]) -> Node | None:
        return other


x: undefined | int = 3
print(__annotations__, Node.__annotations__)
print(Node.link.__annotations__, Node(1))


def f(a: int, b: Optional[str]) -> typing.List[int]:
    c: nothing = 3
    return c


print(f.__annotations__, get_type_hints(f), f(1, 2))
