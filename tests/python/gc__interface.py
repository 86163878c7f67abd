import gc

print(gc.isenabled(), gc.get_threshold())
gc.set_threshold(500, 5)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
print(gc.get_threshold(), len(gc.get_count()), gc.get_debug(), gc.garbage, gc.callbacks)
for generation in (0, 1, 2):
    print(type(gc.collect(generation)).__name__)
try:
    gc.collect(3)
except ValueError as error:
    print(error)
print([sorted(stats) for stats in gc.get_stats()])


class Thing:
    pass


thing = Thing()
holder = [thing]
holders = {"thing": thing}
referrers = gc.get_referrers(thing)
print(any(found is holder for found in referrers), any(found is holders for found in referrers))
print(any(found is globals() for found in referrers))
print(sorted(gc.get_referents(["b", "a"])), gc.get_referents(1, "a"))
print(any(found is thing for found in gc.get_objects()))
print(any(isinstance(found, Thing) for found in gc.get_objects()))


def log(phase, info):
    print(phase, sorted(info))


gc.callbacks.append(log)
gc.collect()
gc.callbacks.remove(log)
gc.freeze()
print(gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
