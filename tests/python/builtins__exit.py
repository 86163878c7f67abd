import sys

print(repr(exit), repr(quit), type(exit).__name__)
try:
    exit("message")
except SystemExit as stop:
    print(repr(stop), stop.code)
try:
    quit()
except SystemExit as stop:
    print(repr(stop), stop.code)
print(sys.get_int_max_str_digits())
try:
    str(10**5000)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), len(str(int("9" * 6000))))
sys.set_int_max_str_digits(1000)
try:
    print(2**10000)
except ValueError as error:
    print(error)
try:
    sys.set_int_max_str_digits(10)
except ValueError as error:
    print(error)
for kind in (BytesWarning, FutureWarning, ImportWarning, PendingDeprecationWarning, ResourceWarning, SyntaxWarning,
             UnicodeWarning, EncodingWarning, UnicodeTranslateError):
    print(kind.__name__, kind.__mro__[1].__name__)
print(len.__module__, [].append.__name__)
exit(3)
