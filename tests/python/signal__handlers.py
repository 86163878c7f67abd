# Handlers of signals run in the main thread; what kills a process and what does not.
import os
import signal
import threading


def handler(number, frame):
    print("handler", number, signal.Signals(number).name, threading.current_thread().name)


print(signal.signal(signal.SIGUSR1, handler))
print(signal.getsignal(signal.SIGUSR1) is handler, signal.getsignal(signal.SIGTERM), repr(signal.SIGTERM))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
signal.raise_signal(signal.SIGUSR1)

hits = []
signal.signal(signal.SIGUSR2, lambda number, frame: hits.append(threading.current_thread().name))
thread = threading.Thread(target=signal.raise_signal, args=(signal.SIGUSR2,))
thread.start()
while not hits:
    pass
thread.join()
print(hits)
os.kill(os.getpid(), signal.SIGUSR2)
print(hits)

try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as error:
    print("KeyboardInterrupt", error.args)


class Late(Exception):
    pass


def raiser(number, frame):
    raise Late("from the handler")


signal.signal(signal.SIGALRM, raiser)
go = threading.Lock()
go.acquire()


def send():
    go.acquire()
    signal.pthread_kill(threading.main_thread().ident, signal.SIGALRM)


thread = threading.Thread(target=send)
thread.start()
try:
    go.release()
    while True:
        len("")
except Late as error:
    print("caught", error)
thread.join()


def elsewhere():
    try:
        signal.signal(signal.SIGINT, handler)
    except ValueError as error:
        print(error)


thread = threading.Thread(target=elsewhere)
thread.start()
thread.join()
for wrong in 0, 65:
    try:
        signal.getsignal(wrong)
    except ValueError as error:
        print(error)
try:
    signal.signal(signal.SIGUSR1, "x")
except TypeError as error:
    print(error)
try:
    signal.signal(signal.SIGKILL, handler)
except OSError as error:
    print(error)
print(signal.strsignal(signal.SIGTERM), signal.strsignal(2), signal.NSIG)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
signal.raise_signal(signal.SIGCHLD)
print("dying", flush=True)
os.kill(os.getpid(), signal.SIGTERM)
print("never here")
