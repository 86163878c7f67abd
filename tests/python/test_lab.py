"""Tests of the CPython shim and of the scenarios on it: `python3 tests/python/test_lab.py`."""

import contextlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCENARIOS = pathlib.Path(__file__).resolve().parent.parent.parent / "www" / "scenarios"
sys.path.insert(0, str(SCENARIOS))

import lab

# Small enough for a test; the results must still agree between the models.
SMALL = {
    "countdown.py": "N=1000",
    "cosines.py": "N=1001",
    "downloads.py": "FILES=3",
    "integrate.py": "STEPS=1000",
    "monte_carlo_pi.py": "N=1000",
}


def command(*arguments):
    """Runs `lab.py` and returns what it printed; fails when it does."""
    done = subprocess.run(
        [sys.executable, str(SCENARIOS / "lab.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    if done.returncode:
        raise AssertionError(done.stderr)
    return done.stdout


def header(*lines):
    return "\n".join(["# /// lab", *(f"# {line}" for line in lines), "# ///", "import lab"])


class ShareTest(unittest.TestCase):
    def test_split(self):
        self.assertEqual(lab.split(10, 4), [3, 3, 2, 2])
        self.assertEqual(lab.split(2, 3), [1, 1, 0])
        self.assertEqual(lab.split(0, 2), [0, 0])

    def test_ranges(self):
        self.assertEqual(lab.ranges(10, 4), [(0, 3), (3, 6), (6, 8), (8, 10)])

    def test_fetched_bytes_depend_on_the_name(self):
        # The same numbers are in the contract, docs/scenarios.md, for every machine returns the same bytes.
        data = lab.fetch("file-01.txt")
        self.assertEqual((len(data), data[:12]), (76_043, b"file-01.txt\n"))
        self.assertEqual(lab.save("a/b.txt", data), len(data))


class HeaderTest(unittest.TestCase):
    def test_defaults(self):
        self.assertEqual(lab.parse_header("print(1)"), lab.DEFAULTS)

    def test_block(self):
        parsed = lab.parse_header(
            header("title = 'T'", "workers = [1, 3]", "params = { N = 5_000, x = 1.5, on = true }")
        )
        self.assertEqual(parsed["title"], "T")
        self.assertEqual(parsed["workers"], [1, 3])
        self.assertEqual(parsed["params"], {"N": 5000, "x": 1.5, "on": True})

    def test_errors_name_the_thing(self):
        for lines, message in [
            (["colour = 1"], "unknown key 'colour'"),
            (["workers = []"], "workers must be"),
            (["workers = [0]"], "workers must be"),
            (["workers = 4"], "workers must be a list"),
            (["models = ['fibers']"], "unknown model 'fibers'"),
            (["params = { split = 1 }"], "'split' can't be the name"),
            (["params = { while = 1 }"], "'while' can't be the name"),
            (["params = { a = [] }"], "parameter a must be"),
            (["network = 5"], "network must be a table"),
            (["title = 5"], "title must be a string"),
        ]:
            with self.assertRaisesRegex(lab.HeaderError, message):
                lab.parse_header(header(*lines))
        with self.assertRaisesRegex(lab.HeaderError, "no closing"):
            lab.parse_header("# /// lab\n# title = 'x'\nimport lab")

    @unittest.skipIf(sys.version_info < (3, 11), "compares with tomllib")
    def test_small_parser_agrees_with_tomllib(self):
        import tomllib

        texts = [lab._header_text((SCENARIOS / name).read_text("utf-8")) for name in SMALL]
        texts.append(
            'a = "q\\"\\n" # note\n\nb = [1,\n  2, # two\n]\nc = { x = -1, y = 1e3 }\nd = []\ne = {}\nf = \'#\''
        )
        for text in texts:
            self.assertEqual(lab._SmallToml(text).document(), tomllib.loads(text))

    def test_small_parser_refuses(self):
        for text in ("a", "a =", "a = [1", "a = 1 b = 2", "a = b", "a = 1\na = 2", "= 1", "a = ?", 'a = "x'):
            with self.subTest(text), self.assertRaises(lab.HeaderError):
                lab._SmallToml(text).document()


class ScenarioTest(unittest.TestCase):
    def test_every_scenario_is_covered(self):
        self.assertEqual(set(SMALL), {path.name for path in SCENARIOS.glob("*.py")} - {"lab.py"})

    def test_models_print_the_same(self):
        for name, size in SMALL.items():
            printed = {
                command("run", str(SCENARIOS / name), "--model", model, "--workers", "3", "--set", size)
                for model in lab.MODELS
            }
            self.assertEqual(len(printed), 1, name)

    def test_sweep_records_every_point(self):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "recording.json")
            path = str(SCENARIOS / "countdown.py")
            command("sweep", path, "--workers", "1,2", "--repeats", "2", "--set", "N=100", "--json", str(out))
            recording = json.loads(out.read_text())
        points = [(point["model"], point["workers"]) for point in recording["points"]]
        self.assertEqual(points, [("serial", 1), ("threads", 1), ("threads", 2), ("processes", 1), ("processes", 2)])
        self.assertTrue(all(len(point["times"]) == 2 and min(point["times"]) > 0 for point in recording["points"]))
        self.assertEqual(recording["params"], {"N": 100})

    def test_bad_arguments(self):
        for arguments in (["run", "nothing.py"], ["run", str(SCENARIOS / "countdown.py"), "--set", "M=1"]):
            with self.assertRaises(AssertionError):
                command(*arguments)
        with self.assertRaises(SystemExit), contextlib.redirect_stderr(io.StringIO()):
            lab._arguments(["sweep", "countdown.py", "--models", "fibers"])


if __name__ == "__main__":
    unittest.main()
