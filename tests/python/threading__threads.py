# Threads: made, named, started, joined.
import threading
import time


def work(name, pause):
    time.sleep(pause)
    print(name, threading.current_thread().name, threading.current_thread().daemon)


print(threading.current_thread().name, threading.main_thread() is threading.current_thread())
threads = [threading.Thread(target=work, args=(f"w{i}", (i + 1) * 0.05)) for i in range(3)]
for thread in threads:
    print(thread.name, thread.ident, thread.is_alive(), thread.daemon)
    thread.start()
print(threading.active_count(), [t.name for t in threading.enumerate()])
for thread in threads:
    thread.join()
    print(thread.name, thread.is_alive(), thread.ident is not None)
print(threading.active_count())


class Counter(threading.Thread):
    def __init__(self, count):
        super().__init__(name="counter", daemon=True)
        self.count = count
        self.result = None

    def run(self):
        self.result = sum(range(self.count))


counter = Counter(1000)
print(repr(counter))
counter.start()
counter.join()
print(counter.result, repr(counter).rsplit(" ", 1)[0])
for wrong in (
    lambda: counter.start(),
    lambda: threading.Thread().join(),
    lambda: threading.current_thread().join(),
    lambda: setattr(counter, "daemon", False),
    lambda: threading.Thread(None, print, "n", (), {}, 5),
    lambda: threading.Semaphore(-1),
    lambda: threading.Lock().release(),
    lambda: threading.RLock().release(),
    lambda: threading.Condition().wait(),
    lambda: threading.Condition().notify(),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)


def fail():
    raise ValueError("in a thread")


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
failing = threading.Thread(target=fail)
failing.start()
failing.join()
quiet = threading.Thread(target=lambda: exit(3))
threading.excepthook = threading.__excepthook__
quiet.start()
quiet.join()
print("end of script")
threading.Thread(target=lambda: (time.sleep(0.05), print("not a daemon"))).start()
threading.Thread(target=lambda: (time.sleep(5), print("a daemon")), daemon=True).start()
import atexit


@atexit.register
def last():
    print("at exit")
