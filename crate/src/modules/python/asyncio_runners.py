import contextvars

import asyncio.events as events
import asyncio.tasks as tasks


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state, self._debug, self._factory = "created", debug, loop_factory
        self._loop = self._context = None
        self._sets_loop = False

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._sets_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop, self._state = None, "closed"

    def get_loop(self):
        self._begin()
        return self._loop

    def run(self, coro, *, context=None):
        if not tasks.iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if events._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._begin()
        context = self._context if context is None else context
        return self._loop.run_until_complete(self._loop.create_task(coro, context=context))

    def _begin(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._factory is None:
            self._loop = events.new_event_loop()
            events.set_event_loop(self._loop)
            self._sets_loop = True
        else:
            self._loop = self._factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = "initialized"


def run(main, *, debug=None):
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            message = "unhandled exception during asyncio.run() shutdown"
            loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})
