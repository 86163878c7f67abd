class Checked:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return f"{owner.__name__}.{self.name}"
        return getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name} must not be negative")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)
        del instance.__dict__[self.name]


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Box:
    width = Checked()
    height = Checked()

    def __init__(self, width, height):
        self.width = width
        self.height = height

    @Lazy
    def area(self):
        print("computing")
        return self.width * self.height


box = Box(2, 3)
print(box.width, box.height, Box.width, box.__dict__)
print(box.area, box.area)
box.width += 10
print(box.width, getattr(box, "width"), hasattr(box, "height"))
try:
    box.height = -1
except ValueError as error:
    print(error)
del box.height
print(box.height)
setattr(box, "height", 4)
print(box.height, sorted(box.__dict__))


class Adder:
    def __init__(self, amount):
        self.amount = amount

    def __get__(self, instance, owner):
        return lambda value: value + self.amount


class Uses:
    add = Adder(5)


print(Uses().add(1), Uses.add(2))
