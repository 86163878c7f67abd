def f(a, b=2, c=3):
    return a, b, c


print(f(1), f(1, 5), f(1, c=9), f(b=1, a=0), f(1, 2, 3), f(c=1, b=2, a=3))


def shared(item, bucket=[]):
    bucket.append(item)
    return bucket


print(shared(1), shared(2), shared(3, []), shared(4))
base = 10


def early(x=base):
    return x


base = 20
print(early(), early(5))


def only(a, *, key, other="o"):
    return a, key, other


print(only(1, key=2), only(1, other=3, key=4))


def positional(a, b=1, /, c=2):
    return a, b, c


print(positional(1), positional(1, 2, c=3), positional(5, c=6))


def nothing():
    pass


def early_return(x):
    if x:
        return
    return "end"


print(nothing(), early_return(1), early_return(0), f.__name__, (lambda: 0).__name__)
