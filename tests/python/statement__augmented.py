class Log:
    def __init__(self):
        self.data = {"k": 1}
        self.n = 0

    @property
    def me(self):
        print("get me")
        return self


def index(i):
    print("index", i)
    return i


log = Log()
log.me.n += 5
log.me.data["k"] -= index(3)
print(log.n, log.data)
values = [1, 2, 3]
values[index(1)] *= 10
values[index(-1)] **= index(2)
print(values)
n = 7
n += 1; n -= 2; n *= 3; n //= 2; n %= 5; n **= 3; n <<= 2; n >>= 1; n |= 1; n &= 0xFF; n ^= 2
print(n)
f = 1.5
f += 1; f /= 2; f //= 0.5; f *= 2; f -= 0.25
print(f)
s = "a"
s += "b"
s *= 2
t = (1,)
t += (2,)
alias = values
values += "xy"
print(s, t, alias is values, values)
try:
    s -= "a"
except TypeError as error:
    print(error)
try:
    t += [1]
except TypeError as error:
    print(error)
try:
    values += 5
except TypeError as error:
    print(error)
try:
    log.missing += 1
except AttributeError as error:
    print(error)
try:
    log.data["none"] += 1
except KeyError as error:
    print(repr(error))
