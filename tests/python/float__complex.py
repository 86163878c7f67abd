print(type((-8) ** 0.5).__name__, 2j)
