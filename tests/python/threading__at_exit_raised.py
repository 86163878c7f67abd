# A script that ends with an exception waits for its threads as well.
import atexit
import threading
import time

atexit.register(print, "at exit")
threading.Thread(target=lambda: (time.sleep(0.1), print("joined"))).start()
raise ValueError("the script ends")
