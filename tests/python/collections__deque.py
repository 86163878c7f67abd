from collections import deque

queue = deque([1, 2, 3])
queue.append(4)
queue.appendleft(0)
print(queue, len(queue), queue.pop(), queue.popleft(), list(queue), bool(deque()), queue[0], queue[-1])
queue.extend("ab")
queue.extendleft([9, 8])
print(queue, queue.maxlen, queue.index("a"), queue.count(2), 3 in queue, 7 in queue)
queue.rotate(2)
print(queue)
queue.rotate(-3)
print(queue)
queue.rotate()
queue.reverse()
print(queue, list(reversed(queue)))
queue[0] = "x"
del queue[1]
queue.insert(1, "y")
queue.remove(3)
print(queue, queue.copy() == queue, queue == list(queue), deque([1]) < deque([2]), deque() != deque())
recent = deque(maxlen=3)
for number in range(5):
    recent.append(number)
print(recent, recent.maxlen)
recent.appendleft(9)
print(recent, deque([1, 2, 3], 2), deque("ab") + deque("c"), deque([1]) * 3)
recent.clear()
print(recent, deque([deque([1])]))
queue += [5]
first, *rest = queue
print(first, rest, [*deque("ab")], max(deque([3, 7])), sorted(deque([2, 1])), "".join(deque("ab")))
inside = deque([1])
inside.append(inside)
print(inside)
for bad in [
    lambda: deque().pop(), lambda: deque().popleft(), lambda: deque()[0], lambda: deque().remove(1),
    lambda: deque().index(1), lambda: deque(maxlen=-1), lambda: deque([1], 1).insert(0, 2), lambda: hash(deque()),
    lambda: deque(5), lambda: deque([1])["a"],
]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
numbers = deque([1, 2, 3])
try:
    for number in numbers:
        numbers.append(number)
except RuntimeError as error:
    print(error)


class Stack(deque):
    def push(self, item):
        self.append(item)
        return self


print(Stack([1]).push(2), isinstance(Stack(), deque))
