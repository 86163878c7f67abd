# /// lab
# title = "Integrate"
# question = "What does it cost to send a function and its bounds to a worker?"
# workers = [1, 2, 4, 8]
# models = ["serial", "threads", "processes"]
# params = { STEPS = 4_000_000 }
# ///
import math

import lab


def integrate(f, a, b, steps=1_000_000):
    """The area under f from a to b, as thin rectangles."""
    width = (b - a) / steps
    total = 0.0
    for i in range(steps):
        total += f(a + (i + 0.5) * width)
    return total * width


if __name__ == "__main__":
    a, b = 0, math.pi / 2
    width = (b - a) / lab.STEPS
    with lab.Executor() as executor:
        futures = []
        for start, stop in lab.ranges(lab.STEPS, lab.workers):
            future = executor.submit(integrate, math.cos, a + start * width, a + stop * width, steps=stop - start)
            futures.append(future)
        area = sum(future.result() for future in futures)
    print("integral of cos from 0 to π/2:", area)
