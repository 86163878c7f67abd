def check(items):
    assert len(items) == 3, f"expected 3, got {len(items)}"


check([1, 2, 3])
check([1])
