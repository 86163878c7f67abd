print(range(10**20, 10**20 + 3)[1], list(range(2**64, 2**64 + 2)))
