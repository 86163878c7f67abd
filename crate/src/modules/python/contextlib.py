import sys
from functools import wraps
from types import MethodType


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return None


class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        return None


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = func.__doc__

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = kind()
        try:
            self.gen.throw(value)
        except StopIteration as error:
            # What the generator let out by itself is suppressed, but not the one that was thrown in.
            return error is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _AsyncGeneratorContextManager(_GeneratorContextManager, AbstractAsyncContextManager, AsyncContextDecorator):
    __call__ = AsyncContextDecorator.__call__

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = kind()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as error:
            return error is not value
        except BaseException as error:
            # The same one, or the one that stands for it because it may not leave a generator.
            wrapped = isinstance(value, (StopIteration, StopAsyncIteration)) and isinstance(error, RuntimeError)
            if error is not value and not (wrapped and error.__cause__ is value):
                raise
            value.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *error):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *error):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *error):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    _stream = "stderr"


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *error):
        pass


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._callbacks = []

    def pop_all(self):
        new = type(self)()
        new._callbacks = self._callbacks
        self._callbacks = []
        return new

    def push(self, exit):
        method = getattr(type(exit), "__exit__", None)
        self._callbacks.append(exit if method is None else MethodType(method, exit))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        if not hasattr(cls, "__enter__") or not hasattr(cls, "__exit__"):
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
            )
        result = cls.__enter__(cm)
        self._callbacks.append(MethodType(cls.__exit__, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        def leave(kind, error, traceback):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._callbacks.append(leave)
        return callback

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *details):
        try:
            _leave(self._callbacks, details).send(None)
        except StopIteration as result:
            outcome = result.value
        return _finish(*outcome)


class AsyncExitStack(ExitStack, AbstractAsyncContextManager):
    """Its callbacks are pairs: whether what it returns is awaited, and the callback."""

    async def enter_async_context(self, cm):
        cls = type(cm)
        if not hasattr(cls, "__aenter__") or not hasattr(cls, "__aexit__"):
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol"
            )
        result = await cls.__aenter__(cm)
        self._push_async(MethodType(cls.__aexit__, cm))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._push_async(exit if method is None else MethodType(method, exit))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(kind, error, traceback):
            await callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._push_async(leave)
        return callback

    def _push_async(self, callback):
        def leave(*details):
            return callback(*details)

        leave._is_async = True
        self._callbacks.append(leave)

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *details):
        return _finish(*await _leave(self._callbacks, details))


async def _leave(callbacks, details):
    """Calls the callbacks, the last first; what is raised in the end, and whether what was raised is suppressed."""
    error = details[1]
    outer = sys.exc_info()[1]
    suppressed = raised = False
    while callbacks:
        callback = callbacks.pop()
        try:
            result = callback(*details)
            if getattr(callback, "_is_async", False):
                result = await result
            if result:
                suppressed, raised, error = True, False, None
                details = (None, None, None)
        except BaseException as new:
            # As if the managers were nested: it was raised while the one before was handled.
            last = new
            while last.__context__ not in (None, outer, error):
                last = last.__context__
            if last is not error:
                last.__context__ = error
            raised, error = True, new
            details = type(new), new, new.__traceback__
    return error if raised else None, details[0] is None and suppressed


def _finish(error, suppressed):
    if error is None:
        return suppressed
    context = error.__context__
    try:
        raise error
    except BaseException:
        error.__context__ = context
        raise
