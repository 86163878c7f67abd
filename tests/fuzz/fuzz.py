"""Feeds generated programs to `gil-lab`: none may make it panic, hang, lose memory or differ from CPython.

    python3 tests/fuzz/fuzz.py                        the seeds of `npm test`
    python3 tests/fuzz/fuzz.py --first 1000 --seconds 3600   others, for an hour
    python3 tests/fuzz/fuzz.py --seed 4711            one, with its source and what is wrong
    python3 tests/fuzz/fuzz.py --seed 4711 --shrink   the same, made as small as it stays wrong

Odd seeds make valid programs (`programs.py`), which run on both machines, with and without leaving the interpreter
at every poll point, and are compared with CPython. Even ones make texts that are nearly Python (`soup.py`), of which
only the end counts. A debug build of the tool says after each run whether every object was freed.
"""

import argparse
import itertools
import os
import pathlib
import random
import shlex
import sys
import tempfile
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "python"))

import programs
import run
import soup

SEEDS = 400
# What CPython does in a moment takes us no longer than this, also on a slow, busy machine.
run.HANG_SECONDS = 60
# A text that is nearly Python may run for ever, and is ended.
SOUP_SECONDS = 4
# How `gil-lab` ends when it lost an object, and a Rust program that panicked.
LOST, PANICKED = 70, 101
MODES = (
    ("--machine", "live"),
    ("--machine", "simulated"),
    ("--machine", "live", "--suspend-everywhere"),
    ("--machine", "simulated", "--suspend-everywhere"),
)


def source_of(seed):
    """The text that belongs to a seed."""
    choices = random.Random(seed)
    if seed % 2 == 0:
        return soup.generate(choices)
    while True:
        source = programs.generate(choices)
        if is_valid(source):
            return source


def is_valid(source):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "script.py", "exec")
    except SyntaxError:
        return False
    return True


def crash(outcome):
    """What is wrong with an outcome whatever the script does."""
    if outcome.status is not None and (outcome.status in (LOST, PANICKED) or outcome.status < 0):
        return [f"exit status {outcome.status}", *outcome.stderr.splitlines()[-12:]]
    return [line for line in outcome.stderr.splitlines() if "panicked at" in line]


def check_program(tool, folder):
    """What is wrong with how a valid program runs."""
    expected = run.execute([sys.executable, "-W", "ignore", "script.py"], folder)
    if expected.status is None or "RecursionError" in expected.stderr or "MemoryError" in expected.stderr:
        return []
    for mode in MODES:
        ours = run.execute([*tool, "run", "script.py", *mode, "--check-heap"], folder)
        wrong = crash(ours)
        if not wrong:
            wrong = ours.differences(expected)
        if wrong:
            return [" ".join(mode), *wrong]
    return []


def check_soup(tool, folder):
    """What is wrong with how nearly Python is taken: compiling has to end, and running not to crash."""
    compiled = run.execute([*tool, "dis", "script.py"], folder)
    wrong = ["the compiler hangs"] if compiled.status is None else crash(compiled)
    if wrong or compiled.status != 0:
        return wrong
    return crash(run.execute([*tool, "run", "script.py", "--machine", "simulated", "--check-heap"], folder, SOUP_SECONDS))


def check(tool, seed, source):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        (folder / "script.py").write_text(source, encoding="utf-8", errors="surrogatepass", newline="")
        return (check_program if seed % 2 else check_soup)(tool, folder)


def shrink(source, is_wrong):
    """Takes lines out, with the block that hangs on them, as long as it stays wrong."""
    lines = source.splitlines(keepends=True)
    kept = programs.HEAD.count("\n") if source.startswith(programs.HEAD) else 0
    indent = lambda line: len(line) - len(line.lstrip())
    at = len(lines) - 1
    while at >= kept:
        end = at + 1
        while end < len(lines) and indent(lines[end]) > indent(lines[at]):
            end += 1
        tries = [lines[:at] + lines[end:]]
        if end > at + 1:
            # The block without its head.
            inner = indent(lines[at + 1]) - indent(lines[at])
            tries.append(lines[:at] + [line[inner:] for line in lines[at + 1 : end]] + lines[end:])
        else:
            tries.append(lines[:at] + [" " * indent(lines[at]) + "pass\n"] + lines[end:])
        for fewer in tries:
            if fewer != lines and is_wrong("".join(fewer)):
                lines = fewer
                break
        at = min(at, len(lines)) - 1
    return "".join(lines)


def one(tool, seed, wants_shrinking):
    """Shows one seed."""
    source = source_of(seed)
    wrong = check(tool, seed, source)
    if wrong and wants_shrinking:
        # The same mode, and the same part of the output.
        still = lambda text: (seed % 2 == 0 or is_valid(text)) and check(tool, seed, text)[:2] == wrong[:2]
        source = shrink(source, still)
        wrong = check(tool, seed, source)
    print(source.removeprefix(programs.HEAD))
    print("\n".join(wrong) or "nothing is wrong")
    return 1 if wrong else 0


def many(tool, seeds, seconds):
    """Runs seeds until there are no more, or the time is over."""
    end = time.monotonic() + seconds
    failed = count = 0

    def attempt(seed):
        if time.monotonic() > end:
            return seed, None
        try:
            return seed, check(tool, seed, source_of(seed))
        except Exception as error:
            return seed, [f"the fuzzer itself: {error!r}"]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        while batch := list(itertools.islice(seeds, 64)):
            for seed, wrong in pool.map(attempt, batch):
                if wrong is None:
                    continue
                count += 1
                if wrong:
                    failed += 1
                    print(f"FAIL seed {seed}: {' / '.join(wrong[:4])[:300]}", flush=True)
            if time.monotonic() > end:
                break
    print(f"{count} programs, {failed} failed" + (f"; see one with: {sys.argv[0]} --seed S" if failed else ""))
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description="Feeds generated programs to gil-lab.")
    parser.add_argument("--cli", help="the gil-lab tool, a debug build (default: the newest in target/)")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=SEEDS, help=f"how many seeds (default: {SEEDS})")
    parser.add_argument("--seconds", type=int, help="as many seeds as fit in this time")
    parser.add_argument("--seed", type=int, help="only this seed, and show it")
    parser.add_argument("--shrink", action="store_true", help="with --seed: make it small")
    options = parser.parse_args()
    tool = shlex.split(options.cli or run.default_tool())
    tool[0] = str(pathlib.Path(tool[0]).resolve()) if os.sep in tool[0] else tool[0]
    if options.seed is not None:
        return one(tool, options.seed, options.shrink)
    if options.seconds:
        return many(tool, itertools.count(options.first), options.seconds)
    return many(tool, iter(range(options.first, options.first + options.count)), float("inf"))


if __name__ == "__main__":
    sys.exit(main())
