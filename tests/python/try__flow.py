def flow(n):
    steps = []
    try:
        steps.append("try")
        if n == 1:
            raise ValueError("one")
        if n == 2:
            raise KeyError("two")
        if n == 3:
            return steps + ["returned"]
    except ValueError as error:
        steps.append(f"except {error}")
    except (KeyError, IndexError):
        steps.append("except tuple")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
        print("finally", n)
    return steps


for n in range(4):
    print(flow(n))


def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    for i in range(3):
        try:
            raise ValueError
        finally:
            if i < 2:
                continue
            break
    return i


def nested():
    try:
        try:
            1 / 0
        except ValueError:
            print("wrong")
        finally:
            print("inner finally")
    except ZeroDivisionError as error:
        print("outer", error)
        return "done"


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("cleanup", i)


print(override(), swallow(), nested())
loop()
value = 1
try:
    value = 2
    raise Exception
except:
    value += 10
print(value)
