def sink(n):
    return sink(n + 1)


print("down")
sink(0)
