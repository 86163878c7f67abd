# /// lab
# models = ["processes"]
# workers = [2]
# ///
# Instances of classes that derive from built-in ones go to processes and come back.
import lab


class Stack(list):
    pass


class Default(dict):
    def __missing__(self, key):
        return 0


class Meters(float):
    pass


class Name(str):
    pass


class Pair(tuple):
    pass


class Tags(set):
    pass


class Id(int):
    pass


def work(value):
    return type(value).__name__, value, vars(value)


if __name__ == "__main__":
    stack = Stack([1, Pair((2, 3))])
    stack.label = "top"
    values = [stack, Default(a=1), Meters(2.5), Name("n"), Pair("ab"), Tags([5]), Id(7), Stack()]
    with lab.Executor() as executor:
        for value, (name, back, attributes) in zip(values, executor.map(work, values)):
            print(name, back, attributes, type(back) is type(value), back == value)
