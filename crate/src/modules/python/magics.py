"""IPython's `%time` and `%timeit`; the compiler translates them into calls of these."""

import time

_begun = []


def begin():
    _begun.append((time.perf_counter(), time.process_time()))


def end():
    wall, cpu = _begun.pop()
    cpu = _text(time.process_time() - cpu)
    wall = _text(time.perf_counter() - wall)
    print(f"CPU times: user {cpu}, sys: 0 ns, total: {cpu}")
    print(f"Wall time: {wall}")


def _text(seconds, precision=3):
    """As IPython formats times."""
    if seconds >= 60:
        parts, left = [], int(seconds)
        for unit, size in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
            count, left = divmod(left, size)
            if count:
                parts.append(f"{count}{unit}")
        return " ".join(parts)
    for unit, size in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * size >= 1:
            break
    else:
        unit, size = "ns", 1e9
    return f"{seconds * size:.{precision}g} {unit}"


def turns(n=0, r=7):
    """The turns of a loop whose body is measured: `r` runs of `n`; without a number, as many as take 0.2 s."""
    if not n:
        n = 1
        while True:
            start = time.perf_counter()
            for _ in range(n):
                yield
            if time.perf_counter() - start >= 0.2:
                break
            n *= 10
    times = []
    for _ in range(r):
        start = time.perf_counter()
        for _ in range(n):
            yield
        times.append((time.perf_counter() - start) / n)
    mean = sum(times) / r
    deviation = (sum([(one - mean) ** 2 for one in times]) / r) ** 0.5
    runs = f"{r} run" + ("s" if r != 1 else "")
    loops = f"{n:,} loop" + ("s" if n != 1 else "")
    print(f"{_text(mean)} ± {_text(deviation)} per loop (mean ± std. dev. of {runs}, {loops} each)")
