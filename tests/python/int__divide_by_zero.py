def attempt(function):
    try:
        print(function())
    except ZeroDivisionError as error:
        print(type(error).__name__, error)


zero = 0
attempt(lambda: 1 / zero)
attempt(lambda: 1 // zero)
attempt(lambda: 1 % zero)
attempt(lambda: divmod(1, zero))
attempt(lambda: 1.0 / zero)
attempt(lambda: 1.0 // zero)
attempt(lambda: 1.0 % zero)
attempt(lambda: divmod(1.0, zero))
attempt(lambda: 0 ** -1)
attempt(lambda: 0.0 ** -1)
attempt(lambda: 10 ** 30 // zero)
attempt(lambda: 10 ** 30 / zero)
try:
    pow(3, 2, zero)
except ValueError as error:
    print(error)
