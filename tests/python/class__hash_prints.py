class Loud:
    def __init__(self, n, group=1):
        self.n, self.group = n, group

    def __hash__(self):
        print("hash", self.n)
        return self.group

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n

    def __lt__(self, other):
        print("lt", self.n, other.n)
        return self.n < other.n

    def __repr__(self):
        print("repr", self.n)
        return f"Loud({self.n})"


one, two, other_one = Loud(1), Loud(2), Loud(1)
print("a set")
print(len({one, two, other_one}))
table = {}
print("a dict")
table[one] = "one"
table[two] = "two"
print(table[other_one])
print(other_one in table, table.get(Loud(3)))
print("sorted")
print([loud.n for loud in sorted([Loud(1), Loud(2)])])
print("a list")
print([one, two].index(other_one), [one, two].count(other_one), two in [one, two])
print([one, two])
print(max([Loud(5), Loud(7)]).n)


class Failing:
    def __hash__(self):
        print("before the error")
        raise ValueError("no hash")


try:
    {Failing()}
except ValueError as error:
    print("caught", error)


def nested():
    class Nested:
        def __hash__(self):
            print("outer", len({Loud(8), Loud(9)}))
            return 1

    return {Nested(): 1}


print(len(nested()))
import sys


class Both:
    def __hash__(self):
        print("to stdout")
        print("to stderr", file=sys.stderr)
        return 1


{Both()}
hash(Both())
{Failing()}
