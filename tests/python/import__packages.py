import collections.abc
import collections.abc as abstract
from collections import abc

print(abstract is abc, collections.abc is abc)
for name in ["math.inner", "nothing.at.all", "nothing", "collections.nothing"]:
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error, error.name)
try:
    from math import nothing
except ImportError as error:
    print(type(error).__name__, error.name)
