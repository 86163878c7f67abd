counter = 0
names = ["a"]


def increment():
    global counter
    counter += 1
    return counter


def create():
    global created, also
    created = "made in a function"
    also = 1


def shadow():
    counter = "local"
    return counter


def read():
    return counter, len(names)


def mutate():
    names.append("b")


increment()
increment()
create()
mutate()
print(counter, created, also, shadow(), read(), names)


def nested():
    counter = "enclosing"

    def use_global():
        global counter
        counter = 50
        return counter

    result = use_global()
    return counter, result


print(nested(), counter)
del created
try:
    created
except NameError as error:
    print(error)


class Scope:
    counter = "class"
    copy = counter
    items = [counter for _ in range(2)]

    def get(self):
        return counter, self.counter


print(Scope.copy, Scope.items, Scope().get())
len = lambda x: "shadowed"
print(len([1, 2]))
del len
print(len([1, 2]), sorted(k for k in globals() if k in ("counter", "names", "also", "zzz")))
