def parse(text):
    try:
        return int(text)
    except ValueError:
        raise SystemError("give a number") from None


try:
    parse("1")
    parse("x")
finally:
    print("finally runs first")
