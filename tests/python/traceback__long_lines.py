# Expressions over several lines: the caret marks what of them is on the line that the traceback shows.
def total(*values, scale=1):
    return sum(values) * scale


def first():
    return total(
        1,
        2,
        scale="x" * total(
            3,
            "four",
        ),
    )


def second():
    value = (1 +
             2 * (3 +
                  None))
    return value


def third():
    return {
        "a": 1,
        "b": [1, 2, 3][
            7
        ],
    }


def fourth():
    return (
        "text"
        .upper()
        .nothing()
    )


for function in (first, second, third):
    try:
        function()
    except (TypeError, IndexError) as error:
        trace = error.__traceback__
        while trace.tb_next is not None:
            trace = trace.tb_next
        print(function.__name__, error, trace.tb_lineno)
try:
    first()
finally:
    try:
        second()
    finally:
        try:
            third()
        finally:
            fourth()
