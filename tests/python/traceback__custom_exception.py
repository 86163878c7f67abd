class BadInput(ValueError):
    def __init__(self, value):
        super().__init__(value)
        self.value = value

    def __str__(self):
        return f"cannot use {self.value!r}\nsecond line"


def check(value):
    if value < 0:
        raise BadInput(value)
    return value


for number in (1, -1):
    print(check(number))
