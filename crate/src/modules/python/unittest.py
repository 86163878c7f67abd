import sys
import time
from types import ModuleType


class SkipTest(Exception):
    pass


class _Stop(Exception):
    # Leaves a test whose outcome is known.
    pass


def skip(reason):
    def decorate(test):
        if not isinstance(test, type):
            function = test

            def test(*args, **kwargs):
                raise SkipTest(reason)

            test.__name__, test.__qualname__, test.__doc__ = function.__name__, function.__qualname__, function.__doc__
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test

    if callable(reason) and not isinstance(reason, str):
        test, reason = reason, ""
        return decorate(test)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda test: test


def skipUnless(condition, reason):
    return skip(reason) if not condition else lambda test: test


def expectedFailure(test):
    test.__unittest_expecting_failure__ = True
    return test


def _common(first, second):
    return f"{first!r} != {second!r}"


class _Raises:
    def __init__(self, case, expected, pattern, msg):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, msg

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            expected = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            names = expected[0].__name__ if len(expected) == 1 else repr(expected)
            called = f" by {self.called}" if self.called else ""
            self.case._fail(self.msg, f"{names} not raised{called}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = error
        if self.pattern is not None:
            import re

            pattern = re.compile(self.pattern) if isinstance(self.pattern, str) else self.pattern
            if not pattern.search(str(error)):
                self.case._fail(self.msg, f'"{pattern.pattern}" does not match "{error}"')
        return True

    called = ""


class _Warns(_Raises):
    def __enter__(self):
        import warnings
        self._catch = warnings.catch_warnings(record=True)
        self.warnings = self._catch.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, error, traceback):
        self._catch.__exit__(kind, error, traceback)
        if kind is not None:
            return
        import re
        for caught in self.warnings:
            if issubclass(caught.category, self.expected):
                self.warning, self.filename, self.lineno = caught.message, caught.filename, caught.lineno
                if self.pattern is None or re.search(self.pattern, str(caught.message)):
                    return
        if self.pattern is not None and hasattr(self, "warning"):
            self.case._fail(self.msg, f'"{self.pattern}" does not match "{self.warning}"')
        name = getattr(self.expected, "__name__", str(self.expected))
        self.case._fail(self.msg, f"{name} not triggered" + (f" by {self.called}" if self.called else ""))


class _Logs:
    def __init__(self, case, logger, level, none=False):
        import logging
        self.case, self.none = case, none
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.INFO if level is None else logging.getLevelNamesMapping().get(level, level)

    def __enter__(self):
        import logging
        self.records, self.output = [], []
        handler = logging.Handler()
        formatter = logging.Formatter("%(levelname)s:%(name)s:%(message)s")

        def emit(record):
            self.records.append(record)
            self.output.append(formatter.format(record))

        handler.emit = emit
        logger = self.logger
        self._old = logger.handlers, logger.level, logger.propagate
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(self.level)
        return self

    def __exit__(self, kind, error, traceback):
        import logging
        self.logger.handlers, level, self.logger.propagate = self._old
        self.logger.setLevel(level)
        if kind is None and bool(self.records) == self.none:
            if self.none:
                self.case._fail(None, f"Unexpected logs found: {self.output!r}")
            name = logging.getLevelName(self.level)
            self.case._fail(None, f"no logs of level {name} or higher triggered on {self.logger.name}")


class _SubTest:
    def __init__(self, case, msg, params):
        self.case, self.msg, self.params = case, msg, params

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None or issubclass(kind, (SkipTest, _Stop)) or not issubclass(kind, Exception):
            return False
        parts = [f"[{self.msg}]"] if self.msg is not None else []
        if self.params:
            parts.append("(" + ", ".join([f"{name}={value!r}" for name, value in self.params.items()]) + ")")
        self.case._result._note(self.case, error, " " + " ".join(parts or ["(<subtest>)"]))
        self.case._sub_failed = True
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _result = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"

    def countTestCases(self):
        return 1

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._call(function, *args, **kwargs)

    def _call(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def _set_up(self):
        self.setUp()

    def _tear_down(self):
        self.tearDown()

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def run(self, result=None):
        result = result or TestResult()
        method = getattr(self, self._testMethodName)
        function = getattr(method, "__func__", method)
        self._result, self._sub_failed = result, False
        result.startTest(self)
        for owner in (type(self), function):
            if getattr(owner, "__unittest_skip__", False):
                result.addSkip(self, owner.__unittest_skip_why__)
                return result
        expecting = getattr(function, "__unittest_expecting_failure__", False)
        outcome = None
        steps = [self._set_up, method, self._tear_down, self.doCleanups]
        while steps:
            step = steps.pop(0)
            try:
                self._call(step)
            except KeyboardInterrupt:
                raise
            except SkipTest as error:
                outcome = "skip"
                result.addSkip(self, str(error))
            except BaseException as error:
                if expecting and step == method:
                    outcome = "expected"
                    result.addExpectedFailure(self, error)
                else:
                    outcome = "failed"
                    result._note(self, error, "")
            if outcome and step == self._set_up:
                steps = [self.doCleanups]
        if expecting and outcome is None:
            result.addUnexpectedSuccess(self)
        elif outcome is None and not self._sub_failed:
            result.addSuccess(self)
        return result

    __call__ = run

    def debug(self):
        self._set_up()
        self._call(getattr(self, self._testMethodName))
        self._tear_down()
        self.doCleanups()

    # Assertions

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _fail(self, msg, standard):
        if msg is not None:
            standard = f"{standard} : {msg}" if self.longMessage else msg
        raise self.failureException(standard)

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{expr!r} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{expr!r} is not false")

    def assertEqual(self, first, second, msg=None):
        if first == second:
            return
        kind = type(first) if type(first) is type(second) else None
        if kind is str:
            self.assertMultiLineEqual(first, second, msg)
        elif kind in (list, tuple):
            self._sequence_differs(first, second, msg, kind.__name__.capitalize() + "s")
        elif kind is dict:
            self.assertDictEqual(first, second, msg)
        elif kind in (set, frozenset):
            self.assertSetEqual(first, second, msg)
        else:
            self._fail(msg, _common(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{first!r} == {second!r}")

    def assertMultiLineEqual(self, first, second, msg=None):
        if first != second:
            lines = _differences(first.splitlines(True), second.splitlines(True), True)
            self._fail(msg, _common(first, second) + "\n" + lines)

    def _sequence_differs(self, first, second, msg, name):
        text = f"{name} differ: {first!r} != {second!r}\n"
        for index in range(max(len(first), len(second))):
            if index >= len(first) or index >= len(second):
                longer, items = ("First", first) if len(first) > len(second) else ("Second", second)
                count = abs(len(first) - len(second))
                text += f"\n{longer} {name[:-1].lower()} contains {count} additional elements."
                text += f"\nFirst extra element {index}:\n{items[index]!r}\n"
                break
            if first[index] != second[index]:
                text += f"\nFirst differing element {index}:\n{first[index]!r}\n{second[index]!r}\n"
                if len(first) != len(second):
                    shorter = min(len(first), len(second))
                    longer, items = ("First", first) if len(first) > len(second) else ("Second", second)
                    count = abs(len(first) - len(second))
                    text += f"\n{longer} {name[:-1].lower()} contains {count} additional elements."
                    text += f"\nFirst extra element {shorter}:\n{items[shorter]!r}\n"
                break
        from pprint import pformat

        self._fail(msg, text + "\n" + _differences(pformat(first).splitlines(), pformat(second).splitlines(), False))

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if list(first) != list(second):
            self._sequence_differs(first, second, msg, "Sequences")

    def assertListEqual(self, list1, list2, msg=None):
        if list1 != list2:
            self._sequence_differs(list1, list2, msg, "Lists")

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        if tuple1 != tuple2:
            self._sequence_differs(tuple1, tuple2, msg, "Tuples")

    def assertDictEqual(self, d1, d2, msg=None):
        if d1 != d2:
            from pprint import pformat

            lines = _differences(pformat(d1).splitlines(), pformat(d2).splitlines(), False)
            self._fail(msg, _common(d1, d2) + "\n" + lines)

    def assertSetEqual(self, set1, set2, msg=None):
        if set1 == set2:
            return
        lines = []
        for which, items in (("first", set1 - set2), ("second", set2 - set1)):
            if items:
                lines.append(f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:")
                lines += [repr(item) for item in items]
        self._fail(msg, "\n".join(lines))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        lines = []
        for item in [item for n, item in enumerate(first + second) if item not in (first + second)[:n]]:
            one, two = first.count(item), second.count(item)
            if one != two:
                lines.append(f"First has {one}, Second has {two}:  {item!r}")
        if lines:
            self._fail(msg, "Element counts were not equal:\n" + "\n".join(lines))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f"{expr1!r} is not {expr2!r}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {expr1!r}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{obj!r} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{member!r} not found in {container!r}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{member!r} unexpectedly found in {container!r}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f"{obj!r} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{obj!r} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{a!r} not less than {b!r}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{a!r} not less than or equal to {b!r}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{a!r} not greater than {b!r}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{a!r} not greater than or equal to {b!r}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference = abs(first - second)
        if delta is not None:
            if difference > delta:
                self._fail(msg, f"{first!r} != {second!r} within {delta!r} delta ({difference!r} difference)")
        elif round(difference, 7 if places is None else places) != 0:
            places = 7 if places is None else places
            self._fail(msg, f"{first!r} != {second!r} within {places!r} places ({difference!r} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        if delta is not None:
            if first == second or difference <= delta:
                self._fail(msg, f"{first!r} == {second!r} within {delta!r} delta ({difference!r} difference)")
        elif first == second or round(difference, 7 if places is None else places) == 0:
            self._fail(msg, f"{first!r} == {second!r} within {7 if places is None else places!r} places")

    def assertRegex(self, text, expected_regex, msg=None):
        import re

        pattern = re.compile(expected_regex)
        if not pattern.search(text):
            self._fail(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re

        found = re.compile(unexpected_regex).search(text)
        if found:
            self._fail(msg, f"Regex matched: {found.group()!r} matches {unexpected_regex!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raises(expected_exception, None, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._raises(expected_exception, expected_regex, args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._raises(expected_warning, None, args, kwargs, _Warns)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._raises(expected_warning, expected_regex, args, kwargs, _Warns)

    def _raises(self, expected, pattern, args, kwargs, kind=_Raises):
        context = kind(self, expected, pattern, kwargs.pop("msg", None) if not args else None)
        if not args:
            return context
        context.called = getattr(args[0], "__name__", repr(args[0]))
        with context:
            args[0](*args[1:], **kwargs)


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return result

    def run(self, result=None):
        import asyncio
        with asyncio.Runner() as self._runner:
            return super().run(result)

    __call__ = run

    def _call(self, function, *args, **kwargs):
        result = function(*args, **kwargs)
        if hasattr(result, "__await__"):
            self._runner.run(result)

    def _set_up(self):
        self.setUp()
        self._call(self.asyncSetUp)

    def _tear_down(self):
        self._call(self.asyncTearDown)
        self.tearDown()


def _differences(one, two, keep_ends):
    try:
        from difflib import ndiff
    except ImportError:
        ndiff = _ndiff
    if keep_ends:
        return "".join(ndiff(one, two))
    return "\n".join(ndiff(one, two))


def _ndiff(one, two):
    return [f"- {line}" if line.endswith("\n") else f"- {line}\n" for line in one] + [f"+ {line}" for line in two]


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = self.failfast = False

    def startTest(self, test):
        self.testsRun += 1

    def stop(self):
        self.shouldStop = True

    def _note(self, test, error, suffix):
        import traceback

        failed = isinstance(error, test.failureException)
        text = "".join(traceback.format_exception(error))
        (self.failures if failed else self.errors).append((_Named(test, suffix) if suffix else test, text))
        if suffix:
            test = _Named(test, suffix)
        if failed:
            self.addFailure(test, error)
        else:
            self.addError(test, error)
        if self.failfast:
            self.stop()

    def addSuccess(self, test):
        pass

    def addFailure(self, test, error):
        pass

    def addError(self, test, error):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, error):
        self.expectedFailures.append((test, str(error)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)


class _Named:
    def __init__(self, test, suffix):
        self.test, self.suffix = test, suffix

    def __str__(self):
        return f"{self.test}{self.suffix}"

    def shortDescription(self):
        return self.test.shortDescription()


def _described(test):
    text = test.shortDescription()
    return f"{test}\n{text}" if text else str(test)


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions=True, verbosity=1):
        super().__init__()
        self.stream, self.verbosity = stream, verbosity
        self._ended = True

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(f"{_described(test)} ... ")

    def _show(self, letter, word):
        if self.verbosity > 1:
            self.stream.write(word + "\n")
        elif self.verbosity == 1:
            self.stream.write(letter)

    def addSuccess(self, test):
        self._show(".", "ok")

    def addFailure(self, test, error):
        self._show_part(test)
        self._show("F", "FAIL")

    def addError(self, test, error):
        self._show_part(test)
        self._show("E", "ERROR")

    def _show_part(self, test):
        if self.verbosity > 1 and isinstance(test, _Named):
            self.stream.write(f"\n  {_described(test)} ... ")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show("s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, error):
        super().addExpectedFailure(test, error)
        self._show("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show("u", "unexpected success")

    def printErrors(self):
        if self.verbosity:
            self.stream.write("\n")
        for kind, items in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in items:
                self.stream.write(f"{'=' * 70}\n{kind}: {_described(test)}\n{'-' * 70}\n{text}\n")
        for test in self.unexpectedSuccesses:
            self.stream.write(f"UNEXPECTED SUCCESS: {_described(test)}\n")


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def run(self, result):
        current = None
        blocked = False
        for test in self._flat():
            if result.shouldStop:
                break
            if type(test) is not current:
                self._leave(current, blocked, result)
                current, blocked = type(test), False
                if not getattr(current, "__unittest_skip__", False):
                    blocked = not self._enter(current, result)
            if not blocked:
                test.run(result)
        self._leave(current, blocked, result)
        return result

    def _flat(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._flat()
            else:
                yield test

    def _enter(self, cls, result):
        return self._class_step(cls, "setUpClass", result)

    def _leave(self, cls, blocked, result):
        if cls is not None and not blocked and not getattr(cls, "__unittest_skip__", False):
            self._class_step(cls, "tearDownClass", result)

    def _class_step(self, cls, name, result):
        try:
            getattr(cls, name)()
            return True
        except SkipTest as error:
            result.addSkip(_Step(cls, name), str(error))
        except Exception as error:
            result._note(_Step(cls, name), error, "")
        return False


class _Step:
    failureException = ()

    def __init__(self, cls, name):
        self.text = f"{name} ({cls.__module__}.{cls.__qualname__})"

    def __str__(self):
        return self.text

    def shortDescription(self):
        return None


class TestLoader:
    testMethodPrefix = "test"

    def getTestCaseNames(self, cls):
        return sorted([name for name in dir(cls) if name.startswith(self.testMethodPrefix) and callable(getattr(cls, name))])

    def loadTestsFromTestCase(self, cls):
        names = self.getTestCaseNames(cls)
        if not names and hasattr(cls, "runTest"):
            names = ["runTest"]
        return TestSuite([cls(name) for name in names])

    def loadTestsFromModule(self, module, *args, **kwargs):
        suite = TestSuite()
        for name in sorted(vars(module)):
            cls = getattr(module, name)
            if isinstance(cls, type) and issubclass(cls, TestCase) and cls is not TestCase:
                suite.addTest(self.loadTestsFromTestCase(cls))
        return suite

    def loadTestsFromName(self, name, module=None):
        found = module
        case = None
        for part in name.split("."):
            case, found = found, getattr(found, part)
        if isinstance(found, type):
            return self.loadTestsFromTestCase(found)
        return TestSuite([case(found.__name__)])

    def loadTestsFromNames(self, names, module=None):
        return TestSuite([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, **_):
        self.stream, self.verbosity, self.failfast = stream, verbosity, failfast
        self.resultclass = resultclass or self.resultclass

    def run(self, test):
        stream = sys.stderr if self.stream is None else self.stream
        result = self.resultclass(stream, True, self.verbosity)
        result.failfast = self.failfast
        begin = time.perf_counter()
        test.run(result)
        taken = time.perf_counter() - begin
        result.printErrors()
        plural = "" if result.testsRun == 1 else "s"
        stream.write(f"{'-' * 70}\nRan {result.testsRun} test{plural} in {taken:.3f}s\n\n")
        counts = []
        if not result.wasSuccessful():
            for name, items in (("failures", result.failures), ("errors", result.errors)):
                if items:
                    counts.append(f"{name}={len(items)}")
        for name, items in (
            ("skipped", result.skipped), ("expected failures", result.expectedFailures),
            ("unexpected successes", result.unexpectedSuccesses),
        ):
            if items:
                counts.append(f"{name}={len(items)}")
        text = "OK" if result.wasSuccessful() else "FAILED"
        stream.write(text + (f" ({', '.join(counts)})" if counts else "") + "\n")
        return result


class TestProgram:
    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
        verbosity=1, failfast=None, **options,
    ):
        module = sys.modules[module] if isinstance(module, str) else module
        argv = sys.argv if argv is None else argv
        names = []
        for arg in argv[1:]:
            if arg in ("-v", "--verbose"):
                verbosity = 2
            elif arg in ("-q", "--quiet"):
                verbosity = 0
            elif not arg.startswith("-"):
                names.append(arg)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if names:
            suite = testLoader.loadTestsFromNames(names, module)
        else:
            suite = testLoader.loadTestsFromModule(module)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity, failfast=bool(failfast))
        self.result = testRunner.run(suite)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
