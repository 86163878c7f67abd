# What happens after the script's last line: threads are joined, daemons are not; then functions are called.
import _thread
import atexit
import sys
import threading
import time


def slow(name, seconds):
    time.sleep(seconds)
    print(name)


@atexit.register
def first():
    print("registered first", threading.active_count())


atexit.register(print, "registered second", end="!\n")


@atexit.register
def failing():
    print("main is alive:", threading.main_thread().is_alive())


removed = atexit.register(print, "never")
atexit.unregister(print)
atexit.register(print, "again")
threading.Thread(target=slow, args=("joined", 0.1)).start()
threading.Thread(target=slow, args=("a daemon", 30), daemon=True).start()
_thread.start_new_thread(slow, ("no thread of threading's", 30))


def starts_another():
    threading.Thread(target=slow, args=("started late", 0.1)).start()


threading.Timer(0.05, starts_another).start()
print("the last line")
sys.exit(3)
