import contextvars
import functools
import types
import weakref
from itertools import count

import asyncio.events as events
import asyncio.exceptions as exceptions
import asyncio.futures as futures
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.futures import Future, isfuture

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"

_numbers = count(1)
# All that are not collected yet, in the order in which they were made, and which one runs in each loop.
_tasks = {}
_running = {}


def iscoroutine(obj):
    if isinstance(obj, (types.CoroutineType, types.GeneratorType)):
        return True
    return not isinstance(obj, type) and all([hasattr(obj, name) for name in ("send", "throw", "close", "__await__")])


def iscoroutinefunction(func):
    while isinstance(func, functools.partial):
        func = func.func
    func = getattr(func, "__func__", func)
    return isinstance(func, types.FunctionType) and bool(func.__code__.co_flags & 0x80)


def _describe_coroutine(coro):
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None) or f"<{type(coro).__name__} without __name__>"
    prefix = "gi_" if hasattr(coro, "gi_code") else "cr_"
    code, frame = getattr(coro, prefix + "code", None), getattr(coro, prefix + "frame", None)
    if code is None or code.co_filename.startswith("<"):
        return f"{name}()"
    if frame is not None:
        return f"{name}() running at {code.co_filename}:{frame.f_lineno}"
    return f"{name}() done, defined at {code.co_filename}:{code.co_firstlineno}"


class Task(Future):
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{next(_numbers)}" if name is None else str(name)
        self._coro, self._waits_for = coro, None
        self._must_cancel, self._cancels = False, 0
        self._context = contextvars.copy_context() if context is None else context
        self._loop.call_soon(self._step, context=self._context)
        _tasks[id(self)] = weakref.ref(self)

    def __del__(self):
        _tasks.pop(id(self), None)
        if self._state == "PENDING" and self._log_destroy_pending:
            self._loop.call_exception_handler({"task": self, "message": "Task was destroyed but it is pending!"})
        super().__del__()

    def _describe(self):
        parts = super()._describe()
        if self._cancels and not self.done():
            parts[0] = "cancelling"
        details = [f"name={self._name!r}", f"coro=<{_describe_coroutine(self._coro)}>"]
        if self._waits_for is not None:
            details.append(f"wait_for={self._waits_for!r}")
        parts[1:1] = details
        return parts

    def get_coro(self):
        return self._coro

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, "cr_frame", None)
        return [] if frame is None else [frame]

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        self._logs = False
        if self.done():
            return False
        self._cancels += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
        return self._cancels

    def _step(self, error=None):
        if self.done():
            raise InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop = self._loop
        _running[loop] = self
        try:
            result = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as end:
            if self._must_cancel:
                # Cancelled by itself in its last step.
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(end.value)
        except CancelledError as cancelled:
            self._cancelled_error = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as fatal:
            super().set_exception(fatal)
            raise
        except BaseException as failure:
            super().set_exception(failure)
        else:
            self._wait_for(result)
        finally:
            error = None
            del _running[loop]

    def _wait_for(self, result):
        blocks = getattr(result, "_asyncio_future_blocking", None)
        if blocks is None:
            if result is None:
                # A bare `yield` gives the turn to the others.
                self._loop.call_soon(self._step, context=self._context)
                return
            if isinstance(result, types.GeneratorType):
                message = f"yield was used instead of yield from for generator in task {self!r} with {result!r}"
            else:
                message = f"Task got bad yield: {result!r}"
        elif result.get_loop() is not self._loop:
            message = f"Task {self!r} got Future {result!r} attached to a different loop"
        elif not blocks:
            message = f"yield was used instead of yield from in task {self!r} with {result!r}"
        elif result is self:
            message = f"Task cannot await on itself: {self!r}"
        else:
            result._asyncio_future_blocking = False
            result.add_done_callback(self.task_wakeup, context=self._context)
            self._waits_for = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)

    def task_wakeup(self, future):
        error = None
        if future.cancelled():
            error = future._make_cancelled_error()
        elif future._exception is not None:
            future._logs = False
            error = future._take_exception()
        self._step(error)


def current_task(loop=None):
    return _running.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    loop = events.get_running_loop() if loop is None else loop
    found = [ref() for ref in list(_tasks.values())]
    return {task for task in found if task is not None and task.get_loop() is loop and not task.done()}


def create_task(coro, *, name=None, context=None):
    task = events.get_running_loop().create_task(coro, context=context)
    if name is not None:
        task.set_name(name)
    return task


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _awaits(coro_or_future)
    loop = events.get_event_loop() if loop is None else loop
    return loop.create_task(coro_or_future)


async def _awaits(awaitable):
    return await awaitable


@types.coroutine
def _give_turn():
    yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _give_turn()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children, self._cancel_requested = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = [child for child in self._children if child.cancel(msg=msg)]
        if cancelled:
            # It is done when all its children are.
            self._cancel_requested = True
        return bool(cancelled)


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    outer, finished = None, 0

    def _done_callback(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            if future.exception() is not None:
                outer.set_exception(future.exception())
                return
        if finished < len(distinct):
            return
        results = []
        for child in children:
            if child.cancelled():
                results.append(CancelledError("" if child._cancel_message is None else child._cancel_message))
            else:
                error = child.exception()
                results.append(child.result() if error is None else error)
        if outer._cancel_requested:
            outer.set_exception(future._make_cancelled_error())
        else:
            outer.set_result(results)

    loop, children, distinct = None, [], {}
    for given in coros_or_futures:
        child = distinct.get(id(given))
        if child is None:
            child = ensure_future(given, loop=loop)
            loop = child.get_loop() if loop is None else loop
            if child is not given:
                child._log_destroy_pending = False
            distinct[id(given)] = child
            child.add_done_callback(_done_callback)
        children.append(child)
    outer = _GatheringFuture(children, loop=loop)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any([iscoroutine(future) for future in fs]):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    left = len([future for future in fs if not future.done()])
    early = [future for future in fs if future.done() and _ends(future, return_when)]
    if left and not early:
        waiter = loop.create_future()
        timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)

        def _on_completion(future):
            nonlocal left
            left -= 1
            if left <= 0 or _ends(future, return_when):
                if timer is not None:
                    timer.cancel()
                _release_waiter(waiter)

        pending = [future for future in fs if not future.done()]
        for future in pending:
            future.add_done_callback(_on_completion)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()
            for future in pending:
                future.remove_done_callback(_on_completion)
    done = {future for future in fs if future.done()}
    return done, fs - done


def _ends(future, return_when):
    """Whether a future that is done ends a wait."""
    if return_when == FIRST_EXCEPTION:
        return not future.cancelled() and future.exception() is not None
    return return_when == FIRST_COMPLETED


def _release_waiter(waiter, *_):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()
    callback = functools.partial(_release_waiter, waiter)
    future.add_done_callback(callback)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(callback)


def _result_in_time(future):
    try:
        return future.result()
    except CancelledError as error:
        raise exceptions.TimeoutError() from error


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    loop = events.get_running_loop()
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut, loop)
        return _result_in_time(fut)
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release_waiter, waiter)
    callback = functools.partial(_release_waiter, waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(callback)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(callback)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(callback)
        await _cancel_and_wait(fut, loop)
        return _result_in_time(fut)
    finally:
        timer.cancel()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from asyncio.queues import Queue
    done, timer = Queue(), None
    loop = events.get_event_loop()
    todo = {ensure_future(future, loop=loop) for future in set(fs)}

    def _on_timeout():
        for future in todo:
            future.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()

    def _on_completion(future):
        if todo:
            todo.remove(future)
            done.put_nowait(future)
            if not todo and timer is not None:
                timer.cancel()

    async def _wait_for_one():
        future = await done.get()
        if future is None:
            raise exceptions.TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, _on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


events.Task, events.ensure_future, events.gather = Task, ensure_future, gather
