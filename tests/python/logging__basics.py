import logging
import re
import sys

logging.warning("before %s", "configuration")
logging.getLogger().handlers.clear()
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s")
log = logging.getLogger("app.db")


class Short(logging.Formatter):
    def formatException(self, info):
        # CPython names the script by its whole path, which depends on where it lies.
        return re.sub(r'File "[^"]*/', 'File "', super().formatException(info))


for handler in logging.getLogger().handlers:
    handler.setFormatter(Short(handler.formatter._fmt))


def work():
    log.debug("debugging %d of %d", 1, 2)
    log.info("info")
    log.warning("careful: %(what)s", {"what": "x"})
    log.error("bad")
    log.critical("worse")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")
        log.error("again", exc_info=True)
    logging.info("root")


work()
log.setLevel(logging.ERROR)
log.info("not shown")
log.log(45, "odd level")
print(log.level, log.getEffectiveLevel(), log.isEnabledFor(10), log.parent, logging.getLogger("app.db") is log)
print(log, logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(33), logging.root)
other = logging.getLogger("other")
other.propagate = False
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("{levelname}:{message}:{threadName}:{processName}", style="{"))
other.addHandler(handler)
other.warning("styled")
handler.addFilter(lambda record: "secret" not in record.getMessage())
other.warning("a secret")
other.warning("no s.")
child = other.getChild("kid")
child.error("from the child")
adapter = logging.LoggerAdapter(other, {"user": "ann"})
handler.setFormatter(logging.Formatter("%(user)s %(message)s"))
adapter.warning("adapted")
other.warning("extra", extra={"user": "bob"})
logging.disable(logging.CRITICAL)
other.critical("disabled")
logging.disable(logging.NOTSET)


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), record.module))


collect = Collect()
other.addHandler(collect)
handler.setFormatter(None)
other.warning("%s and %s", "one", "two")
print(collect.records)
try:
    log.setLevel("NOPE")
except ValueError as error:
    print(error)
