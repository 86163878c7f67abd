"""Results that are not there yet, with the names and words of `Lib/concurrent/futures/_base.py`."""

import threading
from collections import namedtuple
from time import monotonic

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING, RUNNING, FINISHED = "PENDING", "RUNNING", "FINISHED"
CANCELLED, CANCELLED_AND_NOTIFIED = "CANCELLED", "CANCELLED_AND_NOTIFIED"


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


TimeoutError = TimeoutError
DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = self._exception = None
        # Called with the future when it is done: what waits first, then what was added.
        self._waiters, self._done_callbacks = [], []

    def __repr__(self):
        with self._condition:
            state = self._state.lower().replace("cancelled_and_notified", "cancelled")
            if self._state != FINISHED:
                return f"<Future at {id(self):#x} state={state}>"
            if self._exception:
                return f"<Future at {id(self):#x} state=finished raised {type(self._exception).__name__}>"
            return f"<Future at {id(self):#x} state=finished returned {type(self._result).__name__}>"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging

            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _wait(self, timeout):
        """Waits until it is done, with its condition held."""
        ended = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
        if self._state not in ended:
            self._condition.wait(timeout)
            if self._state not in ended:
                raise TimeoutError()
        if self._state != FINISHED:
            raise CancelledError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is None:
                    return self._result
                raise self._exception
        finally:
            # Breaks the cycle of the exception, its traceback, and this frame.
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._wait(timeout)
            return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
        raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result, self._exception, self._state = result, exception, FINISHED
            for waiter in self._waiters:
                waiter(self)
            self._condition.notify_all()
        self._invoke_callbacks()


class _Waiting:
    """Collects those of some futures that are done, from now until the end of its block."""

    def __init__(self, futures):
        self._futures = futures
        self._changed = threading.Condition()
        self._done = []

    def __enter__(self):
        for future in self._futures:
            with future._condition:
                if future._state in (CANCELLED_AND_NOTIFIED, FINISHED):
                    self._done.append(future)
                else:
                    future._waiters.append(self._add)
        return self

    def __exit__(self, kind, value, traceback):
        for future in self._futures:
            with future._condition:
                if self._add in future._waiters:
                    future._waiters.remove(self._add)

    def _add(self, future):
        with self._changed:
            self._done.append(future)
            self._changed.notify_all()

    def wait_for(self, is_enough, timeout):
        """Waits until `is_enough(done)`; returns what is done, in the order in which it was."""
        with self._changed:
            self._changed.wait_for(lambda: is_enough(self._done), timeout)
            return list(self._done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else monotonic() + timeout
    futures = set(fs)
    total = len(futures)
    given = 0
    with _Waiting(futures) as waiting:
        while given < total:
            left = None if end is None else max(0, end - monotonic())
            done = waiting.wait_for(lambda done: len(done) > given, left)
            if len(done) == given:
                raise TimeoutError("%d (of %d) futures unfinished" % (total - given, total))
            for future in done[given:]:
                given += 1
                yield future
            done = future = None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    futures = set(fs)

    def is_enough(done):
        if len(done) == len(futures) or return_when == FIRST_COMPLETED and done:
            return True
        failed = (future._state == FINISHED and future._exception is not None for future in done)
        return return_when == FIRST_EXCEPTION and any(failed)

    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return condition: %r" % return_when)
    with _Waiting(futures) as waiting:
        done = set(waiting.wait_for(is_enough, timeout))
    return DoneAndNotDoneFutures(done, futures - done)


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        # A generator of its own, so that the calls begin before the first result is asked for.
        def results():
            try:
                futures.reverse()
                while futures:
                    left = None if end is None else end - monotonic()
                    yield _result_or_cancel(futures.pop(), left)
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.shutdown(wait=True)
        return False


for _class in (Error, CancelledError, InvalidStateError, BrokenExecutor, Future, Executor):
    _class.__module__ = "concurrent.futures._base"
