class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._celsius = (value - 32) * 5 / 9

    @property
    def kelvin(self):
        return self._celsius + 273.15

    @staticmethod
    def absolute_zero():
        return -273.15

    @classmethod
    def freezing(cls):
        return cls(0)

    def __repr__(self):
        return f"{type(self).__name__}({self._celsius})"


class Better(Temperature):
    pass


t = Temperature(100)
print(t.fahrenheit, t.kelvin, t.absolute_zero(), Temperature.absolute_zero(), Better.freezing(), t.freezing())
t.fahrenheit = 32
print(t)
try:
    t.kelvin = 5
except AttributeError as error:
    print(error)
try:
    del t.fahrenheit
except AttributeError as error:
    print(error)
