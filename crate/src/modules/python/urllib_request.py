"""Opens addresses of the simulated network."""

import socket
from http.client import InvalidURL, _address, _ask, _check_text, _reason
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlparse, urlsplit

__all__ = [
    "Request", "OpenerDirector", "build_opener", "install_opener", "urlopen", "urlretrieve", "urlcleanup",
    "pathname2url", "url2pathname",
]
__version__ = "3.11"


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self.data = data
        for name, value in headers.items():
            self.add_header(name, value)
        if method:
            self.method = method

    @property
    def full_url(self):
        return f"{self._full_url}#{self.fragment}" if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        url = url.strip()
        if url[:1] == "<" and url[-1:] == ">":
            url = url[1:-1].strip()
        url = url.removeprefix("URL:")
        self._full_url, mark, self.fragment = url.rpartition("#")
        if not mark:
            self._full_url, self.fragment = url, None
        scheme, colon, rest = self._full_url.partition(":")
        if not colon or not scheme or "/" in scheme:
            raise ValueError(f"unknown url type: {self._full_url!r}")
        self.type = scheme.lower()
        self.host, self.selector = None, rest
        if rest[:2] == "//":
            end = min([place for place in map(lambda char: rest.find(char, 2), "/?#") if place >= 0], default=len(rest))
            self.host, self.selector = unquote(rest[2:end]), rest[end:]

    def get_method(self):
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


def _body(request):
    data = request.data
    if data is None:
        return b""
    if isinstance(data, str):
        raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
    if hasattr(data, "read"):
        return data.read()
    return bytes(data) if isinstance(data, (bytes, bytearray, memoryview)) else b"".join(data)


class OpenerDirector:
    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/3.11")]

    def open(self, fullurl, data=None, timeout=socket):
        request = fullurl
        if not isinstance(request, Request):
            request = Request(fullurl, data)
        elif data is not None:
            request.data = data
        if timeout is socket:
            timeout = socket.getdefaulttimeout()
        for _ in range(11):
            response = self._exchange(request, timeout)
            if response.status < 300:
                return response
            error = HTTPError(response.url, response.status, response.reason, response.headers, response)
            location = response.getheader("location")
            if response.status not in (301, 302, 303, 307, 308) or location is None:
                raise error
            if request.data is not None and response.status in (307, 308):
                raise error
            headers = {
                name: value for name, value in request.headers.items()
                if name.lower() not in ("content-length", "content-type")
            }
            method = "HEAD" if request.get_method() == "HEAD" else "GET"
            request = Request(urljoin(request.full_url, quote(location, safe="%/:=&?~#+!$,;'@()*[]")), headers=headers, method=method)
        error.msg = (
            "The HTTP server returned a redirect error that would lead to an infinite loop.\n"
            "The last 30x error message was:\n" + error.msg
        )
        raise error

    def _exchange(self, request, timeout):
        body = _body(request)
        if request.type not in ("http", "https"):
            raise URLError(f"unknown url type: {request.type}")
        if not request.host:
            raise URLError("no host given")
        target = request.selector
        if target[:1] != "/":
            target = "/" + target
        headers = {"Accept-encoding": "identity", "Host": request.host, "Connection": "close"}
        for name, value in self.addheaders:
            headers[name.capitalize()] = value
        if request.data is not None:
            headers["Content-length"] = str(len(body))
            headers.setdefault("Content-type", "application/x-www-form-urlencoded")
        headers.update(request.unredirected_hdrs)
        headers.update(request.headers)
        _check_text(target)
        address = _address(request.host, request.type == "https")
        f"{request.get_method()} {target} HTTP/1.1".encode("ascii")
        sent = [(name.title(), str(value)) for name, value in headers.items()]
        answer = _ask(request.get_method(), address, target, sent, body, (timeout, timeout))
        if isinstance(answer, str):
            reason = _reason(answer, address[2])
            # Who waits for the answer is told by the socket itself.
            raise reason if answer in ("read timed out", "closed") else URLError(reason)
        answer.url = request.full_url
        return answer


_opener = None


def build_opener(*handlers):
    if handlers:
        raise NotImplementedError("openers with handlers of their own")
    return OpenerDirector()


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=socket, *, cafile=None, capath=None, cadefault=False, context=None):
    if _opener is None:
        install_opener(build_opener())
    return _opener.open(url, data, timeout)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    with urlopen(url, data) as response:
        size = int(response.getheader("content-length", "-1"))
        if filename is None:
            import tempfile

            filename = f"{tempfile.mkdtemp()}/{urlsplit(url).path.rpartition('/')[2] or 'index'}"
            _retrieved.append(filename)
        with open(filename, "wb") as file:
            number = 0
            if reporthook:
                reporthook(0, 8192, size)
            while block := response.read(8192):
                file.write(block)
                number += 1
                if reporthook:
                    reporthook(number, 8192, size)
        return filename, response.headers


_retrieved = []


def urlcleanup():
    import os

    while _retrieved:
        try:
            os.remove(_retrieved.pop())
        except OSError:
            pass


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)
