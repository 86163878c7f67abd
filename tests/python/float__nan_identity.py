nan = float("nan")
print(nan is nan, [nan] == [nan], float("nan") is nan, [float("nan")] == [nan])
