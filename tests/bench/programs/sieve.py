# Prime numbers by the sieve of Eratosthenes, with slices and with loops.
import time


def sieve_slices(limit):
    prime = [True] * (limit + 1)
    prime[0] = prime[1] = False
    for i in range(2, int(limit**0.5) + 1):
        if prime[i]:
            prime[i * i :: i] = [False] * len(range(i * i, limit + 1, i))
    return sum(prime)


def sieve_loops(limit):
    composite = [False] * (limit + 1)
    count = 0
    for i in range(2, limit + 1):
        if not composite[i]:
            count += 1
            for j in range(i * i, limit + 1, i):
                composite[j] = True
    return count


start = time.perf_counter()
counts = sieve_slices(1_000_000), sieve_loops(700_000)
print("BENCH", time.perf_counter() - start)
print(counts)
