class Vault:
    __count = 0
    _hint = "soft"

    def __init__(self, secret):
        self.__secret = secret
        Vault.__count += 1

    def __check(self, guess):
        return guess == self.__secret

    def open(self, guess):
        return self.__check(guess)

    @classmethod
    def made(cls):
        return cls.__count

    def __dunder__(self):
        return "not mangled"


class Sub(Vault):
    def __init__(self):
        super().__init__("x")
        self.__secret = "other"

    def both(self):
        return self.__secret, self._Vault__secret


v = Vault(42)
print(v.open(42), v.open(1), Vault.made(), v._hint, v._Vault__secret, v.__dunder__())
print(Sub().both(), Sub().open("x"), Vault.made(), sorted(vars(Sub())))
try:
    v.__secret
except AttributeError as error:
    print(error)
try:
    v.__check(1)
except AttributeError as error:
    print(error)
