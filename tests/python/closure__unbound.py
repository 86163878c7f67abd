def use_before():
    print(x)
    x = 1


def deleted():
    y = 1
    del y
    return y


def free():
    def inner():
        return z

    if False:
        z = 1
    return inner()


def augmented():
    total += 1


total = 0
for function in (use_before, deleted, free, augmented):
    try:
        function()
    except UnboundLocalError as error:
        print("UnboundLocalError", error)
    except NameError as error:
        print("NameError", error)
try:
    undefined_thing
except NameError as error:
    print(error, error.name)
try:
    del undefined_thing
except NameError as error:
    print(error)


def handler():
    try:
        1 / 0
    except ZeroDivisionError as error:
        pass
    try:
        return error
    except UnboundLocalError as problem:
        return str(problem)


print(handler(), isinstance(UnboundLocalError(), NameError))
