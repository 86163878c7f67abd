import operator
from collections import deque
from functools import reduce
from itertools import (accumulate, chain, combinations, compress, count, cycle, dropwhile, filterfalse, groupby, islice,
                       permutations, product, repeat, starmap, takewhile, tee, zip_longest)


def tabulate(function, start=0): return map(function, count(start))
def tail(n, iterable): return iter(deque(iterable, maxlen=n))
def consume(iterator, n=None): deque(iterator, maxlen=0) if n is None else next(islice(iterator, n, n), None)
def nth(iterable, n, default=None): return next(islice(iterable, n, None), default)
def all_equal(iterable): g = groupby(iterable); return next(g, True) and not next(g, False)
def quantify(iterable, pred=bool): return sum(map(pred, iterable))
def ncycles(iterable, n): return chain.from_iterable(repeat(tuple(iterable), n))
def dotproduct(a, b): return sum(map(operator.mul, a, b))
def grouper(iterable, n, fillvalue=None): return zip_longest(*[iter(iterable)] * n, fillvalue=fillvalue)
def partition(pred, iterable): a, b = tee(iterable); return list(filterfalse(pred, a)), list(filter(pred, b))
def unique_justseen(iterable, key=None): return map(next, map(operator.itemgetter(1), groupby(iterable, key)))
def first_true(iterable, default=False, pred=None): return next(filter(pred, iterable), default)
def flatten(lists): return chain.from_iterable(lists)
def triplewise(iterable):
    for (a, _), (b, c) in zip(*(lambda p: (p, islice(list(p), 1, None)))(list(zip(iterable, iterable[1:])))): yield a, b, c
def sliding(iterable, n):
    it = iter(iterable)
    window = deque(islice(it, n - 1), maxlen=n)
    for x in it:
        window.append(x)
        yield tuple(window)
def unique_everseen(iterable, key=None):
    seen = set()
    for element in iterable:
        k = element if key is None else key(element)
        if k not in seen: seen.add(k); yield element
def iter_except(func, exception, first=None):
    try:
        if first is not None: yield first()
        while True: yield func()
    except exception: pass
def random_product(*args, rng): return tuple(map(rng.choice, map(tuple, args)))
def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    data[:3] = 0, 0, 0
    for p in compress(range(int(n ** 0.5) + 1), data): data[p * p:n:p + p] = bytes(len(range(p * p, n, p + p)))
    data[2] = 1
    return compress(range(n), data)
def factor(n):
    for p in sieve(100):
        while not n % p:
            yield p
            n //= p
    if n > 1: yield n


import random
it = iter(range(10))
consume(it, 3)
print(list(islice(tabulate(lambda x: x * x), 4)), list(tail(3, "ABCDEFG")), next(it), nth("abc", 1), nth("abc", 9, "-"), all_equal("aaa"), all_equal("ab"), quantify([1, 0, 3]), list(ncycles("ab", 2)), dotproduct([1, 2], [3, 4]))
print(list(grouper("ABCDEFG", 3, "x")), partition(lambda x: x % 2, range(6)), list(unique_justseen("AAAABBBCCDA")), first_true([0, "", 5]), list(flatten([[1], [2, 3]])), list(triplewise("abcde")), list(sliding(range(5), 3)), "".join(unique_everseen("ABBCcAD", str.lower)))
stack = [1, 2, 3]
print(list(iter_except(stack.pop, IndexError)), list(sieve(50)), list(factor(360)), list(factor(97 * 89)), random_product("ab", [1, 2], rng=random.Random(3)))
print(list(accumulate([1, 2, 3, 4], operator.mul)), list(accumulate([], initial=5)), list(chain("ab", [1])), list(islice("ABCDEFG", 2, None, 2)), list(islice(cycle([1, 2]), 5)), list(combinations("ABC", 2)), len(list(permutations(range(4)))), list(product([0, 1], repeat=2)), list(starmap(lambda a, b: a - b, [(5, 2)])), list(zip(count(1), "ab")), reduce(operator.add, [1, 2, 3]))
for key, group in groupby(sorted(["apple", "avocado", "bean", "cherry", "corn"]), key=lambda w: w[0]):
    print(key, list(group))
a, b, c = tee([1, 2, 3], 3)
print(list(a), next(b), list(b), list(c), list(takewhile(str.isalpha, "ab1c")), list(dropwhile(str.isalpha, "ab1c")), next(count(2.5, 0.5)), list(repeat("x", 2)), sum(islice(count(), 5)))
for bad in (lambda: islice([1], -1), lambda: list(islice([1], 0, 5, 0)), lambda: next(iter([])), lambda: combinations("ab", -1), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(chain(5)), lambda: tee([1], -1), lambda: product("a", repeat=-1), lambda: next(cycle([]))):
    try:
        print(type(bad()).__name__)
    except Exception as error:
        print(type(error).__name__, error)
