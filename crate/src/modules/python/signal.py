"""Signals, which a process sends itself. Their handlers run in the main thread, at its next look at the eval breaker.

There are no alarms: nothing here tells the time to a thread that does not ask.
"""

import _thread
from enum import IntEnum

import _sys

_MAIN = 1

Signals = IntEnum(
    "Signals",
    {
        "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8,
        "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15,
        "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22,
        "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29,
        "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34, "SIGRTMAX": 64,
    },
    module="signal",
)  # fmt: skip
Handlers = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module="signal")
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
NSIG = 65

_TEXTS = {
    1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction", 5: "Trace/breakpoint trap", 6: "Aborted",
    7: "Bus error", 8: "Floating point exception", 9: "Killed", 10: "User defined signal 1",
    11: "Segmentation fault", 12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated",
    17: "Child exited", 18: "Continued", 19: "Stopped (signal)", 20: "Stopped",
}  # fmt: skip
# What a process that does not handle them does not die of.
_HARMLESS = {17, 18, 23, 28}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = dict.fromkeys(range(1, NSIG), Handlers.SIG_DFL)
_handlers[2] = default_int_handler


def _check(signalnum):
    signalnum = signalnum.__index__()
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return signalnum


def signal(signalnum, handler, /):
    if not callable(handler):
        if handler not in (0, 1) or not isinstance(handler, int):
            raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
        handler = Handlers(handler)
    if _thread.get_ident() != _MAIN:
        raise ValueError("signal only works in main thread of the main interpreter")
    signalnum = _check(signalnum)
    if signalnum in (9, 19):
        raise OSError(22, "Invalid argument")
    before, _handlers[signalnum] = _handlers[signalnum], handler
    return before


def getsignal(signalnum, /):
    return _handlers[_check(signalnum)]


def raise_signal(signalnum, /):
    signalnum = _check(signalnum)
    if _is_deadly(signalnum):
        _sys.end_process(-signalnum)
    if _thread.get_ident() == _MAIN:
        _handle(signalnum)
    else:
        _thread._trip_signal(signalnum)


def pthread_kill(thread_id, signalnum, /):
    """Whichever thread it is sent to, the main thread handles it."""
    signalnum = signalnum.__index__()
    if signalnum:
        raise_signal(signalnum)


def strsignal(signalnum, /):
    return _TEXTS.get(_check(signalnum))


def valid_signals():
    names = Signals.__members__.values()
    return {*names, *({*range(1, NSIG)} - {int(name) for name in names} - {32, 33})}


def _is_deadly(signalnum):
    return signalnum == 9 or _handlers[signalnum] is Handlers.SIG_DFL and signalnum not in _HARMLESS


def _handle(signalnum):
    handler = _handlers[signalnum]
    if handler is Handlers.SIG_DFL or handler is Handlers.SIG_IGN:
        return
    handler(signalnum, None)


def _run(bits):
    """What the main thread calls with the signals that came."""
    for signalnum in range(1, NSIG):
        if bits >> signalnum & 1:
            _handle(signalnum)


_thread._set_signal_runner(_run)
