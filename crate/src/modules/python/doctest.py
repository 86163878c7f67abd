import sys
import types
from _sys import execute
from io import StringIO

ELLIPSIS, NORMALIZE_WHITESPACE, IGNORE_EXCEPTION_DETAIL, SKIP, DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE = [
    1 << bit for bit in (3, 2, 5, 4, 0, 1)
]
REPORT_NDIFF = REPORT_UDIFF = REPORT_CDIFF = REPORT_ONLY_FIRST_FAILURE = FAIL_FAST = 0
_FLAGS = {
    "ELLIPSIS": ELLIPSIS, "NORMALIZE_WHITESPACE": NORMALIZE_WHITESPACE,
    "IGNORE_EXCEPTION_DETAIL": IGNORE_EXCEPTION_DETAIL, "SKIP": SKIP,
    "DONT_ACCEPT_TRUE_FOR_1": DONT_ACCEPT_TRUE_FOR_1, "DONT_ACCEPT_BLANKLINE": DONT_ACCEPT_BLANKLINE,
}


class TestResults:
    def __init__(self, failed, attempted):
        self.failed, self.attempted = failed, attempted

    def __iter__(self):
        return iter((self.failed, self.attempted))

    def __getitem__(self, index):
        return (self.failed, self.attempted)[index]

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"TestResults(failed={self.failed}, attempted={self.attempted})"


class Example:
    def __init__(self, source, want, lineno, flags):
        self.source, self.want, self.lineno, self.flags = source, want, lineno, flags


def _examples(text, name):
    lines = text.expandtabs().split("\n")
    found = []
    index = 0
    while index < len(lines):
        line = lines[index]
        stripped = line.lstrip()
        if not (stripped.startswith(">>> ") or stripped == ">>>"):
            index += 1
            continue
        indent = len(line) - len(stripped)
        first = index
        source = [stripped[4:]]
        index += 1
        while index < len(lines) and (lines[index][indent:indent + 4] == "... " or lines[index][indent:] == "..."):
            source.append(lines[index][indent + 4:])
            index += 1
        want = []
        while index < len(lines) and lines[index].strip() and not lines[index].lstrip().startswith(">>>"):
            want.append(lines[index][indent:])
            index += 1
        flags = {}
        for one in source:
            _, mark, options = one.partition("# doctest:")
            for option in options.replace(",", " ").split() if mark else ():
                flags[_FLAGS[option[1:]]] = option[0] == "+"
        text = "\n".join(want) + "\n" if want else ""
        found.append(Example("\n".join(source) + "\n", text, first, flags))
    return found


def _matches(want, got, flags):
    if got == want:
        return True
    if not flags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
        return True
    if not flags & DONT_ACCEPT_BLANKLINE:
        want = "\n".join(["" if line.strip() == "<BLANKLINE>" else line for line in want.split("\n")])
        if got == want:
            return True
    if flags & NORMALIZE_WHITESPACE:
        got, want = " ".join(got.split()), " ".join(want.split())
        if got == want:
            return True
    return bool(flags & ELLIPSIS) and _ellipsis(want, got)


def _ellipsis(want, got):
    parts = want.split("...")
    if len(parts) == 1:
        return want == got
    if not got.startswith(parts[0]) or not got.endswith(parts[-1]):
        return False
    at, end = len(parts[0]), len(got) - len(parts[-1])
    for part in parts[1:-1]:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return at <= end


def _exception_of(want):
    # The last lines of an expected traceback, or none.
    lines = want.split("\n")
    if not lines[0].startswith(("Traceback (most recent call last):", "Traceback (innermost last):")):
        return None
    for index, line in enumerate(lines[1:], 1):
        if line and line[0] not in " \t":
            return "\n".join(lines[index:])
    return ""


def _run_example(example, names):
    # Prints the value of an expression, as the interactive interpreter does.
    names["_"] = None
    try:
        execute(f"_ = (\n{example.source}\n)", names)
    except SyntaxError:
        execute(example.source, names)
        return
    if names["_"] is not None:
        print(repr(names["_"]))


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name = examples, globs, name
        self.filename, self.lineno, self.docstring = filename, lineno, docstring


class DocTestRunner:
    def __init__(self, checker=None, verbose=None, optionflags=0):
        self.verbose = "-v" in sys.argv if verbose is None else verbose
        self.flags = optionflags
        self.tries = self.failures = 0
        self.counts = []

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        out = sys.stdout.write if out is None else out
        failed = 0
        tried = 0
        for example in test.examples:
            flags = self.flags
            for flag, on in example.flags.items():
                flags = flags | flag if on else flags & ~flag
            if flags & SKIP:
                continue
            tried += 1
            if self.verbose:
                want = f"Expecting:\n{_indented(example.want)}" if example.want else "Expecting nothing\n"
                out(f"Trying:\n{_indented(example.source)}{want}")
            saved, sys.stdout = sys.stdout, StringIO()
            error = None
            try:
                _run_example(example, test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException as raised:
                error = raised
            finally:
                got = sys.stdout.getvalue()
                sys.stdout = saved
            if got and not got.endswith("\n"):
                got += "\n"
            expected = _exception_of(example.want)
            if error is None:
                good = _matches(example.want, got, flags)
                report = f"Expected:\n{_indented(example.want)}" if example.want else "Expected nothing\n"
                report += f"Got:\n{_indented(got)}" if got else "Got nothing\n"
            else:
                import traceback

                text = traceback.format_exception_only(error)[-1]
                good = expected is not None and _matches(expected, text, flags)
                if not good and expected is not None and flags & IGNORE_EXCEPTION_DETAIL:
                    name = lambda line: line.partition(":")[0].rpartition(".")[2]
                    good = name(expected) == name(text)
                report = "".join(traceback.format_exception(error))
                if expected is None:
                    report = f"Exception raised:\n{_indented(report)}"
                else:
                    report = f"Expected:\n{_indented(example.want)}Got:\n{_indented(got + report)}"
            if good:
                if self.verbose:
                    out("ok\n")
                continue
            failed += 1
            line = "?" if test.lineno is None else test.lineno + example.lineno + 1
            out(
                f"{'*' * 70}\nFile \"{test.filename}\", line {line}, in {test.name}\n"
                f"Failed example:\n{_indented(example.source)}{report}"
            )
        self.tries += tried
        self.failures += failed
        self.counts.append((test.name, failed, tried))
        return TestResults(failed, tried)

    def summarize(self, verbose=None):
        verbose = self.verbose if verbose is None else verbose
        counts = sorted(self.counts)
        if verbose:
            empty = [name for name, _, tried in counts if not tried]
            if empty:
                print(f"{len(empty)} items had no tests:")
                for name in empty:
                    print(f"    {name}")
            passed = [(name, tried) for name, failed, tried in counts if tried and not failed]
            if passed:
                print(f"{len(passed)} items passed all tests:")
                for name, tried in passed:
                    print(f" {tried:3d} tests in {name}")
        bad = [(name, failed, tried) for name, failed, tried in counts if failed]
        if bad:
            print("*" * 70)
            print(f"{len(bad)} items had failures:")
            for name, failed, tried in bad:
                print(f" {failed:3d} of {tried:3d} in {name}")
        if verbose:
            print(f"{self.tries} tests in {len(counts)} items.")
            print(f"{self.tries - self.failures} passed and {self.failures} failed.")
        if self.failures:
            print(f"***Test Failed*** {self.failures} failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries)


def _indented(text):
    return "".join([f"    {line}\n" if line else "\n" for line in text.splitlines()])


def _found(obj, name, module, seen, tests):
    if id(obj) in seen:
        return
    seen.add(id(obj))
    doc = getattr(obj, "__doc__", None)
    if isinstance(obj, (classmethod, staticmethod)):
        obj = obj.__func__
        doc = obj.__doc__
    elif isinstance(obj, property):
        doc = obj.fget.__doc__
    tests.append((name, doc if isinstance(doc, str) else "", obj))
    if isinstance(obj, type):
        for key, value in obj.__dict__.items():
            if isinstance(value, (types.FunctionType, classmethod, staticmethod, property)) or (
                isinstance(value, type) and value.__module__ == obj.__module__
            ):
                _found(value, f"{name}.{key}", module, seen, tests)


def _line_of(obj, doc, filename):
    from _sys import source_line

    if isinstance(obj, property):
        obj = obj.fget
    code = getattr(obj, "__code__", None)
    wanted = doc.strip().split("\n")[0].strip()
    number = code.co_firstlineno if code is not None else 1
    for line in range(number, number + 2000):
        if wanted and wanted in source_line(filename, line):
            return line - 1 - doc[:doc.find(wanted)].count("\n")
    return None


def testmod(
    m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
    exclude_empty=False,
):
    m = sys.modules["__main__"] if m is None else m
    name = name or m.__name__
    globs = dict(m.__dict__ if globs is None else globs)
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    tests = [(name, m.__doc__ or "", m)]
    seen = set()
    for key, value in list(m.__dict__.items()):
        if isinstance(value, (types.FunctionType, type)) and getattr(value, "__module__", None) == m.__name__:
            _found(value, f"{name}.{key}", m, seen, tests)
    for key, doc in getattr(m, "__test__", {}).items():
        tests.append((f"{name}.__test__.{key}", doc if isinstance(doc, str) else doc.__doc__ or "", m))
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    filename = getattr(m, "__file__", sys.argv[0])
    for key, doc, obj in sorted(tests, key=lambda test: test[0]):
        examples = _examples(doc, key)
        if examples or runner.verbose:
            line = _line_of(obj, doc, filename) if examples else None
            runner.run(DocTest(examples, dict(globs), key, filename, line, doc))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    tests = []
    _found(f, name, None, set(), tests)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    filename = sys.argv[0]
    for key, doc, obj in tests:
        examples = _examples(doc, key)
        if examples:
            runner.run(DocTest(examples, dict(globs), key, filename, _line_of(obj, doc, filename), doc))
