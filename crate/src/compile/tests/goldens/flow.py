def conditions(a, b):
    if a and (b or not a):
        return 1
    while True:
        if a is not None:
            break
        if not 0 < b() < 10:
            continue
        a = b if a else -b
    x = a in [1, 2] or b
    assert x, "message"
    return x if (y := a) else y


def unbound(flag):
    if flag:
        value = 1
    else:
        return value
    del value
    for i in flag:
        pass
    return value, i


def overridden(items):
    for item in items:
        try:
            return item + 1
        finally:
            continue
