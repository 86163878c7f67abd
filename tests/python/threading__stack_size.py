# The size of stacks can be asked for, and is checked.
import threading
print(threading.stack_size(), threading.stack_size(65536), threading.stack_size(), threading.stack_size(0))
for s in (-1, 100):
    try:
        threading.stack_size(s)
    except ValueError as error:
        print(error)
