from functools import lru_cache, cache
from collections import deque, defaultdict
import heapq, math, itertools, time, timeit


def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a


def quick(a):
    if len(a) <= 1: return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])


def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2
    l, r, out = merge(a[:m]), merge(a[m:]), []
    i = j = 0
    while i < len(l) and j < len(r):
        if l[i] <= r[j]: out.append(l[i]); i += 1
        else: out.append(r[j]); j += 1
    return out + l[i:] + r[j:]


def binary(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(a) and a[lo] == x else -1


data = [5, 2, 9, 1, 5, 6, -3]
assert bubble(data) == quick(data) == merge(data) == sorted(data), "sorting"
print(binary(sorted(data), 6), binary(sorted(data), 7))


def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


print(len(hanoi(6)), hanoi(2))


def queens(n):
    def place(row, cols, d1, d2):
        if row == n:
            yield ()
        for c in range(n):
            if c not in cols and row + c not in d1 and row - c not in d2:
                for rest in place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}):
                    yield (c,) + rest
    return place(0, frozenset(), frozenset(), frozenset())


first = next(queens(6))
print(first, sum(1 for _ in queens(6)))
print("\n".join(" ".join("Q" if c == q else "." for c in range(6)) for q in first))
graph = {"A": {"B": 1, "C": 4}, "B": {"C": 2, "D": 5}, "C": {"D": 1}, "D": {}}


def dijkstra(g, s):
    dist = {n: math.inf for n in g}
    dist[s] = 0
    q, prev = [(0, s)], {}
    while q:
        d, u = heapq.heappop(q)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if (nd := d + w) < dist[v]:
                dist[v], prev[v] = nd, u
                heapq.heappush(q, (nd, v))
    return dist, prev


print(dijkstra(graph, "A"))


def bfs(g, s):
    seen, q, order = {s}, deque([s]), []
    while q:
        order.append(u := q.popleft())
        for v in g[u]:
            if v not in seen: seen.add(v); q.append(v)
    return order


def topo(g):
    seen, out = set(), []
    def visit(n):
        if n in seen: return
        seen.add(n)
        for m in g[n]: visit(m)
        out.append(n)
    for n in g: visit(n)
    return out[::-1]


print(bfs(graph, "A"), topo(graph))


@cache
def lcs(a, b):
    if not a or not b: return ""
    if a[0] == b[0]: return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)


print(lcs("AGGTAB", "GXTXAYB"), lcs.cache_info().currsize > 0)


def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]


print(edit("kitten", "sitting"), [w for w in ["kitten", "mitten", "sun"] if edit(w, "kitten") < 2])


def permutations(s):
    return [s] if len(s) < 2 else sorted({c + p for i, c in enumerate(s) for p in permutations(s[:i] + s[i + 1:])})


def change(coins, total):
    ways = [1] + [0] * total
    for c in coins:
        for t in range(c, total + 1): ways[t] += ways[t - c]
    return ways[total]


def caesar(s, k):
    return "".join(chr((ord(c) - (b := 65 if c.isupper() else 97) + k) % 26 + b) if c.isalpha() else c for c in s)


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        k, n = divmod(n, v)
        out += s * k
    return out


print(permutations("aab"), change([1, 5, 10, 25, 50], 100), caesar("Hello, World!", 3), caesar(caesar("Hello", 3), -3), list(collatz(6)), [roman(n) for n in (1994, 2026, 4)])
print(is_pal := (lambda s: (t := [c for c in s.lower() if c.isalnum()]) == t[::-1])("A man, a plan, a canal: Panama"), [n for n in range(2, 50) if all(n % d for d in range(2, int(n ** .5) + 1))])


def life(cells):
    counts = defaultdict(int)
    for x, y in cells:
        for dx, dy in itertools.product((-1, 0, 1), repeat=2):
            if dx or dy: counts[x + dx, y + dy] += 1
    return {c for c, n in counts.items() if n == 3 or n == 2 and c in cells}


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): glider = life(glider)
print(sorted(glider))
pascal = [[1]]
for _ in range(5): pascal.append([1, *map(sum, zip(pascal[-1], pascal[-1][1:])), 1])
for row in pascal: print(" ".join(f"{x:2}" for x in row).center(24).rstrip())
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
def deep(n): return deep(n + 1)
try: deep(0)
except RecursionError as e: print(type(e).__name__, str(e)[:32])
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
print(gcd(1071, 462), timeit.timeit("1+1", number=10) >= 0, time.perf_counter() > 0)
memo = {}
def fibm(n):
    if n in memo: return memo[n]
    memo[n] = n if n < 2 else fibm(n - 1) + fibm(n - 2)
    return memo[n]
print(fibm(90), len(memo))
print(*(["FizzBuzz", "Fizz", "Buzz", n][(n % 15 != 0) + (n % 15 != 0) * (n % 3 != 0) + (n % 15 != 0) * (n % 3 != 0) * (n % 5 != 0)] for n in range(1, 16)))
