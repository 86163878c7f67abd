"""The cycle collector; it has one generation, and the arguments that name another are only checked."""

import _gc
from _gc import get_count, get_referents, get_referrers, get_threshold, is_tracked, isenabled, set_threshold

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38

garbage = []
callbacks = []
_stats = [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]
_flags = 0
_frozen = 0


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    info = {"generation": generation, "collected": 0, "uncollectable": 0}
    for callback in callbacks[:]:
        callback("start", info)
    found, again = _gc.collect(False)
    if again:
        found = _gc.collect(True)[0]
    _stats[generation]["collections"] += 1
    _stats[generation]["collected"] += found
    info = {**info, "collected": found}
    for callback in callbacks[:]:
        callback("stop", info)
    return found


def enable():
    _gc.enable(True)


def disable():
    _gc.enable(False)


def get_objects(generation=None):
    return _gc.get_objects()


def get_stats():
    return [dict(stats) for stats in _stats]


def is_finalized(obj, /):
    return False


def get_debug():
    return _flags


def set_debug(flags, /):
    global _flags
    _flags = flags


def freeze():
    global _frozen
    _frozen = len(_gc.get_objects())


def unfreeze():
    global _frozen
    _frozen = 0


def get_freeze_count():
    return _frozen
