import logging
import sys
import traceback
import warnings

logging.basicConfig(level=logging.DEBUG, format="%(levelname)-8s|%(name)s|%(funcName)s|%(message)s", stream=sys.stderr)
log = logging.getLogger("app.db")
log.debug("debug %s %d", "x", 5)
log.info("info")
log.warning("careful: %(a)s", {"a": 1})


def work():
    try:
        return 1 / 0
    except ZeroDivisionError:
        log.exception("failed")


work()
log.error("bad", exc_info=False)
log.critical("down", extra={"user": "me"})
log.log(25, "custom level")
logging.addLevelName(25, "NOTICE")
log.log(25, "named")
log.setLevel(logging.ERROR)
log.info("hidden")
print(log.isEnabledFor(logging.INFO), log.getEffectiveLevel(), log.parent.name, log.level, logging.getLevelName(40), log, logging.getLogger("app"), logging.getLogger() is logging.root)


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


handler = ListHandler()
handler.setFormatter(logging.Formatter("{levelname}:{message}", style="{"))
other = logging.getLogger("other")
other.propagate = False
other.addHandler(handler)
other.warning("kept %r", "v")
other.addFilter(lambda record: "secret" not in record.getMessage())
other.warning("a secret")
print(handler.records, other.handlers == [handler], other.hasHandlers())
logging.disable(logging.WARNING)
other.warning("off")
logging.disable(logging.NOTSET)
logging.info("root %s", "logger")
print(handler.records)


def a():
    b()


def b():
    raise KeyError("deep")


try:
    a()
except KeyError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1], len(traceback.extract_tb(e.__traceback__)), [f.name for f in traceback.extract_tb(e.__traceback__)])
    traceback.print_exc(file=sys.stderr)
    print(traceback.format_exception_only(type(e), e), sys.exc_info()[0].__name__)
    print("".join(traceback.format_exception(e)).count("\n"))
print(sys.exc_info())
try:
    try:
        a()
    except KeyError as e:
        raise ValueError("outer") from e
except ValueError as e:
    traceback.print_exc(file=sys.stderr)
    print(repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning)
    warnings.warn("user")
    print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now", RuntimeWarning)
    except RuntimeWarning as e:
        print("raised", e)
e = ValueError("noted")
e.add_note("a note")
try:
    raise e
except ValueError:
    traceback.print_exc(file=sys.stderr)
