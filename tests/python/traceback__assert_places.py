# An assertion underlines its last comparison, and nothing if there is none.
import traceback


def check(number):
    if number == 0:
        assert "Hello".isdigit()
    if number == 1:
        assert not len
    if number == 2:
        assert 0 or 1 > 2
    if number == 3:
        assert 1 > 2 or len(()), "message"
    if number == 4:
        assert (0 if number else 1)
    if number == 5:
        assert number < 1 if number else number
    assert number == 7


for number in range(7):
    try:
        check(number)
    except AssertionError:
        traceback.print_exc()
