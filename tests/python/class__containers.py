class Ring:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [index.start, index.stop, index.step]
        print("get", index)
        return self.items[index % len(self.items)]

    def __setitem__(self, index, value):
        self.items[index % len(self.items)] = value

    def __delitem__(self, index):
        del self.items[index % len(self.items)]

    def __contains__(self, item):
        print("contains", item)
        return item in self.items


r = Ring("a", "b", "c")
print(len(r), r[4], r[-1], "b" in r, "z" not in r, bool(r), bool(Ring()))
r[5] = "C"
r[0] += "!"
del r[1]
print(r.items, r[1:2], r[::3], r[:])


class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i


print(list(Squares()), 9 in Squares(), 5 in Squares(), [x for x in Squares()], max(Squares()))
a, b, c, d = Squares()
print(a, b, c, d, tuple(reversed(r)) if len(r) == 2 else None)


class Bad:
    def __len__(self):
        return -1


class Worse:
    def __len__(self):
        return "x"


for cls in (Bad, Worse):
    try:
        len(cls())
    except (ValueError, TypeError) as error:
        print(error)
