class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def describe(self):
        return "I am " + self.speak()


class Dog(Animal):
    sound = "woof"


class Puppy(Dog):
    def speak(self):
        return super().speak().upper()


class Cat(Animal):
    def __init__(self, name, lives=9):
        super().__init__(name)
        self.lives = lives

    def speak(self):
        return Animal.speak(self) + f" ({self.lives})"


for animal in (Animal("A"), Dog("Rex"), Puppy("Bit"), Cat("Tom"), Cat("Old", lives=1)):
    print(type(animal).__name__, animal.describe(), isinstance(animal, Dog), isinstance(animal, (Cat, Puppy)))
print(
    issubclass(Puppy, Animal),
    issubclass(Cat, Dog),
    issubclass(Dog, Dog),
    issubclass(int, object),
    issubclass(bool, int),
)
print(Puppy.__bases__, Puppy.__mro__, Animal.__bases__, [c.__name__ for c in Cat.__mro__])
Animal.sound = "changed"
print(Animal("z").speak(), Dog("y").speak(), Cat("x").speak())
for bad in (
    lambda: isinstance(1, 5),
    lambda: issubclass(5, int),
    lambda: isinstance(1, (int, 5)),
    lambda: isinstance("s", (int, 5)),
):
    try:
        print(bad())
    except TypeError as error:
        print(error)
