# os._exit ends a process at once.
import os
import threading

lock = threading.Lock()
lock.acquire()
threading.Thread(target=lock.acquire).start()
try:
    print("before", flush=True)
    os._exit(7)
finally:
    print("never here")
