def invert(x):
    return 1 / x


table = {n: [invert(n - k) for k in range(1, 3)] for n in range(3, 0, -1)}
