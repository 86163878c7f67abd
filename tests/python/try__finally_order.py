log = []


def f(how):
    log.clear()
    for i in range(2):
        try:
            log.append(f"try{i}")
            try:
                if how == "return":
                    return log
                if how == "break":
                    break
                if how == "continue":
                    continue
                if how == "raise":
                    raise ValueError(i)
                log.append("normal")
            finally:
                log.append("inner")
        except ValueError as error:
            log.append(f"caught {error}")
        else:
            log.append("else")
        finally:
            log.append("outer")
    else:
        log.append("loop else")
    log.append("end")
    return log


for how in ("normal", "return", "break", "continue", "raise"):
    print(how, f(how))


def value():
    x = 1
    try:
        return x
    finally:
        x = 2


def replaced():
    for i in range(3):
        try:
            return i
        finally:
            if i == 0:
                continue


def lost():
    try:
        raise KeyError("lost")
    finally:
        return "kept"


print(value(), replaced(), lost())


def deep(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        deep(n - 1)
    finally:
        log.append(n)


log.clear()
try:
    deep(4)
except ValueError:
    print(log)
