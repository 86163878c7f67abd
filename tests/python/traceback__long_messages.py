class Many(Exception):
    pass


class Empty(Exception):
    pass


def chain():
    try:
        raise Empty
    except Empty:
        try:
            raise Many("a", 2, [3])
        except Many:
            try:
                raise KeyError("it's a 'key'\nwith a line")
            except KeyError:
                try:
                    raise ValueError("")
                except ValueError:
                    raise OSError(2, "No such file", "name.txt")


try:
    chain()
except OSError as error:
    print(repr(error), str(error))
try:
    chain()
except OSError:
    raise Exception(None) from Exception("cause", ("with", "tuple"))
finally:
    chain()
