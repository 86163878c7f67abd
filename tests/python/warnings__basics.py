import warnings

warnings.warn("first")
for _ in range(2):
    warnings.warn("repeated", UserWarning)
warnings.warn("old", DeprecationWarning)


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)


old()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("recorded", RuntimeWarning)
    warnings.warn("twice")
print([(str(one.message), one.category.__name__) for one in caught])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("ignored")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised")
    except UserWarning as error:
        print(repr(error))
try:
    warnings.warn("x", int)
except TypeError as error:
    print(error)
