class A:
    def __init__(self):
        print("A.init")
        self.value = 1

    def method(self, x=1):
        return f"A{x}"

    label = "class A"


class B(A):
    def __init__(self, extra):
        print("B.init")
        super().__init__()
        self.extra = extra

    def method(self, x=1):
        return "B" + super().method(x + 1) + super(B, self).method(x=9)

    def label_of_parent(self):
        return super().label


b = B("e")
print(b.value, b.extra, b.method(), b.label_of_parent(), super(B, b).method(5))


class C(B):
    def method(self, x=1):
        inner = [super(C, self).method(i) for i in range(2)]
        return inner

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name} here")


c = C(extra=2)
print(c.method(), c.dyn_thing, hasattr(c, "other"), c.extra)
try:
    c.other
except AttributeError as error:
    print(error)
try:
    super(B, b).missing
except AttributeError as error:
    print(error)


def outside():
    return super().x


try:
    outside()
except RuntimeError as error:
    print(error)
