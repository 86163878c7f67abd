import sys


class Cleanup:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, value, traceback):
        print("cleanup", kind.__name__, value.code)


with Cleanup():
    try:
        sys.exit(7)
    except Exception:
        print("not an Exception")
    finally:
        print("finally")
print("not reached")
