# `**` takes every mapping, whatever its class.
from collections import ChainMap, UserDict
from types import MappingProxyType


class Table:
    def __init__(self, **items):
        self.items = items

    def keys(self):
        print("keys")
        return list(self.items)

    def __getitem__(self, key):
        print("get", key)
        return self.items[key]


def f(*args, **kwargs):
    return args, kwargs


print(f(**Table(a=1, b=2)), f(1, **UserDict(x=1), **ChainMap({"y": 2}, {"z": 3})))
print({**Table(a=1), "b": 2, **MappingProxyType({"a": 3})})
print({1: 2, **{3: 4}, **UserDict({5: 6})}, dict(**Table(k=1)))


class Keys(dict):
    def keys(self):
        raise RuntimeError("not asked")


print({**Keys(a=1)}, f(**Keys(a=1)))


class Broken:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        raise KeyError(key)


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: {**Broken()})
attempt(lambda: f(a=1, **Table(a=2)))
attempt(lambda: f(**Table(a=1), **UserDict(a=2)))
attempt(lambda: f(**UserDict({1: 2})))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(**[1]))
attempt(lambda: f(**None))
attempt(lambda: {**[1]})
attempt(lambda: {**object()})
attempt(lambda: f(**object()))
attempt(lambda: print(**Table(sep=1)))
