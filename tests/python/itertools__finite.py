from itertools import (
    compress, dropwhile, filterfalse, groupby, islice, pairwise, starmap, takewhile, tee, zip_longest,
)

print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(compress("abc", [True])))
print(list(dropwhile(lambda x: x < 3, [1, 4, 1, 5])), list(takewhile(lambda x: x < 3, [1, 4, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a"])))
print(list(starmap(pow, [(2, 5), (3, 2)])), list(pairwise("abcd")), list(pairwise("a")), list(pairwise("")))
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)))
print(list(islice("abc", 0)), list(islice("abc", None)), list(islice("abc", 5, 9)))
iterator = iter(range(10))
print(list(islice(iterator, 0, 5, 2)), next(iterator))
iterator = iter(range(10))
print(list(islice(iterator, 3, 1)), next(iterator))
for arguments in [(-1,), (1, -1), (0, 3, 0), ("a",)]:
    try:
        islice("abc", *arguments)
    except ValueError as error:
        print(error)
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest("ab", [1])), list(zip_longest()))
first, second = tee(iter([1, 2, 3]))
print(next(first), next(first), list(second), list(first), tee([1], 0))
print([(key, list(group)) for key, group in groupby("aaabbca")])
print([(key, len(list(group))) for key, group in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print([key for key, _ in groupby("aabbb")])
kept = [group for _, group in groupby("aab")]
print([list(group) for group in kept])
groups = groupby("aab")
key, group = next(groups)
print(next(group), next(groups)[0], list(group))
for bad in [lambda: starmap(pow, 1), lambda: pairwise(3), lambda: groupby(None), lambda: tee(5)]:
    try:
        bad()
    except TypeError as error:
        print(error)
