# A small operating system: tasks with states, queues of packets, dispatch by class.
import time
from collections import deque


class Packet:
    def __init__(self, kind, sender):
        self.kind = kind
        self.sender = sender
        self.data = [0, 0, 0, 0]


class Task:
    def __init__(self, system, number, priority):
        self.system = system
        self.number = number
        self.priority = priority
        self.inbox = deque()
        self.waiting = True
        self.handled = 0

    def send(self, number, packet):
        system = self.system
        system.sent += 1
        task = system.tasks[number]
        task.inbox.append(packet)
        task.waiting = False

    def run(self, packet):
        raise NotImplementedError


class Device(Task):
    def run(self, packet):
        packet.data[self.handled % 4] += 1
        self.handled += 1
        self.send(packet.sender, packet)


class Worker(Task):
    def __init__(self, system, number, priority, device):
        super().__init__(system, number, priority)
        self.device = device
        self.checksum = 0

    def run(self, packet):
        self.handled += 1
        if packet.kind == "work":
            for index, value in enumerate(packet.data):
                self.checksum = (self.checksum * 31 + value + index) % 65_521
            packet.kind = "store"
            packet.sender = self.number
            self.send(self.device, packet)
        else:
            packet.kind = "work"
            self.send(self.number, packet)


class System:
    def __init__(self):
        self.tasks = []
        self.sent = 0

    def pick(self):
        best = None
        for task in self.tasks:
            if not task.waiting and (best is None or task.priority > best.priority):
                best = task
        return best

    def schedule(self, steps):
        while steps > 0:
            task = self.pick()
            if task is None:
                return
            packet = task.inbox.popleft()
            if not task.inbox:
                task.waiting = True
            task.run(packet)
            steps -= 1


start = time.perf_counter()
system = System()
system.tasks = [Device(system, 0, 10), Device(system, 1, 20)]
for number in range(2, 6):
    system.tasks.append(Worker(system, number, number, number % 2))
for number in range(2, 6):
    for _ in range(3):
        system.tasks[number].send(number, Packet("work", number))
system.schedule(60_000)
print("BENCH", time.perf_counter() - start)
print(system.sent, [task.handled for task in system.tasks])
