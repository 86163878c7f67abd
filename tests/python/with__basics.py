class Manager:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.suppress


with Manager("a") as a:
    print("inside", a)
with Manager("b") as b, Manager("c") as c:
    print(b, c)
with Manager("quiet", suppress=True):
    raise ValueError("swallowed")
try:
    with Manager("outer"):
        with Manager("inner") as x:
            raise KeyError("escapes")
except KeyError as error:
    print("caught", error)


def early():
    with Manager("return"):
        return "value"


print(early())
for i in range(3):
    with Manager(f"loop{i}"):
        if i == 0:
            continue
        break
with (Manager("p") as p, Manager("q")):
    print(p)
with Manager("tuple") as (first, *others):
    print(first, others)
