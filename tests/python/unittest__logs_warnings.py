import logging
import random
import shutil
import unittest
import warnings
from typing import IO, BinaryIO, Match, Pattern, TextIO


def old():
    warnings.warn("old() goes", DeprecationWarning)
    return 5


class Test(unittest.TestCase):
    def test_logs(self):
        with self.assertLogs("app", level="INFO") as caught:
            logging.getLogger("app").info("first")
            logging.getLogger("app.db").error("second %d", 2)
        self.assertEqual(caught.output, ["INFO:app:first", "ERROR:app.db:second 2"])
        self.assertEqual(len(caught.records), 2)

    def test_warns(self):
        with self.assertWarns(DeprecationWarning) as caught:
            old()
        self.assertIn("goes", str(caught.warning))
        self.assertWarns(DeprecationWarning, old)
        with self.assertWarnsRegex(DeprecationWarning, r"old\(\)"):
            old()

    def test_missing(self):
        with self.assertRaises(AssertionError) as caught:
            with self.assertWarns(UserWarning):
                pass
        print(caught.exception)
        with self.assertRaises(AssertionError) as caught:
            with self.assertLogs("app"):
                pass
        print(caught.exception)
        with self.assertNoLogs("app"):
            pass


result = unittest.TextTestRunner(stream=open("/dev/null", "w") if False else __import__("io").StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(Test)
)
print(result.testsRun, result.failures, result.errors)
random.seed(1)
print(random.randbytes(4), len(random.SystemRandom().randbytes(3)), shutil.get_terminal_size().columns > 0)


def read(file: TextIO, raw: "IO[bytes]" = None) -> "Match[str]":
    return None


print(list(read.__annotations__), IO.__name__, BinaryIO.__mro__[1].__name__)
