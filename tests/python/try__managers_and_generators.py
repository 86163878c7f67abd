def f1():
    try:
        return "try"
    finally:
        print("fin")


print(f1())


def f2():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("fin", i)
    else:
        print("else")


f2()


def f3():
    try:
        try:
            1 / 0
        finally:
            raise KeyError("x")
    except KeyError as e:
        print(repr(e), repr(e.__context__), e.__cause__)


f3()


def f4():
    try:
        return 1
    finally:
        return 2


print(f4())


def f5():
    while True:
        try:
            1 / 0
        finally:
            break
    return "broke"


print(f5())


class CM:

    def __init__(self, n, sup=False):
        self.n, self.sup = (n, sup)

    def __enter__(self):
        print("enter", self.n)
        return self

    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v, tb is not None)
        return self.sup


def f6():
    with CM("a") as a, CM("b", True):
        raise ValueError("v")
    print("after")


f6()


class Bad(CM):

    def __exit__(self, *a):
        raise TypeError("in exit")


try:
    with Bad("bad"):
        raise ValueError("orig")
except TypeError as e:
    print(e, repr(e.__context__))


def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("ge")
        raise
    finally:
        print("gfin")


x = g()
next(x)
x.close()
x.close()
try:
    next(x)
except StopIteration:
    print("stop")


def g2():
    while True:
        try:
            r = (yield "y")
            print("got", r)
        except ValueError as e:
            print("caught", e)


x = g2()
next(x)
print(x.send(5))
print(x.throw(ValueError("boo")))
try:
    x.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
try:
    x.send(1)
except StopIteration as e:
    print("si", e.value)


def g3():
    try:
        yield
    except GeneratorExit:
        yield "bad"


x = g3()
next(x)
try:
    x.close()
except RuntimeError as e:
    print(e)


def g4():
    yield 1
    raise StopIteration("inner")


try:
    list(g4())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def g5():
    r = (yield from g6())
    print("r", r)
    return r


def g6():
    try:
        a = (yield 1)
        print("a", a)
        yield 2
    except ValueError as e:
        print("g6", e)
        yield "handled"
    return "six"


x = g5()
print(next(x), x.send("A"), x.throw(ValueError("t")))
try:
    next(x)
except StopIteration as e:
    print("value", e.value)
x = g5()
try:
    x.throw(ValueError("unstarted"))
except ValueError as e:
    print(e)
x = g5()
next(x)
x.close()
try:
    try:
        raise ValueError(1)
    except ValueError as e:
        raise KeyError(2) from e
except KeyError as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    raise ValueError
except (KeyError, ValueError) as e:
    print(repr(e), e.args)
try:
    e
except NameError as n:
    print(n)


def nested():
    try:
        try:
            raise ValueError("a")
        except ValueError:
            try:
                raise KeyError("b")
            except KeyError:
                pass
            raise
    except ValueError as e:
        print("re", e, e.__context__)


nested()
import sys
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())


def f7():
    try:
        raise ValueError
    except ValueError:
        return sys.exc_info()[0]
    finally:
        print(sys.exc_info())


print(f7())
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)


class E(Exception):

    def __init__(self, a, b):
        self.a = a
        super().__init__(a, b)

    def __str__(self):
        return f"E<{self.a}>"


try:
    raise E(1, 2)
except E as e:
    print(e, repr(e), e.args)
try:
    int("x")
except ValueError as e:
    e.add_note("note")
    print(e.__notes__)
print(ValueError("a").with_traceback(None))
