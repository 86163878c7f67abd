"""The module's own.

>>> 1 + 1
2
"""
import doctest


def double(x):
    """Doubles.

    >>> double(2)
    4
    >>> double("ab")
    'abab'
    >>> for i in range(2):
    ...     print(double(i))
    0
    2
    >>> double(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> double([1])  # doctest: +ELLIPSIS
    [1...]
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    """
    return x * 2


class Box:
    """
    >>> Box(3).value
    3
    """

    def __init__(self, value):
        self.value = value


print(doctest.testmod())
