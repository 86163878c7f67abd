# What can be said about requests without a network.
import http
import http.client
import urllib.error
import urllib.request
from http import HTTPStatus

request = urllib.request.Request("HTTP://www.Example.com:80/a?b=c#d", headers={"user-agent": "x", "X-Many-Words": "y"})
print(request.full_url, request.type, request.host, request.selector, request.fragment, request.get_method(), request.data)
print(request.headers, request.has_header("User-agent"), request.get_header("X-many-words"), request.get_header("no", "other"))
request.add_header("ACCEPT", "z")
request.data = b"a=1"
print(request.get_method(), sorted(request.header_items()), request.get_full_url())
print(urllib.request.Request("http://a", method="PUT").get_method(), urllib.request.Request(" <URL:http://a/b> ").full_url)
for url in ("abc", "http://", "foo://x", "http://a b.com/", "http://a.com/b c", "http://a.com:x/", "http://a.com/é", "", "//x", "http://127.0.0.1:1/"):
    try:
        print(urllib.request.urlopen(url))
    except (ValueError, OSError, http.client.HTTPException) as error:
        print(type(error).__module__, type(error).__name__, error, isinstance(error, urllib.error.URLError) and repr(error.reason))
for options in ({"data": "x"}, {"timeout": -1}, {"timeout": "x"}):
    try:
        print(urllib.request.urlopen("http://127.0.0.1:1", **options))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

error = urllib.error.HTTPError("http://a", 404, "Not Found", {"a": "b"}, None)
print(error, repr(error), error.code, error.reason, error.headers, error.url, isinstance(error, OSError), error.filename)
error = urllib.error.URLError("no luck")
print(error, repr(error), error.reason, error.args)

for status in (HTTPStatus.OK, HTTPStatus(404), HTTPStatus["IM_A_TEAPOT"]):
    print(repr(status), status, status.value, status.name, status.phrase, status == 404)
print(len(HTTPStatus), [(status.value, status.phrase) for status in HTTPStatus], sorted(http.client.responses) == sorted(HTTPStatus))
print(http.HTTPMethod.GET, list(http.HTTPMethod)[:2])
try:
    HTTPStatus(999)
except ValueError as error:
    print(error)
for error in (http.client.IncompleteRead(b"abc"), http.client.IncompleteRead(b"abc", 5), http.client.RemoteDisconnected("gone"), http.client.BadStatusLine("x")):
    print(repr(error), isinstance(error, OSError), isinstance(error, http.client.HTTPException))
connection = http.client.HTTPSConnection("www.python.org", timeout=3)
print(connection.host, connection.port, connection.timeout, http.client.HTTPConnection("a:8080").port)
for call in (connection.getresponse, lambda: http.client.HTTPConnection("a:b")):
    try:
        call()
    except http.client.HTTPException as error:
        print(type(error).__name__, error)
