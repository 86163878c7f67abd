def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def read():
        return count

    return step, read


a_step, a_read = counter()
b_step, b_read = counter(100)
a_step()
a_step(5)
b_step()
print(a_read(), b_read(), a_step(-1))
late = [lambda: i for i in range(3)]
bound = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in bound])


def adder(n):
    return lambda x: x + n


add5, add7 = adder(5), adder(7)
print(add5(1), add7(1), add5(add7(0)))


def outer():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x += 1
            return x

        return inner

    inner = middle()
    return inner(), inner(), x


print(outer())


def accumulate():
    functions = []
    for name in ["a", "b"]:
        def hello(name=name):
            return f"hello {name}, last {last}"

        functions.append(hello)
    last = name
    return [f() for f in functions]


print(accumulate())
