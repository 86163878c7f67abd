x = "module"


def outer():
    x = "outer"

    def middle():
        def inner():
            return x

        return inner()

    def shadow():
        x = "shadow"

        def inner():
            return x

        return inner()

    def change():
        nonlocal x
        x = "changed"

    before = middle()
    change()
    return before, middle(), shadow(), x


print(outer(), x)


def comprehension_scope():
    values = [1, 2]
    total = [v + len(values) for v in values]
    v = "kept"
    return total, v, [[v for v in range(n)] for n in range(3)], v


print(comprehension_scope())


def parameters(x, y=x):
    def inner(y):
        return x, y

    x = "rebound"
    return inner("inner"), y


print(parameters(1))


class Klass:
    x = "class"

    def method(self):
        return x

    def other(self):
        return self.x

    lambda_x = lambda: x


print(Klass().method(), Klass().other(), Klass.lambda_x())


def loop_variables():
    for i in range(3):
        inside = i * 2
    with_default = i, inside
    try:
        raise ValueError("gone after the block")
    except ValueError as e:
        kept = str(e)
    return with_default, kept, "e" in locals()


print(loop_variables())


def conditional(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


print(conditional(True), conditional(False))
