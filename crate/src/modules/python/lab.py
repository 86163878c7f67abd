"""What a scenario imports: an executor for the model under test, and a simulated network and disk.

The contract is in docs/scenarios.md, and www/scenarios/lab.py keeps it under CPython. Pools work as those of
CPython's concurrent.futures do, over the locks of `_thread` and the pipes of `_process`.
"""

import _lab
import _process
import _thread

model = _lab.model
workers = _lab.workers
seed = _lab.seed
_lab.publish()


# Work in shares


def split(n, parts):
    """Cuts `n` into `parts` integers that sum to it and differ by at most one, larger ones first."""
    share, larger = divmod(n, parts)
    return [share + 1] * larger + [share] * (parts - larger)


def ranges(n, parts):
    """Cuts `range(n)` into `parts` pairs (start, stop), of the sizes that `split` gives."""
    pairs = []
    start = 0
    for size in split(n, parts):
        pairs.append((start, start + size))
        start += size
    return pairs


# The simulated network and disk


def fetch(name):
    """Answers a request of a simulated network: waits without the GIL, then returns the file's bytes."""
    return _lab.fetch(name)


def save(name, data):
    """Writes `data` to a file of a simulated disk, without the GIL; returns how many bytes."""
    _lab.save(name, data)
    return len(data)


# Futures


class CancelledError(Exception):
    """The call was taken back before it began."""


class BrokenProcessPool(RuntimeError):
    """A process of the pool ended before its work was done."""


class Future:
    """The result of a call that may not have been made yet."""

    def __init__(self):
        self._state = "pending"
        self._result = None
        self._exception = None
        self._guard = _thread.allocate_lock()
        # Closed until there is a result; who waits goes through it and leaves it open.
        self._gate = _closed_gate()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is None:
            return self._result
        try:
            raise self._exception
        finally:
            # Breaks the cycle of the exception, its traceback, and this frame.
            self = None

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def done(self):
        return self._state in ("finished", "cancelled")

    def running(self):
        return self._state == "running"

    def cancelled(self):
        return self._state == "cancelled"

    def cancel(self):
        with self._guard:
            if self._state == "cancelled":
                return True
            if self._state != "pending":
                return False
            self._state = "cancelled"
        self._gate.release()
        return True

    def _wait(self, timeout):
        if not self.done():
            if not self._gate.acquire(True, -1 if timeout is None else max(timeout, 0)):
                raise TimeoutError()
            self._gate.release()
        if self._state == "cancelled":
            raise CancelledError()

    def _begin(self):
        """Whether the call is still wanted; from now on it can't be cancelled."""
        with self._guard:
            if self._state != "pending":
                return False
            self._state = "running"
            return True

    def _finish(self, result, exception=None):
        self._result = result
        self._exception = exception
        self._state = "finished"
        self._gate.release()

    def _run(self, function, args, kwargs):
        try:
            result = function(*args, **kwargs)
        except BaseException as error:
            self._finish(None, error)
            # As in `result`.
            self = None
        else:
            self._finish(result)


def _closed_gate():
    gate = _thread.allocate_lock()
    gate.acquire()
    return gate


class _Queue:
    """First in, first out, for any number of threads."""

    def __init__(self):
        self._lock = _thread.allocate_lock()
        self._items = []
        self._next = 0
        self._waiting = []

    def put(self, item):
        with self._lock:
            self._items.append(item)
            waiter = self._waiting.pop() if self._waiting else None
        if waiter is not None:
            waiter.release()

    def get(self):
        while True:
            with self._lock:
                if self._next < len(self._items):
                    return self._take()
                gate = _closed_gate()
                self._waiting.append(gate)
            gate.acquire()

    def _take(self):
        item = self._items[self._next]
        self._items[self._next] = None
        self._next += 1
        if self._next == len(self._items):
            self._items = []
            self._next = 0
        return item


# Executors


class Executor:
    """The `concurrent.futures` executor of the model under test; the time inside its `with` blocks is measured."""

    def __enter__(self):
        _lab.measure(True)
        self._pool = _POOLS[model]()
        return self

    def __exit__(self, kind, error, traceback):
        self._pool.shutdown()
        _lab.measure(False)

    def submit(self, function, /, *args, **kwargs):
        """Starts one call and returns its future, which has `result()`, `exception()` and `done()`."""
        return self._pool.submit(function, args, kwargs)

    def map(self, function, *iterables):
        """Starts `function(*items)` for the items of the iterables and returns an iterator of the results, in order."""
        return _results([self._pool.submit(function, args, {}) for args in zip(*iterables)])


def _results(futures):
    futures.reverse()
    try:
        while futures:
            yield futures.pop().result()
    finally:
        for future in futures:
            future.cancel()


class _SerialPool:
    """Runs each call in place, when it is submitted."""

    def submit(self, function, args, kwargs):
        future = Future()
        try:
            future._finish(function(*args, **kwargs))
        except Exception as error:
            future._finish(None, error)
        return future

    def shutdown(self):
        pass


class _Pool:
    """Threads that take calls from a queue until they find `None`."""

    def __init__(self):
        self._queue = _Queue()
        self._lock = _thread.allocate_lock()
        self._closed = False
        self._ended = []

    def submit(self, function, args, kwargs):
        future = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._queue.put((future, function, args, kwargs))
            self._need_threads()
        return future

    def shutdown(self):
        with self._lock:
            self._closed = True
        for _ in self._ended:
            self._queue.put(None)
        for gate in self._ended:
            gate.acquire()

    def _start(self, function, args, name):
        gate = _closed_gate()
        _thread.start_new_thread(_run_thread, (function, args, gate), name)
        # Not before: a thread that can't start opens no gate.
        self._ended.append(gate)


def _run_thread(function, args, gate):
    try:
        function(*args)
    finally:
        gate.release()


class _ThreadPool(_Pool):
    """Starts a thread when there is a call and no idle thread, up to `workers`."""

    _made = 0

    def __init__(self):
        super().__init__()
        self._idle = 0
        self._name = f"ThreadPoolExecutor-{_ThreadPool._made}"
        _ThreadPool._made += 1

    def _need_threads(self):
        if self._idle > 0:
            self._idle -= 1
        elif len(self._ended) < workers:
            self._start(self._work, (), f"{self._name}_{len(self._ended)}")

    def _work(self):
        while True:
            item = self._queue.get()
            if item is None:
                return
            future, function, args, kwargs = item
            if future._begin():
                future._run(function, args, kwargs)
            # Nothing may keep the call's arguments and result alive while this thread waits for the next.
            item = future = function = args = kwargs = None
            with self._lock:
                self._idle += 1


# Processes


class _ProcessPool(_Pool):
    """Starts `workers` processes at the first call. A thread for each gives it calls, one after the other."""

    _started = 0

    def __init__(self):
        super().__init__()
        self._broken = False

    def _need_threads(self):
        if self._broken:
            raise BrokenProcessPool("A child process terminated abruptly, the process pool is not usable anymore")
        while len(self._ended) < workers:
            _ProcessPool._started += 1
            number = _ProcessPool._started
            worker = _Worker(f"SpawnProcess-{number}")
            self._start(self._serve, (worker,), f"QueueFeederThread-{number}")

    def _serve(self, worker):
        while True:
            item = self._queue.get()
            if item is None:
                break
            future, function, args, kwargs = item
            if self._broken:
                future._finish(None, _broken())
            elif future._begin() and not worker.call(future, (function, args, kwargs)):
                self._broken = True
            item = future = function = args = kwargs = None
        worker.join()


class _Worker:
    """A spawned process with a pipe for its calls and one for their results."""

    def __init__(self, name):
        self._calls = _process.pipe()
        self._results = _process.pipe()
        _process.share(self._calls, "read")
        _process.share(self._results, "write")
        self._pid = _process.spawn(name, _process.dumps((_work, (self._calls, self._results))))
        _process.close(self._calls, "read")
        _process.close(self._results, "write")

    def call(self, future, call):
        """Has a call made and finishes its future; false when the process is gone."""
        try:
            message = _process.dumps(call)
        except Exception as error:
            future._finish(None, error)
            return True
        try:
            _process.send(self._calls, message)
            answer = _process.receive(self._results)
        except BrokenPipeError:
            answer = None
        if answer is None:
            future._finish(None, _broken())
            return False
        try:
            result, error, trace = _process.loads(answer)
        except Exception as failure:
            future._finish(None, failure)
            return True
        if error is not None:
            _lab.remote_traceback(error, _REMOTE.format(trace))
        future._finish(result, error)
        return True

    def join(self):
        _process.close(self._calls, "write")
        _process.wait(self._pid)
        _process.close(self._results, "read")


def _broken():
    return BrokenProcessPool(
        "A process in the process pool was terminated abruptly while the future was running or pending."
    )


# What CPython prints before the traceback of an exception that a process of a pool raised.
_REMOTE = '''\
concurrent.futures.process._RemoteTraceback: 
"""
{}"""

The above exception was the direct cause of the following exception:

'''


def _work(calls, results):
    """What a process of a pool runs: makes the calls that come until their pipe is closed."""
    while True:
        message = _process.receive(calls)
        if message is None:
            return
        function, args, kwargs = _process.loads(message)
        message = None
        try:
            answer = (function(*args, **kwargs), None, "")
        except BaseException as error:
            answer = (None, error, _lab.format_exception(error))
        function = args = kwargs = None
        try:
            message = _process.dumps(answer)
        except Exception as error:
            message = _process.dumps((None, error, _lab.format_exception(error)))
        answer = None
        _process.send(results, message)
        message = None


_POOLS = {"serial": _SerialPool, "threads": _ThreadPool, "processes": _ProcessPool}
