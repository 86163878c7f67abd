import timeit

print(timeit.timeit("x = 1 + 1", number=10) >= 0, timeit.timeit(lambda: None, number=5) >= 0)
print(len(timeit.repeat("pass", repeat=3, number=2)), timeit.timeit("f(2)", setup="f = abs", number=3) >= 0)
calls = []
timeit.timeit("calls.append(n)", globals={"calls": calls, "n": 7}, number=3)
print(calls, timeit.Timer("for i in range(2):\n    i", "a = 1\nb = 2").timeit(2) >= 0)
try:
    timeit.timeit(5)
except ValueError as error:
    print(error)
