# Locks, conditions, semaphores, events, barriers, timers, and queues.
import queue
import threading
import time

lock = threading.Lock()
total = 0


def add(count):
    global total
    for _ in range(count):
        with lock:
            total += 1


threads = [threading.Thread(target=add, args=(2000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total)
rlock = threading.RLock()
with rlock:
    with rlock:
        print(rlock.acquire(blocking=False))
        rlock.release()
print(lock.acquire(timeout=0.01), lock.acquire(timeout=0.01), lock.locked())
lock.release()

items = []
condition = threading.Condition()


def consume():
    with condition:
        print(condition.wait_for(lambda: len(items) >= 2, timeout=5), items)


consumer = threading.Thread(target=consume)
consumer.start()
for i in range(2):
    with condition:
        items.append(i)
        condition.notify()
consumer.join()
with condition:
    print(condition.wait(0.01))

semaphore = threading.BoundedSemaphore(2)
with semaphore:
    print(semaphore.acquire(blocking=False), semaphore.acquire(blocking=False))
    semaphore.release()
try:
    semaphore.release()
except ValueError as error:
    print(error)

event = threading.Event()
waiting = threading.Thread(target=lambda: print(event.wait(5)))
waiting.start()
print(event.wait(0.01))
event.set()
waiting.join()
print(event.is_set(), event.wait())

barrier = threading.Barrier(3, action=lambda: print("all here"))
places = []


def meet():
    places.append(barrier.wait())


people = [threading.Thread(target=meet) for _ in range(3)]
for p in people:
    p.start()
for p in people:
    p.join()
print(sorted(places), barrier.n_waiting, barrier.broken)
barrier.abort()
try:
    barrier.wait()
except threading.BrokenBarrierError as error:
    print(repr(error))

timer = threading.Timer(0.01, print, ("timer",))
timer.start()
timer.join()
cancelled = threading.Timer(5, print, ("never",))
cancelled.start()
cancelled.cancel()
cancelled.join()

mine = threading.local()
mine.value = "main"


def other():
    print(hasattr(mine, "value"))
    mine.value = "other"
    print(mine.value, mine.__dict__)


t = threading.Thread(target=other)
t.start()
t.join()
print(mine.value)


class Filled(threading.local):
    kind = "class"

    def __init__(self, value):
        self.value = value


filled = Filled(7)
filled.value += 1
t = threading.Thread(target=lambda: print(filled.value, filled.kind))
t.start()
t.join()
print(filled.value)

q = queue.Queue(maxsize=2)


def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            return
        print("item", item)
        q.task_done()


w = threading.Thread(target=worker)
w.start()
for i in range(5):
    q.put(i)
q.join()
q.put(None)
w.join()
print(q.empty(), q.qsize(), q.full())
for call in (q.get_nowait, lambda: q.get(timeout=0.01), lambda: [q.put_nowait(i) for i in range(3)], q.task_done):
    try:
        call()
    except Exception as error:
        print(repr(error))
stack, least, simple = queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()
for i in (2, 3, 1):
    stack.put(i)
    least.put((i, "x"))
    simple.put(i)
print([stack.get() for _ in range(3)], [least.get() for _ in range(3)], [simple.get() for _ in range(3)])
try:
    simple.get(timeout=0.01)
except queue.Empty as error:
    print(repr(error))
