class CalculatorError(Exception):
    pass


def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            yield float(number) if "." in number else int(number)
        elif c in "+-*/()^":
            yield c
            i += 1
        else:
            raise CalculatorError(f"unexpected {c!r} at {i}")
    yield None


class Parser:
    operators = {
        "+": (1, lambda a, b: a + b),
        "-": (1, lambda a, b: a - b),
        "*": (2, lambda a, b: a * b),
        "/": (2, lambda a, b: a / b),
        "^": (3, lambda a, b: a**b),
    }

    def __init__(self, text):
        self.tokens = tokens(text)
        self.advance()

    def advance(self):
        self.token = next(self.tokens, None)

    def atom(self):
        token = self.token
        self.advance()
        if isinstance(token, (int, float)):
            return token
        if token == "-":
            return -self.expression(3)
        if token == "(":
            value = self.expression(1)
            if self.token != ")":
                raise CalculatorError("missing )")
            self.advance()
            return value
        raise CalculatorError(f"unexpected {token!r}" if token else "unexpected end")

    def expression(self, least):
        value = self.atom()
        while self.token in self.operators:
            level, operation = self.operators[self.token]
            if level < least:
                break
            self.advance()
            value = operation(value, self.expression(level if level == 3 else level + 1))
        return value


def evaluate(text):
    parser = Parser(text)
    value = parser.expression(1)
    if parser.token is not None:
        raise CalculatorError(f"left over {parser.token!r}")
    return value


for text in [
    "1 + 2 * 3",
    "(1 + 2) * 3",
    "2 ^ 3 ^ 2",
    "-4 + 10 / 4",
    "1.5 * -2",
    "8 - 3 - 2",
    "2 *",
    "(1",
    "1 $ 2",
    "1 / 0",
    "3 4",
    "2 ^ 100",
]:
    try:
        print(text, "=", evaluate(text))
    except (CalculatorError, ZeroDivisionError) as error:
        print(text, "->", type(error).__name__, error)
