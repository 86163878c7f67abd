# /// lab
# title = "Countdown"
# question = "What do threads buy a loop that only computes?"
# workers = [1, 2, 4, 8]
# models = ["serial", "threads", "processes"]
# params = { N = 20_000_000 }
# ///
import lab


def countdown(n):
    while n > 0:
        n -= 1


if __name__ == "__main__":
    with lab.Executor() as executor:
        list(executor.map(countdown, lab.split(lab.N, lab.workers)))
    print(f"{lab.workers} × countdown, {lab.N:,} steps in all")
