import asyncio.events as events
from asyncio.exceptions import CancelledError, InvalidStateError

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"


class Future:
    _state = _PENDING
    _result = _exception = _cancel_message = _cancelled_error = None
    _callbacks = ()
    # Whether its exception was seen by nobody yet.
    _logs = False
    # Set by `await`, so that a task can tell it from a plain `yield`.
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []

    def _describe(self):
        parts = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                parts.append(f"exception={self._exception!r}")
            else:
                parts.append(f"result={events.short(self._result)}")
        if self._callbacks:
            texts = [events.describe(callback) for callback, _ in self._callbacks]
            if len(texts) > 2:
                texts = [texts[0], f"<{len(texts) - 2} more>", texts[-1]]
            parts.append(f"cb=[{', '.join(texts)}]")
        return parts

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._describe())}>"

    def __del__(self):
        if self._logs:
            message = f"{type(self).__name__} exception was never retrieved"
            self._loop.call_exception_handler({"message": message, "exception": self._exception, "future": self})

    def __class_getitem__(cls, item):
        return cls

    def get_loop(self):
        return self._loop

    def _make_cancelled_error(self):
        error, self._cancelled_error = self._cancelled_error, None
        if error is not None:
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        self._logs = False
        if self._state != _PENDING:
            return False
        self._state, self._cancel_message = _CANCELLED, msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        self._logs = False
        if self._exception is not None:
            raise self._take_exception()
        return self._result

    def _take_exception(self):
        # Only the first to await it is shown where it came from (`_asynciomodule.c`, `future_get_result`).
        traceback, self._traceback = self._traceback, None
        return self._exception.with_traceback(traceback)

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        self._logs = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            if context is None:
                context = events.contextvars.copy_context()
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        left = [(callback, context) for callback, context in self._callbacks if callback != fn]
        removed = len(self._callbacks) - len(left)
        self._callbacks = left
        return removed

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result, self._state = result, _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception, self._traceback, self._state = exception, exception.__traceback__, _FINISHED
        self._schedule_callbacks()
        self._logs = True

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def isfuture(obj):
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def _set_result_unless_cancelled(future, result):
    if not future.done():
        future.set_result(result)


def wrap_future(future, *, loop=None):
    """A future of the loop that ends as one of an executor does, and the other way round if it is cancelled."""
    if isfuture(future):
        return future
    loop = events.get_event_loop() if loop is None else loop
    new = loop.create_future()

    def copy():
        if new.done():
            return
        if future.cancelled():
            new.cancel()
        elif future.exception() is not None:
            new.set_exception(future.exception())
        else:
            new.set_result(future.result())

    def ended(_):
        if not loop.is_closed():
            loop.call_soon_threadsafe(copy)

    def cancelled(_):
        if new.cancelled():
            future.cancel()

    new.add_done_callback(cancelled)
    future.add_done_callback(ended)
    return new


events.Future, events.isfuture, events.wrap_future = Future, isfuture, wrap_future
