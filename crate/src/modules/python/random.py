"""Random numbers: for a seed, CPython's own sequence."""

import _random
from math import acos, ceil, cos, e, exp, log, pi, sin, sqrt

_NORMAL = 4 * exp(-0.5) / sqrt(2.0)
_TWO_PI = 2.0 * pi
_LOG_4 = log(4.0)
_GAMMA = 1.0 + log(4.5)


class Random:
    """A generator of its own, apart from the module's functions, which share one."""

    VERSION = 3

    random = _random.random
    uniform = _random.uniform
    getrandbits = _random.getrandbits
    _below = _random._below
    _start = _random._start
    _get_words = _random._get_words
    _set_words = _random._set_words

    def __init__(self, x=None):
        # The native methods expect the generator to be the first attribute, and to be what draws.
        self._generator = _random.state()
        for name in ("random", "getrandbits"):
            if getattr(type(self), name) is not getattr(Random, name):
                raise NotImplementedError(f"a subclass of random.Random that has its own {name}()")
        self.seed(x)

    def seed(self, a=None, version=2):
        if version != 2:
            raise NotImplementedError("random.seed() with version=1")
        self._start(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, self._get_words(), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version != self.VERSION:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        version, words, gauss_next = state
        self._set_words(words)
        self.gauss_next = gauss_next

    # Integers

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=1):
        start = _integer(start, "non-integer arg 1 for randrange()")
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start <= 0:
                raise ValueError("empty range for randrange()")
            return self._below(start)
        stop = _integer(stop, "non-integer stop for randrange()")
        step = _integer(step, "non-integer step for randrange()")
        width = stop - start
        if step == 1:
            if width <= 0:
                raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
            return start + self._below(width)
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # Sequences

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[int(self.random() * n)] for _ in range(k)]
            if isinstance(weights, int):
                raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}")
            cum_weights = []
            total = 0
            for weight in weights:
                total = total + weight
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if total - total != 0.0:
            raise ValueError("Total of weights must be finite")
        return [population[_bisect(cum_weights, self.random() * total, n - 1)] for _ in range(k)]

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if not hasattr(type(population), "__getitem__") or isinstance(population, dict):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            return self._sample_counted(population, k, counts)
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        # A set of k is smaller than a list of n from about here on; the same bound as in CPython's Lib/random.py,
        # because the two ways draw different numbers.
        bound = 21
        if k > 5:
            bound += 4 ** ceil(log(k * 3, 4))
        if n <= bound:
            return self._sample_of_list(list(population), k)
        return self._sample_with_set(population, n, k)

    def _sample_of_list(self, pool, k):
        result = []
        last = len(pool) - 1
        for i in range(k):
            j = self._below(last + 1 - i)
            result.append(pool[j])
            pool[j] = pool[last - i]
        return result

    def _sample_with_set(self, population, n, k):
        result = []
        selected = set()
        for _ in range(k):
            j = self._below(n)
            while j in selected:
                j = self._below(n)
            selected.add(j)
            result.append(population[j])
        return result

    def _sample_counted(self, population, k, counts):
        cumulated = []
        total = 0
        for count in counts:
            total += count
            cumulated.append(total)
        if len(cumulated) != len(population):
            raise ValueError("The number of counts does not match the population")
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        return [population[_bisect(cumulated, j, len(cumulated))] for j in self.sample(range(total), k)]

    # Distributions

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        # Kinderman and Monahan (1977)
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = _NORMAL * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        # Box and Muller (1958): two at a time
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _TWO_PI
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -log(1.0 - self.random()) / lambd

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            return self._gamma_above_one(alpha) * beta
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        return self._gamma_below_one(alpha) * beta

    def _gamma_above_one(self, alpha):
        # Cheng (1977)
        root = sqrt(2.0 * alpha - 1.0)
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - self.random()
            v = log(u1 / (1.0 - u1)) / root
            x = alpha * exp(v)
            z = u1 * u1 * u2
            r = (alpha - _LOG_4) + (alpha + root) * v - x
            if r + _GAMMA - 4.5 * z >= 0.0 or r >= log(z):
                return x

    def _gamma_below_one(self, alpha):
        # Ahrens and Dieter (1974), algorithm GS
        while True:
            b = (e + alpha) / e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            u = self.random()
            if u <= (x ** (alpha - 1.0) if p > 1.0 else exp(-x)):
                return x

    def betavariate(self, alpha, beta):
        # From two gamma variates: Knuth, volume 2, section 3.4.1
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def vonmisesvariate(self, mu, kappa):
        # Fisher (1993)
        if kappa <= 1e-6:
            return _TWO_PI * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        angle = acos((q + z) / (1.0 + q * z))
        return (mu + angle if self.random() > 0.5 else mu - angle) % _TWO_PI

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)


class SystemRandom(Random):
    def seed(self, *args, **kwargs):
        super().seed()

    def getstate(self, *args, **kwargs):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


def _integer(value, message):
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        if value != int(value):
            raise ValueError(message)
        return int(value)
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _bisect(values, x, high):
    """Index of the first of the ascending `values` that is greater than `x`, at most `high`."""
    low = 0
    while low < high:
        middle = (low + high) // 2
        if x < values[middle]:
            high = middle
        else:
            low = middle + 1
    return low


_shared = Random()
seed = _shared.seed
random = _shared.random
uniform = _shared.uniform
getrandbits = _shared.getrandbits
randbytes = _shared.randbytes
getstate = _shared.getstate
setstate = _shared.setstate
randrange = _shared.randrange
randint = _shared.randint
choice = _shared.choice
choices = _shared.choices
shuffle = _shared.shuffle
sample = _shared.sample
triangular = _shared.triangular
normalvariate = _shared.normalvariate
gauss = _shared.gauss
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
gammavariate = _shared.gammavariate
betavariate = _shared.betavariate
vonmisesvariate = _shared.vonmisesvariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
