"""Requests to the simulated network, below `urllib.request` and `requests`."""

import _network
import socket
from http import HTTPStatus

HTTP_PORT = 80
HTTPS_PORT = 443
responses = {status.value: status.phrase for status in HTTPStatus}


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = (partial,)
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = "" if self.expected is None else f", {self.expected} more expected"
        return f"IncompleteRead({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        self.args = (line or repr(line),)
        self.line = line


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)


class HTTPMessage:
    """Headers: names without case, each perhaps several times."""

    def __init__(self, headers=()):
        self._headers = list(headers)

    def get_all(self, name, failobj=None):
        return [value for other, value in self._headers if other.lower() == name.lower()] or failobj

    def get(self, name, failobj=None):
        return self.get_all(name, [failobj])[0]

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def add_header(self, name, value):
        self._headers.append((name, value))

    def __delitem__(self, name):
        self._headers = [pair for pair in self._headers if pair[0].lower() != name.lower()]

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __len__(self):
        return len(self._headers)

    def keys(self):
        return [name for name, value in self._headers]

    def __iter__(self):
        return iter(self.keys())

    def values(self):
        return [value for name, value in self._headers]

    def items(self):
        return list(self._headers)

    def get_content_type(self):
        return self.get("content-type", "text/plain").partition(";")[0].strip().lower()

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def get_param(self, param, failobj=None, header="content-type"):
        for part in self.get(header, "").split(";")[1:]:
            name, _, value = part.strip().partition("=")
            if name.lower() == param.lower():
                return value.strip('"')
        return failobj

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def as_string(self):
        return "".join([f"{name}: {value}\n" for name, value in self._headers]) + "\n"

    __str__ = as_string


# How many requests for an address there were: each has its own luck.
_asked = {}


def _ask(method, address, target, headers, body, timeouts, connected=False):
    """The response of (host, port, secure); or why there is none, in words."""
    for timeout in timeouts:
        if timeout is not None and not isinstance(timeout, (int, float)):
            raise TypeError(f"'{type(timeout).__name__}' object cannot be interpreted as an integer")
        if timeout is not None and timeout < 0:
            raise ValueError("Timeout value out of range")
        if timeout == 0:
            return "in progress"
    key = address, target
    before = _asked.get(key, 0)
    _asked[key] = before + 1
    answer = _network.request(method, address, target, headers, body, connected, timeouts, before)
    return answer if isinstance(answer, str) else HTTPResponse(*answer)


def _reason(failure, secure):
    """The exception that a socket raises."""
    if failure == "unknown host":
        return socket.gaierror(-2, "Name or service not known")
    if failure == "refused":
        return ConnectionRefusedError(111, "Connection refused")
    if failure == "unreachable":
        return TimeoutError(110, "Connection timed out")
    if failure == "in progress":
        return BlockingIOError(115, "Operation now in progress")
    if failure == "closed":
        return RemoteDisconnected("Remote end closed connection without response")
    return TimeoutError("The read operation timed out" if secure and failure == "read timed out" else "timed out")


def _address(host, secure):
    """(host, port, secure) of what stands between the slashes of an address."""
    _check_text(host)
    host = host.rpartition("@")[2]
    name, colon, port = host.rpartition(":")
    if not colon or "]" in port:
        name, port = host, ""
    if port and not (port.isdigit() and port.isascii()):
        raise InvalidURL(f"nonnumeric port: '{port}'")
    return name.strip("[]").lower().rstrip("."), int(port or (443 if secure else 80)), secure


def _check_text(text):
    for char in text:
        if char <= " " or char == "\x7f":
            raise InvalidURL(f"URL can't contain control characters. {text!r} (found at least {char!r})")


class HTTPResponse:
    """An answer, whose body comes bit by bit."""

    version = 11
    debuglevel = 0
    url = None

    def __init__(self, status, headers, body, begin, byte):
        self.status = self.code = status
        self.reason = self.msg = responses.get(status, "Unknown")
        self.headers = HTTPMessage(headers)
        self.closed = False
        self._body, self._begin, self._byte = body, begin, byte
        # How much was read, and how much the network has brought.
        self._at = self._there = 0

    def _take(self, end):
        end = min(end, len(self._body))
        if end > self._there:
            there = min(len(self._body), max(end, self._there + 8192))
            _network.receive(self._begin + there * self._byte // 1000, there - self._there)
            self._there = there
        begin, self._at = self._at, end
        return self._body[begin:end]

    @property
    def length(self):
        return len(self._body) - self._at

    def read(self, amt=None):
        if amt is None or amt < 0:
            amt = len(self._body)
        return self._take(self._at + amt)

    def read1(self, n=-1):
        return self.read(8192 if n < 0 else min(n, 8192))

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def peek(self, n=-1):
        at = self._at
        data = self.read1(n)
        self._at = at
        return data

    def readline(self, limit=-1):
        end = self._body.find(b"\n", self._at) + 1 or len(self._body)
        return self._take(end if limit is None or limit < 0 else min(end, self._at + limit))

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readable(self):
        return True

    def writable(self):
        return False

    seekable = writable

    def flush(self):
        pass

    def close(self):
        self.closed = True
        self._body = b""
        self._at = 0

    def isclosed(self):
        return self.closed

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def getheader(self, name, default=None):
        found = self.headers.get_all(name)
        return default if found is None else ", ".join(found)

    def getheaders(self):
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


class HTTPConnection:
    _secure = False

    def __init__(self, host, port=None, timeout=socket, **options):
        self.host, self.port, _ = _address(host, self._secure)
        self.port = port or self.port
        self.timeout = socket.getdefaulttimeout() if timeout is socket else timeout
        self._connected = False
        self._response = None

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        _check_text(url)
        if isinstance(body, str):
            body = body.encode("iso-8859-1")
        headers = {"Host": self.host, "Accept-Encoding": "identity", **headers}
        if body is not None:
            headers.setdefault("Content-Length", str(len(body)))
        address = self.host, self.port, self._secure
        self._response = _ask(
            method, address, url or "/", [(name, str(value)) for name, value in headers.items()], body or b"",
            (self.timeout, self.timeout), self._connected,
        )
        if self._response in ("unknown host", "refused", "unreachable", "in progress", "connect timed out"):
            raise _reason(self._response, self._secure)
        self._connected = True

    def getresponse(self):
        response, self._response = self._response, None
        if response is None:
            raise ResponseNotReady("Idle")
        if isinstance(response, str):
            self.close()
            raise _reason(response, self._secure)
        return response

    def connect(self):
        pass

    def close(self):
        self._connected = False


class HTTPSConnection(HTTPConnection):
    _secure = True
