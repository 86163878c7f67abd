"""Threads, and what they wait for, over the locks of `_thread`, with the names and words of `Lib/threading.py`."""

import _thread
import sys
from _thread import TIMEOUT_MAX, allocate_lock, error as ThreadError, get_ident, get_native_id
from collections import deque
from itertools import count
from time import monotonic

Lock = allocate_lock
_started_threads = count(1).__next__


_stack_size = 0


def stack_size(size=0, /):
    """Returns what was asked for before. Nothing needs it: frames are on the heap."""
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size = _stack_size, size
    return before


class RLock:
    """A lock that its owner can take again."""

    def __init__(self):
        self._block = allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        state = "locked" if self._block.locked() else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>"

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        taken = self._block.acquire(blocking, timeout)
        if taken:
            self._owner = me
            self._count = 1
        return taken

    __enter__ = acquire

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, kind, value, traceback):
        self.release()

    # For conditions, which let go of all of it at once.

    def _release_save(self):
        saved = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return saved

    def _acquire_restore(self, saved):
        self._block.acquire()
        self._count, self._owner = saved

    def _is_owned(self):
        return self._owner == get_ident()


RLock.__module__ = "_thread"


class Condition:
    """Waits under a lock until another thread notifies."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire, self.release = lock.acquire, lock.release
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = allocate_lock()
        _thread._stands_for(waiter, "a notification")
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            else:
                notified = waiter.acquire(True, timeout) if timeout > 0 else waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(saved)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = monotonic() + left
                else:
                    left = end - monotonic()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                # Its wait was over at this moment.
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


def _name(self):
    return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}"


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        return f"{_name(self)}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = monotonic() + timeout
                    else:
                        timeout = end - monotonic()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            for _ in range(n):
                self._cond.notify()

    def __exit__(self, kind, value, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f"{_name(self)}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            for _ in range(n):
                self._cond.notify()


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return f"{_name(self)}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Lets `parties` threads through together. Its state: 0 filling, 1 draining, -1 resetting, -2 broken."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action, self._timeout = action, timeout
        self._state, self._parties, self._count = 0, parties, 0

    def __repr__(self):
        if self.broken:
            return f"{_name(self)}: broken>"
        return f"{_name(self)}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


# Threads

_active_limbo_lock = RLock()
# By ident.
_active = {}
# Started, but not running yet.
_limbo = {}
_shutdown_locks = set()


class Thread:
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = f"Thread-{_started_threads()}"
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target, self._name, self._args = target, name, args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = self._native_id = None
        self._started = Event()
        # Taken while the thread runs.
        self._tstate_lock = None
        self._is_stopped = False
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        self.is_alive()
        if self._is_stopped:
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        with _active_limbo_lock:
            _limbo[self] = self
        self._tstate_lock = allocate_lock()
        _thread._stands_for(self._tstate_lock, f"the end of {self._name}")
        self._tstate_lock.acquire()
        if not self._daemonic:
            _shutdown_locks.add(self._tstate_lock)
        try:
            # The lock is released when the thread is gone, whatever becomes of its Python code.
            _thread.start_new_thread(self._bootstrap, (), self._name, self._tstate_lock)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            _shutdown_locks.discard(self._tstate_lock)
            raise
        self._started.wait()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # An argument may have a member that refers to the thread.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident, self._native_id = get_ident(), get_native_id()
        self._started.set()
        with _active_limbo_lock:
            _active[self._ident] = self
            del _limbo[self]
        try:
            self._bootstrap_inner()
        finally:
            with _active_limbo_lock:
                _active.pop(self._ident, None)
            _forget_locals(self._ident)

    def _bootstrap_inner(self):
        try:
            self.run()
        except:
            _call_excepthook(ExceptHookArgs([*sys.exc_info(), self]))

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self._is_stopped:
            self._wait_for_tstate_lock(timeout=-1 if timeout is None else max(timeout, 0))

    def _wait_for_tstate_lock(self, timeout):
        lock = self._tstate_lock
        if lock.acquire(True, timeout):
            lock.release()
            self._stop()

    def _stop(self):
        """Says that the thread is gone; no way to end it."""
        lock = self._tstate_lock
        if lock is not None:
            assert not lock.locked()
            _shutdown_locks.discard(lock)
        self._is_stopped = True

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        if self._is_stopped or not self._started.is_set():
            return False
        if not self._tstate_lock.locked():
            self._stop()
        return not self._is_stopped

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        _deprecated("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        _deprecated("setName() is deprecated, set the name attribute instead")
        self.name = name


def _deprecated(message):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=3)


class Timer(Thread):
    """Calls a function after `interval` seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function = interval, function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _Present(Thread):
    """A thread that runs already."""

    def __init__(self, name, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._started.set()
        self._ident, self._native_id = get_ident(), get_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self


class _MainThread(_Present):
    def __init__(self):
        super().__init__("MainThread", False)
        self._tstate_lock = allocate_lock()
        self._tstate_lock.acquire()


class _DummyThread(_Present):
    """Stands for a thread that `threading` did not start."""

    def __init__(self):
        super().__init__(f"Dummy-{_started_threads()}", True)

    def is_alive(self):
        return True

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    _deprecated("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def main_thread():
    return _main_thread


def active_count():
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    _deprecated("activeCount() is deprecated, use active_count() instead")
    return active_count()


def enumerate():
    with _active_limbo_lock:
        return [*_active.values(), *_limbo.values()]


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        kind, value, traceback, thread = self
        return (
            f"_thread._ExceptHookArgs(exc_type={kind!r}, exc_value={value!r}, "
            f"exc_traceback={traceback!r}, thread={thread!r})"
        )


ExceptHookArgs.__module__, ExceptHookArgs.__qualname__ = "_thread", "_ExceptHookArgs"


def excepthook(args, /):
    if args.exc_type == SystemExit:
        return
    import traceback

    name = args.thread.name if args.thread is not None else get_ident()
    text = "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback))
    sys.stderr.write(f"Exception in thread {name}:\n{text}")


__excepthook__ = excepthook


def _call_excepthook(args):
    try:
        excepthook(args)
    except Exception as error:
        sys.stderr.write("Exception in threading.excepthook:\n")
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        args = None


# Values of a thread

_locals = {}


class local:
    """An object whose attributes are each thread's own."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local__init", (args, kwargs))
        _locals[get_ident(), id(self)] = {}
        return self

    def __getattribute__(self, name):
        if name == "__dict__":
            return _own(self)
        kind = type(self)
        for base in kind.__mro__:
            if name in base.__dict__:
                found = base.__dict__[name]
                if hasattr(type(found), "__set__"):
                    return type(found).__get__(found, self, kind)
                own = _own(self)
                if name in own:
                    return own[name]
                get = getattr(type(found), "__get__", None)
                return found if get is None else get(found, self, kind)
        own = _own(self)
        if name in own:
            return own[name]
        raise AttributeError(f"{kind.__name__!r} object has no attribute {name!r}")

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        found = getattr(type(self), name, None)
        if hasattr(type(found), "__set__"):
            return type(found).__set__(found, self, value)
        _own(self)[name] = value

    def __delattr__(self, name):
        try:
            del _own(self)[name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}") from None

    def __del__(self):
        mine = id(self)
        for key in [key for key in _locals if key[1] == mine]:
            _locals.pop(key, None)


local.__module__, local.__qualname__ = "_thread", "_local"


def _own(self):
    """The attributes of the calling thread: made, as a new object's are, when it asks for the first time."""
    key = get_ident(), id(self)
    own = _locals.get(key)
    if own is None:
        own = _locals[key] = {}
        args, kwargs = object.__getattribute__(self, "_local__init")
        type(self).__init__(self, *args, **kwargs)
    return own


def _forget_locals(ident):
    for key in [key for key in _locals if key[0] == ident]:
        _locals.pop(key, None)


# The end

_atexits = []


def _register_atexit(func, *args, **kwargs):
    _atexits.append(lambda: func(*args, **kwargs))


def _shutdown():
    """What the main thread does when the script is over: waits for all threads but daemons."""
    _main_thread._is_stopped = True
    while _atexits:
        _atexits.pop()()
    while _shutdown_locks:
        for lock in list(_shutdown_locks):
            lock.acquire()
            lock.release()
            _shutdown_locks.discard(lock)


_main_thread = _MainThread()
