# The Mersenne Twister gives CPython's own sequence for a seed.
import random

for seed in (0, 1, 42, -7, 2**40, 10**30, "text", 3.5, True):
    random.seed(seed)
    print(seed, random.random(), random.uniform(-1, 1), random.randint(1, 6), random.getrandbits(16))
random.seed(123)
print(
    [random.randrange(10) for _ in range(12)],
    random.randrange(5, 50, 5),
    random.randrange(3, 9),
    random.randint(1, 10**20),
)
print(
    random.choice("abcdef"),
    random.choice([1, 2, 3]),
    random.choices([1, 2, 3], k=5),
    random.sample(range(100), 5),
    random.sample(["a", "b", "c"], 2),
)
deck = list(range(10))
random.shuffle(deck)
print(deck, random.uniform(5, 2), random.getrandbits(100), random.getrandbits(0))
print(
    random.gauss(0, 1),
    random.gauss(10, 2),
    random.expovariate(2),
    random.triangular(0, 10, 3),
    random.normalvariate(0, 1),
)
random.seed(5)
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)], first[0])
print(sum(random.random() for _ in range(5000)))
