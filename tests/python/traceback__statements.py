# The same for statements: assignments, loops, imports, with, raise, unpacking, del.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        details[7]


class Fixed:
    @property
    def value(self):
        return 5


fixed = Fixed()
numbers = [1, 2]
table = {}


def assign_attribute():
    fixed.value = 1


def assign_item():
    numbers[5] = numbers[0]


def augmented_item():
    table["count"] += 1


def unpack():
    a, b, c = numbers


def loop():
    for x in fixed.value:
        pass


def import_nothing():
    import no_such_module_at_all


def import_from():
    from math import no_such_name_at_all, pi


def leave():
    with Manager() as m:
        x = 1


def enter():
    with fixed as f, Manager():
        pass


def delete():
    del numbers[0], numbers[9]


def assertion():
    assert numbers == [], numbers


def raise_class():
    raise ValueError


def raise_wrong():
    raise numbers


def condition():
    if numbers[0] == 1 and numbers < 5:
        pass


def loop_condition():
    while numbers.nothing:
        pass


def default(x=1):
    def inner(y=table["default"]):
        pass


def decorated():
    @table
    def inner():
        pass


def global_name():
    global undefined_name_here
    del undefined_name_here


def star():
    print(*5)


def result():
    return numbers.pop(99)


def chain(steps):
    try:
        if len(steps) > 1:
            chain(steps[1:])
    finally:
        steps[0]()


chain(
    [assign_attribute, assign_item, augmented_item, unpack, loop, import_nothing, leave, enter, delete, assertion]
    + [raise_class, raise_wrong, condition, loop_condition, default, decorated, global_name, star, result]
)
