from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product("ab", [])))
print(["".join(p) for p in permutations("abc")], list(permutations("abc", 2)), list(permutations([1], 2)))
print(list(permutations([], 0)), list(permutations(range(3), 1)))
print(list(combinations("abcd", 2)), list(combinations([1], 0)), list(combinations([1, 2], 3)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 1)))
print(sum(1 for _ in permutations(range(6))), sum(1 for _ in combinations(range(10), 4)))
for bad in [lambda: combinations("ab", -1), lambda: permutations("ab", -1), lambda: product("a", repeat=-1)]:
    try:
        bad()
    except ValueError as error:
        print(error)
