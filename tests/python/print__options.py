print()
print("a", "b", sep="-")
print("a", "b", end="!\n")
print("a", 1, None, 2.5, [1], sep=", ", end=".\n")
print(*range(5), sep="")
print("x", end="")
print("y")
print(sep="z")
print("", "", sep="|")
print("a\nb", ["a\nb"])
print(1, 2, sep=None, end=None)
print("é", "€", "😀", "\u4e2d\u6587")
print(print("inner"))
for bad in ({"sep": 1}, {"end": 5}, {"nothing": 1}):
    try:
        print("x", **bad)
    except TypeError as error:
        print(error)
for i in range(3):
    print(i, end=" " if i < 2 else "\n", flush=True)
print("tab\there", "carriage\rreturn".replace("\r", "\\r"))
print(-0.0, 1e16, 10 ** 20, True, (), (1,), {}, {1: "a"}, {"k": None}, set(), ..., NotImplemented)
