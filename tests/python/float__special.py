inf = float("inf")
nan = float("nan")
print(inf + 1, inf - inf, inf * 0, -inf, inf / inf, 1 / inf, -1 / inf, inf // 1, inf % 2, 5 % inf, -5 % inf)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan is nan, [nan] == [nan], nan in [nan])
print(inf == inf, inf > 10 ** 400, -inf < -10 ** 400, inf == float("1e999"))
print(min(nan, 1), min(1, nan), max(nan, 1), max(1, nan), sorted([3, inf, -inf, 0]))
print(1 ** nan, nan ** 0, inf ** 0, 0.0 ** inf, 2 ** inf, 2 ** -inf, (-inf) ** 3)
for x in (inf, nan):
    for function in (int, round):
        try:
            print(function(x))
        except (OverflowError, ValueError) as error:
            print(type(error).__name__, error)
