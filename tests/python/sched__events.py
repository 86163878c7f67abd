# Events in the order of their times and priorities, on the clock and on one of our own.
import sched, time
s = sched.scheduler(time.monotonic, time.sleep)
s.enter(0.03, 1, print, ("third",))
s.enter(0.01, 2, print, ("second",))
s.enter(0.01, 1, print, ("first",), {"end": "!\n"})
e = s.enter(0.02, 1, print, ("never",))
s.cancel(e)
print(s.empty(), len(s.queue))
print(s.run(blocking=False) > 0)
s.run()
print(s.empty())
clock = [0]
def wait(t): clock[0] += t
s = sched.scheduler(lambda: clock[0], wait)
for t, p, n in (5, 1, "a"), (1, 2, "b"), (1, 1, "c"):
    s.enterabs(t, p, print, (n, t, p))
print([tuple(x)[:2] for x in s.queue])
s.run()
print(clock)
try: s.cancel(e)
except ValueError as x: print(x)
