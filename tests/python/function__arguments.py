def f(*args, **kwargs):
    return args, kwargs


def g(a, b=0, *rest, key=None, **more):
    return a, b, rest, key, more


print(f(), f(1, 2), f(x=1), f(1, x=2), f(*[1, 2], **{"y": 3}), f(*"ab", *(1,), z=1, **{}))
print(g(1), g(1, 2, 3, 4), g(1, key=5, extra=6), g(*range(4), **{"key": "k", "z": "z"}), g(b=1, a=2))


def show(order):
    print("argument", order)
    return order


f(show(1), x=show(2), *[show(3)], y=show(4))


def mutate(args, n):
    args.append(n)
    n += 1
    args = "rebound"
    return n


values = [1]
print(mutate(values, 5), values)
apply = lambda function, *args, **kwargs: function(*args, **kwargs)
print(apply(g, 1, 2, key=3), apply(lambda: "none"), apply(max, 3, 9, 4), apply(sorted, [2, 1], reverse=True))
print((lambda a, b=2, *c, d=4: (a, b, c, d))(1), (lambda *a: a)(1, 2))
