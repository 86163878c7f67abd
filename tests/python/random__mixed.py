# Every method draws from one sequence, so their order counts.
import random

random.seed(2024)
print([round(random.random(), 12) for _ in range(3)], random.randint(1, 100), random.uniform(2, 3))
print(random.choice(["a", "b", "c"]), random.randrange(0, 100, 7), [random.getrandbits(k) for k in (1, 8, 32, 33, 64)])
cards = [f"{r}{s}" for s in "SH" for r in range(1, 5)]
random.shuffle(cards)
print(cards, random.sample(cards, 3), random.choices("xyz", weights=[1, 5, 1], k=6), random.sample(range(10**6), 3))
first, second = random.Random(1), random.Random(1)
second.random()
print(first.random() == second.random(), first.random() == second.random(), first.getstate() == second.getstate())
random.seed(9)
walk = [0]
for _ in range(20):
    walk.append(walk[-1] + random.choice([-1, 1]))
print(walk)
buckets = [0] * 6
for _ in range(600):
    buckets[random.randint(0, 5)] += 1
print(buckets, sum(buckets))


class Die(random.Random):
    def roll(self):
        return self.randint(1, 6)


print(
    [Die(4).roll() for _ in range(3)],
    random.Random("seed").randint(0, 10**9),
    random.Random(0.5).random(),
    random.Random(-5).random() == random.Random(5).random(),
)
print(
    random.betavariate(2, 3),
    random.gauss(mu=0, sigma=1),
    random.vonmisesvariate(0, 1),
    random.paretovariate(3),
    random.lognormvariate(0, 1),
)
