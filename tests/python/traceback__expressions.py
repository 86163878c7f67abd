# A chain of failures, so that one traceback shows where the caret goes for each kind of expression.
table = {"k": [1, 2]}
nothing = None
text = "abc"


def attribute():
    return 1 + nothing.attribute.deeper


def subscript():
    return [0, table["k"][1][0], 5]


def missing_key():
    return (table["k"], table["none"])


def power():
    return 1 + text ** 2 + 3


def spaced_operator():
    return 5 * (1   //   0)


def unary():
    return 1 if -text else 2


def comparison():
    return 1 < 2 < text < 4


def call():
    return len(text) + int("x" + text, 10)


def name():
    return text + qqqqqqqqqq + "end"


def keyword_call():
    return sorted([2, 1], key=len, reverse=True)[0]


def string():
    return f"{text} and {nothing[0]} end"


def method_call():
    return text.upper().index("z").bit_length()


def not_callable():
    return [text, text("a", 1)]


def membership():
    return True and 5 in 5


def conditional():
    return "yes" if text.nothing else "no"


def chain(steps):
    try:
        if len(steps) > 1:
            chain(steps[1:])
    finally:
        steps[0]()


chain(
    [attribute, subscript, missing_key, power, spaced_operator, unary, comparison, call, name, keyword_call, string]
    + [method_call, not_callable, membership, conditional]
)
