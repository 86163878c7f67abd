import random

a = random.Random(7)
b = random.Random(7)
c = random.Random(8)
print(
    a.random() == b.random(),
    a.random() == c.random(),
    [a.randint(0, 9) for _ in range(5)],
    [b.randint(0, 9) for _ in range(5)],
)
a.seed(1)
print(a.random(), a.uniform(0, 100), a.choice([10, 20, 30]), a.randrange(1000))


def estimate_pi(samples, seed):
    generator = random.Random(seed)
    inside = 0
    for _ in range(samples):
        x = generator.uniform(-1, 1)
        y = generator.uniform(-1, 1)
        if x * x + y * y <= 1:
            inside += 1
    return 4 * inside / samples


print(estimate_pi(2000, 1), estimate_pi(2000, 2), estimate_pi(2000, 1))
random.seed(1)
module = random.random()
print(module == random.Random(1).random(), 0 <= random.Random().random() < 1)
for attempt in (
    lambda: random.randint(5, 1),
    lambda: random.choice([]),
    lambda: random.randrange(0),
    lambda: random.sample([1], 2),
    lambda: random.seed([]),
):
    try:
        print(attempt())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
