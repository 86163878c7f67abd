class Point:
    __slots__ = ("x", "y")


point = Point()
point.x = 1
print(point.x)
try:
    point.z = 2
except AttributeError as error:
    print(error)
print(hasattr(point, "y"), hasattr(point, "__dict__"))
