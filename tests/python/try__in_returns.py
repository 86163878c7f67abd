# What a `return` evaluates belongs to the `try` around it, also when it is a bare local.
def unbound(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as error:
        return str(error)
    finally:
        print("finally", flag)


def deleted(value):
    del value
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


def in_loop(values):
    for value in values:
        try:
            if value < 0:
                del value
            return value
        except UnboundLocalError:
            print("unbound", end=" ")
    return "none"


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print(kind.__name__, traceback.tb_lineno > 0, traceback.tb_next, end=" ")
        return True


def managed():
    with Manager():
        del missing
        missing = 1
    return "suppressed"


print(unbound(True), unbound(False))
print(deleted(1), in_loop([-1, -2, 3]), in_loop([-1]))
print(managed())


# The exception itself.
def caught(call):
    try:
        call()
    except Exception as error:
        return error


def caught_in_loop(call):
    for _ in range(2):
        try:
            call()
        except ZeroDivisionError as error:
            return error if error.args else None


print(repr(caught(lambda: 1 / 0)), repr(caught_in_loop(lambda: 1 / 0)), caught(int))
