class Peg:
    def __init__(self, name, discs=()):
        self.name = name
        self.discs = list(discs)

    def move_to(self, other):
        disc = self.discs.pop()
        if other.discs and other.discs[-1] < disc:
            raise ValueError(f"{disc} is too large for {other.name}")
        other.discs.append(disc)
        return disc

    def __str__(self):
        return f"{self.name}:{self.discs}"


def solve(n, a, b, c):
    """Recursion turned into an explicit stack of work to do."""
    work = [("solve", n, a, b, c)]
    moves = 0
    while work:
        kind, n, a, b, c = work.pop()
        if kind == "move":
            a.move_to(c)
            moves += 1
        elif n > 0:
            work.append(("solve", n - 1, b, a, c))
            work.append(("move", n, a, b, c))
            work.append(("solve", n - 1, a, c, b))
    return moves


a, b, c = Peg("A", range(8, 0, -1)), Peg("B"), Peg("C")
print(a, b, c)
print(solve(8, a, b, c))
print(a, b, c)
small = Peg("S", [1])
try:
    c.move_to(small)
except ValueError as error:
    print(error)
try:
    a.move_to(b)
except IndexError as error:
    print(error)
