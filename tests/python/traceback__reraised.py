def step(n):
    if n == 0:
        raise OSError("disk is full")
    step(n - 1)


try:
    step(2)
except OSError as error:
    print("again:", error)
    raise
