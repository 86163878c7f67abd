# A finalizer runs before the next statement, whatever kind of value takes the place of the last reference.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    x = D(1)
    x = 5
    print("after int")
    x = D(2)
    x = "text"
    print("after const")
    x = D(3)
    x = True
    print("after true")
    a, b = 1, 2
    x = D(4)
    x = a + b
    print("after sum")
    x = D(5)
    x = a < b
    print("after compare")
    for x in [D(6), D(7)]:
        print("in loop")
    x = None
    print("after none")
    y = D(8)
    for y in range(2):
        print("loop", y)
f()
f()
