# The Mandelbrot set: floats in a tight loop.
import time


def mandelbrot(width, height, limit):
    inside = 0
    for row in range(height):
        cy = 2.0 * row / height - 1.0
        for column in range(width):
            cx = 3.0 * column / width - 2.0
            x = y = 0.0
            for _ in range(limit):
                xx = x * x
                yy = y * y
                if xx + yy > 4.0:
                    break
                y = 2.0 * x * y + cy
                x = xx - yy + cx
            else:
                inside += 1
    return inside


start = time.perf_counter()
inside = mandelbrot(160, 120, 200)
print("BENCH", time.perf_counter() - start)
print(inside)
