"""A module with examples.

>>> square(3)
9
>>> [square(x) for x in range(4)]
[0, 1, 4, 9]
"""
import doctest
import io
import sys
import unittest
from contextlib import redirect_stdout


def square(x):
    """Square a number.

    >>> square(-2)
    4
    >>> square("a")
    Traceback (most recent call last):
        ...
    TypeError: can't multiply sequence by non-int of type 'str'
    >>> print("a  b")  # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> square(1.1)  # doctest: +ELLIPSIS
    1.21...
    """
    return x * x


def broken(x):
    """
    >>> broken(1)
    3
    """
    return x + 1


class TestSquare(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = []

    def setUp(self):
        self.values = [1, 2, 3]
        self.addCleanup(self.shared.append, 1)

    def test_values(self):
        self.assertEqual([square(v) for v in self.values], [1, 4, 9])
        self.assertAlmostEqual(square(1.1), 1.21)
        self.assertTrue(square(2) == 4, "four")
        self.assertIn(4, map(square, self.values))
        self.assertIsInstance(square(2.0), float)
        self.assertCountEqual([3, 1], [1, 3])
        self.assertDictEqual({"a": 1}, {"a": 1})
        self.assertGreater(square(3), 8)
        self.assertRaises(TypeError, square, None)
        with self.assertRaisesRegex(TypeError, "multiply"):
            square("a")

    def test_fails(self):
        self.assertEqual(square(2), 5, "wrong square")

    def test_lists(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_error(self):
        square(None)

    @unittest.skip("later")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("known")

    def test_subtests(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertNotEqual(square(n), 1)


result = doctest.testmod(verbose=False, report=False, extraglobs=None) if False else None
buffer = io.StringIO()
with redirect_stdout(buffer):
    result = doctest.testmod()
print(result)
print(*(line for line in buffer.getvalue().splitlines() if not line.startswith("File")), sep="\n")
stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestSquare)
outcome = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
text = stream.getvalue()
print(text.splitlines()[0], len(outcome.failures), len(outcome.errors), len(outcome.skipped), outcome.testsRun, outcome.wasSuccessful())
print([line for line in text.splitlines() if " ... " in line])
print([line for line in text.splitlines() if line.startswith(("FAIL", "ERROR", "Assertion", "TypeError"))])
