import urllib.parse
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin
from urllib.parse import unquote_to_bytes, urlparse, urlsplit, urlunparse, urlunsplit

for url in (
    "http://user:pa:ss@www.Example.com:8080/path/page.html;type=a?q=1&r=2#part",
    "https://example.com",
    "//example.com/a",
    "/a/b;c/d;e?x#y",
    "mailto:someone@example.com",
    "file:///etc/hosts",
    "http://[::1]:80/a",
    "http://[FE80::1%eth0]/",
    "HTTP://host?query",
    "http://host#a#b",
    "path:80",
    "1http:x",
    "tel:+31-20",
    "  http://a/ b\n",
    "http:///x",
    "http:",
    "",
    "?q",
    "#f",
    "a:b:c",
    "http://é.example/ü",
):
    parsed = urlparse(url)
    print(parsed, parsed.username, parsed.password, parsed.hostname, parsed.port)
    split = urlsplit(url)
    print(split, split.geturl(), parsed.geturl(), urlunparse(parsed), urlunsplit(split), urldefrag(url))
print(urlparse("//a/b", "https"), urlsplit("a#b", allow_fragments=False), urlparse("http://a/b").netloc)
scheme, netloc, *rest = urlparse("http://a/b")
print(scheme, netloc, rest, urlparse("http://a/b")._replace(path="/c").geturl(), isinstance(urlparse("a"), tuple), len(urlsplit("a")))
for url in ("http://a:x/", "http://a:99999/", "http://a:-1/", "http://[::1/", "http://a]/"):
    try:
        print(urlsplit(url).port)
    except ValueError as error:
        print(error)
base = "http://a/b/c/d;p?q"
for url in (
    "g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "", ".", "./", "..", "../", "../g",
    "../..", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "./../g", "g/../h", "http:g", "https://x", "mailto:x", "g//h",
):
    print(repr(url), urljoin(base, url))
for base, url in (("", "x"), ("http://a", "b"), ("http://a/", "../b"), ("a/b", "c"), ("mailto:x", "y"), ("http://a/b?q", "#f"), ("//a/b", "c"), ("http://a/b/", "c//d")):
    print(urljoin(base, url))

for text in ("a b&c=d/é", "", "~-_.", "100%", "a+b", "\x00\x7f\xff", "日本", "<>\"'"):
    print(quote(text), quote(text, safe=""), quote_plus(text), quote(text, safe="é&"), quote_plus(text, safe="/ "))
    print(unquote(quote(text)) == text, unquote_plus(quote_plus(text)) == text, unquote_to_bytes(quote(text)))
print(quote(b"\x00\xff a"), quote_plus(b"a b"), quote("é", encoding="latin-1"), quote("a", safe=b"/"), urllib.parse.quote_from_bytes(b"/ "))
for text in ("%E9", "%e2%82%ac", "a%2", "%", "%zz", "a%20b+c", "é%20é", "%C3%A9%zz%41", "%+1"):
    print(repr(unquote(text)), repr(unquote_plus(text)), unquote_to_bytes(text))
print(unquote("%E9", "latin-1"), unquote(b"a%20b"), unquote_to_bytes(b"%41"))
for bad in (lambda: quote(5), lambda: quote(b"", encoding="utf-8"), lambda: urllib.parse.quote_from_bytes("x")):
    try:
        print(bad())
    except TypeError as error:
        print(type(error).__name__)

print(urlencode({"a": 1, "b c": "d&e", "é": b"\xff", "n": None}), urlencode([("x", "1"), ("x", "2")]), urlencode({}))
print(urlencode({"a": [1, 2], "b": "xy", "c": ()}, doseq=True), urlencode({"a": [1, 2]}), urlencode({"a": "b c"}, quote_via=quote), urlencode({"a": "/"}, safe="/"))
for bad in ("text", 5, [1, 2]):
    try:
        print(urlencode(bad))
    except TypeError as error:
        print(error)
for query in ("a=1&b=2&a=3", "a=&b", "a=1;b=2", "", "&&a=1&", "a=b=c", "x=%41+%42", "a+b=c", "é=ü"):
    print(parse_qs(query), parse_qsl(query), parse_qs(query, keep_blank_values=True))
print(parse_qs("a=1;b=2", separator=";"), parse_qs(b"a=1&a=2"), parse_qsl("a=%E9", encoding="latin-1"))
for bad in (lambda: parse_qs("a", strict_parsing=True), lambda: parse_qsl("a=1&b=2", max_num_fields=1), lambda: parse_qs("a", separator="")):
    try:
        print(bad())
    except ValueError as error:
        print(error)
