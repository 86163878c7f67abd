import sys
import os


def parse(argv):
    options, rest = {"verbose": False, "n": 1}, []
    it = iter(argv)
    for arg in it:
        if arg in ("-v", "--verbose"):
            options["verbose"] = True
        elif arg == "-n":
            try:
                options["n"] = int(next(it))
            except StopIteration:
                raise SystemExit("error: -n needs a value")
            except ValueError as error:
                raise SystemExit(f"error: {error}") from None
        elif arg.startswith("--"):
            name, _, value = arg[2:].partition("=")
            options[name] = value or True
        else:
            rest.append(arg)
    return options, rest


for line in ("-v a b", "-n 3 x", "--mode=fast --dry", "-n", "-n x"):
    try:
        print(parse(line.split()))
    except SystemExit as stop:
        print("exit:", stop.code)
print(len(sys.argv), os.path.basename(sys.argv[0]).endswith(".py"), sys.argv[1:], __name__, sys.byteorder, sys.maxsize)


class Menu:
    def __init__(self):
        self.items = {}
        self.running = True

    def command(self, name, help=""):
        def register(func):
            self.items[name] = func, help or (func.__doc__ or "").strip()
            return func
        return register

    def run(self, lines):
        for line in lines:
            name, *args = line.split()
            try:
                func, _ = self.items[name]
            except KeyError:
                print(f"unknown command {name!r}, try one of {', '.join(sorted(self.items))}", file=sys.stdout)
                continue
            try:
                result = func(*args)
            except TypeError as error:
                print("usage:", error)
            except Exception as error:
                print(f"{type(error).__name__}: {error}")
            else:
                print(result) if result is not None else None
            if not self.running:
                break


menu = Menu()


@menu.command("add")
def add(a, b):
    """add two numbers"""
    return float(a) + float(b)


@menu.command("echo", help="say it")
def echo(*words):
    return " ".join(words)


@menu.command("quit")
def quit_():
    menu.running = False
    print("bye", flush=True)


menu.run(["add 1 2.5", "add 1", "add x 2", "echo hi there", "nope", "quit", "echo never"])
for name, (func, text) in sorted(menu.items.items()):
    print(f"{name:<8}{text:<20}{func.__name__}")
print("a", "b", sep="", end="!\n")
print(*"abc", sep=", ")

sys.stdout.write("written\n")
print("one\ttwo\\n", 'single "double"', """triple
line""", r"raw\n", "con" "cat", sep="|")
os.environ["LAB_MODE"] = "test"
print(os.environ.get("LAB_MODE"), os.getenv("LAB_NOPE", "default"), "LAB_MODE" in os.environ)
del os.environ["LAB_MODE"]
try:
    os.environ["LAB_MODE"]
except KeyError as error:
    print("KeyError", error)
if __name__ == "__main__":
    try:
        sys.exit("stopped")
    except SystemExit as stop:
        print(stop.code, stop.args)
    finally:
        print("finally")
    raise SystemExit(2)
