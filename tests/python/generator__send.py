def average():
    total = count = 0
    value = None
    while True:
        received = yield value
        if received is None:
            break
        total += received
        count += 1
        value = total / count
    return total


g = average()
next(g)
print(g.send(10), g.send(20), g.send(60))
try:
    g.send(None)
except StopIteration as stop:
    print("returned", stop.value)


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received


def delegate():
    result = yield from echo()
    yield ("result", result)
    final = yield from [1, 2]
    return final


g = delegate()
print(next(g), g.send("a"), g.send("b"), g.send("c"), next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(repr(stop), stop.value)
try:
    echo().send("too early")
except TypeError as error:
    print(error)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as error:
    print(error)
