"""Runs GIL Lab's scenarios under a real CPython (3.8 or newer), with nothing but the standard library.

A scenario beside this file is a plain script, for `import lab` finds this module:

    python3 countdown.py                                    once, as its header says
    python3 lab.py run countdown.py --model processes --workers 4 --set N=1000
    python3 lab.py sweep countdown.py --repeats 5 --json countdown.json

A sweep times each model with each number of workers. The page draws its JSON over its own curves, labelled
"Recorded (CPython)". In the page `lab` is another module with the same contract, told in docs/scenarios.md.
"""

import argparse
import atexit
import concurrent.futures
import datetime
import json
import keyword
import multiprocessing
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

MODELS = ("serial", "threads", "processes")
DEFAULTS = {
    "title": "Untitled",
    "question": "",
    "workers": [1, 2, 4],
    "models": list(MODELS),
    "params": {},
    # Under CPython the GIL is that of the interpreter.
    "gil": "python-3.12",
    "switch_interval": None,
    # And the network is the real one.
    "network": {},
}

# How one run is told what to do: JSON with model, workers, params, seed and perhaps `times`, a file for the
# measurement. An environment variable, because a spawned worker process inherits it.
SETTINGS_VARIABLE = "GIL_LAB_SETTINGS"

# What a scenario can read besides the header's parameters; `_configure` sets them on import.
model = "threads"
workers = 1
seed = 0


# What a scenario calls


class Executor:
    """The `concurrent.futures` executor of the model under test; the time inside its `with` blocks is measured."""

    def __enter__(self):
        self._entered = time.perf_counter()
        self._pool = _pool()
        self._pool.__enter__()
        return self

    def __exit__(self, *exception):
        self._pool.__exit__(*exception)
        _measured.append(time.perf_counter() - self._entered)

    def map(self, function, *iterables):
        """Starts `function(*items)` for the items of the iterables and returns an iterator of the results, in order."""
        return self._pool.map(function, *iterables)

    def submit(self, function, *args, **kwargs):
        """Starts one call and returns its future, which has `result()`, `exception()` and `done()`."""
        return self._pool.submit(function, *args, **kwargs)


def split(n, parts):
    """Cuts `n` into `parts` integers that sum to it and differ by at most one, larger ones first."""
    share, larger = divmod(n, parts)
    return [share + 1] * larger + [share] * (parts - larger)


def ranges(n, parts):
    """Cuts `range(n)` into `parts` pairs (start, stop), of the sizes that `split` gives."""
    pairs = []
    start = 0
    for size in split(n, parts):
        pairs.append((start, start + size))
        start += size
    return pairs


def fetch(name):
    """Answers a request of a simulated network: waits 50 to 200 ms without the GIL, then returns the file's bytes.

    The bytes (20 to 80 kB) depend on the name alone, the latency on the name and the seed.
    """
    time.sleep(0.05 + 0.15 * _hash(f"{seed}:{name}") / 2**32)
    size = 20_000 + _hash(name) % 60_000
    line = name.encode() + b"\n"
    return (line * (size // len(line) + 1))[:size]


def save(name, data):
    """Writes `data` to a file of a simulated disk, 5 ms and 4 MB a second without the GIL; returns the bytes written."""
    time.sleep(0.005 + len(data) / 4_000_000)
    with tempfile.NamedTemporaryFile(prefix="lab-", suffix=re.sub(r"\W+", "-", name)) as file:
        return file.write(data)


def _hash(text):
    """FNV-1a, 32 bits: the same number everywhere, unlike `hash` of a string."""
    value = 2166136261
    for byte in text.encode():
        value = (value ^ byte) * 16777619 % 2**32
    return value


class _SerialExecutor(concurrent.futures.Executor):
    """Runs each call in place, when it is submitted."""

    def submit(self, function, *args, **kwargs):
        future = concurrent.futures.Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def _pool():
    if model == "serial":
        return _SerialExecutor()
    if model == "threads":
        return concurrent.futures.ThreadPoolExecutor(workers)
    return concurrent.futures.ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


# The header


class HeaderError(ValueError):
    """A header that can't be read, or says something that no scenario can mean."""


def parse_header(source):
    """Reads the `# /// lab` block of a script, filling in defaults; without one the defaults are all there is."""
    header = dict(DEFAULTS)
    header.update(_parse_toml(_header_text(source)))
    _check_header(header)
    return header


def _read_header(path):
    with open(path, encoding="utf-8") as file:
        return parse_header(file.read())


def _header_text(source):
    """The TOML in the block, or nothing; the frame is that of PEP 723."""
    lines = iter(source.splitlines())
    if not any(line.rstrip() == "# /// lab" for line in lines):
        return ""
    block = []
    for line in lines:
        if line.rstrip() == "# ///":
            return "\n".join(block)
        if not line.startswith("#"):
            break
        block.append(line[1:])
    raise HeaderError("the header has no closing '# ///'")


def _check_header(header):
    unknown = sorted(set(header) - set(DEFAULTS))
    if unknown:
        raise HeaderError(f"unknown key {unknown[0]!r} in the header")
    for key in ("title", "question", "gil"):
        if not isinstance(header[key], str):
            raise HeaderError(f"{key} must be a string")
    if not header["workers"] or not all(type(n) is int and 1 <= n <= 1024 for n in _list(header, "workers")):
        raise HeaderError("workers must be a list of integers from 1 to 1024")
    for name in _list(header, "models") or [None]:
        if name not in MODELS:
            raise HeaderError(f"unknown model {name!r}; there are {', '.join(MODELS)}")
    interval = header["switch_interval"]
    if interval is not None and not (type(interval) in (int, float) and 0 < interval <= 3600):
        raise HeaderError("switch_interval must be a number of seconds above 0, at most 3600")
    if not isinstance(header["network"], dict):
        raise HeaderError("network must be a table, for example { errors = 0.1 }")
    if not isinstance(header["params"], dict):
        raise HeaderError("params must be a table, for example { N = 1000 }")
    for name, value in header["params"].items():
        if not name.isidentifier() or keyword.iskeyword(name) or name in _RESERVED or name.startswith("_"):
            raise HeaderError(f"{name!r} can't be the name of a parameter")
        if not isinstance(value, (bool, int, float, str)):
            raise HeaderError(f"parameter {name} must be a number, a string, true or false")


def _list(header, key):
    if not isinstance(header[key], list):
        raise HeaderError(f"{key} must be a list")
    return header[key]


def _parse_toml(text):
    try:
        import tomllib
    except ImportError:
        return _SmallToml(text).document()
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HeaderError(str(error)) from None


class _SmallToml:
    """As much TOML as headers use, for a Python older than 3.11: strings, numbers, booleans, lists, inline tables."""

    TOKEN = re.compile(r"""[ \t]*(?:\#[^\n]*)?(\n|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\[\]{}=,]|[\w.+-]+|$)""")

    def __init__(self, text):
        self.tokens = self.scan(text)
        self.next = 0

    def scan(self, text):
        tokens, place = [], 0
        while place < len(text):
            match = self.TOKEN.match(text, place)
            if not match:
                raise HeaderError(f"unexpected {text[place:].split()[0]!r} in the header")
            tokens.append(match.group(1))
            place = match.end()
        return tokens + ["\n", ""]

    def take(self, expected=None):
        token = self.tokens[self.next]
        if expected is not None and token != expected:
            raise HeaderError(f"expected {expected!r}, not {token!r}")
        self.next += 1
        return token

    def document(self):
        table = {}
        while True:
            while self.tokens[self.next] == "\n":
                self.take()
            if not self.tokens[self.next]:
                return table
            self.pair(table)
            self.take("\n")

    def pair(self, table):
        key = self.take()
        if key in table or not re.fullmatch(r"[\w-]+", key):
            raise HeaderError(f"bad or repeated key {key!r}")
        self.take("=")
        table[key] = self.value()

    def value(self):
        token = self.take()
        if token == "[":
            return self.items("]", lambda found: found.append(self.value()), [])
        if token == "{":
            return self.items("}", self.pair, {})
        if token[:1] in ("'", '"'):
            return token[1:-1] if token[0] == "'" else json.loads(token)
        if token in ("true", "false"):
            return token == "true"
        for kind in (int, float):
            try:
                return kind(token)
            except ValueError:
                pass
        raise HeaderError(f"{token!r} is no value")

    def items(self, closing, read, found):
        while True:
            while self.tokens[self.next] == "\n":
                self.take()
            if self.tokens[self.next] == closing:
                break
            read(found)
            while self.tokens[self.next] == "\n":
                self.take()
            if self.tokens[self.next] != closing:
                self.take(",")
        self.take(closing)
        return found


# One run


def _settings(header, chosen_model=None, chosen_workers=None, params=(), seed=0):
    """What one run is told: by default threads, as many as the header's largest number of workers."""
    unknown = sorted(set(dict(params)) - set(header["params"]))
    if unknown:
        raise HeaderError(f"the header has no parameter {unknown[0]!r}")
    first = "threads" if "threads" in header["models"] else header["models"][0]
    return {
        "model": chosen_model or first,
        "workers": chosen_workers or max(header["workers"]),
        "params": {**header["params"], **dict(params)},
        "seed": seed,
        "switch_interval": header["switch_interval"],
    }


def _configure():
    """Sets `model`, `workers`, `seed` and the parameters from the settings, or else from the main script's header."""
    settings = json.loads(os.environ.get(SETTINGS_VARIABLE, "null"))
    if settings is None:
        main = getattr(sys.modules["__main__"], "__file__", None)
        settings = _settings(_read_header(main) if main else DEFAULTS)
        os.environ[SETTINGS_VARIABLE] = json.dumps(settings)
    if settings.get("switch_interval") is not None:
        sys.setswitchinterval(settings["switch_interval"])
    globals().update(settings["params"], model=settings["model"], workers=settings["workers"], seed=settings["seed"])
    if "times" in settings and multiprocessing.parent_process() is None:
        atexit.register(_write_measurement, settings["times"])


def _write_measurement(path):
    with open(path, "w") as file:
        json.dump(sum(_measured), file)


def _execute(path, settings, **options):
    """Runs the script in a process of its own and returns what `subprocess.run` does."""
    folder = os.path.dirname(os.path.abspath(__file__))
    environment = dict(os.environ, **{SETTINGS_VARIABLE: json.dumps(settings)})
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH")]))
    return subprocess.run([sys.executable, path], env=environment, **options)


def _measure(path, settings):
    """Runs the script once and returns the seconds inside its `lab.Executor` blocks."""
    with tempfile.TemporaryDirectory() as folder:
        times = os.path.join(folder, "seconds.json")
        done = _execute(path, dict(settings, times=times), stdout=subprocess.DEVNULL)
        if done.returncode:
            raise SystemExit(f"{path} failed with {settings['model']}, {settings['workers']} workers")
        with open(times) as file:
            return json.load(file)


# The command


def _run(options, header):
    settings = _settings(header, options.model, options.workers, options.set, options.seed)
    return _execute(options.file, settings).returncode


def _sweep(options, header):
    """Measures every point, interleaved, so that a busy minute of the machine spoils no point alone."""
    models = options.models or header["models"]
    counts = options.workers or header["workers"]
    points = [(model, n) for model in models for n in ([1] if model == "serial" else counts)]
    times = {point: [] for point in points}
    for repeat in range(options.repeats):
        for point in points:
            times[point].append(_measure(options.file, _settings(header, *point, options.set, options.seed)))
            _progress(f"{repeat + 1}/{options.repeats}  {point[0]:<9} {point[1]:>4}  {times[point][-1]:.4f} s")
    recording = _recording(options, header, times)
    if options.json:
        with open(options.json, "w") as file:
            json.dump(recording, file, indent=2)
            file.write("\n")
    _print_table(recording["points"])
    return 0


def _recording(options, header, times):
    return {
        "format": "gil-lab-recording",
        "version": 1,
        "title": header["title"],
        "params": _settings(header, params=options.set)["params"],
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "gil": getattr(sys, "_is_gil_enabled", lambda: True)(),
        "platform": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "recorded": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "points": [
            {"model": model, "workers": n, "times": seconds, "median": statistics.median(seconds)}
            for (model, n), seconds in times.items()
        ],
    }


def _print_table(points):
    serial = [point["median"] for point in points if point["model"] == "serial"]
    print(f"{'model':<10} {'workers':>7} {'median':>10} {'speedup':>8}")
    for point in points:
        speedup = f"{serial[0] / point['median']:.2f}" if serial and point["median"] else ""
        print(f"{point['model']:<10} {point['workers']:>7} {point['median']:>8.4f} s {speedup:>8}")


def _progress(text):
    print(text, file=sys.stderr, flush=True)


def _assignment(text):
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError("expected NAME=VALUE")
    try:
        return name.strip(), _SmallToml(f"value = {value}").document()["value"]
    except HeaderError:
        return name.strip(), value


def _name_list(text):
    unknown = [name for name in text.split(",") if name not in MODELS]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown model {unknown[0]!r}; there are {', '.join(MODELS)}")
    return text.split(",")


def _count(text):
    if not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError("expected 1 to 1024 workers")
    return int(text)


def _count_list(text):
    return [_count(part) for part in text.split(",")]


def _arguments(arguments):
    parser = argparse.ArgumentParser(prog="lab.py", description="Runs GIL Lab's scenarios under this Python.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="run a scenario once and show what it prints")
    run.add_argument("--model", choices=MODELS)
    run.add_argument("--workers", type=_count)
    sweep = commands.add_parser("sweep", help="time every model with every number of workers")
    sweep.add_argument("--models", type=_name_list, help="for example serial,threads (default: the header's)")
    sweep.add_argument("--workers", type=_count_list, help="for example 1,2,4 (default: the header's)")
    sweep.add_argument("--repeats", type=_count, default=5, help="runs of each point (default: 5)")
    sweep.add_argument("--json", metavar="OUT", help="where to write the recording")
    for command in (run, sweep):
        command.add_argument("file", metavar="FILE")
        command.add_argument("--set", type=_assignment, action="append", default=[], metavar="NAME=VALUE")
        command.add_argument("--seed", type=int, default=0, help="seed of the simulated network (default: 0)")
    return parser.parse_args(arguments)


def main(arguments=None):
    options = _arguments(arguments)
    return {"run": _run, "sweep": _sweep}[options.command](options, _read_header(options.file))


_measured = []
# A parameter becomes a variable of this module, and must not hide one.
_RESERVED = frozenset(globals())

if __name__ == "__main__":
    try:
        sys.exit(main())
    except (HeaderError, OSError) as error:
        sys.exit(f"lab.py: {error}")
else:
    _configure()
