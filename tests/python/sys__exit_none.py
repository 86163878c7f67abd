import sys

print("ends well")


def deep(n):
    if n == 0:
        sys.exit()
    deep(n - 1)


deep(50)
