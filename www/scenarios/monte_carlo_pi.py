# /// lab
# title = "Monte Carlo π"
# question = "How well does work divide that needs no data and returns one number?"
# workers = [1, 2, 4, 8]
# models = ["serial", "threads", "processes"]
# params = { N = 1_000_000 }
# ///
import random

import lab


def count_inside(samples, seed):
    """Throws darts at a square and counts those that hit the circle in it."""
    generator = random.Random(seed)
    inside = 0
    for _ in range(samples):
        x = generator.uniform(-1, 1)
        y = generator.uniform(-1, 1)
        if x * x + y * y <= 1:
            inside += 1
    return inside


if __name__ == "__main__":
    with lab.Executor() as executor:
        counts = executor.map(count_inside, lab.split(lab.N, lab.workers), range(lab.workers))
        inside = sum(counts)
    print("π is about", 4 * inside / lab.N)
