class Meta(type):
    def __call__(cls, *args):
        print("make", cls.__name__)
        return super().__call__(*args)


class Made(metaclass=Meta):
    pass


print(type(Made()) is Made, type(Made) is Meta)
