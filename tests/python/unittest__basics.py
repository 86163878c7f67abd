import io
import re
import unittest


class Arithmetic(unittest.TestCase):
    """Its tests."""

    @classmethod
    def setUpClass(cls):
        print("set up class")

    @classmethod
    def tearDownClass(cls):
        print("tear down class")

    def setUp(self):
        self.numbers = [1, 2, 3]
        self.addCleanup(print, "cleaned")

    def tearDown(self):
        print("torn down")

    def test_sum(self):
        self.assertEqual(sum(self.numbers), 6)
        self.assertTrue(self.numbers)
        self.assertIn(2, self.numbers)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertIsInstance(1, int)
        with self.assertRaises(ZeroDivisionError) as context:
            1 / 0
        self.assertEqual(str(context.exception), "division by zero")
        self.assertRaises(ValueError, int, "x")
        with self.assertRaisesRegex(KeyError, "k"):
            {}["k"]
        self.assertCountEqual([1, 2], [2, 1])
        self.assertRegex("abc", "b")
        self.assertGreater(2, 1)

    def test_wrong(self):
        """Says what is wrong."""
        self.assertEqual(2 + 2, 5, "a message")

    def test_error(self):
        raise KeyError("oops")

    def test_raises_nothing(self):
        with self.assertRaises(ValueError):
            pass

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    def test_parts(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)


def run(*args, **kwargs):
    out = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Arithmetic)
    result = unittest.TextTestRunner(stream=out, **kwargs).run(suite)
    text = re.sub(r"in \d\.\d+s", "in 0.000s", out.getvalue())
    text = re.sub(r'File "[^"]*/', 'File "', text)
    # CPython shows its own frames where an assertion has a context; ours are left out.
    text = re.sub(r'  File "(case|__init__)\.py".*\n.*\n(?: *\^+\n)?', "", text)
    print(text)
    return result


result = run()
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
run(verbosity=2)
