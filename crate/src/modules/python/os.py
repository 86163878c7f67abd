import _sys
import sys
import os.path as path
from _os_files import *

altsep = None
name = "posix"
error = OSError
environ = {"HOME": "/home/lab", "LANG": "C.UTF-8", "PWD": "/home/lab"}
getpid = _sys.getpid
getppid = _sys.getppid
cpu_count = process_cpu_count = _sys.cpu_count


def sched_getaffinity(pid, /):
    return set(range(cpu_count()))


def sched_yield():
    __import__("time").sleep(0)


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


def getlogin():
    return "user"


def getuid():
    return 1000


def getloadavg():
    return 0.0, 0.0, 0.0


def strerror(code, /):
    return _ERRORS.get(code, f"Unknown error {code}")


_ERRORS = {
    1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
    9: "Bad file descriptor", 10: "No child processes", 11: "Resource temporarily unavailable",
    12: "Cannot allocate memory", 13: "Permission denied", 17: "File exists", 20: "Not a directory",
    21: "Is a directory", 22: "Invalid argument", 28: "No space left on device", 32: "Broken pipe",
}


def urandom(size, /):
    return __import__("random").SystemRandom().randbytes(size)


def _exit(status):
    _sys.end_process(status & 0xFF)


def kill(pid, signal, /):
    if pid != getpid():
        raise NotImplementedError("os.kill() of another process is not supported yet")
    __import__("signal").raise_signal(signal)


def uname():
    return "GIL Lab", "gil-lab", "1", "1", "wasm32"
