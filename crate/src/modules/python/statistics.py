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
