import json

print(json.loads('{"a": [1, 2.5, -3e2, null, true, false], "b": {"c": "d"}}'))
print(json.loads(' [ ] '), json.loads("{}"), json.loads('""'), json.loads(" 12 "), json.loads("-0"), json.loads("-0.0"))
print(repr(json.loads(r'"\u00e9 \ud83d\ude00 \" \\ \/ \b\f\n\r\t"')))
print(json.loads("12345678901234567890123"), json.loads("1E5"), json.loads("0.1e-3"))
print(json.loads("[NaN, Infinity, -Infinity]"))
print(json.loads(b'{"a": "\xc3\xa9"}'))
print(json.loads('{"a": 1, "a": 2}'))
bad = [
    "", " ", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}',
    "{a: 1}", "{'a': 1}", "nul", "tru", "[1] 2", "01", "1.", ".5", "+1", "-", "--1", '"abc', '"a\nb"', '"\\x"', '"\\u12"',
    '"\\u12zz"', '"\\', '{"a": [1, {"b": }]}', '{\n  "a": 1,\n  "b": oops\n}', "NaN1", "[1}", '{1: 2}', '"é" x',
]
for text in bad:
    try:
        print(text, json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "->", error, error.pos, error.lineno, error.colno, error.msg)
for value in [None, 5, [1]]:
    try:
        json.loads(value)
    except TypeError as error:
        print(error)
try:
    json.loads("x")
except ValueError as error:
    print(type(error).__name__, type(error), error.args, error.doc)


def show(pairs):
    print("pairs", pairs)
    return dict(pairs)


print(json.loads('{"a": {"b": 1}, "c": [{"d": 2}]}', object_pairs_hook=show))
print(json.loads('{"x": 1, "y": {"x": 2}}', object_hook=lambda d: sorted(d.items())))
print(json.loads("[1, 2.5, 1e3]", parse_float=lambda s: "float " + s, parse_int=lambda s: "int " + s))
print(json.loads("[NaN, -Infinity, 1]", parse_constant=lambda s: "constant " + s))
print(json.JSONDecoder().raw_decode('[1, 2] rest'), json.JSONDecoder().decode(" [3] "))
data = {"name": "Ada", "scores": [1, 2.5, None], "nested": {"ok": True, "text": "ä\n"}}
print(json.loads(json.dumps(data)) == data, json.loads(json.dumps(data, indent=4)) == data)
deep = "[" * 500 + "]" * 500
print(len(json.dumps(json.loads(deep))))
