# Flips of pancakes: list slices and swaps.
import time


def fannkuch(size):
    order = list(range(size))
    counts = [0] * size
    flips_most = 0
    checksum = 0
    sign = 1
    rest = size
    while True:
        while rest != 1:
            counts[rest - 1] = rest
            rest -= 1
        first = order[0]
        if first:
            stack = order[:]
            flips = 0
            while True:
                stack[: first + 1] = stack[first::-1]
                flips += 1
                first = stack[0]
                if not first:
                    break
            flips_most = max(flips_most, flips)
            checksum += sign * flips
        sign = -sign
        while True:
            if rest == size:
                return checksum, flips_most
            order.insert(rest, order.pop(0))
            counts[rest] -= 1
            if counts[rest] > 0:
                break
            rest += 1
        rest = max(rest, 1)


start = time.perf_counter()
result = fannkuch(8)
print("BENCH", time.perf_counter() - start)
print(result)
