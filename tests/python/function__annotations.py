def noted(kind):
    print("annotation", kind)
    return kind


def function(x: noted("parameter")) -> noted("result"):
    pass


print(function.__annotations__)
