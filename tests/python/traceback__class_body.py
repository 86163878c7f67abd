def default():
    return undefined_value


class Settings:
    name = "x"
    value = default()
