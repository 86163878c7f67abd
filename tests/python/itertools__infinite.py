from itertools import accumulate, chain, count, cycle, islice, repeat, takewhile

print(list(islice(count(), 3)), list(islice(count(10, -2), 3)), list(islice(count(0.5, 0.25), 3)))
numbers = count(5)
print(numbers, next(numbers), next(numbers), numbers, count(1, 3), count(1.5))
for number, letter in zip(count(1), "abc"):
    print(number, letter)
print(list(repeat("x", 3)), list(repeat("x", 0)), repeat("x"), repeat([1], 2))
print(list(map(pow, range(4), repeat(2))))
print(list(islice(cycle("ab"), 5)), list(cycle([])))
print(list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "c"])), list(chain()))
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)))
print(list(accumulate([])), list(accumulate([], initial=7)))
print(list(takewhile(lambda number: number < 3, count())))
ids = count()
print([next(ids) for _ in range(4)], type(ids), type(repeat(1)))
