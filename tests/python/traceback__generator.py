def source():
    yield 1
    yield 1 / 0


def double(items):
    for item in items:
        yield item * 2


print("sum:", sum(x for x in double(source())))
