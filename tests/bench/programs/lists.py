# Lists: grown, indexed, cut, summed and multiplied as matrices.
import time


def multiply(a, b, size):
    product = [[0] * size for _ in range(size)]
    for i in range(size):
        row = a[i]
        for j in range(size):
            total = 0
            for k in range(size):
                total += row[k] * b[k][j]
            product[i][j] = total
    return product


def work(count):
    numbers = []
    for i in range(count):
        numbers.append(i * 7 % 1000)
    for i in range(len(numbers) - 1):
        if numbers[i] > numbers[i + 1]:
            numbers[i], numbers[i + 1] = numbers[i + 1], numbers[i]
    evens = numbers[::2]
    evens.reverse()
    while len(evens) > 10:
        evens.pop()
    return sum(numbers), max(numbers), evens


start = time.perf_counter()
result = work(300_000)
size = 90
matrix = [[(i * j) % 10 for j in range(size)] for i in range(size)]
product = multiply(matrix, matrix, size)
print("BENCH", time.perf_counter() - start)
print(result, product[3][:5])
