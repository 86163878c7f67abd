print(isinstance(5, int | str), isinstance(5.0, int | str), int | None)
