"""A module's docstring, then the odder forms that statements can take."""
print(__doc__)
a = 1; b = 2; print(a, b)
if a: print("one line")
while b > 0: b -= 1
for _ in range(2): pass
total = a + \
    b + \
    3
print(total, (1 +
              2), [
    1,
    2,
])
class Empty: ...
def nothing(): ...
def documented():
    "Says what it does."
print(nothing(), documented.__doc__, Empty.__doc__, nothing.__doc__)
x: int = 5
y: "no such type"
z: list[int] = [x]
def typed(a: int, *args: str, b: float = 1.0, **kw: "anything") -> "result": return a + b
print(x, z, typed(1), typed(1, b=2))
if (n := 10) > 5 and (half := n / 2): print(n, half)
pass; pass
assert x == 5, "never shown"
del a, (b), [x]
print("a" in globals(), "x" in globals(), "z" in globals())
values = 1, 2,
print(values, (), (3,), 1 if values else 2, not values, *values)
lambda: (yield)
print(0xff, 0b11, 0o7, 1_000, 1e3, .5)
if True:
	print("a tab indents too")
