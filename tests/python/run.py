"""Runs every script of this folder on CPython and on GIL Lab, and compares what each prints.

    python3 tests/python/run.py [--cli PATH] [--machine live] [--gil NAME] [--suspend] [--check-heap] [-v] [NAME …]
    python3 tests/python/run.py --machine chromium --machine chromium-simulated [-v] [NAME …]

A script is a file `area__topic.py` beside this one. CPython 3.11 is the oracle: standard output, standard error
and exit status must be equal, to the letter. `expected_failures.txt` lists what differs today and why; a listed
script that passes fails the suite, so the list can't go stale. A script that begins with `# Needs Python 3.12.` is
compared with that version, and skipped where there is none.

`live` and `simulated` are the machines of the command-line tool, `chromium` and `chromium-simulated` those of the
page that `npm run build` wrote to `dist/`, in Chromium.
"""

import argparse
import contextlib
import difflib
import functools
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from page import Page, PageDied

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCENARIOS = ROOT / "www" / "scenarios"
EXPECTED_FAILURES = HERE / "expected_failures.txt"
MACHINES = ("live", "simulated")
# Those of the page, with the names that it has for them.
PAGE_MACHINES = {"chromium": "live", "chromium-simulated": "simulated"}
# What a script is called in the page, which has no files.
PAGE_SCRIPT = "script.py"
# The program that runs scripts in the page.
PAGE_PROGRAM = "node tests/browser/corpus.mjs"
# The first line of a script that another version than 3.11 is the oracle for.
NEEDS = re.compile(r"# Needs Python (?P<version>3\.\d+)\.\n")
# The first line of a script that only these variants of the GIL run as CPython 3.11 does.
NEEDS_GIL = re.compile(r"# Needs the GIL of (?P<names>.*)\.\n")
# A script takes well under a second; the limit only ends hangs, also on a slow, busy machine.
HANG_SECONDS = 120


@dataclass
class Outcome:
    """What a script left behind."""

    stdout: str
    stderr: str
    status: "int | None"

    def differences(self, expected):
        """A unified diff of every part that is not as `expected`, empty when they are equal."""
        lines = []
        for part in ("stdout", "stderr"):
            ours, theirs = getattr(self, part), getattr(expected, part)
            if ours != theirs:
                lines += difflib.unified_diff(
                    theirs.splitlines(), ours.splitlines(), f"{part} of CPython", f"{part} of gil-lab", lineterm=""
                )
                if theirs.splitlines() == ours.splitlines():
                    lines.append(f"{part} differs in its line ends only")
        if self.status != expected.status:
            describe = lambda status: "none (it hung)" if status is None else status
            lines.append(f"exit status: CPython {describe(expected.status)}, gil-lab {describe(self.status)}")
        return lines


def shell_status(status):
    """As a shell shows it: a process that a signal ended has 128 and the signal's number."""
    return 128 - status if status < 0 else status


@dataclass
class Verdict:
    script: str
    machine: str
    differences: "list[str]"
    missing: "str | None" = None
    # Why there is nothing to compare.
    died: "str | None" = None


@dataclass
class Tool:
    """The `gil-lab` tool, which the comparison calls with `options`."""

    command: "list[str]"
    options: "list[str]"

    def run(self, path, machine):
        return execute([*self.command, "run", path.name, "--machine", machine, *self.options], path.parent)


def environment():
    """An environment in which CPython's output depends on nothing but the script."""
    return {
        **os.environ,
        "PYTHONPATH": str(SCENARIOS),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "NO_COLOR": "1",
    }


def execute(command, folder, seconds=None):
    """Runs `command` in `folder` and returns its `Outcome`, with the folder's own path taken out of tracebacks."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds or HANG_SECONDS,
        )
    except subprocess.TimeoutExpired as hang:
        partial = lambda output: (output or b"").decode("utf-8", "replace")
        return Outcome(partial(hang.stdout), partial(hang.stderr), None)
    # CPython names the main script by its absolute path, a tool may as well name it as it was given.
    stderr = done.stderr.decode("utf-8", "replace").replace(f"{folder}{os.sep}", "")
    return Outcome(done.stdout.decode("utf-8", "replace"), stderr, shell_status(done.returncode))


@functools.cache
def find_python(version):
    """A CPython of this version, such as `3.12`: on the path, or among pyenv's. None when there is none."""
    pyenv = pathlib.Path(os.environ.get("PYENV_ROOT") or pathlib.Path.home() / ".pyenv")
    found = [f"python{version}", *map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python3")))]
    for python in found:
        with contextlib.suppress(OSError):
            says = subprocess.run([python, "--version"], capture_output=True, text=True).stdout
            if says.startswith(f"Python {version}."):
                return python
    return None


def ask_cpython(python, path, name):
    """Runs a copy of the script that is called `name`, in a folder where it may leave files."""
    with tempfile.TemporaryDirectory() as folder:
        # The tracebacks have the folder's real path.
        folder = pathlib.Path(folder).resolve()
        shutil.copy(path, folder / name)
        return execute([python, name], folder)


def judge(path, machines, tool, page):
    """Runs one script on CPython and on each machine."""
    python = sys.executable
    needs = NEEDS.match(path.read_text(encoding="utf-8", errors="replace"))
    if needs:
        python = find_python(needs["version"])
        if python is None:
            return [Verdict(path.name, machine, [], f"python{needs['version']}") for machine in machines]
    expected = functools.cache(lambda name: ask_cpython(python, path, name))
    verdicts = []
    for machine in machines:
        if machine in PAGE_MACHINES:
            source = path.read_bytes().decode("utf-8", "replace")
            try:
                ours = Outcome(**page.run(source, PAGE_MACHINES[machine], HANG_SECONDS))
                if ours.status is not None:
                    ours.status = shell_status(ours.status)
            except PageDied as death:
                verdicts.append(Verdict(path.name, machine, [], died=f"the page died: {death}"))
                continue
            differences = ours.differences(expected(PAGE_SCRIPT))
        else:
            differences = tool.run(path, machine).differences(expected(path.name))
        verdicts.append(Verdict(path.name, machine, differences))
    return verdicts


def read_expected_failures(path):
    """Reads `script: reason` and `script@machine: reason` lines into a dict; `#` begins a comment."""
    reasons = {}
    for number, line in enumerate(path.read_text().splitlines() if path.exists() else [], 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, reason = line.partition(":")
        if not colon or not reason.strip():
            raise SystemExit(f"{path.name}, line {number}: expected 'script: reason'")
        reasons[name.strip()] = reason.strip()
    return reasons


def select(names, folder):
    """The scripts to run: all of them, or those whose names contain one of `names`."""
    scripts = sorted(path.name for path in folder.glob("*__*.py"))
    chosen = [script for script in scripts if not names or any(name in script for name in names)]
    if not chosen:
        raise SystemExit(f"no script matches {', '.join(names)}")
    return chosen


def default_tool():
    """The newest `gil-lab` that cargo built in this tree."""
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    built = [path for profile in ("release", "debug") if (path := target / profile / "gil-lab").exists()]
    if not built:
        raise SystemExit("no gil-lab found: build it with 'npm run cli', or name it with --cli")
    return str(max(built, key=lambda path: path.stat().st_mtime))


def report(verdicts, reasons, verbose):
    """Prints what failed and the closing line; returns the exit status."""
    passed = failed = skipped = 0
    for verdict in verdicts:
        label = f"{verdict.script} [{verdict.machine}]"
        reason = reasons.get(f"{verdict.script}@{verdict.machine}") or reasons.get(verdict.script)
        if verdict.missing:
            skipped += 1
            print(f"SKIP {label}: there is no {verdict.missing} to compare with")
        elif verdict.died:
            failed += 1
            print(f"FAIL {label}: {verdict.died}")
        elif reason and verdict.differences:
            skipped += 1
            if verbose:
                print(f"SKIP {label}: {reason}")
        elif reason:
            failed += 1
            print(f"FAIL {label}: passes, but expected_failures.txt says: {reason}")
        elif verdict.differences:
            failed += 1
            print(f"FAIL {label}")
            for line in verdict.differences if verbose else verdict.differences[:0]:
                print(f"     {line}")
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="Compares gil-lab with CPython.")
    parser.add_argument("names", nargs="*", help="run only scripts whose names contain one of these")
    parser.add_argument("--cli", help="the gil-lab tool (default: the newest in target/)")
    parser.add_argument("--page", default=PAGE_PROGRAM, help="what runs scripts in the page (default: %(default)s)")
    parser.add_argument(
        "--machine", choices=(*MACHINES, *PAGE_MACHINES), action="append", help="default: both of the tool"
    )
    parser.add_argument("--suspend", action="store_true", help="leave and re-enter the interpreter at every poll point")
    parser.add_argument("--gil", help="run with this variant of the GIL, which no output may depend on")
    parser.add_argument("--check-heap", action="store_true", help="fail where an object is not freed (debug builds)")
    parser.add_argument("-v", "--verbose", action="store_true", help="show the differences")
    parser.add_argument("--folder", type=pathlib.Path, default=HERE, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    options.machine = options.machine or MACHINES
    if (options.suspend or options.check_heap or options.gil) and not set(options.machine) <= set(MACHINES):
        parser.error("--suspend, --check-heap and --gil are for the tool's machines only")
    return options


def find_tool(options):
    """The tool that the options ask for."""
    command = shlex.split(options.cli or default_tool())
    if os.sep in command[0]:
        command[0] = str(pathlib.Path(command[0]).resolve())
    chosen = ["--suspend-everywhere"] * options.suspend + ["--check-heap"] * options.check_heap
    return Tool(command, chosen + (["--gil", options.gil] if options.gil else []))


def runs_with(gil, path):
    """Whether the script says nothing of the GIL, or names this one."""
    needs = NEEDS_GIL.match(path.read_text(encoding="utf-8", errors="replace"))
    return needs is None or gil in re.split(", | or ", needs["names"])


def main(arguments=None):
    options = parse_arguments(arguments)
    if sys.version_info[:2] != (3, 11):
        print(f"note: the expected output is that of CPython 3.11, not {sys.version.split()[0]}", file=sys.stderr)
    folder = options.folder.resolve()
    paths = [folder / script for script in select(options.names, folder)]
    if options.gil:
        paths = [path for path in paths if runs_with(options.gil, path)]
    with contextlib.ExitStack() as stack:
        tool = page = None
        if not set(options.machine) <= set(PAGE_MACHINES):
            tool = find_tool(options)
        if not set(options.machine) <= set(MACHINES):
            page = stack.enter_context(contextlib.closing(Page(shlex.split(options.page), ROOT)))
        pool = stack.enter_context(ThreadPoolExecutor(os.cpu_count()))
        judged = list(pool.map(lambda path: judge(path, options.machine, tool, page), paths))
    verdicts = [verdict for group in judged for verdict in group]
    return report(verdicts, read_expected_failures(folder / EXPECTED_FAILURES.name), options.verbose)


if __name__ == "__main__":
    sys.exit(main())
