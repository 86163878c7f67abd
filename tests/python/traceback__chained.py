class Missing(Exception):
    pass


def load(table, key):
    try:
        return table[key]
    except KeyError as error:
        raise Missing(f"no {key}") from error


def main():
    try:
        load({"a": 1}, "b")
    except Missing:
        print("handling")
        len(5)


main()
