# Sorting by the built-in, with and without a key, and by hand.
import random
import time


def quicksort(values):
    if len(values) <= 1:
        return values
    pivot = values[len(values) // 2]
    low = [value for value in values if value < pivot]
    same = [value for value in values if value == pivot]
    high = [value for value in values if value > pivot]
    return quicksort(low) + same + quicksort(high)


def work(numbers):
    ascending = sorted(numbers)
    descending = sorted(numbers, reverse=True)
    by_digit = sorted(numbers, key=lambda number: (number % 10, number))
    words = sorted(str(number) for number in numbers)
    return ascending == quicksort(numbers), descending[0], by_digit[:3], words[:3]


random.seed(7)
numbers = [random.randrange(1_000_000) for _ in range(50_000)]
start = time.perf_counter()
result = work(numbers)
print("BENCH", time.perf_counter() - start)
print(result)
