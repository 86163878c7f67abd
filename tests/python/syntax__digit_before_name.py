# A name can't begin with a digit.
print("never printed")
12nd = 1
