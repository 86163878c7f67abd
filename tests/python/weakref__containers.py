# Dictionaries and sets that forget, and functions called at the end of objects.
import weakref


class Thing:
    def __init__(self, name):
        self.name = name


cache = weakref.WeakValueDictionary()
a, b = Thing("a"), Thing("b")
cache["a"] = a
cache["b"] = b
print(len(cache), cache["a"].name, "b" in cache, sorted(cache.keys()), [v.name for v in cache.values()])
del a
print(len(cache), "a" in cache, cache.get("a"), list(cache))
try:
    cache["a"]
except KeyError as error:
    print("KeyError", error)
print(cache.pop("b").name, len(cache), cache.setdefault("c", b) is b, dict(cache) == {"c": b})
cache["c"] = other = Thing("other")
del b
print(cache["c"].name)

info = weakref.WeakKeyDictionary()
key, second = Thing("key"), Thing("second")
info[key] = 1
info[second] = 2
info[key] += 5
print(info[key], len(info), second in info, sorted(info.values()), [k.name for k in info])
del key
print(len(info), [(k.name, v) for k, v in info.items()])

watchers = weakref.WeakSet()
x, y = Thing("x"), Thing("y")
watchers.add(x)
watchers.add(y)
watchers.add(y)
print(len(watchers), x in watchers, sorted(w.name for w in watchers))
del x
print(len(watchers), [w.name for w in watchers])
watchers.discard(y)
print(len(watchers))

obj = Thing("obj")
f = weakref.finalize(obj, print, "finalized", "obj")
print(f.alive, f.peek()[2])
del obj
print(f.alive, f())
obj = Thing("second")
f = weakref.finalize(obj, lambda: "called")
print(f(), f(), f.alive)
f = weakref.finalize(obj, print, "never")
print(f.detach()[0] is obj, f.alive)
del obj
kept = Thing("kept")
weakref.finalize(kept, print, "at exit")


class Last:
    def __del__(self):
        print("del at exit")


last = Last()
print("end")
