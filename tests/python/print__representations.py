# What containers show of their items: repr, at every depth.
class Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Named({self.name!r})"

    def __str__(self):
        return self.name


n = Named("it's")
print(n, [n], (n,), {"k": n}, {n.name: (n, [n])}, f"{n} {n!r} {[n]}", str([n]), repr((n,)))
print(["a", 'b"c', "d'e", "\n", "\\", "é", "\x00", "\u200b"], ("x",), {"k": "v", 1: [2, (3, {4: 5})]})
print([1.0, 1e20, 1e-7, -0.0, float("inf"), 10**25, True, None, ...], [[], (), {}, "", set()], [[[]]], ((),), ({},))
print(range(3), [range(1, 5, 2)], slice(1, None), int, [int, Named], len, [print], ValueError("x"), [ValueError("x", 1)], KeyError("k"))
print({1: {2: {3: {}}}}, [None] * 3, ("a", ("b", ("c",))), {(1, 2): [3]}, {True: 1, None: 2, 1.5: 3})
recursive = [1]
recursive.append((recursive, {"me": recursive}))
print(recursive)
print(str("quote'd"), repr("quote'd"), repr('a"b'), repr("a'\"b"), repr("tab\t\x1b"), ascii("é€😀"), repr("😀"))
print("a", "b", sep="", end="")
print(" c", *["d", "e"], sep="/")
print("multi", "line", sep="\n")
print([print], file=__import__("sys").stdout)
