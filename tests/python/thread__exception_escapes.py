# Needs the GIL of python-3.11 or python-3.12.
# They poll after the jump of a loop, and the exception belongs to what stands before it in the code: no handler sees it.
import ctypes
import threading


class Stop(Exception):
    pass


ready, log = threading.Event(), []


def loop():
    ready.set()
    try:
        while True: pass
    except Stop:
        log.append("caught")


threading.excepthook = lambda args: log.append(f"escaped: {args.exc_type.__name__}")
thread = threading.Thread(target=loop)
thread.start()
ready.wait()
print(ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(Stop)))
thread.join()
print(log)
