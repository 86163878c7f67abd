class Box:
    def __init__(self):
        self.volume = 5


box = Box()
print(box.volumes)
