import json
from json import JSONEncoder

print(json.dumps({"a": 1, "b": [1, 2.5, None, True, False], "c": {"d": "e"}}))
print(json.dumps([]), json.dumps({}), json.dumps(""), json.dumps(()), json.dumps((1, "x")))
print(json.dumps("é \" \\ / \b\f\n\r\t \x01 \x7f 😀"))
print(json.dumps("é 😀", ensure_ascii=False))
print(json.dumps({"b": 1, "a": {"z": 1, "y": [1, {"k": []}]}}, indent=2, sort_keys=True))
print(json.dumps([[], {}, [[]], {"a": {}}], indent=4))
print(json.dumps([1, [2, {"a": 3}]], indent="--"))
print(json.dumps([1, 2, {"a": 3}], separators=(",", ":")))
print(json.dumps([1, 2, {"a": 3}], indent=1, separators=(" ;", " = ")))
print(json.dumps({1: 2, 2.5: 3, True: 4, None: 5, "x": 6}))
print(json.dumps({10: 1, 9: 2}, sort_keys=True), json.dumps({2.5: 1, 1: 2}, sort_keys=True))
print(json.dumps([1e100, 1.0, -0.0, 10**30, 1.5e-7, float("inf"), float("-inf"), float("nan")]))
for bad in [{1, 2}, b"x", object, {"a": {3}}]:
    try:
        print(json.dumps(bad))
    except TypeError as error:
        print("TypeError:", error)
try:
    json.dumps({(1, 2): 3})
except TypeError as error:
    print("TypeError:", error)
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
print(json.dumps({(1, 2): 3}, skipkeys=True))
try:
    json.dumps({"a": 1, 2: 3}, sort_keys=True)
except TypeError as error:
    print("TypeError:", error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print("ValueError:", error)
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as error:
    print(str(error)[:42])


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


print(json.dumps({"p": Point(1, 2), "q": [Point(3, 4)]}, default=vars))
print(json.dumps({"p": Point(1, 2)}, default=lambda p: [p.x, p.y], indent=2))
print(json.dumps({3, 1, 2}, default=sorted))


class Encoder(JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        return super().default(o)


print(json.dumps([Point(5, 6)], cls=Encoder))
try:
    json.dumps([{7}], cls=Encoder)
except TypeError as error:
    print("TypeError:", error)
print(Encoder().encode({"a": Point(1, 1)}), "".join(JSONEncoder(indent=1).iterencode([1])))


class File:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text


file = File()
json.dump({"a": [1, 2]}, file, indent=2)
print(file.text)
