def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


for x in generator():
    print(x)
    break
else:
    print("never")
print("after")
