settings = {"color": "red"}


class Config:
    def __init__(self, data):
        self.data = data

    def __getitem__(self, key):
        return self.data[key]


config = Config(settings)
print(config["color"])
print("next", config["size"])
