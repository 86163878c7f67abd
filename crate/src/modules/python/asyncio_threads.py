"""Functions that run in threads while the loop goes on, and coroutines that other threads hand to it."""

import contextvars
import functools
from _thread import allocate_lock, start_new_thread
from collections import deque
from os import cpu_count

import asyncio.events as events
import asyncio.tasks as tasks
from asyncio.exceptions import CancelledError, InvalidStateError


class Promise:
    """A future of threads, with the methods of `concurrent.futures.Future`."""

    def __init__(self):
        self._state, self._result, self._exception = "PENDING", None, None
        self._guard, self._callbacks = allocate_lock(), []
        # Taken until it is done.
        self._ends = allocate_lock()
        self._ends.acquire()

    def running(self):
        return self._state == "RUNNING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state in ("CANCELLED", "FINISHED")

    def _change(self, state, result=None, exception=None):
        with self._guard:
            if self.done() or state == "CANCELLED" and self._state == "RUNNING":
                return False
            self._state, self._result, self._exception = state, result, exception
            callbacks = self._callbacks[:] if self.done() else ()
        if self.done():
            self._ends.release()
        for callback in callbacks:
            callback(self)
        return True

    def cancel(self):
        return self.cancelled() or self._change("CANCELLED")

    def set_running_or_notify_cancel(self):
        return self._change("RUNNING")

    def set_result(self, result):
        if not self._change("FINISHED", result):
            raise InvalidStateError(f"{self._state}: {self!r}")

    def set_exception(self, exception):
        if not self._change("FINISHED", None, exception):
            raise InvalidStateError(f"{self._state}: {self!r}")

    def _wait(self, timeout):
        if not self.done():
            if not self._ends.acquire(True, -1 if timeout is None else timeout):
                raise TimeoutError()
            self._ends.release()
        if self.cancelled():
            raise CancelledError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def add_done_callback(self, fn):
        with self._guard:
            if not self.done():
                return self._callbacks.append(fn)
        fn(self)

    def follow(self, task, loop):
        """Ends as a task of the loop does; if it is cancelled, so is the task."""

        def ended(_):
            if task.cancelled():
                self.cancel()
            elif task.exception() is not None:
                self.set_exception(task.exception())
            else:
                self.set_result(task.result())

        task.add_done_callback(ended)
        self.add_done_callback(lambda _: self.cancelled() and loop.call_soon_threadsafe(task.cancel))


class Executor:
    """Threads that run functions; each lives as long as there is something to do."""

    def __init__(self):
        self._guard, self._jobs = allocate_lock(), deque()
        self._working = self._started = 0
        self._most = min(32, (cpu_count() or 1) + 4)
        self._drained = None

    def submit(self, fn, /, *args, **kwargs):
        promise = Promise()
        with self._guard:
            self._jobs.append((promise, functools.partial(fn, *args, **kwargs)))
            begins = self._working < self._most
            if begins:
                self._working += 1
                self._started += 1
                name = f"asyncio_{self._started - 1}"
        if begins:
            start_new_thread(self._work, (), name)
        return promise

    def _work(self):
        while True:
            with self._guard:
                if not self._jobs:
                    self._working -= 1
                    drained = None if self._working else self._drained
                    break
                promise, call = self._jobs.popleft()
            if promise.set_running_or_notify_cancel():
                try:
                    result = call()
                except BaseException as error:
                    promise.set_exception(error)
                else:
                    promise.set_result(result)
            promise = call = result = None
        if drained is not None:
            drained()

    async def drain(self, loop):
        """Waits until nothing is left to do."""
        future = loop.create_future()
        with self._guard:
            if not self._working:
                return
            self._drained = lambda: loop.call_soon_threadsafe(future.set_result, None)
        await future

    def shutdown(self, wait=True):
        self._jobs.clear()


async def to_thread(func, /, *args, **kwargs):
    loop = events.get_running_loop()
    context = contextvars.copy_context()
    return await loop.run_in_executor(None, functools.partial(context.run, func, *args, **kwargs))


def run_coroutine_threadsafe(coro, loop):
    if not tasks.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    promise = Promise()

    def begin():
        try:
            promise.follow(tasks.ensure_future(coro, loop=loop), loop)
        except BaseException as error:
            promise.set_exception(error)
            raise

    loop.call_soon_threadsafe(begin)
    return promise
