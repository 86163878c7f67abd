# CPython proposes a near name for an unknown one.
length = 5
print(lenght)
