import math
from bisect import bisect_left, bisect_right


class StatisticsError(ValueError):
    pass


def _data(data, needed=1, what=None):
    data = list(data)
    if len(data) < needed:
        raise StatisticsError(what or "mean requires at least one data point")
    return data


def _exact(data):
    # Numerator and denominator of the sum, exact for floats too.
    numerator, denominator = 0, 1
    for item in data:
        n, d = item.as_integer_ratio()
        if d == denominator:
            numerator += n
        else:
            numerator, denominator = numerator * d + n * denominator, denominator * d
            if denominator > 1 << 2000:
                divisor = math.gcd(numerator, denominator)
                numerator, denominator = numerator // divisor, denominator // divisor
    return numerator, denominator


def _convert(numerator, denominator, data):
    # As the kind of number that went in.
    kind = int
    for item in data:
        if isinstance(item, float):
            kind = float
        elif not isinstance(item, int):
            kind = type(item)
            break
    if kind is int:
        return numerator // denominator if numerator % denominator == 0 else numerator / denominator
    if kind is float:
        return numerator / denominator
    if kind.__name__ == "Decimal":
        return kind(numerator) / kind(denominator)
    return kind(numerator, denominator)


def _special(data):
    for item in data:
        if isinstance(item, float) and not math.isfinite(item):
            return True
    return False


def mean(data):
    data = _data(data, 1, "mean requires at least one data point")
    if _special(data):
        return sum(data) / len(data)
    numerator, denominator = _exact(data)
    return _convert(numerator, denominator * len(data), data)


def fmean(data, weights=None):
    data = _data(data, 1, "fmean requires at least one data point")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([item * weight for item, weight in zip(data, weights)]) / total


def geometric_mean(data):
    data = _data(data, 1, "geometric mean requires a non-empty dataset containing positive numbers")
    if min(data) <= 0:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(fmean([math.log(item) for item in data]))


def harmonic_mean(data, weights=None):
    data = _data(data, 1, "harmonic_mean requires at least one data point")
    if min(data) < 0:
        raise StatisticsError("harmonic mean does not support negative values")
    if len(data) == 1 and weights is None:
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if 0 in data:
        return 0
    bottom, under = _exact([weight / item if weight else 0 for item, weight in zip(data, weights)])
    top, over = _exact(weights)
    return _convert(top * under, bottom * over, data if isinstance(data[0], float) else [0.0])


def median(data):
    data = sorted(_data(data, 1, "no median for empty data"))
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = sorted(_data(data, 1, "no median for empty data"))
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(_data(data, 1, "no median for empty data"))
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    data = sorted(_data(data, 1, "no median for empty data"))
    x = data[len(data) // 2]
    low, high = bisect_left(data, x), bisect_right(data, x)
    return x - interval / 2.0 + interval * (len(data) / 2 - low) / (high - low)


def _counts(data):
    counts = {}
    for item in data:
        counts[item] = counts.get(item, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count == most]


def _squares(data, center):
    if center is None:
        top, bottom = _exact(data)
        bottom *= len(data)
    else:
        top, bottom = center.as_integer_ratio()
    numerator, denominator = _exact([])
    for item in data:
        n, d = item.as_integer_ratio()
        n, d = n * bottom - top * d, d * bottom
        numerator, denominator = numerator * d * d + n * n * denominator, denominator * d * d
        divisor = math.gcd(numerator, denominator)
        numerator, denominator = numerator // divisor, denominator // divisor
    return numerator, denominator


def variance(data, xbar=None):
    data = _data(data, 2, "variance requires at least two data points")
    numerator, denominator = _squares(data, xbar)
    return _convert(numerator, denominator * (len(data) - 1), data)


def pvariance(data, mu=None):
    data = _data(data, 1, "pvariance requires at least one data point")
    numerator, denominator = _squares(data, mu)
    return _convert(numerator, denominator * len(data), data)


def _root(numerator, denominator):
    # Correctly rounded: 109 bits of the root, rounded to odd, are enough for a float.
    if not numerator:
        return 0.0
    shift = (numerator.bit_length() - denominator.bit_length() - 109) // 2
    if shift >= 0:
        root = math.isqrt(numerator // (denominator << 2 * shift))
        exact = root * root * (denominator << 2 * shift) == numerator
        return float((root | (not exact)) << shift)
    root = math.isqrt((numerator << -2 * shift) // denominator)
    exact = root * root * denominator == numerator << -2 * shift
    return (root | (not exact)) / (1 << -shift)


def stdev(data, xbar=None):
    data = _data(data, 2, "stdev requires at least two data points")
    numerator, denominator = _squares(data, xbar)
    return _root(numerator, denominator * (len(data) - 1))


def pstdev(data, mu=None):
    data = _data(data, 1, "pstdev requires at least one data point")
    numerator, denominator = _squares(data, mu)
    return _root(numerator, denominator * len(data))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("exclusive", "inclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    result = []
    for i in range(1, n):
        if method == "inclusive":
            at, rest = divmod(i * (count - 1), n)
            result.append((data[at] * (n - rest) + data[at + 1] * rest) / n)
        else:
            at = min(max(i * (count + 1) // n, 1), count - 1)
            rest = i * (count + 1) - at * n
            result.append((data[at - 1] * (n - rest) + data[at] * rest) / n)
    return result


def _centered(x, y, what):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    xbar, ybar = math.fsum(x) / len(x), math.fsum(y) / len(y)
    sxy = math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx = math.fsum([(a - xbar) ** 2.0 for a in x])
    syy = math.fsum([(b - ybar) ** 2.0 for b in y])
    return len(x), xbar, ybar, sxy, sxx, syy


def covariance(x, y, /):
    count, _, _, sxy, _, _ = _centered(x, y, "covariance")
    return sxy / (count - 1)


def correlation(x, y, /):
    _, _, _, sxy, sxx, syy = _centered(x, y, "correlation")
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


class LinearRegression:
    def __init__(self, slope, intercept):
        self.slope, self.intercept = slope, intercept

    def __iter__(self):
        return iter((self.slope, self.intercept))

    def __getitem__(self, index):
        return (self.slope, self.intercept)[index]

    def __repr__(self):
        return f"LinearRegression(slope={self.slope!r}, intercept={self.intercept!r})"


def linear_regression(x, y, /, *, proportional=False):
    if proportional:
        x, y = list(x), list(y)
        return LinearRegression(
            math.fsum([a * b for a, b in zip(x, y)]) / math.fsum([a * a for a in x]), 0.0
        )
    _, xbar, ybar, sxy, sxx, _ = _centered(x, y, "linear regression")
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope, ybar - slope * xbar)


# Wichura's algorithm AS 241: numerators and denominators of a rational approximation, for the middle, the sides and the
# far ends of the distribution.
_AS241 = (
    (
        (2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
         13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665),
        (5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597,
         5394.196021424751, 687.1870074920579, 42.31333070160091, 1.0),
    ),
    (
        (0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
         3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835),
        (1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
         0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0),
    ),
    (
        (2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124,
         0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103),
        (2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133,
         0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0),
    ),
)


def _polynomial(coefficients, x):
    value = 0.0
    for coefficient in coefficients:
        value = value * x + coefficient
    return value


class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        import random

        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        q = p - 0.5
        if math.fabs(q) <= 0.425:
            r = 0.180625 - q * q
            above, below = _AS241[0]
            x = _polynomial(above, r) * q / _polynomial(below, r)
        else:
            r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
            (above, below), start = (_AS241[1], 1.6) if r <= 5.0 else (_AS241[2], 5.0)
            x = _polynomial(above, r - start) / _polynomial(below, r - start)
            if q < 0.0:
                x = -x
        return self._mu + x * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * math.fabs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / math.fabs(other))

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
