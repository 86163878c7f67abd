# /// lab
# title = "Starts"
# workers = [2]
# ///
# Keeps two workers busy at the same time, so that both are started.
import time

import lab


def wait(seconds):
    time.sleep(seconds)


if __name__ == "__main__":
    with lab.Executor() as executor:
        list(executor.map(wait, [0.05] * lab.workers))
