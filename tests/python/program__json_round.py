import json
from datetime import date, datetime, timedelta
from decimal import Decimal

data = {"name": "Ünï", "n": [1, 2.5, -0.0, 1e100, True, None], "nested": {"k": {"z": []}}, "empty": {}, 1: "int", None: 0, "esc": "a\"b\\c\n\t\u2028\x01"}
text = json.dumps(data)
print(text)
print(json.dumps(data, ensure_ascii=False, indent=2))
print(json.loads(text) == {str(k) if not k is None else "null": v for k, v in data.items()})
print(json.dumps({"b": 1, "a": [1, {"c": 2}]}, sort_keys=True, indent=4, separators=(",", ": ")))
print(json.dumps([1, 2, 3], indent=None, separators=(",", ":")), json.dumps("é"), json.dumps(float("nan")), json.dumps(float("inf")), json.dumps((1, 2)), json.dumps([]), json.dumps({}, indent=2), json.dumps([[], {}], indent=1))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (date, datetime)):
            return o.isoformat()
        if isinstance(o, set):
            return sorted(o)
        if isinstance(o, Decimal):
            return str(o)
        return super().default(o)


print(json.dumps({"d": date(2024, 2, 29), "s": {3, 1}, "dec": Decimal("1.10")}, cls=Encoder))
print(json.dumps({"d": timedelta(1)}, default=str))


def hook(d):
    return {k.upper(): v for k, v in d.items()}


print(json.loads('{"a": {"b": [1, 2.50, "x"]}}', object_hook=hook), json.loads("[1.1, 2]", parse_float=Decimal), json.loads("[1, 2]", parse_int=float))
print(json.loads('{"a":1,"a":2}', object_pairs_hook=list), json.loads('"\\ud83d\\ude00"'), json.loads(" [ ] "), json.loads(b'{"k": "v"}'), json.loads("NaN"), json.loads("-Infinity"))
for bad in ["{", "[1,]", "{'a': 1}", "", "[1 2]", '{"a" 1}', "nul", '"abc', "01", '{"a":1}}', "[1,\n2,\nx]", '{1: 2}', '"\t"', "\ufeff{}"]:
    try:
        json.loads(bad)
        print("ok", bad)
    except json.JSONDecodeError as e:
        print(repr(bad), "->", e, e.lineno, e.colno, e.pos)
    except ValueError as e:
        print("value", e)
for bad in [{1, 2}, object, {(1, 2): 3}, lambda: 0, b"x", 1j]:
    try:
        print(json.dumps(bad))
    except TypeError as e:
        print(e)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as e:
    print(e)
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as e:
    print(e)
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True), json.dumps({True: 1, 2.5: 2}))
import io
f = io.StringIO()
json.dump({"x": [1, 2]}, f)
f.seek(0)
print(json.load(f))
print(json.JSONEncoder(indent=1).encode([1]), json.JSONDecoder().raw_decode('[1] rest'))
