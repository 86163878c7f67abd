# Output before the end keeps its order, and a nested handler's own failure is shown with what it handled.
class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, error, trace):
        print("close", self.name, kind.__name__)
        if self.name == "b":
            raise RuntimeError(f"closing {self.name} failed")


with Resource("a"), Resource("b"), Resource("c"):
    print("body")
    {}["missing"]
