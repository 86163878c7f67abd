"""The event loop: handles that are ready run in the order in which they became so, timers by their time."""

import contextvars
import sys
from _thread import _count, allocate_lock, get_ident
from collections import deque
from heapq import heapify, heappop, heappush
from time import monotonic, sleep

# As much as CPython's selector waits at most, and as exactly.
_MAXIMUM_TIMEOUT = 24 * 3600
_CLOCK_RESOLUTION = 1e-09

_running = {}
_current = {}

# Set by the modules that define them, which import this one.
Future = Task = isfuture = wrap_future = ensure_future = gather = None


def short(value, limit=30):
    """As `reprlib.repr`."""
    if isinstance(value, str) and len(value) > limit:
        value = value[:13] + value[-14:]
        text = repr(value)
        return text[:13] + "..." + text[-14:]
    if type(value) in (list, tuple, set, dict) and len(value) > (4 if type(value) is dict else 6):
        items = [short(item) for item in list(value)[:6]]
        if type(value) is dict:
            items = [f"{short(key)}: {short(item)}" for key, item in list(value.items())[:4]]
        left, right = {list: "[]", tuple: "()"}.get(type(value), "{}")
        return left + ", ".join(items) + ", ..." + right
    text = repr(value)
    if len(text) > limit and type(value) not in (list, tuple, set, dict, str, int):
        text = text[:13] + "..." + text[-14:]
    return text


def describe(callback, args=()):
    """What a callback is called in a `repr`, and where it is if it is the script's."""
    while hasattr(callback, "func") and hasattr(callback, "keywords"):
        args = callback.args + args
        callback = callback.func
    name = getattr(callback, "__qualname__", None) or getattr(callback, "__name__", None) or repr(callback)
    text = f"{name}({', '.join([short(arg) for arg in args])})"
    code = getattr(getattr(callback, "__func__", callback), "__code__", None)
    if code is not None and not code.co_filename.startswith("<"):
        text += f" at {code.co_filename}:{code.co_firstlineno}"
    return text


class Handle:
    def __init__(self, callback, args, loop, context=None):
        self._callback, self._args, self._loop = callback, args, loop
        self._context = contextvars.copy_context() if context is None else context
        self._cancelled = False

    def _describe(self):
        parts = ["cancelled"] if self._cancelled else []
        if isinstance(self, TimerHandle):
            parts.append(f"when={self._when}")
        if self._callback is not None:
            parts.append(describe(self._callback, self._args))
        return parts

    def __repr__(self):
        return f"<{' '.join([type(self).__name__] + self._describe())}>"

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            text = describe(self._callback, self._args)
            self._loop.call_exception_handler(
                {"message": f"Exception in callback {text}", "exception": error, "handle": self}
            )


class TimerHandle(Handle):
    _scheduled = False

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled and self._scheduled:
            self._loop._cancelled_timers += 1
        super().cancel()

    def __lt__(self, other):
        return self._when < other._when


class AbstractEventLoop:
    pass


class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready, self._scheduled, self._cancelled_timers = deque(), [], 0
        self._closed = self._stopping = self._debug = False
        self._thread = None
        # Taken; who adds a callback from another thread releases it to end the loop's wait.
        self._wakes = allocate_lock()
        self._wakes.acquire()
        self._handler = self._task_factory = self._executor = None
        self._executor_closed = False
        self._generators = {}

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self.is_running()} closed={self._closed} debug={self._debug}>"
        )

    def time(self):
        return monotonic()

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is None:
            return Task(coro, loop=self, name=name, context=context)
        task = self._task_factory(self, coro) if context is None else self._task_factory(self, coro, context=context)
        if name is not None and hasattr(task, "set_name"):
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args, context=context)
        self._wake()
        return handle

    def _wake(self):
        try:
            self._wakes.release()
        except RuntimeError:
            # Another thread has done so already.
            pass

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        timer._scheduled = True
        heappush(self._scheduled, timer)
        return timer

    def is_running(self):
        return self._thread is not None

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def stop(self):
        self._stopping = True

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        try:
            self._thread = get_ident()
            sys.set_asyncgen_hooks(self._generator_begins, self._generator_dropped)
            _set_running_loop(self)
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread = None
            _set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if is_new:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                # It is raised already.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _run_once(self):
        ready, scheduled = self._ready, self._scheduled
        if self._cancelled_timers > 100 and self._cancelled_timers * 2 > len(scheduled):
            scheduled[:] = [timer for timer in scheduled if not timer._cancelled]
            heapify(scheduled)
            self._cancelled_timers = 0
        while scheduled and scheduled[0]._cancelled:
            self._cancelled_timers -= 1
            heappop(scheduled)._scheduled = False
        if not ready and not self._stopping:
            self._wait(max(0, scheduled[0]._when - self.time()) if scheduled else None)
        if scheduled:
            end = self.time() + _CLOCK_RESOLUTION
            while scheduled and scheduled[0]._when < end:
                timer = heappop(scheduled)
                timer._scheduled = False
                ready.append(timer)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def _wait(self, timeout):
        if timeout is None:
            self._wakes.acquire()
            return
        # Whole milliseconds, as CPython's selector waits.
        timeout = -(-min(timeout, _MAXIMUM_TIMEOUT) * 1000 // 1) / 1000
        if timeout <= 0:
            return
        if _count() == 0:
            # No other thread can add anything meanwhile.
            sleep(timeout)
        else:
            self._wakes.acquire(True, timeout)

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        executor, self._executor, self._executor_closed = self._executor, None, True
        if executor is not None:
            executor.shutdown(wait=False)

    # Asynchronous generators

    def _generator_begins(self, generator):
        self._generators[id(generator)] = __import__("weakref").ref(generator)

    def _generator_dropped(self, generator):
        self._generators.pop(id(generator), None)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        generators = [found for found in [ref() for ref in self._generators.values()] if found is not None]
        self._generators.clear()
        if not generators:
            return
        results = await gather(*[found.aclose() for found in generators], return_exceptions=True)
        for error, found in zip(results, generators):
            if isinstance(error, Exception):
                message = f"an error occurred during closing of asynchronous generator {found!r}"
                self.call_exception_handler({"message": message, "exception": error, "asyncgen": found})

    # Threads

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            if self._executor_closed:
                raise RuntimeError("Executor shutdown has been called")
            if self._executor is None:
                from asyncio.threads import Executor
                self._executor = Executor()
            executor = self._executor
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        self._executor = executor

    async def shutdown_default_executor(self):
        self._executor_closed = True
        if self._executor is not None:
            await self._executor.drain(self)

    # Exceptions that nobody else sees

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        error = context.get("exception")
        if "logging" in sys.modules:
            logger = sys.modules["logging"].getLogger("asyncio")
            return logger.error("\n".join(lines), exc_info=error or False)
        text = "\n".join(lines) + "\n"
        if error is not None:
            text += "".join(__import__("traceback").format_exception(type(error), error, error.__traceback__))
        sys.stderr.write(text)

    def call_exception_handler(self, context):
        if self._handler is None:
            return self.default_exception_handler(context)
        try:
            self._handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.default_exception_handler(
                {"message": "Unhandled error in exception handler", "exception": error, "context": context}
            )


class _UnixSelectorEventLoop(BaseEventLoop):
    __module__ = "asyncio.unix_events"


SelectorEventLoop = _UnixSelectorEventLoop


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        # Raised out of the loop already.
        return
    future.get_loop().stop()


def _get_running_loop():
    return _running.get(get_ident())


def _set_running_loop(loop):
    if loop is None:
        _running.pop(get_ident(), None)
    else:
        _running[get_ident()] = loop


def get_running_loop():
    loop = _running.get(get_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    ident = get_ident()
    loop = _running.get(ident)
    if loop is not None:
        return loop
    if ident == 1 and ident not in _current:
        set_event_loop(new_event_loop())
    loop = _current.get(ident)
    if loop is None:
        name = "MainThread" if ident == 1 else _thread_name()
        raise RuntimeError(f"There is no current event loop in thread {name!r}.")
    return loop


def _thread_name():
    threading = sys.modules.get("threading")
    return "Thread" if threading is None else threading.current_thread().name


def set_event_loop(loop):
    _current[get_ident()] = loop


def new_event_loop():
    return _UnixSelectorEventLoop()


class DefaultEventLoopPolicy:
    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    """The loop is the same whatever the policy."""
