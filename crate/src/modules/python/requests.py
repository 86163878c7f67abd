"""Requests to the simulated network, for humans."""

import json as _json
import time
from collections.abc import MutableMapping
from http import HTTPStatus
from http.client import RemoteDisconnected, _ask
from urllib.parse import quote, urlencode, urljoin, urlsplit, urlunsplit

from requests.exceptions import (
    ConnectionError, ConnectTimeout, HTTPError, InvalidHeader, InvalidSchema, InvalidURL, JSONDecodeError, MissingSchema,
    ReadTimeout, RequestException, StreamConsumedError, Timeout, TooManyRedirects, URLRequired,
)

__version__ = "2.34.2"
_ANY = "!#$%&'()*+,/:;=?@[]~"


class _Codes:
    def __getattr__(self, name):
        return HTTPStatus[name.upper()].value

    __getitem__ = __getattr__


codes = _Codes()


class CaseInsensitiveDict(MutableMapping):
    def __init__(self, data=None, **kwargs):
        self._store = {}
        self.update({} if data is None else data, **kwargs)

    def __setitem__(self, key, value):
        self._store[key.lower()] = (key, value)

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def __delitem__(self, key):
        del self._store[key.lower()]

    def __iter__(self):
        return iter([key for key, value in self._store.values()])

    def __len__(self):
        return len(self._store)

    def __eq__(self, other):
        mine = {key: value for key, (_, value) in self._store.items()}
        return mine == {key.lower(): value for key, value in dict(other).items()}

    def copy(self):
        return CaseInsensitiveDict(self._store.values())

    def __repr__(self):
        return str(dict(self.items()))


class PreparedRequest:
    """A request as it is sent."""

    def __init__(self, method, url, headers, params, data, json, auth):
        self.method = method.upper()
        self.url = _prepare_url(url, params)
        self.headers = CaseInsensitiveDict(headers)
        self.body = None
        if json is not None and not data:
            self.body = _json.dumps(json).encode("utf-8")
            self._default("Content-Type", "application/json")
        elif data:
            if hasattr(data, "items") or isinstance(data, (list, tuple)):
                data = urlencode(data, doseq=True)
                self._default("Content-Type", "application/x-www-form-urlencoded")
            if hasattr(data, "read"):
                data = data.read()
            self.body = data if isinstance(data, (str, bytes, bytearray)) else b"".join(data)
        if self.body is not None:
            self._default("Content-Length", str(len(self._bytes())))
        elif self.method not in ("GET", "HEAD"):
            self._default("Content-Length", "0")
        if auth:
            import base64

            self.headers["Authorization"] = "Basic " + base64.b64encode(":".join(auth).encode("latin1")).decode()
        for name, value in self.headers.items():
            if not isinstance(value, (str, bytes)):
                raise InvalidHeader(
                    f"Header part ({value!r}) from ({name!r}, {value!r}) must be of type str or bytes, not {type(value)}"
                )

    def _default(self, name, value):
        if name not in self.headers:
            self.headers[name] = value

    def _bytes(self):
        return self.body.encode("utf-8") if isinstance(self.body, str) else self.body or b""

    @property
    def path_url(self):
        return urlunsplit(("", "") + urlsplit(self.url)[2:4] + ("",))

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"


def _prepare_url(url, params):
    url = (url.decode("utf8") if isinstance(url, bytes) else str(url)).lstrip()
    if ":" in url and not url.lower().startswith("http"):
        return url
    try:
        scheme, netloc, path, query, fragment = parts = urlsplit(url)
        parts.port
    except ValueError:
        raise InvalidURL(f"Failed to parse: {url}") from None
    if not scheme:
        raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
    if not netloc:
        raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
    if netloc.startswith(("*", ".")):
        raise InvalidURL("URL has an invalid label.")
    if params:
        if hasattr(params, "items"):
            params = [(name, value) for name, value in params.items() if value is not None]
        more = params if isinstance(params, str) else urlencode(params, doseq=True)
        query = f"{query}&{more}" if query and more else query or more
    return quote(urlunsplit((scheme, netloc, path or "/", query, fragment)), safe=_ANY)


class Response:
    def __init__(self, request, raw, seconds, history):
        self.request, self.raw, self.history = request, raw, history
        self.url = request.url
        self.status_code, self.reason = raw.status, raw.reason
        self.headers = CaseInsensitiveDict(raw.getheaders())
        self.cookies = {}
        charset = raw.headers.get_content_charset()
        kind = raw.headers.get("content-type", "")
        if charset is None and "text" in kind:
            charset = "ISO-8859-1"
        self.encoding = charset or ("utf-8" if "application/json" in kind else None)
        self._seconds = seconds
        self._content = None
        self._session = None

    @property
    def elapsed(self):
        import datetime

        return datetime.timedelta(seconds=self._seconds)

    @property
    def ok(self):
        return self.status_code < 400

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def apparent_encoding(self):
        return "ascii" if self.content.isascii() else "utf-8"

    @property
    def content(self):
        if self._content is None:
            if self.raw.closed:
                raise RuntimeError("The content for this response was already consumed")
            self._content = self.raw.read()
            self._done()
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    def json(self, **kwargs):
        try:
            return _json.loads(self.content.decode("utf-8"), **kwargs)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if self._content is None and self.raw.closed:
            raise StreamConsumedError()
        if chunk_size is not None and not isinstance(chunk_size, int):
            raise TypeError(f"chunk_size must be an int, it is instead a {type(chunk_size)}.")
        chunks = self._chunks(chunk_size)
        return (chunk.decode(self.encoding, "replace") for chunk in chunks) if decode_unicode and self.encoding else chunks

    def _chunks(self, size):
        if self._content is not None:
            size = size or len(self._content) or 1
            for at in range(0, len(self._content), size):
                yield self._content[at:at + size]
            return
        while chunk := self.raw.read1() if size is None else self.raw.read(size):
            yield chunk
        self._done()

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        pending = None
        for chunk in self.iter_content(chunk_size, decode_unicode):
            if pending is not None:
                chunk = pending + chunk
            lines = chunk.split(delimiter) if delimiter else chunk.splitlines()
            pending = lines.pop() if lines and lines[-1] and chunk and lines[-1][-1] == chunk[-1] else None
            yield from lines
        if pending is not None:
            yield pending

    def __iter__(self):
        return self.iter_content(128)

    def raise_for_status(self):
        kind = "Client" if 400 <= self.status_code < 500 else "Server" if 500 <= self.status_code < 600 else None
        if kind:
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", response=self)

    def _done(self):
        """All was read: the connection can be used again."""
        if self._session is not None:
            session, self._session = self._session, None
            session._idle.setdefault(self._address, []).append(True)
        self.raw.close()

    def close(self):
        self._session = None
        self.raw.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def _timeouts(timeout):
    if isinstance(timeout, tuple):
        if len(timeout) != 2:
            raise ValueError(
                f"Invalid timeout {timeout}. Pass a (connect, read) timeout tuple, or a single float to set both "
                "timeouts to the same value."
            )
    else:
        timeout = timeout, timeout
    for name, value in zip(("connect", "read"), timeout):
        if value is None:
            continue
        try:
            value = float(value)
        except (TypeError, ValueError):
            raise ValueError(f"Timeout value {name} was {value}, but it must be an int, float or None.") from None
        if value <= 0:
            raise ValueError(
                f"Attempted to set {name} timeout to {timeout[name == 'read']}, but the timeout cannot be set to a value "
                "less than or equal to 0."
            )
    return timeout


class Session:
    """Headers and connections that several requests share."""

    def __init__(self):
        self.headers = CaseInsensitiveDict({
            "User-Agent": f"python-requests/{__version__}", "Accept-Encoding": "gzip, deflate", "Accept": "*/*",
            "Connection": "keep-alive",
        })
        self.params, self.cookies, self.auth, self.verify, self.max_redirects = {}, {}, None, True, 30
        self._idle = {}

    def request(
        self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
        allow_redirects=True, proxies=None, hooks=None, stream=False, verify=None, cert=None, json=None,
    ):
        if files or proxies or hooks:
            raise NotImplementedError("requests with files, proxies or hooks")
        sent = self.headers.copy()
        sent.update(headers or {})
        for name in [name for name, value in sent.items() if value is None]:
            del sent[name]
        cookies = {**self.cookies, **(cookies or {})}
        if cookies:
            sent["Cookie"] = "; ".join([f"{name}={value}" for name, value in cookies.items()])
        if self.params and not isinstance(params, str):
            params = {**self.params, **dict(params or {})}
        request = PreparedRequest(method, url, sent, params, data, json, auth or self.auth)
        history = []
        while True:
            response = self._send(request, timeout, history)
            if not (allow_redirects and response.is_redirect):
                break
            response.content
            history = history + [response]
            if len(history) > self.max_redirects:
                raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.", response=response)
            method = request.method
            if response.status_code == 303 and method != "HEAD" or response.status_code in (301, 302) and method == "POST":
                method = "GET"
            keeps = response.status_code in (307, 308)
            for name in () if keeps else ("Content-Length", "Content-Type"):
                request.headers.pop(name, None)
            url = urljoin(request.url, response.headers["location"])
            request = PreparedRequest(method, url, request.headers, None, request.body if keeps else None, None, None)
        if not stream:
            response.content
        return response

    def _send(self, request, timeout, history):
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            raise InvalidSchema(f"No connection adapters were found for {request.url!r}")
        connect, read = _timeouts(timeout)
        secure = parts.scheme == "https"
        address = parts.hostname, parts.port or (443 if secure else 80), secure
        idle = self._idle.get(address, [])
        try:
            connected = idle.pop()
        except IndexError:
            connected = False
        target = request.path_url
        headers = [("Host", parts.netloc.rpartition("@")[2])] + [
            (name, value if isinstance(value, str) else value.decode("latin1")) for name, value in request.headers.items()
        ]
        begin = time.perf_counter()
        answer = _ask(request.method, address, target, headers, request._bytes(), (connect, read), connected)
        if isinstance(answer, str):
            raise _error(answer, request, address, target, connect, read)
        response = Response(request, answer, time.perf_counter() - begin, history)
        response._session, response._address = self, address
        return response

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def close(self):
        self._idle.clear()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def _error(failure, request, address, target, connect, read):
    host, port, secure = address
    scheme = "HTTPS" if secure else "HTTP"
    pool = f"{scheme}ConnectionPool(host='{host}', port={port}): "
    connection = f"{scheme}Connection(host='{host}', port={port})"
    if failure == "closed":
        reason = RemoteDisconnected("Remote end closed connection without response")
        return ConnectionError(f"('Connection aborted.', {reason!r})", request=request)
    if failure == "read timed out":
        return ReadTimeout(f"{pool}Read timed out. (read timeout={read})", request=request)
    kind = ConnectionError
    if failure == "connect timed out":
        kind = ConnectTimeout
        cause = (
            f"ConnectTimeoutError(<{connection} at {id(request):#x}>, "
            f"'Connection to {host} timed out. (connect timeout={connect})')"
        )
    elif failure == "unknown host":
        cause = f"NameResolutionError(\"{connection}: Failed to resolve '{host}' ([Errno -2] Name or service not known)\")"
    else:
        reason = "[Errno 111] Connection refused" if failure == "refused" else "[Errno 110] Connection timed out"
        cause = f'NewConnectionError("{connection}: Failed to establish a new connection: {reason}")'
    return kind(f"{pool}Max retries exceeded with url: {target} (Caused by {cause})", request=request)


def session():
    return Session()


def request(method, url, **kwargs):
    with Session() as session:
        return session.request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    return request("GET", url, params=params, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    kwargs.setdefault("allow_redirects", False)
    return request("HEAD", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)
