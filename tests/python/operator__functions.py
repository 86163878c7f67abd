import operator
from operator import attrgetter, itemgetter, methodcaller

print(operator.add(2, 3), operator.sub(2, 3), operator.mul("ab", 2), operator.truediv(1, 2), operator.floordiv(7, 2))
print(operator.mod(7, 4), operator.pow(2, 10), operator.neg(3), operator.pos(-3), operator.abs(-3), operator.inv(5))
print(operator.lt(1, 2), operator.le(2, 2), operator.eq(1, 1.0), operator.ne(1, 2), operator.ge(1, 2), operator.gt(2, 1))
print(operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.lshift(1, 4), operator.rshift(16, 2))
print(operator.not_([]), operator.truth([1]), operator.is_(None, None), operator.is_not(1, None))
print(operator.concat([1], [2]), operator.contains([1, 2], 2), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"))
items = [1, 2, 3]
operator.setitem(items, 0, 9)
operator.delitem(items, 1)
print(items, operator.getitem(items, 1), operator.index(True), operator.length_hint([1, 2]))
print(operator.iadd(items, [4]) is items, items, operator.__add__(1, 2), operator.call(max, 1, 2))
rows = [("b", 2, [1]), ("a", 3, [2]), ("c", 1, [3])]
print(sorted(rows, key=itemgetter(0)), max(rows, key=itemgetter(1))[0], list(map(itemgetter(0, 1), rows)))
print(itemgetter(slice(0, 2))("abc"), itemgetter("x")({"x": 5}), itemgetter(1), itemgetter(1, "a"))


class Point:
    def __init__(self, x, inner=None):
        self.x, self.inner = x, inner

    def scaled(self, by, plus=0):
        return self.x * by + plus


print([point.x for point in sorted([Point(3), Point(1)], key=attrgetter("x"))])
print(attrgetter("x", "inner.x")(Point(1, Point(2))), attrgetter("a.b"), methodcaller("scaled", 3, plus=1)(Point(2)))
print(methodcaller("upper")("abc"), methodcaller("f", 1, k="v"))
for bad in [lambda: attrgetter(1), lambda: itemgetter(5)([]), lambda: attrgetter("y")(Point(1)), lambda: operator.add(1, "a")]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
