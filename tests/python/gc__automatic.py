import _thread
import gc
import weakref


class Node:
    pass


def churn(count, references):
    for i in range(count):
        a, b = Node(), Node()
        a.other, b.other = b, a
        a.payload = [i] * 100
        if i % 100 == 0:
            references.append(weakref.ref(a))


print(gc.isenabled())
references = []
churn(20000, references)
print(sum(reference() is None for reference in references) > 100)

lists = [[] for _ in range(3)]
locks = [_thread.allocate_lock() for _ in range(3)]


def work(references, lock):
    churn(5000, references)
    lock.release()


for each, lock in zip(lists, locks):
    lock.acquire()
    _thread.start_new_thread(work, (each, lock))
for lock in locks:
    lock.acquire()
print([sum(reference() is None for reference in each) > 20 for each in lists])

gc.collect()
print(sum(reference() is not None for reference in references))

deleted = 0


class Counted:
    def __init__(self):
        self.me = self

    def __del__(self):
        global deleted
        deleted += 1


for _ in range(5000):
    Counted()
print(deleted > 1000)
gc.collect()
print(deleted)

gc.disable()
print(gc.isenabled())
references = []
churn(3000, references)
print(sum(reference() is None for reference in references))
gc.enable()
print(gc.isenabled())
churn(3000, references)
print(sum(reference() is None for reference in references) > 20)
