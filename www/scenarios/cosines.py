# /// lab
# title = "Cosines"
# question = "Does it help that math.cos is written in C?"
# workers = [1, 2, 4, 8]
# models = ["serial", "threads", "processes"]
# params = { N = 10_000_000 }
# ///
import math

import lab


def sum_cosines(bounds):
    start, stop = bounds
    total = 0.0
    for i in range(start, stop):
        total += math.cos(i)
    return total


if __name__ == "__main__":
    with lab.Executor() as executor:
        sums = list(executor.map(sum_cosines, lab.ranges(lab.N, lab.workers)))
    print("sums: ", sums)
    print("total:", sum(sums))
