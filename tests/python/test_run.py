"""Shows that the runner sees what it is there to see: `python3 tests/python/test_run.py`.

Each test runs it on a folder with one small script, with a stand-in for `gil-lab` or for the page that is CPython
itself, changed in one way.
"""

import contextlib
import io
import pathlib
import shlex
import sys
import tempfile
import unittest

import run

SCRIPT = "import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(3)\n"

# Called as `TOOL run FILE --machine M [--suspend-everywhere]`.
STAND_IN = """#!/usr/bin/env python3
import subprocess, sys
done = subprocess.run([sys.executable, sys.argv[2]], capture_output=True, text=True)
stdout, stderr, status = done.stdout, done.stderr, done.returncode
machine = sys.argv[4]
suspended = sys.argv[5:] == ["--suspend-everywhere"]
{change}
sys.stdout.write(stdout)
sys.stderr.write(stderr)
sys.exit(status)
"""

# Answers as tests/browser/corpus.mjs does.
PAGE_STAND_IN = """
import json, pathlib, subprocess, sys, tempfile
print(json.dumps({{"ready": True}}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    machine, number = request["machine"], request["id"]
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "script.py").write_text(request["source"])
        done = subprocess.run([sys.executable, "script.py"], cwd=folder, capture_output=True, text=True)
    stderr = done.stderr.replace(folder + "/", "")
    answer = {{"stdout": done.stdout, "stderr": stderr, "status": done.returncode}}
    {change}
    print(json.dumps({{"id": number, **answer}}), flush=True)
"""

BOTH_OF_THE_PAGE = ("--machine", "chromium", "--machine", "chromium-simulated")


class RunnerTest(unittest.TestCase):
    def judge(self, change="", expected_failures="", arguments=(), script=SCRIPT, name="area__topic.py"):
        """Runs the runner with a stand-in and returns its status and its printed lines."""
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder).resolve()
            (folder / name).write_text(script)
            (folder / "expected_failures.txt").write_text(expected_failures)
            tool = folder / "gil-lab"
            tool.write_text(STAND_IN.format(change=change))
            tool.chmod(0o755)
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
                status = run.main(["--cli", str(tool), "--folder", str(folder), *arguments])
            return status, printed.getvalue().splitlines()

    def test_equal_output_passes(self):
        self.assertEqual(self.judge(), (0, ["2 passed, 0 failed, 0 skipped"]))

    def test_each_part_is_compared(self):
        for change in ("stdout = 'Out\\n'", "stderr = ''", "status = 1", "stdout = stdout[:-1]"):
            with self.subTest(change):
                status, lines = self.judge(change)
                self.assertEqual((status, lines[-1]), (1, "0 passed, 2 failed, 0 skipped"))

    def test_a_script_is_skipped_without_the_python_that_it_needs(self):
        status, lines = self.judge(script="# Needs Python 3.99.\n" + SCRIPT)
        self.assertEqual((status, lines[-1]), (0, "0 passed, 0 failed, 2 skipped"))
        self.assertIn("there is no python3.99", lines[0])

    def test_machines_are_judged_apart(self):
        status, lines = self.judge("if machine == 'live': status = 4")
        self.assertEqual((status, lines), (1, ["FAIL area__topic.py [live]", "1 passed, 1 failed, 0 skipped"]))
        self.assertEqual(self.judge("if machine == 'live': status = 4", arguments=["--machine", "simulated"])[0], 0)

    def test_verbose_shows_the_difference(self):
        _, lines = self.judge("stdout = 'other\\n'", arguments=["-v"])
        self.assertIn("     -out", lines)
        self.assertIn("     +other", lines)

    def test_expected_failure_is_skipped(self):
        listed = "# comment\narea__topic.py: not yet\n"
        self.assertEqual(self.judge("status = 1", listed), (0, ["0 passed, 0 failed, 2 skipped"]))
        listed = "area__topic.py@live: not yet\n"
        self.assertEqual(self.judge("if machine == 'live': status = 1", listed)[0], 0)

    def test_expected_failure_that_passes_fails(self):
        status, lines = self.judge(expected_failures="area__topic.py: not yet\n")
        self.assertEqual((status, lines[-1]), (1, "0 passed, 2 failed, 0 skipped"))

    def test_suspend_reaches_the_tool(self):
        self.assertEqual(self.judge("status = 3 if suspended else 1", arguments=["--suspend"])[0], 0)

    def test_path_of_the_script_does_not_count(self):
        change = "stderr = stderr.replace('File \"/', 'File \"').replace(sys.path[0][1:] + '/', '')"
        self.assertEqual(self.judge(change, script="1 / 0\n")[0], 0)
        self.assertEqual(self.judge("stderr = stderr.replace('line 1', 'line 2')", script="1 / 0\n")[0], 1)

    def test_the_words_of_a_syntax_error_count(self):
        change = "stderr = stderr.replace('invalid syntax', 'expected an expression')"
        for changed, status in (("", 0), (change, 1)):
            with self.subTest(changed):
                self.assertEqual(self.judge(changed, script="print(1)\nx = = 1\n", name="syntax__topic.py")[0], status)

    def judge_page(self, change="", expected_failures="", arguments=BOTH_OF_THE_PAGE, script=SCRIPT):
        """Runs the runner with a stand-in for the page."""
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder, "page.py")
            program.write_text(PAGE_STAND_IN.format(change=change))
            page = ["--page", shlex.join([sys.executable, str(program)])]
            return self.judge("status = 1", expected_failures, [*page, *arguments], script)

    def test_the_page_is_compared(self):
        self.assertEqual(self.judge_page(), (0, ["2 passed, 0 failed, 0 skipped"]))
        for change in ("answer['stdout'] = ''", "answer['stderr'] += ' '", "answer['status'] = None"):
            with self.subTest(change):
                status, lines = self.judge_page(change)
                self.assertEqual((status, lines[-1]), (1, "0 passed, 2 failed, 0 skipped"))

    def test_machines_of_page_and_tool_are_judged_apart(self):
        change = "if machine == 'live': answer['status'] = 4"
        status, lines = self.judge_page(change, arguments=[*BOTH_OF_THE_PAGE, "--machine", "live"])
        self.assertEqual((status, lines[-1]), (1, "1 passed, 2 failed, 0 skipped"))
        self.assertEqual(lines[:-1], ["FAIL area__topic.py [chromium]", "FAIL area__topic.py [live]"])
        self.assertEqual(self.judge_page(change, "area__topic.py@chromium: not there\n")[0], 0)

    def test_the_page_has_its_own_name_for_a_script(self):
        self.assertEqual(self.judge_page(script="1 / 0\n")[0], 0)
        change = "answer['stderr'] = answer['stderr'].replace('script.py', 'area__topic.py')"
        self.assertEqual(self.judge_page(change, script="1 / 0\n")[0], 1)

    def test_a_page_that_dies_is_no_expected_failure(self):
        status, lines = self.judge_page("answer = {'error': 'Target crashed'}", "area__topic.py: not yet\n")
        self.assertEqual((status, lines[-1]), (1, "0 passed, 2 failed, 0 skipped"))
        self.assertEqual(lines[0], "FAIL area__topic.py [chromium]: the page died: Target crashed")

    def test_a_page_that_ends_ends_the_comparison(self):
        with self.assertRaisesRegex(SystemExit, "has ended"):
            self.judge_page("break")
        with self.assertRaisesRegex(SystemExit, "ended before it was ready"):
            self.judge(arguments=["--page", "true", *BOTH_OF_THE_PAGE])

    def test_a_script_may_leave_files(self):
        script = "with open('left.txt', 'x') as file:\n    file.write('left')\n"
        self.assertEqual(self.judge_page(script=script)[0], 0)


if __name__ == "__main__":
    unittest.main()
