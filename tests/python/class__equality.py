# `==` and `!=` of instances are ordinary calls: they can print, and their results are used as they are.
class Loud:
    def __init__(self, name, answer):
        self.name = name
        self.answer = answer

    def __eq__(self, other):
        print("eq", self.name, end=" ")
        return self.answer

    __hash__ = None


class Child(Loud):
    def __eq__(self, other):
        print("child eq", self.name, end=" ")
        return self.answer


a, b, c = Loud("a", True), Loud("b", NotImplemented), Child("c", False)
print(a == b, a != b, b == a, b != a, b == 5, b != 5, 5 == a, 5 != a)
print(a == c, a != c, c == a, b == b, b != b, b == Loud("x", NotImplemented))
if a != b:
    print("different")
elif not a == b:
    print("not equal")
else:
    print("same")
strange = Loud("s", [1])
print(strange == 1, strange != 1, "yes" if strange == 1 else "no", bool(strange == 1))


class Both:
    def __eq__(self, other):
        return "eq"

    def __ne__(self, other):
        return "ne"


print(Both() == 1, Both() != 1, 1 == Both(), 1 != Both())
while a != b:
    print("never")
print([a == n for n in (1, None)], a in [1, 2])
