# Needs the GIL of python-3.9, python-3.10, python-3.11, python-3.12 or python-3.13.
# The switch interval: its default, its bounds, what it rounds to.
import sys

print(sys.getswitchinterval())
for seconds in 0.01, 1, 1e-4, 0.005:
    sys.setswitchinterval(seconds)
    print(sys.getswitchinterval())
for wrong in 0, -1:
    try:
        sys.setswitchinterval(wrong)
    except ValueError as error:
        print(error)
for wrong in "1", None:
    try:
        sys.setswitchinterval(wrong)
    except TypeError as error:
        print(error)
for name in "getcheckinterval", "setcheckinterval":
    print(hasattr(sys, name))
