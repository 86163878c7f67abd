"""One thread, many tasks. The modules are laid out as CPython's, so that classes have the same full names."""

from asyncio.events import (
    AbstractEventLoop, BaseEventLoop, DefaultEventLoopPolicy, Handle, SelectorEventLoop, TimerHandle, get_event_loop,
    get_event_loop_policy, get_running_loop, new_event_loop, set_event_loop, set_event_loop_policy,
    _get_running_loop, _set_running_loop,
)
from asyncio.exceptions import BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError, TimeoutError
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
from asyncio.runners import Runner, run
from asyncio.taskgroups import TaskGroup
from asyncio.tasks import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, all_tasks, as_completed, create_task, current_task,
    ensure_future, gather, iscoroutine, iscoroutinefunction, shield, sleep, wait, wait_for,
)
from asyncio.threads import run_coroutine_threadsafe, to_thread
from asyncio.timeouts import Timeout, timeout, timeout_at
