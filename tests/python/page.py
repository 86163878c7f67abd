"""The built page in Chromium, behind one program that lives as long as the comparison: tests/browser/corpus.mjs."""

import contextlib
import itertools
import json
import subprocess
import threading
from concurrent.futures import Future


class PageDied(Exception):
    """The page could not say what a script did."""


class Page:
    """Runs scripts; several threads may ask at the same time."""

    def __init__(self, command, folder):
        """Starts `command` in `folder`, and waits until it can take scripts."""
        self._program = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        if not self._program.stdout.readline():
            self._program.communicate()
            raise SystemExit(f"{' '.join(command)} ended before it was ready")
        self._lock = threading.Lock()
        self._ids = itertools.count()
        # What is asked and not answered; None when the program has ended.
        self._waiting = {}
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def run(self, source, machine, seconds):
        """Returns a dict of the script's `stdout`, `stderr` and `status`, which is None when it hung."""
        answer = Future()
        request = {"source": source, "machine": machine, "seconds": seconds}
        with self._lock:
            if self._waiting is None:
                raise SystemExit("what runs scripts in the page has ended")
            number = next(self._ids)
            self._waiting[number] = answer
            # A program that has ended is noticed where its answers are read.
            with contextlib.suppress(OSError):
                self._program.stdin.write(json.dumps({"id": number, **request}) + "\n")
                self._program.stdin.flush()
        outcome = answer.result()
        if "error" in outcome:
            raise PageDied(outcome["error"])
        return outcome

    def close(self):
        with contextlib.suppress(OSError):
            self._program.stdin.close()
        self._reader.join()
        self._program.wait()
        self._program.stdout.close()

    def _read(self):
        for line in self._program.stdout:
            outcome = json.loads(line)
            with self._lock:
                answer = self._waiting.pop(outcome.pop("id"))
            answer.set_result(outcome)
        with self._lock:
            unanswered, self._waiting = self._waiting, None
        for answer in unanswered.values():
            answer.set_exception(SystemExit("what runs scripts in the page has ended"))
