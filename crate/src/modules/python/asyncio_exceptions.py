TimeoutError = TimeoutError


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


class IncompleteReadError(EOFError):
    pass


class BrokenBarrierError(RuntimeError):
    pass
