# An exception set by another thread is raised at the next look at the eval breaker, not before.
import ctypes
import threading
import time

set_async_exc = ctypes.pythonapi.PyThreadState_SetAsyncExc


class Stop(Exception):
    pass


def raise_in(thread, kind):
    return set_async_exc(ctypes.c_ulong(thread.ident), ctypes.py_object(kind))


def started(target):
    thread = threading.Thread(target=target)
    thread.start()
    return thread


log, ready = [], threading.Event()


def spin():
    try:
        ready.set()
        while True:
            sum(range(10))
    except SystemExit:
        log.append("asked to end")
        raise
    finally:
        log.append("finally")


thread = started(spin)
ready.wait()
print(raise_in(thread, SystemExit))
thread.join()
print(thread.is_alive(), log)
print(set_async_exc(ctypes.c_ulong(987654), ctypes.py_object(SystemExit)))


# In a wait it comes only afterwards.
asleep, wake = threading.Event(), threading.Lock()
wake.acquire()


def wait():
    try:
        asleep.set()
        wake.acquire()
        for _ in range(1000):
            len("")
        log.append("never here")
    except Stop:
        log.append(("wait", wake.locked()))


thread = started(wait)
asleep.wait()
time.sleep(0.01)
print(raise_in(thread, Stop))
wake.release()
thread.join()
print(log[-1])


# With NULL what has not been raised is taken back.
asleep.clear()


def forgiven():
    asleep.set()
    wake.acquire()
    log.append("went on")


thread = started(forgiven)
asleep.wait()
time.sleep(0.01)
print(raise_in(thread, Stop), set_async_exc(ctypes.c_ulong(thread.ident), None))
wake.release()
thread.join()
print(log[-1])


# A class is called where the exception is raised.
class Told(Exception):
    def __init__(self):
        super().__init__("made in", threading.current_thread().name)


def told():
    try:
        ready.set()
        while True:
            sum(range(10))
    except Told as error:
        log.append(error.args)


ready.clear()
thread = threading.Thread(target=told, name="its thread")
thread.start()
ready.wait()
print(raise_in(thread, Told))
thread.join()
print(log[-1])
print(ctypes.c_long(-1), ctypes.c_uint8(300), ctypes.py_object(1))
