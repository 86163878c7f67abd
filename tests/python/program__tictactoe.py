import random
import itertools


class Board:
    LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self, cells=" " * 9):
        self.cells = cells

    def __str__(self):
        rows = [" | ".join(self.cells[i:i + 3]) for i in range(0, 9, 3)]
        return "\n--+---+--\n".join(rows)

    @property
    def winner(self):
        for a, b, c in self.LINES:
            if self.cells[a] != " " and self.cells[a] == self.cells[b] == self.cells[c]:
                return self.cells[a]
        return None

    def moves(self):
        return [i for i, c in enumerate(self.cells) if c == " "] if not self.winner else []

    def play(self, i, who):
        if self.cells[i] != " ":
            raise ValueError(f"cell {i} is taken by {self.cells[i]!r}")
        return Board(self.cells[:i] + who + self.cells[i + 1:])


def minimax(board, who, memo={}):
    key = board.cells, who
    if key not in memo:
        if board.winner:
            memo[key] = (1 if board.winner == "X" else -1), None
        elif not board.moves():
            memo[key] = 0, None
        else:
            other = "O" if who == "X" else "X"
            options = [(minimax(board.play(m, who), other)[0], m) for m in board.moves()]
            memo[key] = (max if who == "X" else min)(options, key=lambda o: o[0])
    return memo[key]


board, players = Board("XO  X    "), itertools.cycle("OX")
while board.moves():
    who = next(players)
    score, move = minimax(board, who)
    board = board.play(move, who)
    print(f"{who} -> {move} ({score:+d})")
print(board, board.winner, sep="\n")
try:
    board.play(0, "X")
except ValueError as e:
    print(e)
random.seed(7)
results = {"X": 0, "O": 0, None: 0}
for _ in range(50):
    b, turn = Board(), itertools.cycle("XO")
    while b.moves():
        b = b.play(random.choice(b.moves()), next(turn))
    results[b.winner] += 1
print(results)
maze = """
#########
#S  #   #
# # # # #
# #   #E#
#########""".strip().splitlines()
start = next((r, c) for r, row in enumerate(maze) for c, ch in enumerate(row) if ch == "S")


def solve(pos, seen=frozenset()):
    r, c = pos
    if maze[r][c] == "E":
        return [pos]
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        step = r + dr, c + dc
        if maze[step[0]][step[1]] != "#" and step not in seen:
            if path := solve(step, seen | {pos}):
                return [pos, *path]
    return []


path = solve(start)
print(len(path), path[-1])
print("\n".join("".join("." if (r, c) in path and ch == " " else ch for c, ch in enumerate(row)) for r, row in enumerate(maze)))
